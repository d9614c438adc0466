"""A report in a chat: short, cited, with its files, within what the platforms take."""

import json
from dataclasses import replace
from functools import cache

import pytest

from bot.platforms.slack.render import to_slack
from bot.platforms.teams.render import to_teams
from skills.language import reader_of, speaking
from skills.messages import Block, Choices, File, Footer, Lines, Picture, Quote, Reply, Table
from skills.research.deliver.reply import BattlecardShown, EvidenceShown, ReportShown, matrices, report_shown
from skills.research.report import Report
from tests.skills.research.sample import HOSTILE, KESTREL, LUMENTA, US, dozen, empty, rich

NAME = "0123456789"


@cache
def shown(kind: str) -> ReportShown:
    return report_shown({"rich": rich(), "dozen": dozen(), "empty": empty()}[kind], NAME)


def of(reply: Reply, kind: type[Block]) -> list[Block]:
    return [one for one in reply.blocks if isinstance(one, kind)]


def test_it_has_summary_matrix_charts_files_and_buttons() -> None:
    reply = shown("rich").to_reply()
    assert "31 of 50 cells" in reply.summary
    assert len(of(reply, Picture)) == 3
    assert [one.name.split("-")[0] for one in of(reply, File) if isinstance(one, File)] == [
        "report",
        "report",
        "evidence",
    ]
    tables = [one for one in reply.blocks if isinstance(one, Table)]
    assert [company for one in tables for company in one.columns[1:]] == list(rich().companies)
    [buttons] = [one for one in reply.blocks if isinstance(one, Choices)]
    assert buttons.options[:2] == (f"watch add {NAME}", f"reports evidence {NAME} {KESTREL}")
    assert buttons.labels[:2] == ("Watch this", f"Show evidence for {KESTREL}")


def test_its_sentences_have_the_numbers_that_the_file_lists() -> None:
    reply = shown("rich").to_reply()
    first = next(one for one in reply.blocks if isinstance(one, Lines)).items[0]
    numbers = [one.rstrip("]") for one in first.split("[")[1:]]
    markdown = next(one.text for one in reply.blocks if isinstance(one, File) and one.name.endswith(".md"))
    assert numbers
    assert all(f'<a id="q{one}"></a>[{one}] “' in markdown for one in numbers)


def test_a_watched_report_has_no_button_for_it() -> None:
    reply = replace(shown("rich"), watched=True).to_reply()
    [buttons] = [one for one in reply.blocks if isinstance(one, Choices)]
    assert not any(one.startswith("watch") for one in buttons.options)


def test_nothing_found_is_said() -> None:
    reply = shown("empty").to_reply()
    assert "no company was found" in reply.summary
    assert not of(reply, Choices)
    assert not of(reply, Table)


def test_what_has_no_room_is_counted() -> None:
    assert any(
        "4 more companies are in the files" in one.text
        for one in shown("dozen").to_reply().blocks
        if isinstance(one, Footer)
    )


@pytest.mark.parametrize("kind", ["rich", "dozen", "empty"])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_slack_and_teams_take_it(kind: str, language: str) -> None:
    with speaking(reader_of(language)):
        reply = shown(kind).to_reply()
        slack, teams = to_slack(reply), to_teams(reply)
    assert all(len(message.get("blocks", ())) <= 50 for message in slack)
    assert teams
    assert "<!channel>" not in json.dumps(slack, ensure_ascii=False, default=lambda _: "")


def test_evidence_of_a_company_is_quotes_with_their_sources() -> None:
    reply = EvidenceShown(rich(), LUMENTA).to_reply()
    quotes = [one for one in reply.blocks if isinstance(one, Quote)]
    texts = [one.text for one in rich().sources]
    assert quotes
    assert all(any(one.text in text for text in texts) for one in quotes)
    assert all(one.source.startswith("Lumenta, ") for one in quotes)
    assert {one.link for one in quotes} <= {one.address for one in rich().sources}


def test_evidence_of_our_own_documents_has_no_link() -> None:
    reply = EvidenceShown(rich(), US).to_reply()
    assert [one.link for one in reply.blocks if isinstance(one, Quote)] == ["", "", "", ""]


def test_evidence_of_somebody_unknown_is_none() -> None:
    assert "Nothing with a quote" in EvidenceShown(rich(), "Nobody").to_reply().summary


def test_a_battlecard_is_private_and_comes_as_a_file_too() -> None:
    reply = BattlecardShown(rich(), KESTREL).to_reply()
    assert reply.private
    assert [one.name for one in reply.blocks if isinstance(one, File)] == ["battlecard-kestrel-cold-chain.md"]


def test_hostile_questions_are_words() -> None:
    report: Report = replace(empty(), question=HOSTILE)
    assert "<!channel>" not in json.dumps(
        to_slack(ReportShown(report, NAME).to_reply()), default=lambda _: ""
    )


def test_companies_stand_side_by_side_a_few_a_table() -> None:
    tables = list(matrices(dozen()))
    assert [len(one.columns) for one in tables] == [5, 5]
    assert all(len(row) == len(one.columns) for one in tables for row in one.rows)
    assert tables[0].columns[1:] == dozen().companies[:4]
    assert "Price" in [row[0] for row in tables[0].rows]
