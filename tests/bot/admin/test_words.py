"""Experts, audit, privacy and rules, as an admin and others say them."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.arrivals.notice import Notice
from bot.build import build
from bot.enclosures import enclosed
from bot.meetings.rules import Rule, Rules, rule_for
from bot.open_channels import has_open, open_channel_of
from bot.platforms.teams.book import Book
from bot.review.tables import QuestionRow
from bot.settings import Settings
from bot.store import transaction
from bot.tables import TurnRow
from bot.talk import TEAMS
from tests.bot.admin.conftest import NOW, Pair, option_of


def asked(pair: Pair, person: str, question: str) -> None:
    """A question of theirs that is kept."""
    with transaction(pair.app.engine) as session:
        session.add(
            QuestionRow(
                id=f"{person}{question}"[:32],
                skill="ask",
                asker=person,
                channel="D1",
                private=True,
                audience="x",
                question=question,
                decision="search",
                score=0.1,
                threshold=0.5,
                certified=False,
                configuration="c",
                features={},
                answer="",
                at=pair.clock(),
            )
        )
        session.add(
            TurnRow(platform="slack", channel="D1", thread="", reader=person, asker=person, asked=question,
                    answered="no", said_at=pair.clock())
        )  # fmt: skip


def test_the_experts_channel_is_set_and_read_by_every_program_within_five_seconds(town: Pair) -> None:
    assert town.app.admin.experts_channel() == ""
    assert "#general" in town.say("/experts channel C01").summary + str(
        town.say("/experts channel C01").blocks
    )
    town.do("/experts channel C01")
    assert town.app.admin.experts_channel() == "slack:C01"


def test_where_untagged_questions_are_answered_is_set_and_taken_back(town: Pair) -> None:
    assert town.app.admin.listening("slack") == frozenset()
    assert "nowhere" in town.say("/listen").summary
    assert "Untagged questions in #general" in str(town.say("/listen on C01"))
    town.do("/listen on C01")
    assert town.app.admin.listening("slack") == {"C01"}
    assert "answered if I can prove it" in str(town.say("/listen").blocks)
    town.do("/listen off C01")
    assert town.app.admin.listening("slack") == frozenset()
    town.do("/listen reset C01")
    assert "nowhere" in town.say("/listen").summary


def test_who_is_on_call_is_a_person_or_a_group(pair: Pair) -> None:
    assert pair.other.admin.experts_on_call() == ""
    pair.do("/experts on-call bo@example.org")
    pair.clock.pass_(seconds=5)
    assert pair.other.admin.experts_on_call() == "bo"
    pair.do("/experts on-call group IT")
    pair.clock.pass_(seconds=5)
    assert pair.other.admin.experts_on_call() == "group:it"
    shown = str(pair.say("/experts").blocks)
    assert "the group it" in shown
    assert "Ana Souza" in shown


def test_questions_for_a_person_go_where_and_to_whom_it_was_set(town: Pair) -> None:
    town.do("/experts channel C01")
    town.do("/experts on-call group it")
    assert town.app.desk.expert_channel() == "slack:C01"
    assert [one.id for one in town.app.review.people.on_call(town.app.desk.on_call())] == ["cy"]


def test_what_the_environment_sets_for_experts_is_beneath_and_said_to_be(tmp_path: Path, pair: Pair) -> None:
    settings = Settings.model_construct(home=tmp_path)
    review = settings.review.model_copy(update={"expert_channel": "slack:C09", "on_call": "bo@example.org"})
    app = build(settings.model_copy(update={"review": review}), now=pair.clock)
    town = Pair(app, app, pair.clock)
    assert (app.desk.expert_channel(), app.desk.on_call()) == ("slack:C09", "bo@example.org")
    shown = str(town.say("/experts").blocks)
    assert "'Bo Lind', 'set by environment'" in shown
    town.do("/experts on-call nobody")
    assert app.desk.on_call() == ""
    town.do("/experts reset on-call")
    assert app.desk.on_call() == "bo@example.org"
    app.close()


def test_nobody_and_no_channel_are_settings_too(pair: Pair) -> None:
    pair.do("/experts on-call me")
    pair.do("/experts on-call nobody")
    assert pair.app.admin.experts_on_call() == ""


def test_a_person_picked_in_the_form_is_on_call(pair: Pair) -> None:
    reply = pair.fill_in("experts", do="on-call", to="", person="cy")
    assert "Then: person" not in str(reply.blocks)
    assert "Then: Cy Ruiz" in str(reply.blocks)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("/experts channel C02", "shared with outsiders"),
        ("/experts channel C03", "I am not in #lonely"),
        ("/experts channel C99", "I see no channel C99"),
        ("/experts channel", "Which channel is missing"),
        ("/experts on-call", "Who is on call is missing"),
        ("/experts on-call Nobody Atall", "nobody called 'Nobody Atall'"),
        ("/experts on-call group hrr", "Did you mean 'hr'?"),
        ("/experts reset it", "What to reset is missing"),
    ],
)
def test_what_experts_cannot_be_is_said_in_a_sentence(town: Pair, words: str, said: str) -> None:
    reply = town.say(words)
    assert said in reply.summary
    assert reply.private


def test_the_audit_shows_the_last_changes_of_everybody(pair: Pair) -> None:
    pair.do("/skills off minutes")
    pair.do("/experts on-call me", "dee")
    shown = str(pair.say("/audit").blocks)
    assert shown.index("Dee Park") < shown.index("Ana Souza")
    assert "change confirmed" in shown


def test_the_audit_is_filtered_by_person_and_word(pair: Pair) -> None:
    pair.do("/skills off minutes")
    pair.do("/skills off meetings", "dee")
    by = str(pair.say("/audit by Dee Park").blocks)
    assert "meetings" in by
    assert "minutes" not in by
    both = str(pair.say("/audit by ana about minutes").blocks)
    assert "skills.minutes" in both
    assert "No change by Ana Souza about 'meetings'" in pair.say("/audit about meetings by ana").summary
    assert "skills.meetings" in str(pair.fill_in("audit", do="last", what="meetings").blocks)


def test_a_percent_sign_in_a_filter_stands_for_itself(pair: Pair) -> None:
    pair.do("/skills off minutes")
    assert "No change about '%'" in pair.say("/audit about %").summary


def test_everyone_sees_what_is_kept_of_them_and_for_how_long(pair: Pair) -> None:
    asked(pair, "bo", "how long is leave?")
    shown = str(pair.say("/privacy", "bo").blocks)
    assert "Questions: 1" in shown
    assert "Questions and their answers: 90 days" in shown
    assert "Sound: until the minutes stand" in shown


def test_everyone_deletes_their_own_and_nobody_elses_goes(pair: Pair) -> None:
    asked(pair, "bo", "how long is leave?")
    asked(pair, "cy", "how long is leave?")
    preview = pair.say("/privacy forget me", "bo")
    assert "Questions: 1" in str(preview.blocks)
    assert "cannot be undone" in str(preview.blocks)
    done = pair.press(preview, "Confirm", "bo")
    assert "1 question, 1 turn of" in str(done.blocks)
    assert "Questions: 0" in str(pair.say("/privacy", "bo").blocks)
    assert "Questions: 1" in str(pair.say("/privacy", "cy").blocks)
    with pytest.raises(KeyError):
        option_of(done, "Undo")


def test_the_channel_that_somebody_has_open_is_told_and_deleted_too(pair: Pair) -> None:
    engine, now = pair.app.engine, pair.clock()
    has_open(engine, "slack", "bo", "slack:C1", now=now)
    shown = str(pair.say("/privacy", "bo").blocks)
    assert "Channels open beside a conversation: 1" in shown
    assert "Channels open beside a conversation: 1 hour" in shown
    pair.press(pair.say("/privacy forget me", "bo"), "Confirm", "bo")
    assert open_channel_of(engine, "slack", "bo", now=now) == ""


def test_where_somebody_spoke_in_teams_and_files_that_wait_for_them_are_told_and_deleted_too(
    pair: Pair,
) -> None:
    engine, now = pair.app.engine, pair.clock()
    pair.app.directory.link(TEAMS, "aad-bo", email="bo@example.org", verified=True)
    book = Book(engine, pair.clock)
    book.talked("19:c", "1", {"bo", "Bo", "cy"})
    book.talked("19:c", "2", {"bo"})
    book.offer("f1", enclosed("minutes.docx", b"words"), "aad-bo")
    book.offer("f2", enclosed("minutes.docx", b"words"), "aad-cy")
    shown = str(pair.say("/privacy", "bo").blocks)
    assert "Reply chains of Teams in which they spoke: 2" in shown
    assert "Files that wait for them in Teams: 1" in shown
    pair.press(pair.say("/privacy forget me", "bo"), "Confirm", "bo")
    assert book.talkers("19:c", "1", since=now) == {"Bo", "cy"}
    assert book.talkers("19:c", "2", since=now) == frozenset()
    assert book.offered("f1", "aad-bo") is None
    assert book.offered("f2", "aad-cy")


def test_others_data_is_for_admins_and_whether_somebody_is_known_is_not_told(pair: Pair) -> None:
    for words in ("/privacy show cy", "/privacy forget cy", "/privacy forget Nobody Atall"):
        assert "what is kept of others" in pair.say(words, "bo").summary
    asked(pair, "cy", "how long is leave?")
    pair.do("/privacy forget Cy Ruiz")
    assert "Questions: 0" in str(pair.say("/privacy show cy@example.org").blocks)


def test_another_person_cannot_confirm_what_somebody_wanted_for_themselves(pair: Pair) -> None:
    asked(pair, "bo", "how long is leave?")
    preview = pair.say("/privacy forget", "bo")
    assert "Only the person themselves" in pair.press(preview, "Confirm", "ana").summary
    assert "Questions: 1" in str(pair.say("/privacy", "bo").blocks)


def test_forgotten_twice_is_forgotten_once(pair: Pair) -> None:
    asked(pair, "bo", "how long is leave?")
    preview = pair.say("/privacy forget", "bo")
    pair.press(preview, "Confirm", "bo")
    assert "already" in pair.press(preview, "Confirm", "bo").summary


def client_call(title: str = "Client call with Halden") -> Notice:
    return Notice(source="zoom", meeting="m1", title=title)


def in_force(pair: Pair, notice: Notice) -> str:
    with transaction(pair.app.engine) as session:
        return rule_for(session, notice).posts_to


def test_a_rule_is_added_after_a_click_and_taken_back_by_another(town: Pair) -> None:
    preview = town.say("/rules add client to C01 keep_days=30")
    assert "minutes of meetings titled 'client' go to #general, kept for 30 days" in str(preview.blocks)
    assert in_force(town, client_call()) == "chat"
    done = town.press(preview, "Confirm")
    assert in_force(town, client_call()) == "slack:C01"
    assert "1: minutes of meetings titled 'client' go to #general" in str(town.say("/rules").blocks)
    town.press(done, "Undo")
    assert in_force(town, client_call()) == "chat"


def test_a_form_fills_in_a_whole_rule(town: Pair) -> None:
    reply = town.fill_in(
        "rules", do="add", title="client", channel="slack:C01", source="zoom", template="Client Call"
    )
    assert "from zoom go to #general, laid out as client call" in str(reply.blocks)


def test_a_rule_is_removed_and_put_back_in_its_place(pair: Pair) -> None:
    rules = Rules(pair.app.engine)
    for title in ("client", "board"):
        rules.add(Rule(title=title, posts_to="nowhere"), by="ana", now=NOW)
    before = rules.list()
    done = pair.do("/rules remove 1")
    assert [one.title for one in rules.list()] == ["board"]
    pair.press(done, "Undo")
    assert rules.list() == before


def test_a_removed_rule_whose_place_was_taken_is_not_put_back(pair: Pair) -> None:
    pair.do("/rules add client to nowhere")
    done = pair.do("/rules remove 1")
    pair.do("/rules add board to nowhere")
    assert "changed since" in pair.press(done, "Undo").summary


def test_rules_that_changed_meanwhile_are_shown_anew(pair: Pair) -> None:
    preview = pair.say("/rules add client to nowhere")
    Rules(pair.app.engine).add(Rule(title="board"), by="dee", now=NOW + timedelta(seconds=1))
    anew = pair.press(preview, "Confirm")
    assert "changed meanwhile" in anew.summary
    assert "Now: 1 rule" in str(anew.blocks)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("/rules add client to C02", "shared with outsiders"),
        ("/rules add client to C03", "I am not in #lonely"),
        ("/rules remove 9", "There is no rule 9"),
        ("/rules remove", "Which rule is missing"),
        ("/rules remove client", "Which rule is missing"),
        ("/rules add client to nowhere template=clint", "There is no template 'clint'"),
        ("/rules add client to nowhere keep_days=0", "keep_days"),
    ],
)
def test_a_rule_that_cannot_be_followed_is_refused_in_a_sentence(town: Pair, words: str, said: str) -> None:
    assert said in town.say(words).summary


def test_the_same_rule_twice_is_one(pair: Pair) -> None:
    pair.do("/rules add client to nowhere")
    assert "such a rule already" in pair.say("/rules add client to nowhere").summary
