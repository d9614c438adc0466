"""What a skill may use besides its query: the index, a model, the clock, and who will read the reply."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from indexing.audience import Audience
from indexing.documents import DataClass, Document, ScoredPassage
from indexing.reading import Finding, Page
from skills.admin_book import NO_ADMIN_BOOK, AdminBook
from skills.approval import NO_APPROVALS, Approvals
from skills.chart import Draw, draw_nothing
from skills.confidence import Stand, stand_on_starter
from skills.creatives import NO_CREATIVES, Creatives
from skills.databases import NO_DATABASES, Databases
from skills.errors import UserError
from skills.help_desk import NO_DESK, HelpDesk
from skills.images import NO_IMAGES, ImageModel
from skills.language import say
from skills.meeting_book import NO_BOOK, MeetingBook
from skills.messages import Attachment, Message
from skills.model import Model
from skills.opt_outs import OptOuts
from skills.overview import NO_OVERVIEW, Overview
from skills.record import Record, record_nothing
from skills.researches import NO_RESEARCHES, Researches
from skills.talk import NO_TALK, Talk
from transcription import SpeechSettings
from transcription.transcript import Voice

if TYPE_CHECKING:
    import numpy as np


class SearchIndex(Protocol):
    """The part of `indexing.Index` that skills use. Nothing is found without an audience.

    A search `within` locations looks at these documents only."""

    @property
    def configuration(self) -> str: ...

    async def search(
        self,
        query: str,
        *,
        audience: Audience,
        limit: int = 8,
        since: datetime | None = None,
        kind: str | None = None,
        within: Collection[str] | None = None,
    ) -> list[ScoredPassage]: ...

    async def document(self, location: str, *, audience: Audience) -> Document | None: ...

    async def term_weights(self, words: Sequence[str], *, audience: Audience) -> dict[str, float]: ...

    async def embed(self, texts: Sequence[str]) -> "np.ndarray": ...

    async def embed_questions(self, questions: Sequence[str]) -> "np.ndarray": ...

    async def read(self, question: str, pages: Sequence[Page]) -> Sequence[Finding]: ...

    async def add_text(
        self,
        *,
        location: str,
        title: str,
        markdown: str,
        readers: frozenset[str],
        data_class: DataClass,
        kind: str,
        author: str | None = None,
        modified_at: datetime | None = None,
    ) -> str: ...


Fetch = Callable[[Attachment, Path], Awaitable[Path]]


async def fetch_nothing(attachment: Attachment, _folder: Path) -> Path:
    """Where only files of this machine can be opened."""
    if attachment.path is None:
        raise UserError(
            say("I cannot fetch {name!r} here.", name=attachment.name), hint=say("Give the path of a file.")
        )
    return attachment.path


def show_nobody(_partial: str) -> None:
    """Where only whole answers are shown."""


def tell_nobody(_sentence: str) -> None:
    """Where nobody waits."""


def nobody() -> Audience:
    """Where whoever asks is not told from whoever reads along: an audience that reads nothing."""
    return Audience.of()


KeepVoices = Callable[[Sequence[Voice]], None]


@dataclass(frozen=True)
class SkillCard:
    """One line of the catalogue, for whoever asks what can be done; what is `by_button` is seldom typed.

    `routed` as the skill says."""

    command: str
    summary: str
    example: str
    by_button: bool = False
    routed: bool = True


@dataclass(frozen=True)
class Context:
    """Everything around one message. `audience` is everyone who will see the reply.

    `fetch` brings an attachment into a folder; `folder` is kept between the steps of durable work, else None;
    `status` says what stands, as far as whoever asks may know; `record` keeps a question and its outcome; `stand`
    says which threshold a skill's score must reach today; `progress` tells whoever waits how far long work is, in
    one sentence, as often as the skill likes; `book` holds the meetings that were held; `overview` counts how
    answers fare; `attached` are the files that came along as far as they were read, each with the location of its
    words in `index`, and `unread` says of each other why it was not; `talk` reads a chat back; `desk` brings people
    to questions that were asked; `keep_voices` keeps how the speakers of a recording sound, and is None where that
    may not be; `catalogue` is what this person may use here; `approvals` keeps what waits for a click; `admin` is
    what admins look at and set; `databases` are those that questions may be asked of; `show` shows an answer while it
    is put together: proven words only, in Markdown, each time with more behind those of the last; `own` is whoever
    asks alone, as the audience of a reply that nobody else sees; `draw` makes a picture of a chart; `creatives` keeps
    advertisements, `images` makes pictures for them; `researches` brings pages and keeps reports; `tends` says whether
    whoever asks looks after the product, by its settings or on its machine."""

    message: Message
    audience: Audience
    index: SearchIndex
    model: Model
    speech: SpeechSettings
    home: Path
    now: datetime
    catalogue: Callable[[], tuple[SkillCard, ...]] = tuple
    status: Callable[[], Sequence[tuple[str, str]]] = tuple
    fetch: Fetch = fetch_nothing
    folder: Path | None = None
    record: Record = record_nothing
    stand: Stand = stand_on_starter
    book: MeetingBook = NO_BOOK
    overview: Overview = NO_OVERVIEW
    talk: Talk = NO_TALK
    attached: tuple[Attachment, ...] = ()
    unread: tuple[str, ...] = ()
    progress: Callable[[str], None] = tell_nobody
    opt_outs: Callable[[], OptOuts] = OptOuts
    keep_voices: KeepVoices | None = None
    desk: HelpDesk = NO_DESK
    approvals: Approvals = NO_APPROVALS
    admin: AdminBook = NO_ADMIN_BOOK
    databases: Databases = NO_DATABASES
    own: Callable[[], Audience] = nobody
    draw: Draw = draw_nothing
    show: Callable[[str], None] = show_nobody
    creatives: Creatives = NO_CREATIVES
    images: ImageModel = NO_IMAGES
    researches: Researches = NO_RESEARCHES
    tends: Callable[[], bool] = bool
