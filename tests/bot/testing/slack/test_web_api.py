"""The Web API through the real SDK: posts, history, people, files, views, streams."""

import asyncio
from typing import Any

import httpx
import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.testing.slack import FakeSlack
from bot.testing.slack.page import page
from tests.bot.testing.slack.product import HOME, MODAL

KEY = {"event_type": "answer", "event_payload": {"key": "k1"}}


def refusal(error: pytest.ExceptionInfo[SlackApiError]) -> str:
    return str(error.value.response["error"])


def refused(web: WebClient, method: str, **arguments: Any) -> str:
    with pytest.raises(SlackApiError) as error:
        web.api_call(method, json=arguments)
    return refusal(error)


@pytest.mark.parametrize(
    ("token", "error"),
    [("", "not_authed"), ("xoxb-other", "invalid_auth"), (FakeSlack.app_token, "not_allowed_token_type")],
)
def test_a_wrong_token_is_refused(slack: FakeSlack, token: str, error: str) -> None:
    assert refused(WebClient(token=token, base_url=slack.api_url), "auth.test") == error


def test_the_scopes_stand_in_a_header(web: WebClient) -> None:
    assert "chat:write" in str(web.auth_test().headers.get("x-oauth-scopes"))


@pytest.mark.parametrize(
    ("method", "arguments", "needed"),
    [
        ("chat.postMessage", {"channel": "CGEN", "text": "x"}, "chat:write"),
        ("conversations.history", {"channel": "CGEN"}, "channels:history"),
        ("users.info", {"user": "UANA"}, "users:read"),
        ("users.lookupByEmail", {"email": "ana@example.org"}, "users:read.email"),
        ("files.info", {"file": "F1"}, "files:read"),
    ],
)
def test_a_scope_that_was_not_given_is_named(
    slack: FakeSlack, web: WebClient, method: str, arguments: dict[str, Any], needed: str
) -> None:
    slack.scopes = tuple(scope for scope in slack.scopes if scope != needed)
    with pytest.raises(SlackApiError) as error:
        web.api_call(method, json=arguments)
    assert error.value.response["error"] == "missing_scope"
    assert error.value.response["needed"] == needed


@pytest.mark.parametrize(
    ("method", "arguments", "error"),
    [
        ("chat.postMessage", {"channel": "CGEN", "text": "x", "thread_ts": "0"}, "invalid_thread_ts"),
        ("chat.shout", {}, "unknown_method"),
        ("chat.postMessage", {"channel": "CNONE", "text": "x"}, "channel_not_found"),
        ("chat.postMessage", {"text": "x"}, "channel_not_found"),
        ("chat.postMessage", {"channel": "CFAR", "text": "x"}, "not_in_channel"),
        ("chat.postEphemeral", {"channel": "CGEN", "user": "UZED", "text": "x"}, "user_not_in_channel"),
        ("chat.update", {"channel": "CGEN", "ts": "1.0", "text": "x"}, "message_not_found"),
        ("conversations.history", {"channel": "CFAR"}, "not_in_channel"),
        ("conversations.history", {"channel": "CGEN", "oldest": "yesterday"}, "invalid_ts_oldest"),
        ("conversations.replies", {"channel": "CGEN", "ts": "1.0"}, "thread_not_found"),
        ("conversations.list", {"types": "secret"}, "invalid_types"),
        ("users.info", {"user": "UNONE"}, "user_not_found"),
        ("users.lookupByEmail", {"email": "nobody@example.org"}, "users_not_found"),
        ("files.info", {"file": "FNONE"}, "file_not_found"),
        ("views.open", {"trigger_id": "x", "view": MODAL}, "invalid_trigger_id"),
        ("users.list", {"cursor": "not a cursor"}, "invalid_cursor"),
        ("users.list", {"limit": 1001}, "invalid_limit"),
        ("bots.info", {"bot": "BNONE"}, "bot_not_found"),
    ],
)
def test_what_slack_refuses_the_fake_refuses(
    web: WebClient, method: str, arguments: dict[str, Any], error: str
) -> None:
    assert refused(web, method, **arguments) == error


def test_a_private_channel_without_the_bot_does_not_exist(slack: FakeSlack, web: WebClient) -> None:
    slack.add_channel("GSEC", "secret", ["UANA"], private=True)
    assert refused(web, "conversations.info", channel="GSEC") == "channel_not_found"


def test_an_archived_channel_takes_no_post(slack: FakeSlack, web: WebClient) -> None:
    slack.add_channel("COLD", "old", ["UANA", slack.bot_user_id], archived=True)
    assert refused(web, "chat.postMessage", channel="COLD", text="x") == "is_archived"


def test_a_post_to_a_person_goes_to_their_direct_message(slack: FakeSlack, web: WebClient) -> None:
    assert web.chat_postMessage(channel="UANA", text="psst")["channel"] == slack.dm("UANA")


def test_metadata_is_shown_only_to_who_asks_for_it(slack: FakeSlack, web: WebClient) -> None:
    web.chat_postMessage(channel="CGEN", text="x", metadata=KEY)
    assert "metadata" not in web.conversations_history(channel="CGEN")["messages"][0]
    shown = web.conversations_history(channel="CGEN", include_all_metadata=True)["messages"][0]
    assert shown["metadata"] == KEY


def test_an_update_keeps_the_metadata_and_replaces_the_blocks(slack: FakeSlack, web: WebClient) -> None:
    posted = web.chat_postMessage(channel="CGEN", text="x", blocks=HOME["blocks"], metadata=KEY)
    web.chat_update(channel="CGEN", ts=posted["ts"], text="y")
    post = slack.posts()[0]
    assert (post.text, post.blocks, post.metadata, post.edited) == ("y", (), KEY, True)


def test_nobody_elses_message_can_be_changed(slack: FakeSlack, web: WebClient) -> None:
    sent = slack.says("UANA", "CGEN", "mine")
    assert refused(web, "chat.update", channel="CGEN", ts=sent.ts, text="yours") == "cant_update_message"
    assert refused(web, "chat.delete", channel="CGEN", ts=sent.ts) == "cant_delete_message"


def test_a_deleted_post_is_gone_from_history_and_kept_for_the_test(slack: FakeSlack, web: WebClient) -> None:
    posted = web.chat_postMessage(channel="CGEN", text="x")
    web.chat_delete(channel="CGEN", ts=posted["ts"])
    assert web.conversations_history(channel="CGEN")["messages"] == []
    assert slack.posts()[0].deleted


def test_an_ephemeral_post_is_for_one_and_in_no_history(slack: FakeSlack, web: WebClient) -> None:
    answer = web.chat_postEphemeral(channel="CGEN", user="UANA", text="only you")
    assert slack.posts()[0].ephemeral_to == "UANA"
    assert web.conversations_history(channel="CGEN")["messages"] == []
    assert (
        refused(web, "chat.update", channel="CGEN", ts=answer["message_ts"], text="x") == "message_not_found"
    )


def test_history_is_newest_first_without_replies_and_in_pages(slack: FakeSlack, web: WebClient) -> None:
    sent = [slack.says("UANA", "CGEN", f"m{number}") for number in range(5)]
    slack.says("UBO", "CGEN", "a reply", thread=sent[0].ts)
    # the SDK's pages are one object that changes, so each is read before the next
    shown = [
        message for part in web.conversations_history(channel="CGEN", limit=2) for message in part["messages"]
    ]
    assert [message["text"] for message in shown] == ["m4", "m3", "m2", "m1", "m0"]
    assert shown[-1]["reply_count"] == 1


def test_the_ends_of_a_window_count_only_when_asked(slack: FakeSlack, web: WebClient) -> None:
    ts = [slack.says("UANA", "CGEN", f"m{number}").ts for number in range(3)]
    inner = web.conversations_history(channel="CGEN", oldest=ts[0], latest=ts[2])
    assert [message["ts"] for message in inner["messages"]] == [ts[1]]
    exactly = web.conversations_history(channel="CGEN", latest=ts[1], inclusive=True, limit=1)
    assert exactly["messages"][0]["ts"] == ts[1]


def test_replies_come_oldest_first_with_their_root(slack: FakeSlack, web: WebClient) -> None:
    root = slack.says("UANA", "CGEN", "root")
    replies = [slack.says("UBO", "CGEN", f"r{number}", thread=root.ts).ts for number in range(3)]
    found = web.conversations_replies(channel="CGEN", ts=root.ts, oldest=replies[0])
    assert [message["text"] for message in found["messages"]] == ["root", "r1", "r2"]
    assert found["messages"][1]["parent_user_id"] == "UANA"


def test_an_answer_to_a_reply_is_refused(slack: FakeSlack, web: WebClient) -> None:
    root = slack.says("UANA", "CGEN", "root")
    reply = slack.says("UBO", "CGEN", "reply", thread=root.ts)
    assert (
        refused(web, "chat.postMessage", channel="CGEN", text="x", thread_ts=reply.ts) == "thread_not_found"
    )


def test_a_thread_ends_with_its_deleted_root_unless_somebody_answered(
    slack: FakeSlack, web: WebClient
) -> None:
    alone, answered = (slack.says("UANA", "CGEN", text) for text in ("alone", "answered"))
    slack.says("UBO", "CGEN", "a reply", thread=answered.ts)
    for root in (alone, answered):
        slack.deletes(root)
    assert (
        refused(web, "chat.postMessage", channel="CGEN", text="x", thread_ts=alone.ts) == "thread_not_found"
    )
    assert web.chat_postMessage(channel="CGEN", text="x", thread_ts=answered.ts)["ok"]


def test_members_come_in_pages(slack: FakeSlack, web: WebClient) -> None:
    slack.add_channel("CBIG", "big", [f"U{number}" for number in range(25)])
    pages = web.conversations_members(channel="CBIG", limit=10)
    assert [len(part["members"]) for part in pages] == [10, 10, 5]


def test_an_outsider_has_no_email_and_another_team(slack: FakeSlack, web: WebClient) -> None:
    zed = web.users_info(user="UZED")["user"]
    assert zed["is_stranger"]
    assert zed["team_id"] != slack.team_id
    assert "email" not in zed["profile"]
    assert "UZED" not in [user["id"] for user in web.users_list()["members"]]
    assert refused(web, "users.lookupByEmail", email="zed@elsewhere.example") == "users_not_found"


def test_people_are_found_by_email(web: WebClient) -> None:
    assert web.users_lookupByEmail(email="ANA@example.org")["user"]["id"] == "UANA"


def test_reactions_come_and_go_once(slack: FakeSlack, web: WebClient) -> None:
    place = {"channel": "CGEN", "timestamp": slack.says("UANA", "CGEN", "hi").ts, "name": "eyes"}
    web.api_call("reactions.add", params=place)
    assert slack.post("CGEN", place["timestamp"]).reactions == (("eyes", slack.bot_user_id),)
    assert refused(web, "reactions.add", **place) == "already_reacted"
    web.api_call("reactions.remove", params=place)
    assert refused(web, "reactions.remove", **place) == "no_reaction"


def test_a_file_is_given_for_the_token_and_a_login_page_without(slack: FakeSlack, web: WebClient) -> None:
    file = slack.add_file("UANA", "notes.txt", b"minutes", size=99)
    shown = web.files_info(file=file.id)["file"]
    assert (shown["size"], shown["mimetype"]) == (99, "text/plain")
    good = httpx.get(shown["url_private_download"], headers={"Authorization": f"Bearer {slack.bot_token}"})
    assert good.content == b"minutes"
    bad = httpx.get(shown["url_private_download"], headers={"Authorization": "Bearer other"})
    assert bad.status_code == 200
    assert "<html" in bad.text


def test_a_file_can_be_gone_or_lie_on_another_host(slack: FakeSlack, web: WebClient) -> None:
    elsewhere = "http://files.example.org/x"
    there = slack.add_file("UANA", "a.txt", b"x", redirect_to=elsewhere)
    gone = slack.add_file("UANA", "b.txt", b"x", gone=True)
    bearer = {"Authorization": f"Bearer {slack.bot_token}"}
    place = f"{slack.url}/files-pri/{slack.team_id}-"
    assert httpx.get(f"{place}{gone.id}/download/b.txt", headers=bearer).status_code == 404
    assert httpx.get(f"{place}{there.id}/download/a.txt", headers=bearer).headers["location"] == elsewhere
    assert refused(web, "files.info", file=gone.id) == "file_deleted"


def test_an_upload_in_three_steps_is_a_post_with_a_file(slack: FakeSlack, web: WebClient) -> None:
    root = slack.says("UANA", "CGEN", "the table please")
    web.files_upload_v2(
        channel="CGEN",
        thread_ts=root.ts,
        filename="rows.csv",
        content="a,b\n",
        initial_comment="Here",
        title="Rows",
    )
    post = slack.posts("CGEN")[0]
    assert (post.text, post.thread_ts) == ("Here", root.ts)
    assert [(file.name, file.title, file.content) for file in post.files] == [("rows.csv", "Rows", b"a,b\n")]


def test_an_upload_shorter_than_promised_is_refused(slack: FakeSlack, web: WebClient) -> None:
    step = web.files_getUploadURLExternal(filename="rows.csv", length=10)
    httpx.post(step["upload_url"], content=b"short")
    files = [{"id": step["file_id"], "title": "x"}]
    assert (
        refused(web, "files.completeUploadExternal", files=files, channel_id="CGEN") == "file_update_failed"
    )


def trigger(slack: FakeSlack) -> str:
    sent = slack.command("UANA", "/ask", "x", "CGEN")
    return str(sent.envelopes[0].payload["trigger_id"])


def test_a_trigger_opens_one_form_and_within_three_seconds(slack: FakeSlack, web: WebClient) -> None:
    first, second = trigger(slack), trigger(slack)
    web.views_open(trigger_id=first, view=MODAL)
    assert refused(web, "views.open", trigger_id=first, view=MODAL) == "exchanged_trigger_id"
    slack.advance(3.1)
    assert refused(web, "views.open", trigger_id=second, view=MODAL) == "expired_trigger_id"
    assert len(slack.views) == 1


def test_a_form_over_its_limits_opens_nothing(slack: FakeSlack, web: WebClient) -> None:
    long = {**MODAL, "title": {"type": "plain_text", "text": "x" * 25}}
    assert refused(web, "views.open", trigger_id=trigger(slack), view=long) == "invalid_arguments"
    assert slack.views == []


def test_a_view_is_updated_only_from_its_last_state(slack: FakeSlack, web: WebClient) -> None:
    view = web.views_open(trigger_id=trigger(slack), view=MODAL)["view"]
    web.views_update(view_id=view["id"], hash=view["hash"], view=MODAL)
    assert refused(web, "views.update", view_id=view["id"], hash=view["hash"], view=MODAL) == "hash_conflict"


def test_a_response_url_takes_five_posts_within_half_an_hour(slack: FakeSlack) -> None:
    sent = [slack.command("UANA", "/ask", "x", "CGEN") for _ in range(2)]
    first, second = (str(delivery.envelopes[0].payload["response_url"]) for delivery in sent)
    answers = [httpx.post(first, json={"text": f"part {number}"}) for number in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [404]
    assert answers[5].json()["error"] == "used_url"
    slack.advance(1_801)
    assert httpx.post(second, json={"text": "late"}).json()["error"] == "expired_url"
    assert {post.ephemeral_to for post in slack.posts()} == {"UANA"}


def test_a_response_url_knows_the_limits_of_blocks(slack: FakeSlack) -> None:
    url = str(slack.command("UANA", "/ask", "x", "CGEN").envelopes[0].payload["response_url"])
    assert httpx.post(url, json={"blocks": [{"type": "header"}]}).json()["error"] == "invalid_blocks"


def test_a_streamed_answer_grows_and_ends(slack: FakeSlack, web: WebClient) -> None:
    root = slack.says("UANA", "CGEN", "tell me")
    stream = web.chat_stream(
        channel="CGEN",
        thread_ts=root.ts,
        recipient_team_id=slack.team_id,
        recipient_user_id="UANA",
        buffer_size=1,
    )
    stream.append(markdown_text="Twenty-five ")
    post = slack.posts()[0]
    assert (post.text, post.streaming) == ("Twenty-five ", True)
    assert refused(web, "chat.update", channel="CGEN", ts=post.ts, text="x") == "streaming_state_conflict"
    stream.append(markdown_text="days.")
    stream.stop(blocks=HOME["blocks"], metadata=KEY)
    post = slack.posts()[0]
    assert (post.text, post.streaming, post.metadata) == ("Twenty-five days.", False, KEY)
    assert "*Welcome*" in post.all_text


@pytest.mark.parametrize("by_clock", [True, False])
def test_a_stream_dies_and_keeps_what_it_had(slack: FakeSlack, web: WebClient, by_clock: bool) -> None:
    root = slack.says("UANA", "UANA", "tell me")
    ts = web.chat_startStream(channel=root.channel, thread_ts=root.ts, markdown_text="Half")["ts"]
    if by_clock:
        slack.advance(301)
    else:
        slack.expire_streams()
    for method in ("chat.appendStream", "chat.stopStream"):
        given = {"channel": root.channel, "ts": ts, "markdown_text": "more"}
        assert refused(web, method, **given) == "message_not_in_streaming_state"
    assert slack.posts()[0].text == "Half"
    web.chat_update(channel=root.channel, ts=ts, text="Whole")


def test_a_stream_in_a_channel_needs_a_thread_and_a_recipient(slack: FakeSlack, web: WebClient) -> None:
    root = slack.says("UANA", "CGEN", "tell me")
    assert refused(web, "chat.startStream", channel="CGEN") == "invalid_arguments"
    assert refused(web, "chat.startStream", channel="CGEN", thread_ts=root.ts) == "missing_recipient_team_id"


def test_task_chunks_replace_their_task(slack: FakeSlack, web: WebClient) -> None:
    root = slack.says("UANA", "UANA", "tell me")
    ts = web.chat_startStream(channel=root.channel, thread_ts=root.ts)["ts"]
    for status in ("in_progress", "complete"):
        task = {"type": "task_update", "id": "t1", "title": "Look", "status": status}
        web.chat_appendStream(channel=root.channel, ts=ts, markdown_text="", chunks=[task])
    assert [block["status"] for block in slack.posts()[0].blocks] == ["complete"]
    odd = [{"type": "dance"}]
    assert refused(web, "chat.appendStream", channel=root.channel, ts=ts, chunks=odd) == "invalid_chunks"


def test_prompts_for_a_thread_are_silently_lost(slack: FakeSlack, web: WebClient) -> None:
    root = slack.says("UANA", "UANA", "hello")
    prompts = [{"title": f"p{number}", "message": "x"} for number in range(4)]
    web.assistant_threads_setSuggestedPrompts(channel_id=root.channel, thread_ts=root.ts, prompts=prompts)
    assert slack.prompts(root.channel) == ()
    web.api_call(
        "assistant.threads.setSuggestedPrompts", json={"channel_id": root.channel, "prompts": prompts}
    )
    assert len(slack.prompts(root.channel)) == 4
    given = {"channel_id": root.channel, "prompts": [*prompts, prompts[0]]}
    assert refused(web, "assistant.threads.setSuggestedPrompts", **given) == "invalid_arguments"


def test_status_lines_and_titles_are_kept(slack: FakeSlack, web: WebClient) -> None:
    root = slack.says("UANA", "UANA", "hello")
    place = {"channel_id": root.channel, "thread_ts": root.ts}
    web.assistant_threads_setStatus(**place, status="is reading", loading_messages=["a", "b"])
    web.assistant_threads_setTitle(**place, title="Holidays")
    assert [(status.text, status.loading_messages) for status in slack.statuses] == [
        ("is reading", ("a", "b"))
    ]
    assert slack.title(root.channel, root.ts) == "Holidays"
    many = {**place, "status": "x", "loading_messages": ["x"] * 11}
    assert refused(web, "assistant.threads.setStatus", **many) == "invalid_arguments"


def test_a_permalink_names_channel_and_thread(slack: FakeSlack, web: WebClient) -> None:
    root = slack.says("UANA", "CGEN", "hello")
    reply = slack.says("UBO", "CGEN", "hi", thread=root.ts)
    link = web.chat_getPermalink(channel="CGEN", message_ts=reply.ts)["permalink"]
    assert f"/archives/CGEN/p{reply.ts.replace('.', '')}?thread_ts={root.ts}" in link


def test_the_async_client_speaks_to_it_too(slack: FakeSlack) -> None:
    client = AsyncWebClient(token=slack.bot_token, base_url=slack.api_url)
    asyncio.run(client.chat_postMessage(channel="CGEN", text="hello", blocks=HOME["blocks"]))
    assert slack.posts()[0].all_text == "hello\n*Welcome*"


def test_forms_are_read_like_json(slack: FakeSlack, web: WebClient) -> None:
    fields = {"channel": "CGEN", "text": "x", "blocks": '[{"type": "divider"}]'}
    web.api_call("chat.postMessage", data=fields)
    assert slack.posts()[0].blocks[0]["type"] == "divider"


def test_the_page_shows_what_stands_and_escapes_it(slack: FakeSlack, web: WebClient) -> None:
    web.chat_postMessage(channel="CGEN", text="<script>alert(1)</script>")
    assert "&lt;script&gt;" in httpx.get(slack.url).text
    assert "<script>" not in page(slack.world)


def test_a_block_shows_only_a_picture_that_the_bot_has_and_slack_has_looked_at(
    slack: FakeSlack, web: WebClient
) -> None:
    slack.world.file_looks = 1
    brought = web.files_upload_v2(filename="week.png", content=b"\x89PNG")
    file_id = str(brought["files"][0]["id"])
    theirs = slack.add_file("UANA", "theirs.png", b"\x89PNG")

    def shows(file_id: str) -> list[dict[str, object]]:
        return [{"type": "image", "alt_text": "x", "slack_file": {"id": file_id}}]

    for unseen in (file_id, theirs.id, "F00000000"):
        blocks = shows(unseen)
        assert refused(web, "chat.postMessage", channel="CGEN", text="x", blocks=blocks) == "invalid_blocks"
        view = {"type": "home", "blocks": blocks}
        assert refused(web, "views.publish", user_id="UANA", view=view) == "invalid_arguments"
    assert web.files_info(file=file_id)["file"]["mimetype"] == ""
    assert web.files_info(file=file_id)["file"]["mimetype"] == "image/png"
    assert web.chat_postMessage(channel="CGEN", text="x", blocks=shows(file_id))["ok"]
    assert "data:image/png;base64," in page(slack.world)
