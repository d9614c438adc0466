"""Declined questions go to experts; what they say is found by whoever may read its sources, while these stand."""

import asyncio

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.review.errors import ReviewError
from bot.review.handovers import ExpertAnswer
from bot.review.sources import Source, shared_readers, strictest
from bot.review.tables import EntryRow, EntryState, Verdict
from indexing.audience import Audience
from indexing.documents import DataClass
from tests.bot.review.conftest import Desk

QUESTION = "May I bring my dog to the office?"
REPLY = "Dogs may come to the office on Fridays."


def declined(
    desk: Desk, *, expert: str | None = None, cited: tuple[str, ...] = (), shadow: str = "Maybe."
) -> str:
    """A question that was declined and handed over."""
    one = desk.asks(QUESTION, decision="search", answer=shadow, cited=cited, score=0.3)
    desk.hands(one, expert=expert)
    return one


def replies(
    desk: Desk,
    question: str,
    *sources: str,
    by: str = "cy",
    shadow: Verdict | None = None,
    title: str = "",
    text: str = REPLY,
) -> EntryRow:
    return desk.review.handovers.answer(question, ExpertAnswer(text, shadow, sources, title), desk.person(by))


def found(desk: Desk, *names: str) -> list[str]:
    """What a search for the question finds for these readers, all at once."""
    audience = Audience(frozenset(view for name in names for view in desk.reads(name).viewers))
    ranking = asyncio.run(desk.reviewed.search("dog office Fridays", audience=audience, kind="verified"))
    return [one.passage.text for one in ranking]


def state(desk: Desk) -> str:
    with Session(desk.engine) as session:
        return session.scalars(select(EntryRow)).one().state


def test_an_experts_answer_is_found_under_their_name_by_who_may_read_its_sources(any_desk: Desk) -> None:
    any_desk.wrote("rules.md", "Animals are a matter for the office lead.")
    replies(any_desk, declined(any_desk), "rules.md")
    ranking = asyncio.run(
        any_desk.reviewed.search("dog office", audience=any_desk.reads("bo"), kind="verified")
    )
    assert [(one.passage.text, one.passage.author, one.passage.title) for one in ranking] == [
        (REPLY, "Cy Curator", QUESTION)
    ]
    assert found(any_desk, "gus") == []


def test_without_sources_it_is_for_the_asker_and_the_expert_alone(desk: Desk) -> None:
    replies(desk, declined(desk))
    assert [bool(found(desk, name)) for name in ("ana", "cy", "bo", "dee")] == [True, True, False, False]
    assert found(desk, "ana", "bo") == []


def test_where_no_reader_may_read_all_sources_only_the_people_concerned_may(desk: Desk) -> None:
    desk.wrote("hr.md", "Animals and allergies.", readers="group:hr")
    desk.wrote("it.md", "Cables and dogs.", readers="user:dee")
    entry = replies(desk, declined(desk, expert="dee"), "hr.md", "it.md", by="dee")
    assert entry.readers == "user:dee"  # the asker may not read it.md
    assert [bool(found(desk, name)) for name in ("dee", "ana")] == [True, False]


def test_an_expert_cannot_rest_an_answer_on_what_they_may_not_read(desk: Desk) -> None:
    desk.wrote("hr.md", "Animals.", readers="group:hr")
    for location in ("hr.md", "none.md"):
        with pytest.raises(ReviewError, match=r"no document '.*' that you may read"):
            replies(desk, declined(desk), location)


def test_the_card_shows_a_shadow_answer_only_to_who_may_read_its_documents(desk: Desk) -> None:
    desk.wrote("hr.md", "Animals.", readers="group:hr")
    one = declined(desk, cited=("hr.md",), shadow="Secretly yes.")
    (for_cy,) = desk.review.handovers.waiting(desk.person("cy"))
    (for_dee,) = desk.review.handovers.waiting(desk.person("dee"))
    assert (for_cy.shadow, for_cy.documents) == ("", ())
    assert (for_dee.shadow, for_dee.documents) == ("Secretly yes.", ("hr.md",))
    with pytest.raises(ReviewError, match="no shadow answer that you may read"):
        replies(desk, one, shadow=Verdict.WRONG)


def test_a_verdict_on_the_shadow_answer_becomes_a_label_apart_from_random_ones(desk: Desk) -> None:
    desk.wrote("rules.md", "Animals.")
    replies(desk, declined(desk, cited=("rules.md",)), shadow=Verdict.RIGHT)
    (label,) = desk.review.audits.labels(shadow=True)
    assert (label.verdict, label.drawn, label.answer) == (Verdict.RIGHT, False, "Maybe.")
    assert desk.review.audits.labels() == []


def test_a_right_shadow_answer_lends_its_documents_and_with_them_its_readers(desk: Desk) -> None:
    desk.wrote("hr.md", "Animals.", readers="group:hr")
    entry = replies(desk, declined(desk, cited=("hr.md",)), by="dee", shadow=Verdict.RIGHT)
    assert entry.readers == "group:hr"


def test_it_goes_when_a_document_it_rests_on_changes_at_the_next_search(any_desk: Desk) -> None:
    any_desk.wrote("rules.md", "Animals.")
    replies(any_desk, declined(any_desk), "rules.md")
    assert found(any_desk, "bo")
    any_desk.wrote("rules.md", "No animals.")
    assert found(any_desk, "bo") == []
    assert state(any_desk) == EntryState.OUTDATED


def test_it_goes_when_a_document_it_rests_on_goes(desk: Desk) -> None:
    desk.wrote("rules.md", "Animals.")
    replies(desk, declined(desk), "rules.md")
    desk.index.remove("rules.md")
    assert found(desk, "bo") == []
    assert desk.index.list() == ()


def test_a_right_that_is_narrowed_counts_on_the_next_search(desk: Desk) -> None:
    desk.wrote("rules.md", "Animals.")
    replies(desk, declined(desk), "rules.md")
    desk.wrote("rules.md", "Animals.", readers="group:hr")
    assert [bool(found(desk, name)) for name in ("bo", "ana")] == [False, True]
    assert state(desk) == EntryState.LIVE


def test_who_leaves_the_group_of_a_source_no_longer_finds_what_was_answered_to_them(desk: Desk) -> None:
    desk.wrote("hr.md", "Animals.", readers="group:hr")
    desk.wrote("two.md", "Dogs.", readers="user:ana,user:dee")
    one = declined(desk, expert="dee")
    replies(desk, one, "hr.md", "two.md", by="dee")
    assert found(desk, "ana")
    desk.joins("ana")
    assert found(desk, "ana") == []


def test_what_rests_on_an_entry_rests_on_its_sources_too(desk: Desk) -> None:
    desk.wrote("hr.md", "Animals.", readers="group:hr")
    desk.wrote("two.md", "Dogs.", readers="user:ana,user:dee")
    first = replies(desk, declined(desk, expert="dee"), "hr.md", "two.md", by="dee")
    again = "On Fridays a dog may come along."
    second = replies(desk, declined(desk, expert="dee"), first.location, by="dee", text=again)
    assert second.readers == "user:ana,user:dee"
    assert len(found(desk, "ana")) == 2
    desk.joins("ana")
    assert found(desk, "ana") == []
    desk.wrote("two.md", "No dogs.", readers="user:ana,user:dee")
    assert found(desk, "dee") == []


def test_it_expires(any_desk: Desk) -> None:
    replies(any_desk, declined(any_desk))
    any_desk.days(180)
    assert found(any_desk, "ana") == []  # also before the nightly chore
    any_desk.review.tidy()
    assert (state(any_desk), any_desk.index.list()) == (EntryState.EXPIRED, ())


def test_an_entry_that_was_written_but_not_indexed_is_made_good(desk: Desk) -> None:
    replies(desk, declined(desk))
    with Session(desk.engine) as session, session.begin():
        row = session.scalars(select(EntryRow)).one()
        row.state = EntryState.PENDING
        location = row.location
    desk.index.remove(location)
    assert found(desk, "ana") == [REPLY]


def test_settling_twice_changes_nothing(desk: Desk) -> None:
    replies(desk, declined(desk))
    assert [desk.review.entries.keep_up(), desk.review.entries.keep_up()] == [0, 0]


def test_a_document_that_only_calls_itself_verified_is_not_found(desk: Desk) -> None:
    asyncio.run(
        desk.index.add_text(location="verified/fake", title="Dog office", markdown=REPLY, kind="verified")
    )
    assert found(desk, "bo") == []
    document = asyncio.run(desk.reviewed.document("verified/fake", audience=desk.reads("bo")))
    assert document is None


def test_words_that_stand_in_an_entry_and_in_a_document_are_found_in_the_document(desk: Desk) -> None:
    desk.wrote("rules.md", REPLY)
    desk.wrote("hr.md", "Animals.", readers="group:hr")
    desk.wrote("two.md", "Dogs.", readers="user:ana,user:dee")
    replies(desk, declined(desk, expert="dee"), "hr.md", "two.md", by="dee")
    desk.joins("ana")  # and may no longer read what the entry rests on
    ranking = asyncio.run(desk.reviewed.search("dogs office Fridays", audience=desk.reads("ana")))
    places = [one.location for found in ranking for one in (found.passage, *found.duplicates)]
    assert sorted(places) == ["rules.md", "two.md"]


def test_a_handover_is_for_its_expert_or_for_whoever_may_review(desk: Desk) -> None:
    mine, anybodys = declined(desk, expert="bo"), declined(desk)
    waiting = {
        name: [card.id for card in desk.review.handovers.waiting(desk.person(name))]
        for name in ("bo", "cy", "gus")
    }
    assert waiting == {"bo": [mine], "cy": [anybodys], "gus": []}
    with pytest.raises(ReviewError, match="was not handed to you"):
        replies(desk, mine, by="cy")


def test_only_the_asker_shows_their_question_to_an_expert(desk: Desk) -> None:
    one = desk.asks(decision="search")
    with pytest.raises(ReviewError, match="Only who asked"):
        desk.hands(one, asker="bo")


def test_what_an_expert_answered_is_neither_handed_over_nor_answered_again(desk: Desk) -> None:
    one = declined(desk)
    replies(desk, one)
    for again in (lambda: replies(desk, one), lambda: desk.hands(one)):
        with pytest.raises(ReviewError, match="Cy Curator has answered this already"):
            again()


def test_an_answer_that_was_shown_can_be_handed_over_too_and_its_verdict_is_no_shadow_label(
    desk: Desk,
) -> None:
    desk.wrote("rules.md", "Animals.")
    one = desk.asks(QUESTION, cited=("rules.md",))
    desk.hands(one)
    replies(desk, one, shadow=Verdict.WRONG)
    assert desk.review.audits.labels(shadow=True) == []


@pytest.mark.parametrize("text", ["", " \n ", "a" * 20_001])
def test_an_answer_that_is_empty_or_endless_is_refused_and_nothing_is_kept(desk: Desk, text: str) -> None:
    one = declined(desk)
    with pytest.raises(ReviewError, match=r"is empty|is too long"):
        desk.review.handovers.answer(one, ExpertAnswer(text), desk.person("cy"))
    assert len(desk.review.handovers.waiting(desk.person("cy"))) == 1


def test_forgetting_a_person_takes_out_entries_in_their_words_and_keeps_restated_ones(desk: Desk) -> None:
    desk.wrote("rules.md", "Animals.")
    replies(desk, declined(desk), "rules.md")
    kept = replies(desk, declined(desk), "rules.md", title="Dogs in the office")
    gone = desk.review.forget("ana")
    assert (gone.questions, gone.entries) == (2, 1)
    ranking = asyncio.run(desk.reviewed.search("dog office", audience=desk.reads("bo"), kind="verified"))
    assert [(one.passage.location, one.passage.title) for one in ranking] == [
        (kept.location, "Dogs in the office")
    ]
    assert desk.review.entries.get(kept.id).asker is None


def source(*readers: str, data_class: DataClass = DataClass.INTERNAL) -> Source:
    return Source("d", "d.md", "D", "h", frozenset(readers), data_class)


@pytest.mark.parametrize(
    ("sources", "shared"),
    [
        ([], set()),
        ([{"world"}], {"world"}),
        ([{"world"}, {"everyone", "user:x"}], {"everyone", "user:x"}),
        ([{"everyone"}, {"group:hr"}], set()),
        ([{"group:hr", "group:it"}, {"group:it", "user:a"}], {"group:it"}),
    ],
)
def test_shared_readers_are_those_under_which_every_source_may_be_read(
    sources: list[set[str]], shared: set[str]
) -> None:
    assert shared_readers([source(*readers) for readers in sources]) == shared


def test_an_entry_is_as_confidential_as_its_most_confidential_source() -> None:
    classes = [DataClass.OPEN, DataClass.CONFIDENTIAL, DataClass.INTERNAL]
    assert strictest([source("world", data_class=one) for one in classes]) is DataClass.CONFIDENTIAL
    assert strictest([]) is DataClass.INTERNAL
