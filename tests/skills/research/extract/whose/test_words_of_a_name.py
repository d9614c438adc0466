"""A product's or a house's name as a word of another name, and prizes of those whom a page names."""

import pytest

from skills.research.extract.fields.proofs.holders import is_customers_prize
from skills.research.extract.names.names import Names
from tests.skills.research.extract.world import page, read

NAMES = Names({"Norvik": "Norvik", "County": "Norvik"})


@pytest.mark.parametrize(
    "said", ["Dorrance County Schools sleeps better", "How Dorrance County Schools sleeps better"]
)
def test_a_plans_name_within_a_longer_name_is_not_that_plan(said: str) -> None:
    assert [one.name for one in NAMES.mentions(said, heading=True)] == [""]


@pytest.mark.parametrize(
    "said", ["County is the plan for many", "The County Plan costs more", "Norvik County Plan costs more"]
)
def test_a_plans_name_by_itself_or_behind_its_house_is(said: str) -> None:
    assert NAMES.mentions(said, heading=True)[-1].name == "Norvik"


@pytest.mark.parametrize(
    ("said", "theirs"),
    [
        ("Thornhythe, by the way, received the Green Pennant 2025 for its parks.", True),
        ("Cedar & Vane picked up the Coastal Employer Award.", True),
        ("Thornhythe received the keys in May and we the Green Pennant.", False),
        ("In 2025 we received the Green Pennant.", False),
    ],
)
def test_below_customers_a_prize_is_of_whoever_is_named(said: str, theirs: bool) -> None:
    assert is_customers_prize(said, "", below_customers=True) is theirs


def test_a_trading_name_is_told_with_the_house_behind_it() -> None:
    said = page(
        "<h1>Norvik</h1><p>Timetables.</p>", of="Norvik is the trading name of Ladderback Software Ltd"
    )
    names = [one.value for one in read(said).facts if (one.company, one.field) == ("Norvik", "company")]
    assert "Norvik is the trading name of Ladderback Software Ltd" not in names


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Im Haus des Lindacher Saalvermieters Norvik fiel das Licht aus.", ["Norvik"]),
        ("Beim Softwareanbieter Norvik arbeiten dreißig Leute.", ["Norvik"]),
        ("In der Halle des Autohaus Norvik fiel das Licht aus.", [""]),
        ("Wie Maria Norvik sagt, fiel das Licht aus.", [""]),
    ],
)
def test_what_a_house_does_stands_before_its_name_in_german(said: str, names: list[str]) -> None:
    assert [one.name for one in NAMES.mentions(said, language="de")] == names
