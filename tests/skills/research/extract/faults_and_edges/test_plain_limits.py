"""Limits that leave no doubt, answers that say no, and what a house lets others say on its own page."""

import pytest

from skills.research.extract.fields.faults.plain_limits import is_plain_limit
from tests.skills.research.extract.world import others, own


@pytest.mark.parametrize(
    "said",
    [
        "Norvik has no English on the screen.",
        "Norvik declines to sell outside Ireland.",
        "Norvik kræver 400 volt.",
        "Skærmen taler fortsat kun dansk.",
        "Norvik needs a three-phase socket.",
        "Norvik braucht Starkstrom.",
    ],
)
def test_a_plain_limit_is_told_of_whomever_the_page_is(said: str) -> None:
    assert own(f"<p>{said}</p>", "weakness")


@pytest.mark.parametrize(
    "words", ["needs 40 volts of love", "declines to comment", "speaks English and Danish", "no English"]
)
def test_other_words_are_no_plain_limit(words: str) -> None:
    assert not is_plain_limit(words)


@pytest.mark.parametrize(
    "said",
    [
        "Norvik needs no three-phase socket.",
        "Guests need no English in the app of Norvik.",
        "Norvik refuses to sell your data.",
        "Norvik declines to deliver late.",
    ],
)
def test_what_asks_nothing_of_a_buyer_is_no_weakness(said: str) -> None:
    assert own(f"<p>{said}</p>", "weakness") == []


@pytest.mark.parametrize(
    "said",
    [
        "Quality is a promise we make.",
        "Friday is the day we make deliveries.",
        "Berlin is a city we sell to.",
        "Trust is the only thing we sell.",
        "Anna is a colleague we let go.",
    ],
)
def test_a_promise_a_day_or_a_colleague_is_no_product(said: str) -> None:
    assert own(f"<h1>Norvik</h1><p>{said}</p>", "product") == []


@pytest.mark.parametrize(
    ("asked", "answer"),
    [("Is there an app?", "There is not."), ("Do you have a shop?", "No."), ("Gibt es eine App?", "Nein.")],
)
def test_a_short_question_answered_no_is_told_with_its_answer(asked: str, answer: str) -> None:
    [one] = own(f"<ul><li>{asked} {answer}</li></ul>", "weakness")
    assert one.value.startswith(asked.rstrip("?"))


@pytest.mark.parametrize(
    "said", ["Is there a catch? There is not.", "Is there a fee? No.", "Is there an app? There is."]
)
def test_what_is_spared_or_answered_yes_is_no_weakness(said: str) -> None:
    assert own(f"<ul><li>{said}</li></ul>", "weakness") == []


def test_where_somebody_does_not_sell_is_no_product() -> None:
    html = "<h2>Norvik</h2><p>Norvik declines to sell outside Ireland.</p>"
    assert others(html, "product") == []


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("The Sow is a composter we build in a shed outside Ballysadare for hotels.", "Sow, composter"),
        ("Long Hutch is the machine that we make for large kitchens.", "Long Hutch, machine"),
    ],
)
def test_a_thing_that_we_build_is_a_product(said: str, value: str) -> None:
    assert value in {one.value for one in own(f"<p>{said}</p>", "product")}


def test_what_is_built_somewhere_has_no_place_for_its_name() -> None:
    assert all(
        "shed" not in one.value for one in own("<p>We build in a shed outside Ballysadare.</p>", "product")
    )


@pytest.mark.parametrize(
    ("said", "is_fault"),
    [
        ("In eleven years we have never had a data breach.", False),
        ("They’ve never had an accident on the road.", False),
        ("We have never had a serious complaint.", False),
        ("We have never made a scale for trucks.", True),
        ("They have never offered a monthly contract.", True),
    ],
)
def test_what_never_went_wrong_is_no_limit_and_what_was_never_made_is(said: str, *, is_fault: bool) -> None:
    assert bool(own(f"<h1>Norvik</h1><p>{said}</p>", "weakness")) == is_fault
