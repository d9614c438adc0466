"""The agent's view: what people are offered, what they have open beside it, and the button that stops."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.platforms.slack.inbound import open_beside
from bot.testing.product import Product, serving
from bot.testing.slack import FakeSlack
from tests.bot.platforms.slack.conftest import MEETING, Town, prepared

LEAVE = "how long is parental leave?"
ANSWER = "16 weeks"


def offered(town: Town, channel: str) -> list[str]:
    """The messages of the prompts that stand there, waited for."""
    town.slack.wait_for(lambda: town.slack.prompts(channel), timeout=60)
    return [str(one["message"]) for one in town.slack.prompts(channel)]


def test_who_opens_the_agent_is_offered_questions_that_its_documents_answer(town: Town) -> None:
    ana = town.person()
    town.slack.opens_home(ana)
    prompts = offered(town, town.dm(ana))
    assert "help" in prompts
    assert any("parental leave" in one for one in prompts)
    assert len(prompts) <= 4


def test_nobody_is_offered_what_they_may_not_read(town: Town) -> None:
    ana, gus = town.person(), town.person(guest=True)
    town.slack.opens_home(ana)
    assert not any("salary" in one.lower() for one in offered(town, town.dm(ana)))
    town.slack.opens_home(gus)
    assert offered(town, town.dm(gus)) == ["help"]


def test_the_home_tab_and_a_failing_slack_offer_nothing(town: Town) -> None:
    ana = town.person()
    assert town.outcomes(town.slack.opens_home(ana, tab="home")) == {"answered"}
    town.slack.fail_next("assistant.threads.setSuggestedPrompts", error="missing_scope")
    assert town.outcomes(town.slack.opens_home(ana)) == {"ignored"}
    assert town.slack.prompts(town.dm(ana)) == ()


def test_prompts_of_the_newer_kind_name_no_thread(town: Town) -> None:
    ana = town.person()
    town.slack.opens_home(ana)
    offered(town, town.dm(ana))
    calls = [call for call in town.slack.calls if call.method == "assistant.threads.setSuggestedPrompts"]
    assert all("thread_ts" not in call.arguments for call in calls)


@pytest.fixture
def older(tmp_path: Path) -> Iterator[Town]:
    """A product that is still of the older kind."""
    with FakeSlack(rate_limits=False, agent_view=False) as slack:
        product = Product(tmp_path, slack)
        prepared(product)
        with serving(product):
            yield Town(slack, product)


@pytest.mark.slow
def test_prompts_of_the_older_kind_stand_in_their_thread(older: Town) -> None:
    ana = older.person()
    channel = older.dm(ana)
    sent = older.slack.says(ana, channel, LEAVE)
    older.answer(channel, ANSWER)
    thread = {"user_id": ana, "channel_id": channel, "thread_ts": sent.ts, "context": {}}
    older.slack.event({"type": "assistant_thread_started", "assistant_thread": thread})
    assert "help" in offered(older, channel)


def test_what_a_person_has_open_is_a_channel_or_the_channel_of_a_message() -> None:
    channel = {"type": "slack#/types/channel_id", "value": "C1"}
    message = {"type": "slack#/types/message_context", "value": {"channel_id": "C2", "message_ts": "1.2"}}
    canvas = {"type": "slack#/types/canvas_id", "value": "F1"}
    found = [
        open_beside({"app_context": {"entities": list(some)}})
        for some in ([canvas, channel], [message], [canvas])
    ]
    assert found == ["C1", "C2", ""]
    assert open_beside({"app_context": {}}) == ""
    assert open_beside({}) is None


def test_the_button_stops_what_is_not_answered_yet(town: Town) -> None:
    ana = town.person()
    channel = town.dm(ana)
    town.slack.hold("users.info")
    sent = town.slack.says(ana, channel, LEAVE)
    town.slack.wait_for(lambda: town.slack.session(channel, sent.ts or "") == "processing", timeout=60)
    town.slack.stops(ana, channel, sent.ts or "")
    town.slack.wait_for_post(channel, containing="Stopped.", timeout=60)
    town.slack.release("users.info")
    assert town.outcomes(sent) <= {"stopped", "taken away"}
    town.slack.wait_for(lambda: town.slack.session(channel, sent.ts or "") == "active", timeout=60)
    # who it is was what Slack did not say
    assert [post.text for post in town.slack.posts(channel)] == ["Stopped."]


def test_the_button_stops_a_recording_at_its_next_step_and_its_post_says_by_whom(town: Town) -> None:
    ana = town.person()
    channel = town.dm(ana)
    file = town.slack.add_file(ana, "otters.vtt", MEETING.encode())
    town.slack.hold("files.info")
    sent = town.slack.says(ana, channel, "minutes", files=[file])
    root = sent.ts or ""
    town.answer(channel)
    # the button is there as long as the session is processing, so it must be while the work goes on
    assert town.outcomes(sent) == {"answered"}
    town.slack.wait_for(lambda: town.slack.session(channel, root) == "processing", timeout=60)
    town.slack.stops(ana, channel, root)
    town.answer(channel, "stopped this. What is being done just now")
    town.slack.release("files.info")
    town.answer(channel, "Stopped by Person")
    town.slack.wait_for(lambda: town.slack.session(channel, root) == "active", timeout=60)
    assert len([post for post in town.slack.posts(channel) if post.by_bot]) == 1


def test_long_work_can_be_stopped_also_where_its_first_reply_came_before_any_sign(town: Town) -> None:
    ana = town.person()
    channel = town.dm(ana)
    file = town.slack.add_file(ana, "seals.vtt", MEETING.encode())
    town.slack.hold("files.info")
    town.slack.hold("assistant.threads.setStatus")
    sent = town.slack.says(ana, channel, "minutes", files=[file])
    town.answer(channel)
    town.slack.release("assistant.threads.setStatus")
    town.slack.wait_for(lambda: town.slack.session(channel, sent.ts or "") == "processing", timeout=60)
    town.slack.release("files.info")
    town.answer(channel, "Decisions")
    town.slack.wait_for(lambda: town.slack.session(channel, sent.ts or "") == "active", timeout=60)


def test_a_session_waits_for_the_person_again_once_long_work_is_done(town: Town) -> None:
    ana = town.person()
    channel = town.dm(ana)
    file = town.slack.add_file(ana, "yaks.vtt", MEETING.encode())
    sent = town.slack.says(ana, channel, "minutes", files=[file])
    town.answer(channel, "Decisions")
    town.slack.wait_for(lambda: town.slack.session(channel, sent.ts or "") == "active", timeout=60)


def test_the_button_leaves_other_threads_and_what_was_answered_alone(town: Town) -> None:
    ana = town.person()
    channel = town.dm(ana)
    sent = town.slack.says(ana, channel, LEAVE)
    town.answer(channel, ANSWER)
    stopped = town.slack.stops(ana, channel, sent.ts or "")
    assert town.outcomes(stopped) == {"ignored"}
    town.slack.says(ana, channel, LEAVE)
    town.answer(channel, ANSWER, count=2)
    assert not any("Stopped" in post.all_text for post in town.slack.posts(channel))
