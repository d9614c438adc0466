"""What a recap shows of a busy channel: planted decisions, tasks and open questions, found or not.

The talk is invented: chatter of an office, some of it with words of deciding and doing, around sentences that somebody
who was away must know. Beside our choice stand two that need no thought, with as many messages as we show: the first of
each of the longest threads, and the newest.
"""

import asyncio
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from benchmarks.figures import show
from indexing.models import TextModels
from skills.catch_up.pick import Picked, pick
from skills.talk import Saying

SEED = 2026
CHANNELS = 40
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
PEOPLE = ("Ana Souza", "Bo Lind", "Cy Curator", "Dee Park", "Eva Stein")
THINGS = (
    "bottle",
    "trade fair",
    "web shop",
    "support desk",
    "warehouse",
    "newsletter",
    "price list",
    "test lab",
)
TOLD = (
    "We decided to move the launch of the {thing} to the fifteenth",
    "The supplier for the {thing} is blocked until Thursday",
    "From now on every order for the {thing} needs two signatures",
    "I will send the new plan for the {thing} by Friday",
    "The contract for the {thing} was approved this morning",
    "The old page of the {thing} is broken for customers in Spain",
    "We agreed to spend at most 4,000 euros on the {thing}",
)
ASKED = (
    "Who has the measurements of the {thing}?",
    "When can we show the {thing} to the customer?",
    "Does anybody know the password of the {thing}?",
)
CHATTER = (
    "Good morning everybody, how was your weekend?",
    "Haha yes, the same here",
    "Thanks a lot, that helps",
    "The canteen has pumpkin soup again today",
    "Has anybody seen my blue umbrella in the kitchen",
    "Happy birthday Dee, enjoy your day",
    "I am working from home this afternoon",
    "The coffee machine on the second floor smells odd",
    "Nice picture, where did you take it",
    "See you all at the football tonight",
    "My train is late as always",
    "Sounds good to me",
    "I will be five minutes late, sorry",
    "Lunch at 12:30 in the canteen as always",
    "It is 30 degrees in here, please open a window",
    "We need to water the plants, they look sad",
)


@dataclass(frozen=True)
class Channel:
    threads: tuple[tuple[Saying, ...], ...]
    told: frozenset[str]
    asked: frozenset[str]


def main() -> None:
    models = TextModels()

    async def embed(texts: Sequence[str]):  # type: ignore[no-untyped-def]  # noqa: ANN202  # numpy stays with its owner
        return await asyncio.to_thread(models.embed, texts)

    chance = random.Random(SEED)  # repeatable, not secret
    channels = [invented(chance) for _ in range(CHANNELS)]
    picked = [asyncio.run(pick(one.threads, embed)) for one in channels]
    size = sum(len(one.told) for one in picked) / len(picked)
    ours = share(channels, lambda at: [one.text for one in picked[at].told])
    show(
        f"decisions and tasks in a recap of {size:.1f} lines",
        f"{ours:.0%} of them shown",
        _beside(channels, picked),
    )
    asked = sum(
        len(one.asked & {said.text for said in found.open})
        for one, found in zip(channels, picked, strict=True)
    )
    show(
        "questions that nobody answered",
        f"{asked / sum(len(one.asked) for one in channels):.0%} of them shown",
        "",
    )


def _beside(channels: Sequence[Channel], picked: Sequence[Picked]) -> str:
    def longest(at: int) -> list[str]:
        threads = sorted(channels[at].threads, key=len, reverse=True)
        return [thread[0].text for thread in threads[: len(picked[at].told)]]

    def newest(at: int) -> list[str]:
        sayings = sorted(
            (one for thread in channels[at].threads for one in thread), key=lambda one: one.said_at
        )
        return [one.text for one in sayings[-len(picked[at].told) :]]

    return f"roots of the longest threads {share(channels, longest):.0%}, the newest {share(channels, newest):.0%}"


def share(channels: Sequence[Channel], shown: Callable[[int], Sequence[str]]) -> float:
    """Of all that was planted to be told, how much is shown."""
    found = sum(len(one.told & set(shown(at))) for at, one in enumerate(channels))
    return found / sum(len(one.told) for one in channels)


def invented(chance: random.Random) -> Channel:
    """About sixty messages, six of them worth telling, and two questions that stay open."""
    things = chance.sample(THINGS, len(THINGS))
    told = [line.format(thing=thing) for line, thing in zip(chance.sample(TOLD, 6), things, strict=False)]
    asked = [
        line.format(thing=thing) for line, thing in zip(chance.sample(ASKED, 2), things[6:], strict=False)
    ]
    threads = [[chance.choice(CHATTER) for _ in range(chance.randint(1, 5))] for _ in range(16)]
    for line in told:
        # half of them begin a thread, half are said somewhere in one
        thread = chance.choice(threads)
        thread.insert(0 if chance.random() < 0.5 else chance.randint(1, len(thread)), line)
    threads += [[line] for line in asked]
    chance.shuffle(threads)
    numbers = iter(range(1_000))
    sayings = tuple(tuple(_saying(chance, text, next(numbers)) for text in thread) for thread in threads)
    return Channel(sayings, frozenset(told), frozenset(asked))


def _saying(chance: random.Random, text: str, number: int) -> Saying:
    return Saying(
        chance.choice(PEOPLE), text, MONDAY + timedelta(minutes=7 * number), f"https://x.slack.com/p{number}"
    )


if __name__ == "__main__":
    main()
