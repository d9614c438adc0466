"""Whatever pages call companies and say of them, every form of the report can be made."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot.platforms.slack.render import to_slack
from bot.platforms.teams.render import to_teams
from skills.research.compare.cells import compare
from skills.research.deliver.folder import write_folder
from skills.research.deliver.reply import ReportShown
from skills.research.facts import Measure
from skills.research.report import Missed, Report
from skills.research.schema import FIELDS
from tests.skills.research.compare.world import fact, source
from tests.skills.research.sample import NOW

NAMES = (
    "شركة الأمل",
    "한국어 \U0001f9ff",
    "Two\nlines\u202e \ud83d",
    "{company} %s $x^2$",
    "<b>|`@here` " + "x" * 150,
)


def report() -> Report:
    sources, facts = [], []
    for n, name in enumerate(NAMES, 1):
        text = f"{name} costs ${n * 7} per month. {name} has {n * 1_000} customers. "
        text += f"{name} raised ${n} million in June 2021."
        monthly = Measure(Decimal(n * 7), "USD", ("month",))
        page = replace(
            source(f"s{n}", text, f"{name}.example", voice_of=name), title=name, address=f"javascript:{name}"
        )
        sources.append(page)
        facts += [
            fact(page, name, "price", f"${n * 7} per month", measure=monthly, of=name),
            fact(page, name, "customers", f"{n * 1_000} customers", measure=Measure(Decimal(n * 1_000))),
            fact(page, name, "edge", f"{name} costs ${n * 7}"),
            fact(page, name, "weakness", f"{name} costs ${n * 7}"),
            fact(page, name, "funding", f"raised ${n} million in June 2021", measure=Measure(Decimal(n * 10**6), "USD"),
                 of="Series A", about=date(2021, 6, 1)),
        ]  # fmt: skip
    missed = (Missed("data:text/html,\x00", NAMES[3]),)
    return compare(NAMES[4], NAMES, FIELDS, facts, sources, now=NOW, us=NAMES[0], missed=missed)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("hostile")
    write_folder(report(), out)
    return out


def test_all_files_are_made(folder: Path) -> None:
    assert len(list((folder / "battlecards").iterdir())) == len(NAMES) - 1
    assert (folder / "report.pdf").read_bytes().startswith(b"%PDF")
    assert {one.name for one in (folder / "charts").iterdir()} == {
        "positioning.png",
        "prices.png",
        "timeline.png",
    }


def test_nothing_is_lost_only_for_how_it_is_called(folder: Path) -> None:
    told = json.loads((folder / "research.json").read_text(encoding="utf-8"))
    found = [one for one in told["matrix"]["cells"] if one["evidence"]]
    assert len(found) >= 5 * len(NAMES)


def test_no_page_made_a_link(folder: Path) -> None:
    assert b"/URI" not in (folder / "report.pdf").read_bytes()
    assert "](javascript" not in (folder / "report.md").read_text(encoding="utf-8")


def test_chats_take_it() -> None:
    reply = ReportShown(report(), "0123456789").to_reply()
    assert to_slack(reply)
    assert to_teams(reply)
