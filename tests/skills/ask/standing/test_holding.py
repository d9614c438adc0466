"""What holds today leads: not a wish, not a price to come, not an old edition; through the real models."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.testing.chat import NOW, FakeChat
from indexing.documents import DocumentDraft
from indexing.models import TextModels
from skills.ask import AskQuery, ask
from skills.ask.answer import Asked
from skills.messages import Conversation, Message

HOME = """# Working at home

You may work at home two days a week. There is a one-off home office allowance of £250; it is paid back if you leave
within 12 months.
"""
FOBS = """# Lost fobs

A replacement fob costs £15 and is handed out at reception. Ring 0117 to block the old one.
"""
MINUTES = """# Finance meeting, 3 November 2026

## Home office
Joanna suggested a home office allowance of £400. Douglas: too expensive. No decision, back on the table in February.

## Fobs
From 1 March 2027 a replacement fob will cost £25.
"""
EXPENSES = """# Travel and expenses policy {year}

## Hotels

Hotels are reimbursed up to £{hotel} per night. Book them yourself.

## Rail

Train journeys are second class. {rail}

## Mileage

Private cars are reimbursed at 45p per mile. Bicycles are reimbursed at {bicycle}p per mile.
"""
FIRST = "First class is allowed for journeys of more than four hours."
APPROVED = "First class needs the approval of your director."
FORUM = """# Staff forum {year}

## Party
It is on Friday {day} December at the {inn}. {partners}

## End
Next forum: {next_day} January {next_year}, 15:00, canteen.
"""
ON_CALL = """# On-call for the {team}

On-call is paid with £{week} per week, and £{hour} per hour for each call-out.
"""


@dataclass
class Company:
    chat: FakeChat

    def wrote(self, location: str, markdown: str, at: datetime) -> None:
        title = markdown.splitlines()[0].lstrip("# ")
        self.chat.index.add([DocumentDraft(location, title, markdown, modified_at=at)])

    def ask(self, question: str) -> Asked:
        place = Conversation("fake", "T1", "D1", private=True)
        message = Message(question, self.chat.rights.user("ana"), place, NOW)
        asked: Asked = asyncio.run(self.chat.dispatcher.answer(ask, AskQuery(question=question), message))
        return asked


@pytest.fixture
def company(tmp_path: Path, models: TextModels) -> Iterator[Company]:
    chat = FakeChat(tmp_path, embedder=models)
    yield Company(chat)
    chat.close()


def day(year: int, month: int, number: int) -> datetime:
    return datetime(year, month, number, tzinfo=UTC)


def test_what_somebody_suggested_does_not_beat_the_policy(company: Company) -> None:
    company.wrote("home.md", HOME, day(2026, 3, 9))
    company.wrote("minutes.md", MINUTES, day(2026, 11, 3))
    asked = company.ask("home office allowance how much")
    assert "£250" in asked.answer
    assert "£400" not in asked.answer
    assert asked.conflict == ""


def test_who_suggested_something_is_still_told(company: Company) -> None:
    company.wrote("home.md", HOME, day(2026, 3, 9))
    company.wrote("minutes.md", MINUTES, day(2026, 11, 3))
    assert "Joanna suggested" in company.ask("who suggested a home office allowance of £400?").answer


def test_todays_price_leads_and_what_comes_is_told_beside_it(company: Company) -> None:
    company.wrote("fobs.md", FOBS, day(2026, 4, 20))
    company.wrote("minutes.md", MINUTES, day(2026, 11, 3))
    asked = company.ask("what does a replacement fob cost")
    assert asked.answer.startswith("A replacement fob costs £15")
    assert "£25" not in asked.answer
    assert asked.conflict.startswith("Later something else holds")
    assert "£25" in asked.conflict
    later = company.ask("what will a replacement fob cost from March 2027?")
    assert "£25" in later.answer
    assert later.conflict == ""


def test_the_policy_that_replaced_the_older_one_leads(company: Company) -> None:
    old, new = (
        EXPENSES.format(year=2024, hotel=110, rail=FIRST, bicycle=20),
        "This replaces the policy of 2024.",
    )
    company.wrote("2024.md", old, day(2024, 3, 1))
    company.wrote(
        "2026.md", EXPENSES.format(year=2026, hotel=130, rail=APPROVED, bicycle=25) + new, day(2026, 1, 5)
    )
    assert FIRST not in (asked := company.ask("can I travel first class by train")).answer
    assert asked.declined or APPROVED in asked.answer


def test_a_policy_of_next_year_does_not_lead_this_year(company: Company) -> None:
    now, later = ({"rail": APPROVED, "bicycle": bicycle} for bicycle in (25, 30))
    company.wrote("2026.md", EXPENSES.format(year=2026, hotel=130, **now), day(2026, 1, 5))
    company.wrote("2027.md", EXPENSES.format(year=2027, hotel=150, **later), day(2026, 11, 5))
    asked = company.ask("how much is the mileage for bicycles")
    assert asked.answer == "Bicycles are reimbursed at 25p per mile."
    assert "disagree" not in asked.conflict


def test_an_older_edition_beside_it_does_not_cost_the_answer(company: Company) -> None:
    new = EXPENSES.format(year=2026, hotel=130, rail=APPROVED, bicycle=25)
    company.wrote("2026.md", new, day(2026, 1, 5))
    alone = company.ask("how much is a hotel per night")
    company.wrote("2024.md", EXPENSES.format(year=2024, hotel=110, rail=FIRST, bicycle=20), day(2024, 3, 1))
    both = company.ask("how much is a hotel per night")
    assert alone.confidence is not None
    assert both.confidence is not None
    assert both.confidence > alone.confidence - 0.05
    assert "£130" in both.answer
    assert "£110" in both.conflict


def test_of_two_things_that_are_told_alike_the_one_asked_about_is_said(company: Company) -> None:
    company.wrote(
        "2026.md", EXPENSES.format(year=2026, hotel=130, rail=APPROVED, bicycle=25), day(2026, 1, 5)
    )
    assert (
        company.ask("how much is the mileage for bicycles").answer
        == "Bicycles are reimbursed at 25p per mile."
    )


def test_last_years_party_disagrees_with_nothing_and_the_next_forum_is_not_past(company: Company) -> None:
    last = {"year": 2025, "day": 12, "inn": "Arnolfini", "partners": "Partners are not invited."}
    this = {"year": 2026, "day": 11, "inn": "Paintworks", "partners": "Partners are invited."}
    company.wrote("2025.md", FORUM.format(**last, next_day=13, next_year=2026), day(2025, 10, 14))
    company.wrote("2026.md", FORUM.format(**this, next_day=12, next_year=2027), day(2026, 10, 13))
    party = company.ask("are partners invited to the party?")
    assert party.conflict == ""
    assert "not invited" not in party.answer
    assert "2026" not in company.ask("when is the next staff forum?").answer


def test_what_two_teams_get_is_no_disagreement(company: Company) -> None:
    company.wrote("shop.md", ON_CALL.format(team="web shop", week=180, hour=35), day(2026, 6, 22))
    company.wrote("data.md", ON_CALL.format(team="data team", week=120, hour=20), day(2026, 8, 10))
    asked = company.ask("how much is on-call paid per week")
    assert asked.conflict.startswith("It depends on which is meant")
    assert {one.passage.location for one in asked.citations} == {"shop.md", "data.md"}
