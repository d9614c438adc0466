import asyncio
import logging

import pytest

from bot.testing.openai_server import answers, drops, fails, hangs, sends
from indexing.documents import DataClass
from skills.model import Completion, Model, Task
from tests.bot.gateway.desk import KEY, Desk

BUSY = "Model openai:gpt-4.1 is busy, so what you read is taken word for word from the documents."


def test_the_model_is_given_the_instructions_and_the_prompt(desk: Desk) -> None:
    server = desk.serve(answers(lambda prompt: f"You asked: {prompt}"))
    completion = desk.ask(desk.gateway(server), prompt="Who may?")
    assert completion == Completion("You asked: Who may?", model="openai:gpt-4.1")
    (request,) = server.requests
    assert [turn["role"] for turn in request.body["messages"]] == ["system", "user"]
    assert request.headers["authorization"] == f"Bearer {KEY}"


def test_a_gateway_is_a_model(desk: Desk) -> None:
    model: Model = desk.gateway()
    assert model


def test_without_a_model_nothing_is_said_and_nothing_written(desk: Desk) -> None:
    assert desk.ask(desk.gateway(answer="none")) == Completion()
    assert desk.rows() == []


def test_each_task_asks_its_own_model(desk: Desk) -> None:
    server = desk.serve()
    gateway = desk.gateway(server, summarise="openai:gpt-4.1-mini")
    desk.ask(gateway, task=Task.SUMMARISE)
    desk.ask(gateway, task=Task.ANSWER)
    assert [request.body["model"] for request in server.requests] == ["gpt-4.1-mini", "gpt-4.1"]
    assert desk.ask(gateway, task=Task.REWRITE) == Completion()


@pytest.mark.parametrize("cleared", ["", "openai:open", "anthropic:confidential"])
def test_an_uncleared_provider_gets_no_request(desk: Desk, cleared: str) -> None:
    server = desk.serve()
    completion = desk.ask(desk.gateway(server, cleared=cleared), DataClass.INTERNAL)
    assert completion.text is None
    assert server.requests == []
    assert desk.outcomes() == ["refused"]


def test_the_refusal_names_the_class_and_a_setting_that_keeps_the_others(desk: Desk) -> None:
    completion = desk.ask(desk.gateway(cleared="local:confidential"), DataClass.INTERNAL)
    assert completion.note == (
        "Model openai:gpt-4.1 is configured but not cleared for internal data; an admin can clear it with"
        " CONFIDANT_MODELS__CLEARED=local:confidential,openai:internal."
    )


def test_one_confidential_passage_among_open_ones_holds_back_the_whole_prompt(desk: Desk) -> None:
    server = desk.serve()
    completion = desk.ask(desk.gateway(server), DataClass.OPEN, DataClass.CONFIDENTIAL, DataClass.INTERNAL)
    assert "confidential data" in (completion.note or "")
    assert server.requests == []
    assert desk.rows()[0].data_class == "confidential"


def test_a_prompt_of_unknown_content_is_held_back(desk: Desk) -> None:
    server = desk.serve()
    asking = desk.gateway(server).complete(Task.ANSWER, system="", prompt="?", data_classes=(), asker="U1")
    assert asyncio.run(asking).text is None
    assert server.requests == []


def test_the_ledger_keeps_a_row_for_the_call(desk: Desk) -> None:
    desk.ask(desk.gateway(desk.serve(answers("three words here"))), DataClass.OPEN, prompt="Who may?")
    (row,) = desk.rows()
    assert (row.task, row.provider, row.model, row.data_class) == ("answer", "openai", "gpt-4.1", "open")
    assert (row.asker, row.input_tokens, row.output_tokens, row.outcome) == ("U1", 4, 3, "ok")
    assert (row.cost_micros, row.price_version, row.milliseconds) == (4 * 2 + 3 * 8, "2026-11-21", 0)
    assert row.at.isoformat().startswith("2026-01-02T00:00:00")


def test_a_model_without_a_known_price_has_no_cost(desk: Desk) -> None:
    desk.ask(desk.gateway(desk.serve(), answer="openai:gpt-99"))
    assert desk.rows()[0].cost_micros is None


def test_asks_again_after_a_fault_and_writes_both_down(desk: Desk) -> None:
    server = desk.serve(fails(500), answers("fine"))
    assert desk.ask(desk.gateway(server)).text == "fine"
    assert desk.outcomes() == ["error", "ok"]
    assert desk.clock.sleeps == [0.5]
    assert [row.milliseconds for row in desk.rows()] == [0, 0]


def test_waits_as_long_as_a_busy_provider_asks(desk: Desk) -> None:
    server = desk.serve(fails(429, retry_after="7"), answers("fine"))
    assert desk.ask(desk.gateway(server)).text == "fine"
    assert desk.clock.sleeps == [7.0]


def test_does_not_wait_longer_than_the_reader_would(desk: Desk) -> None:
    server = desk.serve(fails(429, retry_after="31"))
    assert desk.ask(desk.gateway(server, timeout_seconds=30)).note == BUSY
    assert desk.clock.sleeps == []
    assert len(server.requests) == 1


def test_waiting_ends_before_the_time_is_over(desk: Desk) -> None:
    server = desk.serve(fails(429, retry_after="4"))
    desk.ask(desk.gateway(server, timeout_seconds=10, retries=10))
    assert desk.clock.sleeps == [4.0, 4.0]


def test_gives_up_after_the_last_retry(desk: Desk) -> None:
    server = desk.serve(fails(503))
    note = desk.ask(desk.gateway(server, retries=2)).note
    assert note == BUSY.replace("is busy", "had a fault of its own")
    assert desk.outcomes() == ["error"] * 3
    assert desk.clock.sleeps == [0.5, 1.0]


def test_asks_again_after_a_dropped_connection(desk: Desk) -> None:
    server = desk.serve(drops(), answers("fine"))
    assert desk.ask(desk.gateway(server)).text == "fine"
    assert desk.outcomes() == ["error", "ok"]


def test_a_provider_out_of_reach_is_tried_again_and_then_named(desk: Desk) -> None:
    with_nobody_there = desk.gateway(base_url="http://127.0.0.1:1/v1", retries=1)
    assert "could not be reached" in (desk.ask(with_nobody_there).note or "")
    assert desk.outcomes() == ["error", "error"]


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (400, "did not accept the request"),
        (401, "CONFIDANT_MODELS__API_KEY"),
        (403, "CONFIDANT_MODELS__API_KEY"),
        (404, "is not known to its provider"),
        (402, "did not accept the request (status 402)"),
        (422, "did not accept the request (status 422)"),
    ],
)
def test_a_request_that_cannot_succeed_is_sent_once(desk: Desk, status: int, words: str) -> None:
    server = desk.serve(fails(status), answers("too late"))
    note = desk.ask(desk.gateway(server)).note or ""
    assert words in note
    assert note.endswith("so what you read is taken word for word from the documents.")
    assert desk.outcomes() == ["error"]


def test_a_prompt_that_is_too_long_is_called_that(desk: Desk) -> None:
    server = desk.serve(fails(400, message="context_length_exceeded"))
    assert "more text than it can read" in (desk.ask(desk.gateway(server)).note or "")


def test_a_silent_provider_is_given_up_in_time(desk: Desk) -> None:
    server = desk.serve(hangs())
    completion = desk.ask(desk.gateway(server, timeout_seconds=0.3))
    assert "did not answer in time" in (completion.note or "")
    assert desk.outcomes() == ["timeout"]
    # never asked a second time; on a busy machine the time may be over before the first is heard
    assert len(server.requests) <= 1


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b'{"choices": [', b"null", b"[]", b"{}", b'{"choices": []}', b"\xff"]
)
def test_a_broken_response_becomes_a_note(desk: Desk, body: bytes) -> None:
    completion = desk.ask(desk.gateway(desk.serve(sends(body))))
    assert completion.text is None
    assert (completion.note or "").endswith("taken word for word from the documents.")
    assert desk.outcomes() in (["error"], ["empty"])


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_an_empty_answer_is_no_answer(desk: Desk, text: str) -> None:
    completion = desk.ask(desk.gateway(desk.serve(answers(text))))
    assert (completion.text, desk.outcomes()) == (None, ["empty"])
    assert "gave an empty answer" in (completion.note or "")


def test_a_call_that_is_cancelled_is_written_down(desk: Desk) -> None:
    server = desk.serve(hangs())
    gateway = desk.gateway(server)

    async def ask_and_leave() -> None:
        asking = gateway.complete(
            Task.ANSWER, system="", prompt="?", data_classes=(DataClass.OPEN,), asker="U1"
        )
        async with asyncio.timeout(0.3):
            await asking

    with pytest.raises(TimeoutError):
        asyncio.run(ask_and_leave())
    assert desk.outcomes() == ["cancelled"]


def test_many_questions_at_once_each_get_their_own_answer(desk: Desk) -> None:
    gateway = desk.gateway(desk.serve(answers(lambda prompt: prompt)))

    async def ask_all() -> list[Completion]:
        asking = (
            gateway.complete(
                Task.ANSWER, system="", prompt=str(n), data_classes=(DataClass.OPEN,), asker="U1"
            )
            for n in range(20)
        )
        return await asyncio.gather(*asking)

    assert [completion.text for completion in asyncio.run(ask_all())] == [str(n) for n in range(20)]
    assert desk.outcomes() == ["ok"] * 20


def test_the_key_and_the_words_stay_out_of_log_ledger_notes_and_repr(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    # below INFO the vendors themselves log prompts, and an admin who asks for that gets it
    caplog.set_level(logging.INFO)
    gateway = desk.gateway(
        desk.serve(fails(401, message=f"Incorrect key {KEY} for: Who may?"), answers("Ana may"))
    )
    completions = [desk.ask(gateway), desk.ask(gateway)]
    written = [str(vars(row)) for row in desk.rows()]
    shown = "\n".join([caplog.text, repr(gateway), str(completions[0]), str(gateway.describe()), *written])
    assert "openai:gpt-4.1" in caplog.text
    assert not [word for word in (KEY, "Who may?", "Ana may") if word in shown]


def test_the_key_is_not_even_in_the_debug_log(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    desk.ask(desk.gateway(desk.serve(fails(500), answers("Ana may"))))
    assert caplog.records
    assert KEY not in caplog.text
