"""A chat model from a transformers folder on this machine; nothing is downloaded, no code in it is run."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

from langchain_core.callbacks import AsyncCallbackManagerForLLMRun, CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, SystemMessage
from langchain_core.messages.ai import UsageMetadata
from langchain_core.outputs import ChatGeneration, ChatResult
from pydantic import PrivateAttr

from bot.gateway.names import ModelName
from bot.gateway.providers import ProviderError
from bot.gateway.providers.weights import Weights, load_weights
from bot.gateway.settings import ModelSettings


def local_chat(name: ModelName, settings: ModelSettings) -> BaseChatModel:
    """The model of this folder; its weights are read when it is first asked."""
    return LocalChat(folder=Path(name.model).expanduser(), max_output_tokens=settings.max_output_tokens)


class LocalChat(BaseChatModel):
    """A langchain chat model over a folder, one answer at a time: each already uses every core or the GPU."""

    folder: Path
    max_output_tokens: int
    _weights: Weights | None = PrivateAttr(default=None)
    _thread: ThreadPoolExecutor = PrivateAttr(default_factory=lambda: ThreadPoolExecutor(1, "local-model"))

    @property
    def _llm_type(self) -> str:
        return "transformers-folder"

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,  # noqa: ARG002
        run_manager: CallbackManagerForLLMRun | None = None,  # noqa: ARG002
        **kwargs: Any,  # noqa: ARG002  # Any: langchain's signature
    ) -> ChatResult:
        return self._answer(messages, Event())

    async def _agenerate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,  # noqa: ARG002
        run_manager: AsyncCallbackManagerForLLMRun | None = None,  # noqa: ARG002
        **kwargs: Any,  # noqa: ARG002  # Any: langchain's signature
    ) -> ChatResult:
        given_up = Event()
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._thread, self._answer, messages, given_up)
        finally:
            # a thread cannot be cancelled; it looks at this after each token
            given_up.set()

    def _answer(self, messages: Sequence[BaseMessage], given_up: Event) -> ChatResult:
        if self._weights is None:
            self._weights = _load(self.folder)
        turns = [_turn(message) for message in messages]
        text, read, written = self._weights.answer(turns, self.max_output_tokens, given_up)
        usage = UsageMetadata(input_tokens=read, output_tokens=written, total_tokens=read + written)
        return ChatResult(generations=[ChatGeneration(message=AIMessage(text, usage_metadata=usage))])


def _load(folder: Path) -> Weights:
    try:
        return load_weights(folder)
    except Exception as error:  # transformers raises OSError, ValueError, KeyError and more for a bad folder
        raise ProviderError(
            f"cannot be loaded from {folder} (an admin can name a transformers chat model's folder)"
        ) from error


def _turn(message: BaseMessage) -> dict[str, str]:
    role = "system" if isinstance(message, SystemMessage) else "user"
    return {"role": role, "content": str(message.text)}
