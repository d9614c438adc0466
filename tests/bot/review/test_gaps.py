"""Gaps: like questions fall together, nobody is named, and one person's words stay theirs."""

import asyncio

import pytest

from bot.review.gaps import Gap, GapReader, cluster, gaps_of
from bot.review.handovers import ExpertAnswer
from indexing.models import TextModels
from indexing.settings import IndexSettings
from tests.bot.review.conftest import Desk

GROUPS = (
    (
        "May I bring my dog to the office?",
        "Are dogs allowed at the office?",
        "Is it ok to take my dog to work in the office?",
    ),
    ("How do I get a company car?", "Can I have a company car?", "Who gets a company car?"),
    ("Where do I park my bicycle?", "Is there bicycle parking?"),
    ("What is the wifi password for guests?", "What's the guest wifi password?"),
)


def gaps(desk: Desk, name: str, *, sees_all: bool = False, days: int = 7) -> list[Gap]:
    reader = GapReader(desk.reads(name), sees_all)
    return asyncio.run(gaps_of(desk.review.questions.declined(days=days), desk.reviewed, reader))


def test_a_question_of_two_people_is_shown_with_the_nearest_document(desk: Desk) -> None:
    desk.wrote("pets.md", "Dogs and the office.")
    desk.wrote("secret.md", "May I bring my dog to the office?", readers="group:hr")
    for asker in ("ana", "bo", "bo"):
        desk.asks("May I bring my dog to the office?", asker=asker, decision="search")
    about = ("bring", "dog", "office")
    assert gaps(desk, "bo") == [Gap(3, 2, "May I bring my dog to the office?", "pets.md", about)]
    assert gaps(desk, "ana")[0].nearest == "secret.md"


def test_words_of_one_person_are_shown_only_to_who_may_set_things(desk: Desk) -> None:
    for _ in range(3):
        desk.asks("Why was Bo dismissed?", decision="search")
    assert [gap.example for gap in gaps(desk, "bo")] == [None]
    assert [gap.example for gap in gaps(desk, "dee", sees_all=True)] == ["Why was Bo dismissed?"]


def test_of_questions_in_a_person_s_own_words_only_shared_words_are_shown(desk: Desk) -> None:
    desk.asks("Can parental leave start while my disciplinary case runs?", decision="search")
    desk.asks("Can parental leave start while my contract runs?", asker="bo", decision="search")
    # whoever runs the program is nobody else
    desk.asks("Can parental leave start while my disciplinary case runs?", asker="local", decision="search")
    (gap,) = gaps(desk, "bo")
    assert (gap.askers, gap.example) == (3, None)
    assert {"parental", "leave"} <= set(gap.about)
    assert not {"disciplinary", "case"} & set(gap.about)
    assert gap.words == ", ".join(gap.about)


def test_nobody_who_asked_is_named(desk: Desk) -> None:
    desk.asks("Where is the canteen?", asker="bo", decision="search")
    (gap,) = gaps(desk, "dee", sees_all=True)
    assert set(gap.to_json()) == {"count", "askers", "example", "about", "nearest"}
    assert "bo" not in str(gap.to_json().values())


def test_answers_refusals_old_questions_and_what_an_expert_answered_are_no_gaps(desk: Desk) -> None:
    desk.asks("old?", decision="search")
    desk.days(8)
    desk.asks("answered?")
    desk.asks("refused?", decision="refuse")
    helped = desk.asks("helped?", decision="search")
    desk.hands(helped)
    desk.review.handovers.answer(helped, ExpertAnswer("So."), desk.person("cy"))
    assert gaps(desk, "dee", sees_all=True) == []


@pytest.mark.parametrize("question", ["🎉🎉", "???", ":tada: :+1:", "Thanks!"])
def test_what_asks_nothing_is_no_gap(desk: Desk, question: str) -> None:
    desk.asks(question, decision="search")
    assert gaps(desk, "dee", sees_all=True) == []


def test_what_was_kept_back_though_it_was_found_is_no_gap(desk: Desk) -> None:
    desk.asks("Read along?", decision="search", score=desk.threshold)
    desk.threshold = None
    desk.asks("Not certified?", decision="search", score=0.99)
    desk.asks("Not certified, nor found?", decision="search", score=0.1)
    assert [gap.example for gap in gaps(desk, "dee", sees_all=True)] == ["Not certified, nor found?"]


def test_most_asked_comes_first(desk: Desk) -> None:
    desk.asks("Where is the lift?", decision="search", asker="ana")
    for asker in ("ana", "bo"):
        desk.asks("When does the canteen open?", decision="search", asker=asker)
    assert [gap.askers for gap in gaps(desk, "dee", sees_all=True)] == [2, 1]


def test_questions_about_the_same_thing_fall_together_with_the_bundled_model() -> None:
    questions = [question for group in GROUPS for question in group]
    groups = cluster(TextModels(IndexSettings()).embed(questions))
    assert [{questions[row] for row in rows} for rows in groups] == [set(group) for group in GROUPS]


@pytest.mark.parametrize("count", [1, 7])
def test_the_same_question_again_and_again_is_one_group(count: int) -> None:
    vectors = TextModels(IndexSettings()).embed(["How long is leave?"] * count)
    assert cluster(vectors) == [list(range(count))]


def test_a_follow_up_is_shown_as_it_reads_with_its_thread(desk: Desk) -> None:
    desk.asks("And on Sundays?", resolved="When is the hotline staffed on Sundays?", decision="search")
    assert gaps(desk, "ana", sees_all=True)[0].example == "When is the hotline staffed on Sundays?"
