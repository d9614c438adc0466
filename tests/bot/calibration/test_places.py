"""Labels are held against what is indexed before anything is asked."""

import pytest

from bot.calibration.places import placed
from bot.calibration.questions import Labelled

INDEXED = ("docs/products/tern.md", "docs/old/products/tern.md", "docs/leave.md")


def test_a_label_whose_document_is_not_indexed_is_left_out_and_named() -> None:
    rows = [
        Labelled("a", "How long?", ("16",), "docs/nope.md", line=3),
        Labelled("b", "How long?", ("16",), "leave.md"),
    ]
    found = placed(rows, INDEXED)
    assert [row.id for row in found.rows] == ["b"]
    assert found.left_out == ("line 3 (a): no document 'docs/nope.md' is indexed; this row is left out.",)
    assert found.notes == ()


def test_the_end_of_a_path_that_several_documents_have_is_told() -> None:
    found = placed([Labelled("a", "How heavy?", ("22 kg",), "products/tern.md")], INDEXED)
    assert "may be docs/old/products/tern.md and docs/products/tern.md" in found.notes[0]
    assert placed([Labelled("a", "How heavy?", ("22 kg",), "docs/products/tern.md")], INDEXED[:1]).notes == ()


@pytest.mark.parametrize("gold", ["yes", "No.", "oui"])
def test_a_yes_or_no_is_no_label_that_a_quote_can_hold(gold: str) -> None:
    found = placed([Labelled("a", "May I?", (gold,))], INDEXED)
    assert len(found.rows) == 1
    assert "give the words of the document" in found.notes[0]
