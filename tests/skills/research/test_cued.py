"""Patterns that are not held against texts without their cues find what they would find anyhow."""

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import pytest

import skills.research as research
from skills.research.cued import Cued
from tests.skills.research.extract.cases import CASES

WON = Cued(r"\b(?P<how>won|took) (?:an? |the )?(?:award|prize)\b", re.IGNORECASE)


def test_finds_what_a_plain_pattern_finds() -> None:
    text = "Acme WON the Prize, and Bolt took an award."
    assert [one["how"] for one in WON.finditer(text)] == ["WON", "took"]
    found = WON.search(text, 20)
    assert found is not None
    assert found.start() == text.index("took")
    assert WON.match("took the prize of prizes")
    assert WON.fullmatch("took the prize")
    assert WON.sub("-", text) == "Acme -, and Bolt -."


@pytest.mark.parametrize("text", ["", "They won the match", "A prize is a prize", "won " * 400])
def test_finds_nothing_where_there_is_nothing(text: str) -> None:
    assert (WON.search(text), WON.match(text), WON.fullmatch(text)) == (None, None, None)
    assert list(WON.finditer(text)) == []
    assert WON.sub("-", text) == text


def test_what_a_wording_needs_besides_has_to_be_there_too() -> None:
    assert not WON.may_be_in("They took the train.")
    assert WON.may_be_in("The prize that they took")


def test_a_long_text_is_searched_at_once() -> None:
    assert WON.may_be_in("They met. " * 200)


def test_a_pattern_that_may_match_anything_is_refused_when_it_is_used() -> None:
    with pytest.raises(ValueError, match="No letters"):
        Cued(r"\w+").search("Acme")


def _used() -> Iterator[Cued]:
    for module in walk_packages(research.__path__, f"{research.__name__}."):
        for one in vars(import_module(module.name)).values():
            every = one.values() if isinstance(one, dict) else (one,)
            yield from (each for each in every if isinstance(each, Cued))


def test_no_pattern_in_use_is_kept_from_a_text_in_which_it_finds_something() -> None:
    patterns = {one.pattern: one for one in _used()}
    assert len(patterns) > 100
    texts = {re.sub(r"<[^>]*>", " ", one.html)[:1_000] for one in CASES}
    kept = [
        (one.pattern, text)
        for text in sorted(texts)[::3]
        for one in patterns.values()
        if not one.may_be_in(text) and one.plain.search(text)
    ]
    assert not kept
