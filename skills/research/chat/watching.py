"""Reports that are looked at again: started, listed, made quieter and stopped by the words of a chat."""

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from skills.context import Context
from skills.contract import skill
from skills.errors import UserError
from skills.language import Sentence, day, joined, say, say_many
from skills.messages import Choices, Conversation, Footer, Lines, Reply
from skills.permission import Permission
from skills.readers import readers_of
from skills.research.chat.query import WatchQuery
from skills.research.sight import seen_report
from skills.research.watch.again import order_of
from skills.research.watch.watching import Rest, Watch, every, look_now, mute, snooze, unmute
from skills.researches import KeptReport, no_report
from skills.watches import channel_of

USUAL_DAYS = 7
_RESTS = {
    Rest.NOT_ALLOWED: say("rests: whoever set it up may not research any more"),
    Rest.OUTSIDERS: say("rests: people from outside the company read along here"),
    Rest.CLOSED: say("rests: I cannot post here"),
    Rest.OFF: say("rests: research is switched off here"),
}


@dataclass(frozen=True)
class Watched:
    """What became of a watch, in words."""

    reply: Reply

    declined = False

    def to_reply(self) -> Reply:
        return self.reply


@skill(
    command="watch",
    summary=say("Tell in Slack or Teams what changed since a report"),
    examples=("watch add 3fa9c2d41b every=7", "watch list", "watch look name=5d0c21a9e4"),
    permission=Permission.RESEARCH,
    routed=False,
)
async def watch(query: WatchQuery, ctx: Context) -> Watched:
    """Whoever may research changes what tells in the channel where they say so; elsewhere its owner or an admin."""
    if query.do == "add":
        return Watched(await _add(query, ctx))
    do = _list if query.do == "list" else _DOES[query.do]
    return Watched(await asyncio.to_thread(do, query, ctx))


def watch_name(report: str, place: Conversation, owner: str) -> str:
    """One report has one watch in one place, however often somebody begins it."""
    where = channel_of(place) or f"user:{owner}"
    return hashlib.sha256(f"{place.platform} {where} {report}".encode()).hexdigest()[:10]


async def _add(query: WatchQuery, ctx: Context) -> Reply:
    place = ctx.message.conversation
    if not query.which:
        raise UserError(say("Say which report."), hint=say("`reports` lists those that you may see."))
    if place.private and place.beside:
        # who reads along in the channel is known only where the words stand there
        raise UserError(
            say("What is said here only you read, and a watch tells everyone."),
            hint=say("Mention me in the channel that is to hear of it, or write to me alone."),
        )
    kept, alone = await seen_report(query.which, ctx)
    if alone:
        raise no_report(query.which)
    made = _made(kept, query, ctx)
    new = await asyncio.to_thread(ctx.researches.watches.start, made, place)
    stop = Choices("", (f"watch stop name={made.name}",), (say("Stop watching"),))
    if not new:
        return Reply(say("“{question}” is watched here already.", question=made.question), (stop,))
    rhythm = say_many(
        "I look at its pages again every day.",
        "I look at its pages again every {n} days.",
        made.every_days,
    )
    quiet = say("What changed is told here, was and is, with a quote. Where nothing changed I am quiet.")
    return Reply(
        say("“{question}” is watched from now on.", question=made.question), (Lines((rhythm, quiet)), stop)
    )


def _made(kept: KeptReport, query: WatchQuery, ctx: Context) -> Watch:
    order, message = order_of(kept), ctx.message
    return Watch(
        name=watch_name(kept.id, message.conversation, message.sender.id),
        question=kept.report.question,
        report=kept.id,
        owner=message.sender.id,
        channel=channel_of(message.conversation),
        urls=order.urls,
        companies=order.companies,
        index=order.index,
        readers=tuple(sorted(readers_of(message))),
        every_days=query.every or query.days or USUAL_DAYS,
        made_on=ctx.now.date(),
        looked_at=kept.made_at,
    )


def _list(_query: WatchQuery, ctx: Context) -> Reply:
    message = ctx.message
    found = ctx.researches.watches.of(message.conversation, message.sender)
    if not found:
        return Reply(
            say("No report is watched here."),
            (Footer(say("`watch add` and the name of a report begins it.")),),
        )
    return Reply(say("Watched here:"), (Lines(tuple(_line(one, ctx) for one in found)),))


def _line(one: Watch, ctx: Context) -> Sentence:
    today = ctx.now.date()
    parts = [
        say_many("looked at every day", "looked at every {n} days", one.every_days),
        _RESTS[one.resting] if one.resting else say("next on {day}", day=day(one.due_at(ctx.now))),
    ]
    if one.muted_until and one.is_muted(today):
        parts.append(say("muted until {day}", day=day(one.muted_until)))
    for quiet in one.snoozed:
        if today < quiet.until:
            named = " ".join(filter(None, (quiet.company, quiet.field)))
            parts.append(say("{what} snoozed until {day}", what=named, day=day(quiet.until)))
    return joined((one.question, *parts, one.name), " · ")


def _mute(query: WatchQuery, ctx: Context) -> Reply:
    days = _days(query)
    kept = _changed(query, ctx, lambda one: mute(one, ctx.now.date(), days))
    until = day(kept.muted_until) if kept.muted_until else ""
    undo = Choices("", (f"watch unmute name={kept.name}",), (say("Unmute"),))
    said = say("Quiet until {day}. What changes meanwhile is told afterwards, if it still holds.", day=until)
    return Reply(said, (undo,))


def _unmute(query: WatchQuery, ctx: Context) -> Reply:
    _changed(query, ctx, unmute)
    return Reply(say("No longer muted: what changed meanwhile is told at the next look."))


def _snooze(query: WatchQuery, ctx: Context) -> Reply:
    days, field = _days(query), _field(query.field, ctx)
    kept = _changed(
        query, ctx, lambda one: snooze(one, _company(query.company, one, ctx), field, ctx.now.date(), days)
    )
    quiet = kept.snoozed[-1]
    named = " ".join(filter(None, (quiet.company, quiet.field)))
    return Reply(say("Nothing of {what} is told until {day}.", what=named, day=day(quiet.until)))


def _every(query: WatchQuery, ctx: Context) -> Reply:
    days = query.every or _days(query)
    kept = _changed(query, ctx, lambda one: every(one, days))
    return Reply(
        say_many("I look at it every day from now on.", "I look at it every {n} days from now on.", days),
        (Lines((say("next on {day}", day=day(kept.due_at(ctx.now))),)),),
    )


def _look(query: WatchQuery, ctx: Context) -> Reply:
    kept = _changed(query, ctx, look_now)
    soon = say(
        "I look at “{question}” again with the next round of looks, which begins within the hour.",
        question=kept.question,
    )
    quiet = say(
        "Pages that I read less than some hours ago I do not ask for again. Where nothing changed I am quiet."
    )
    return Reply(soon, (Footer(quiet),))


def _stop(query: WatchQuery, ctx: Context) -> Reply:
    message = ctx.message
    gone = ctx.researches.watches.stop(_which(query), message.conversation, message.sender)
    again = Choices("", (f"watch add {gone.report} every={gone.every_days}",), (say("Watch it again"),))
    # whoever reads along elsewhere need not know what was asked
    elsewhere = gone.channel != channel_of(message.conversation)
    return Reply(say("“{question}” is watched no more.", question=gone.question), (again,), private=elsewhere)


_DOES: dict[str, Callable[[WatchQuery, Context], Reply]] = {
    "mute": _mute,
    "unmute": _unmute,
    "snooze": _snooze,
    "every": _every,
    "look": _look,
    "stop": _stop,
}


def _changed(query: WatchQuery, ctx: Context, change: Callable[[Watch], Watch]) -> Watch:
    message = ctx.message
    return ctx.researches.watches.change(_which(query), change, message.conversation, message.sender)


def _which(query: WatchQuery) -> str:
    if not query.which:
        raise UserError(say("Say which watch."), hint=say("`watch list` shows those that tell here."))
    return query.which


def _days(query: WatchQuery) -> int:
    if query.days is None:
        raise UserError(say("Say for how many days."), hint=say("Write `days=7` behind it."))
    return query.days


def _company(name: str, one: Watch, ctx: Context) -> str:
    """As the watch calls it. A button cannot hold the quotes of a name, and people write it in small letters."""
    known = [*one.companies, *filter(None, (ctx.researches.us,))]
    for company in known:
        if _folded(company) == _folded(name):
            return company
    raise UserError(
        say("Nothing of {company!r} is watched here.", company=name) if name else say("Say which company."),
        hint=say("It is about {companies}.", companies=joined(known, ", ")),
    )


def _field(name: str, ctx: Context) -> str:
    """A field by its name or as people read it; empty for all of them."""
    fields = ctx.researches.fields
    for field in fields:
        if name.strip().casefold() in (field.name.casefold(), str(field.label).casefold()):
            return field.name
    if not name.strip():
        return ""
    raise UserError(
        say("I know no field {field!r}.", field=name),
        hint=say("There are {fields}.", fields=joined([one.name for one in fields], ", ")),
    )


def _folded(name: str) -> str:
    return " ".join(name.replace('"', "'").split()).casefold()
