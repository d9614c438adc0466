"""Which threshold holds now."""

import math
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills.confidence import Certificate, Standing, stand

TODAY = date(2026, 11, 25)
STARTER = Certificate(0.5, 0.75, 0.95, 1090, 425, 85, 0.76, "d", "2026-11-21", "here")
OWN = Certificate(
    0.7, 0.95, 0.95, 400, 124, 2, 0.95, "mine", "2026-11-01", "here", certified=True, expires="2027-01-30"
)


def standing(
    own: Certificate | None = OWN,
    *,
    starter: Certificate = STARTER,
    today: date = TODAY,
    certified_only: bool = False,
    raised: float | None = None,
) -> Standing:
    return stand(
        starter, own, configuration="here", today=today, certified_only=certified_only, raised=raised
    )


def test_a_valid_certificate_holds() -> None:
    assert standing() == Standing(0.7, True, None, OWN)


def test_without_one_the_starter_holds_uncertified() -> None:
    assert standing(None) == Standing(0.5, False, None, STARTER)


@pytest.mark.parametrize(
    ("own", "words"),
    [
        (replace(OWN, configuration="elsewhere"), "another configuration"),
        (replace(OWN, expires="2026-11-24"), "expired on 2026-11-24"),
        (replace(OWN, issued="2026-11-26"), "after today, 2026-11-25; check the clock"),
        (replace(OWN, certified=False), "synthetic"),
        (replace(OWN, issued="soon"), "cannot be read"),
        (replace(OWN, expires=""), "cannot be read"),
    ],
)
def test_a_certificate_that_does_not_count_gives_way_to_the_starter_and_says_why(
    own: Certificate, words: str
) -> None:
    found = standing(own)
    assert (found.threshold, found.certified, found.certificate) == (0.5, False, STARTER)
    assert found.note is not None
    assert words in found.note
    assert "confidant calibrate" in found.note


def test_a_certificate_counts_on_its_first_and_on_its_last_day() -> None:
    assert standing(today=date(2026, 11, 1)).certified
    assert standing(today=date(2027, 1, 30)).certified
    assert not standing(today=date(2027, 1, 31)).certified


def test_a_starter_for_another_configuration_is_said_so() -> None:
    found = standing(None, starter=replace(STARTER, configuration="elsewhere"))
    assert found.threshold == 0.5
    assert found.note is not None
    assert "starter threshold was set for another configuration" in found.note


def test_where_only_certified_answers_are_allowed_nothing_else_is_answered() -> None:
    assert standing(certified_only=True) == standing()
    for own in (None, replace(OWN, expires="2026-11-24")):
        found = standing(own, certified_only=True)
        assert (found.threshold, found.certified) == (None, False)
        assert found.note is not None
        assert "Only certified answers are allowed" in found.note


def test_drift_raises_the_threshold_and_then_nothing_is_certified() -> None:
    found = standing(raised=0.8)
    assert (found.threshold, found.certified) == (0.8, False)
    assert found.note is not None
    assert "wrong more often" in found.note
    assert standing(raised=0.8, certified_only=True).threshold is None


def test_a_raised_threshold_below_the_one_in_force_changes_nothing() -> None:
    assert standing(raised=0.6) == standing()


@pytest.mark.parametrize("raised", [math.inf, math.nan])
def test_search_only_answers_nothing_and_so_does_a_broken_number(raised: float) -> None:
    for own in (OWN, None):
        found = standing(own, raised=raised)
        assert (found.threshold, found.certified) == (None, False)
        assert found.note is not None


@given(
    own=st.one_of(
        st.none(),
        st.builds(
            replace,
            st.just(OWN),
            configuration=st.sampled_from(["here", "there"]),
            issued=st.dates().map(date.isoformat),
            expires=st.dates().map(date.isoformat),
            certified=st.booleans(),
        ),
    ),
    today=st.dates(),
    certified_only=st.booleans(),
    raised=st.one_of(st.none(), st.floats()),
)
def test_nothing_is_certified_but_by_a_valid_certificate_that_drift_left_alone(
    own: Certificate | None, today: date, certified_only: bool, raised: float | None
) -> None:
    found = standing(own, today=today, certified_only=certified_only, raised=raised)
    if found.certified:
        assert own is not None
        assert own.certified
        assert own.configuration == "here"
        assert own.issued <= today.isoformat() <= own.expires
        assert found.threshold == own.threshold
    assert found.certified or not certified_only or found.threshold is None
    assert found.threshold is None or raised is None or found.threshold >= raised
