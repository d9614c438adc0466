"""Replies on their way to Teams: refusals, broken lines, closed conversations, rates, streams that die."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from bot.directory import Person
from bot.errors import PlatformBusyError, PlatformRefusedError
from bot.outbox import BEGUN
from bot.platforms.growth import Growing
from bot.platforms.teams.api import Pace, Where
from bot.platforms.teams.book import Known
from bot.testing.teams import Chat, FakeTeams, Limits
from skills.messages import Choices, File, Quote, Reply, Table, Text
from tests.bot.platforms.teams.house import House
from tests.waiting import until

REPLY = Reply("Sixteen weeks.", (Text("Sixteen weeks."), Quote("Parents receive 16 weeks.", "leave.md")))
PARTIALS = ("Sixteen weeks.", "Sixteen weeks. They are paid.", "Sixteen weeks. They are paid. Ask HR.")
WHOLE = Reply(PARTIALS[-1], (Text(PARTIALS[-1]), Quote("Parents receive 16 weeks.", "leave.md")))


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with FakeTeams() as teams:
        teams.add_person("ana")
        teams.add_person("bo")
        opened = House(teams, tmp_path)
        yield opened
        opened.engine.dispose()


def personal(house: House) -> Chat:
    return house.teams.personal("ana")


@pytest.mark.parametrize(("status", "code"), [(412, "PreconditionFailed"), (429, "TooManyRequests")])
def test_what_teams_refuses_for_now_is_tried_again_and_comes_once(
    house: House, status: int, code: str
) -> None:
    house.teams.fail_next("send", status, code, times=3)
    house.say("k", REPLY, house.place("ana", personal(house)))
    assert [one.text[:8] for one in house.teams.posts()] == ["Sixteen "]
    assert len([one for one in house.teams.calls if one.method == "send"]) == 4


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_after_a_failure_of_teams_own_it_is_tried_again(house: House, status: int) -> None:
    house.teams.fail_next("send", status, times=2)
    house.say("k", REPLY, house.place("ana", personal(house)))
    assert len(house.teams.posts()) == 1


def test_a_pause_that_teams_names_is_kept(house: House) -> None:
    house.teams.fail_next("send", 429, "TooManyRequests", retry_after=17)
    where = Where(house.teams.service, personal(house).id)
    with pytest.raises(PlatformBusyError) as raised:
        asyncio.run(house.platform.api.send(where, {"type": "message", "text": "hello"}))
    assert raised.value.retry_seconds == 17


def test_pauses_that_teams_leaves_to_us_differ(house: House) -> None:
    pauses = set()
    for _ in range(4):
        house.teams.fail_next("send", 412, "PreconditionFailed")
        where = Where(house.teams.service, personal(house).id)
        with pytest.raises(PlatformBusyError) as raised:
            asyncio.run(house.platform.api.send(where, {"type": "message", "text": "hello"}))
        pauses.add(raised.value.retry_seconds)
    assert len(pauses) == 4
    assert all(2.0 <= pause <= 4.0 for pause in pauses)


def test_a_broken_line_after_a_post_may_double_it_and_loses_nothing(house: House) -> None:
    """Teams lets no bot look through a conversation; docs/platforms.md says so."""
    house.teams.cut_next("send")
    house.say("k", REPLY, house.place("ana", personal(house)))
    assert 1 <= len(house.teams.posts()) <= 2


def test_a_post_is_not_repeated_by_the_sdk_itself(house: House) -> None:
    house.teams.fail_next("send", 504)
    where = Where(house.teams.service, personal(house).id)
    with pytest.raises(Exception, match="did not answer"):
        asyncio.run(house.platform.api.send(where, {"type": "message", "text": "hello"}))
    assert len([one for one in house.teams.calls if one.method == "send"]) == 1


def test_forty_messages_at_once_are_sent_at_the_documented_rates(house: House) -> None:
    chat = personal(house)
    for number in range(40):
        house.put(f"k{number}", Reply(f"Message {number}."), house.place("ana", chat))
    asyncio.run(house.deliver(rounds=60, seconds=2.0))
    assert len(house.teams.posts(chat)) == 40
    assert [one for one in house.teams.calls if one.status == 429] == []


def test_rates_are_counted_for_each_conversation() -> None:
    moment = [0.0]
    pace = Pace(lambda: moment[0])
    assert [pace.take("a") for _ in range(7)] == [0.0] * 7
    assert 0 < pace.take("a") <= 1.0
    assert pace.take("b") == 0.0
    moment[0] = 2.0
    assert pace.take("a") == 0.0


def test_a_reply_to_a_channel_that_was_deleted_comes_in_private(house: House) -> None:
    channel = house.teams.add_channel("gone", "ana")
    house.teams.close_chat(channel)
    house.say("k", REPLY, house.place("ana", channel, thread="1"))
    assert [one.text[:8] for one in house.teams.posts(personal(house))] == ["Sixteen "]


def test_a_chat_that_was_deleted_is_made_anew(house: House) -> None:
    chat = personal(house)
    house.teams.fail_next("send", 404, "ConversationNotFound")
    house.teams.close_chat(chat)
    house.say("k", REPLY, house.place("ana", chat))
    assert len([one for one in house.teams.posts() if one.chat != chat.id]) <= 1


def test_a_chat_that_is_blocked_is_given_up_and_named_in_the_log(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    chat = personal(house)
    chat.blocked = True
    house.say("k", REPLY, house.place("ana", chat))
    assert "refused for good" in caplog.text
    assert house.teams.posts() == []


def test_a_card_that_teams_does_not_take_is_said_as_plain_text(house: House) -> None:
    house.teams.fail_next("send", 400, "BadSyntax")
    reply = Reply("Prices.", (Table(("A",), (("1",),)), Choices("", ("more",))))
    house.say("k", reply, house.place("ana", personal(house)))
    (post,) = house.teams.posts()
    assert post.activity["textFormat"] == "plain"
    assert "Prices." in post.text


def test_what_teams_never_takes_is_given_up_after_one_plain_try(house: House) -> None:
    house.teams.fail_next("send", 400, "BadSyntax", times=9)
    house.say("k", REPLY, house.place("ana", personal(house)))
    assert len([one for one in house.teams.calls if one.method == "send"]) == 2


def test_a_private_reply_in_a_channel_is_targeted_where_the_tenant_has_that(tmp_path: Path) -> None:
    with FakeTeams() as teams:
        teams.add_person("ana")
        teams.add_person("bo")
        house = House(teams, tmp_path, targeted=True)
        channel = teams.add_channel("general", "ana", "bo")
        house.say("k", Reply("For you.", private=True), house.place("ana", channel, thread="1"))
        assert [(one.to, one.thread) for one in teams.posts(channel)] == [("ana", "1")]
        teams.world.targeted = False
        house.say("l", Reply("For you too.", private=True), house.place("ana", channel, thread="1"))
        assert [one.all_text for one in teams.posts(teams.personal("ana"))] == ["**For you too.**"]
        house.engine.dispose()


def test_files_of_a_channel_are_offered_in_our_own_chat(house: House) -> None:
    channel = house.teams.add_channel("general", "ana", "bo")
    reply = Reply("Here.", (File("a.vtt", "WEBVTT"),))
    house.say("k", reply, house.place("ana", channel, thread="1"))
    assert len(house.teams.posts(channel)) == 1
    (offer,) = house.teams.posts(personal(house))
    assert offer.attachments[0]["name"] == "a.vtt"


def test_a_post_is_reworded_in_its_place(house: House) -> None:
    chat = house.teams.add_chat("ana", "bo")
    letter = house.put("k", Reply("I am on it."), house.place("ana", chat))
    asyncio.run(house.deliver())
    house.reword(letter, Reply("Done."))
    asyncio.run(house.deliver())
    assert [one.all_text for one in house.teams.posts(chat)] == ["**Done.**"]


def partial_is_out(stream: Growing, partial: str) -> Callable[[], object]:
    return lambda: stream.is_idle(partial)


async def _grown(
    house: House, key: str, place: dict[str, object], partials: tuple[str, ...] = PARTIALS
) -> None:
    stream = house.platform.streams.of(key, place)
    assert stream
    for partial in partials:
        stream.show(partial)
        await until(partial_is_out(stream, partial))
    await stream.end()


def test_an_answer_in_a_personal_chat_is_streamed_and_its_end_is_the_reply(house: House) -> None:
    chat = personal(house)
    place = house.place("ana", chat)

    async def run() -> None:
        await _grown(house, "k", place)
        house.put("k", WHOLE, place)
        await house.deliver()

    asyncio.run(run())
    (post,) = house.teams.posts(chat)
    assert post.text.startswith(PARTIALS[-1])
    assert [one["position"] for one in post.citations] == [1]
    kinds = [
        entity["streamType"]
        for call in house.teams.calls
        for entity in call.body.get("entities") or ()
        if entity.get("type") == "streaminfo"
    ]
    assert kinds == ["informative", "streaming", "streaming", "streaming", "final"]


def test_an_answer_in_a_group_chat_is_a_post_that_grows(house: House) -> None:
    chat = house.teams.add_chat("ana", "bo")
    place = house.place("ana", chat)

    async def run() -> None:
        await _grown(house, "k", place)
        house.put("k", WHOLE, place)
        await house.deliver()

    asyncio.run(run())
    (post,) = house.teams.posts(chat)
    assert post.text.startswith(PARTIALS[-1])
    assert post.edits >= 2


@pytest.mark.parametrize("death", ["stopped", "two minutes", "gone", "refused", "busy", "crash"])
def test_however_a_stream_dies_one_message_says_the_whole(house: House, death: str) -> None:
    chat = personal(house)
    place = house.place("ana", chat)

    async def run() -> None:
        if death == "refused":
            house.teams.fail_next("send", 403, "ContentStreamNotAllowed")
        await _grown(house, "k", place, PARTIALS[:2])
        if death == "stopped":
            house.teams.stops(chat)
        elif death == "two minutes":
            house.teams.advance(Limits().stream_seconds + 1)
        elif death == "busy":
            house.teams.fail_next("send", 429, "TooManyRequests", times=2)
        elif death == "gone":
            house.teams.fail_next("send", 404, "ConversationNotFound")
            house.teams.fail_next("update", 404, "ActivityNotFoundInConversation")
        house.put("k", WHOLE, place)
        await house.deliver()

    asyncio.run(run())
    standing = [one for one in house.teams.posts(chat) if not one.deleted]
    assert [one.text.startswith(PARTIALS[-1]) for one in standing] == [True]
    with house.teams.world.lock:
        assert not [one for one in house.teams.world.posts.values() if one.streaming and not one.deleted]


def test_a_reply_that_begins_otherwise_than_its_stream_is_said_whole(house: House) -> None:
    chat = personal(house)
    place = house.place("ana", chat)

    async def run() -> None:
        await _grown(house, "k", place, PARTIALS[:1])
        house.put("k", Reply("Something went wrong."), place)
        await house.deliver()

    asyncio.run(run())
    assert [one.all_text for one in house.teams.posts(chat)] == ["**Something went wrong.**"]


def test_the_outbox_knows_a_stream_before_it_says_anything(house: House) -> None:
    chat = personal(house)
    place = house.place("ana", chat)

    async def run() -> None:
        stream = house.platform.streams.of("k", place)
        assert stream
        stream.show(PARTIALS[0])
        await until(lambda: stream.is_idle(PARTIALS[0]))
        kept = house.outbox.place_of("k")
        assert kept
        assert kept[0][BEGUN] == "k#0"
        assert kept[1] == (next(iter(house.teams.world.streams)),)
        await stream.end()

    asyncio.run(run())


def test_a_refused_token_is_asked_for_anew(house: House) -> None:
    house.say("k", REPLY, house.place("ana", personal(house)))
    house.teams.issuer.given.clear()
    house.say("l", REPLY, house.place("ana", personal(house)))
    assert len(house.teams.posts()) == 2
    assert len(house.teams.issuer.given) == 1


def test_a_wrong_secret_is_said_without_it(house: House) -> None:
    house.teams.issuer.secret = "another"
    where = Where(house.teams.service, personal(house).id)
    with pytest.raises(PlatformRefusedError) as raised:
        asyncio.run(house.platform.api.send(where, {"type": "message", "text": "hello"}))
    assert "a-secret" not in str(raised.value)


def test_a_channel_that_is_known_can_be_written_to_at_any_time(house: House) -> None:
    channel = house.teams.add_channel("general", "ana", "bo")
    house.platform.book.note(
        Known(channel.id, "channel", house.teams.service, house.teams.issuer.tenant, team=channel.team)
    )

    async def run() -> None:
        place = await house.platform.channel(channel.id)
        assert place
        house.put("k", Reply("Good morning."), place)
        await house.deliver()

    asyncio.run(run())
    assert [one.all_text for one in house.teams.posts(channel)] == ["**Good morning.**"]


def test_nothing_of_our_own_goes_where_outsiders_read_or_nobody_wrote(house: House) -> None:
    house.teams.add_person("eve", outsider=True)
    shared = house.teams.add_channel("shared", "ana", "eve")
    house.platform.book.note(Known(shared.id, "channel", house.teams.service, house.teams.issuer.tenant))
    assert asyncio.run(house.platform.channel(shared.id)) is None
    assert asyncio.run(house.platform.channel("19:unknown@thread.tacv2")) is None


def test_who_is_in_a_channel_that_teams_calls_shared_is_not_taken_from_its_team(house: House) -> None:
    """Teams' connector may know the team alone, and others read a shared channel along with it."""
    channel = house.teams.add_channel("partners", "ana")
    said = house.teams.says("ana", channel, "hello", mention=True).activity
    assert asyncio.run(house.platform.hear({"activity": said, "received_at": 1}))
    said["channelData"]["channel"]["type"] = "shared"
    with pytest.raises(PlatformRefusedError, match="Microsoft Graph alone"):
        asyncio.run(house.platform.hear({"activity": said, "received_at": 2}))


@pytest.mark.parametrize("membership", ["private", "shared"])
def test_nobody_of_the_team_counts_as_in_a_channel_that_teams_says_has_members_of_its_own(
    house: House, membership: str
) -> None:
    """Without Microsoft Graph it is not known who is: not even who may read what is for the channel."""
    channel = house.teams.add_channel("board", "ana")
    # as an earlier version left it, which took the team for the channel
    house.platform.book.note(
        Known(channel.id, "channel", house.teams.service, house.teams.issuer.tenant, team=channel.team)
    )
    house.teams.add_channel("general", "ana", "bo", team=channel.team)
    place = house.place("ana", channel)
    assert not asyncio.run(house.platform.has_outsiders(place, anew=True))
    channel.membership = membership
    said = house.teams.says("ana", channel, "hello", mention=True).activity
    with pytest.raises(PlatformRefusedError, match="Microsoft Graph alone"):
        asyncio.run(house.platform.hear({"activity": said, "received_at": 1}))
    with pytest.raises(PlatformRefusedError, match="Microsoft Graph alone"):
        asyncio.run(house.platform.has_outsiders(place, anew=True))
    assert house.platform.people.rosters.external(channel.id, now=house.now()) is None


def test_a_roster_is_read_by_pages_and_not_person_by_person(house: House) -> None:
    """Three statements a page and one for those who are new; before, each member took several."""
    names = [house.teams.add_person(f"p{number}").name for number in range(120)]
    channel = house.teams.add_channel("town", *names)
    place = house.place("p0", channel)
    asyncio.run(house.platform.has_outsiders(place, anew=True))
    told: list[str] = []
    event.listen(house.engine, "before_cursor_execute", lambda *said: told.append(said[2]))
    assert not asyncio.run(house.platform.has_outsiders(place, anew=True))
    assert sum(one.startswith("SELECT") for one in told) < 20
    assert len(house.platform.people.directory.audience_of([f"channel:{channel.id}"]).viewers) == 120


def test_a_person_who_never_wrote_is_reached_in_a_chat_that_is_made_for_it(house: House) -> None:
    bo = house.teams.world.people["bo"]
    person = Person("bo", "Bo", "bo@example.org", platform_ids=(("teams", bo.aad),))
    house.platform.people.directory.write([person], now=house.now())
    chat = personal(house)
    house.platform.book.note(
        Known(chat.id, "personal", house.teams.service, house.teams.issuer.tenant, person="x")
    )

    async def run() -> None:
        place = await house.platform.direct("bo@example.org")
        assert place
        house.put("k", Reply("For you."), place)
        await house.deliver()

    asyncio.run(run())
    assert [one.all_text for one in house.teams.posts(house.teams.personal("bo"))] == ["**For you.**"]
