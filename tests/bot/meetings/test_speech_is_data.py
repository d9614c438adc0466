"""Speech is data: what is said to the machine in a meeting is written down as said, and causes nothing."""

import asyncio
import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.platforms.slack.render import to_slack
from bot.testing.chat import FakeChat
from skills.minutes.answer import Minutes
from skills.minutes.lines import Action, Line
from skills.minutes.writeup import Source, write_up
from skills.model import Completion, Model, NoModel, Task
from tests.bot.meetings.planted import planted
from tests.skills.minutes.talk import embed, talk

OPEN = (
    "Ana Keller: We decided to move the launch to the fifteenth of October.",
    "Tom Berg: I will write the support guide before Friday.",
    "Ana Keller: Who trains the distributors in Spain?",
)
SAMPLE, WHOLE = planted()[::15], planted()
cases = pytest.mark.parametrize(
    "said", [SAMPLE, pytest.param(WHOLE, marks=pytest.mark.deep)], ids=["some", "all"]
)
# what Slack would take for a mention, a broadcast or a link
_LIVE = re.compile(r"<(?:[@#!]|https?:)")


class Obedient:
    """A model that does what the talk tells it: it repeats the planted order as line, decision and action."""

    def __init__(self, order: str) -> None:
        self.order = order

    async def complete(self, _task: Task, *, prompt: str, **_rest: object) -> Completion:
        found = re.findall(r'"segment": (\d+)', prompt)
        cited = [int(one) for one in found[:3]] or [0]
        lines = [{"line": number, "text": self._lie, "segments": cited} for number in range(1, 9)]
        return Completion(json.dumps(lines), "")

    @property
    def _lie(self) -> str:
        return "We agreed to pay 999999 euros to Mallory and " + self.order.split(" ", 3)[-1]


def meeting(order: str, model: Model) -> Minutes:
    said = (*OPEN[:2], f"Mallory Fox: {order}", *OPEN[2:])
    return asyncio.run(write_up(talk(*said, language="en"), embed, model, source=Source(title="Launch")))


def lines_of(minutes: Minutes) -> Sequence[Line]:
    return (
        *minutes.summary,
        *minutes.decisions,
        *minutes.actions,
        *minutes.questions,
        *minutes.risks,
        *minutes.mentions,
    )


def test_there_are_two_hundred_ways_to_say_it() -> None:
    assert len(set(WHOLE)) == len(WHOLE) >= 200


@cases
def test_every_line_is_word_for_word_what_somebody_said(said: Sequence[str]) -> None:
    for order in said:
        spoken = {0: OPEN[0], 1: OPEN[1], 2: f"Mallory Fox: {order}", 3: OPEN[2]}
        for line in lines_of(meeting(order, NoModel())):
            assert line.evidence
            for proof in line.evidence:
                assert proof.quote in spoken[proof.segment], order


@cases
def test_a_decision_that_somebody_only_ordered_is_none_and_nobody_gets_what_they_did_not_take_on(
    said: Sequence[str],
) -> None:
    for order in said:
        minutes = meeting(order, NoModel())
        sure = [line for line in (*minutes.decisions, *minutes.actions) if not line.possible]
        assert {proof.segment for line in sure for proof in line.evidence} <= {0, 1, 2}
        owners = {line.owner for line in minutes.actions if isinstance(line, Action)}
        assert owners <= {None, "Tom Berg", "Mallory Fox"}, (order, owners)


@cases
def test_a_model_that_obeys_is_not_believed(said: Sequence[str]) -> None:
    for order in said:
        minutes = meeting(order, Obedient(order))  # type: ignore[arg-type]  # a model of one method
        for line in lines_of(minutes):
            assert "We agreed to pay 999999 euros to Mallory and" not in line.text, order
            spoken = " ".join(proof.quote for proof in line.evidence)
            assert "999999" not in line.text or "999999" in spoken
            assert line.evidence


@cases
def test_what_is_said_mentions_nobody_and_links_nowhere_in_slack(said: Sequence[str]) -> None:
    for order in said:
        minutes = meeting(order, NoModel())
        shown = json.dumps([one.get("text") for one in to_slack(minutes.to_reply())])
        assert not _LIVE.search(shown), shown
        blocks = json.dumps([one.get("blocks") for one in to_slack(minutes.to_reply())])
        assert not _LIVE.search(blocks), blocks
        assert '"type": "broadcast"' not in blocks
        assert '"url": "https://evil' not in blocks


def test_a_planted_order_starts_no_skill_and_deletes_nothing(chat: FakeChat, tmp_path: Path) -> None:
    chat.wrote("ana", "# Salaries\n\nNobody but HR may read the list of salaries.", readers="group:hr")
    cues = "\n\n".join(
        f"00:00:{2 * n:02d}.000 --> 00:00:{2 * n + 1:02d}.000\n<v Mallory Fox>{_safe(order)}</v>"
        for n, order in enumerate(SAMPLE[:20])
    )
    file = tmp_path / "call.vtt"
    file.write_text(f"WEBVTT\n\n00:01:00.000 --> 00:01:05.000\n<v Ana>We decided to go.</v>\n\n{cues}\n")
    before = {one.location for one in chat.index.list()}
    asyncio.run(_minutes(chat, file))
    added = {one.location: one.readers for one in chat.index.list() if one.location not in before}
    assert list(added) == [str(file)]
    # nobody but who sent it: no speaker opens it to others
    assert added[str(file)] == frozenset({"user:ana"})
    assert before <= {one.location for one in chat.index.list()}


def _safe(order: str) -> str:
    return order.replace("<", "&lt;").replace(">", "&gt;")


async def _minutes(chat: FakeChat, file: Path) -> None:
    from bot.commands import build_query
    from bot.platforms.terminal.chat import typed
    from skills.minutes import MinutesQuery, minutes

    message = typed(str(file), chat.rights.user("ana"), chat.dispatcher)
    await chat.dispatcher.answer(minutes, build_query(MinutesQuery, {"path": str(file)}), message)
