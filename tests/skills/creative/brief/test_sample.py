"""The sample company's brief: complete, in two languages, and in step with its guidelines."""

from pathlib import Path

import pytest

from skills.creative.brand.guidelines import RuleKind, applied, rules_in
from skills.creative.brief.brief import Brief
from skills.creative.brief.brief_file import read_brief
from skills.creative.copy.grammar import wordings

FOLDER = Path(__file__).parents[4] / "docs/sample_company/creative"


@pytest.fixture(scope="module")
def brief() -> Brief:
    return read_brief(FOLDER / "brief.yaml")


def test_it_names_three_products_with_photos_and_prices_in_both_markets(brief: Brief) -> None:
    assert [one.sku for one in brief.products] == ["LAMP-01", "RUCK-01", "COFF-01"]
    assert all(one.photo and one.price and one.prices["en-US"].currency == "USD" for one in brief.products)
    assert brief.notes == ()


@pytest.mark.parametrize("locale", ["en-US", "de-DE"])
def test_everything_but_a_warranty_can_be_said_in_both(brief: Brief, locale: str) -> None:
    assert brief.kit
    for product in brief.products:
        for one in wordings(product, brief.audiences[0], locale, brief, brief.kit):
            assert all("warranty." in note for note in one.notes[1:])
            assert len(one.texts["headline"][-1]) <= 15


def test_the_kit_says_already_what_the_guidelines_say(brief: Brief) -> None:
    kit = brief.kit
    assert kit
    rules = rules_in((FOLDER / "guidelines.md").read_text(encoding="utf-8"))
    shown = (RuleKind.COLOUR, RuleKind.FONT, RuleKind.CLEAR_SPACE, RuleKind.LOGO_SIZE)
    drawn = [one for one in rules if one.kind in shown]
    confirmed = applied(kit, drawn)
    assert (confirmed.palette, confirmed.fonts, confirmed.logos) == (kit.palette, kit.fonts, kit.logos)
