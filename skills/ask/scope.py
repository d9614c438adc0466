"""What a question is about: files that came along, meetings that it names, or the one whose thread it is asked in."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from indexing.audience import Audience
from indexing.documents import ScoredPassage
from skills.ask.pieces.words import content_words
from skills.context import Context
from skills.language import day, joined, say
from skills.meeting_book import Held
from skills.messages import Attachment
from skills.periods import Period, find_period

FEWEST_WORDS = 2  # content words that a question keeps when the meeting's name is taken out of it
MOST_NAMED = 3
_LOOKED_THROUGH, _FOUND = 50, 8
_ANY = r"(?:meetings?|calls?)"
_NOUN = (
    rf"(?:{_ANY}|reviews?|stand-?ups?|syncs?|retros?(?:pectives?)?|kick-?offs?|workshops?|interviews?|all[- ]hands|"
    r"town ?halls?|one[- ]on[- ]ones?|1:1s?|check-?ins?|planning)"
)
_WHERE = r"(?:in|at|during|from|of)\b"
_PHRASE = re.compile(
    rf"\b{_WHERE}\s+(?P<name>(?:(?!{_WHERE})[^\s,;?!]+\s+){{0,6}}?{_NOUN}(?:\s+{_NOUN})*)\b", re.IGNORECASE
)
# what is called so may be a document as well, so alone it names no meeting
_VAGUE = re.compile(r"reviews?|planning|interviews?|workshops?", re.IGNORECASE)
# words for the channel that somebody looks at, in the languages that we speak; alone they say nothing to search for
_HERE = re.compile(
    r"\b(?:in (?:this|the open) channel|this channel|(?:over |in )?here|in diesem (?:kanal|channel)|hier|"
    r"dans ce canal|ce canal|ici|en este canal|este canal|aqu[ií])\b|"
    r"(?:この|その)チャンネル(?:で|の)?(?:は)?|ここ(?:で|の)?(?:は)?",
    re.IGNORECASE,
)
_NEWEST = re.compile(r"\b(?:last|latest|previous|recent)\b", re.IGNORECASE)
_SMALL = frozenset(
    "the our all a an any this last latest previous most recent past that my your every of on in s".split()
)


@dataclass(frozen=True)
class Scope:
    """Where to look: in these files, else in the documents of these meetings, else in all transcripts of the period.

    `named`: the question names them, so nothing else is looked at; `question` is the rest of it. `channel` is one whose
    threads and meetings are looked in, by the word for its readers."""

    question: str
    meetings: tuple[Held, ...] = ()
    period: Period | None = None
    named: bool = True
    files: tuple[Attachment, ...] = ()
    channel: str = ""

    @property
    def says(self) -> str:
        """Where was looked, for the small print."""
        if self.channel:
            return say("what was written or said in the channel you have open")
        if self.files:
            return _listed([one.name for one in self.files])
        if self.period:
            return say("the meetings {period}", period=self.period.told)
        return _listed([joined((one.title, f"({day(one.started_at)})")) for one in self.meetings])


def _listed(names: Sequence[str]) -> str:
    named, more = joined(names[:MOST_NAMED], ", "), len(names) - MOST_NAMED
    return say("{meetings} and {n} more", meetings=named, n=more) if more > 0 else named


async def scope_of(question: str, ctx: Context) -> Scope | None:
    """The files or meetings that are meant; None where any document may answer."""
    if ctx.attached:
        return Scope(question, named=False, files=ctx.attached)
    named = await asyncio.to_thread(_named, question, ctx)
    if named:
        return named
    here = await asyncio.to_thread(ctx.book.of_thread, ctx.message.conversation, ctx.audience)
    return Scope(question, (here,), named=False) if here else _beside(question, ctx)


def _beside(question: str, ctx: Context) -> Scope | None:
    """The channel that is open beside a private conversation, if the question points at it."""
    pointed = _HERE.search(question) if ctx.message.open_channel else None
    if pointed is None:
        return None
    channel = ctx.message.open_channel.partition(":")[2]
    rest = _without(question, *pointed.span())
    return Scope(rest, named=False, channel=f"channel:{channel}")


async def find(question: str, ctx: Context, scope: Scope | None, limit: int = _FOUND) -> list[ScoredPassage]:
    """Search where the scope says, for what the audience may read; `limit` is of all but named files and meetings."""
    if scope is None:
        return await ctx.index.search(question, audience=ctx.audience, limit=limit)
    if scope.channel:
        # what the channel's readers are named for, of that which this audience may read
        there = Audience(ctx.audience.viewers | {frozenset({scope.channel})})
        return await ctx.index.search(question, audience=there, limit=limit)
    if scope.files:
        return await ctx.index.search(
            question, audience=ctx.audience, within=[one.location for one in scope.files]
        )
    if scope.meetings:
        locations = [one.location for one in scope.meetings]
        return await ctx.index.search(question, audience=ctx.audience, within=locations)
    # transcripts that nobody wrote up as a meeting, such as those of the command line
    since = scope.period.since if scope.period else None
    found = await ctx.index.search(
        question, audience=ctx.audience, kind="meeting", since=since, limit=_LOOKED_THROUGH
    )
    return _before(found, scope.period)[:_FOUND]


def _before(found: Sequence[ScoredPassage], period: Period | None) -> list[ScoredPassage]:
    """Those of the period, without copies of them that may be of another day."""
    until = period.until if period else None
    kept = (one for one in found if until is None or _written(one, until))
    return [replace(one, duplicates=()) for one in kept]


def _written(found: ScoredPassage, until: datetime) -> bool:
    at = found.passage.modified_at
    return at is not None and at < until


def _named(question: str, ctx: Context) -> Scope | None:
    """The first meetings that the question names and that exist, or a period in which meetings are asked about."""
    for match in _PHRASE.finditer(question):
        inside = find_period(match["name"], ctx.now.date())
        title, end = match["name"], match.end()
        period = None
        if inside:
            period, (left, right) = inside
            title = f"{title[:left]} {title[right:]}"
        elif after := find_period(question[end : end + 40], ctx.now.date()):
            period, (left, right) = after
            period, end = (period, end + right) if not question[end : end + left].strip() else (None, end)
        words = [word for word in re.findall(r"[\w:-]+", title.lower()) if word not in _SMALL]
        words = [word for word in words if not re.fullmatch(_ANY, word)]
        rest = _without(question, match.start(), end)
        if words and (period or not all(map(_VAGUE.fullmatch, words))):
            held = ctx.book.held(ctx.audience, period=period, words=" ".join(words))
            if held:
                newest = period is None and _NEWEST.search(match["name"])
                return Scope(rest, held[:1] if newest else held)
        elif period and not words:
            return Scope(rest, ctx.book.held(ctx.audience, period=period), period)
    return None


def _without(question: str, start: int, end: int) -> str:
    """The question without these words; whole where too little would be left of it."""
    rest = f"{question[:start].rstrip(' ,')} {question[end:].lstrip(' ,')}".strip()
    return rest if len(content_words(f"{rest} 0")) - 1 >= FEWEST_WORDS else question
