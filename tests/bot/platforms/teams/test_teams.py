"""What people do in Teams and what they get, through the real program and the SDK."""

from tests.bot.platforms.slack.conftest import MEETING
from tests.bot.platforms.teams.conftest import Tenant

LEAVE = "how long is parental leave?"
ANSWER = "16 weeks"


def test_a_personal_chat_needs_no_mention(tenant: Tenant) -> None:
    ana = tenant.person()
    sent = tenant.teams.says(ana, tenant.dm(ana), LEAVE)
    tenant.answer(tenant.dm(ana), ANSWER)
    assert sent.wait().acked


def test_an_answer_cites_its_source_by_number_and_says_that_it_is_generated(tenant: Tenant) -> None:
    ana = tenant.person()
    tenant.teams.says(ana, tenant.dm(ana), LEAVE)
    post = tenant.answer(tenant.dm(ana), ANSWER)
    assert [one["position"] for one in post.citations] == [1]
    assert "Leave, Parental leave" in post.citations[0]["appearance"]["name"]
    assert "[1]" in post.text
    assert post.activity["entities"][0]["additionalType"] == ["AIGeneratedContent"]
    assert post.activity["channelData"]["feedbackLoop"] == {"type": "custom"}


def test_a_mention_in_a_channel_is_answered_in_its_reply_chain(tenant: Tenant) -> None:
    ana = tenant.person()
    channel = tenant.channel(ana)
    sent = tenant.teams.says(ana, channel, LEAVE, mention=True)
    assert tenant.answer(channel, ANSWER).thread == sent.id


def test_a_mention_in_a_reply_chain_is_answered_there(tenant: Tenant) -> None:
    ana, bo = tenant.person(), tenant.person()
    channel = tenant.channel(ana, bo)
    first = tenant.teams.says(bo, channel, "Shall we talk about leave?")
    tenant.teams.says(ana, channel, LEAVE, mention=True, thread=first.id)
    assert tenant.answer(channel, ANSWER).thread == first.id


def test_a_mention_in_a_group_chat_is_answered_there(tenant: Tenant) -> None:
    ana, bo = tenant.person(), tenant.person()
    chat = tenant.chat(ana, bo)
    tenant.teams.says(ana, chat, LEAVE, mention=True)
    assert tenant.answer(chat, ANSWER).thread == ""


def test_the_same_words_work_after_the_mention(tenant: Tenant) -> None:
    ana = tenant.person()
    channel = tenant.channel(ana)
    tenant.teams.says(ana, channel, f"ask {LEAVE}", mention=True)
    tenant.answer(channel, ANSWER)
    tenant.teams.says(ana, channel, "confidant status", mention=True)
    tenant.answer(channel, "starter threshold")
    tenant.teams.says(ana, channel, "confidant", mention=True)
    tenant.answer(channel, "Write up a meeting")


def test_a_mention_without_words_shows_help(tenant: Tenant) -> None:
    ana = tenant.person()
    channel = tenant.channel(ana)
    tenant.teams.says(ana, channel, "", mention=True)
    tenant.answer(channel, "Write up a meeting")


def test_a_slash_command_is_answered_for_its_sender_alone(tenant: Tenant) -> None:
    ana, bo = tenant.person(), tenant.person()
    channel = tenant.channel(ana, bo)
    tenant.teams.says(ana, channel, f"/ask {LEAVE}", targeted=True)
    # this tenant's setting has no targeted messages, so it comes in her own chat
    tenant.answer(tenant.dm(ana), ANSWER)
    assert tenant.teams.posts(channel) == []


def test_a_follow_up_leans_on_what_was_asked_before(tenant: Tenant) -> None:
    ana = tenant.person()
    channel = tenant.channel(ana)
    sent = tenant.teams.says(ana, channel, LEAVE, mention=True)
    tenant.answer(channel, ANSWER)
    tenant.teams.says(ana, channel, "And how many weeks is it?", mention=True, thread=sent.id)
    tenant.answer(channel, ANSWER, count=2)


def test_without_consent_teams_delivers_no_untagged_message(tenant: Tenant) -> None:
    ana = tenant.person()
    channel = tenant.channel(ana)
    sent = tenant.teams.says(ana, channel, LEAVE, mention=True)
    tenant.answer(channel, ANSWER)
    unheard = tenant.teams.says(ana, channel, "When must I tell my manager that I am ill?", thread=sent.id)
    assert unheard.tries == 0


def test_what_looks_like_a_mention_inside_code_is_none(tenant: Tenant) -> None:
    ana = tenant.person()
    channel = tenant.channel(ana, listening=True)
    typed = tenant.teams.says(ana, channel, "`<at>Confidant</at> how long is parental leave?`")
    assert tenant.outcome(typed.id) == "ignored"
    marked = {"type": "mention", "mentioned": {"id": tenant.teams.world.bot, "name": "Confidant"}}
    page = (
        '<p><code><span itemtype="http://schema.skype.com/Mention" itemid="0">Confidant</span> hi</code></p>'
    )
    in_code = tenant.teams.says(
        ana,
        channel,
        "`<at>Confidant</at> how long is parental leave?`",
        page=page,
        entities=[{**marked, "text": "<at>Confidant</at>"}],
    )
    assert tenant.outcome(in_code.id) == "ignored"


def test_a_recording_sent_with_minutes_becomes_minutes_in_the_same_message(tenant: Tenant) -> None:
    ana = tenant.person()
    tenant.teams.says(ana, tenant.dm(ana), "minutes", files=[("launch.vtt", MEETING.encode())])
    assert "move the launch" in tenant.answer(tenant.dm(ana), "Decisions").all_text
    # what took the work on has become its result
    assert len([one for one in tenant.teams.posts(tenant.dm(ana)) if "launch" in one.all_text.lower()]) >= 1


def test_a_file_in_a_channel_is_asked_for_in_our_own_chat(tenant: Tenant) -> None:
    ana = tenant.person()
    channel = tenant.channel(ana)
    tenant.teams.says(ana, channel, "minutes", mention=True, files=[("launch.vtt", MEETING.encode())])
    tenant.answer(channel, "in our own chat")


def test_a_guest_reads_what_guests_may(tenant: Tenant) -> None:
    gus = tenant.person(guest=True)
    tenant.teams.says(gus, tenant.dm(gus), LEAVE)
    assert ANSWER not in tenant.answer(tenant.dm(gus)).all_text


def test_a_channel_is_answered_from_what_all_of_its_members_may_read(tenant: Tenant) -> None:
    ana, gus = tenant.person(), tenant.person(guest=True)
    channel = tenant.channel(ana, gus)
    tenant.teams.says(ana, channel, LEAVE, mention=True)
    assert ANSWER not in tenant.answer(channel).all_text


def test_a_guest_who_leaves_no_longer_counts(tenant: Tenant) -> None:
    ana, gus = tenant.person(), tenant.person(guest=True)
    channel = tenant.channel(ana, gus)
    tenant.teams.says(ana, channel, "is anything known about bicycles?", mention=True)
    tenant.answer(channel)
    left = tenant.teams.leaves(gus, channel)
    assert tenant.outcome(left.id) == "ignored"
    tenant.teams.says(ana, channel, LEAVE, mention=True)
    tenant.answer(channel, ANSWER)


def test_a_channel_shared_with_another_tenant_is_refused_in_private(tenant: Tenant) -> None:
    ana, eve = tenant.person(), tenant.person(outsider=True)
    channel = tenant.channel(ana, eve)
    tenant.teams.says(ana, channel, LEAVE, mention=True)
    tenant.answer(tenant.dm(ana), "shared with people outside")
    assert tenant.teams.posts(channel) == []


def test_somebody_of_another_tenant_is_refused(tenant: Tenant) -> None:
    eve = tenant.person(outsider=True)
    tenant.teams.says(eve, tenant.dm(eve), LEAVE)
    assert ANSWER not in tenant.answer(tenant.dm(eve)).all_text


def test_a_document_pings_nobody(tenant: Tenant) -> None:
    ana = tenant.person()
    channel = tenant.channel(ana)
    tenant.teams.says(ana, channel, "write <at>everyone</at> about paid parental leave", mention=True)
    post = tenant.answer(channel)
    assert tenant.teams.pings(post) == []
    assert "<at>" not in post.text


def test_an_activity_sent_twice_is_answered_once(tenant: Tenant) -> None:
    ana = tenant.person()
    sent = tenant.teams.says(ana, tenant.dm(ana), LEAVE)
    tenant.answer(tenant.dm(ana), ANSWER)
    assert tenant.teams.again(sent).wait().acked
    tenant.teams.says(ana, tenant.dm(ana), "help")
    tenant.answer(tenant.dm(ana), "Write up a meeting")
    assert sum(ANSWER in post.text for post in tenant.teams.posts(tenant.dm(ana))) == 1


def test_an_edit_is_no_second_question(tenant: Tenant) -> None:
    ana = tenant.person()
    sent = tenant.teams.says(ana, tenant.dm(ana), LEAVE)
    tenant.answer(tenant.dm(ana), ANSWER)
    edit = {**sent.activity, "type": "messageUpdate", "text": "help"}
    assert tenant.teams.deliver_raw(edit).status_code == 200
    assert tenant.outcome(f"messageUpdate::{tenant.dm(ana).id}") == "ignored"


def test_another_bot_is_not_answered(tenant: Tenant) -> None:
    ana = tenant.person()
    channel = tenant.channel(ana)
    activity = tenant.teams.activity(ana, channel, LEAVE)
    activity["from"] = {"id": "28:another", "name": "otherbot", "role": "bot"}
    assert tenant.teams.deliver_raw(activity).status_code == 200
    assert tenant.outcome(activity["id"]) == "ignored"


def test_a_question_that_is_too_long_gets_a_sentence(tenant: Tenant) -> None:
    ana = tenant.person()
    tenant.teams.says(ana, tenant.dm(ana), "why? " * 2400)
    tenant.answer(tenant.dm(ana), "too long")


def test_a_decline_shows_what_was_found_and_a_person_to_ask(tenant: Tenant) -> None:
    ana = tenant.person()
    tenant.teams.says(ana, tenant.dm(ana), "what is the boiling point of tungsten in the moon office?")
    post = tenant.answer(tenant.dm(ana), "cannot prove")
    assert "Ask a person" in [one["title"] for one in post.buttons]


def test_somebody_is_seen_typing_while_it_works(tenant: Tenant) -> None:
    ana = tenant.person()
    channel = tenant.channel(ana)
    tenant.teams.says(ana, channel, LEAVE, mention=True)
    tenant.answer(channel, ANSWER)
    assert any(chat == channel.id for chat, _ in tenant.teams.world.typing)


def test_whoever_installs_it_is_greeted_with_questions_that_it_can_answer(tenant: Tenant) -> None:
    ana = tenant.person()
    tenant.teams.installs(ana)
    hello = tenant.answer(tenant.dm(ana), "documents and meetings")
    offered = [one["value"] for one in hello.activity["suggestedActions"]["actions"]]
    assert "help" in offered
    assert len(offered) <= 3


def test_it_answers_in_the_form_of_dates_that_a_message_says(tenant: Tenant) -> None:
    ana = tenant.person()
    tenant.teams.says(ana, tenant.dm(ana), "help")
    tenant.answer(tenant.dm(ana), "Write up a meeting")
    with tenant.product.database() as directory:
        known = directory.find_on("teams", tenant.teams.world.people[ana].aad)
    assert known
    assert (known.locale, known.zone) == ("en-GB", "Europe/Berlin")
