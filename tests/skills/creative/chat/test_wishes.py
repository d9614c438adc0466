"""What a person wants changed is done where all of it is understood, and otherwise left to a person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills.creative.chat.wishes import Wish, wish_of


@pytest.mark.parametrize(
    ("comment", "wish"),
    [
        ("shorter headline", Wish(shorter=True)),
        ("Please make the headline shorter.", Wish(shorter=True)),
        ("kürzere Überschrift, ohne Preis", Wish(shorter=True, without=frozenset({"price"}))),
        ("other design", Wish(design=True)),
        ("A different layout and darker, please!", Wish(design=True, tone="dark")),
        ("without the price and no logo", Wish(without=frozenset({"price", "logo"}))),
        ("headline: Go further, now", Wish(texts={"headline": "Go further, now"})),
        ("darker\nHeadline: Weiter\nbutton: Kauf", Wish({"headline": "Weiter", "cta": "Kauf"}, tone="dark")),
        ("brighter background", Wish(tone="light")),
    ],
)  # fmt: skip
def test_what_a_machine_can_do_is_understood(comment: str, wish: Wish) -> None:
    assert wish_of(comment) == wish
    assert wish.is_clear


@pytest.mark.parametrize(
    "comment",
    [
        "make the dog happier",
        "shorter headline and a picture of the sea",
        "I do not like it",
        "",
        "?",
        "darker and lighter",
        "not darker",
        "do not make the headline shorter",
        "keep the price, but never without logo",
    ],
)
def test_what_is_not_wholly_understood_is_left_to_a_person(comment: str) -> None:
    assert not wish_of(comment).is_clear


def test_words_in_fields_of_their_own_go_before_the_comment() -> None:
    wish = wish_of("headline: One", headline="Two", text=" Three ")
    assert wish.texts == {"headline": "Two", "primary": "Three"}


@given(st.text(max_size=400))
def test_any_words_are_read(comment: str) -> None:
    wish = wish_of(comment)
    assert all(wish.texts.values())
