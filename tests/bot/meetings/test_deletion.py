"""Deleting a meeting: every place is cleared and looked at again, and whatever is left is said."""

import asyncio
import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from bot.audit import lines
from bot.errors import PlatformUnreachableError
from bot.meetings.deletion import DeletionError
from bot.meetings.posts import GONE, TAKEN_BACK
from bot.meetings.proof import Look, Proof, looks_of
from bot.meetings.tables import ActionRow, ArtefactRow, MeetingRow, MeetingState
from bot.meetings.traces import Traces
from bot.outbox import alone_key
from bot.review.tables import EntryRow, HandoverRow, QuestionRow
from bot.store import transaction
from bot.tables import TurnRow
from bot.testing.chat import NOW
from bot.testing.databases import open_prepared
from indexing.audience import Audience
from indexing.documents import DocumentDraft
from skills.errors import ForbiddenError, UserError
from skills.language import filled, says_any_of
from skills.messages import User
from tests.bot.meetings.office import ANA, BO, DEE, SAID, SECRETS, Office

DECIDED = SAID[0].partition(": ")[2]


@pytest.fixture
def everywhere(store: Engine, tmp_path: Path) -> Iterator[Office]:
    """An office on a database of each kind."""
    office = Office(store, tmp_path)
    yield office
    office.close()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = Office(open_prepared(tmp_path / "store.db"), tmp_path)
    yield office
    office.close()
    office.engine.dispose()


def deleted(office: Office, name: str, by: User = ANA) -> Proof:
    return asyncio.run(office.deletion.delete(name, by=by))


def found(office: Office) -> list[str]:
    """What anybody who may read the meeting finds of it."""
    audience = Audience.of({"user:ana"})
    ranking = asyncio.run(office.index.search(" ".join(SECRETS), audience=audience, kind="meeting"))
    return [one.passage.text for one in ranking]


def test_a_deleted_meeting_is_nowhere_any_more_and_the_proof_says_where_was_looked(
    everywhere: Office,
) -> None:
    office = everywhere
    office.meets("m1")
    office.quoted("m1", DECIDED)
    files = office.heard("m1")
    assert found(office)
    proof = deleted(office, "m1")
    assert proof.clean, proof.lines
    assert [look.place for look in proof.looks] == [
        "index",
        "search caches",
        "results of jobs",
        "sound and files",
        "minutes and transcript",
        "actions",
        "files at their source",
        "voices",
        "turns that quote it",
        "answers that quote it",
        "bytes on disk",
        "posts",
    ]
    assert not found(office)
    assert not any(path.exists() for path in files)
    assert (office.home / "fetched" / "fetched" / "other.vtt").exists()
    assert office.wall.shown == {"ts1": filled(GONE, day="20 November 2026")}
    with transaction(office.engine) as session:
        row = session.get_one(MeetingRow, "m1")
        assert (row.title, row.transcript, row.minutes, row.attendees, row.organiser) == (
            "",
            "",
            "",
            "[]",
            "",
        )
        assert (row.state, row.external_id) == (MeetingState.DELETED, "uuid-m1")
        assert not session.scalars(select(ActionRow)).all()
        assert not session.scalars(select(ArtefactRow)).all()
        assert [turn.answered for turn in session.scalars(select(TurnRow))] == ["25 days a year."]
        assert session.get_one(QuestionRow, "q-m1").answer == ""
        assert session.get_one(EntryRow, "q-m1").text == ""
        assert session.get_one(HandoverRow, "q-m1").text == ""


def test_what_was_told_of_it_elsewhere_is_taken_back_and_nothing_else_is(everywhere: Office) -> None:
    office = everywhere
    office.meets("m1")
    office.meets("m2", title="Retro")
    office.told("m1", "answer", DECIDED)
    office.told("m1", "in passing", DECIDED, kind="ephemeral")
    office.told("m2", "other", "of the retro")
    proof = deleted(office, "m1")
    assert proof.clean, proof.lines
    assert "seen by one person in passing" in proof.lines[-1]
    assert {key: said for key, said in office.wall.shown.items() if not key.startswith("in passing")} == {
        "answer-1": filled(TAKEN_BACK, day="20 November 2026"),
        "other-1": "of the retro",
        "other-2": "of the retro",
    }


def test_what_one_person_got_alone_because_outsiders_read_the_channel_is_taken_back_too(
    everywhere: Office,
) -> None:
    office = everywhere
    office.meets("m1")
    office.told("m2", alone_key("meeting:m1"), DECIDED, kind="dm")
    proof = deleted(office, "m1")
    assert proof.clean, proof.lines
    assert [says_any_of([GONE], said) for said in office.wall.shown.values()] == [True]


def test_what_was_told_of_a_meeting_is_found_as_long_as_it_may_be_deleted(everywhere: Office) -> None:
    office = everywhere
    office.meets("m1")
    office.told("m1", "answer", DECIDED)
    office.outbox.tidy(now=NOW + timedelta(days=300))
    deleted(office, "m1")
    assert says_any_of([TAKEN_BACK], office.wall.shown["answer-1"])


def test_no_byte_of_it_is_left_under_the_home_folder(office: Office) -> None:
    office.meets("m1")
    office.quoted("m1", DECIDED)
    office.heard("m1")
    deleted(office, "m1")
    left = [
        (path.name, word)
        for path in office.home.rglob("*")
        if path.is_file()
        for word in ("zanzibar launch to the", "quokka support guide", "obsidian supplier is")
        if word.encode() in path.read_bytes()
    ]
    assert not left


def test_the_proof_is_an_audit_line_without_a_word_of_the_meeting(office: Office) -> None:
    office.meets("m1")
    proof = deleted(office, "m1")
    assert office.audit("m1") == ["deletion asked for", "meeting deleted"]
    written = lines(office.engine, subject="meeting m1")
    assert looks_of(written[0].detail) == proof.looks
    assert written[0].by == "ana"
    everything = json.dumps([f"{line.did} {line.detail} {line.subject}" for line in lines(office.engine)])
    assert not [word for word in (*SECRETS, "Launch", "Bo Lind") if word in everything]


def test_another_meeting_and_its_words_stay(office: Office) -> None:
    office.meets("m1")
    # the same recording, sent by somebody else too
    office.meets("m2")
    office.meets("m3", "Ana Souza: We agreed to keep the marzipan at the old price.")
    proof = deleted(office, "m1")
    assert proof.clean, proof.lines
    assert "stand in other documents" in next(
        look.note for look in proof.looks if look.place == "bytes on disk"
    )
    assert office.row("m2").transcript
    assert found(office)
    assert office.row("m3").minutes


def test_a_document_of_an_earlier_revision_goes_with_it(office: Office) -> None:
    office.meets("m1")
    with transaction(office.engine) as session:
        session.get_one(MeetingRow, "m1").location = "ana/m1/better.vtt"
    assert deleted(office, "m1").clean
    assert not found(office)


@pytest.mark.parametrize("by", [BO, User("zed", "Zed", known=False), User("local", "You")])
def test_only_its_organiser_and_admins_delete_a_meeting(office: Office, by: User) -> None:
    office.meets("m1")
    with pytest.raises(ForbiddenError):
        deleted(office, "m1", by)
    assert office.row("m1").minutes
    assert deleted(office, "m1", DEE).clean


def test_a_legal_hold_wins_over_everyone_and_every_rule_and_leaves_its_lines(everywhere: Office) -> None:
    office = everywhere
    office.meets("m1", delete_after=office.now)
    office.care.retention.hold("m1", by=DEE, why="case 7")
    with pytest.raises(UserError, match="legal hold"):
        deleted(office, "m1")
    with pytest.raises(UserError, match="legal hold"):
        deleted(office, "m1", DEE)
    office.pass_days(3650)
    assert asyncio.run(office.deletion.expire()) == []
    assert office.row("m1").transcript
    office.care.retention.release("m1", by=DEE)
    assert [proof.meeting for proof in asyncio.run(office.deletion.expire())] == ["m1"]
    assert office.audit("m1") == [
        "meeting held",
        "deletion refused",
        "deletion refused",
        "meeting released",
        "meeting expired",
        "meeting deleted",
    ]


def test_what_is_past_its_time_goes_at_night_and_is_looked_at_again_the_night_after(
    everywhere: Office,
) -> None:
    office = everywhere
    office.meets("m1", at=office.now)
    office.meets("m2", "Bo Lind: I will send the marzipan to the fair.", at=office.now)
    office.pass_days(364)
    assert asyncio.run(office.deletion.expire()) == []
    office.care.retention.keep_until("m2", office.now.replace(year=2099), by=DEE)
    office.pass_days(1)
    assert [proof.meeting for proof in asyncio.run(office.deletion.expire())] == ["m1", "m2"]
    assert asyncio.run(office.deletion.expire()) == []
    # a step that was running then has written it once more
    office.index.add([_again(office)])
    office.pass_days(1)
    assert all(proof.clean for proof in asyncio.run(office.deletion.expire()))
    assert not found(office)
    assert (office.row("m1").location, office.row("m1").delete_after) == ("", None)
    office.pass_days(1)
    assert asyncio.run(office.deletion.expire()) == []


def _again(office: Office) -> DocumentDraft:
    text = "\n\n".join(SAID)
    return DocumentDraft(office.row("m1").location, "Launch", text, frozenset({"user:ana"}), kind="meeting")


def test_a_platform_that_is_away_leaves_it_unfinished_until_a_later_night(office: Office) -> None:
    office.meets("m1")
    office.quoted("m1", DECIDED)
    office.wall.away = [PlatformUnreachableError("Slack cannot be reached.")] * 2
    proof = deleted(office, "m1")
    assert not proof.clean
    assert [str(look) for look in proof.looks if look.left] == ["posts: 2 left"]
    assert office.audit("m1")[-1] == "deletion unfinished"
    with pytest.raises(DeletionError, match="m1: posts: 2 left"):
        asyncio.run(office.deletion.expire())
    # nothing is shown of it meanwhile
    assert office.row("m1").transcript == ""
    assert [proof.clean for proof in asyncio.run(office.deletion.expire())] == [True]
    assert says_any_of([GONE], office.wall.shown["ts1"])


def test_a_post_of_a_platform_that_is_not_set_up_is_said_to_be_left(office: Office) -> None:
    office.meets("m1")
    office.quoted("m1", DECIDED)
    office.platforms.clear()
    proof = deleted(office, "m1")
    assert [str(look) for look in proof.looks if look.left] == ["posts: 2 left (board is not set up here)"]


def test_damaged_caches_are_built_anew_without_it(office: Office) -> None:
    office.meets("m1")
    office.index.close()
    (office.home / "index" / "search" / "state.json").unlink()
    for one in (office.home / "index" / "search").iterdir():
        if one.is_dir():
            (one / "keywords" / "meta.json").write_text("no JSON")
    assert deleted(office, "m1").clean
    assert not found(office)


def test_a_deleted_meeting_cannot_be_held_or_deleted_again(office: Office) -> None:
    office.meets("m1")
    deleted(office, "m1")
    with pytest.raises(UserError, match="There is no meeting 'm1'"):
        office.care.retention.hold("m1", by=DEE)
    with pytest.raises(UserError, match="There is no meeting 'm1'"):
        deleted(office, "m1")


def test_a_proof_with_something_left_is_not_clean() -> None:
    look = Look("index", 2, "why")
    proof = Proof("m1", NOW, (Look("posts", 0), look))
    assert not proof.clean
    assert proof.lines == ("posts: nothing", "index: 2 left (why)")
    assert looks_of(proof.to_json()) == proof.looks
    assert looks_of("3 files") == ()


def test_a_meeting_without_a_word_is_deleted_by_its_ids(office: Office) -> None:
    with transaction(office.engine) as session:
        session.add(
            MeetingRow(
                id="m9",
                source="zoom",
                external_id="x",
                title="Plans",
                started_at=office.now,
                received_at=office.now,
            )
        )
    proof = deleted(office, "m9", DEE)
    assert proof.clean
    assert "by its ids only" in str(next(look for look in proof.looks if look.place == "bytes on disk"))
    assert office.row("m9").title == ""


def test_what_quotes_a_meeting_is_told_from_what_does_not(office: Office) -> None:
    office.meets("m1")
    traces = Traces.of(office.row("m1"))
    assert traces.is_quoted_in("He said: we decided to move the Zanzibar launch, then.")
    assert not traces.is_quoted_in("We decided to rent the zanzibar office in October.")
    assert any("zanzibar" in probe for probe in traces.probes)
