"""What somebody only wished for is told from what holds."""

import pytest

from skills.ask.pieces.sentences import sentences_of
from skills.ask.standing.proposals import asks_what_was_wished, is_mere_proposal
from tests.skills.ask.conftest import make_passage


def proposals_in(text: str, title: str = "Finance meeting") -> list[str]:
    return [one.text for one in sentences_of(make_passage(text, title=title)) if is_mere_proposal(one)]


@pytest.mark.parametrize(
    "text",
    [
        "Joanna suggested a home office allowance of £400.",
        "Oliver asks for a training budget of £900 a year for everybody.",
        "Ana Souza would like three more days of leave.",
        "It was proposed to pay £100 for glasses.",
        "There was a wish for a vegan menu.",
        "The request for a second screen was turned down.",
        "Proposal: an allowance of £400.",
        "Should managers get paid overtime?",
        "Joanna schlug ein Budget von 400 € vor.",
        "Jonas beantragt ein Fortbildungsbudget von 900 €.",
        "Es gab den Vorschlag, das Essensgeld auf 8 € zu erhöhen.",
        "Vorschlag: 400 € für das Homeoffice.",
        "Marie propose un budget de 900 € par an.",
        "Amélie a demandé trois jours de congé de plus.",
    ],
)
def test_what_was_wished_for_in_a_meeting_is_a_proposal(text: str) -> None:
    assert proposals_in(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "There is a one-off home office allowance of £250.",
        "If you would like a parking space, write to reception.",
        "Everybody who wants a bike may buy one a year.",
        "Leave is requested in the app four weeks before.",
        "Okta asks for a code each time.",
        "The Customer requested by then may cancel within 14 days.",
        "We suggest booking trains three weeks ahead.",
        "Rejected claims are sent back to you.",
        "When can I join the pension?",
        "Urlaub wird in Personio beantragt.",
        "Der Mitarbeiter beantragt den Urlaub vier Wochen vorher.",
        "Sie beantragen den Parkplatz am Empfang.",
        "Le salarié demande ses congés un mois avant.",
    ],
)
def test_a_rule_that_speaks_of_asking_is_none(text: str) -> None:
    assert proposals_in(text, title="Benefits") == []


@pytest.mark.parametrize(
    "verdict", ["Rejected.", "No decision, back in May.", "Abgelehnt.", "Reporté au 3 mars."]
)
def test_what_is_turned_down_behind_a_sentence_was_only_wished_for(verdict: str) -> None:
    wish = "An allowance of £400 a year for everybody."
    found = proposals_in(f"The canteen is open. {wish} Douglas: too much. {verdict}")
    assert found[0] == wish
    assert verdict not in found


@pytest.mark.parametrize(
    "text",
    [
        "Joanna suggested an allowance of £400. Agreed.",
        "Joanna suggested an allowance of £400, which was approved.",
        "Joanna schlug 400 € vor. Douglas: gut. Beschlossen.",
        "Marie a proposé 400 €. Accepté.",
    ],
)
def test_what_was_granted_at_once_holds(text: str) -> None:
    assert proposals_in(text) == []


def test_a_verdict_of_another_paragraph_turns_nothing_down() -> None:
    assert proposals_in("The allowance is £400.\n\nRejected.") == []


MAIL = "From: Ana Souza\nSent: 2 February 2026\nSubject: FW: Parking\n\n{}"


@pytest.mark.parametrize(
    "wish",
    [
        "I would give the late shift 20 reserved spaces.",
        "I'd put two more racks by the gate.",
        "We should pay £50 for a missed break.",
        "It'd be nice if we had 10 more spaces.",
        "It would be better to open the gate at 5.",
        "I wish we had a second canteen.",
        "How about a free soup for the late shift?",
        "Why can't we have a number for each car?",
        "Wir sollten 20 Plätze reservieren.",
        "Es wäre schön, wenn das Tor um 5 aufginge.",
        "Nous devrions ouvrir à 5 heures.",
    ],
)
def test_what_somebody_wishes_for_in_a_mail_is_a_proposal(wish: str) -> None:
    assert proposals_in(MAIL.format(wish), title="Parking")[-1:] == [wish]
    assert proposals_in(f"Park behind the house.\n\n> {wish}", title="Parking")[-1:] == [wish]


def test_what_goes_on_behind_a_plea_is_no_answer_to_it() -> None:
    reason = "The afternoon people never find a place."
    plea = f"Can we not have a number for each car? {reason}"
    assert proposals_in(MAIL.format(plea), title="Parking")[-1:] == [reason]
    assert proposals_in(plea, title="Questions") == []
    assert (
        proposals_in(MAIL.format("Could we park in front? No, only behind the house."), title="Parking") == []
    )


@pytest.mark.parametrize(
    "text",
    [
        "Staff park behind the boiler house (68 spaces).",
        "We should be back by 1 pm.",
        "You should park behind the boiler house.",
        "We should receive the form by Friday.",
        "I would say it takes two hours.",
        "If I would be late, ring 201.",
        "I'd recommend the bus at 6.",
        "If you block the loading bay you get towed, £120.",
        "It is good practice to lock the door.",
        "You may be late if it snows.",
        "I moved the rack to the gate.",
        "Night shift can park in front from 21:30.",
    ],
)
def test_what_a_mail_tells_stays(text: str) -> None:
    assert proposals_in(MAIL.format(text), title="Parking") == []


def test_outside_of_mails_and_minutes_i_would_is_a_way_of_putting_things() -> None:
    text = "We should pay within 30 days. I would give the form to Ana. It would be good to wear shoes."
    assert proposals_in(text, title="Handbook") == []


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("who suggested the allowance?", True),
        ("what was decided about the allowance?", True),
        ("was wurde zum Budget beschlossen?", True),
        ("home office allowance how much", False),
        ("how do I request a parking space?", False),
        ("training budget per year", False),
    ],
)
def test_a_question_about_what_was_said_may_be_answered_by_a_proposal(question: str, asks: bool) -> None:
    assert asks_what_was_wished(question) is asks


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Purchasing", "SAP proposes the price from the contract."),
        ("Purchasing", "Ariba suggests the cheapest supplier, and you confirm it."),
        ("Customers", "Lidl would like the pallets labelled on two sides."),
        ("Leave", "Requests for leave: HR portal, two weeks ahead."),
        ("Contacts", "Ideas and complaints: Ana Marsh, extension 12."),
        ("Urlaub", "Antrag auf Urlaub: Formular 12 im Intranet."),
        ("Urlaub", "Es gibt für jeden Antrag ein Formular im Intranet."),
        ("Congés", "Demande de congé : formulaire 12 sur l'intranet."),
        ("Orders", "Orders that were not approved are cancelled after 14 days."),
        ("Claims", "Claims that have been turned down may be appealed within 30 days."),
        ("Claims", "You may object within 30 days after the claim was rejected."),
        ("Goods in", "Only what was requested is delivered."),
        ("Congés", "Les demandes qui ont été refusées peuvent être refaites après six mois."),
        ("Payment", "Payment is due in 14 days. It is declined by the bank at the limit."),
        ("Claims", "Claims are checked by finance. Rejected: you get a mail with the reason."),
        ("Accidents", "Say “I would like to report an accident” and give your name."),
        ("Release notes 4.2", "Windows asks for your password after the update."),
        ("Meeting rooms", "Zoom asks for the code of the room."),
        ("Notice board", "Sparkasse requests a second signature above 5,000 euros."),
        ("Retrofit of boilers", "Vaillant asks for a test each year."),
        ("Notes de frais", "SAP demande un justificatif."),
        ("Weekly cleaning plan", "Housekeeping asks for empty desks on Friday."),
        ("Minutes of the board", "We should have the new cards by 4 March."),
    ],
)
def test_what_a_program_a_customer_or_a_rule_asks_for_is_no_wish(title: str, text: str) -> None:
    assert proposals_in(text, title=title) == []


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Team notes", "Joanna suggests an allowance of £400."),
        ("Sales weekly", "Joanna asks for an allowance of £400."),
        ("Notes of 3 November", "Joanna asks for an allowance of £400."),
        ("Allowances", "Joanna's wish for £400, which was turned down."),
        ("Allowances", "The £400 that was proposed was rejected."),
        ("Allowances", "Proposal by Joanna: an allowance of £400."),
    ],
)
def test_a_wish_stays_one_wherever_people_are_quoted_or_it_is_called_so(title: str, text: str) -> None:
    assert proposals_in(text, title=title) == [text]


@pytest.mark.parametrize(
    "question", ["How does Lidl want the pallets labelled?", "Which colour does Aldi prefer?"]
)
def test_what_a_customer_wants_may_be_asked_for(question: str) -> None:
    assert asks_what_was_wished(question)


def test_quotations_that_are_opened_and_never_closed_are_read_to_their_end() -> None:
    # a pattern that walks on from each opening mark to the end would take minutes
    assert proposals_in("It was proposed to pay " + "« a „b “c " * 20_000) != []
