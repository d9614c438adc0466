import pytest

from bot.gateway.gateway import Gateway
from bot.gateway.providers.remote import remote_chat
from bot.gateway.settings import ModelSettings
from bot.testing.openai_server import OpenAIServer, answers, fails
from skills.model import Completion, Task
from tests.bot.gateway.desk import KEY, Desk


def anthropic(desk: Desk, server: OpenAIServer) -> Gateway:
    name = "anthropic:claude-sonnet-5-5"
    return desk.gateway(answer=name, cleared="anthropic:internal", base_url=server.root_url)


def compatible(desk: Desk, server: OpenAIServer, **settings: object) -> Gateway:
    return desk.gateway(server, answer="compatible:qwen3:8b", cleared="compatible:internal", **settings)


def test_anthropic_is_asked_in_its_own_protocol(desk: Desk) -> None:
    server = desk.serve(answers("Ana may."))
    completion = desk.ask(anthropic(desk, server))
    assert completion == Completion("Ana may.", model="anthropic:claude-sonnet-5-5")
    (request,) = server.requests
    assert (request.path, request.body["system"]) == ("/v1/messages", "Be brief.")
    assert request.headers["authorization"] == f"Bearer {KEY}"
    (row,) = desk.rows()
    assert (row.input_tokens, row.output_tokens, row.cost_micros) == (4, 2, 4 * 2 + 2 * 10)


def test_anthropic_overloaded_is_asked_again(desk: Desk) -> None:
    server = desk.serve(fails(529), fails(429, retry_after="3"), answers("fine"))
    assert desk.ask(anthropic(desk, server)).text == "fine"
    assert desk.clock.sleeps == [0.5, 3.0]


def test_a_compatible_server_needs_no_key_and_gets_none_from_elsewhere(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-somebody-else")
    server = desk.serve()
    assert desk.ask(compatible(desk, server, api_key=None)).text == "ok"
    assert server.requests[0].headers["authorization"] == "Bearer none"


def test_a_compatible_server_is_told_the_limit_by_its_older_name(desk: Desk) -> None:
    server = desk.serve()
    desk.ask(compatible(desk, server, max_output_tokens=77))
    assert server.requests[0].body["max_tokens"] == 77
    assert "max_completion_tokens" not in server.requests[0].body


def test_openai_is_asked_not_to_keep_the_conversation(desk: Desk) -> None:
    server = desk.serve()
    desk.ask(desk.gateway(server, max_output_tokens=77))
    assert server.requests[0].body["store"] is False
    assert server.requests[0].body["max_completion_tokens"] == 77


@pytest.mark.parametrize("answer", ["openai:gpt-4.1", "anthropic:claude-sonnet-5-5"])
def test_without_a_key_nothing_is_sent_even_if_the_environment_holds_one(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-somebody-else")
    monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-of-somebody-else")
    server = desk.serve()
    gateway = desk.gateway(server, answer=answer, cleared="openai:internal,anthropic:internal", api_key=None)
    assert desk.ask(gateway).note == (
        f"Model {answer} has no key (an admin can set CONFIDANT_MODELS__API_KEY),"
        " so what you read is taken word for word from the documents."
    )
    assert server.requests == []


@pytest.mark.parametrize(
    ("answer", "url"),
    [
        ("openai:gpt-4.1", "https://api.openai.com/v1"),
        ("anthropic:claude-sonnet-5-5", "https://api.anthropic.com"),
    ],
)
def test_the_address_is_the_providers_own_whatever_the_environment_says(
    monkeypatch: pytest.MonkeyPatch, answer: str, url: str
) -> None:
    for variable in (
        "OPENAI_API_BASE",
        "OPENAI_BASE_URL",
        "ANTHROPIC_BASE_URL",
        "ANTHROPIC_API_URL",
        "LANGSMITH_GATEWAY",
    ):
        monkeypatch.setenv(variable, "http://127.0.0.1:1")
    settings = ModelSettings.model_validate({"answer": answer, "api_key": KEY})
    name = settings.model_for(Task.ANSWER)
    assert name
    chat = remote_chat(name, settings).model_dump()
    assert url in (chat.get("openai_api_base"), chat.get("anthropic_api_url"))


def test_prompts_are_not_copied_to_langsmith(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from langchain_core.tracers.langchain import wait_for_all_tracers
    from langsmith.utils import get_env_var

    watcher, server = desk.serve(), desk.serve()
    for name in ("ENDPOINT", "GATEWAY"):
        monkeypatch.setenv(f"LANGSMITH_{name}", watcher.root_url)
    monkeypatch.setenv("LANGSMITH_API_KEY", "lsv2_somebody")
    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    # langsmith remembers the environment of its first look, which another test may have caused
    get_env_var.cache_clear()  # type: ignore[attr-defined]  # overloads hide the cache
    assert desk.ask(desk.gateway(server)).text == "ok"
    assert desk.ask(anthropic(desk, server)).text == "ok"
    wait_for_all_tracers()
    get_env_var.cache_clear()  # type: ignore[attr-defined]  # overloads hide the cache
    assert (len(server.requests), watcher.paths) == (2, [])


def test_one_gateway_answers_in_one_event_loop_after_another(desk: Desk) -> None:
    server = desk.serve()
    for gateway in (desk.gateway(server), anthropic(desk, server)):
        assert [desk.ask(gateway).text for _ in range(3)] == ["ok"] * 3
    assert desk.outcomes() == ["ok"] * 6
