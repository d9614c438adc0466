"""The real command in this process, with a home of its own and the bundled text model."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main
from bot.settings import known_names
from bot.testing.databases import prepare

HANDBOOK = """---
title: Leave
author: Elena Costa
---
# Leave

## Parental leave

Parents receive 16 weeks of paid parental leave.

## Sick leave

Tell your manager before 9:00 on the first day of illness.
"""
MEETING = """WEBVTT

00:00:01.000 --> 00:00:05.000
<v Ana Souza>We decided to move the launch to the fifteenth of October.</v>

00:00:06.000 --> 00:00:09.000
<v Bo Lind>I will write the support guide before Friday.</v>
"""


@dataclass(frozen=True)
class Ran:
    """What a command printed: results on standard output, news and faults on standard error."""

    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in with two documents, a meeting and people."""
    for name in known_names():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    prepare(tmp_path / ".confidant" / "confidant.db")
    (tmp_path / "handbook").mkdir()
    (tmp_path / "handbook" / "leave.md").write_text(HANDBOOK)
    (tmp_path / "plan.txt").write_text(
        "The plan for Leeds\n\nThe laboratory in Leeds moves to Ghent on 1 April 2027.\n"
    )
    (tmp_path / "launch.vtt").write_text(MEETING)
    (tmp_path / "people.csv").write_text(
        "id,name,email,groups\nana,Ana Souza,ana@x.org,leadership\nbo,Bo Lind,,\n"
    )
    return tmp_path


@pytest.fixture
def run(company: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Type a command; `code` is the exit code it must end with, `typed` what is typed into it."""

    def run(*words: str, code: int = 0, typed: str = "") -> Ran:
        monkeypatch.setattr(sys, "argv", ["confidant", *words])
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(typed.encode())))
        with pytest.raises(SystemExit) as ended:
            main()
        ran = Ran(*capsys.readouterr())
        assert (ended.value.code or 0) == code, ran
        return ran

    return run


def shape(ran: Ran) -> Any:  # Any: whatever JSON the command printed
    return json.loads(ran.out)
