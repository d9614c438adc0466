"""Copies of a page that somebody stored: what they say was so then."""

import pytest

from skills.research.extract.amounts.page_days import is_old
from tests.skills.research.extract.world import page


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Norvik – Prices (copy of 14 May 2023)", "<h1>Prices</h1>"),
        ("Norvik – Preise (Kopie vom 14. Mai 2023)", "<h1>Preise</h1>"),
        ("", "<div>Shelf · captured 14 May 2023 · later · This is a stored copy.</div><h1>Prices</h1>"),
        ("", "<div>Dies ist eine gespeicherte Kopie.</div><h1>Preise</h1>"),
    ],
)
def test_a_stored_copy_is_old(title: str, body: str) -> None:
    assert is_old(page(body, url="https://shelf.example/20230514/norvik", title=title))


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Norvik – Prices", "<h1>Prices</h1><p>Each plan has a stored copy of every firing.</p>"),
        ("Copy of a key (14 kilns)", "<h1>Keys</h1>"),
    ],
)
def test_a_page_that_sells_copies_is_not(title: str, body: str) -> None:
    assert not is_old(page(body, url="https://norvik.example/prices", title=title))
