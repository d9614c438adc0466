"""Asks any langchain chat model one question."""

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage, HumanMessage, SystemMessage
from langsmith import tracing_context

from bot.gateway.providers import Heard, Words
from bot.gateway.providers.failures import to_provider_error


class ChatClient:
    """A chat model of any vendor as the gateway's `ChatProvider`."""

    def __init__(self, chat: BaseChatModel) -> None:
        self._chat = chat

    async def ask(self, system: str, prompt: str, heard: Heard | None = None) -> Words:
        """Send one question; raises ProviderError for whatever the vendor raises."""
        messages = [SystemMessage(system), HumanMessage(prompt)]
        # langchain copies every prompt to LangSmith when LANGSMITH_TRACING is set, cleared or not
        with tracing_context(enabled=False):
            try:
                if heard:
                    return await self._aloud(messages, heard)
                reply = await self._chat.ainvoke(messages)
            except Exception as error:  # vendors raise anything for a broken response, TypeError too
                raise to_provider_error(error) from error
        return _words(reply)

    async def _aloud(self, messages: list[BaseMessage], heard: Heard) -> Words:
        whole: AIMessageChunk | None = None
        async for chunk in self._chat.astream(messages):
            whole = chunk if whole is None else whole + chunk
            heard(str(whole.text))
        return _words(whole) if whole else Words("")


def _words(reply: AIMessage) -> Words:
    usage = reply.usage_metadata
    if usage is None:
        return Words(str(reply.text))
    return Words(str(reply.text), usage["input_tokens"], usage["output_tokens"])
