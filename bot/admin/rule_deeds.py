"""Rules of meetings, added and taken away; either can be put back."""

import json
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.admin.deeds import Done, Look, Worded
from bot.meetings.rules import Rule, add_in, check, remove_in, rules_in, sentence
from bot.meetings.tables import RuleRow
from bot.store import locked
from skills.approval import Change, Preview
from skills.errors import UserError
from skills.language import say, say_many
from skills.messages import User
from skills.permission import Permission

ADD, REMOVE = "rule-add", "rule-remove"
SINCE = say("The rules were changed since, so nothing is put back.")


class RuleAddition:
    """`after` holds the fields of the rule."""

    permission = Permission.SETTINGS
    can_undo = True

    def __init__(self, worded: Worded) -> None:
        self._worded = worded

    def look(self, session: Session, change: Change) -> Look:
        rule, known = _rule(change), rules_in(session)
        if any(_same(one, rule) for one in known):
            raise UserError(say("There is such a rule already."), hint=say("`rules` shows it."))
        now = say_many("{n} rule", "{n} rules", len(known)) if known else say("no rules")
        then = self._worded(sentence(rule))
        if known:
            then = say("{rule} (after the {n} before it)", rule=then.rstrip(".。"), n=len(known))
        preview = Preview(say("One more rule"), now, then)
        return Look(_version(session), preview)

    def do(self, session: Session, change: Change, by: User, now: datetime) -> str:
        return str(add_in(session, _rule(change), by=by.id, now=now).id)

    def put_back(self, session: Session, done: Done, by: User, now: datetime) -> None:
        row = locked(session, RuleRow, int(done.was))
        known = next((one for one in rules_in(session) if one.id == int(done.was)), None)
        if row is None or known is None or not _same(known, _rule(done.change)):
            raise UserError(SINCE)
        remove_in(session, row.id, by=by.id, now=now)


class RuleRemoval:
    """`subject` is the rule's number."""

    permission = Permission.SETTINGS
    can_undo = True

    def __init__(self, worded: Worded) -> None:
        self._worded = worded

    def look(self, session: Session, change: Change) -> Look:
        known = next((one for one in rules_in(session) if str(one.id) == change.subject), None)
        if known is None:
            raise UserError(
                say("There is no rule {subject}.", subject=change.subject),
                hint=say("`rules` shows their numbers."),
            )
        now = self._worded(sentence(known))
        return Look(
            _version(session),
            Preview(say("Rule {id}", id=known.id), now, say("no such rule; the next one that fits decides")),
        )

    def do(self, session: Session, change: Change, by: User, now: datetime) -> str:
        row = locked(session, RuleRow, int(change.subject))
        place = row.place if row else 0
        removed = remove_in(session, int(change.subject), by=by.id, now=now)
        return json.dumps({**asdict(removed), "place": place})

    def put_back(self, session: Session, done: Done, by: User, now: datetime) -> None:
        kept = json.loads(done.was)
        place, number = kept.pop("place"), kept["id"]
        taken = select(RuleRow.id).where((RuleRow.place == place) | (RuleRow.id == number))
        if session.scalar(taken) is not None:
            raise UserError(SINCE)
        add_in(session, Rule(**kept), by=by.id, now=now, place=place)


def _rule(change: Change) -> Rule:
    return check(Rule(**json.loads(change.after)))


def _same(one: Rule, other: Rule) -> bool:
    return {**asdict(one), "id": 0} == {**asdict(other), "id": 0}


def _version(session: Session) -> str:
    """The rules in their order: any change of them makes a preview old."""
    return ",".join(str(one.id) for one in rules_in(session))[-64:]
