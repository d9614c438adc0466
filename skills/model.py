"""What a skill may ask of a language model, and what it gets back. The gateway in `bot` answers it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, runtime_checkable

from indexing.documents import DataClass


class Task(StrEnum):
    """What a model is wanted for; each has its own setting, CONFIDANT_MODELS__<TASK>."""

    ANSWER = "answer"
    REWRITE = "rewrite"
    SUMMARISE = "summarise"
    SQL = "sql"
    CREATIVE = "creative"  # words of adverts
    RESEARCH = "research"  # facts in pages, each of which the page itself has to prove
    IMAGES = "images"  # pictures, asked for by skills.images.ImageModel and never for words


@dataclass(frozen=True)
class Completion:
    """A model's text, or None with a sentence for the reply's footer; no model configured leaves both None."""

    text: str | None = None
    note: str | None = None
    model: str | None = None


class Model(Protocol):
    """The models behind the skills; which one, at what price and for which data is decided by the gateway."""

    async def complete(
        self, task: Task, *, system: str, prompt: str, data_classes: Sequence[DataClass], asker: str
    ) -> Completion:
        """Ask the model of this task. Never raises for a missing, failing or uncleared provider."""
        ...


@runtime_checkable
class SpeakingModel(Model, Protocol):
    """A model that also says its words as they come."""

    async def complete_aloud(
        self,
        task: Task,
        *,
        system: str,
        prompt: str,
        data_classes: Sequence[DataClass],
        asker: str,
        heard: Callable[[str], None],
    ) -> Completion:
        """As `complete`; `heard` gets all words so far, on the event loop; after a retry, anew."""
        ...


@runtime_checkable
class NearModel(Model, Protocol):
    """A model that can also be asked so that nothing leaves this machine."""

    async def complete_here(
        self, task: Task, *, system: str, prompt: str, data_classes: Sequence[DataClass], asker: str
    ) -> Completion:
        """As `complete`, but only by a model on this machine; any other is not called, which the note says."""
        ...


class NoModel:
    """The default: no provider, so skills stay extractive."""

    async def complete(
        self,
        task: Task,  # noqa: ARG002
        *,
        system: str,  # noqa: ARG002
        prompt: str,  # noqa: ARG002
        data_classes: Sequence[DataClass],  # noqa: ARG002
        asker: str,  # noqa: ARG002
    ) -> Completion:
        return Completion()
