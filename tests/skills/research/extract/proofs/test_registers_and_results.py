"""What registers list as held, what was measured in other words than “reduced by”, and whose certificates are
told of."""

import pytest

from skills.research.extract.fields.faults.weakness import regrets
from skills.research.extract.fields.proofs.no_proof import is_lone_word, is_no_proof
from tests.skills.research.extract.world import others, own

REGISTER = (
    "<h1>Register</h1><table><tr><th>Maker</th><th>Machine</th><th>Scheme</th><th>No.</th><th>Status</th></tr>"
    "<tr><td>Norvik AS</td><td>Hutch</td><td>Assured Output Class B</td><td>CA-0417</td><td>{status}</td></tr>"
    "<tr><td>Tallow Ltd</td><td>Cart</td><td>Safe Chute</td><td>SC-1</td><td>valid</td></tr></table>"
)


@pytest.mark.parametrize("status", ["valid until 03/2028", "valid", "granted in 2024"])
def test_a_scheme_in_a_register_is_held_where_its_row_says_so(status: str) -> None:
    assert [one.value for one in others(REGISTER.format(status=status), "proof")] == [
        "Assured Output Class B"
    ]


@pytest.mark.parametrize(
    "status",
    ["applied, no decision", "expired 31/12/2025, not renewed", "suspended pending re-test", "refused", "–"],
)
def test_what_a_register_has_refused_or_suspended_is_not_held(status: str) -> None:
    assert others(REGISTER.format(status=status), "proof") == []


@pytest.mark.parametrize(
    "said",
    [
        "Norvik knocked 52 percent off our hauling.",
        "Desde que está Norvik enviamos al vertedero un 71 % menos de restos de cocina.",
        "Vi har sparet 38 procent på afhentningen med Norvik.",
        "Avec Norvik, nous jetons 30 % de moins.",
    ],
)
def test_a_share_that_was_saved_is_a_result_in_several_languages(said: str) -> None:
    assert own(f"<p>{said}</p>", "proof")


@pytest.mark.parametrize(
    "said",
    [
        "Nos prix sont 30 % plus chers.",
        "We took 20 days off.",
        "Until Easter we knock 10 percent off the price.",
        "El precio es un 20 % menos.",
    ],
)
def test_what_is_taken_off_a_price_is_no_result(said: str) -> None:
    assert own(f"<p>{said}</p>", "proof") == []


def test_the_category_of_an_award_is_told_with_the_award() -> None:
    said = "Best Kitchen Newcomer, Irish Nursing Home Awards 2024, to the Sow"
    [one] = own(f"<h2>On the mantelpiece</h2><ul><li>{said}</li></ul>", "proof")
    assert one.value == said


@pytest.mark.parametrize(
    "said",
    [
        "ISO 9001: audit booked for next February, so ask us in March.",
        "B Corp certification: paperwork in, fingers crossed.",
        "The kitchen of Aalborg holds ISO 22000; that is theirs, not ours.",
    ],
)
def test_what_is_to_be_audited_or_is_theirs_is_not_held(said: str) -> None:
    assert own(f"<ul><li>{said}</li></ul>", "proof") == []


def test_a_certificate_of_ours_beside_one_of_theirs_stays() -> None:
    assert own("<p>We are certified to ISO 27001; theirs is ISO 9001.</p>", "proof")


@pytest.mark.parametrize(
    "said",
    [
        "Norvik takes 20% off for schools.",
        "Norvik takes 20% off the first year.",
        "The recall wiped 20 percent off Norvik’s shares.",
    ],
)
def test_a_discount_or_a_fall_of_shares_is_no_result(said: str) -> None:
    assert own(f"<p>{said}</p>", "proof") == []


@pytest.mark.parametrize(
    "said",
    [
        "Norvik won gold at the Nordic Kitchen Awards 2024, which is the industry’s top prize.",
        "Norvik has ISO 9001 – it is the world’s first for a kitchen.",
        "Norvik knocked 52 percent off our waste.",
    ],
)
def test_a_prize_that_is_the_highest_of_its_trade_is_still_held(said: str) -> None:
    assert own(f"<p>{said}</p>", "proof")


@pytest.mark.parametrize(
    "said",
    [
        "With Norvik each warden saves four hours a week.",
        "Avec Norvik, chaque gardien gagne quatre heures par semaine.",
        "Mit Norvik spart jeder Wart vier Stunden pro Woche.",
        "With Norvik it saved £41,500 in diesel in its first year.",
    ],
)
def test_hours_and_money_that_a_customer_saved_are_a_result(said: str) -> None:
    assert own(f"<p>{said}</p>", "proof")


@pytest.mark.parametrize("said", ["Norvik saves you four hours a week.", "Save £400 in May."])
def test_what_is_promised_to_the_reader_is_no_result(said: str) -> None:
    assert own(f"<p>{said}</p>", "proof") == []


WORST = "Norvik: in our trial, a new clerk needed 21 minutes to enter a berth, the longest time of all."


def test_what_is_personal_is_no_staff() -> None:
    assert own("<p>Norvik reduced personal data requests by 40%.</p>", "proof")
    assert not own("<p>Norvik hat das Personal um 40 % reduziert.</p>", "proof")


def test_the_worst_of_a_test_is_a_weakness_and_proves_nothing() -> None:
    [weakness] = others(f"<ul><li>{WORST}</li></ul>", "weakness")
    assert "21 minutes" in weakness.value
    assert others(f"<ul><li>{WORST}</li></ul>", "proof") == []


def test_the_worst_of_a_test_needs_no_tagger_to_believe_it() -> None:
    assert regrets(WORST)


@pytest.mark.parametrize(
    "said", ["Le 3 mai, une panne de sept heures a bloqué le port.", "A six-hour outage held up the ferries."]
)
def test_how_long_it_was_out_of_order_is_plain(said: str) -> None:
    assert regrets(said)


@pytest.mark.parametrize("words", ["from 214 reviews", "based on 88 verified ratings", "aus 31 Bewertungen"])
def test_how_many_have_judged_it_proves_nothing(words: str) -> None:
    assert is_no_proof(words)


def test_the_facts_of_a_customer_below_the_title_of_a_story_are_no_proof() -> None:
    table = "<table><tr><th>Company</th><td>Alder Growers, Leith</td></tr></table>"
    assert own(f"<h1>Case study: Alder Growers</h1>{table}", "proof") == []


def test_one_word_that_begins_a_sentence_is_no_proof() -> None:
    assert is_lone_word("Good tool.", 0, 4)
    assert not is_lone_word("HACCP", 0, 5)
    assert not is_lone_word("Fairtrade", 0, 9)


@pytest.mark.parametrize(
    "said",
    [
        "Norvik carries the Clean Kitchen mark, no. 20417.",
        "Norvik trägt das Kranich-Siegel seit 2022.",
        "Unser Betrieb hat das Hygienezeugnis RAL-GZ 992/2 (Nr. 4711).",
        "Norvik is approved under UK 4471 EC.",
    ],
)
def test_a_mark_is_held_by_its_number_or_by_the_year_since_when(said: str) -> None:
    assert own(f"<p>{said}</p>", "proof")


@pytest.mark.parametrize(
    "said",
    ["Each crate carries the Norvik label.", "Norvik has a number, UK 12.", "Norvik has marks since 2022."],
)
def test_a_mark_without_a_number_or_a_year_is_no_proof(said: str) -> None:
    assert own(f"<p>{said}</p>", "proof") == []
