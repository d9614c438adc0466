"""Killed at any instant, it loses nothing and posts once."""

import threading
from pathlib import Path

import pytest
from sqlalchemy import Engine

from benchmarks.kills import RETRIES, SAMPLE, Moment, Outcome, moments, survive
from bot.testing.product import Product, serving
from bot.testing.slack import FakeSlack
from tests.bot.platforms.slack.conftest import MEETING, prepared

# the whole matrix takes ten minutes; these are where most is at stake
SAMPLED = (
    "question: event taken",
    "chat.update to the minutes after",
    "answer: event taken",
    "answer: chat.postMessage after",
    "adverts: step make done",
    "adverts out: upload after",
)


def marked(moment: Moment) -> object:
    mark = pytest.mark.slow if moment.name in SAMPLED else pytest.mark.deep
    return pytest.param(moment, id=moment.name.replace(" ", "-"), marks=mark)


@pytest.mark.parametrize("moment", [marked(one) for one in moments()])
def test_killed_at_any_moment_every_reply_is_posted_once(moment: Moment, tmp_path: Path) -> None:
    assert survive(moment, tmp_path) == Outcome(extra=0, lost=0, killed=True)


@pytest.mark.slow
def test_of_two_processes_on_postgres_the_other_finishes_what_the_killed_one_began(
    store: Engine, tmp_path: Path
) -> None:
    if store.dialect.name == "sqlite":
        pytest.skip("on SQLite one process serves")
    url = {"CONFIDANT_DATABASE__URL": store.url.render_as_string(hide_password=False)}
    with FakeSlack(rate_limits=False, retry_delays=RETRIES) as slack:
        first, second = (Product(tmp_path / name, slack, extra=url) for name in ("one", "two"))
        for product in (first, second):
            product.home.mkdir()
        prepared(first)
        slack.add_user("UANA", "Ana Souza", "ana@example.org")
        with serving(second), serving(first):
            file = slack.add_file("UANA", "launch.vtt", MEETING.encode())
            slack.hold("download")
            slack.says("UANA", slack.dm("UANA"), "minutes", files=[file])
            slack.wait_for_call("download", timeout=60)
            owner, other = _owner_first(first, second)
            owner.kill()
            slack.events_url = f"http://127.0.0.1:{other.port}/slack/events"
            slack.release("download")
            slack.wait_for_post(slack.dm("UANA"), containing="Decisions", timeout=90)
            slack.wait_idle(quiet_seconds=1.0)
            assert len(slack.posts(slack.dm("UANA"))) == 1


@pytest.mark.slow
def test_stopped_by_an_operator_it_hands_back_what_it_had_not_finished(tmp_path: Path) -> None:
    with FakeSlack(rate_limits=False, retry_delays=RETRIES) as slack:
        product = Product(tmp_path, slack, extra={"CONFIDANT_WEB__GRACE_SECONDS": "1"})
        prepared(product)
        slack.add_user("UANA", "Ana Souza", "ana@example.org")
        with serving(product):
            slack.too_many("chat.postMessage", 8)
            slack.says("UANA", slack.dm("UANA"), "help")
            slack.wait_for_call("chat.postMessage", timeout=60)
            assert product.stop() == 0
            slack.too_many("chat.postMessage", 0)
            product.start()
            slack.wait_for_post(slack.dm("UANA"), containing="Write up a meeting", timeout=90)


@pytest.mark.slow
def test_stopped_while_a_recording_is_transcribed_the_next_start_goes_on_with_it(tmp_path: Path) -> None:
    with FakeSlack(rate_limits=False, retry_delays=RETRIES) as slack:
        product = Product(tmp_path, slack, extra={"CONFIDANT_WEB__GRACE_SECONDS": "1"})
        slack.add_user("UANA", "Ana Souza", "ana@example.org")
        with serving(product):
            file = slack.add_file("UANA", "launch.flac", SAMPLE.read_bytes())
            slack.says("UANA", slack.dm("UANA"), "minutes", files=[file])
            product.wait_for_line('"step": "transcribe"')
            assert product.stop() == 0
            assert not any("Chapters" in post.all_text for post in slack.posts())
            product.start()
            slack.wait_for_post(slack.dm("UANA"), containing="Chapters", timeout=120)
            slack.wait_idle(quiet_seconds=1.0)
            assert len(slack.posts(slack.dm("UANA"))) == 1


@pytest.mark.slow
def test_a_second_program_on_one_sqlite_file_says_what_to_do(tmp_path: Path) -> None:
    with FakeSlack() as slack:
        product = Product(tmp_path, slack)
        with serving(product):
            other = Product(tmp_path, slack)
            with pytest.raises(TimeoutError, match="served by another process already"):
                other.start()


def _owner_first(first: Product, second: Product) -> tuple[Product, Product]:
    """Whichever of two works on the job, and the other one."""
    found = threading.Event()
    while not found.is_set():
        for one, other in ((first, second), (second, first)):
            if any('"step": "fetch"' in line for line in one.lines):
                return one, other
        found.wait(0.05)
    raise AssertionError
