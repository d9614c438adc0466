"""A large file in Teams: in ranges once somebody wants it, again from where it stopped, or one sentence why not."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from bot.errors import PlatformUnreachableError
from bot.platforms.teams.rows import TeamsFileRow
from bot.platforms.teams.upload import RANGE_BYTES
from bot.store import transaction
from bot.tables import EnclosureRow, OutboxRow
from bot.testing.teams import FakeTeams
from bot.testing.teams.records import Post
from skills.messages import File, Reply
from tests.bot.platforms.teams.house import House

CONTENT = bytes(range(251)) * 100_000  # 25 MB: two ranges and a bit


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with FakeTeams(rate_limits=False) as teams:
        teams.add_person("ana")
        yield House(teams, tmp_path)


def offered(house: House, name: str = "autumn-1.zip") -> Post:
    """A reply with a large file, and the question that came of it."""
    chat = house.teams.personal("ana")
    reply = Reply("Packed.", (File(name, content=CONTENT),))
    letter = house.platform.write("teams:E1", reply, house.place("ana", chat))
    with transaction(house.engine) as session:
        house.outbox.put(session, letter, now=house.now())
    [delivery] = house.outbox.take("p", now=house.now(), limit=1)
    asyncio.run(house.courier.deliver(delivery))
    [card] = [one for one in house.teams.posts(chat) if "file.consent" in str(one.attachments)]
    assert card.attachments[0]["content"]["sizeInBytes"] == len(CONTENT)
    return card


def accept(house: House, card: Post, number: int = 1) -> None:
    activity = house.teams.activity("ana", house.teams.personal("ana"))
    context = card.attachments[0]["content"]["acceptContext"]
    info = {"uploadUrl": f"{house.teams.url}/drive/{number}", "name": card.attachments[0]["name"]}
    value = {"type": "fileUpload", "action": "accept", "context": context, "uploadInfo": info}
    consent = {"type": "invoke", "name": "fileConsent/invoke", "replyToId": card.id, "value": value}
    asyncio.run(house.platform.hear({"activity": activity | consent, "received_at": 0.0}))


def kept(house: House) -> tuple[int, int]:
    """Pieces, and files that wait."""
    with transaction(house.engine) as session:
        return (
            session.scalar(select(func.count()).select_from(EnclosureRow)) or 0,
            session.scalar(select(func.count()).select_from(TeamsFileRow)) or 0,
        )


def test_it_waits_in_pieces_once_the_question_is_posted_and_no_row_holds_it(house: House) -> None:
    offered(house)
    assert kept(house) == (26, 1)
    with transaction(house.engine) as session:
        assert session.scalars(select(TeamsFileRow.content)).one() == b""
        assert session.scalars(select(OutboxRow.messages)).one() == "{}"


def test_it_comes_in_ranges_with_every_byte_and_is_forgotten_then(house: House) -> None:
    accept(house, card := offered(house))
    assert house.teams.world.files["drive-1"] == CONTENT
    ranges = house.teams.faults.drive.ranges
    assert [first for first, _ in ranges] == [0, RANGE_BYTES, 2 * RANGE_BYTES]
    assert "file.info" in str(house.teams.post(card).attachments)
    assert kept(house) == (0, 0)


def test_what_stopped_halfway_goes_on_from_there(house: House) -> None:
    card = offered(house)
    house.teams.faults.drive.cuts = 1
    with pytest.raises(PlatformUnreachableError):
        accept(house, card)
    assert kept(house) == (26, 1)
    accept(house, card)
    assert house.teams.world.files["drive-1"] == CONTENT
    assert len(house.teams.faults.drive.ranges) == 3


def test_without_room_for_it_one_sentence_says_what_to_do(house: House) -> None:
    card = offered(house)
    house.teams.faults.drive.room = 1_000_000
    accept(house, card)
    assert house.teams.post(card).all_text == (
        "The file autumn-1.zip of 25 MB was not taken here: make a set of fewer pictures, or let `confidant create "
        "export` write it on the server."
    )
    assert "drive-1" not in house.teams.world.files


def test_a_file_that_waits_for_longer_than_a_month_is_cleared_with_its_pieces(house: House) -> None:
    offered(house)
    with transaction(house.engine) as session:
        session.execute(update(TeamsFileRow).values(id="old", offered_at=house.now().replace(year=2020)))
        session.execute(update(EnclosureRow).values(waits_for="teams:old"))
    house.platform.book.offer("new", {"name": "a.vtt", "text": "WEBVTT"}, "someone")
    assert kept(house) == (1, 1)


def test_a_file_that_an_earlier_version_offered_is_given(house: House) -> None:
    card = offered(house)
    with transaction(house.engine) as session:
        session.execute(update(TeamsFileRow).values(sha256="", size_bytes=0, content=b"WEBVTT"))
    accept(house, card)
    assert house.teams.world.files["drive-1"] == b"WEBVTT"
