"""What a card says to those who may know, and what the asker hears: words only, for readers that are given."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.review.matters import Matter
from indexing.audience import Audience
from indexing.documents import ScoredPassage
from skills.messages import Block, Choices, Footer, Form, Lines, Quote, Reply, Text

SHOWN = 12  # characters of an id
LONGEST_NAME = 160  # characters of a question in a sentence
GONE = "This question is gone: questions are kept for a while only, or its asker had it deleted."
MOST_AUTHORS = 3


@dataclass(frozen=True)
class Readers:
    """Who reads a card, what was found that all of them may read, and who may know, by name."""

    audience: Audience
    found: Sequence[ScoredPassage] = ()
    on_call: Sequence[str] = ()


@dataclass(frozen=True)
class Names:
    """People in a matter, by name."""

    asker: str
    holder: str = ""
    settler: str = ""


def card(matter: Matter, readers: Readers, names: Names) -> Reply:
    """As it stands now: open, claimed or settled, with the buttons that are left."""
    if matter.is_settled:
        return _settled(matter, readers, names)
    head = f"{names.asker} asks: {matter.question}"
    about = [one.passage.location for one in readers.found]
    about += matter.places(matter.cited) if matter.may_see_shadow(readers.audience) else []
    held: tuple[Block, ...] = (Text(f"Claimed by {names.holder}."),) if names.holder else ()
    blocks = (*_found(matter, readers, names), *held, *_buttons(matter, readers, names))
    return Reply(head, blocks, about=tuple(about))


def gone() -> Reply:
    return Reply(GONE)


def answer(matter: Matter, names: Names) -> Reply:
    """For whoever may read what it rests on."""
    head = f"{names.settler} answers “{short(matter.question)}”"
    rests = matter.places(matter.sources)
    sources = f"It rests on {', '.join(rests)}. " if rests else ""
    until = f"{matter.until:%d %b %Y}" if matter.until else "then"
    note = f"{sources}Later questions find it until {until}, as far as who asks may read what it rests on."
    return Reply(head, (Text(matter.text), Footer(note)), about=tuple(rests))


def withheld(matter: Matter, names: Names) -> Reply:
    """For an asker who may not read what the answer rests on."""
    return Reply(
        f"{names.settler} answered “{short(matter.question)}”, but from documents that you may not read, so I cannot "
        f"show you the answer. Ask {names.settler}."
    )


def declined(matter: Matter, names: Names) -> Reply:
    head = f"{names.settler} says that “{short(matter.question)}” is not for them to answer: {matter.reason}"
    return Reply(head)


def confidence(score: float | None, threshold: float | None) -> str:
    """How sure we were, in words."""
    if score is None or threshold is None:
        return "I could not tell how sure I am"
    if score >= threshold:
        return "I was sure enough to answer"
    if score >= 0.75 * threshold:
        return "I was almost sure enough to answer"
    return "I was not sure" if score >= 0.4 * threshold else "I was far from sure"


def short(text: str, most: int = LONGEST_NAME) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rsplit(None, 1)[0] + " …"


def _found(matter: Matter, readers: Readers, names: Names) -> tuple[Block, ...]:
    """What everyone who reads the card may read, and nothing else."""
    blocks: list[Block] = []
    if matter.may_see_shadow(readers.audience):
        said = "Answered with" if matter.answered else "Not sure enough to be shown"
        blocks.append(Quote(matter.shadow, f"{said}, from {', '.join(matter.places(matter.cited))}"))
    places = dict.fromkeys(f"{one.passage.title} ({one.passage.location})" for one in readers.found)
    if places:
        blocks += [Text("Nearest, of what everyone here may read:"), Lines(tuple(places)[:3])]
    else:
        blocks.append(Text("I found nothing near it that everyone here may read."))
    authors = dict.fromkeys(one.passage.author for one in readers.found if one.passage.author)
    likely = [name for name in authors if name != names.asker][:MOST_AUTHORS]
    who = f" Likely to know: {', '.join(likely)}." if likely else ""
    called = f" On call: {', '.join(readers.on_call)}." if readers.on_call else ""
    blocks.append(Footer(f"{confidence(matter.score, matter.threshold)}.{who}{called}"))
    return tuple(blocks)


def _buttons(matter: Matter, readers: Readers, names: Names) -> tuple[Block, ...]:
    one = matter.id[:SHOWN]
    given: tuple[tuple[str, str], ...] = (("question", one),)
    if not matter.may_see_shadow(readers.audience):
        # nobody judges what they were not shown
        given += (("verdict", "none"),)
    first = ("Give back", f"claim {one} back=true") if names.holder else ("Claim", f"claim {one}")
    return (
        Choices("", (first[1],), (first[0],)),
        Form("Answer", "answer", given),
        Form("Not for us", "decline", (("question", one),)),
    )


def _settled(matter: Matter, readers: Readers, names: Names) -> Reply:
    head = f"{names.asker} asked: {matter.question}"
    if matter.declined_by:
        return Reply(head, (Text(f"{names.settler} said that it is not for us: {matter.reason}"),))
    if matter.may_see_text(readers.audience):
        about = tuple(matter.places(matter.sources))
        return Reply(head, (Text(f"{names.settler} answered:"), Text(matter.text)), about=about)
    return Reply(head, (Text(f"{names.settler} answered, from documents that not everyone here may read."),))
