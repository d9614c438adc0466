"""Who buys is told whole, and without a word at its end that waits for another."""

import pytest

from skills.research.extract.fields.buyers.ends_of_count import ends_of


@pytest.mark.parametrize(
    ("told", "rest", "whole"),
    [
        ("1,150 hotels", " and care homes in Britain", "1,150 hotels and care homes"),
        ("1,150 hotels", " and care homes", "1,150 hotels and care homes"),
        ("251 Praxen", " und Kliniken nutzen es", "251 Praxen und Kliniken"),
        ("1,150 hotels", " and works in 12 countries", "1,150 hotels"),
        ("1,150 hotels", " and saves hours on paper", "1,150 hotels"),
        ("1,150 hotels", " and their guests", "1,150 hotels"),
        ("5,000+ laundromats across", " 44 states", "5,000+ laundromats"),
        ("Schreinerei Ahlen in", " Celle", "Schreinerei Ahlen"),
        ("984 paying hotels at the end of March", ", it says", "984 paying hotels"),
        (
            "251 Betriebe in Tirol, Kärnten",
            " und der Schweiz zu seinen Kunden",
            "251 Betriebe in Tirol, Kärnten und der Schweiz",
        ),
        ("251 Betriebe zu seinen Kunden", ".", "251 Betriebe"),
        ("251 Praxen und Kliniken arbeiten", " damit", "251 Praxen und Kliniken"),
        ("900 shops", " in Leeds", "900 shops"),
    ],
)
def test_a_count_ends_where_its_words_do(told: str, rest: str, whole: str) -> None:
    text = told + rest
    assert text[: ends_of(text, 0, len(told))] == whole
