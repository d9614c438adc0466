"""For whom a house says that it works, in French too, and what it calls its range with more words behind."""

import pytest

from skills.research.extract.fields.segment import is_claim_to_lead
from tests.skills.research.extract.world import own


@pytest.mark.parametrize(
    ("html", "told"),
    [
        (
            "<p>Norvik équipe les cabinets de kinésithérapie en tables pliantes.</p>",
            ["cabinets de kinésithérapie"],
        ),
        ("<p>Nous fournissons les écoles de poterie depuis 2011.</p>", ["écoles de poterie"]),
        ("<p>Norvik équipe tout le monde.</p>", []),
        ("<p>The glazing screen is built for people wearing gloves.</p>", []),
        ("<p>Norvik is built for studio potters.</p>", ["studio potters"]),
    ],
)
def test_a_house_says_whom_it_equips_and_a_screen_is_for_nobody(html: str, told: list[str]) -> None:
    assert [one.value for one in own(html, "segment")] == told


def test_where_a_house_leads_is_not_for_whom_it_is() -> None:
    assert is_claim_to_lead("Norvik leads in kilns for coastal towns.")
    assert not is_claim_to_lead("Norvik builds kilns for coastal towns.")


RANGE = "<h2>{head}</h2><h3>Kilnlog</h3><p>What is fired, and when.</p><h3>Glazewright</h3><p>What it shines like.</p>"


@pytest.mark.parametrize("head", ["Two products. Zero paper.", "Zwei Programme, ein Zuhause", "Two products"])
def test_so_many_products_are_named_below(head: str) -> None:
    assert {one.value for one in own(RANGE.format(head=head), "product")} >= {"Kilnlog", "Glazewright"}


def test_another_number_names_none() -> None:
    assert own(RANGE.format(head="Three products. Zero paper."), "product") == []
