"""What a card says to those who may know, and what the asker hears: words only, for readers that are given."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.review.matters import Matter
from indexing.audience import Audience
from indexing.documents import ScoredPassage
from skills.language import day, joined, say
from skills.messages import Block, Choices, Footer, Form, Lines, Quote, Reply, Text

SHOWN = 12  # characters of an id
LONGEST_NAME = 160  # characters of a question in a sentence
GONE = say("This question is gone: questions are kept for a while only, or its asker had it deleted.")
MOST_AUTHORS = 3


@dataclass(frozen=True)
class Readers:
    """Who reads a card, what was found that all of them may read, and who may know, by name.

    `asked_in` is the channel in which it was asked, where all of them may know of that."""

    audience: Audience
    found: Sequence[ScoredPassage] = ()
    on_call: Sequence[str] = ()
    asked_in: str = ""


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
    head: str = say("{asker} asks: {question}", asker=names.asker, question=matter.question)
    if readers.asked_in:
        head = say(
            "{asker} asks in #{channel}: {question}",
            asker=names.asker,
            channel=readers.asked_in,
            question=matter.question,
        )
    about = [one.passage.location for one in readers.found]
    about += matter.places(matter.cited) if matter.may_see_shadow(readers.audience) else []
    held: tuple[Block, ...] = (
        (Text(say("Claimed by {holder}.", holder=names.holder)),) if names.holder else ()
    )
    blocks = (*_found(matter, readers, names), *held, *_buttons(matter, readers, names))
    return Reply(head, blocks, about=tuple(about))


def gone() -> Reply:
    return Reply(GONE)


def answer(matter: Matter, names: Names) -> Reply:
    """For whoever may read what it rests on."""
    head = say("{person} answers “{question}”", person=names.settler, question=short(matter.question))
    rests = matter.places(matter.sources)
    sources = say("It rests on {places}.", places=", ".join(rests)) if rests else ""
    until = say(
        "Later questions find it until {day}, as far as who asks may read what it rests on.",
        day=day(matter.until) if matter.until else say("then"),
    )
    note = joined((sources, until))
    return Reply(head, (Text(matter.text), Footer(note)), about=(*rests, matter.trace))


def withheld(matter: Matter, names: Names) -> Reply:
    """For an asker who may not read what the answer rests on."""
    return Reply(
        say(
            "{person} answered “{question}”, but from documents that you may not read, so I cannot show you the "
            "answer. Ask {person}.",
            person=names.settler,
            question=short(matter.question),
        ),
        about=(matter.trace,),
    )


def declined(matter: Matter, names: Names) -> Reply:
    head = say(
        "{person} says that “{question}” is not for them to answer: {reason}",
        person=names.settler,
        question=short(matter.question),
        reason=matter.reason,
    )
    return Reply(head, about=(matter.trace,))


def confidence(score: float | None, threshold: float | None) -> str:
    """How sure we were, in words."""
    if score is None or threshold is None:
        return say("I could not tell how sure I am.")
    if score >= threshold:
        return say("I was sure enough to answer.")
    if score >= 0.75 * threshold:
        return say("I was almost sure enough to answer.")
    return say("I was not sure.") if score >= 0.4 * threshold else say("I was far from sure.")


def short(text: str, most: int = LONGEST_NAME) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rsplit(None, 1)[0] + " …"


def _found(matter: Matter, readers: Readers, names: Names) -> tuple[Block, ...]:
    """What everyone who reads the card may read, and nothing else."""
    blocks: list[Block] = []
    if matter.may_see_shadow(readers.audience):
        places = ", ".join(matter.places(matter.cited))
        if matter.answered:
            said = say("Answered with, from {places}", places=places)
        else:
            said = say("Not sure enough to be shown, from {places}", places=places)
        blocks.append(Quote(matter.shadow, said))
    nearest = dict.fromkeys(f"{one.passage.title} ({one.passage.location})" for one in readers.found)
    if nearest:
        blocks += [Text(say("Nearest, of what everyone here may read:")), Lines(tuple(nearest)[:3])]
    else:
        blocks.append(Text(say("I found nothing near it that everyone here may read.")))
    authors = dict.fromkeys(one.passage.author for one in readers.found if one.passage.author)
    likely = [name for name in authors if name != names.asker][:MOST_AUTHORS]
    who = say("Likely to know: {names}.", names=", ".join(likely)) if likely else ""
    called = say("On call: {names}.", names=", ".join(readers.on_call)) if readers.on_call else ""
    blocks.append(Footer(joined((confidence(matter.score, matter.threshold), who, called))))
    return tuple(blocks)


def _buttons(matter: Matter, readers: Readers, names: Names) -> tuple[Block, ...]:
    one = matter.id[:SHOWN]
    given: tuple[tuple[str, str], ...] = (("question", one),)
    if not matter.may_see_shadow(readers.audience):
        # nobody judges what they were not shown
        given += (("verdict", "none"),)
    first = (say("Give back"), f"claim {one} back=true") if names.holder else (say("Claim"), f"claim {one}")
    return (
        Choices("", (first[1],), (first[0],)),
        Form(say("Answer"), "answer", given),
        Form(say("Not for us"), "decline", (("question", one),)),
    )


def _settled(matter: Matter, readers: Readers, names: Names) -> Reply:
    head = say("{asker} asked: {question}", asker=names.asker, question=matter.question)
    if matter.declined_by:
        return Reply(
            head,
            (
                Text(
                    say(
                        "{person} said that it is not for us: {reason}",
                        person=names.settler,
                        reason=matter.reason,
                    )
                ),
                Choices("", (f"claim {matter.id[:SHOWN]} again=true",), (say("Open again"),)),
            ),
        )
    if matter.may_see_text(readers.audience):
        about = tuple(matter.places(matter.sources))
        return Reply(
            head, (Text(say("{person} answered:", person=names.settler)), Text(matter.text)), about=about
        )
    return Reply(
        head,
        (
            Text(
                say(
                    "{person} answered, from documents that not everyone here may read.", person=names.settler
                )
            ),
        ),
    )
