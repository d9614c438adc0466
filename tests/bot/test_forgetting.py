"""A person who is forgotten is named nowhere but where the documents say so, whatever tables there are."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Engine,
    Float,
    Integer,
    LargeBinary,
    Table,
    insert,
    select,
)
from sqlalchemy.types import BigInteger

from bot.admin.tables import AdminBase
from bot.app import App
from bot.build import build
from bot.databases.tables import DatabaseBase
from bot.directory import Person
from bot.forgetting import forget
from bot.gateway.tables import GatewayBase
from bot.meetings.tables import MeetingBase
from bot.platforms.slack.rows import SlackBase
from bot.platforms.teams.rows import TeamsBase
from bot.review.tables import ReviewBase
from bot.settings import Settings
from bot.store import transaction
from bot.tables import BotBase
from bot.threads import part_in, take_part
from indexing.tables import UtcDateTime

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
BO = "bo-who-leaves"
BASES = (BotBase, GatewayBase, ReviewBase, MeetingBase, SlackBase, TeamsBase, AdminBase, DatabaseBase)
# columns that hold a person's id, and what `privacy forget` does with it: GONE, or why it stays
GONE = "gone"
WHO_DID = "who changed what, kept for good"
WORK = "their work for others: what an expert answered or graded belongs to all who read it"
RIGHTS = "who may read a meeting goes with the meeting"
DIRECTORY = "the directory, which an import and the platforms keep"
NAMED: dict[str, str] = {
    "threads.asker": GONE,
    "turns.asker": GONE,
    "turns.reader": GONE,
    "open_channels.person": GONE,
    "begun_work.asker": GONE,
    "questions.asker": GONE,
    "thumbs.person": GONE,
    "verified_entries.asker": GONE,
    "meeting_actions.assignee": GONE,
    "meeting_actions.changed_by": GONE,
    "voices.person_id": GONE,
    "heard_voices.person_id": GONE,
    "teams_talk.people": GONE,
    "platform_ids.person_id": DIRECTORY,
    "memberships.person_id": DIRECTORY,
    "people.id": DIRECTORY,
    "teams_conversations.person": DIRECTORY,
    "audit_lines.by": WHO_DID,
    "sources.added_by": WHO_DID,
    "live_settings.changed_by": WHO_DID,
    "proposals.proposer": WHO_DID,
    "proposals.settled_by": WHO_DID,
    "proposals.settled_by_id": WHO_DID,
    "sql_drafts.asker": GONE,
    "sql_drafts.judged_by": GONE,
    "sql_drafts.pressed_by": GONE,
    "sql_verified.asker": GONE,
    "sql_verified.author": GONE,
    "sql_databases.added_by": WHO_DID,
    "meeting_digests.added_by": WHO_DID,
    "meeting_rules.added_by": WHO_DID,
    "meeting_opt_outs.added_by": WHO_DID,
    "slack_installations.installed_by": WHO_DID,
    "watches.loosened_by": WHO_DID,
    "watch_events.by": WHO_DID,
    "model_calls.asker": "calls of a model without their words, kept for good",
    "audits.graded_by": WORK,
    "handovers.expert": WORK,
    "handovers.answered_by": WORK,
    "handovers.claimed_by": WORK,
    "handovers.declined_by": WORK,
    "verified_entries.expert": WORK,
    "meetings.organiser": RIGHTS,
}
# what holds no id of a person though it is called like one that does
OTHERS = {
    "begun_work.stopped_by": "a name, and goes with the work",
    "meeting_rules.organiser": "a pattern",
    "meeting_actions.owner": "a name as it was said",
    "cards.reader": "a channel or a person, and goes with the question",
    "teams_files.person": "an id of the tenant, which another test forgets",
    "documents.author": "a name",
}
PERSONAL = (
    "asker",
    "person",
    "person_id",
    "people",
    "reader",
    "organiser",
    "assignee",
    "expert",
    "proposer",
    "owner",
)
Row = dict[str, Any]  # Any: a value of any column


@pytest.fixture
def app(store: Engine, tmp_path: Path) -> Iterator[App]:
    url = store.url.render_as_string(hide_password=False)
    app = build(Settings.model_validate({"home": tmp_path, "database": {"url": url}}), now=lambda: NOW)
    app.directory.write([Person(BO, "Bo Lind", "bo@example.org"), Person("ana", "Ana Souza")], now=NOW)
    yield app
    app.close()


def tables() -> list[Table]:
    return [table for base in BASES for table in base.metadata.sorted_tables]


def test_every_column_that_may_name_a_person_is_known() -> None:
    called = {
        f"{table.name}.{column.name}"
        for table in tables()
        for column in table.columns
        if column.name in PERSONAL or column.name == "by" or column.name.endswith("_by")
    }
    assert called - NAMED.keys() - OTHERS.keys() == set(), "say what forgetting a person does with these"


def test_forgotten_a_person_is_named_only_where_the_documents_say_so(app: App) -> None:
    with transaction(app.engine) as session:
        for table in tables():
            if table.name not in ("people", "platform_ids", "memberships", "processes"):
                session.execute(insert(table).values(_row(table)))
    gone = {name for name, why in NAMED.items() if why == GONE}
    assert gone <= _naming(app)
    forget(app, BO)
    left = _naming(app)
    assert left & gone == set()
    # what others did with them in it is not torn apart
    assert left >= {name for name, why in NAMED.items() if why in (WHO_DID, RIGHTS)}


def test_a_thread_goes_on_without_the_one_who_is_forgotten(app: App) -> None:
    with transaction(app.engine) as session:
        take_part(session, "slack", "C1", "1.1", asker=BO, now=NOW)
        take_part(session, "slack", "C1", "2.1", asker="ana", now=NOW)
    forget(app, BO)
    parts = [part_in(app.engine, "slack", "C1", thread) for thread in ("1.1", "2.1")]
    assert [part.asker if part else None for part in parts] == ["", "ana"]


def _naming(app: App) -> set[str]:
    """The columns that hold the person's id now."""
    with transaction(app.engine) as session:
        return {
            f"{table.name}.{column.name}"
            for table in tables()
            for row in session.execute(select(table)).mappings()
            for column in table.columns
            if f"{table.name}.{column.name}" in NAMED and BO in str(row[column.name])
        }


def _row(table: Table) -> Row:
    return {
        column.name: _value(table, column)
        for column in table.columns
        if not (column.primary_key and isinstance(column.type, Integer) and not column.foreign_keys)
    }


def _value(table: Table, column: Column[Any]) -> object:
    """A value of its type; the person where it names one."""
    if f"{table.name}.{column.name}" in NAMED:
        return json.dumps([BO]) if column.name == "people" else BO
    kinds: list[tuple[Any, object]] = [  # Any: types of columns
        (Boolean, False),
        (BigInteger, 1),
        (Integer, 1),
        (Float, 0.0),
        (UtcDateTime, NOW),
        (DateTime, NOW),
        (Date, date(2026, 11, 26)),
        (JSON, {}),
        (LargeBinary, b"x"),
    ]
    return next((value for kind, value in kinds if isinstance(column.type, kind)), "x")
