"""Who was named in the talk, so that a person can see where they came up."""

import re

from skills.minutes.lines import Evidence, Line
from skills.minutes.people import People, first_name
from skills.minutes.sentences import Sentence

MOST_PLACES = 5  # for each person


def find_mentions(sentences: list[Sentence], people: People) -> list[Line]:
    """One line for each attendee whom somebody else named, with the sentences that do."""
    found: list[Line] = []
    anyone = re.compile(people.pattern)
    naming = [item for item in sentences if any(anyone.search(part.quote) for part in item.parts)]
    for name in people.names:
        places = _places(name, naming, people)
        if places:
            found.append(Line(name, tuple(places[:MOST_PLACES]), 0.95))
    return found


def _places(name: str, sentences: list[Sentence], people: People) -> list[Evidence]:
    alone = people.by_first.get(first_name(name).lower()) == name
    said = re.compile(People((name,)).pattern if alone else rf"\b{re.escape(name)}\b")
    return [
        part
        for sentence in sentences
        if sentence.speaker != name
        for part in sentence.parts
        if said.search(part.quote)
    ]
