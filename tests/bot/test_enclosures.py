"""Files of replies wait beside their letters, whole and once, and go when nobody waits for them any more."""

import base64
import io
import json
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from PIL import Image
from sqlalchemy import Engine, delete, func, select, update

from bot.creative.shelf import sha256_of
from bot.enclosures import CONTENT, FILE, NAME, PIECE_BYTES, SHA256, enclosed, opened, size_of
from bot.errors import PlatformRefusedError
from bot.outbox import Delivery, Letter, Outbox, Payload, ReadBy
from bot.platforms.slack.render import plain, to_slack
from bot.platforms.teams.render import to_teams
from bot.store import transaction
from bot.tables import EnclosureRow, OutboxRow
from skills.messages import File, Picture, Reply

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
PLACE: Payload = {"kind": "dm", "user": "U1"}
ZIP = bytes(range(256)) * 10_000  # 2.56 MB


def letter(content: bytes = ZIP, *, key: str = "slack:E1") -> Letter:
    reply = Reply("Packed.", (File("autumn.zip", content=content),))
    return Letter(key, "slack", PLACE, tuple(to_slack(reply)), tuple(plain(reply)))


def put(store: Engine, one: Letter) -> None:
    with transaction(store) as session:
        Outbox(store).put(session, one, now=NOW)


def take(store: Engine, process: str = "p1") -> list[Delivery]:
    return list(Outbox(store).take(process, now=NOW, limit=9))


def file_of(delivery: Delivery) -> Payload:
    [file] = [one[FILE] for one in delivery.letter.rich if FILE in one]
    assert isinstance(file, dict)
    return file


def read(store: Engine, file: Payload) -> bytes:
    with opened(store, file) as content:
        return content.read()


def pieces(store: Engine) -> int:
    with transaction(store) as session:
        return session.scalar(select(func.count()).select_from(EnclosureRow)) or 0


def test_a_row_holds_a_name_and_a_hash_and_another_process_reads_every_byte(store: Engine) -> None:
    put(store, letter())
    with transaction(store) as session:
        row = session.scalars(select(OutboxRow)).one()
        kept = [json.loads(row.messages)[form][1][FILE] for form in ("rich", "plain")]
        assert len(row.messages) < 3_000
    assert kept[0] == kept[1]
    assert (kept[0][NAME], CONTENT in kept[0]) == ("autumn.zip", False)
    # rich and plain say the same file, which is kept once
    assert pieces(store) == 3
    [delivery] = take(store, "another process")
    assert read(store, file_of(delivery)) == ZIP
    assert size_of(file_of(delivery)) == len(ZIP)


@pytest.mark.parametrize("size", [0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1])
def test_a_file_of_any_size_comes_back_as_it_was(store: Engine, size: int) -> None:
    content = bytes(7 for _ in range(size))
    message = {FILE: enclosed("a.bin", content)}
    put(store, Letter("k", "teams", PLACE, (message,), (message,)))
    [delivery] = take(store)
    assert read(store, file_of(delivery)) == content


def test_what_was_posted_is_cleared_away(store: Engine) -> None:
    put(store, letter())
    [delivery] = take(store)
    Outbox(store).advance(delivery, ["1"], said=1)
    assert read(store, file_of(delivery)) == ZIP
    Outbox(store).advance(delivery, ["1", "2"], said=2)
    assert pieces(store) == 0


def test_what_was_given_up_is_cleared_away(store: Engine) -> None:
    put(store, letter())
    [delivery] = take(store)
    Outbox(store).give_up(delivery)
    assert pieces(store) == 0


def test_one_letter_that_is_over_leaves_the_same_file_to_another(store: Engine) -> None:
    put(store, letter(key="slack:E1"))
    put(store, letter(key="slack:E2"))
    first, second = take(store)
    Outbox(store).give_up(first)
    assert read(store, file_of(second)) == ZIP


def test_another_wording_keeps_its_own_file_alone(store: Engine) -> None:
    put(store, letter())
    with transaction(store) as session:
        Outbox(store).reword(session, letter(b"another"), now=NOW)
    assert pieces(store) == 1
    [delivery] = take(store)
    assert read(store, file_of(delivery)) == b"another"


def test_the_same_letter_again_keeps_the_file_once(store: Engine) -> None:
    put(store, letter())
    put(store, letter())
    assert pieces(store) == 3


def test_a_letter_that_is_not_stored_leaves_no_file(store: Engine) -> None:
    with transaction(store) as session:
        Outbox(store).put(session, letter(), now=NOW)
        session.rollback()
    assert pieces(store) == 0


def test_what_is_withheld_from_a_channel_comes_to_one_person_with_its_file(store: Engine) -> None:
    put(store, letter())
    [delivery] = take(store)
    notice = Letter("slack:E1", "slack", PLACE, ({"text": "Not here."},), ({"text": "Not here."},))
    copy = Letter("slack:E1/alone", "slack", PLACE, delivery.letter.rich, delivery.letter.plain)
    Outbox(store).withhold(delivery, notice, copy, now=NOW)
    by_key = {one.letter.key: one for one in take(store)}
    assert read(store, file_of(by_key["slack:E1/alone"])) == ZIP
    assert pieces(store) == 3


def test_a_reply_in_words_alone_or_elsewhere_keeps_its_file(store: Engine) -> None:
    put(store, letter())
    [delivery] = take(store)
    Outbox(store).replace(delivery, delivery.letter.plain, {"kind": "dm", "user": "U2"})
    Outbox(store).later(delivery, not_before=NOW, trying=False)
    [again] = take(store)
    assert again.letter.place["user"] == "U2"
    assert read(store, file_of(again)) == ZIP


@pytest.mark.parametrize("held", [{"base64": "UEsDBA=="}, {"text": "PK\x03\x04"}], ids=["base64", "text"])
def test_a_row_of_an_earlier_version_is_read(store: Engine, held: dict[str, str]) -> None:
    old = {"rich": [{"text": "a", FILE: {NAME: "a.zip", **held}}], "plain": [], "read_by": ReadBy.INSIDE}
    put(store, letter())
    with transaction(store) as session:
        session.execute(update(OutboxRow).values(messages=json.dumps(old)))
        session.execute(delete(EnclosureRow))
    [delivery] = take(store)
    assert read(store, file_of(delivery)) == b"PK\x03\x04"
    assert size_of(file_of(delivery)) == 4


@pytest.mark.parametrize("harm", ["gone", "torn", "changed"])
def test_a_file_that_is_not_what_was_written_is_not_sent(store: Engine, harm: str) -> None:
    put(store, letter())
    with transaction(store) as session:
        if harm == "gone":
            session.execute(delete(EnclosureRow))
        elif harm == "torn":
            session.execute(delete(EnclosureRow).where(EnclosureRow.number == 1))
        else:
            session.execute(update(EnclosureRow).where(EnclosureRow.number == 1).values(content=b"x"))
    [delivery] = take(store)
    with pytest.raises(PlatformRefusedError, match="gone before it was sent"):
        read(store, file_of(delivery))


def test_files_whose_letter_is_gone_are_cleared_away_with_what_is_old(store: Engine) -> None:
    put(store, letter(key="slack:E1"))
    put(store, letter(key="slack:E2"))
    with transaction(store) as session:
        session.execute(delete(OutboxRow).where(OutboxRow.delivery_key == "slack:E1"))
    Outbox(store).tidy(now=NOW + timedelta(days=1))
    assert pieces(store) == 3


def test_a_large_file_is_in_memory_in_pieces_only(store: Engine) -> None:
    content = bytes(20 * PIECE_BYTES)
    one = letter(content)
    tracemalloc.start()
    try:
        put(store, one)
        [delivery] = take(store)
        with opened(store, file_of(delivery)) as held:
            while held.read(PIECE_BYTES):
                pass
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    # a few pieces, in the forms that a driver makes of them
    assert peak < 10 * PIECE_BYTES


def test_each_platform_names_the_file_by_the_hash_of_its_bytes() -> None:
    reply = Reply("Packed.", (File("autumn.zip", content=ZIP),))
    slack, teams = to_slack(reply)[-1][FILE], to_teams(reply)[-1][FILE]
    assert slack[SHA256] == teams[SHA256] == enclosed("x", ZIP)[SHA256]


def drawn() -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (60, 40), (10, 90, 200)).save(written, "PNG")
    return written.getvalue()


@pytest.mark.parametrize("write", [to_slack, to_teams], ids=["slack", "teams"])
def test_a_picture_among_the_words_is_kept_by_its_hash_too(
    store: Engine, write: Callable[[Reply], list[Payload]]
) -> None:
    reply = Reply("Drafts.", (Picture("sheet.png", "A contact sheet.", drawn()), Picture("b.png", "B", b"")))
    put(store, Letter("k", "any", PLACE, tuple(write(reply)), tuple(write(reply))))
    [delivery] = take(store)
    with transaction(store) as session:
        row = session.scalars(select(OutboxRow)).one()
        assert sha256_of(drawn()) in row.messages
        assert base64.b64encode(drawn()).decode()[:20] not in row.messages
    [picture, *_] = _pictures_in(list(delivery.letter.rich))
    assert read(store, picture) == drawn()


def _pictures_in(part: object) -> list[Payload]:
    if isinstance(part, dict):
        mine = [part["picture"]] if "picture" in part else []
        return mine + [one for inner in part.values() for one in _pictures_in(inner)]
    return [one for inner in part for one in _pictures_in(inner)] if isinstance(part, list) else []
