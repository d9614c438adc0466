"""Pictures in Teams: in the card itself, small enough for every client, with words for whoever does not see them."""

import asyncio
import base64
import io
import random
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import create_engine

from bot.calibration.pictures.chart import draw_chart
from bot.enclosures import CONTENT, FILE
from bot.platforms import Payload
from bot.platforms.teams.pictures import embedded, fitted, has_pictures, in_words
from bot.platforms.teams.posting import shown
from bot.platforms.teams.render import plain, to_teams
from bot.testing.teams import Chat, FakeTeams, Limits
from bot.testing.teams.records import Post
from bot.testing.teams.rules import RefusedError, check
from skills.chart import Chart, Point
from skills.messages import File, Picture, Reply, Table
from tests.bot.platforms.teams.house import House

NO_ENGINE = create_engine("sqlite://")  # what is kept nowhere asks none
CHAT = Chat("a:1", "personal", "", ["ana"])
WORDS = "Bars of 20: Customer 0, 0; Customer 1, 1"


def chart(bars: int) -> bytes:
    points = tuple(Point(f"A customer's long name {number}", 1_000.5 * number) for number in range(bars))
    return draw_chart(Chart("bar", "customer", "revenue", points))


def noise(side: int) -> bytes:
    """What no palette makes small."""
    dice = random.Random(1)  # noqa: S311  # no secret
    drawn = io.BytesIO()
    Image.frombytes("RGB", (side, side), dice.randbytes(3 * side * side)).save(drawn, "PNG")
    return drawn.getvalue()


def rows(picture: bytes) -> Reply:
    return Reply("20 rows:", (Table(("a", "b"), (("1", "2"),)), Picture("chart.png", WORDS, picture)))


def posted(message: Payload) -> Post:
    return Post("", "", message, 0.0)


@pytest.mark.parametrize("bars", [2, 12, 24])
def test_a_chart_stands_in_the_card_within_teams_limits_with_its_words(bars: int) -> None:
    (message,) = to_teams(rows(chart(bars)))
    whole = embedded(shown(message), NO_ENGINE)
    check(whole, CHAT, Limits())
    [(content, words)] = posted(whole).pictures
    with Image.open(io.BytesIO(content)) as picture:
        assert max(picture.size) <= 1_024
        assert picture.width > 500
    assert words == WORDS


def test_a_picture_that_fits_is_left_as_it_is() -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (300, 200), "white").save(drawn, "PNG")
    assert fitted(drawn.getvalue()) == drawn.getvalue()


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n", b"\x89PNG\r\n\x1a\n" + b"x" * 200, b"GIF89a", b""])
def test_bytes_that_are_no_picture_are_said_in_words(content: bytes) -> None:
    message = embedded(shown(to_teams(rows(content))[0]), NO_ENGINE)
    check(message, CHAT, Limits())
    assert posted(message).pictures == []
    assert WORDS in posted(message).all_text


def test_a_picture_that_cannot_be_made_small_is_said_in_words() -> None:
    message = embedded(shown(to_teams(rows(noise(700)))[0]), NO_ENGINE)
    check(message, CHAT, Limits())
    assert posted(message).pictures == []
    assert WORDS in posted(message).all_text


def test_the_bytes_of_pictures_take_nothing_from_the_words_of_a_message() -> None:
    drawn = chart(12)
    pictures = tuple(Picture(f"{number}.png", f"Picture {number}.", drawn) for number in range(3))
    (message,) = to_teams(Reply("Three.", pictures))
    whole = embedded(shown(message), NO_ENGINE)
    check(whole, CHAT, Limits())
    assert [words for _, words in posted(whole).pictures] == ["Picture 0.", "Picture 1.", "Picture 2."]


def test_a_picture_that_comes_as_a_file_with_words_is_seen_at_once() -> None:
    reply = Reply("Tried.", (File("risk-coverage.png", content=chart(3), alt="A curve."),))
    (message,) = to_teams(reply)
    assert [words for _, words in posted(embedded(shown(message), NO_ENGINE)).pictures] == ["A curve."]
    assert "A curve." in plain(reply)[0]["text"]
    said, file = to_teams(Reply("Tried.", (File("risk-coverage.png", content=chart(3)),)))
    assert (has_pictures(said), FILE in file) == (False, True)


@pytest.mark.parametrize(
    "element",
    [
        {"type": "Image"},
        {"type": "Image", "url": "http://example.org/a.png"},
        {"type": "Image", "url": "data:image/png;base64,AAAA"},
        {"type": "Image", "url": "data:image/png;base64,not base64"},
    ],
)
def test_the_fake_takes_no_picture_that_teams_would_not_show(element: Payload) -> None:
    (message,) = to_teams(rows(b""))
    message["attachments"][0]["content"]["body"].append(element)
    with pytest.raises(RefusedError):
        check(message, CHAT, Limits())


def test_the_fake_takes_no_picture_that_is_too_large() -> None:
    (message,) = to_teams(rows(chart(24)))
    body = message["attachments"][0]["content"]["body"]
    held = base64.b64encode(body[-1]["picture"][CONTENT]).decode()
    body[-1] = {"type": "Image", "url": f"data:image/png;base64,{held}"}
    with pytest.raises(RefusedError, match="characters"):
        check(message, CHAT, Limits())


@pytest.fixture
def teams() -> FakeTeams:
    fake = FakeTeams()
    for name in ("ana", "bo"):
        fake.add_person(name)
    return fake


@pytest.mark.parametrize("kind", ["personal", "groupChat", "channel"])
def test_a_chart_is_seen_in_every_kind_of_conversation(teams: FakeTeams, tmp_path: Path, kind: str) -> None:
    with teams:
        house = House(teams, tmp_path)
        chats = {"personal": teams.personal("ana"), "groupChat": teams.add_chat("ana", "bo")}
        chat = chats.get(kind) or teams.add_channel("general", "ana", "bo")
        house.say("k", rows(chart(12)), house.place("ana", chat))
        [post] = teams.posts(chat)
        [(_, words)] = post.pictures
        assert words == WORDS


def test_a_chart_takes_the_place_of_the_card_with_its_button(teams: FakeTeams, tmp_path: Path) -> None:
    with teams:
        house = House(teams, tmp_path)
        chat = teams.add_chat("ana", "bo")
        house.say("k", Reply("Run?", (Table(("a",), (("1",),)),)), house.place("ana", chat))
        pressed = teams.posts(chat)[0].id
        answer = Reply("20 rows:", rows(chart(12)).blocks, replaces=True)
        house.say("l", answer, {**house.place("ana", chat), "pressed": pressed})
        [post] = teams.posts(chat)
        assert len(post.pictures) == 1


def test_a_tenant_that_takes_no_pictures_gets_the_card_with_their_words(
    teams: FakeTeams, tmp_path: Path
) -> None:
    with teams:
        house = House(teams, tmp_path)
        teams.fail_next("send", 413, "MessageSizeTooBig")
        house.say("k", rows(chart(12)), house.place("ana", teams.personal("ana")))
        [post] = teams.posts(teams.personal("ana"))
        assert post.pictures == []
        assert post.cards
        assert WORDS in post.all_text


def test_a_chart_is_kept_from_outsiders_who_joined_meanwhile(teams: FakeTeams, tmp_path: Path) -> None:
    with teams:
        house = House(teams, tmp_path)
        chat = teams.add_chat("ana", "bo")
        place = house.place("ana", chat)
        assert not asyncio.run(house.platform.has_outsiders(place, anew=False))
        teams.add_person("eve", outsider=True)
        chat.members.append("eve")
        house.say("k", rows(chart(12)), place)
        [there] = teams.posts(chat)
        assert there.pictures == []
        assert WORDS not in there.all_text
        assert "outside the company" in there.all_text
        [alone] = [one for one in teams.posts(teams.personal("ana")) if one.pictures]
        assert alone.pictures[0][1] == WORDS


def test_in_words_a_message_says_what_its_pictures_show() -> None:
    (message,) = to_teams(rows(chart(2)))
    said = in_words(shown(message))
    assert not has_pictures(said)
    check(said, CHAT, Limits())
    assert WORDS in posted(said).all_text


def test_a_picture_that_an_earlier_version_wrote_into_its_message_is_shown() -> None:
    (message,) = to_teams(rows(chart(2)))
    body = message["attachments"][0]["content"]["body"]
    body[-1]["picture"] = base64.b64encode(body[-1]["picture"][CONTENT]).decode()
    assert [words for _, words in posted(embedded(shown(message), NO_ENGINE)).pictures] == [WORDS]
