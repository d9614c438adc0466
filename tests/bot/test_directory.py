"""People, their platform ids, and what they and an audience may read."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import Engine, event

from bot.directory import Directory, Person
from bot.errors import DirectoryError
from bot.rosters import FRESH, Roster, Rosters

NOW = datetime(2026, 11, 20, tzinfo=UTC)
ANA = Person("ana", "Ana", "ana@example.org", groups=frozenset({"hr"}), channels=frozenset({"C1"}))
BO = Person("bo", "Bo", "bo@example.org", channels=frozenset({"C1"}), platform_ids=(("slack", "U2"),))
ROOM = frozenset({"C9"})
GUS = Person("gus", "Gus", guest=True, channels=frozenset({"C2"}))


@pytest.fixture
def directory(store: Engine) -> Directory:
    directory = Directory(store)
    directory.write([ANA, BO, GUS], now=NOW)
    return directory


def test_finds_a_person_by_id_and_by_email_in_any_case(directory: Directory) -> None:
    assert directory.find("ana") == directory.find("ANA@example.org ") == ANA


def test_finds_nobody_for_a_name_it_does_not_know(directory: Directory) -> None:
    assert directory.find("Ana") is None


def test_finds_a_person_by_the_id_a_platform_gave_them(directory: Directory) -> None:
    assert directory.find_on("slack", "U2") == BO
    assert directory.find_on("teams", "U2") is None


def test_a_verified_email_joins_a_platform_id_to_the_person(directory: Directory) -> None:
    assert directory.link("teams", "T9", email="Ana@Example.org", verified=True)
    found = directory.find_on("teams", "T9")
    assert found is not None
    assert found.id == "ana"


def test_an_unverified_email_joins_nobody(directory: Directory) -> None:
    assert directory.link("teams", "T9", email="ana@example.org", verified=False) is None
    assert directory.find_on("teams", "T9") is None


def test_writing_again_replaces_memberships(directory: Directory) -> None:
    directory.write([Person("ana", "Ana", "ana@example.org", groups=frozenset({"it"}))], now=NOW)
    person = directory.find("ana")
    assert person is not None
    assert (person.groups, person.channels) == (frozenset({"it"}), frozenset())


def test_a_person_who_left_is_found_no_more(directory: Directory) -> None:
    directory.write([Person("bo", "Bo", active=False, channels=frozenset({"C1"}))], now=NOW)
    assert directory.find("bo") is None
    assert directory.audience_of(["channel:C1"]).may_read(frozenset({"group:hr"}))


def test_an_email_that_belongs_to_another_is_refused_and_nothing_is_written(directory: Directory) -> None:
    with pytest.raises(DirectoryError, match="belongs to 'ana'"):
        directory.write([Person("cy", "Cy"), Person("dee", "Dee", "ana@example.org")], now=NOW)
    assert directory.find("cy") is None


def test_a_platform_id_that_belongs_to_another_is_refused(directory: Directory) -> None:
    with pytest.raises(DirectoryError, match="slack id U2"):
        directory.write([Person("cy", "Cy", platform_ids=(("slack", "U2"),))], now=NOW)


def test_a_guest_is_not_everyone(directory: Directory) -> None:
    assert directory.rights_of(GUS) == {"world", "user:gus", "channel:C2"}


@pytest.mark.parametrize(
    ("audience", "readers", "may"),
    [
        (["user:ana"], "group:hr", True),
        (["user:bo"], "group:hr", False),
        (["user:ana", "user:bo"], "group:hr", False),
        (["channel:C1"], "group:hr", False),
        (["channel:C1"], "channel:C1", True),
        (["channel:C1"], "everyone", True),
        (["channel:C2"], "everyone", False),
        (["group:hr"], "group:hr", True),
        (["group:nobody-knows"], "everyone", False),
        (["group:nobody-knows"], "group:nobody-knows", True),
        (["channel:unknown"], "everyone", False),
        (["channel:unknown"], "world", True),
        (["everyone"], "everyone", True),
        (["everyone"], "user:ana", False),
        (["world"], "everyone", False),
        (["user:stranger"], "everyone", False),
        ([], "world", False),
    ],
)
def test_an_audience_may_read_what_each_of_them_may(
    directory: Directory, audience: list[str], readers: str, may: bool
) -> None:
    assert directory.audience_of(audience).may_read(frozenset({readers})) is may


def statements_of(engine: Engine, act: Callable[[], object]) -> int:
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    act()
    event.remove(engine, "before_cursor_execute", note)
    return len(seen)


def test_reading_many_people_takes_no_more_statements_than_reading_few(store: Engine) -> None:
    directory = Directory(store)
    counts = []
    for size in (1, 50):
        names = [f"p{number:02}" for number in range(size)]
        crowd = [
            Person(name, "P", groups=frozenset({name}), channels=ROOM, platform_ids=(("slack", name),))
            for name in names
        ]
        directory.write(crowd, now=NOW)
        assert directory.everyone() == crowd
        assert len(directory.audience_of(["channel:C9"]).viewers) == size
        counts.append(
            (
                statements_of(store, directory.everyone),
                statements_of(store, lambda: directory.audience_of(["channel:C9", "channel:C9"])),
            )
        )
    assert counts == [(3, 4), (3, 4)]


def test_writing_many_people_takes_no_more_statements_than_writing_few(store: Engine) -> None:
    directory = Directory(store)

    def people(count: int, channel: str) -> list[Person]:
        return [
            Person(
                f"p{one}",
                "P",
                f"p{one}@x.org",
                channels=frozenset({channel}),
                platform_ids=(("s", f"{one}"),),
            )
            for one in range(count)
        ]

    written = [
        statements_of(store, partial(directory.write, people(count, channel), now=NOW))
        for count, channel in ((2, "C1"), (2, "C2"), (40, "C3"), (40, "C4"))
    ]
    assert max(written[2:]) <= max(written[:2])
    assert directory.count() == 40
    assert directory.everyone()[0].channels == {"C4"}


def test_an_email_goes_from_one_to_another_in_one_import_if_it_is_given_up_first(
    directory: Directory,
) -> None:
    ana, bo = Person("ana", "Ana", "a@x.org"), Person("bo", "Bo", "b@x.org")
    directory.write([ana, bo], now=NOW)
    with pytest.raises(DirectoryError, match=r"b@x\.org belongs to 'bo' already"):
        directory.write([replace(ana, email="b@x.org"), replace(bo, email="c@x.org")], now=NOW)
    assert directory.find("b@x.org") == bo
    directory.write([replace(bo, email="c@x.org"), replace(ana, email="b@x.org")], now=NOW)
    assert [one.email for one in directory.everyone()] == ["b@x.org", "c@x.org", None]


def test_of_a_person_who_comes_twice_in_an_import_the_last_word_counts(directory: Directory) -> None:
    first = Person("ana", "Ana", "a@x.org", groups=frozenset({"hr"}), platform_ids=(("slack", "U1"),))
    directory.write([first, replace(first, email="b@x.org", groups=frozenset(), platform_ids=())], now=NOW)
    assert directory.everyone()[0] == Person("ana", "Ana", "b@x.org")


def test_everyone_names_those_who_left_too(directory: Directory) -> None:
    directory.write([Person("bo", "Bo", active=False)], now=NOW)
    assert [(person.id, person.active) for person in directory.everyone()] == [
        ("ana", True),
        ("bo", False),
        ("gus", True),
    ]


def test_an_import_that_moves_somebody_makes_their_channels_count_as_unknown_until_read_again(
    store: Engine,
) -> None:
    directory, rosters = Directory(store), Rosters(store, "slack")
    gus = Person("gus", "Gus", guest=True, platform_ids=(("slack", "U1"),))
    directory.write([gus, Person("ana", "Ana")], now=NOW)
    rosters.write("C1", Roster(frozenset({"gus", "ana"}), strangers=False, external=False), now=NOW)
    directory.write([gus], now=NOW)
    assert rosters.external("C1", now=NOW) is None
    assert frozenset({"world", "channel:C1"}) in directory.audience_of(["channel:C1"]).viewers


def test_a_roster_is_believed_for_a_day(store: Engine) -> None:
    directory, rosters = Directory(store), Rosters(store, "slack")
    directory.write([Person("ana", "Ana")], now=NOW)
    rosters.write("C1", Roster(frozenset({"ana"}), strangers=False, external=False), now=NOW)
    assert rosters.external("C1", now=NOW + FRESH - timedelta(seconds=1)) is False
    assert rosters.external("C1", now=NOW + FRESH) is None
    assert rosters.stale_of("ana", now=NOW + FRESH + timedelta(seconds=1)) == ["C1"]
