"""The one door to the vendors of models; they are imported when the first model is built, not before."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from bot.gateway.names import ModelName, Provider
from bot.gateway.readiness import shortcoming
from bot.gateway.settings import ModelSettings
from bot.gateway.tables import Outcome


@dataclass(frozen=True)
class Words:
    """What a model wrote; tokens are None where it did not count them."""

    text: str
    input_tokens: int | None = None
    output_tokens: int | None = None
    pictures: int = field(default=0, init=False)

    @property
    def is_empty(self) -> bool:
        return not self.text.strip()


class ProviderError(Exception):
    """A model that could not be asked or did not answer; `reason` follows its name in a sentence.

    `retryable`: the same question may succeed later; `retry_after_seconds`: the provider's wish."""

    def __init__(
        self,
        reason: str,
        *,
        outcome: Outcome = Outcome.ERROR,
        retryable: bool = False,
        retry_after_seconds: float | None = None,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.outcome = outcome
        self.retryable = retryable
        self.retry_after_seconds = retry_after_seconds


Heard = Callable[[str], None]  # all words so far


class ChatProvider(Protocol):
    """A model that is ready to be asked."""

    async def ask(self, system: str, prompt: str, heard: Heard | None = None) -> Words:
        """One question, one answer, no retries; with `heard`, its words are said as they come.

        Raises ProviderError, whatever the vendor raised."""
        ...


def build(name: ModelName, settings: ModelSettings, temperature: float | None = None) -> ChatProvider:
    """Make the client of this model; nothing is sent and no weights are read yet. A local model takes no temperature.

    Raises ProviderError with the mend when a key, an address or a folder is missing."""
    if lacks := shortcoming(name, settings):
        raise ProviderError(lacks)
    if name.provider is Provider.LOCAL:
        from bot.gateway.providers.local import local_chat

        chat = local_chat(name, settings)
    else:
        from bot.gateway.providers.remote import remote_chat

        chat = remote_chat(name, settings, temperature)
    from bot.gateway.providers.client import ChatClient

    return ChatClient(chat)
