"""Chat models behind an address: OpenAI, Anthropic, and any server that speaks OpenAI's protocol."""

from langchain_core.language_models import BaseChatModel
from pydantic import SecretStr

from bot.gateway.names import ModelName, Provider
from bot.gateway.settings import ModelSettings

# always given, or the vendors take address and key from OPENAI_*, ANTHROPIC_* or LANGSMITH_GATEWAY
OPENAI_URL = "https://api.openai.com/v1"
_ANTHROPIC_URL = "https://api.anthropic.com"
NO_KEY = "none"

# both vendors share one pool of connections in the process; a kept connection belongs to the event loop that
# opened it and fails in the next one, and the handshake is short beside the answer
_HEADERS = {"Connection": "close"}


def remote_chat(name: ModelName, settings: ModelSettings, temperature: float | None = None) -> BaseChatModel:
    """The client for this model. Retries are the gateway's, so that each is in the ledger."""
    # each vendor is imported where it is used: one alone takes a second or two
    key = SecretStr(settings.key or NO_KEY)
    match name.provider:
        case Provider.ANTHROPIC:
            return _anthropic(name.model, key, settings, temperature)
        case Provider.OPENAI:
            return _openai(name.model, key, settings, temperature)
        case _:
            return _compatible(name.model, key, settings, temperature)


def _openai(model: str, key: SecretStr, settings: ModelSettings, temperature: float | None) -> BaseChatModel:
    from langchain_openai import ChatOpenAI

    return ChatOpenAI(
        model=model,
        temperature=temperature,
        api_key=key,
        base_url=settings.base_url or OPENAI_URL,
        timeout=settings.timeout_seconds,
        max_retries=0,
        max_completion_tokens=settings.max_output_tokens,
        store=False,  # some models' calls are kept by OpenAI unless told otherwise
        default_headers=_HEADERS,
        stream_usage=True,
        cache=False,
    )


def _compatible(
    model: str, key: SecretStr, settings: ModelSettings, temperature: float | None
) -> BaseChatModel:
    from langchain_openai import ChatOpenAI

    return ChatOpenAI(
        model=model,
        temperature=temperature,
        api_key=key,
        base_url=settings.base_url,
        timeout=settings.timeout_seconds,
        max_retries=0,
        # the older name of the limit, which every such server knows
        extra_body={"max_tokens": settings.max_output_tokens},
        use_responses_api=False,
        default_headers=_HEADERS,
        stream_usage=True,
        cache=False,
    )


def _anthropic(
    model: str, key: SecretStr, settings: ModelSettings, temperature: float | None
) -> BaseChatModel:
    from langchain_anthropic import ChatAnthropic

    return ChatAnthropic(
        model=model,
        temperature=temperature,
        api_key=key,
        base_url=settings.base_url or _ANTHROPIC_URL,
        timeout=settings.timeout_seconds,
        max_retries=0,
        max_tokens_to_sample=settings.max_output_tokens,
        stop=None,
        default_headers=_HEADERS,
        cache=False,
    )
