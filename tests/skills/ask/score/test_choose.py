"""What is shown holds the exception for whoever is asked about, and the sentence that another one leans on."""

from dataclasses import fields, replace

import pytest

from skills.ask.pieces.sentences import sentences_of
from skills.ask.saying import said_of
from skills.ask.score.candidate import Candidate
from skills.ask.score.extract import Reading, choose
from skills.ask.score.signals import SentenceSignals
from tests.skills.ask.conftest import make_passage

BLANK = SentenceSignals(**{field.name: 0.0 for field in fields(SentenceSignals)})
FAR = 9.0  # log-odds behind the best, so that nothing is shown for its score


def shown(
    question: str, text: str, best: str, *, near: str = "", headings: tuple[str, ...] = ()
) -> list[str]:
    """What is shown where this sentence of a text is the best, and another is as good."""
    logits = {best: 0.0, near: -0.1}
    found = sentences_of(make_passage(text, title="Terms", headings=headings))
    scored = [Candidate(one, BLANK, logits.get(one.text, -FAR)) for one in found]
    reading = Reading(tuple(sorted(scored, key=lambda one: -one.logit)), None)
    return [one.sentence.text for one in choose(question, reading)]


INVOICES = "Invoices are due 30 days after their date. NHS bodies: 14 days. Interest is 4% a year."
DUE = "Invoices are due 30 days after their date."


@pytest.mark.parametrize(
    ("question", "text", "exception"),
    [
        ("when is the invoice due for nhs", INVOICES, "NHS bodies: 14 days."),
        ("how long is probation for drivers", "Probation is six months. For drivers it is three months.", ""),
        (
            "how much for shoes as an engineer",
            "We pay £55 a pair for shoes. Engineers get up to £80 a pair.",
            "",
        ),
        ("can trainees claim overtime", "Overtime is paid.\n\n- Trainees are not paid overtime.", ""),
        (
            "notice for team leaders",
            "The notice is 4 weeks.\n- Office staff: 6 weeks\n- Team leaders: 8 weeks",
            "Team leaders: 8 weeks",
        ),
    ],
)
def test_what_the_next_sentence_excepts_for_the_asked_group_is_shown(
    question: str, text: str, exception: str
) -> None:
    first, *others = [one.text for one in sentences_of(make_passage(text))]
    assert shown(question, text, first) == [first, exception or others[0]]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("when is the invoice due", INVOICES),
        ("when is the invoice due for care homes", INVOICES),
        (
            "when is the invoice due for nhs",
            "Invoices are due 30 days after their date. NHS bodies pay by card.",
        ),
        (
            "when is the nhs invoice due",
            "NHS invoices are due 14 days after their date. NHS bodies get 2 copies of each within 3 days.",
        ),
        ("how much is the fee for late parcels", "The fee is £5. It is paid at the desk within 3 days."),
        ("how long is leave", "Leave is 30 days. It lapses after 14 days in the new year."),
        ("how many days in 2026", "You get 30 days. The days are booked 14 days before, in 2026 as well."),
        (
            "invoice due for nhs",
            "Invoices are due 30 days after their date. We tell the NHS bodies in 14 days.",
        ),
        (
            "invoice due for drivers",
            "Invoices are due 30 days after.\n\n## Leave\n\n30 days. Pay day. Drivers: 9 days.",
        ),
        ("who signs for nhs", "Ana signs invoices. NHS bodies are billed by Bo."),
    ],
)
def test_what_follows_and_excepts_nobody_who_is_asked_about_is_left_out(question: str, text: str) -> None:
    first = sentences_of(make_passage(text))[0].text
    assert shown(question, text, first) == [first]


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("No, never. Not even one duvet. It is a hygiene matter.", "Not even one duvet."),
        ("The desk has a spare card. They cost £5.", "They cost £5."),
        ("A red card stops the van. This applies to trailers too.", "This applies to trailers too."),
        ("The form is on the board. It must be signed twice.", "It must be signed twice."),
        ("Ring Ana first. Otherwise you are not paid.", "Otherwise you are not paid."),
    ],
)
def test_what_leans_on_the_sentence_before_is_shown_behind_it(text: str, best: str) -> None:
    assert best in shown("what", text, best)[1:]


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("The desk has a card. It is forbidden to lend it.", "It is forbidden to lend it."),
        ("The desk has a card. This card costs £5.", "This card costs £5."),
        ("The desk has a card. Cards cost £5.", "Cards cost £5."),
        ("The desk has a card. Those who lose it pay £5.", "Those who lose it pay £5."),
        ("The desk has a card. IT helps with cards.", "IT helps with cards."),
        ("The desk has a card.\n\nThey cost £5.", "They cost £5."),
        ("- The desk has a card.\n- They cost £5.", "They cost £5."),
        ("It costs £5.", "It costs £5."),
        ("Ask Ana for the card. Ana keeps them.", "Ana keeps them."),
        ("The desk has a card. Itemised bills are sent.", "Itemised bills are sent."),
    ],
)
def test_what_stands_by_itself_is_shown_by_itself(text: str, best: str) -> None:
    assert shown("what", text, best) == [best]


def test_under_a_title_that_says_what_it_is_nothing_is_put_before_it() -> None:
    text = "The desk has a spare card. They cost £5."
    assert shown("what", text, "They cost £5.", headings=("Terms", "Spare cards")) == ["They cost £5."]


def test_a_case_amid_a_block_is_said_in_front_of_what_holds_in_it() -> None:
    text = "Press Forgot; the code goes to your mobile. No mobile in the system? Deborah Fitch can enter it."
    said = [said_of(one) for one in sentences_of(make_passage(text))]
    assert said[-1] == "No mobile in the system? Deborah Fitch can enter it."


@pytest.mark.parametrize(
    "text",
    [
        "No mobile? Deborah Fitch can enter it.",
        "Ring Ana. Who enters it? Deborah Fitch can enter it.",
        "Ring Ana. Can Bo enter it? Deborah Fitch can enter it.",
        "Ring Ana. Darf Bo das? Deborah Fitch can enter it.",
    ],
)
def test_a_question_of_the_page_is_not_said_again(text: str) -> None:
    assert said_of(sentences_of(make_passage(text))[-1]) == "Deborah Fitch can enter it."


SHIFTS = """The bakery works 40 hours in three shifts:

- Dawn: 03:00 to 11:00
- Noon: 11:00 to 19:00

The half hour between is for cleaning. A shift may be swapped by Tuesday."""


def test_the_items_that_a_shown_sentence_announces_are_shown() -> None:
    announces = "The bakery works 40 hours in three shifts:"
    items = ["Dawn: 03:00 to 11:00", "Noon: 11:00 to 19:00"]
    swap = "A shift may be swapped by Tuesday."
    assert shown("hours of the noon shift", SHIFTS, announces) == [announces, *items]
    assert shown("hours of the noon shift", SHIFTS, swap, near=announces) == [announces, *items, swap]
    assert shown("swap a shift", SHIFTS, swap) == [swap]


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ("gate leeds", ["Gate: code", "Head: Ana"]),
        ("gate", ["Gate: code", "Gate: bell", "Head: Ana"]),
        ("gate leeds and york", ["Gate: code", "Gate: bell", "Head: Ana"]),
    ],
)
def test_a_fact_of_another_site_is_not_shown_beside_that_of_the_asked_one(
    question: str, texts: list[str]
) -> None:
    facts = "Head: {}\nGate: {}\nOpen: {}"
    leeds = sentences_of(make_passage(facts.format("Ana", "code", "8 to 5"), headings=("Sites", "Leeds")))
    york = sentences_of(
        make_passage(facts.format("Bo", "bell", "9 to 4"), headings=("Sites", "York"), start=90)
    )
    read = [
        Candidate(one, BLANK, logit) for one, logit in ((leeds[1], 0.0), (york[1], -0.1), (leeds[0], -0.2))
    ]
    said = [one.sentence.text for one in choose(question, Reading(tuple(read), None))]
    assert sorted(said) == sorted(texts)


AIDERS = "Hull: Ana Marsh and Bo Lind. York: Cy Reed. Leeds: Di Holm."


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ("first aiders in york", ["York: Cy Reed."]),
        ("first aiders in york and hull", ["Hull: Ana Marsh and Bo Lind.", "York: Cy Reed."]),
        ("first aiders", ["Hull: Ana Marsh and Bo Lind.", "York: Cy Reed."]),
    ],
)
def test_what_is_told_of_another_in_a_row_of_names_is_not_shown_beside_the_asked_one(
    question: str, texts: list[str]
) -> None:
    assert shown(question, AIDERS, "York: Cy Reed.", near="Hull: Ana Marsh and Bo Lind.") == texts


@pytest.mark.parametrize(
    ("text", "span", "is_shown"),
    [
        ("Dogs stay at home. Cats may come.\n\nBikes are locked.", -4.0, False),
        ("Dogs stay at home. Cats may come.\n\nBikes are locked.", -1.0, True),
        ("Dogs stay at home. Bikes are locked.", -4.0, True),  # it stands right beside
        (
            "Dogs stay at home. Cats may come.\n\nDogs: bikes are locked.",
            -4.0,
            True,
        ),  # it holds more of the question
    ],
)
def test_a_sentence_elsewhere_in_which_the_reader_sees_nothing_is_not_shown_beside_a_clear_answer(
    text: str, span: float, is_shown: bool
) -> None:
    found = {one.text: one for one in sentences_of(make_passage(text))}
    last = list(found)[-1]
    best = Candidate(found["Dogs stay at home."], replace(BLANK, reader_span=2.0), 0.0)
    told = replace(BLANK, reader_span=span, coverage=float(last.startswith("Dogs")))
    said = choose("may dogs come", Reading((best, Candidate(found[last], told, -1.0)), None))
    assert [one.sentence.text for one in said] == ["Dogs stay at home.", last][: 1 + is_shown]


GIFTS = "Gifts up to £30 may be kept. Anything above that goes into the raffle. Cash is refused."
KEPT = "Gifts up to £30 may be kept."


@pytest.mark.parametrize(
    ("question", "behind"),
    [
        ("a supplier gave me a £45 hamper", ["Anything above that goes into the raffle."]),
        ("a supplier gave me a £20 hamper", []),
        ("may I keep a gift", []),
        ("I got 45 gifts", []),
    ],
)
def test_what_holds_beyond_a_limit_is_shown_with_it_where_more_is_asked_for(
    question: str, behind: list[str]
) -> None:
    assert shown(question, GIFTS, KEPT) == [KEPT, *behind]


@pytest.mark.parametrize("decided", ["Decision: we do not offer it.", "Beschluss: abgelehnt."])
def test_what_was_decided_is_shown_behind_what_was_asked_for(decided: str) -> None:
    text = f"Cash on delivery: request by two customers. {decided} Next meeting in May."
    asked_for = "Cash on delivery: request by two customers."
    assert shown("do we offer cash on delivery", text, asked_for) == [asked_for, decided]
