"""The reader's verdicts on passages, in characters of the stored document."""

import asyncio
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pytest

from indexing.documents import Passage, ScoredPassage
from indexing.reading import Finding, Page, Span
from skills.ask.pieces.sentences import sentences_of
from skills.ask.score.reader import MOST, Verdict, consult
from skills.confidence import MissingSignalError

MakePassage = Callable[..., Passage]
TEXT = "Leave is paid. Parents receive 16 weeks."


@dataclass
class Says:
    """An index whose reader gives these findings; remembers what it was shown."""

    findings: Sequence[Finding]
    shown: Sequence[Page] = ()

    async def read(self, _question: str, pages: Sequence[Page]) -> Sequence[Finding]:
        self.shown = pages
        return self.findings


def verdict_of(says: Says, passage: Passage) -> Verdict:
    found = ScoredPassage(passage, 1.0, 0.5, 2.0, 1, 1)
    alone = [one for one in sentences_of(passage) if one.is_row]
    verdicts = asyncio.run(consult("How long?", [(found, alone)], says))  # type: ignore[arg-type]
    return verdicts[passage.id]


def test_words_are_pointed_at_in_the_document_whatever_stands_in_front(passage: MakePassage) -> None:
    found = replace(passage(TEXT, start=100), title="Leave", heading_path=("Leave", "Parents"))
    at = TEXT.index("16 weeks")
    says = Says([Finding(3.0, (Span(at, at + 8, 4.0),))])
    verdict = verdict_of(says, found)
    assert says.shown == [Page(TEXT, "Leave. Parents. ")]
    assert verdict.spans == (Span(100 + at, 108 + at, 4.0),)


def test_a_sentence_has_the_score_of_the_likeliest_words_in_it(passage: MakePassage) -> None:
    found = passage(TEXT)
    first, second = sentences_of(found)
    verdict = Verdict(
        2.0, (Span(second.start, second.start + 3, 1.5), Span(second.start + 4, second.end, 2.5))
    )
    assert (verdict.of(first), verdict.of(second)) == (-MOST, 2.5)


def test_each_table_row_is_read_alone_in_words_behind_what_leads_in(passage: MakePassage) -> None:
    table = "Leave by grade:\n\n| Grade | Days |\n|---|---|\n| Junior | 25 |\n| Senior | 28 |\n"
    found = passage(table, start=50)
    junior, senior = (one for one in sentences_of(found) if one.is_row)
    at = senior.words.index("28")
    says = Says([Finding(-1.0), Finding(-2.0), Finding(2.0, (Span(at, at + 2, 3.0),))])
    verdict = verdict_of(says, found)
    assert [(one.text.strip(), one.front) for one in says.shown] == [
        ("Leave by grade:", "Leave. "),
        ("Junior: Days 25", "Leave. Leave by grade: "),
        ("Senior: Days 28", "Leave. Leave by grade: "),
    ]
    assert verdict.answered == 2.0
    assert (verdict.of(junior), verdict.answers(junior)) == (-MOST, -2.0)
    assert (verdict.of(senior), verdict.answers(senior)) == (3.0, 2.0)
    best = verdict.best(senior)
    assert best is not None
    assert table[best.start - 50 :].lstrip().startswith("28")


def test_certainty_beyond_measure_is_cut(passage: MakePassage) -> None:
    assert verdict_of(Says([Finding(1e9)]), passage(TEXT)).answered == MOST


@pytest.mark.parametrize(
    "findings", [[], [Finding(math.nan)], [Finding(math.inf)], [Finding(0.0, (Span(40, 41, math.nan),))]]
)
def test_no_verdict_or_none_that_is_a_number_is_a_missing_signal(
    passage: MakePassage, findings: list[Finding]
) -> None:
    with pytest.raises(MissingSignalError):
        verdict_of(Says(findings), passage(TEXT))
