"""Outages in several languages, what was put right, limits, and what sounds like a fault and is none."""

import pytest

from skills.research.extract.fields.faults.mended import is_put_right
from skills.research.extract.fields.faults.no_complaint import is_no_complaint
from skills.research.extract.words.furniture import is_furniture
from tests.skills.research.extract.world import others, own


@pytest.mark.parametrize(
    "said",
    [
        "Am 3. Mai war Norvik fünf Stunden nicht erreichbar.",
        "Le 3 mai, Norvik a été indisponible pendant cinq heures.",
        "El 3 de mayo Norvik estuvo caída seis horas.",
        "Op 3 mei lag Norvik drie uur plat.",
        "Den 3 maj låg Norvik nere i två timmar.",
        "On 3 May Norvik could not be reached for two hours.",
    ],
)
def test_for_how_long_a_house_was_out_of_reach_is_a_weakness(said: str) -> None:
    assert len(own(f"<h2>News</h2><p>{said}</p>", "weakness")) == 1


@pytest.mark.parametrize(
    "said",
    [
        "Norvik war nie nicht erreichbar.",
        "Die Werkstatt war fünf Stunden geöffnet.",
        "El taller estuvo abierto seis horas.",
    ],
)
def test_what_was_open_or_never_out_of_reach_is_none(said: str) -> None:
    assert own(f"<h2>News</h2><p>{said}</p>", "weakness") == []


@pytest.mark.parametrize(
    ("text", "above", "is_so"),
    [
        ("Umlaute auf Etiketten werden nicht mehr falsch gedruckt.", "Neues", True),
        ("The scale no longer shows the wrong date.", "News", True),
        ("Ya no se duplican las etiquetas.", "Noticias", True),
        ("The scale printed two labels.", "Fixed", True),
        ("Der Drucker druckte zwei Etiketten.", "Behoben", True),
        ("The scale no longer prints labels.", "News", False),
        ("Der Drucker druckt nicht mehr.", "Neues", False),
        ("The scale printed two labels.", "Known issues", False),
    ],
)
def test_what_was_put_right_is_told_by_its_words_or_its_heading(text: str, above: str, is_so: bool) -> None:
    assert is_put_right(text, (above,)) is is_so


def test_what_may_not_be_larger_is_a_limit_and_no_doubt() -> None:
    html = "<h1>Norvik</h1><h3>Cons</h3><ul><li>Parcels may not be larger than 10 kg.</li></ul>"
    assert [one.value for one in others(html, "weakness")] == ["Parcels may not be larger than 10 kg"]


def test_what_users_of_a_house_wrote_is_told_of_it() -> None:
    [fact] = others("<p>Several users of Norvik wrote that labels cannot be shared.</p>", "weakness")
    assert "labels cannot be shared" in fact.value


def test_what_users_of_another_house_wrote_is_not() -> None:
    assert (
        others("<p>Unlike Norvik, users of Tallow wrote that labels cannot be shared.</p>", "weakness") == []
    )


@pytest.mark.parametrize(
    "text",
    [
        "There is no limit on the number of scales.",
        "Es gibt keine Obergrenze für Waagen.",
        "No hay límite de básculas.",
        "We are not connected with it.",
        "The company has no such plan.",
        "The other plans have not changed.",
        "Los demás planes no han cambiado.",
    ],
)
def test_what_nobody_complains_of_is_no_weakness(text: str) -> None:
    assert is_no_complaint(text)


@pytest.mark.parametrize(
    "text",
    [
        "There is a limit on the number of scales.",
        "The scale is not connected to the till.",
        "Plans have changed without notice.",
        "There is no limit on scales, but the till is slow.",
    ],
)
def test_limits_and_changes_are_complaints(text: str) -> None:
    assert not is_no_complaint(text)


@pytest.mark.parametrize(
    "text",
    [
        "Angaben gemäß § 5 DDG",
        "We are not liable for the content of linked pages.",
        "La casa no se hace responsable del contenido de los sitios enlazados.",
        "El uso de este sitio web implica la aceptación de las condiciones.",
        "Wir übernehmen keine Haftung für Inhalte fremder Seiten.",
    ],
)
def test_what_the_law_asks_a_page_to_say_is_furniture(text: str) -> None:
    assert is_furniture(text, own=True)


@pytest.mark.parametrize("text", ["Links in the app lead nowhere.", "We are liable for every parcel."])
def test_what_a_house_says_of_its_work_is_none(text: str) -> None:
    assert not is_furniture(text, own=True)


@pytest.mark.parametrize(
    ("text", "above"),
    [
        ("Der Drucker zieht nach dem Start nicht mehr ein.", "Software-Stand 8.2"),
        ("Visits are no longer counted twice in the weekly report.", "Sense 5.4"),
        ("The sensor no longer reports an empty tray, for which we apologise.", "News"),
    ],
)
def test_what_a_version_does_no_longer_was_wrong(text: str, above: str) -> None:
    assert is_put_right(text, (above,))


@pytest.mark.parametrize(
    "text", ["From today we no longer print on Saturdays.", "Norvik no longer runs on Windows 7."]
)
def test_what_is_no_longer_offered_was_not_wrong(text: str) -> None:
    assert not is_put_right(text, ("Software 8.2",))
