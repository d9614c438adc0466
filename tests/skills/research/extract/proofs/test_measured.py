"""What was measured, and what nobody else does, in more words than per cent and “only”."""

import pytest

from skills.research.extract.fields.edges.edge import points_back
from skills.research.extract.fields.proofs.proof import proofs
from skills.research.extract.labels.value import Said
from tests.skills.research.extract.world import own


def told(text: str) -> list[str]:
    return [text[one.start : one.end] for one in proofs(Said(text, own=True))]


@pytest.mark.parametrize(
    "text",
    [
        "Ogni infornata dura 12 minuti in meno.",
        "Each batch takes 40 minutes less.",
        "Elke ronde duurt 12 minuten korter.",
        "Counted 500 screws in 11 seconds without a mistake.",
        "Zählte 500 Schrauben in 11 Sekunden ohne einen Fehler.",
        "Brough, a security house, carried out a penetration test in May and found nothing critical.",
        "Ein Penetrationstest im Mai ergab nichts Kritisches.",
        "Un audit de sécurité n'a trouvé aucune faille.",
    ],
)
def test_time_that_was_gained_and_tests_that_were_passed_prove_something(text: str) -> None:
    assert told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The lesson is 40 minutes long.",
        "The works took 12 days less than planned.",
        "We book a penetration test every year.",
        "They sold 500 screws in 11 seconds.",
    ],
)
def test_other_times_and_tests_prove_nothing(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The next best we know of is ten.",
        "The second longest on the market lasts nine.",
        "Der zweitbeste hat nur acht.",
    ],
)
def test_the_next_best_points_back(text: str) -> None:
    assert points_back(text)
    edges = [one.value for one in own(f"<p>The deck carries a 25-year warranty. {text}</p>", "edge")]
    assert edges == ["The deck carries a 25-year warranty"]


def test_the_next_best_thing_to_do_points_nowhere() -> None:
    assert not points_back("The next best day to call is Monday, since nobody is out.")


@pytest.mark.parametrize(
    "text",
    [
        "You need no fitter, and with everybody else you do.",
        "Sie brauchen dafür keinen Monteur, bei allen anderen schon.",
        "Qui non serve un tecnico, con tutti gli altri sì.",
    ],
)
def test_what_is_otherwise_with_everybody_else_is_an_edge(text: str) -> None:
    edges = [one.value for one in own(f"<p>{text}</p>", "edge")]
    assert edges == [text.split(",")[0]]


@pytest.mark.parametrize(
    ("html", "told"),
    [
        (
            (
                "<p>Le laboratoire Acoustel a mesuré 46 décibels à un mètre pendant le tirage sur le grand "
                "Norvik Duo.</p>"
            ),
            "Le laboratoire Acoustel a mesuré 46 décibels à un mètre pendant le tirage sur le grand Norvik Duo",
        )
    ],
)
def test_what_a_laboratory_measured_ends_with_a_word(html: str, told: str) -> None:
    assert [one.value for one in own(html, "proof") if not one.past] == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Der Norvik 400 druckte in vier Wochen 11.000 Seiten ohne eine einzige Störung.",
        "The Norvik 400 printed 11,000 pages in four weeks without a single fault.",
        "Le Norvik 400 a tourné pendant trois mois sans une seule panne.",
    ],
)
def test_so_long_without_a_fault_is_a_result(text: str) -> None:
    assert [text[one.start : one.end] for one in proofs(Said(text))] == [text.rstrip(".")]
