"""Events, commands and clicks as a Bolt app over HTTP receives them."""

import json
import time

import pytest
from slack_sdk import WebClient

from bot.testing.slack import FakeSlack
from tests.bot.testing.slack.product import BUTTONS, BoltProduct


def test_a_mention_is_two_events_with_ids_of_their_own(product: BoltProduct) -> None:
    sent = product.slack.says("UANA", "CGEN", "how are you?", mention=True).wait()
    assert sent.acked
    assert len(set(sent.event_ids)) == 2
    product.slack.wait_for(lambda: len(product.heard) == 2)
    assert {body["event"]["type"] for body in product.heard} == {"message", "app_mention"}


def test_the_answer_lands_in_the_thread_of_the_question(product: BoltProduct) -> None:
    sent = product.slack.says("UANA", "CGEN", "how are you?", mention=True)
    reply = product.slack.wait_for_post("CGEN", containing="how are you?")
    assert reply.thread_ts == sent.ts
    assert product.slack.posts("CGEN", thread=sent.ts) == [reply]


def test_a_direct_message_is_one_event_of_kind_im(product: BoltProduct) -> None:
    sent = product.slack.says("UANA", "UANA", "psst").wait()
    assert sent.channel == product.slack.dm("UANA")
    assert product.slack.wait_for_post(sent.channel).text == "Privately: psst"
    assert len(sent.event_ids) == 1


def test_nothing_is_heard_of_channels_the_bot_is_not_in(product: BoltProduct) -> None:
    sent = product.slack.says("UBO", "CFAR", "hello?", mention=True)
    assert (sent.event_ids, sent.acked, sent.settled) == ((), False, True)


def test_typed_text_comes_escaped_and_with_its_addresses_in_brackets(product: BoltProduct) -> None:
    product.slack.says("UANA", "UANA", "a < b & see https://example.org/x.")
    text = product.slack.wait_for_post(containing="Privately").text
    assert text == "Privately: a &lt; b &amp; see <https://example.org/x>."


def test_files_come_with_the_message_and_not_with_the_mention(product: BoltProduct) -> None:
    file = product.slack.add_file("UANA", "plan.pdf", b"%PDF-")
    product.slack.says("UANA", "CGEN", "read this", files=[file], mention=True).wait()
    product.slack.wait_for(lambda: len(product.heard) == 2)
    by_kind = {body["event"]["type"]: body["event"] for body in product.heard}
    assert by_kind["message"]["subtype"] == "file_share"
    assert by_kind["message"]["files"][0]["name"] == "plan.pdf"
    assert "files" not in by_kind["app_mention"]


def test_what_is_not_acknowledged_comes_again_with_its_number_and_reason(product: BoltProduct) -> None:
    product.refusing = 2
    sent = product.slack.says("UANA", "UANA", "again").wait()
    assert [(attempt.status, attempt.number, attempt.reason) for attempt in sent.attempts] == [
        (500, 0, ""),
        (500, 1, "http_error"),
        (200, 2, "http_error"),
    ]
    assert product.headers[2]["x-slack-retry-num"] == "2"


def test_it_gives_up_after_three_retries(product: BoltProduct) -> None:
    product.refusing = 99
    sent = product.slack.says("UANA", "UANA", "again").wait()
    assert not sent.acked
    assert len(sent.attempts) == 4


def test_an_answer_after_the_deadline_is_no_acknowledgement() -> None:
    # a second fake stands in for a product that takes the connection and does not answer
    with FakeSlack() as slow, FakeSlack(ack_seconds=0.05, retry_delays=(0.0,)) as slack:
        slow.hold("chat.postMessage")
        slack.events_url = f"{slow.api_url}chat.postMessage"
        slack.add_user("UANA", "ana", "ana@example.org")
        sent = slack.says("UANA", "UANA", "hello").wait()
    assert (sent.acked, sent.status, sent.latency_seconds) == (False, None, None)
    assert [attempt.reason for attempt in sent.attempts] == ["", "http_timeout"]


def test_nobody_at_the_address_is_a_failed_connection() -> None:
    with FakeSlack(retry_delays=(0.0,), events_url="http://127.0.0.1:1/nobody") as slack:
        slack.add_user("UANA", "ana", "ana@example.org")
        sent = slack.says("UANA", "UANA", "hello").wait()
    assert [attempt.reason for attempt in sent.attempts] == ["", "connection_failed"]


def test_a_retry_has_the_same_event_id(product: BoltProduct) -> None:
    sent = product.slack.says("UANA", "UANA", "once").wait()
    product.slack.retry(sent)
    sent.wait_attempts(2)
    product.slack.wait_for(lambda: len(product.heard) == 2)
    assert product.heard[0]["event_id"] == product.heard[1]["event_id"]


def test_bolt_answers_the_check_of_the_address(product: BoltProduct) -> None:
    answer = product.slack.verify_url()
    assert answer.acked
    assert json.loads(answer.body)["challenge"] == "a-challenge-for-the-url"


@pytest.mark.parametrize("signature", ["", "v0=", "v0=" + "0" * 64])
def test_bolt_refuses_forged_signatures(product: BoltProduct, signature: str) -> None:
    assert product.slack.deliver_raw({"type": "event_callback"}, signature=signature).status == 401


def test_bolt_refuses_a_body_that_was_changed_after_signing(product: BoltProduct) -> None:
    stamp = int(time.time())
    signed = product.slack.sign(b'{"type":"event_callback"}', stamp)
    changed = b'{"type":"event_callback" }'
    assert product.slack.deliver_raw(changed, timestamp=stamp, signature=signed).status == 401


def test_bolt_refuses_a_stale_request_though_it_is_signed_well(product: BoltProduct) -> None:
    assert (
        product.slack.deliver_raw({"type": "event_callback"}, timestamp=int(time.time()) - 400).status == 401
    )


def test_a_command_gets_its_answer_privately_and_opens_a_form(product: BoltProduct) -> None:
    sent = product.slack.command("UANA", "/ask", "holidays", "CGEN").wait()
    assert sent.body == "Looking up holidays"
    private = product.slack.wait_for_post(containing="Looking up holidays")
    assert private.ephemeral_to == "UANA"
    public = product.slack.wait_for_post("CGEN", containing="In the channel")
    assert public.ephemeral_to is None
    assert product.slack.views[0].title == "Why?"


def test_commands_are_not_sent_again(product: BoltProduct) -> None:
    product.refusing = 99
    sent = product.slack.command("UANA", "/ask", "holidays", "CGEN").wait()
    assert len(sent.attempts) == 1


def test_a_click_replaces_its_buttons(product: BoltProduct) -> None:
    web = WebClient(token=product.slack.bot_token, base_url=product.slack.api_url)
    web.chat_postMessage(channel="CGEN", text="Shall I?", blocks=BUTTONS)
    post = product.slack.wait_for_post("CGEN")
    assert product.slack.click("UBO", post, "Run it").wait().acked
    changed = product.slack.wait_for_post("CGEN", containing="Pressed yes")
    assert (changed.ts, changed.blocks, changed.edited) == (post.ts, (), True)


def test_pressing_what_is_not_there_names_what_is(product: BoltProduct) -> None:
    web = WebClient(token=product.slack.bot_token, base_url=product.slack.api_url)
    web.chat_postMessage(channel="CGEN", text="Shall I?", blocks=BUTTONS)
    with pytest.raises(ValueError, match="Run it"):
        product.slack.click("UBO", product.slack.posts()[0], "Delete it")


def test_a_form_shows_its_errors_and_closes_when_it_is_content(product: BoltProduct) -> None:
    slack = product.slack
    slack.command("UANA", "/ask", "holidays", "CGEN")
    view = slack.wait_for(lambda: slack.views and slack.views[0])
    assert view
    slack.submit("UANA", view, {"why": "no"}).wait()
    assert slack.views[0].errors == {"reason": "Say more."}
    assert slack.views[0].open
    slack.submit("UANA", view, {"reason": "because"}).wait()
    assert not slack.views[0].open


def test_the_home_tab_is_published_for_who_opens_it(product: BoltProduct) -> None:
    product.slack.opens_home("UANA", "home")
    home = product.slack.wait_for(lambda: product.slack.home("UANA"))
    assert home
    assert "*Welcome*" in home.all_text
    assert product.slack.home("UBO") is None


def test_an_edit_comes_as_message_changed_with_the_same_ts(product: BoltProduct) -> None:
    sent = product.slack.says("UANA", "CGEN", "draft")
    product.slack.edits("UANA", sent, "final").wait()
    product.slack.wait_for(lambda: len(product.heard) == 2)
    event = next(body["event"] for body in product.heard if body["event"].get("subtype") == "message_changed")
    assert (event["message"]["ts"], event["message"]["text"]) == (sent.ts, "final")
    assert event["previous_message"]["text"] == "draft"


def test_joining_and_leaving_change_the_members(product: BoltProduct) -> None:
    joined = product.slack.join("UZED", "CGEN")
    assert "UZED" in product.slack.members("CGEN")
    assert len(joined.event_ids) == 1
    product.slack.leave("UZED", "CGEN")
    assert "UZED" not in product.slack.members("CGEN")


def test_another_bots_message_names_its_bot(product: BoltProduct) -> None:
    product.slack.bot_says("CGEN", "build passed", name="ci").wait()
    product.slack.wait_for(lambda: product.heard)
    assert product.heard[0]["event"]["bot_profile"]["name"] == "ci"


def test_a_shared_channel_says_so(product: BoltProduct) -> None:
    product.slack.add_channel("CEXT", "partners", ["UZED", product.slack.bot_user_id], external=True)
    product.slack.says("UZED", "CEXT", "hello").wait()
    product.slack.wait_for(lambda: product.heard)
    assert product.heard[0]["is_ext_shared_channel"]
    assert product.heard[0]["event"]["user_team"] != product.slack.team_id


def test_everything_comes_to_rest(product: BoltProduct) -> None:
    product.slack.says("UANA", "CGEN", "how are you?", mention=True)
    product.slack.wait_for_post("CGEN")
    product.slack.wait_idle(quiet_seconds=0.1)
    assert len(product.slack.posts("CGEN")) == 1
    assert all(call.status == 200 for call in product.slack.calls)
