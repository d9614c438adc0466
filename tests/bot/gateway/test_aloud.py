"""A model's words as they come."""

import asyncio

import pytest

from bot.gateway.gateway import Gateway
from bot.testing.openai_server import answers, drops, fails
from indexing.documents import DataClass
from skills.model import Completion, Task
from tests.bot.gateway.desk import Desk

WORDS = "Ana may do it."


def listen(gateway: Gateway) -> tuple[Completion, list[str]]:
    heard: list[str] = []
    asking = gateway.complete_aloud(
        Task.ANSWER,
        system="Be brief.",
        prompt="Who may?",
        data_classes=[DataClass.INTERNAL],
        asker="U1",
        heard=heard.append,
    )
    return asyncio.run(asking), heard


def gateway_of(desk: Desk, provider: str, *behaviours: object) -> Gateway:
    server = desk.serve(*behaviours)  # type: ignore[arg-type]  # what the server does next
    url = server.root_url if provider == "anthropic" else server.url
    return desk.gateway(answer=f"{provider}:claude-sonnet-5-5", cleared=f"{provider}:internal", base_url=url)


@pytest.mark.parametrize("provider", ["openai", "compatible", "anthropic"])
def test_words_are_heard_as_they_come_and_counted_as_ever(desk: Desk, provider: str) -> None:
    completion, heard = listen(gateway_of(desk, provider, answers(WORDS)))
    assert completion.text == WORDS
    assert [one for one in dict.fromkeys(heard) if one] == ["Ana ", "Ana may ", "Ana may do ", WORDS]
    (row,) = desk.rows()
    assert (row.input_tokens, row.output_tokens) == (4, 4)


@pytest.mark.parametrize("failure", [fails(503), drops()], ids=["refused", "broken"])
def test_a_retry_is_heard_from_its_first_word(desk: Desk, failure: object) -> None:
    completion, heard = listen(gateway_of(desk, "openai", failure, answers(WORDS)))
    assert completion.text == WORDS
    assert heard[-1] == WORDS


def test_without_a_listener_nothing_is_streamed(desk: Desk) -> None:
    server = desk.serve(answers(WORDS))
    desk.ask(desk.gateway(server))
    assert not server.requests[0].body.get("stream")
