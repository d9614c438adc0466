from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.gateway.names import Provider
from bot.gateway.policy import format_clearances, is_cleared, parse_clearances, strictest, widened
from indexing.documents import DataClass

OPEN, INTERNAL, CONFIDENTIAL = DataClass.OPEN, DataClass.INTERNAL, DataClass.CONFIDENTIAL
clearances = st.dictionaries(st.sampled_from(Provider), st.sampled_from(DataClass))


@settings(deadline=None)
@given(clearances)
def test_clearances_survive_being_written_and_read(given_clearances: dict[Provider, DataClass]) -> None:
    assert parse_clearances(format_clearances(given_clearances)) == given_clearances


@settings(deadline=None)
@given(st.text())
def test_any_text_is_read_or_refused_in_words_that_repeat_it(text: str) -> None:
    try:
        read, said = parse_clearances(text), ""
    except ValueError as error:
        read, said = {}, str(error)
    assert set(read) <= set(Provider)
    assert not said or any(repr(part.strip()) in said for part in text.split(","))


@settings(deadline=None)
@given(clearances, st.sampled_from(Provider), st.sampled_from(DataClass))
def test_following_the_advice_clears_exactly_what_was_missing(
    before: dict[Provider, DataClass], provider: Provider, data_class: DataClass
) -> None:
    after = parse_clearances(widened(before, provider, data_class))
    assert is_cleared(provider, data_class, after)
    assert {**before, provider: data_class} == after


@pytest.mark.parametrize(("highest", "asked"), list(product(DataClass, DataClass)))
def test_a_class_clears_itself_and_those_below_it(highest: DataClass, asked: DataClass) -> None:
    order = [OPEN, INTERNAL, CONFIDENTIAL]
    cleared = is_cleared(Provider.OPENAI, asked, {Provider.OPENAI: highest})
    assert cleared == (order.index(asked) <= order.index(highest))


def test_a_provider_that_is_not_named_may_see_nothing() -> None:
    assert not is_cleared(Provider.OPENAI, OPEN, parse_clearances("anthropic:confidential"))


def test_the_strictest_class_decides() -> None:
    assert strictest([OPEN, CONFIDENTIAL, INTERNAL]) == CONFIDENTIAL


def test_a_prompt_of_unknown_content_is_confidential() -> None:
    assert strictest([]) == CONFIDENTIAL


def test_spaces_case_and_empty_entries_do_not_matter() -> None:
    assert parse_clearances(" OpenAI : Internal ,, ") == {Provider.OPENAI: INTERNAL}


def test_a_provider_named_twice_keeps_the_wider_clearance() -> None:
    assert parse_clearances("openai:internal,openai:open") == {Provider.OPENAI: INTERNAL}


@pytest.mark.parametrize("entry", ["opnai:internal", "openai:interna", "openai", "openai:", ":open", "a:b:c"])
def test_a_misspelt_clearance_is_refused_with_the_choices(entry: str) -> None:
    with pytest.raises(ValueError, match="open, internal, confidential") as caught:
        parse_clearances(f"local:open,{entry}")
    assert repr(entry) in str(caught.value)
    assert "openai, anthropic, compatible, local" in str(caught.value)
