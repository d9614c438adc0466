"""What a skill may ask of a model that makes pictures, and what it gets back. The gateway in `bot` answers it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from indexing.documents import DataClass

INTERNAL_ONLY = (DataClass.INTERNAL,)


@dataclass(frozen=True)
class Pictured:
    """A picture, or None with a sentence that says why; no model configured leaves both None.

    `content` begins as a PNG, JPEG or WebP file does, but was not decoded: read it as you would a stranger's file, and
    expect another size than was wanted. What made it is named where there is content: `model` as provider:model, and
    `licence` with what is known of the terms, in a sentence; `data_class` is the strictest of what the prompt was made
    of, and named for a refusal too."""

    content: bytes | None = None
    note: str | None = None
    model: str | None = None
    provider: str | None = None
    data_class: DataClass | None = None
    licence: str | None = None


class ImageModel(Protocol):
    """The models that make pictures; which one, at what price and for which data is decided by the gateway."""

    async def picture(
        self,
        prompt: str,
        *,
        width: int,
        height: int,
        asker: str,
        data_classes: Sequence[DataClass] = INTERNAL_ONLY,
        only_local: bool = False,
    ) -> Pictured:
        """Ask for one picture of about this ratio, in whichever size the model offers nearest to it.

        `data_classes` are those of everything that the prompt is made of; `only_local` asks nobody outside this
        machine. Never raises for a missing, failing or uncleared provider."""
        ...


class NoImages:
    """The default: no model, so backgrounds come from templates."""

    async def picture(
        self,
        prompt: str,  # noqa: ARG002
        *,
        width: int,  # noqa: ARG002
        height: int,  # noqa: ARG002
        asker: str,  # noqa: ARG002
        data_classes: Sequence[DataClass] = INTERNAL_ONLY,  # noqa: ARG002
        only_local: bool = False,  # noqa: ARG002
    ) -> Pictured:
        return Pictured()


NO_IMAGES: ImageModel = NoImages()
