"""Numbers of articles and sheets, signatures and prizes of one person prove nothing of a house."""

import pytest

from skills.research.extract.fields.edges.no_edge import is_no_edge
from skills.research.extract.fields.proofs.no_proof import is_bare_figure, is_no_proof


@pytest.mark.parametrize(
    "words",
    [
        "HP code 44120",
        "Artikel-Nr. 20 417",
        "Registered as Acme Looms, S.L. (Vigo)",
        "R. Moxon, 2023",
        "Data sheet DS-40, issue 11",
        "Oktober 2026 sind es 1.150 Webereien",
        "Lorna Fitch, Mill Safety Director, Alder Weaving",
        "Denise was named Weaver of the Year 2025 for her blankets",
    ],
)
def test_such_words_prove_nothing(words: str) -> None:
    assert is_no_proof(words)


@pytest.mark.parametrize(
    "words", ["ISO 9001", "Best Loom 2025", "4.8 out of 5", "Registered design of the year 2025"]
)
def test_marks_and_prizes_still_do(words: str) -> None:
    assert not is_no_proof(words)


def test_a_tolerance_is_a_figure() -> None:
    assert is_bare_figure("±0.4 °C between 0 and 10")
    assert is_bare_figure("not above 0.2 °C, 0 to 100 °C")
    assert not is_bare_figure("0.2 °C by the institute")


@pytest.mark.parametrize(
    "words",
    [
        "Mit der Acme Garne OHG haben wir nichts zu tun",
        "It was put right within the day",
        "Acme told us on the phone that this is still so",
        "“Some folk buy the loom and never thread it,” says co-founder Ada Quill",
    ],
)
def test_kin_repairs_and_remarks_are_no_edge(words: str) -> None:
    assert is_no_edge(words, ())


def test_what_it_does_is_one() -> None:
    assert not is_no_edge("It rethreads itself within the day", ())
