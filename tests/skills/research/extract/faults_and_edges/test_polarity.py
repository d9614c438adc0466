"""A complaint is no edge, what failed for a time is no proof, and how soon somebody came is no fault."""

import pytest

from indexing.tagging import Tag
from skills.research.extract.fields.edges.edge import points_back
from skills.research.extract.fields.edges.no_edge import is_no_edge
from skills.research.extract.fields.edges.shared import is_common
from skills.research.extract.fields.faults.no_fault import is_not_known, is_spared, may_be_a_fault
from skills.research.extract.fields.faults.weakness import weaknesses
from skills.research.extract.labels.value import Said
from skills.research.extract.tagging.marks import put_right
from tests.skills.research.extract.marked import Marks, facts
from tests.skills.research.extract.world import others


def label_of(text: str, label: str) -> str:
    [tag] = put_right(text, (Tag(label, 0, len(text), 0.9),))
    return tag.label


@pytest.mark.parametrize(
    "text",
    [
        "The shelf rattles so loudly that you cannot hear the sensor.",
        "Nachts brummt das Gerät so laut, dass man nicht schlafen kann.",
        "Norvik kan ikke håndtere grupper over 60 personer.",
        "The app drained my phone by noon.",
    ],
)
def test_a_complaint_that_is_marked_as_an_edge_is_a_weakness(text: str) -> None:
    assert label_of(text, "edge") == "weakness"


@pytest.mark.parametrize(
    "text",
    [
        "So quiet that we can load at five with the neighbours asleep.",
        "The door never leaks oil.",
        "The only lift that is so quiet that you cannot hear it.",
        "The box kan ikke tabes.",
        "It is so quiet that you cannot hear it from the next room.",
        "So simple that we had to train nobody.",
        "Sie ist so leise, dass man sie nicht hört.",
        "Si silencieux qu’on ne l’entend pas.",
        "Nothing is too heavy for this lift.",
        "It keeps working when the network is down.",
        "Works while the phone is offline.",
        "The app is offline-capable.",
    ],
)
def test_praise_stays_an_edge(text: str) -> None:
    assert label_of(text, "edge") == "edge"


@pytest.mark.parametrize(
    "text",
    [
        "Norvik was down for 3 hours 12 minutes after an upgrade went wrong.",
        "Norvik was out of reach for 94 minutes.",
        "On May 3, 2024, a bad update left 190 pumps running overnight.",
        "Norvik war am Montag zwei Stunden nicht erreichbar.",
        "The server is down every Monday.",
        "Norvik went down twice in May.",
        "Am Montag fiel der Server zwei Stunden aus.",
    ],
)
def test_what_failed_for_a_time_proves_nothing(text: str) -> None:
    assert label_of(text, "proof") == "weakness"


@pytest.mark.parametrize(
    "text",
    [
        "Norvik was never down for longer than a minute.",
        "Water use is down 27% since then.",
        "It kept on while the network was down, even when the power went.",
        "Missed calls went down to 4%.",
        "Complaints went down after we switched.",
        "Waste is down a third since May.",
        "Die Prüfung fiel sehr gut aus.",
    ],
)
def test_what_held_stays_a_proof(text: str) -> None:
    assert label_of(text, "proof") == "proof"


def test_payments_that_are_unmatched_are_no_edge() -> None:
    assert label_of("Unmatched payments pile up at the end of the month.", "weakness") == "weakness"
    assert label_of("There is no alternative to the phone.", "weakness") == "weakness"
    assert label_of("Its service is unmatched.", "weakness") == "edge"
    assert label_of("There is no alternative to Norvik.", "weakness") == "edge"


def test_how_soon_somebody_came_is_praise() -> None:
    assert label_of("The engineer really was here in under four hours, twice.", "weakness") == "edge"
    assert label_of("The engineer was not really here within four hours.", "weakness") == "weakness"
    assert label_of("They only come within four days, always.", "weakness") == "weakness"


@pytest.mark.parametrize(
    "text",
    [
        "No, you do not need planning permission for a season.",
        "There is no card to enter.",
        "No training needed.",
        "Starkstrom braucht niemand.",
        "Vous n’avez rien à installer.",
    ],
)
def test_what_nobody_needs_is_no_fault(text: str) -> None:
    assert is_spared(text)
    assert not list(weaknesses(Said(text, own=True)))


@pytest.mark.parametrize(
    "text",
    [
        "You need a consultant to change a report.",
        "You do not need a card, but you need a fax machine.",
        "You pay for features you don't need.",
        "There is no way to undo it.",
        "You cannot do without training.",
        "You do not need a manual, but the app crashes.",
    ],
)
def test_what_one_needs_may_be_one(text: str) -> None:
    assert not is_spared(text)


def test_what_somebody_cannot_tell_is_no_fault_of_a_thing() -> None:
    for text in (
        "For your own plug we cannot say.",
        "We can't check that.",
        "Norvik is too small here to say more.",
    ):
        assert is_not_known(text)
        assert not list(weaknesses(Said(text, own=True)))
    assert not is_not_known("The app cannot say which van is charged.")
    assert not is_not_known("The room is too small for a desk.")
    assert not is_not_known("We cannot check a booking offline.")


@pytest.mark.parametrize(
    "text",
    [
        "Route planner that knows your freezer",
        "Norvik showed a store freezing peas.",
        "Flags sentences that are hard to read.",
        "We spare you the man who says that electric vans cannot do hills.",
        "Norvik never lets you forget a deadline.",
    ],
)
def test_words_that_only_sound_like_a_fault_are_none(text: str) -> None:
    assert not list(weaknesses(Said(text, own=True)))


@pytest.mark.parametrize(
    "text",
    [
        "The door seal freezes shut on damp mornings.",
        "The screen froze twice a day.",
        "The menus are hard to read.",
        "Norvik was out of action for 50 minutes.",
        "There is no extra charge, but the app is slow.",
    ],
)
def test_faults_are_found_as_before(text: str) -> None:
    assert list(weaknesses(Said(text, own=True)))


def test_on_its_own_page_a_house_says_a_fault_in_words_that_have_one() -> None:
    plain, limit = "Nine languages go in.", "Norvik has to be online for that."
    assert not may_be_a_fault(plain)
    assert facts(f"<p>{plain}</p>", Marks("weakness", plain[:-1])) == []
    assert [one.value for one in facts(f"<p>{limit}</p>", Marks("weakness", limit[:-1]))] == [limit[:-1]]
    asked = f"<h2>Known limits</h2><ul><li>{plain}</li></ul>"
    assert facts(asked, Marks("weakness", plain[:-1]))


STEPS = ("Move", "From enquiry to cold in 48 hours")
NO_EDGES = (
    ("Sensors map the air at nine points before you load.", STEPS),
    ("It supplies paper to the public sector.", ("About", "Owners and money")),
    ("They depend on homes and letters.", ("Norvik", "What does it cost?")),
    ("Our crew moves your tickets for $275.", ()),
    ("Bitte bringen Sie Ihren Ausweis mit.", ()),
    ("How it goes: you ring, and the lorry comes.", ()),
    ("Week two: each branch named one person who hands out tickets.", ()),
    ("The trust moved all calls to Norvik in January 2024.", ()),
    ("Der Narwal ist eine Studie, bestellen kann man ihn nicht.", ()),
    ("Der beste Auflieger der Welt, sagt unser Werkleiter.", ()),
    ("Die Geräte der Mitbewerber sind nach zwanzig Minuten dunkel.", ()),
)
EDGES = (
    ("Sensors map the air at nine points.", ("Why us", "Air that is mapped")),
    (
        "Before a lamp goes on, Norvik shows what it will cost in cents.",
        ("Why Norvik", "You see the cost first"),
    ),
    ("Delivery is free from £50 on.", ()),
    ("An engineer stands at your gate within four hours.", ("Norvik", "Resilience, engineered")),
    ("Each branch sees who hands out tickets.", ()),
    ("The app let us plan three halls offline.", ()),
)


@pytest.mark.parametrize(("text", "path"), NO_EDGES)
def test_steps_sums_owners_stories_and_boasts_are_no_edge(text: str, path: tuple[str, ...]) -> None:
    assert is_no_edge(text, path)


@pytest.mark.parametrize(("text", "path"), EDGES)
def test_what_a_thing_can_do_is_one(text: str, path: tuple[str, ...]) -> None:
    assert not is_no_edge(text, path)


def test_what_everybody_has_is_no_edge() -> None:
    assert is_common("Der Wetterdienst ist eingebaut, denn das hat heute jeder.")
    assert is_common("A spare runs in every room, as the rules demand of all suppliers.")
    assert is_common("Das muss jeder Anbieter einhalten.")
    assert not is_common("Das hat jeder außer uns vergessen.")
    assert not is_common("Das macht alle Schritte nachvollziehbar.")
    assert not is_common("Die können alle Formate lesen.")
    assert not is_common("It asks nothing of you.")


def test_a_sentence_that_only_says_that_nobody_else_does_points_back() -> None:
    assert points_back("We haven't seen that anywhere else.")
    assert points_back("Das macht auf dem deutschen Markt sonst niemand.")
    assert not points_back("We haven't seen the lorry.")
    assert not points_back("Das macht das Gerät von selbst.")


def test_what_is_asked_for_a_thing_in_the_fine_print_is_no_fault() -> None:
    fine = ("Prices", "Fine print")
    assert not list(weaknesses(Said("Returned checks are $30.", fine, own=True, alone=True)))
    assert list(weaknesses(Said("Reports are in English only.", fine, own=True, alone=True)))


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "Of the named grumbles, the commonest concerns Norvik, whose leases renew themselves for 24 months.",
            "weakness",
        ),
        (
            "Die häufigste Beschwerde betrifft Norvik, dessen Verträge sich um zwei Jahre verlängern.",
            "weakness",
        ),
        ("At the yard it is four minutes today, measured by the works council.", "proof"),
        ("Heute sind es auf der Werft vier Minuten, gemessen vom Betriebsrat.", "proof"),
        ("The weight is measured by a sensor in the tray.", "edge"),
    ],
)
def test_a_grumble_is_a_weakness_and_what_somebody_measured_a_proof(text: str, label: str) -> None:
    assert label_of(text, "edge") == label


def test_what_comes_of_it_if_nobody_does_so_is_no_edge() -> None:
    assert (
        others(
            "<p>Norvik, whose leases renew themselves for another 24 months if nobody cancels.</p>", "edge"
        )
        == []
    )
