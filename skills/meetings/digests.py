"""A digest of many meetings: decisions, what was asked of whom, open questions and risks, each with its moment."""

import re

from skills.context import Context
from skills.digest import digest_of
from skills.errors import UserError
from skills.messages import Lines, Reply
from skills.periods import Period, find_period

EVERY = ("daily", "weekly")
HOW = "Write `meetings digest this week`, or in a channel `meetings digest weekly client calls`."


def digest(words: str, ctx: Context) -> Reply:
    """Of a period, now; or `daily`, `weekly`, `list` and `stop` for what is posted by itself."""
    first, _, rest = words.partition(" ")
    place = ctx.message.conversation
    if first.lower() in EVERY:
        series = ctx.book.start_digest(place, first.lower(), rest.strip(), ctx.message.sender)
        of = f" of meetings with {series.words!r} in their title" if series.words else ""
        return Reply(
            f"I post a {series.every} digest{of} here, as far as everyone in this channel may read them. "
            f"`meetings digest stop {series.id}` ends it."
        )
    if first.lower() in ("stop", "off"):
        if not re.fullmatch(r"\d{1,9}", rest.strip()):
            raise UserError("Which digest is missing.", hint="`meetings digest list` shows their numbers.")
        ctx.book.stop_digest(place, int(rest), ctx.message.sender)
        return Reply(f"Digest {int(rest)} is posted no more.")
    if first.lower() == "list":
        return _listed(ctx)
    return _now(words, ctx)


def _listed(ctx: Context) -> Reply:
    series = ctx.book.digests(ctx.message.conversation)
    if not series:
        return Reply(f"No digest is posted here by itself. {HOW}")
    return Reply(
        "Posted here by itself:",
        (Lines(tuple(f"{one.id}: {one.every} {one.words}".strip() for one in series)),),
    )


def _now(words: str, ctx: Context) -> Reply:
    today = ctx.now.date()
    found = find_period(words or "this week", today)
    if found is None:
        raise UserError(f"I cannot tell which days {words!r} are.", hint=HOW)
    period, (start, end) = found
    title = f"{words[:start]} {words[end:]}".strip() if words else ""
    return reply_of(period, title, ctx)


def reply_of(period: Period, title: str, ctx: Context) -> Reply:
    reply = digest_of(ctx.book, ctx.audience, period, title)
    if reply is not None:
        return reply
    of = f" with {title!r} in their title" if title else ""
    return Reply(f"I know no meetings {period.said}{of} that everyone here may read.")
