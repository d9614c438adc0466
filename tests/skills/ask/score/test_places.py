"""What is bound to one site tells nothing of another; what holds for all of them stays an answer."""

import pytest

from skills.ask.pieces.sentences import sentences_of
from skills.ask.score.places import Places
from tests.skills.ask.conftest import make_passage

CANTEEN = (
    "The canteen at Gorsey Lane is open 6:00 to 14:30. A hot meal is £3.20. Ditton Road has no canteen, but there is a "
    "microwave room."
)
SITES = "Alarm test: Gorsey Lane Tuesday, Ditton Road Thursday. At Telford it is on the first Monday."
PARIS = "At Lyon the door opens at 7. The desk is staffed until 18:00. At Nantes nobody is there."


def told(question: str, text: str, said: str, *others: str, title: str = "Welcome", head: str = "") -> bool:
    """Whether what is said in a text is of another place, with other texts found beside it."""
    passage = make_passage(text, title=title, headings=(title, head) if head else ())
    found = [passage, *(make_passage(one, title="Other", start=5000 + n) for n, one in enumerate(others))]
    sentence = next(one for one in sentences_of(passage) if one.text == said)
    return Places(question, found).is_elsewhere(sentence)


@pytest.mark.parametrize(
    ("question", "text", "said"),
    [
        ("how much is a hot meal at ditton", CANTEEN, "A hot meal is £3.20."),
        ("How much is a hot meal at Ditton Road?", CANTEEN, "A hot meal is £3.20."),
        ("how much is a hot meal at telford", CANTEEN, "A hot meal is £3.20."),
        ("when is the canteen in telford open", CANTEEN, "The canteen at Gorsey Lane is open 6:00 to 14:30."),
        ("until when is the desk in nantes staffed", PARIS, "The desk is staffed until 18:00."),
        ("when does the door open at Nantes", PARIS, "At Lyon the door opens at 7."),
    ],
)
def test_what_stands_behind_another_site_is_no_answer(question: str, text: str, said: str) -> None:
    assert told(question, text, said, SITES)


def test_the_head_or_the_heading_binds_what_stands_below_it() -> None:
    head = "Owner: Ana. Applies to Gorsey Lane. Ditton Road does not take infected linen.\n\n"
    rule = "The thermometers are checked every 3 months by the engineers."
    question = "how often are thermometers checked at ditton"
    assert told(question, head + rule, rule)
    assert told(question, rule, rule, SITES, title="Thermometers (Gorsey)")
    assert told(question, rule, rule, SITES, head="Gorsey Lane")
    assert not told(question, rule, rule, SITES)
    assert not told(question, head.replace("Lane.", "Lane and Ditton Road.", 1) + rule, rule)
    assert not told(question, rule, rule, SITES, head="Gorsey Lane and Ditton Road")


@pytest.mark.parametrize(
    ("question", "text", "said"),
    [
        ("how much is a hot meal at gorsey lane", CANTEEN, "A hot meal is £3.20."),
        ("how much is a hot meal", CANTEEN, "A hot meal is £3.20."),
        ("how much is a hot meal at night", CANTEEN, "A hot meal is £3.20."),
        (
            "is there a canteen at ditton",
            CANTEEN,
            "Ditton Road has no canteen, but there is a microwave room.",
        ),
        ("how many days of leave do I get at telford", "Everybody gets 31 days.", "Everybody gets 31 days."),
        (
            "where do I send the timesheet at telford",
            "Timesheets go to payroll at Gorsey Lane.",
            "Timesheets go to payroll at Gorsey Lane.",
        ),
        (
            "how much is linen for staff at telford",
            "Staff get 30% off towels. They are sold on Fridays at Ditton Road.",
            "Staff get 30% off towels.",
        ),
        (
            "do I bring a badge at telford",
            "Gorsey Lane opens at 6. Ditton Road opens at 7. Bring your badge.",
            "Bring your badge.",
        ),
        (
            "do I bring a badge at ditton",
            "Ditton Road opens at 7. Gorsey Lane opens at 6. Bring your badge.",
            "Bring your badge.",
        ),
        (
            "who pays for shoes at telford",
            "The office at Gorsey Lane pays for all shoes.",
            "The office at Gorsey Lane pays for all shoes.",
        ),
        (
            "who is the rep at telford",
            "The rep at Gorsey Lane is Al, the one at Telford Jo.",
            "The rep at Gorsey Lane is Al, the one at Telford Jo.",
        ),
        (
            "how many drills are there at telford",
            "Drills are twice a year. At Gorsey Lane the last was in May.",
            "Drills are twice a year.",
        ),
        (
            "how do I get from telford to gorsey lane",
            "The minibus at Gorsey Lane leaves at 6.",
            "The minibus at Gorsey Lane leaves at 6.",
        ),
    ],
)
def test_a_rule_of_all_sites_and_one_of_the_site_itself_stay(question: str, text: str, said: str) -> None:
    assert not told(question, text, said, SITES)


def test_a_site_is_no_other_place_than_the_town_that_it_is_in() -> None:
    towns = "We wash at Gorsey Lane in Wrexham. At Wrexham station take bus 4."
    assert not told("how much is a hot meal in wrexham", CANTEEN, "A hot meal is £3.20.", towns)


def test_a_site_that_somebody_once_wrote_small_is_still_one() -> None:
    notes = "handover ditton late\n\nThe washer at Ditton is down, ring Ditton Road."
    assert told("how much is a hot meal at ditton", CANTEEN, "A hot meal is £3.20.", notes)


def test_a_word_that_is_no_place_in_what_was_found_names_none() -> None:
    school = "The Night School has 20 places. We work at night, too. Ditton Road and Gorsey Lane do not."
    assert not told("how much is a hot meal at night", CANTEEN, "A hot meal is £3.20.", school)
    assert not told("how much is a hot meal at leeds", CANTEEN, "A hot meal is £3.20.", SITES)


LEEDS = "The Leeds office opens at 8, and at York the door opens at 9."


@pytest.mark.parametrize(
    ("question", "text", "said"),
    [
        (
            "When are payslips sent in York?",
            "Our payroll team is at Leeds. They go on the 25th.",
            "They go on the 25th.",
        ),
        (
            "When are payslips sent in York?",
            "The team sits in Leeds. They go on the 25th.",
            "They go on the 25th.",
        ),
        (
            "How long are vouchers valid in York?",
            "In Leeds we began in 1998. Vouchers last a year.",
            "Vouchers last a year.",
        ),
        (
            "Until when are parcels to York taken?",
            "The desk at Leeds takes those for other offices until four.",
            "",
        ),
        ("How do I get to York?", "At Leeds take the train on platform 4.", ""),
        (
            "Who pays a taxi in York?",
            "Applies to employees; ask HR in Leeds.\n\nAna pays taxis.",
            "Ana pays taxis.",
        ),
        (
            "Who pays a taxi in York?",
            "Valid from 1 May, replaces that of Leeds.\n\nAna pays taxis.",
            "Ana pays taxis.",
        ),
        ("Sick pay in York?", "Only HR in Leeds sees it.\n\nIt lasts six weeks.", "It lasts six weeks."),
    ],
)
def test_where_somebody_sits_binds_nothing_that_holds_for_all(question: str, text: str, said: str) -> None:
    assert not told(question, text, said or text, LEEDS)


def test_an_entry_for_one_site_is_none_for_another() -> None:
    entry = "Fire wardens at Leeds: Ewan Reid, Lena Brandt."
    assert told("who is fire warden at York", entry, entry, LEEDS)


@pytest.mark.parametrize(
    ("question", "title", "said", "is_elsewhere"),
    [
        ("how many bikes fit into the york shed", "Leeds – mill and shop", "The shed holds 40 bikes.", True),
        ("how many bikes fit into the york shed", "Leeds", "The shed holds 40 bikes.", True),
        ("how many bikes fit into the leeds shed", "Leeds", "The shed holds 40 bikes.", False),
        ("how many bikes fit into the shed", "Leeds", "The shed holds 40 bikes.", False),
        ("how many bikes fit into the york shed", "Leeds", "All sheds hold 40 bikes.", False),
        ("how many bikes fit into the york shed", "Leeds", "The shed in York holds 40 bikes.", False),
        ("how many bikes may I leave", "Leave", "Everyone may leave a bike in the shed.", False),
        ("who drives to york at night", "Parking", "Night parking is for vans only.", False),
    ],
)
def test_a_page_called_by_a_place_tells_nothing_of_the_page_beside_it(
    question: str, title: str, said: str, is_elsewhere: bool
) -> None:
    york = make_passage("York has a yard and a shed. Parking is in front.", title="York", start=7000)
    passage = make_passage(f"{said} It was painted in May. Ask about parking.", title=title)
    sentence = next(one for one in sentences_of(passage) if one.text == said)
    assert Places(question, [passage, york]).is_elsewhere(sentence) is is_elsewhere
