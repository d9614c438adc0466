"""Which untagged message in a thread is for us: a question to what we answered, never what people say to each other."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.asking import asks_on, is_aside, is_to_a_person, orders

# words that open a sentence before a comma and are nobody's name
_NO_NAMES = frozenset(
    "so ok okay well thanks thank and but also then hi hello hey great yes no cool right sorry actually hmm wait now "
    "confidant first second finally still however otherwise please perfect nice good sure ah oh alternatively besides "
    "again if though anyway meanwhile today tomorrow yesterday currently generally btw fyi just one last for in on at "
    "interesting understood awesome until".split()
)
_OPENS = re.compile(
    r"^\s*(?:(?:hey|hi|hello|thanks|thank you|thx|ok|okay|so|and|but|well|nice one|sorry|@)[,\s]*)?"
    r"@?([^\W\d_][\w'’-]+)\s*[,:–]"
)
_CLOSES = re.compile(r"[,\s]@?([^\W\d_][\w'’-]+)\s*[?!.…]*\s*$")


@dataclass(frozen=True)
class Said:
    """A message of a person in a thread; `mentions`: it names somebody else, tagged."""

    by: str
    text: str
    mentions: bool = False


@dataclass(frozen=True)
class Thread:
    """A thread that we answered in.

    `since` is what people said after our last answer, oldest first; `asker` whom that was for; `asked_back`: we asked
    them something. `names` are first names of who is in it, `commands` our own words."""

    asker: str
    since: Sequence[Said] = ()
    asked_back: bool = False
    names: Collection[str] = ()
    commands: Collection[str] = ()


def is_for_us(said: Said, thread: Thread) -> bool:
    """Whether we are meant. Once people talk to each other, nobody means us without saying so."""
    for number, earlier in enumerate(thread.since):
        if earlier.by == said.by or is_aside(earlier.text):
            continue
        before = Thread(thread.asker, thread.since[:number], thread.asked_back, thread.names, thread.commands)
        if not is_for_us(earlier, before):
            return False
    return may_be_for_us(said, thread)


def may_be_for_us(said: Said, thread: Thread) -> bool:
    """The same by the message alone, whatever else was said."""
    if said.mentions or _calls(said.text, thread.names):
        return False
    if said.by != thread.asker:
        return asks_on(said.text) and not is_to_a_person(said.text)
    if thread.asked_back:
        return not is_aside(said.text)
    word = said.text.split(maxsplit=1)[0].lower().lstrip("/") if said.text.strip() else ""
    if word in thread.commands or orders(said.text):
        return True
    return asks_on(said.text) and not is_to_a_person(said.text)


def _calls(text: str, names: Collection[str]) -> bool:
    """Whether it speaks to somebody by name."""
    known = {name.lower() for name in names}
    opening, closing = _OPENS.match(text), _CLOSES.search(text)
    if (
        opening
        and opening[1].lower() not in _NO_NAMES
        and (opening[1][0].isupper() or opening[1].lower() in known)
    ):
        return True
    if re.match(r"\s*@\w", text):
        return True
    return closing is not None and closing[1].lower() in known and "," in text
