"""What is kept of a question and what became of it, so that people can check it later.

A skill that may decline hands one of these to `Context.record`; who keeps it, and for how long, is decided in `bot`.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from indexing.audience import Audience
from skills.messages import Conversation, Message


@dataclass(frozen=True)
class Place:
    """Who asked, where and when, and a hash of what everyone who sees the reply may read.

    `private`: only the asker sees the reply."""

    asker: str
    channel: str
    audience: str
    private: bool
    asked_at: datetime

    @classmethod
    def of(cls, message: Message, audience: Audience) -> "Place":
        where = message.conversation
        return cls(
            message.sender.id, channel_of(where), audience_hash(audience), where.private, message.sent_at
        )


@dataclass(frozen=True)
class Proof:
    """Where a quote of an answer stands: from character `start` to `end` of a document by its id."""

    document: str
    start: int
    end: int


@dataclass(frozen=True)
class Recorded:
    """One question and its outcome.

    `decision` as in the answer, `score` None where a signal is missing. `answer` is what was shown or, where nothing
    was, the shadow answer that a lower threshold would have shown; `cited` are ids of the documents it stands on,
    `proofs` the places in them that were quoted. `resolved` is a follow-up as it reads with its thread, empty where the
    question stands alone."""

    question: str
    place: Place
    decision: str
    score: float | None
    threshold: float | None
    configuration: str
    features: tuple[tuple[str, float], ...] = ()
    answer: str = ""
    cited: tuple[str, ...] = ()
    certified: bool = False
    skill: str = "ask"
    proofs: tuple[Proof, ...] = ()
    resolved: str = ""

    @property
    def id(self) -> str:
        """The same however often the same message is answered, so that a crash in between counts once."""
        place = self.place
        parts = (place.asker, place.channel, place.asked_at.isoformat(), self.question)
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:32]


def channel_of(place: Conversation) -> str:
    """Names a channel among those of all platforms and workspaces."""
    return f"{place.platform}:{place.workspace}:{place.channel}"


Record = Callable[[Recorded], None]  # writes to a database: call it in a thread


def record_nothing(_recorded: Recorded) -> None:
    """Where nothing is kept."""


def audience_hash(audience: Audience) -> str:
    """Names an audience without saying who is in it."""
    viewers = sorted(",".join(sorted(rights)) for rights in audience.viewers)
    return hashlib.sha256("\x1f".join(viewers).encode("utf-8", "replace")).hexdigest()[:16]
