"""The week's gaps as a post, for people who can write down what is missing."""

from collections.abc import Sequence

from bot.review.gaps import Gap
from skills.language import say, say_many
from skills.messages import Block, Footer, Quote, Reply

MOST_SHOWN = 10
_ALONE = say("Nobody else asked about the same, so no words are shown here.")
_MORE = say(
    "All of them: `confidant gaps`. Add a document that says it, or answer one that was handed to you."
)


def digest(gaps: Sequence[Gap], *, days: int) -> Reply | None:
    """What was asked most and got no answer; None after days in which nothing was missing.

    Of questions put in words that one person alone used, only the words are shown that others used too."""
    asked = sum(gap.count for gap in gaps)
    if not asked:
        return None
    summary = say_many(
        "{n} question of the last {days} days got no answer.",
        "{n} questions of the last {days} days got no answer.",
        asked,
        days=days,
    )
    shown = [gap for gap in gaps if gap.words][:MOST_SHOWN]
    quotes = tuple(Quote(gap.words, _about(gap)) for gap in shown)
    left = asked - sum(gap.count for gap in shown)
    blocks: tuple[Block, ...] = quotes + ((Footer(_left(left) if shown else _ALONE),) if left else ())
    return Reply(summary, (*blocks, Footer(_MORE)))


def _about(gap: Gap) -> str:
    if gap.nearest:
        return say("{asked}, nearest: {document}", asked=gap.asked, document=gap.nearest)
    return say("{asked}, nothing near it", asked=gap.asked)


def _left(count: int) -> str:
    return say_many(
        "{n} more is not shown: asked less often, or by one person each.",
        "{n} more are not shown: asked less often, or by one person each.",
        count,
    )
