"""Eight hours of talk, and an hour through a real gateway: every part is read, first and last alike."""

import asyncio
import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from bot.gateway.gateway import Gateway
from bot.gateway.settings import ModelSettings
from bot.gateway.tables import GatewayBase
from bot.testing.openai_server import OpenAIServer, answers, fails
from indexing.documents import DataClass
from skills.minutes.answer import Minutes
from skills.minutes.drafts.asking import READ, system_text
from skills.minutes.drafts.draft import draft_minutes
from skills.minutes.drafts.tokens import PROMPT_TOKENS, count_tokens
from skills.model import Completion, Model
from tests.skills.minutes.models import Scripted, line
from tests.skills.minutes.talk import talk
from transcription.transcript import Transcript

WHOLE_DAY = 8000  # segments in eight hours, one every 3.6 seconds
SMALL_TALK = (
    "Ana: The weather in Madrid was lovely again on the way to the office this morning.",
    "Tom: My train stood in the tunnel while the screens told us nothing at all.",
    "Ana: The coffee from the new machine tastes better than what we had.",
    "Tom: The garden of my neighbour is full of birds at this time of the day.",
)


def long_talk(segments: int) -> Transcript:
    """Small talk with an action and a decision in the first and in the last twentieth."""
    early, late = planted(segments)
    said = {
        early: "Ana: Priya takes care of the valve certificate by Tuesday.",
        early + 1: "Tom: The pump housing stays as heavy as it is, that's our choice.",
        late: "Ana: Marco takes care of the harbour permit by Thursday.",
        late + 1: "Tom: The boiler lining stays as thick as it is, that's our choice.",
    }
    return talk(*(said.get(number) or SMALL_TALK[number % 4] for number in range(segments)), language="en")


def planted(segments: int) -> tuple[int, int]:
    return segments // 50, segments - segments // 50


def reads_its_part(prompt: str) -> str:
    """A proper model: it finds what was planted, if it was shown it, and merges summaries."""
    shown = json.loads(prompt)
    if "lines" in shown:
        return json.dumps({"text": shown["lines"][0]["text"], "lines": [1]})
    found = [line("summary", "The coffee from the new machine tastes better.", coffee(shown["segments"]))]
    for row in shown["segments"]:
        if "takes care" in row["text"]:
            owner, due = row["text"].split()[0], "by " + row["text"].rstrip(".").split()[-1]
            found.append(line("action", row["text"], row["id"], owner=owner, due=due))
        if "our choice" in row["text"]:
            found.append(line("decision", row["text"].split(",")[0] + ".", row["id"]))
    return "\n".join(found)


def coffee(rows: list[dict[str, object]]) -> int:
    return next((int(str(row["id"])) for row in rows if "coffee" in str(row["text"])), 0)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenAIServer]:
    # a proxy in the environment would stand between the test and its own server
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    # the first import of the vendors takes longer than a call may
    import_module("langchain_openai")
    with OpenAIServer(answers(reads_its_part)) as server:
        yield server


def gateway(server: OpenAIServer, folder: Path, cleared: str = "openai:internal") -> Gateway:
    engine = create_engine(f"sqlite:///{folder / 'ledger.db'}")
    GatewayBase.metadata.create_all(engine)
    settings = {
        "summarise": "openai:gpt-4.1",
        "cleared": cleared,
        "api_key": "sk-test",
        "base_url": server.url,
    }
    return Gateway(ModelSettings.model_validate(settings | {"retries": 0, "timeout_seconds": 300}), engine)


def drafted(transcript: Transcript, model: Model) -> Minutes:
    empty = Minutes("Day", ("Ana", "Tom"), (), (), (), (), (), (), ())
    minutes = asyncio.run(draft_minutes(empty, transcript, model, data_class=DataClass.INTERNAL, asker="u1"))
    if isinstance(model, Gateway):
        model.engine.dispose()
    return minutes


def assert_all_was_read(minutes: Minutes, prompts: list[str], segments: int) -> None:
    early, late = planted(segments)
    read = {row["id"] for prompt in prompts for row in json.loads(prompt).get("segments", ())}
    assert read == set(range(segments))
    assert [(action.owner, action.due, action.evidence[0].segment) for action in minutes.actions] == [
        ("Priya", "by Tuesday", early),
        ("Marco", "by Thursday", late),
    ]
    assert [item.evidence[0].segment for item in minutes.decisions] == [early + 1, late + 1]
    assert [item.text for item in minutes.summary] == ["The coffee from the new machine tastes better."]


def test_the_end_of_eight_hours_is_read_as_well_as_the_beginning() -> None:
    model = Scripted(lambda shown: Completion(reads_its_part(json.dumps(shown))))
    minutes = drafted(long_talk(WHOLE_DAY), model)
    assert_all_was_read(minutes, model.prompts, WHOLE_DAY)
    assert max(map(count_tokens, model.prompts)) + count_tokens(system_text(READ)) <= PROMPT_TOKENS
    assert minutes.notes == ("Lines were worded by a model and each was checked against the talk.",)


def test_an_hour_is_read_through_the_gateway(server: OpenAIServer, tmp_path: Path) -> None:
    minutes = drafted(long_talk(1000), gateway(server, tmp_path))
    assert_all_was_read(minutes, [request.prompt for request in server.requests], 1000)
    assert minutes.notes == ("Lines were worded by openai:gpt-4.1 and each was checked against the talk.",)


def test_nothing_is_sent_to_a_provider_that_is_not_cleared(server: OpenAIServer, tmp_path: Path) -> None:
    minutes = drafted(talk(*SMALL_TALK), gateway(server, tmp_path, cleared="openai:open"))
    assert server.requests == []
    (note,) = minutes.notes
    assert "not cleared for internal data" in note


def test_a_provider_with_a_fault_leaves_the_minutes_as_they_were(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with OpenAIServer(fails(500)) as server:
        minutes = drafted(talk(*SMALL_TALK), gateway(server, tmp_path))
    assert (minutes.summary, minutes.decisions) == ((), ())
    (note,) = minutes.notes
    assert "had a fault of its own" in note
