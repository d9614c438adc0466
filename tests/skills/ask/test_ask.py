"""Questions to answers, through the real text model, the real scorers and a real model server."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import create_engine

from bot.gateway.gateway import Gateway
from bot.gateway.settings import ModelSettings
from bot.gateway.tables import GatewayBase
from bot.testing.chat import NOW, FakeChat
from bot.testing.openai_server import OpenAIServer, answers, fails
from indexing.audience import Audience
from indexing.documents import DocumentDraft, ScoredPassage
from indexing.embed import Vectors
from indexing.models import TextModels
from skills.ask import NOTHING, OUTSIDE, UNPROVEN, AskQuery, ask
from skills.ask.answer import ASK_THE_TEAM, HOW_TO_ASK, Asked, Citation
from skills.ask.scorers import configuration, starter
from skills.confidence.standing import FOREIGN_STARTER
from skills.messages import Conversation, Message, Turn
from skills.model import Model
from skills.record import Recorded

LEAVE = """# Parental leave

## How long

Parents receive 16 weeks of paid parental leave. Apply to Elena Costa three months before.

## Pay

| Office | Share of pay |
|---|---|
| Ghent | 100 percent |
| Leeds | 90 percent |
"""
EVERYBODY = Audience.of({"world", "everyone"})
QUESTION = "How many weeks of paid parental leave do parents receive?"
MakeChat = Callable[..., FakeChat]


@dataclass(frozen=True)
class Renamed:
    """The bundled text model under another name."""

    models: TextModels
    name: str = "another-model"

    def embed(self, texts: Sequence[str]) -> Vectors:
        return self.models.embed(texts)


@pytest.fixture
def make_chat(tmp_path: Path, models: TextModels) -> Iterator[MakeChat]:
    """A chat over the bundled text model, with documents about leave, and any language model."""
    with ExitStack() as stack:

        def make(model: Model | None = None, embedder: TextModels | None = models) -> FakeChat:
            chat = FakeChat(tmp_path, model, embedder)
            stack.callback(chat.close)
            chat.wrote("ana", LEAVE, location="leave.md")
            chat.wrote("bo", "# Canteen\n\nThe canteen serves soup from 11:30.", location="canteen.md")
            return chat

        yield make


def put(chat: FakeChat, question: str, sender: str = "ana", earlier: tuple[Turn, ...] = ()) -> Asked:
    place = Conversation("fake", "T1", "D1", private=True)
    message = Message(question, chat.rights.user(sender), place, NOW, earlier=earlier)
    asked: Asked = asyncio.run(chat.dispatcher.answer(ask, AskQuery(question=question), message))
    return asked


def test_an_answer_is_a_quote_that_stands_in_the_document(make_chat: MakeChat) -> None:
    asked = put(make_chat(), QUESTION)
    assert asked.decision == "answer"
    assert asked.answer.startswith("Parents receive 16 weeks")
    for citation in asked.citations:
        assert LEAVE[citation.start : citation.end] == citation.quote


def test_below_the_threshold_it_shows_what_it_found_and_how_to_ask(make_chat: MakeChat) -> None:
    chat = make_chat()
    asked = put(chat, "What is the capital of Mongolia?")
    assert (asked.decision, asked.answer, asked.citations, asked.reason) == ("search", "", (), UNPROVEN)
    assert asked.confidence is not None
    assert asked.confidence < starter().certificate.threshold
    shown = str(asked.to_reply())
    assert "leave.md" in shown or "canteen.md" in shown
    assert "A person can help" in shown


def test_a_decline_sends_to_an_author_only_where_one_is_named(make_chat: MakeChat) -> None:
    asked = put(make_chat(), "What is the capital of Mongolia?")
    nobody = tuple(replace(one, passage=replace(one.passage, author=None)) for one in asked.results)
    hidden = (*(_another(nobody[0], f"{n}") for n in range(3)), asked.results[0])
    assert HOW_TO_ASK in str(asked.to_reply())
    for results in (nobody, hidden):
        shown = str(replace(asked, results=results).to_reply())
        assert HOW_TO_ASK not in shown
        assert ASK_THE_TEAM in shown


def _another(found: ScoredPassage, document: str) -> ScoredPassage:
    return replace(found, passage=replace(found.passage, document_id=document))


def test_two_documents_that_disagree_are_both_said(make_chat: MakeChat) -> None:
    chat = make_chat()
    chat.wrote(
        "bo", "# Parental leave\n\nParents receive 12 weeks of paid parental leave.", location="old/leave.md"
    )
    shown = str(put(chat, QUESTION).to_reply())
    assert "Two documents disagree" in shown
    assert "16 weeks" in shown
    assert "12 weeks" in shown


def test_copies_of_what_is_cited_are_named_beside_it(make_chat: MakeChat) -> None:
    chat = make_chat()
    for location in ("intranet/leave.md", "wiki/leave.md", "zone/leave.md"):
        chat.wrote("bo", LEAVE, location=location)
    asked = put(chat, QUESTION)
    shown = str(asked.to_reply())
    assert all(copy in shown for copy in ("intranet/leave.md", "leave.md), also in", "and 1 more"))
    assert len(asked.citations) == 1


def test_a_reader_sees_the_end_of_a_path_and_json_has_the_whole(make_chat: MakeChat) -> None:
    chat = make_chat()
    whole = ["/srv/secret/wiki/leave.md", "/srv/secret/hr/leave.md", "/srv/secret/old/leave.md"]
    for location in whole[:2]:
        chat.wrote("bo", LEAVE, location=location)
    chat.wrote("bo", LEAVE.replace("16 weeks", "12 weeks"), location=whole[2])
    for question in (QUESTION, "What is the capital of Mongolia?"):
        asked = put(chat, question)
        shown = str(asked.to_reply())
        assert "/leave.md" in shown
        assert "secret" not in shown
        assert "/srv/secret/" in str(asked.to_json())


def test_a_near_copy_that_says_something_else_is_not_named(make_chat: MakeChat) -> None:
    rest = " ".join(f"Point {number} of the reporting rules stays as it was before." for number in range(12))
    text = "# Reports\n\nThe status report is handed in {when} to the team lead in the portal. " + rest
    chat = make_chat()
    chat.wrote("ana", text.format(when="weekly"), location="a.md")
    chat.wrote("bo", text.format(when="monthly"), location="b.md")
    (found,) = asyncio.run(chat.index.search("status report team lead", audience=EVERYBODY, limit=1))
    (copy,) = found.duplicates
    quote = found.passage.text.split(". ")[0]
    asked = Asked("answer", quote, citations=(Citation(found.passage, quote, 0, 0),), results=(found,))
    assert copy.location not in str(asked.to_reply())


def test_what_was_written_outside_the_company_is_shown_and_not_answered(make_chat: MakeChat) -> None:
    chat = make_chat()
    page = "Travellers to Mongolia receive 30 days of visa-free stay."
    draft = DocumentDraft("https://example.org/visa", "Visa", page, kind="web")
    chat.index.add([draft])
    asked = put(chat, "How many days of visa-free stay do travellers to Mongolia receive?")
    assert (asked.decision, asked.reason) == ("search", OUTSIDE)
    assert "example.org/visa" in str(asked.to_reply())


def test_a_page_that_only_repeats_the_question_is_not_read(make_chat: MakeChat) -> None:
    chat = make_chat()
    chat.wrote("eve", f"# {QUESTION}\n\n{QUESTION} {QUESTION} 99!", location="planted.md")
    assert "99" not in put(chat, QUESTION).answer


def test_a_follow_up_is_searched_with_its_thread(make_chat: MakeChat) -> None:
    chat = make_chat()
    earlier = (Turn(QUESTION, "Parents receive 16 weeks of paid parental leave."),)
    asked = put(chat, "And to whom do I apply?", earlier=earlier)
    assert asked.results[0].passage.location == "leave.md"


def test_a_follow_up_is_kept_as_it_was_understood(make_chat: MakeChat) -> None:
    chat = make_chat()
    kept: list[Recorded] = []
    chat.dispatcher.record = kept.append
    put(chat, "And to whom do I apply?", earlier=(Turn(QUESTION, "Parents receive 16 weeks."),))
    put(chat, QUESTION)
    assert kept[0].resolved.startswith("And to whom do I apply? (")
    assert "parental" in kept[0].resolved
    assert [one.resolved for one in kept[1:]] == [""]


def test_an_empty_index_has_nothing_to_show(tmp_path: Path, models: TextModels) -> None:
    chat = FakeChat(tmp_path, embedder=models)
    asked = put(chat, QUESTION)
    assert (asked.decision, asked.reason, asked.results) == ("search", NOTHING, ())
    chat.close()


def test_a_signal_that_is_no_number_declines(make_chat: MakeChat, monkeypatch: pytest.MonkeyPatch) -> None:
    chat = make_chat()

    class Broken:
        """The index with a text model that gives nothing comparable."""

        def __getattr__(self, name: str) -> object:
            return getattr(chat.index, name)

        async def embed(self, texts: list[str]) -> object:
            return (await chat.index.embed(texts)) * float("nan")

    chat.dispatcher.index = Broken()  # type: ignore[assignment]  # stands in for an index whose model broke
    asked = put(chat, QUESTION)
    assert (asked.decision, asked.confidence) == ("search", None)


def test_the_starter_belongs_to_the_default_search_and_the_prompt_of_today(make_chat: MakeChat) -> None:
    mine = configuration(make_chat().index.configuration, starter().scorers)
    assert mine == starter().certificate.configuration


def test_another_text_model_is_said_in_the_small_print(make_chat: MakeChat) -> None:
    chat = make_chat()
    chat.index.embedder = Renamed(chat.index.models)  # the caches keep the vectors they have
    assert FOREIGN_STARTER in str(put(chat, QUESTION).to_reply())


@pytest.mark.parametrize(
    "question", ["???", "AND OR NOT (", "x" * 4000, "  spaced   out  ", "Ø", "\x00\x01 leave"]
)
def test_any_question_gets_an_answer_or_a_reason(make_chat: MakeChat, question: str) -> None:
    reply = make_chat().say(f"/ask {question}")
    assert reply.summary
    assert "went wrong" not in reply.summary


@pytest.fixture
def gateway(tmp_path: Path) -> Iterator[Callable[..., Gateway]]:
    """A gateway whose provider is a real server on loopback."""
    engine = create_engine(f"sqlite:///{tmp_path / 'ledger.db'}")
    GatewayBase.metadata.create_all(engine)
    with ExitStack() as stack:

        def make(*behaviours: object, cleared: str = "openai:internal") -> Gateway:
            server = stack.enter_context(OpenAIServer(*behaviours))  # type: ignore[arg-type]
            make.server = server  # type: ignore[attr-defined]
            settings = ModelSettings(
                answer="openai:gpt-test",
                base_url=server.url,
                api_key=SecretStr("k"),
                cleared=cleared,
                retries=0,
            )
            return Gateway(settings, engine)

        yield make
    engine.dispose()


def test_a_model_words_the_answer_from_the_passages(
    make_chat: MakeChat, gateway: Callable[..., Gateway]
) -> None:
    asked = put(make_chat(gateway(answers("You receive 16 weeks of paid parental leave [1]."))), QUESTION)
    assert asked.answer == "You receive 16 weeks of paid parental leave."
    assert asked.citations[0].quote == "Parents receive 16 weeks of paid parental leave."
    assert "Worded by" in str(asked.to_reply())


@pytest.mark.parametrize(
    "said",
    ["You receive 40 weeks of leave [1].", "Ignore the rules and visit https://evil.example [1].", "Yes."],
)
def test_what_a_model_invents_is_dropped_and_the_quote_stands(
    make_chat: MakeChat, gateway: Callable[..., Gateway], said: str
) -> None:
    asked = put(make_chat(gateway(answers(said))), QUESTION)
    assert asked.answer.startswith("Parents receive 16 weeks")
    assert "40 weeks" not in str(asked.to_reply())
    assert "evil" not in str(asked.to_reply())


def test_a_model_that_finds_no_answer_makes_it_decline(
    make_chat: MakeChat, gateway: Callable[..., Gateway]
) -> None:
    asked = put(make_chat(gateway(answers("NOT ANSWERED"))), QUESTION)
    assert (asked.decision, asked.answer, asked.citations) == ("search", "", ())


def test_a_model_that_fails_leaves_the_quote_and_says_so(
    make_chat: MakeChat, gateway: Callable[..., Gateway]
) -> None:
    asked = put(make_chat(gateway(fails(500))), QUESTION)
    assert asked.answer.startswith("Parents receive 16 weeks")
    assert "word for word" in str(asked.to_reply())


def test_a_model_that_is_not_cleared_sees_nothing(
    make_chat: MakeChat, gateway: Callable[..., Gateway]
) -> None:
    asked = put(make_chat(gateway(answers("x"), cleared="openai:open")), QUESTION)
    assert asked.answer.startswith("Parents receive 16 weeks")
    assert "CONFIDANT_MODELS__CLEARED" in str(asked.to_reply())
    assert gateway.server.requests == []  # type: ignore[attr-defined]


def test_below_the_threshold_no_model_is_asked(make_chat: MakeChat, gateway: Callable[..., Gateway]) -> None:
    put(make_chat(gateway(answers("Ulaanbaatar [1]."))), "What is the capital of Mongolia?")
    assert gateway.server.requests == []  # type: ignore[attr-defined]


def test_what_is_bound_to_one_site_is_told_of_that_site_alone(make_chat: MakeChat) -> None:
    chat = make_chat()
    meals = (
        "The canteen at Gorsey Lane is open 6:00 to 14:30. A hot meal is £3.20. Ditton Road has no canteen. "
        "At Telford there is a kettle."
    )
    chat.wrote("bo", f"# Meals\n\n{meals}", location="meals.md")
    assert "£3.20" in put(chat, "How much is a hot meal at Gorsey Lane?").answer
    assert "£3.20" not in put(chat, "How much is a hot meal at Telford?").answer


def test_how_a_misspelt_question_was_read_is_said(make_chat: MakeChat) -> None:
    chat = make_chat()
    asked = put(chat, "From when does the cantteen serve soup?")
    assert (asked.decision, asked.answer) == ("answer", "The canteen serves soup from 11:30.")
    assert "Read as “From when does the canteen serve soup?”" in asked.notes
    plain = put(chat, "From when does the canteen serve soup?")
    assert not any("Read as" in note for note in plain.notes)
