"""A number in a line of its own with what is counted right below; and what others say when they count or test."""

import pytest

from skills.research.extract.fields.edges.shared import is_common
from skills.research.extract.fields.faults.weakness import is_no_weakness
from skills.research.extract.pages.counted import _COUNTED
from tests.skills.research.extract.world import own


@pytest.mark.parametrize(
    ("html", "value"),
    [
        ("<p><strong>1.150</strong><br>Städte und Gemeinden nutzen Norvik</p>", "1.150 Städte"),
        ("<p><b>1,150</b><br>clinics use Norvik</p>", "1,150 clinics"),
        ("<p><b>640+</b><br>customers in nine countries</p>", "640+ customers"),
        ("<p><b>640</b><br>entreprises utilisent Norvik</p>", "640 entreprises"),
        ("<p><b>640</b><br>empresas usan Norvik</p>", "640 empresas"),
    ],
)
def test_a_number_and_what_it_counts_are_one_statement(html: str, value: str) -> None:
    assert value in [one.value for one in own(html, "customers")]


@pytest.mark.parametrize(
    "html",
    [
        "<p><b>48.000</b><br>Spielgeräte im Bestand</p>",
        "<p><b>99,9 %</b><br>Verfügbarkeit</p>",
        "<p><b>143</b><br>employees in three time zones</p>",
        "<p><b>2019</b><br>first customers sign up</p>",
        "<p><b>24</b><br>hours of support a day</p>",
    ],
)
def test_a_number_above_another_noun_counts_no_customers(html: str) -> None:
    assert own(html, "customers") == []


@pytest.mark.parametrize(
    "text",
    [
        "Unsere Umfrage unter den Verbänden kam im September auf 980.",
        "Eine Zählung kam auf 980.",
        "Our count arrived at 980.",
        "Le registre en compte 980.",
        "Het register telde 980.",
    ],
)
def test_somebody_counted(text: str) -> None:
    assert _COUNTED.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "Wie jedes andere Programm führt es natürlich auch Checklisten.",
        "Wie alle anderen druckt es Listen.",
        "Comme tout autre logiciel, il imprime des listes.",
        "Como cualquier otro programa, imprime listas.",
        "Like every other system it prints lists.",
    ],
)
def test_what_every_other_program_does_is_common(text: str) -> None:
    assert is_common(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nicht wie jedes andere Programm: es rechnet selbst.",
        "Anders wie alle anderen rechnet es selbst.",
        "Kein anderes Programm rechnet selbst.",
        "Aucun autre logiciel ne le fait.",
        "Ningún otro programa lo hace.",
    ],
)
def test_what_no_other_program_does_is_not_common(text: str) -> None:
    assert not is_common(text)


@pytest.mark.parametrize(
    "text",
    [
        "An e-mail warned us that Norvik mixes up siblings; we tried it with twins and could not make it happen.",
        "A reader says it crashes, which we couldn't reproduce.",
        "Einen Absturz konnten wir, konnten es nicht nachstellen.",
        "Une panne, que nous n'avons pas pu reproduire.",
        "Dicen que falla; no pudimos reproducirlo.",
    ],
)
def test_a_fault_that_testers_could_not_find_is_none(text: str) -> None:
    assert is_no_weakness(text)


@pytest.mark.parametrize(
    "text",
    [
        "It cannot reproduce a layout on paper.",
        "It could not print and crashed.",
        "Norvik lacks an app.",
        "Support could not help.",
        "Norvik kann keine Listen drucken.",
    ],
)
def test_a_fault_of_the_thing_stays_one(text: str) -> None:
    assert not is_no_weakness(text)
