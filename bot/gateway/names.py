"""What a model is called in the settings: provider:model."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

NONE = "none"


class Provider(StrEnum):
    """Who runs the model; `compatible` is any server that speaks OpenAI's protocol, `local` a folder here."""

    OPENAI = "openai"
    ANTHROPIC = "anthropic"
    COMPATIBLE = "compatible"
    LOCAL = "local"


@dataclass(frozen=True)
class ModelName:
    """A configured model; for `local` the model is a folder."""

    provider: Provider
    model: str

    @property
    def label(self) -> str:
        """The name as people read it; a folder's path is the admin's business."""
        return (
            f"{self.provider}:{PurePath(self.model).name}" if self.provider is Provider.LOCAL else str(self)
        )

    def __str__(self) -> str:
        return f"{self.provider}:{self.model}"


def parse_model(text: str) -> ModelName | None:
    """Read "openai:gpt-4.1"; None for "none" or nothing. Raises ValueError that names value and choices."""
    if text.strip().lower() in ("", NONE):
        return None
    provider, _, model = text.strip().partition(":")
    if not model.strip():
        raise ValueError(f"{text!r} does not name a model; write provider:model, or {NONE}")
    return ModelName(parse_provider(provider), model.strip())


def parse_provider(text: str) -> Provider:
    """Read a provider's name in any case. Raises ValueError that names the value and the choices."""
    try:
        return Provider(text.strip().lower())
    except ValueError as error:
        raise ValueError(f"{text.strip()!r} is not a provider; use {', '.join(Provider)}") from error
