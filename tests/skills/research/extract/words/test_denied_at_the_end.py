"""What a sentence denies only at its end, so that a quote cut before it would say the opposite."""

from datetime import date

import pytest

from skills.research.extract.amounts.page_days import day_of
from skills.research.extract.fields.buyers.buyers import buys_not
from skills.research.extract.fields.faults.weakness import is_no_weakness
from skills.research.extract.fields.proofs.not_held import is_not_held, is_refused
from skills.research.extract.words.doubt import is_hearsay
from skills.research.extract.words.turned_away import turns_away
from tests.skills.research.extract.world import NORVIK, others, own


@pytest.mark.parametrize(
    "said",
    [
        "Für Freizeitparks und Indoor-Hallen ist Norvik nicht gedacht.",
        "Für Freizeitparks arbeiten wir nicht.",
        "Aber für Freizeitparks haben wir keine Lösung.",
        "For theme parks, Norvik is not meant.",
        "For theme parks Norvik isn’t the right thing.",
        "Pour les parcs, Norvik n’est pas fait.",
    ],
)
def test_whom_a_sentence_names_first_it_may_turn_away_at_its_end(said: str) -> None:
    assert turns_away(said, said.index(" ") + 1)
    assert own(f"<p>{said}</p>", "segment") == []


@pytest.mark.parametrize(
    "said",
    [
        "Für Kommunen ist Norvik gemacht, nicht für Konzerne.",
        "Für Kommunen, die nicht suchen wollen, ist Norvik gemacht.",
        "Für Kommunen ist das nicht teuer.",
        "Für Kommunen ist Norvik nicht nur gedacht, sondern gemacht.",
        "For councils, Norvik is the only app that does not need a signal.",
        "For councils that are not large, Norvik is the right thing.",
    ],
)
def test_whom_it_is_for_stays(said: str) -> None:
    assert not turns_away(said, said.index(" ") + 1)


@pytest.mark.parametrize(
    "said",
    [
        "Für ISO 9001 haben wir uns entschieden, keinen Antrag zu stellen.",
        "Wir haben uns gegen ISO 9001 entschieden.",
        "For ISO 9001 we have decided not to apply.",
        "We decided against ISO 9001.",
        "We have not applied for ISO 9001.",
        "Nous avons décidé de ne pas demander ISO 9001.",
        "Auf ISO 9001 verzichten wir.",
    ],
)
def test_a_certificate_that_a_house_does_not_want_is_not_held(said: str) -> None:
    assert is_not_held(said, said.index("ISO"), said.index("9001") + 4)
    assert own(f"<h2>Quality</h2><p>{said}</p>", "proof") == []


@pytest.mark.parametrize(
    "said",
    [
        "We are certified to ISO 9001 and decided not to renew the plaque on the wall.",
        "ISO 9001 is held since 2022; for ISO 14001 we decided not to apply.",
        "We did not wait: ISO 9001 certified since 2019.",
    ],
)
def test_one_that_it_holds_stays(said: str) -> None:
    assert not is_not_held(said, said.index("ISO"), said.index("9001") + 4)


@pytest.mark.parametrize(
    "below",
    [
        "Our host, Northrack, is certified.",
        "We are not, yet; the first audit is booked for 2027.",
        "Unser Rechenzentrum ist zertifiziert.",
        "Wir sind nicht zertifiziert, aber wir haben es vor.",
    ],
)
def test_below_a_certificate_it_may_say_that_only_the_host_has_it(below: str) -> None:
    assert is_refused(below)
    assert own(f"<h1>Security</h1><dl><dt>ISO 27001</dt><dd>{below}</dd></dl>", "proof") == []


@pytest.mark.parametrize("below", ["Held since 2023.", "Certified since 2023; we are audited each year."])
def test_below_one_that_is_held_it_stays(below: str) -> None:
    assert not is_refused(below)
    assert len(own(f"<h1>Security</h1><dl><dt>ISO 27001</dt><dd>{below}</dd></dl>", "proof")) == 1


@pytest.mark.parametrize(
    "said",
    [
        "There is no Series C; the website that said we were raising $50 million made it up.",
        "A blog wrote that we raised $50 million in a Series C, and made that up.",
        "The paper that said that we raised $50 million in a Series C is gone.",
    ],
)
def test_money_that_somebody_made_up_is_none(said: str) -> None:
    assert is_hearsay(said, figures=True)
    assert own(f"<p>{said}</p>", "funding") == []


@pytest.mark.parametrize(
    "said",
    [
        "We raised $50 million in a Series C and made it up to our staff.",
        "Norvik raised $50 million in a Series C.",
    ],
)
def test_money_that_came_stays(said: str) -> None:
    assert not is_hearsay(said, figures=True)


@pytest.mark.parametrize(
    ("said", "gone"),
    [
        (" left us in 2025, when it merged.", True),
        (" has signed a letter of intent.", True),
        (" hat uns verlassen.", True),
        (" nous a quittés.", True),
        (" left its old software for us in 2025.", False),
        (" moved to Norvik in 2021.", False),
        (" has been a customer since 2019.", False),
    ],
)
def test_who_left_or_has_not_bought_yet_is_no_customer(said: str, gone: bool) -> None:
    assert buys_not(f"Oakmoor Council{said}", len("Oakmoor Council")) is gone


def test_who_wants_no_more_money_lacks_nothing() -> None:
    assert is_no_weakness("Eine weitere Finanzierungsrunde planen wir nicht.", own=True)
    assert is_no_weakness("We plan no further funding round.", own=True)
    assert not is_no_weakness("The app has no calendar.", own=True)


def test_a_total_that_a_round_takes_it_to_is_not_of_the_day_of_the_round_before() -> None:
    said = "It follows a £1.5m seed round closed in February 2022 and takes the total to £6.9m."
    assert day_of(said, NORVIK, within=(said.index("takes"), len(said))) is None
    assert day_of(said, NORVIK, within=(0, said.index("and takes"))) == date(2022, 2, 1)
    before = "It raised £5m in May 2024 and takes the total to £6.9m."
    assert day_of(before, NORVIK, within=(before.index("takes"), len(before))) == date(2024, 5, 1)


def test_a_correction_takes_back_what_it_says_was_printed_too() -> None:
    wrong = "Correction, 13 October: an earlier version said that Norvik was sold."
    html = f"<p>{wrong} It also gave Norvik's price as $120.</p>"
    assert others(html, "price") == []
    assert len(others("<p>Norvik was tested. It also gave Norvik's price as $120.</p>", "price")) == 1
