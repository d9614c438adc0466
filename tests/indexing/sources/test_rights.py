"""Readers of an item are inside both what its place says and what whoever added it chose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexing.sources.rights import narrowed

WORDS = st.frozensets(
    st.sampled_from(["world", "everyone", "group:hr", "group:it", "channel:C1", "user:ana"])
)
# viewers as the directory makes them: a full member holds everyone, and all hold world
VIEWERS = st.frozensets(st.sampled_from(["group:hr", "group:it", "channel:C1", "user:ana"])).map(
    lambda named: named | {"world", "everyone"}
)


@pytest.mark.parametrize(
    ("own", "chosen", "both"),
    [
        (None, "group:hr", "group:hr"),
        ("channel:C1", "everyone", "channel:C1"),
        ("everyone", "group:hr", "group:hr"),
        ("world", "everyone", "everyone"),
        ("world", "world", "world"),
        ("everyone", "world", "everyone"),
        ("user:ana", "group:hr", ""),
        ("", "everyone", ""),
        ("world user:ana", "everyone", "everyone user:ana"),
    ],
)
def test_the_narrower_side_decides(own: str | None, chosen: str, both: str) -> None:
    given_own = None if own is None else frozenset(own.split())
    assert narrowed(given_own, frozenset(chosen.split())) == frozenset(both.split())


@given(own=WORDS, chosen=WORDS, viewer=VIEWERS)
def test_a_member_reads_nothing_that_either_side_keeps_from_them(
    own: frozenset[str], chosen: frozenset[str], viewer: frozenset[str]
) -> None:
    if narrowed(own, chosen) & viewer:
        assert own & viewer
        assert chosen & viewer


@given(own=WORDS, chosen=WORDS)
def test_strangers_read_only_what_both_sides_publish(own: frozenset[str], chosen: frozenset[str]) -> None:
    assert ("world" in narrowed(own, chosen)) == ("world" in own and "world" in chosen)
