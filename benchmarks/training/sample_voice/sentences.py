"""Sentences for training: our own meeting talk, jumbled words and, at hand, the public-domain handbook."""

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.training.sample_voice import vocabulary as v

Pick = random.Random
_FEELINGS = ["worried", "afraid", "sure"]
_OPENINGS = ["Welcome to", "Let us start", "Let us close", "This is", "That is all for"]
_NOT_PROSE = re.compile(r"[A-Z]{2,}|[^A-Za-z ,.?']|\b[B-HJ-Zb-hj-z]\b")


def number(pick: Pick) -> str:
    """A whole number below ten thousand in words."""
    one = pick.choice
    ones, teens, tens = one(v.ONES), one(v.TEENS), one(v.TENS)
    two_digits = one([f"{tens} {ones}", tens, teens])
    return one(
        [
            ones,
            teens,
            two_digits,
            f"{ones} hundred",
            f"{ones} hundred and {two_digits}",
            f"{one([ones, teens, two_digits])} thousand",
            f"{ones} thousand {one(v.ONES)} hundred",
        ]
    )


def day(pick: Pick) -> str:
    """A day of the month with its month, said one of the ways people say it."""
    one = pick.choice
    ordinal = one([*v.ORDINALS, "twenty first", "twenty third", "twenty fifth", "thirtieth"])
    month = one(v.MONTHS)
    return one([f"the {ordinal} of {month}", f"{month} {ordinal}", f"the {ordinal}"])


def due(pick: Pick) -> str:
    """When something has to be done."""
    one = pick.choice
    span = one(v.SOURCES)
    return one(
        [
            f"by {one(v.DAYS)}",
            f"before {one(v.DAYS)}",
            f"by {day(pick)}",
            f"on {day(pick)}",
            f"before the end of next {span}",
            f"by the end of the {span}",
            f"next {span}",
            f"this {span}",
            f"in {one(v.MONTHS)}",
            f"in {one(v.ONES)} {one(['days', 'weeks', 'months', 'hours'])}",
            one(v.ADVERBS[:6]),
        ]
    )


def thing(pick: Pick) -> str:
    """A thing that can be talked about, with its article."""
    one = pick.choice
    noun, adjective = one(v.THINGS), one(v.ADJECTIVES)
    return one(
        [
            f"the {noun}",
            f"the {adjective} {noun}",
            f"the {one(v.THINGS)} {noun}",
            f"the {noun} of {one(v.PRODUCTS)}",
            f"our {noun}",
            f"{one(['this', 'that', 'another', 'every', 'each'])} {noun}",
            f"the {one(v.MASS)} {noun}",
            one(v.PRODUCTS),
            f"the {noun} for {one([one(v.PLACES), 'the ' + one(v.PARTIES)])}",
        ]
    )


def who(pick: Pick) -> str:
    """A person, a team or a group, able to stand first in a sentence."""
    one = pick.choice
    return one(
        [
            one(v.NAMES),
            one(v.NAMES),
            f"{one(v.NAMES)} {one(v.SURNAMES)}",
            f"The {one(v.TEAMS)} team",
            f"The {one(v.ROLES)}",
            f"The {one(v.PARTIES)} in {one(v.PLACES)}",
            f"{one(v.NAMES)} and {one(v.NAMES)}",
        ]
    )


def _decision(pick: Pick) -> str:
    one = pick.choice
    start = one(
        ["We decided to", "We agreed to", "The team decided to", "So we will", "It is decided to", "Let us"]
    )
    return f"{start} {one(v.BASE)} {thing(pick)} {one([due(pick), 'at ' + number(pick) + ' euros', ''])}."


def _move(pick: Pick) -> str:
    verb = pick.choice(["move", "moved", "delay", "change", "shift"])
    subject = pick.choice(["We will", "We can", "They", who(pick)])
    return f"{subject} {verb} {thing(pick)} from {day(pick)} to {day(pick)}."


def _action(pick: Pick) -> str:
    one = pick.choice
    subject = one([who(pick), "I", "We", "You"])
    return f"{subject} {one(['will', 'should', 'must', 'can'])} {one(v.BASE)} {thing(pick)} {due(pick)}."


def _give(pick: Pick) -> str:
    one = pick.choice
    verb = one(["send", "give", "show", "sell", "explain", "present", "write", "deliver"])
    return f"{one([who(pick), 'I'])} will {verb} {thing(pick)} to the {one(v.PARTIES)}."


def _question(pick: Pick) -> str:
    one = pick.choice
    return one(
        [
            f"Who will {one(v.BASE)} {thing(pick)} in {one(v.PLACES)}?",
            f"Can {one(v.NAMES)} {one(v.BASE)} {thing(pick)} {due(pick)}?",
            f"When will {thing(pick)} be {one(v.QUALITIES)}?",
            f"Why is {thing(pick)} so {one(v.QUALITIES)}?",
            f"How many {one(v.MEASURES)} do we need for {thing(pick)}?",
            f"What should we tell the {one(v.PARTIES)} about {thing(pick)}?",
            f"Is there any {one(v.MASS)} left in {one(v.PLACES)}?",
            f"Where did {who(pick).replace('The', 'the')} put {thing(pick)}?",
            f"Should we {one(v.BASE)} it {one(v.ADVERBS)}?",
            f"How long {one(['will', 'did', 'does'])} it take to {one(v.BASE)} {thing(pick)}?",
            f"{one(v.NAMES)}, {one(['can', 'could', 'should'])} we talk about {thing(pick)}?",
            f"{one(v.NAMES)}, how is {thing(pick)}?",
            f"Which {one(v.THINGS)} did you {one(v.BASE)}?",
        ]
    )


def _risk(pick: Pick) -> str:
    one = pick.choice
    return one(
        [
            f"The {one(v.THINGS)} {one(v.ROLES)} is {one(v.ONES)} weeks {one(['late', 'early'])}.",
            f"There is a risk that {thing(pick)} will be {one(v.QUALITIES)}.",
            f"{who(pick)} is {one(v.QUALITIES)}, and that could {one(v.BASE)} {thing(pick)}.",
            f"I am {one(_FEELINGS)} that the {one(v.PARTIES)} will not wait for {thing(pick)}.",
            f"Without {one(v.MASS)}, we cannot {one(v.BASE)} {thing(pick)}.",
            f"That would cost us {number(pick)} {one(v.MEASURES)}.",
        ]
    )


def _fact(pick: Pick) -> str:
    one = pick.choice
    failed = one(["failed", "passed", "stopped", "started", "worked", "improved", "dropped"])
    return one(
        [
            f"We have {number(pick)} {one(v.MEASURES)} for the {one(v.ADJECTIVES)} {one(v.SOURCES)}.",
            f"{who(pick)} {one(v.PAST)} {thing(pick)} {one(v.ADVERBS)}.",
            f"{thing(pick).capitalize()} is {one(v.QUALITIES)}, but {thing(pick)} is {one(v.QUALITIES)}.",
            f"The {one(v.THINGS)} test {failed} on {number(pick)} {one(v.MEASURES)} in {thing(pick)}.",
            f"{who(pick)} {failed} after {number(pick)} {one(v.MEASURES)}.",
            f"The {one(v.MASS)} in {one(v.PLACES)} was {one(v.QUALITIES)} in {one(v.MONTHS)}.",
            f"Last {one(v.SOURCES)} the {one(v.PARTIES)} asked for {thing(pick)}.",
            f"{who(pick)} said that {thing(pick)} was {one(v.PAST)} {due(pick)}.",
            f"{number(pick).capitalize()} {one(v.MEASURES)} were {one(v.PAST)} {due(pick)}.",
            f"I {one(v.PAST)} {number(pick)} {one(v.MEASURES)} with {one(v.NAMES)}.",
        ]
    )


def _talk(pick: Pick) -> str:
    one = pick.choice
    first, last = one(v.NAMES), one(v.SURNAMES)
    return one(
        [
            f"{one(_OPENINGS)} {thing(pick)}.",
            f"Thank you, {first}.",
            f"Good {one(['morning', 'afternoon', 'evening'])}, {one(['everyone', 'all', first])}.",
            f"{first}, {one(['please', 'could you', 'can you', 'I'])} {one(v.BASE)} {thing(pick)}.",
            f"{one(v.CALLS)}, {one(['that is', 'it is', 'they are', 'we are'])} {one(v.QUALITIES)}.",
            f"My name is {first} {last}, and I work in {one(v.TEAMS)}.",
            f"{first} {last} leads the {one(v.TEAMS)} team.",
            f"I think {one(['we', 'you', 'they', first])} should {one(v.BASE)} {thing(pick)}.",
            f"The next {one(['point', 'topic', 'item', 'question'])} is {thing(pick)}.",
            f"{one(v.LINKS).capitalize()} we {one(v.BASE)} it, {first} has to {one(v.BASE)} {thing(pick)}.",
            f"We meet again {due(pick)}.",
            f"{one(v.CALLS)}, I do not {one(['know', 'like', 'think', 'want', 'need', 'see'])} that.",
            f"{one(['Then', 'But', 'Yes', 'No'])}, {thing(pick)} is too {one(v.QUALITIES)}.",
            f"There is {one(['one more', 'no', 'another', 'a new'])} {one(v.THINGS)} {due(pick)}.",
            f"I {one(['need', 'want', 'have', 'see'])} {number(pick)} more {one(v.MEASURES)}.",
            f"{one(['Yes', 'No', 'Well'])}, {thing(pick)} is {one(v.QUALITIES)} than {thing(pick)}.",
            f"{who(pick)} would {one(['like to', 'not', 'never'])} {one(v.BASE)} {thing(pick)}.",
            f"{one(['What', 'How'])} about {thing(pick)}?",
        ]
    )


def _jumble(pick: Pick, rare: list[str]) -> str:
    """Words in no order, so that the model must listen to each of them; half from `rare` when it has any."""
    one = pick.choice
    pool = [
        v.SMALL,
        v.SMALL,
        v.THINGS,
        v.ADJECTIVES,
        v.BASE,
        v.PAST,
        v.QUALITIES,
        v.MEASURES,
        v.PARTIES,
        v.ADVERBS,
    ]
    pool += [
        v.TEAMS,
        v.ROLES,
        v.MASS,
        v.NAMES,
        v.PLACES,
        v.SURNAMES,
        v.ONES,
        v.TENS,
        v.ORDINALS,
        v.MONTHS,
        v.SOURCES,
    ]
    pool += [v.LINKS, v.TEENS, v.DAYS]
    pool += [rare] * len(pool) if rare else []
    words = [one(one(pool)) for _ in range(pick.randint(3, 9))]
    return f"{words[0][0].upper()}{words[0][1:]} {' '.join(words[1:])}{one('..?')}"


_KINDS: tuple[Callable[[Pick], str], ...] = (
    _decision, _move, _action, _action, _give, _question, _question, _risk, _fact, _fact, _talk, _talk,
)  # fmt: skip


def meeting_sentence(pick: Pick) -> str:
    """One grammatical sentence of meeting talk, rarely the same twice."""
    text = re.sub(r"\s+([.,?])", r"\1", pick.choice(_KINDS)(pick))
    return text[0].upper() + text[1:]


def handbook_sentences(folder: Path | None, longest: int = 20) -> list[str]:
    """Clean prose sentences of 3 to `longest` words from the handbook's Markdown; none without a folder."""
    if folder is None:
        return []
    found: set[str] = set()
    for page in sorted(folder.rglob("*.md")):
        text = page.read_text(encoding="utf-8").replace("\u2019", "'")
        text = re.sub(r"^---.*?^---", "", text, flags=re.DOTALL | re.MULTILINE)
        text = re.sub(r"\[([^\]]*)\]\([^)]*\)|[*_]{1,2}", r"\1", text)
        for line in text.splitlines():
            found.update(
                part
                for part in re.split(r"(?<=[.?])\s+", line.strip().lstrip("-0123456789. "))
                if _clean(part, longest)
            )
    return sorted(found)


def _clean(text: str, longest: int) -> bool:
    words = text.split()
    fits = (
        3 <= len(words) <= longest and max(map(len, words)) <= 16 and all(word[0].isalpha() for word in words)
    )
    return bool(
        fits
        and text[0].isupper()
        and text[-1] in ".?"
        and "." not in text[:-1]
        and not _NOT_PROSE.search(text)
    )


def training_sentences(pick: Pick, handbook: list[str], kept_out: set[str]) -> Iterator[str]:
    """Sentences without end: about 1 in 12 from the handbook, 1 jumbled, 10 of meeting talk; none kept out."""
    rare = sorted({word.strip(",.?") for text in handbook for word in text.split()[1:]})
    while True:
        draw = pick.random()
        if handbook and draw < 0.08:
            text = pick.choice(handbook)
        else:
            text = _jumble(pick, rare) if draw < 0.16 else meeting_sentence(pick)
        if text not in kept_out:
            yield text
