"""A tagger that marks what a test tells it to, and the facts that come of it."""

from collections.abc import Sequence

from indexing.tagging import Line, Tag
from skills.research.extract import extract, find_companies
from skills.research.facts import Fact
from skills.research.schema import FIELDS
from tests.skills.research.extract.world import NORVIK, TALLOW, page


class Marks:
    """Marks given words wherever they stand, as surely as it is told."""

    name = "marks"

    def __init__(self, label: str, words: str, probability: float = 0.99) -> None:
        self.label, self.words, self.probability = label, words, probability
        self.asked: list[Line] = []

    def tag(self, lines: Sequence[Line]) -> list[tuple[Tag, ...]]:
        self.asked += lines
        return [self._of(one.text) for one in lines]

    def _of(self, text: str) -> tuple[Tag, ...]:
        at = text.find(self.words)
        return (Tag(self.label, at, at + len(self.words), self.probability),) if at >= 0 else ()


def facts(body: str, marks: Marks, *, own: bool = True, company: str = "Norvik") -> list[Fact]:
    """What is found in that field of that company, on Norvik's own site or in a newspaper."""
    address = (
        {"url": "https://norvik.example/p"} if own else {"url": "https://times.example/p", "of": "Times"}
    )
    named = [(f"s{number}", one) for number, one in enumerate((page(body, **address), NORVIK, TALLOW), 1)]
    found = extract(named, find_companies("compare Norvik and Tallow", named), FIELDS, marks)
    return [one for one in found.facts if (one.company, one.field) == (company, marks.label)]
