"""Edges: what a thing spares its users, how soon it is learnt, and what stands below why people choose a house."""

import pytest

from skills.research.extract.fields.edges.eased import is_eased
from skills.research.extract.fields.edges.no_edge import is_no_edge
from skills.research.extract.labels.labels import names_reasons, says_all
from skills.research.extract.labels.value import Said
from tests.skills.research.extract.world import others, own


@pytest.mark.parametrize(
    "text",
    [
        "The sensor talks to forty boilers without custom code.",
        "Guests open the door without installing an app.",
        "Gäste öffnen die Tür ohne eigenes Benutzerkonto.",
        "Les clients ouvrent la porte sans installer d’application.",
        "El huésped abre la puerta sin instalar ninguna aplicación.",
        "Gasten openen de deur zonder app.",
        "Gästen öppnar dörren utan app.",
    ],
)
def test_what_one_does_without_in_a_list_of_the_house_is_an_edge(text: str) -> None:
    assert is_eased(Said(text, ("Built for hotel teams",), own=True, alone=True))


@pytest.mark.parametrize(
    "said",
    [
        Said("Try it for a month without an account.", own=True, alone=True),
        Said("The door does not open without an app.", own=True, alone=True),
        Said("Without a plan: £270 a visit.", own=True, alone=True),
        Said("Guests open the door without an app.", ("Pricing", "Basic"), own=True, alone=True),
        Said("Guests open the door without an app.", own=False, alone=True),
        Said("They took weeks to learn it.", own=False),
    ],
)
def test_trials_plans_and_what_goes_wrong_are_none(said: Said) -> None:
    assert not is_eased(said)


@pytest.mark.parametrize(
    "text",
    [
        "New porters learn it in an hour.",
        "Neue Leute haben es in einer Stunde gelernt.",
        "Cela s’apprend en dix minutes.",
        "Se aprende en una hora.",
        "Nieuwe mensen leren het in een uur.",
    ],
)
def test_how_soon_a_thing_is_learnt_is_an_edge_whoever_says_so(text: str) -> None:
    assert is_eased(Said(text))


@pytest.mark.parametrize(
    ("heading", "is_so"),
    [
        ("Why hotels switch to us", True),
        ("Why the public sector chooses Norvik", True),
        ("What makes it different", True),
        ("Warum Hotels zu uns wechseln", True),
        ("Was uns unterscheidet", True),
        ("Why we built it", False),
        ("Why buildings move", False),
        ("Why does it cost more", False),
    ],
)
def test_headings_say_why_people_choose_a_house(heading: str, is_so: bool) -> None:
    assert names_reasons((heading,)) is is_so


def test_what_is_liked_and_what_is_not_are_two_headings() -> None:
    assert says_all("edge", ("Was gefällt",))
    assert not says_all("edge", ("Was gefällt nicht",))


def test_what_stands_below_why_they_switch_is_an_edge() -> None:
    html = "<h2>Why hotels switch to us</h2><ul><li>Keys go to late guests automatically.</li></ul>"
    assert [one.value for one in own(html, "edge")] == ["Keys go to late guests automatically"]


def test_what_a_paper_likes_and_dislikes_stands_below_its_heading_in_german() -> None:
    html = (
        "<h1>Norvik im Test</h1><h2>Was gefällt</h2><p>Der Dienst ruft innerhalb von zehn Minuten zurück.</p>"
    )
    html += "<h2>Was stört</h2><p>Wer nachts kommt, braucht einen Schlüssel aus Blech.</p>"
    assert [one.value for one in others(html, "edge")] == [
        "Der Dienst ruft innerhalb von zehn Minuten zurück"
    ]
    assert len(others(html, "weakness")) == 1


@pytest.mark.parametrize(
    ("text", "above"),
    [
        ("By direct debit or by invoice within fourteen days.", "How can I pay?"),
        ("Sí, en cualquier momento.", "¿Puedo cambiar de plan?"),
        ("Jederzeit zum Monatsende.", "Wie kann ich kündigen?"),
        ("Die Schlösser stellt unser Partner Vane her.", "Sicherheit"),
        ("The locks are from Vane, a supplier in Leeds.", "Safety"),
    ],
)
def test_terms_and_what_others_make_are_no_edge(text: str, above: str) -> None:
    assert is_no_edge(text, (above,))


def test_a_question_about_a_thing_may_be_answered_by_an_edge() -> None:
    assert not is_no_edge("It opens forty makes of lock.", ("Which locks can it open?",))


def test_who_rings_and_is_answered_is_told_an_edge() -> None:
    assert not is_no_edge("Ring us and a person picks up within ninety seconds.", ())
    assert is_no_edge("Ring us for a price.", ())


@pytest.mark.parametrize(
    ("html", "told"),
    [
        (
            (
                "<h2>Ce que nos clients apprécient</h2><ul><li>L'abonnement se résilie d'un mois sur "
                "l'autre, sans frais.</li></ul>"
            ),
            "L'abonnement se résilie d'un mois sur l'autre, sans frais",
        ),
        (
            "<h2>Was unsere Kunden schätzen</h2><ul><li>Der Drucker läuft leise, auch bei Nacht.</li></ul>",
            "Der Drucker läuft leise, auch bei Nacht",
        ),
        (
            "<h2>What our tenants value</h2><ul><li>The bill is split by tenant, every month.</li></ul>",
            "The bill is split by tenant, every month",
        ),
    ],
)
def test_what_customers_appreciate_is_an_edge(html: str, told: str) -> None:
    assert [one.value for one in own(html, "edge") if not one.past] == [told]


@pytest.mark.parametrize(
    "said",
    [
        "Most farms go live in six working days.",
        "A typical farm goes live in two weeks.",
        "Clinics are up and running within a week.",
        "Sie sind in drei Tagen startklar.",
        "You can leave at the end of any month.",
        "Sie können monatlich kündigen.",
        "Vous pouvez résilier à tout moment.",
        "Je kunt maandelijks opzeggen.",
    ],
)
def test_how_soon_it_runs_and_that_one_may_leave_are_edges(said: str) -> None:
    assert [one.value for one in own(f"<p>{said}</p>", "edge")] == [said.rstrip(".")]


@pytest.mark.parametrize(
    "said",
    [
        "The new site goes live in two weeks.",
        "The shop will not go live in two weeks.",
        "If you cancel any month, we keep the fee.",
        "You cannot cancel before the year is out.",
        "You can leave any month of the free trial.",
    ],
)
def test_news_terms_and_trials_in_such_words_are_none(said: str) -> None:
    assert own(f"<p>{said}</p>", "edge") == []
