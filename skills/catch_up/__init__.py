"""What did I miss? The messages of a channel or thread that say most, or what a model proves from them; all linked."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from pydantic import BaseModel, Field

from skills.catch_up.naming import channel_in
from skills.catch_up.phrases import PHRASES
from skills.catch_up.pick import Picked, pick
from skills.catch_up.wording import NOT_WORDED, Told, Worded, word
from skills.context import Context
from skills.contract import skill
from skills.language import clock_time, day, joined, say, say_many
from skills.messages import Block, Footer, Heading, Lines, Reply, Text
from skills.periods import find_period
from skills.permission import Permission
from skills.talk import Saying, Talked

DEFAULT_DAYS = 7
LONGEST_DAYS = 31
SHOWN_CHARACTERS = 280
_THREAD = re.compile(r"\bthread\b", re.IGNORECASE)


class CatchUpQuery(BaseModel):
    since: str = Field(
        "",
        max_length=500,
        description=say("Since when, such as Monday, yesterday or the last 3 days; a week if empty"),
        json_schema_extra={"words": True},
    )
    channel: str = Field(
        "",
        description=say("Which channel; empty is the one you have open, or where you ask"),
        json_schema_extra={"form": "channel"},
    )


@dataclass(frozen=True)
class Recap:
    """`picked` is what is shown of what was `talked` unless a model `worded` it; `said` names the stretch of time."""

    said: str
    talked: Talked
    picked: Picked
    worded: Worded = NOT_WORDED

    def to_reply(self) -> Reply:
        if not any(self.talked.threads):
            return Reply(
                say(
                    "Nobody wrote anything {period} in {channel}.",
                    period=self.said,
                    channel=self.talked.channel,
                )
            )
        blocks: list[Block] = []
        picked = () if self.worded.told else self.picked.told
        if self.worded.told:
            blocks.append(_told(self.worded.told))
        for on, sayings in groupby(picked, key=lambda one: day(one.said_at, weekday=True, year=False)):
            blocks.append(Heading(on))
            blocks.append(_lines(tuple(sayings)))
        if self.picked.open:
            blocks += [Heading(say("Asked, and not answered there")), _lines(self.picked.open)]
        if not blocks:
            blocks.append(Text(say("Only greetings and short words.")))
        return Reply(self._summary(), (*blocks, Footer(self._small_print())))

    def _summary(self) -> str:
        sayings = [one for thread in self.talked.threads for one in thread]
        people = len({one.author for one in sayings})
        return say(
            "{channel} {period}: {messages} of {people} in {threads}.",
            channel=self.talked.channel,
            period=self.said,
            messages=say_many("{n} message", "{n} messages", len(sayings)),
            people=say_many("one person", "{n} people", people),
            threads=say_many("{n} thread", "{n} threads", len(self.talked.threads)),
        )

    def _small_print(self) -> str:
        chosen = "" if self.worded.told else say("Their own words, chosen by how much they say.")
        more = (
            "" if self.talked.whole else say("There was more than I read; name a shorter time for all of it.")
        )
        return joined((chosen, more, self.worded.note))


@skill(
    command="catchup",
    summary=say("Say what was written in a channel or thread"),
    examples=("catchup since Monday",),
    permission=Permission.ASK,
    phrases=PHRASES,
)
async def catch_up(query: CatchUpQuery, ctx: Context) -> Recap:
    """Only what whoever asks could read there, and where others read along, only of that place."""
    place = ctx.message.conversation
    # beside an open channel that one is meant, unless the thread is
    named = channel_in(query.channel, ctx.message) or query.channel or channel_in(query.since, ctx.message)
    channel = named or ("" if _THREAD.search(query.since) else ctx.message.open_channel)
    talked = None
    if place.thread and not channel and (not query.since or _THREAD.search(query.since)):
        talked = await ctx.talk.thread(place, ctx.message.sender)
        said: str = say("in this thread")
    if talked is None or (not query.since and _is_alone(talked)):
        said, since = _since(query.since, ctx.now)
        talked = await ctx.talk.channel(place, channel, ctx.message.sender, since=since)
    picked = await pick(talked.threads, ctx.index.embed)
    worded = await word(talked.threads, ctx) if picked.told else NOT_WORDED
    return Recap(said, talked, picked, worded)


def _is_alone(talked: Talked) -> bool:
    """Whether the thread is nothing but the question itself: then its channel is meant."""
    return sum(map(len, talked.threads)) <= 1


def _since(words: str, now: datetime) -> tuple[str, datetime]:
    """From the first day that the words name; a month at most."""
    found = find_period(words, now.date())
    earliest = now - timedelta(days=LONGEST_DAYS)
    if found is None:
        return say("in the last {n} days", n=DEFAULT_DAYS), now - timedelta(days=DEFAULT_DAYS)
    since = max(found[0].since, earliest)
    return say("since {day}", day=day(since, weekday=True, year=False)), since


def _told(told: tuple[Told, ...]) -> Lines:
    """Each sentence behind the time of its first message, and below it the others that prove it."""
    rows: list[tuple[str, str]] = []
    for one in told:
        first, *others = one.proof
        rows.append((f"[{clock_time(first.said_at)}] {one.text}", first.link))
        rows += [(f"[{clock_time(other.said_at)}] ↳ {other.author}", other.link) for other in others]
    return Lines(tuple(text for text, _ in rows), tuple(link for _, link in rows))


def _lines(sayings: tuple[Saying, ...]) -> Lines:
    items = tuple(f"[{clock_time(one.said_at)}] {one.author}: {_short(one.text)}" for one in sayings)
    return Lines(items, tuple(one.link for one in sayings))


def _short(text: str) -> str:
    line = " ".join(text.split())
    if len(line) <= SHOWN_CHARACTERS:
        return line
    return f"{line[:SHOWN_CHARACTERS].rsplit(' ', 1)[0]} …"
