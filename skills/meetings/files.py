"""Which meetings there are, and the transcript of one as a file."""

import re

from skills.context import Context
from skills.errors import UserError
from skills.language import joined, moment, say, say_many
from skills.meeting_book import Held, Kind, no_meeting
from skills.messages import File, Footer, Lines, Reply, Text
from skills.moments import clock, link_at
from skills.periods import Period, find_period

SHOWN = 15
_SUFFIX = re.compile(r"(?:^|\s)\.?(vtt|srt|md|json)\s*$", re.IGNORECASE)


def list_meetings(words: str, ctx: Context) -> Reply:
    """The newest, or those of a period and with words in their title."""
    found = find_period(words, ctx.now.date())
    period, (start, end) = found or (None, (0, 0))
    title = f"{words[:start]} {words[end:]}".strip()
    held = ctx.book.held(ctx.audience, period=period, words=title)
    if not held:
        return Reply(none_of(period, title))
    more = (Text(say("and {n} more.", n=len(held) - SHOWN)),) if len(held) > SHOWN else ()
    lines = Lines(tuple(f"{moment(one.started_at)}: {one.title} ({one.id})" for one in held[:SHOWN]))
    about = (period.told if period else "", say("with {title!r}", title=title) if title else "")
    summary = joined((say_many("{n} meeting", "{n} meetings", len(held)), *about))
    return Reply(
        say("{meetings}.", meetings=summary),
        (lines, *more, Footer(say("`meetings transcript ID vtt` gives the words of one."))),
        about=tuple(one.location for one in held[:SHOWN]),
    )


def none_of(period: Period | None, title: str) -> str:
    """That there are no such meetings, or none that may be shown."""
    when = period.told if period else ""
    if period and title:
        return say(
            "I know no meetings {period} with {title!r} that everyone here may read.",
            period=when,
            title=title,
        )
    if period:
        return say("I know no meetings {period} that everyone here may read.", period=when)
    if title:
        return say("I know no meetings with {title!r} that everyone here may read.", title=title)
    return say("I know no meetings that everyone here may read.")


def transcript(words: str, ctx: Context) -> Reply:
    """A meeting's transcript as .vtt, .srt, .md or .json; in a thread the one that it is about."""
    match = _SUFFIX.search(words)
    suffix = f".{match[1].lower()}" if match else ".md"
    name = words[: match.start()].strip() if match else words
    meeting = chosen(name, ctx)
    text = ctx.book.transcript(meeting, suffix, ctx.audience)
    return Reply(
        say("The transcript of {title}.", title=meeting.title),
        (File(file_name(meeting, suffix), text),),
        about=(meeting.location,),
    )


def possible(words: str, ctx: Context) -> Reply:
    """The decisions and risks of a meeting that are only possible, each with its moment."""
    meeting = chosen(words.strip(), ctx)
    said = ctx.book.said(meeting, ctx.audience)
    unsure = [one for one in said if one.possible and one.kind in (Kind.DECISION, Kind.RISK)]
    if not unsure:
        said_so = say("Nothing in {meeting} is only possibly a decision or a risk.", meeting=meeting.title)
        return Reply(said_so, private=True)
    lines = tuple(f"[{clock(one.start)}] {one.text} ({_possibly(one.kind)})" for one in unsure)
    return Reply(
        say("What may have been decided, or be a risk, in {meeting}.", meeting=meeting.title),
        (
            Lines(lines, tuple(link_at(meeting.link, one.start) for one in unsure)),
            Footer(say("These are less sure: look each up in the recording before you use it.")),
        ),
        private=True,
        about=(meeting.location,),
    )


def _possibly(kind: Kind) -> str:
    return say("possibly a decision") if kind is Kind.DECISION else say("possibly a risk")


def file_name(meeting: Held, suffix: str) -> str:
    """A plain name that says which meeting it is, whatever its title holds."""
    title = re.sub(r"[^\w]+", "-", meeting.title, flags=re.ASCII).strip("-").lower()[:60] or "meeting"
    return f"{meeting.started_at:%Y-%m-%d}-{title}{suffix}"


def chosen(name: str, ctx: Context) -> Held:
    """The meeting of this id, or without one that of the thread. Raises UserError."""
    if name:
        return ctx.book.meeting(name, ctx.audience)
    meeting = ctx.book.of_thread(ctx.message.conversation, ctx.audience)
    if meeting is None:
        raise UserError(say("Which meeting is missing."), hint=str(no_meeting("").hint))
    return meeting
