"""How many generated replies become messages within the limits of Slack and Teams, and how fast."""

import random
from time import perf_counter

from benchmarks.figures import show
from bot.platforms import Payload
from bot.platforms.slack.render import to_slack
from bot.platforms.teams.render import to_teams
from bot.testing.teams import Chat, Limits
from bot.testing.teams.rules import RefusedError, check
from skills.messages import Block, Choices, Footer, Heading, Lines, Quote, Reply, Table, Text
from tests.bot.platforms.slack.limits_check import violations
from tests.bot.platforms.slack.replies import NASTY

SEED = 2026
REPLIES = 10_000
_CHAT = Chat("a:1", "personal", "", ["ana"])


def main() -> None:
    replies = generated(REPLIES)
    _slack(replies)
    _teams(replies)


def _teams(replies: list[Reply]) -> None:
    started = perf_counter()
    payloads = [payload for reply in replies for payload in to_teams(reply)]
    seconds = perf_counter() - started
    over = sum(_is_refused(payload) for payload in payloads)
    show(
        f"{REPLIES:,} generated replies in Teams",
        f"{len(payloads):,} messages",
        f"{over} over limits, target 0",
    )
    show(
        "rendering for Teams", f"{len(payloads) / seconds:,.0f} messages/s", "Teams takes 7 a second and chat"
    )


def _is_refused(payload: Payload) -> bool:
    try:
        check(payload, _CHAT, Limits())
    except RefusedError:
        return True
    return False


def _slack(replies: list[Reply]) -> None:
    started = perf_counter()
    payloads = [payload for reply in replies for payload in to_slack(reply)]
    seconds = perf_counter() - started
    over = sum(bool(violations(payload)) for payload in payloads)
    show(
        f"{REPLIES:,} generated replies in Slack",
        f"{len(payloads):,} messages",
        f"{over} over limits, target 0",
    )
    show(
        "rendering for Slack",
        f"{len(payloads) / seconds:,.0f} messages/s",
        "Slack takes 1 a second and channel",
    )


def generated(count: int) -> list[Reply]:
    """Replies of every kind of block, made of the pieces that break renderers; the same ones each time."""
    draw = random.Random(SEED)
    return [Reply(_text(draw), tuple(_block(draw) for _ in range(draw.randrange(7)))) for _ in range(count)]


def _block(draw: random.Random) -> Block:
    texts = tuple(_text(draw) for _ in range(draw.randrange(6)))
    rows = tuple(texts[: draw.randrange(6)] for _ in range(draw.choice((0, 1, 2, 3, 4, 5, 6, 7, 8, 120))))
    return draw.choice(
        (
            Text(_text(draw)),
            Heading(_text(draw)),
            Quote(_text(draw), _text(draw)),
            Lines(texts),
            Table(texts * draw.choice((1, 1, 1, 1, 1, 5)), rows),
            Choices(_text(draw), texts * draw.choice((1, 1, 1, 1, 1, 1, 1, 1, 1, 30))),
            Footer(_text(draw)),
        )
    )


def _text(draw: random.Random) -> str:
    """Mostly a line or two; one in two hundred is far too long for any block."""
    text = "".join(draw.choice(NASTY) for _ in range(draw.randrange(12)))
    return text * draw.choice((40, 200)) if draw.random() < 0.005 else text


if __name__ == "__main__":
    main()
