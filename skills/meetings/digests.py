"""A digest of many meetings: decisions, what was asked of whom, open questions and risks, each with its moment."""

import re

from skills.context import Context
from skills.digest import digest_of
from skills.errors import UserError
from skills.language import joined, say
from skills.meeting_book import Series
from skills.meetings.files import none_of
from skills.messages import Lines, Reply, Text
from skills.periods import Period, find_period

EVERY = ("daily", "weekly")
HOW = say("Write `meetings digest this week`, or in a channel `meetings digest weekly client calls`.")


def digest(words: str, ctx: Context) -> Reply:
    """Of a period, now; or `daily`, `weekly`, `list` and `stop` for what is posted by itself."""
    first, _, rest = words.partition(" ")
    place = ctx.message.conversation
    if first.lower() in EVERY:
        series = ctx.book.start_digest(place, first.lower(), rest.strip(), ctx.message.sender)
        ends = Text(say("`meetings digest stop {id}` ends it.", id=series.id))
        return Reply(_begun(series), (ends,))
    if first.lower() in ("stop", "off"):
        if not re.fullmatch(r"\d{1,9}", rest.strip()):
            raise UserError(
                say("Which digest is missing."), hint=say("`meetings digest list` shows their numbers.")
            )
        ctx.book.stop_digest(place, int(rest), ctx.message.sender)
        return Reply(say("Digest {id} is posted no more.", id=int(rest)))
    if first.lower() == "list":
        return _listed(ctx)
    return _now(words, ctx)


def _begun(series: Series) -> str:
    """That a digest is posted here from now on."""
    daily = series.every == EVERY[0]
    if series.words and daily:
        return say(
            "I post a daily digest of meetings with {words!r} in their title here, as far as everyone in this channel "
            "may read them.",
            words=series.words,
        )
    if series.words:
        return say(
            "I post a weekly digest of meetings with {words!r} in their title here, as far as everyone in this "
            "channel may read them.",
            words=series.words,
        )
    if daily:
        return say("I post a daily digest here, as far as everyone in this channel may read them.")
    return say("I post a weekly digest here, as far as everyone in this channel may read them.")


def _listed(ctx: Context) -> Reply:
    series = ctx.book.digests(ctx.message.conversation)
    if not series:
        return Reply(say("No digest is posted here by itself."), (Text(HOW),))
    return Reply(
        say("Posted here by itself:"),
        (Lines(tuple(joined((f"{one.id}:", _often(one.every), one.words)) for one in series)),),
    )


def _often(every: str) -> str:
    return say("daily") if every == EVERY[0] else say("weekly")


def _now(words: str, ctx: Context) -> Reply:
    today = ctx.now.date()
    found = find_period(words or "this week", today)
    if found is None:
        raise UserError(say("I cannot tell which days {words!r} are.", words=words), hint=HOW)
    period, (start, end) = found
    title = f"{words[:start]} {words[end:]}".strip() if words else ""
    return reply_of(period, title, ctx)


def reply_of(period: Period, title: str, ctx: Context) -> Reply:
    reply = digest_of(ctx.book, ctx.audience, period, title)
    if reply is not None:
        return reply
    return Reply(none_of(period, title))
