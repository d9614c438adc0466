"""What goes wrong between Slack and us, and that nobody is left without an answer."""

import json
import time
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text

from bot.testing.product import Product, serving
from bot.testing.slack import FakeSlack
from tests.bot.platforms.slack.conftest import Town, prepared

LEAVE = "how long is parental leave?"
ANSWER = "16 weeks"


def question(town: Town, event_id: str, user: str, ts: str = "1.1") -> dict[str, object]:
    channel = town.dm(user)
    event = {
        "type": "message",
        "channel_type": "im",
        "channel": channel,
        "user": user,
        "text": LEAVE,
        "ts": ts,
    }
    return {"type": "event_callback", "event_id": event_id, "team_id": town.slack.team_id, "event": event}


@pytest.mark.parametrize(
    ("stale_seconds", "signature"),
    [(0, "v0=" + "0" * 64), (0, ""), (0, "v1=abc"), (360, None), (-360, None)],
    ids=["forged", "missing", "another-version", "stale", "from-the-future"],
)
def test_a_request_that_slack_did_not_just_sign_is_refused(
    village: Town, stale_seconds: int, signature: str | None
) -> None:
    ana = village.person()
    attempt = village.slack.deliver_raw(
        question(village, f"EvForged{ana}", ana),
        timestamp=int(time.time()) - stale_seconds,
        signature=signature,
    )
    assert attempt.status == 401
    assert village.slack.posts(village.dm(ana)) == []


def test_a_replayed_request_is_answered_once(village: Town) -> None:
    ana = village.person()
    sent = village.slack.says(ana, village.dm(ana), "help")
    village.answer(village.dm(ana), "Write up a meeting")
    body = question(village, "EvReplay", ana, sent.ts)
    assert [village.slack.deliver_raw(body).status for _ in range(3)] == [200] * 3
    village.answer(village.dm(ana), ANSWER)
    village.slack.says(ana, village.dm(ana), "status")
    village.answer(village.dm(ana), "I am here")
    assert len(village.slack.posts(village.dm(ana))) == 3


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"[]", b"null", b'{"type": 5}', b"payload=%00"])
def test_a_signed_body_that_is_no_event_breaks_nothing(village: Town, body: bytes) -> None:
    attempt = village.slack.deliver_raw(body)
    assert attempt.status is not None
    assert attempt.status < 500 or attempt.status == 503
    assert village.slack.verify_url().status == 200


def test_slacks_check_of_the_address_is_answered(village: Town) -> None:
    assert "a-challenge-for-the-url" in str(village.slack.verify_url().body)


def test_slack_that_asks_to_wait_gets_the_answer_afterwards(village: Town) -> None:
    ana = village.person()
    village.slack.too_many("chat.postMessage", 3)
    village.slack.says(ana, village.dm(ana), LEAVE)
    village.slack.wait_for_call("chat.postMessage", timeout=60)
    village.answer(village.dm(ana), ANSWER)
    assert len(village.slack.posts(village.dm(ana))) == 1


@pytest.mark.parametrize("after", [True, False], ids=["after-it-took-effect", "before"])
def test_a_line_that_breaks_while_posting_leaves_one_post(village: Town, after: bool) -> None:
    ana = village.person()
    channel = village.channel(ana)
    village.slack.cut_next("chat.postMessage", after=after)
    village.slack.says(ana, channel, LEAVE, mention=True)
    village.answer(channel, ANSWER)
    village.slack.wait_idle(quiet_seconds=1.5)
    assert len(village.slack.posts(channel)) == 1


def test_blocks_that_slack_refuses_are_said_plainly(village: Town) -> None:
    ana = village.person()
    village.slack.fail_next("chat.postMessage", error="invalid_blocks")
    village.slack.says(ana, village.dm(ana), LEAVE)
    assert village.answer(village.dm(ana), ANSWER).blocks == ()


def test_who_was_put_out_of_the_channel_answers_directly(village: Town) -> None:
    ana = village.person()
    channel = village.channel(ana)
    village.slack.fail_next("chat.postMessage", error="not_in_channel")
    village.slack.says(ana, channel, LEAVE, mention=True)
    village.answer(village.dm(ana), ANSWER)


def test_slack_that_fails_while_we_ask_who_somebody_is_delays_the_answer_only(village: Town) -> None:
    ana = village.person()
    village.slack.fail_next("users.info", status=500)
    village.slack.says(ana, village.dm(ana), LEAVE)
    village.answer(village.dm(ana), ANSWER)


def test_a_scope_that_is_missing_is_named(village: Town) -> None:
    ana = village.person()
    channel = village.channel(ana)
    village.slack.fail_next("conversations.members", error="missing_scope")
    village.slack.says(ana, channel, LEAVE, mention=True)
    post = village.answer(channel, "missing_scope")
    assert "reference" in post.all_text


def test_an_error_comes_as_one_sentence_whose_reference_stands_in_the_log(village: Town) -> None:
    ana = village.person()
    channel = village.channel(ana)
    village.slack.fail_next("conversations.members", error="fatal_flaw")
    village.slack.says(ana, channel, LEAVE, mention=True)
    said = village.answer(channel, "reference").all_text
    reference = said.split("(reference ")[1].split(")")[0]
    assert json.loads(village.product.wait_for_line(f'"reference": "{reference}"'))["trace"]


@pytest.mark.deep
def test_sockets_that_drop_are_opened_again(tmp_path: Path) -> None:
    with FakeSlack(rate_limits=False, retry_delays=(1.0, 5.0, 15.0)) as slack:
        product = Product(tmp_path, slack, http=False)
        prepared(product)
        slack.add_user("UANA", "Ana Souza", "ana@example.org")
        with serving(product):
            slack.drop_sockets()
            slack.wait_for_sockets(timeout=60)
            slack.says("UANA", slack.dm("UANA"), LEAVE)
            slack.wait_for_post(slack.dm("UANA"), containing=ANSWER, timeout=60)


@pytest.mark.slow
def test_while_the_database_is_gone_nothing_is_acknowledged_and_afterwards_nothing_is_lost(
    store: Engine, tmp_path: Path
) -> None:
    if store.dialect.name == "sqlite":
        pytest.skip("a file does not go away")
    url = store.url.render_as_string(hide_password=False)
    with FakeSlack(rate_limits=False, retry_delays=(1.0, 3.0, 10.0)) as slack:
        product = Product(tmp_path, slack, extra={"CONFIDANT_DATABASE__URL": url})
        prepared(product)
        slack.add_user("UANA", "Ana Souza", "ana@example.org")
        admin = create_engine(store.url.set(database="postgres"), isolation_level="AUTOCOMMIT")
        with serving(product), admin.connect() as connection:
            name = store.url.database
            connection.execute(text(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false'))
            connection.execute(
                text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name"),
                {"name": name},
            )
            sent = slack.says("UANA", slack.dm("UANA"), LEAVE)
            sent.wait_attempts(1)
            assert not sent.acked
            connection.execute(text(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true'))
            slack.wait_for_post(slack.dm("UANA"), containing=ANSWER, timeout=90)
            assert len(slack.posts(slack.dm("UANA"))) == 1
        admin.dispose()
