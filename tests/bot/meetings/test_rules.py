"""Rules: the first that fits a meeting decides, and one that nobody could follow is refused."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine

from bot.arrivals import Notice
from bot.audit import lines
from bot.meetings.rules import Rule, Rules, rule_for
from bot.store import transaction
from skills.errors import UserError

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


def _place(store: Engine, notice: Notice) -> str:
    with transaction(store) as session:
        return rule_for(session, notice).posts_to


def test_the_first_rule_that_fits_decides_and_without_one_the_minutes_go_to_its_chat(
    store: Engine,
) -> None:
    rules = Rules(store)
    rules.add(Rule(title="1:1", posts_to="nowhere"), by="ana", now=NOW)
    rules.add(Rule(title="client * review", organiser="@example.org", posts_to="slack:C1"), by="ana", now=NOW)
    rules.add(Rule(title="client", source="zoom", posts_to="slack:C2"), by="ana", now=NOW)
    ours = "Bo@Example.org"
    assert _place(store, Notice("zoom", "1", "Weekly 1:1 with Bo", ours)) == "nowhere"
    assert _place(store, Notice("graph", "2", "Client Aero review", ours)) == "slack:C1"
    assert _place(store, Notice("graph", "2", "Client Aero review", "x@evil-example.org.net")) == "chat"
    assert _place(store, Notice("zoom", "3", "CLIENT call", "x@other.org")) == "slack:C2"
    assert _place(store, Notice("graph", "4", None)) == "chat"


def test_removing_a_rule_leaves_a_line_in_the_audit(store: Engine) -> None:
    rules = Rules(store)
    added = rules.add(Rule(title="client", keep_days=30), by="ana", now=NOW)
    rules.remove(added.id, by="bo", now=NOW)
    assert rules.list() == []
    said = [(line.by, line.did, line.detail) for line in lines(store, subject=f"rule {added.id}")]
    detail = "title=client, posts_to=organiser, keep_days=30"
    assert said == [("bo", "meeting rule removed", detail), ("ana", "meeting rule added", detail)]
    with pytest.raises(UserError, match=f"There is no rule {added.id}"):
        rules.remove(added.id, by="bo", now=NOW)


@pytest.mark.parametrize(
    "rule", [Rule(posts_to="slack:"), Rule(posts_to="general"), Rule(posts_to=""), Rule(keep_days=0)]
)
def test_a_rule_that_nobody_could_follow_is_refused(store: Engine, rule: Rule) -> None:
    with pytest.raises(UserError):
        Rules(store).add(rule, by="ana", now=NOW)
    assert Rules(store).list() == []
