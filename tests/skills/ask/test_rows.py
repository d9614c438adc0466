"""Table rows, said in words."""

import pytest

from indexing.documents import DataClass, Document
from skills.ask.rows import say_row
from skills.ask.sentences import Sentence, sentences_of
from tests.skills.ask.conftest import make_passage

PRICES = """# Prices

| Product | Price | Unnamed: 2 |
| --- | --- | --- |
| Aero One | 189 | NaN |
| Aero Pro | **420** | from October |
"""


def rows(markdown: str) -> list[Sentence]:
    return [sentence for sentence in sentences_of(make_passage(markdown)) if sentence.is_row]


def document(markdown: str) -> Document:
    return Document(
        "d1", "p.md", "P", markdown, None, None, frozenset({"world"}), DataClass.OPEN, "file", "h"
    )


def test_each_cell_stands_behind_its_column_and_empty_ones_are_left_out() -> None:
    said = [say_row(row, document(PRICES)) for row in rows(PRICES)]
    assert said == ["Product: Aero One, Price: 189", "Product: Aero Pro, Price: 420, from October"]


def test_the_header_itself_is_never_quoted() -> None:
    assert all("Product" not in row.text for row in rows(PRICES))


def test_without_the_document_the_cells_are_said_alone() -> None:
    assert say_row(rows(PRICES)[1], None) == "Aero Pro, 420, from October"


@pytest.mark.parametrize("row", ["| a | b | c |", "|a|", "| x \\| y | z |", "||"])
def test_a_row_of_another_width_loses_no_cell(row: str) -> None:
    table = f"| One | Two |\n|---|---|\n{row}\n"
    for sentence in rows(table):
        said = say_row(sentence, document(table))
        assert all(
            word in said
            for word in ("a", "b", "c", "x | y", "z")
            if word in sentence.text.replace("\\|", "|")
        )
