"""Buttons, forms, thumbs and files in Teams: the same words and rules as when they are typed."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.platforms.teams.forms import says
from bot.testing.teams import Chat, Post
from tests.bot.platforms.slack.conftest import MEETING
from tests.bot.platforms.teams.conftest import Tenant, tenant_of

LEAVE = "how long is parental leave?"
ANSWER = "16 weeks"
UNKNOWN = "who waters the cactus on the third floor?"


@pytest.fixture(scope="module")
def admins_tenant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tenant]:
    """A product of its own, since what is switched off there is off for everybody."""
    home: Path = tmp_path_factory.mktemp("admins")
    with tenant_of(home, {"CONFIDANT_ADMINS": "boss@example.org"}) as opened:
        opened.person(name="boss")
        yield opened


def test_a_button_says_its_words(tenant: Tenant) -> None:
    ana = tenant.person()
    tenant.teams.says(ana, tenant.dm(ana), LEAVE)
    post = tenant.answer(tenant.dm(ana), ANSWER)
    tenant.teams.presses(ana, post, "Search results")
    tenant.answer(tenant.dm(ana), "handbook", count=2)


def test_a_card_that_is_pressed_twice_by_two_people_answers_both(tenant: Tenant) -> None:
    ana, bo = tenant.person(), tenant.person()
    channel = tenant.channel(ana, bo)
    tenant.teams.says(ana, channel, LEAVE, mention=True)
    post = tenant.answer(channel, ANSWER)
    pressed = tenant.teams.presses(bo, post, "Search results")
    assert pressed.wait().acked
    assert tenant.outcome(pressed.id) == "answered"


def test_a_thumb_up_is_thanked_for_in_private_and_kept(tenant: Tenant) -> None:
    ana = tenant.person()
    tenant.teams.says(ana, tenant.dm(ana), LEAVE)
    post = tenant.answer(tenant.dm(ana), ANSWER)
    form = tenant.teams.thumb(ana, post, "like")
    assert form.wait().body["task"]["value"]["title"] == "Thanks for telling"
    assert tenant.teams.says_why(ana, form, {}).wait().body == {}
    tenant.answer(tenant.dm(ana), "Noted: it helped")


def test_a_thumb_down_asks_why_and_the_reason_is_kept(tenant: Tenant) -> None:
    ana, bo = tenant.person(), tenant.person()
    channel = tenant.channel(ana, bo)
    tenant.teams.says(ana, channel, LEAVE, mention=True)
    post = tenant.answer(channel, ANSWER)
    form = tenant.teams.thumb(bo, post, "dislike")
    tenant.teams.says_why(bo, form, {"reason": "It is out of date"})
    tenant.answer(tenant.dm(bo), "Noted, with your reason")
    assert not any("Noted" in post.text for post in tenant.teams.posts(channel))


def test_a_thumb_under_a_message_that_answers_nothing_says_so(tenant: Tenant) -> None:
    ana = tenant.person()
    tenant.teams.says(ana, tenant.dm(ana), "help")
    post = tenant.answer(tenant.dm(ana), "Write up a meeting")
    form = tenant.teams.thumb(ana, post, "like").wait()
    assert "no longer know" in str(form.body)


def _asked(tenant: Tenant, asker: str, where: Chat) -> Post:
    tenant.teams.says(asker, where, UNKNOWN)
    return tenant.answer(where, "cannot prove")


def test_a_question_goes_to_an_expert_and_the_answer_comes_back(admins_tenant: Tenant) -> None:
    tenant = admins_tenant
    ana = tenant.person()
    tenant.teams.says("boss", tenant.dm("boss"), "help")
    tenant.answer(tenant.dm("boss"), "Write up a meeting")
    asked = _asked(tenant, ana, tenant.dm(ana))
    tenant.teams.presses(ana, asked, "Ask a person")
    card = tenant.answer(tenant.dm("boss"), "cactus")
    dialog = tenant.teams.presses("boss", card, "Answer")
    assert dialog.wait().body["task"]["type"] == "continue"
    tenant.teams.submits("boss", dialog, {"text": "Bo waters it on Fridays."})
    tenant.answer(tenant.dm(ana), "Bo waters it on Fridays")


def test_a_form_with_what_does_not_fit_is_shown_again_with_a_sentence(admins_tenant: Tenant) -> None:
    tenant = admins_tenant
    tenant.teams.says("boss", tenant.dm("boss"), "confidant skills")
    post = tenant.answer(tenant.dm("boss"), "Skills and where")
    dialog = tenant.teams.presses("boss", post, "Switch one")
    again = tenant.teams.submits("boss", dialog, {"do": "off", "skill": "x" * 400}).wait()
    shown = str(again.body["task"]["value"]["card"])
    assert "too long" in shown
    assert "x" * 300 in shown


def test_an_admin_change_waits_for_a_press_and_its_outcome_takes_the_place_of_the_buttons(
    admins_tenant: Tenant,
) -> None:
    tenant = admins_tenant
    bo = tenant.person()
    chat = tenant.dm("boss")
    tenant.teams.says("boss", chat, "confidant skills off meetings")
    asked = tenant.answer(chat, "Skill meetings everywhere")
    tenant.teams.presses("boss", asked, "Confirm")
    done = tenant.answer(chat, "Done. Skill meetings")
    assert done.id == asked.id
    tenant.teams.says(bo, tenant.dm(bo), "meetings actions mine")
    tenant.answer(tenant.dm(bo), "meetings is switched off")
    tenant.teams.presses("boss", done, "Undo")
    assert tenant.answer(chat, "Undone. Skill meetings").id == asked.id


def test_a_form_in_a_dialog_switches_a_skill_too(admins_tenant: Tenant) -> None:
    tenant = admins_tenant
    chat = tenant.dm("boss")
    tenant.teams.says("boss", chat, "confidant skills")
    post = tenant.answer(chat, "Skills and where")
    dialog = tenant.teams.presses("boss", post, "Switch one")
    tenant.teams.submits("boss", dialog, {"do": "off", "skill": "catchup"})
    tenant.answer(chat, "Skill catchup")


def test_a_skill_is_switched_off_in_one_channel(admins_tenant: Tenant) -> None:
    tenant = admins_tenant
    bo = tenant.person()
    channel = tenant.channel("boss", bo)
    tenant.teams.says("boss", channel, "confidant skills off minutes here", mention=True)
    asked = tenant.answer(tenant.dm("boss"), "Skill minutes in channel")
    tenant.teams.presses("boss", asked, "Confirm")
    tenant.answer(tenant.dm("boss"), "Done. Skill minutes in channel")
    tenant.teams.says(bo, channel, "minutes call.vtt", mention=True)
    tenant.answer(tenant.dm(bo), "minutes is switched off in this channel")


def test_somebody_without_the_right_presses_in_vain(admins_tenant: Tenant) -> None:
    tenant = admins_tenant
    bo = tenant.person()
    tenant.teams.says("boss", tenant.dm("boss"), "confidant skills off claim")
    asked = tenant.answer(tenant.dm("boss"), "Skill claim everywhere")
    # the press of another person reaches us as theirs, whatever card it came from
    option = next(one for one in asked.buttons if one["title"].startswith("Confirm"))["data"]
    activity = tenant.teams.activity(bo, tenant.dm(bo)) | {"value": option, "text": ""}
    assert tenant.teams.deliver_raw(activity).status_code == 200
    assert "Done" not in tenant.answer(tenant.dm(bo)).all_text


def test_a_change_that_is_confirmed_twice_happens_once(admins_tenant: Tenant) -> None:
    tenant = admins_tenant
    chat = tenant.dm("boss")
    tenant.teams.says("boss", chat, "confidant skills off share")
    asked = tenant.answer(chat, "Skill share everywhere")
    first = tenant.teams.presses("boss", asked, "Confirm")
    second = tenant.teams.again(first)
    assert first.wait().acked
    assert second.wait().acked
    tenant.answer(chat, "Done. Skill share")
    third = tenant.teams.presses("boss", asked, "Confirm")
    assert tenant.outcome(third.id) == "answered"
    assert len([one for one in tenant.teams.posts(chat) if "Done. Skill share" in one.all_text]) == 1


def _offered(tenant: Tenant, ana: str, chat: Chat) -> Post:
    """The card that asks whether she wants the transcript of her meeting."""
    tenant.teams.says(ana, chat, "meetings list")
    listed = tenant.answer(chat, "1 meeting")
    found = re.search(r"\(([0-9a-f]{6,})\)", listed.all_text)
    assert found
    tenant.teams.says(ana, chat, f"meetings transcript {found[1]} vtt")

    def offered() -> Post | None:
        return next((one for one in tenant.teams.posts(chat) if "file.consent" in str(one.attachments)), None)

    offer = tenant.teams.wait_for(offered, 60)
    assert offer
    return offer


def test_a_file_comes_with_consent_in_our_own_chat(tenant: Tenant) -> None:
    ana = tenant.person()
    chat = tenant.dm(ana)
    tenant.teams.says(ana, chat, "minutes", files=[("board.vtt", MEETING.encode())])
    tenant.answer(chat, "Decisions")
    offer = _offered(tenant, ana, chat)
    tenant.teams.consents(ana, offer)
    kept = tenant.teams.wait_for(
        lambda: next(
            (one for name, one in tenant.teams.world.files.items() if name.startswith("drive-")), None
        )
    )
    assert kept
    assert b"move the launch" in kept
    given = tenant.teams.wait_for(lambda: (found := tenant.teams.post(offer)).edits and found)
    assert given
    assert given.attachments[0]["contentType"].endswith("file.info")


def test_a_file_that_is_declined_is_forgotten(tenant: Tenant) -> None:
    ana = tenant.person()
    chat = tenant.dm(ana)
    tenant.teams.says(ana, chat, "minutes", files=[("review.vtt", MEETING.encode())])
    tenant.answer(chat, "Decisions")
    offer = _offered(tenant, ana, chat)
    tenant.teams.consents(ana, offer, accept=False)
    tenant.teams.wait_for(lambda: "was not sent" in tenant.teams.post(offer).all_text)
    tenant.teams.consents(ana, offer, accept=True)
    tenant.teams.wait_for(lambda: "no longer kept" in tenant.teams.post(offer).all_text)


def test_a_search_in_the_box_that_people_write_in_gives_a_card_to_send(tenant: Tenant) -> None:
    ana = tenant.person()
    channel = tenant.channel(ana)
    # the first question of all loads the text model, which takes longer than there is time for
    tenant.teams.says(ana, channel, LEAVE, mention=True)
    tenant.answer(channel, ANSWER)
    found = tenant.teams.searches(ana, channel, LEAVE).wait()
    result = found.body["composeExtension"]
    assert result["type"] == "result"
    assert ANSWER in str(result["attachments"][0]["content"])


def test_a_search_shows_nothing_that_others_in_the_channel_may_not_read(tenant: Tenant) -> None:
    ana, gus = tenant.person(), tenant.person(guest=True)
    channel = tenant.channel(ana, gus)
    found = tenant.teams.searches(ana, channel, LEAVE).wait()
    assert ANSWER not in str(found.body)


def test_an_action_in_that_box_opens_the_form_to_ask(tenant: Tenant) -> None:
    ana = tenant.person()
    channel = tenant.channel(ana)
    dialog = tenant.teams.opens_action(ana, channel, "ask_form")
    tenant.teams.submits(ana, dialog, {"question": LEAVE})
    tenant.answer(channel, ANSWER)


def test_a_card_of_the_universal_kind_is_answered_at_once_and_its_words_are_said(tenant: Tenant) -> None:
    ana = tenant.person()
    chat = tenant.dm(ana)
    activity = tenant.teams.activity(ana, chat, "") | {
        "type": "invoke",
        "name": "adaptiveCard/action",
        "value": {"action": {"type": "Action.Execute", "data": says(LEAVE)}},
    }
    answer = tenant.teams.deliver_raw(activity)
    assert answer.json()["type"] == "application/vnd.microsoft.activity.message"
    tenant.answer(chat, ANSWER)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("task/fetch", {"data": {"confidant": {"mode": "opens", "command": "nothing"}}}),
        ("task/fetch", {"data": "text"}),
        ("task/submit", {"data": {}}),
        ("adaptiveCard/action", {}),
        ("message/fetchTask", {}),
        ("message/submitAction", {"actionName": "feedback", "actionValue": {"feedback": "{"}}),
        ("composeExtension/query", {"parameters": [7, {"name": "question"}]}),
        ("composeExtension/fetchTask", {"commandId": "nothing"}),
        ("fileConsent/invoke", {"action": "accept", "context": "x"}),
        ("signin/verifyState", {"state": "1"}),
        ("unheard/of", None),
    ],
)
def test_whatever_a_screen_sends_gets_an_answer_that_it_can_show(
    tenant: Tenant, name: str, value: object
) -> None:
    ana = tenant.person()
    activity = tenant.teams.activity(ana, tenant.dm(ana), "") | {
        "type": "invoke",
        "name": name,
        "value": value,
    }
    answer = tenant.teams.deliver_raw(activity)
    assert answer.status_code == 200
    assert isinstance(answer.json(), dict)
