"""What the help desk does for people in a chat, with a platform in memory: who may, who hears, and what is gone."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.dispatch import Dispatcher
from bot.errors import PlatformBusyError, PlatformError, PlatformRefusedError, PlatformUnreachableError
from bot.languages import Languages
from bot.outbox import Letter, Outbox
from bot.platforms import Payload
from bot.platforms.history import ChannelAbout
from bot.review.cards import confidence
from bot.review.help_desk import ReviewDesk
from bot.review.outgoing import Outgoing, Told
from bot.review.tables import CardRow, QuestionRow, ThumbRow
from bot.rights import Rights
from bot.store import transaction
from bot.tables import OutboxRow
from indexing.documents import DataClass, Passage
from skills.ask.answer import Asked, Citation
from skills.catalogue import DEFAULT, SKILLS
from skills.language import ENGLISH
from skills.messages import Choices, Conversation, Form, Message, Reply, User
from skills.model import NoModel
from skills.record import Place, Recorded
from tests.bot.review.conftest import PEOPLE, Desk
from transcription import SAMPLE_VOICE, SpeechSettings

QUESTION = "May I bring my dog to the office?"
DM = Conversation("fake", "T1", "D1", "t1", private=True)
CHANNEL = Conversation("fake", "T1", "C1", "t1")


class FakePosts:
    """A platform that keeps replies as they are; `closed` channels refuse, `outside` ones are shared."""

    name = "fake"

    def __init__(self) -> None:
        self.written: dict[str, tuple[Reply, Payload]] = {}
        self.closed: set[str] = set()
        self.outside: set[str] = set()
        self.unreachable: set[str] = set()
        self.busy = False

    async def channel(
        self, channel: str, thread: str | None = None, *, instead: str | None = None
    ) -> Payload | None:
        if self.busy:
            raise PlatformBusyError("wait", retry_seconds=1.0)
        if channel in self.closed:
            raise PlatformRefusedError("no", code="is_archived")
        return None if channel in self.outside else {"in": channel, "thread": thread, "instead": instead}

    async def direct(self, person: str) -> Payload | None:
        return None if person in self.unreachable else {"to": person}

    def write(self, key: str, reply: Reply, place: Payload) -> Letter:
        self.written[key] = (reply, place)
        said = ({"text": reply.summary},)
        return Letter(key, self.name, place, said, said, about=reply.about)


@dataclass
class Counter:
    """The desk with everything real but the platform; `says` goes through the dispatcher as chats do."""

    desk: Desk
    channel: str = ""
    on_call: str = ""
    posts: FakePosts = field(default_factory=FakePosts)

    def __post_init__(self) -> None:
        desk = self.desk
        here = [replace(one, platform_ids=(("fake", one.id),)) for one in PEOPLE]
        desk.directory.write(here, now=desk.now)
        self.outbox = Outbox(desk.engine)
        self.review = ReviewDesk(
            desk.engine,
            desk.review.questions,
            desk.review.handovers,
            desk.review.people,
            expert_channel=lambda: self.channel,
            on_call=lambda: self.on_call,
        )
        self.outgoing = self.review.outgoing = Outgoing(
            desk.engine,
            desk.directory,
            desk.reviewed,
            {"fake": self.posts},  # type: ignore[dict-item]  # what the desk needs of a platform
            self.outbox,
            lambda: desk.review.people.on_call(self.on_call),
            lambda: desk.now,
            lambda: None,
            Languages(desk.directory, ENGLISH),
        )
        rights = Rights(desk.directory, frozenset())
        self.dispatcher = Dispatcher(
            skills=SKILLS,
            default=DEFAULT,
            index=desk.reviewed,
            model=NoModel(),
            speech=SpeechSettings(model=str(SAMPLE_VOICE)),
            home=Path("unused"),
            allowed=rights.allowed,
            audience_of=rights.audience_of,
            now=lambda: desk.now,
            desk=self.review,
        )

    def asked(self, *, by: str = "ana", place: Conversation = DM) -> str:
        """A declined question, kept as a chat keeps it."""
        self.desk.asked += 1
        asked_at = self.desk.now.replace(microsecond=self.desk.asked)
        channel = f"{place.platform}:{place.workspace}:{place.channel}"
        recorded = Recorded(
            QUESTION,
            Place(by, channel, "a" * 16, private=place.private, asked_at=asked_at),
            "search",
            0.3,
            0.5,
            "c1",
            answer="Secretly yes.",
        )
        self.desk.review.questions.keep(recorded)
        return recorded.id

    def says(self, text: str, by: str = "ana", /, *, place: Conversation = DM, **values: str) -> Reply:
        person = self.desk.directory.find(by)
        user = User(person.id, person.name) if person else User(by, by, known=False)
        message = Message(text, user, place, self.desk.now, values=tuple(values.items()))
        return asyncio.run(self.dispatcher.reply_to(message))

    def card(self, one: str, reader: str) -> Reply:
        return self.posts.written[f"card:{one}:{reader}"][0]

    def back(self, one: str) -> tuple[Reply, Payload] | None:
        """What the asker hears and where, if anything."""
        return next(
            (said for key, said in self.posts.written.items() if key.startswith(f"handed:{one}")), None
        )

    def letters(self) -> list[str]:
        with Session(self.desk.engine) as session:
            return list(session.scalars(select(OutboxRow.delivery_key).order_by(OutboxRow.delivery_key)))


@dataclass(frozen=True)
class Looked:
    """What the platform says of a channel."""

    private: bool = False
    external: bool = False
    error: PlatformError | None = None

    async def about(self, _channel: str) -> ChannelAbout:
        if self.error:
            raise self.error
        return ChannelAbout("launch", self.private, direct=False, external=self.external, joined=True)

    async def named(self, _name: str, _external_id: str) -> Sequence[str]:
        return ()


@pytest.fixture
def counter(desk: Desk) -> Counter:
    return Counter(desk)


@pytest.fixture
def any_counter(any_desk: Desk) -> Counter:
    """On SQLite and on Postgres."""
    return Counter(any_desk)


def buttons(reply: Reply) -> list[str]:
    return [
        label
        for block in reply.blocks
        for label in (
            block.labels if isinstance(block, Choices) else (block.label,) if isinstance(block, Form) else ()
        )
    ]


def test_without_a_channel_those_who_may_review_get_a_card_each_and_the_asker_hears_who(
    counter: Counter,
) -> None:
    one = counter.asked()
    told = counter.says(f"person {one}").summary
    assert told == (
        "There is no experts' channel. So I wrote to Cy Curator and Dee Admin. "
        "You will hear from me in a direct message."
    )
    assert buttons(counter.card(one, "user:cy")) == ["Claim", "Answer", "Not for us"]


def test_who_is_on_call_is_asked_before_the_others_and_named_on_the_card(counter: Counter) -> None:
    counter.on_call = "bo@example.org"
    one = counter.asked()
    assert "So I wrote to Bo Lind." in counter.says(f"person {one}").summary
    assert "On call: Bo Lind." in str(counter.card(one, "user:bo").blocks)


def test_a_group_can_be_on_call(counter: Counter) -> None:
    counter.channel, counter.on_call = "fake:C9", "group:hr"
    one = counter.asked(by="bo")
    counter.says(f"person {one}", "bo")
    assert "On call: Ana Souza, Dee Admin." in str(counter.card(one, "channel:C9").blocks)


def test_where_nobody_can_be_written_to_it_waits_for_audits_and_that_is_said(counter: Counter) -> None:
    counter.posts.unreachable = {"cy", "dee"}
    one = counter.asked()
    assert "it waits until somebody looks at `confidant audits`" in counter.says(f"person {one}").summary
    assert [card.id for card in counter.desk.review.handovers.waiting(counter.desk.person("cy"))] == [one]


@pytest.mark.parametrize("trouble", ["closed", "outside"])
def test_a_channel_that_cannot_be_used_is_named_and_people_are_written_to(
    counter: Counter, trouble: str
) -> None:
    counter.channel = "fake:C9"
    getattr(counter.posts, trouble).add("C9")
    one = counter.asked()
    told = counter.says(f"person {one}").summary
    assert "The experts' channel cannot be used" in told
    assert "So I wrote to Cy Curator" in told
    assert not any("C9" in key for key in counter.posts.written)


def test_a_platform_that_is_busy_asks_for_another_press_which_then_goes_through(counter: Counter) -> None:
    counter.channel, counter.posts.busy = "fake:C9", True
    one = counter.asked()
    assert "Press again in a minute" in counter.says(f"person {one}").summary
    counter.posts.busy = False
    assert "I asked in the experts' channel" in counter.says(f"person {one}").summary


def test_last_is_the_latest_question_here(counter: Counter) -> None:
    counter.asked()
    latest = counter.asked()
    counter.says("person last")
    assert counter.card(latest, "user:cy")
    elsewhere = Conversation("fake", "T1", "D7", private=True)
    assert "You have asked nothing here" in counter.says("person last", place=elsewhere).summary


def test_the_card_shows_the_answer_that_was_not_shown_only_where_all_its_readers_may_read_it(
    desk: Desk,
) -> None:
    desk.wrote("hr.md", "Animals.", readers="group:hr")
    counter = Counter(desk)
    one = desk.asks(QUESTION, decision="search", answer="Secretly yes.", cited=("hr.md",), score=0.3)
    counter.says(f"person {one}")
    assert "Secretly yes." in str(counter.card(one, "user:dee").blocks)
    assert "Secretly yes." not in str(counter.card(one, "user:cy").blocks)
    assert "hr.md" not in str(counter.card(one, "user:cy").blocks)
    (form,) = [
        block
        for block in counter.card(one, "user:cy").blocks
        if isinstance(block, Form) and block.command == "answer"
    ]
    assert ("verdict", "none") in form.given


def test_an_answer_without_a_source_goes_to_the_thread_where_it_was_asked(counter: Counter) -> None:
    one = counter.asked(place=CHANNEL)
    counter.says(f"person {one}", place=CHANNEL)
    said = counter.says("/answer", "cy", question=one[:12], text="On Fridays.").summary
    assert "reads your answer where they asked" in said
    back = counter.back(one)
    assert back
    assert back[1] == {"in": "C1", "thread": "t1", "instead": "ana"}


@pytest.mark.parametrize("trouble", ["closed", "outside"])
def test_where_the_thread_is_closed_by_now_the_asker_hears_it_alone(counter: Counter, trouble: str) -> None:
    one = counter.asked(place=CHANNEL)
    counter.says(f"person {one}", place=CHANNEL)
    getattr(counter.posts, trouble).add("C1")
    counter.says("/answer", "cy", question=one[:12], text="On Fridays.")
    back = counter.back(one)
    assert back
    assert back[1] == {"to": "ana"}


def test_an_answer_sent_twice_by_a_restart_is_kept_and_told_once(any_counter: Counter) -> None:
    counter = any_counter
    one = counter.asked()
    counter.says(f"person {one}")
    for _ in range(2):
        assert "Thank you" in counter.says("/answer", "cy", question=one[:12], text="On Fridays.").summary
    assert len([key for key in counter.letters() if key.startswith("handed:")]) == 1
    another = counter.says("/answer", "cy", question=one[:12], text="Never.").summary
    assert "Cy Curator has answered this already" in another


def test_what_a_crash_left_untold_is_told_by_the_next_round_once(any_counter: Counter) -> None:
    counter = any_counter
    one = counter.asked()
    counter.says(f"person {one}")
    counter.desk.review.handovers.decline(one, "Ask the landlord.", counter.desk.person("cy"))
    assert counter.back(one) is None
    assert [asyncio.run(counter.outgoing.catch_up()) for _ in range(2)] == [1, 0]
    back = counter.back(one)
    assert back
    assert "Ask the landlord." in back[0].summary
    assert buttons(counter.card(one, "user:dee")) == ["Open again"]


def test_telling_twice_posts_once(counter: Counter) -> None:
    one = counter.asked()
    counter.says(f"person {one}")
    counter.says("/decline", "cy", question=one[:12], reason="Ask the landlord.")
    assert asyncio.run(counter.outgoing.tell(one)) is Told.ALONE
    assert len([key for key in counter.letters() if key.startswith("handed:")]) == 1


def test_a_question_past_its_days_is_said_to_be_gone_by_every_button_and_on_its_card(
    any_counter: Counter,
) -> None:
    counter = any_counter
    one = counter.asked()
    counter.says(f"person {one}")
    counter.desk.days(91)
    counter.desk.review.tidy()
    for text in ("person", "results", "evidence", "share", "feedback", "claim", "decline"):
        reason = "no" if text == "decline" else ""
        assert "This question is gone" in counter.says(f"/{text}", question=one, reason=reason).summary
    asyncio.run(counter.outgoing.catch_up())
    assert counter.card(one, "user:cy").summary.startswith("This question is gone")
    with Session(counter.desk.engine) as session:
        assert session.scalars(select(CardRow)).all() == []


def test_somebody_who_may_not_review_and_got_no_card_is_refused_plainly(counter: Counter) -> None:
    one = counter.asked()
    counter.says(f"person {one}")
    for command in ("claim", "answer", "decline"):
        said = counter.says(f"/{command}", "bo", question=one, text="No.", reason="No.")
        assert "This question is not for you" in said.summary


def test_two_who_claim_at_once_are_told_who_has_it(any_counter: Counter) -> None:
    counter = any_counter
    one = counter.asked()
    counter.says(f"person {one}")
    assert "It is yours" in counter.says(f"claim {one[:12]}", "cy").summary
    assert "It is yours" in counter.says(f"claim {one[:12]}", "cy").summary
    assert counter.says(f"claim {one[:12]}", "dee").summary.startswith("Cy Curator has claimed this")
    assert (
        "You have not claimed this" in counter.says(f"claim {counter_part(counter)} back=true", "cy").summary
    )


def counter_part(counter: Counter) -> str:
    """Another question that was handed over and not claimed."""
    one = counter.asked()
    counter.says(f"person {one}")
    return one[:12]


def test_a_right_that_the_asker_lost_meanwhile_keeps_the_answer_from_them(desk: Desk) -> None:
    desk.wrote("hr.md", "Animals.", readers="group:hr")
    counter = Counter(desk)
    one = counter.asked()
    counter.says(f"person {one}")
    desk.joins("ana")
    said = counter.says("/answer", "dee", question=one[:12], text="Only hamsters.", sources="hr.md").summary
    assert "may not read what it rests on" in said
    back = counter.back(one)
    assert back
    assert "Only hamsters." not in str(back)


def test_a_card_whose_readers_may_not_read_the_sources_does_not_show_the_answer(desk: Desk) -> None:
    desk.wrote("hr.md", "Animals.", readers="group:hr")
    counter = Counter(desk)
    one = counter.asked()
    counter.says(f"person {one}")
    counter.says("/answer", "dee", question=one[:12], text="Only hamsters.", sources="hr.md")
    assert "Only hamsters." not in str(counter.card(one, "user:cy"))
    assert "Only hamsters." in str(counter.card(one, "user:dee"))


def test_a_thumb_pressed_twice_counts_once_and_changed_counts_as_changed(any_counter: Counter) -> None:
    counter = any_counter
    one = counter.asked()
    for thumb in ("down", "down", "up"):
        counter.says(f"feedback {one} thumb={thumb}")
    with Session(counter.desk.engine) as session:
        assert [(row.person, row.up) for row in session.scalars(select(ThumbRow))] == [("ana", True)]


def test_a_reason_is_read_by_who_looks_after_answers_if_they_may_read_the_answer(desk: Desk) -> None:
    desk.wrote("hr.md", "Animals.", readers="group:hr")
    counter = Counter(desk)
    one = desk.asks(QUESTION, cited=("hr.md",))
    counter.says("/feedback", question=one, thumb="down", reason="Out of date.")
    counter.says(f"feedback {one} thumb=down")
    assert [found.reason for found in desk.review.audits.complaints(desk.person("dee"))] == ["Out of date."]
    assert desk.review.audits.complaints(desk.person("cy")) == []


def test_a_question_asked_in_private_is_nobody_elses_to_look_at(counter: Counter) -> None:
    one = counter.asked()
    for text in ("results", "evidence", "feedback", "share"):
        assert "Only who asked this question" in counter.says(f"/{text}", "bo", question=one).summary


def test_what_was_asked_in_a_channel_may_be_looked_at_by_its_readers_and_nobody_else(
    counter: Counter,
) -> None:
    counter.desk.wrote("rules.md", "Dogs and the office.")
    one = counter.asked(place=CHANNEL)
    assert "nearest passages" in counter.says(f"results {one}", "bo", place=CHANNEL).summary
    assert "Only who asked" in counter.says(f"results {one}", "dee").summary


def test_evidence_is_read_again_with_the_rights_of_who_reads_it_now(desk: Desk) -> None:
    desk.wrote("rules.md", "Dogs may come to the office on Fridays, if they are calm.")
    counter = Counter(desk)
    document = asyncio.run(desk.reviewed.document("rules.md", audience=desk.reads("ana")))
    assert document
    one = counter.asked()
    assert "was not answered" in counter.says(f"evidence {one}").summary
    with transaction(desk.engine) as session:
        row = session.get_one(QuestionRow, one)
        row.proofs = [(document.id, 0, 38)]
    shown = counter.says(f"evidence {one}")
    assert "Dogs may come to the office on Fridays" in str(shown.blocks)
    desk.wrote("rules.md", "Dogs may come to the office on Fridays, if they are calm.", readers="user:bo")
    assert "can be read here any more" in counter.says(f"evidence {one}").summary


@pytest.mark.parametrize(
    "words",
    [
        "person in charge of payroll",
        "answer me this one day",
        "claim form for dental costs",
        "results of 2025",
    ],
)
def test_words_that_only_begin_like_a_command_are_a_question(counter: Counter, words: str) -> None:
    counter.dispatcher.record = counter.desk.review.questions.record
    counter.says(words)
    with Session(counter.desk.engine) as session:
        assert session.scalars(select(QuestionRow.question)).all() == [words]


@pytest.mark.parametrize(
    "text", ["/person", "/claim nothing-of-the-kind", "/answer last", "/feedback last thumb=sideways"]
)
def test_words_that_do_not_fit_get_one_sentence(counter: Counter, text: str) -> None:
    said = counter.says(text, "cy")
    assert said.private
    assert said.summary.endswith(".")
    assert "reference" not in said.summary


@pytest.mark.parametrize(
    ("score", "threshold", "words"),
    [
        (None, 0.6, "could not tell"),
        (0.7, 0.6, "sure enough"),
        (0.5, 0.6, "almost"),
        (0.3, 0.6, "was not sure"),
        (0.0, 0.6, "far from sure"),
    ],
)
def test_confidence_is_said_in_words(score: float | None, threshold: float, words: str) -> None:
    assert words in confidence(score, threshold)


def test_a_long_quote_is_cut_where_a_button_shows_the_rest_and_whole_where_none_does() -> None:
    words = " ".join(f"word{number}" for number in range(100))
    passage = Passage(
        id="p",
        document_id="d",
        location="rules.md",
        title="Rules",
        text=words,
        start=0,
        end=len(words),
        heading_path=(),
        page=None,
        row=None,
        author=None,
        modified_at=None,
        readers=frozenset({"everyone"}),
        data_class=DataClass.OPEN,
        kind="document",
    )
    asked = Asked("answer", "Yes.", 0.9, 0.5, citations=(Citation(passage, words, 0, len(words)),))
    kept = replace(asked, question="3fa9c2d41b07")
    assert "word99" in str(asked.to_reply().blocks)
    assert "word99" not in str(kept.to_reply().blocks)
    assert ["Show evidence" in buttons(one.to_reply()) for one in (asked, kept)] == [False, True]


def test_presses_that_meet_count_as_one(any_counter: Counter) -> None:
    counter = any_counter
    one = counter.asked()

    def press(number: int) -> str:
        return counter.says(f"person {one}" if number % 2 else f"feedback {one} thumb=up").summary

    with ThreadPoolExecutor(8) as presses:
        said = list(presses.map(press, range(16)))
    assert not [words for words in said if "reference" in words]
    assert [key for key in counter.letters() if key.startswith("card:")] == [
        f"card:{one}:user:cy",
        f"card:{one}:user:dee",
    ]
    with Session(counter.desk.engine) as session:
        assert len(session.scalars(select(ThumbRow)).all()) == 1


def test_what_was_declined_can_be_opened_again_and_its_asker_hears_of_the_answer_too(
    counter: Counter,
) -> None:
    one = counter.asked()
    counter.says(f"person {one}")
    counter.says("/decline", "cy", question=one, reason="Ask the porter.")
    assert buttons(counter.card(one, "user:cy")) == ["Open again"]
    counter.desk.days(1)
    said = counter.says(f"claim {one} again=true", "dee").summary
    assert said == "It is open again, and waits for anybody."
    assert buttons(counter.card(one, "user:cy")) == ["Claim", "Answer", "Not for us"]
    counter.says("/answer", "dee", question=one, text="On Fridays.")
    told = [reply.summary for key, (reply, _) in counter.posts.written.items() if key.startswith("handed:")]
    assert [words.split(" ")[2] for words in told] == ["says", "answers"]


def test_what_was_not_declined_cannot_be_opened_again(counter: Counter) -> None:
    one = counter.asked()
    counter.says(f"person {one}")
    assert "was not declined" in counter.says(f"claim {one} again=true", "cy").summary


def test_posts_that_quote_a_question_of_somebody_who_is_forgotten_say_that_it_is_gone(
    any_counter: Counter,
) -> None:
    counter = any_counter
    one, other = counter.asked(place=CHANNEL), counter.asked(by="bo", place=CHANNEL)
    for question, by in ((one, "ana"), (other, "bo")):
        counter.says(f"person {question}", by, place=CHANNEL)
        counter.says("/answer", "cy", question=question, text="On Fridays.")
    counter.desk.review.forget("ana")
    assert asyncio.run(counter.outgoing.catch_up()) > 0
    mine, theirs = counter.back(one), counter.back(other)
    assert mine
    assert theirs
    assert mine[0].summary.startswith("This question is gone")
    assert "answers" in theirs[0].summary
    asyncio.run(counter.outgoing.catch_up())
    assert asyncio.run(counter.outgoing.catch_up()) == 0


@pytest.mark.parametrize(
    ("looked", "members", "named"),
    [
        (Looked(), (), True),
        (Looked(private=True), (), False),
        (Looked(private=True), ("C1",), True),
        (Looked(external=True), (), False),
        (Looked(error=PlatformUnreachableError("Slack does not answer.")), (), False),
    ],
    ids=["public", "private", "private-and-they-are-in-it", "shared-with-outsiders", "nobody-can-say"],
)
def test_a_card_names_the_channel_of_its_question_to_those_who_may_know_of_it(
    counter: Counter, looked: Looked, members: tuple[str, ...], named: bool
) -> None:
    counter.review.outgoing = replace(counter.outgoing, look=lambda _platform: looked)
    cy = next(one for one in PEOPLE if one.id == "cy")
    counter.desk.directory.write([replace(cy, channels=frozenset(members))], now=counter.desk.now)
    one = counter.asked(place=CHANNEL)
    counter.says("person last", place=CHANNEL)
    head = counter.card(one, "user:cy").summary
    assert head.startswith("Ana Souza asks in #launch: " if named else "Ana Souza asks: ")


def test_a_card_of_a_question_asked_in_private_names_no_place(counter: Counter) -> None:
    counter.review.outgoing = replace(counter.outgoing, look=lambda _platform: Looked())
    one = counter.asked()
    counter.says("person last")
    assert counter.card(one, "user:cy").summary.startswith("Ana Souza asks: ")
