"""What admins want done with which meetings: the first rule that matches decides."""

from dataclasses import dataclass
from datetime import datetime
from fnmatch import fnmatchcase

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from bot.arrivals.notice import Notice
from bot.audit import AuditLine, note
from bot.meetings.tables import RuleRow
from bot.store import transaction
from skills.errors import UserError
from skills.language import joined, say, say_many

ORGANISER = "organiser"
CHAT = "chat"
NOWHERE = "nowhere"


@dataclass(frozen=True)
class Rule:
    """`title` is a pattern with * and ?, `organiser` an e-mail or a domain (@example.org), `source` such as zoom.

    Empty ones match every meeting. `posts_to` is `platform:channel`, `organiser`, `nowhere`, or `chat`: the meeting's
    own, else its organiser."""

    title: str = ""
    organiser: str = ""
    source: str = ""
    posts_to: str = ORGANISER
    template: str = ""
    keep_days: int | None = None
    leave_out: bool = False
    id: int = 0

    def matches(self, notice: Notice) -> bool:
        return (
            _fits(self.title, notice.title or "")
            and _is_from(self.organiser, notice.organiser)
            and (not self.source or self.source.lower() == notice.source.lower())
        )


def check(rule: Rule) -> Rule:
    """The rule, if it can be followed. Raises UserError."""
    platform, _, channel = rule.posts_to.partition(":")
    if rule.posts_to not in (ORGANISER, CHAT, NOWHERE) and not (platform and channel):
        raise UserError(
            say("{posts_to!r} is no place to post to.", posts_to=rule.posts_to),
            hint=say("Use slack:CHANNEL-ID, teams:CHANNEL-ID, chat, organiser or nowhere."),
        )
    if rule.keep_days is not None and rule.keep_days < 1:
        raise UserError(
            say("Minutes are kept for a day at least."), hint=say("Use --leave-out to write none.")
        )
    return rule


class Rules:
    """The rules in a transaction of their own; `add_in` and its like do the same inside another."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def add(self, rule: Rule, *, by: str, now: datetime) -> Rule:
        """Put a rule after all others. Raises UserError for one that cannot be followed."""
        check(rule)
        with transaction(self.engine) as session:
            return add_in(session, rule, by=by, now=now)

    def remove(self, rule_id: int, *, by: str, now: datetime) -> None:
        """Raises UserError when there is no such rule."""
        with transaction(self.engine) as session:
            remove_in(session, rule_id, by=by, now=now)

    def list(self) -> list[Rule]:
        """In the order in which they are tried."""
        with transaction(self.engine) as session:
            return rules_in(session)


def add_in(session: Session, rule: Rule, *, by: str, now: datetime, place: int | None = None) -> Rule:
    """Put a rule after all others, or in a place that is free; one with an id keeps it."""
    last = session.scalar(select(func.max(RuleRow.place))) or 0
    row = RuleRow(place=place or last + 1, added_by=by, added_at=now, **_columns(rule))
    if rule.id:
        row.id = rule.id
    session.add(row)
    session.flush()
    note(session, AuditLine(now, by, "meeting rule added", f"rule {row.id}", _worded(rule)))
    return _rule(row)


def remove_in(session: Session, rule_id: int, *, by: str, now: datetime) -> Rule:
    """The rule that was there. Raises UserError when there is no such rule."""
    row = session.get(RuleRow, rule_id)
    if row is None:
        raise UserError(
            say("There is no rule {rule_id}.", rule_id=rule_id), hint=say("See confidant rules list.")
        )
    removed = _rule(row)
    note(session, AuditLine(now, by, "meeting rule removed", f"rule {row.id}", _worded(removed)))
    session.delete(row)
    return removed


def rules_in(session: Session) -> list[Rule]:
    return [_rule(row) for row in session.scalars(select(RuleRow).order_by(RuleRow.place, RuleRow.id))]


def sentence(rule: Rule) -> str:
    """What a rule does, for whoever reads the list."""
    which = [say("titled {title!r}", title=rule.title)] if rule.title else []
    which += [say("organised by {organiser}", organiser=rule.organiser)] if rule.organiser else []
    which += [say("from {source}", source=rule.source)] if rule.source else []
    meetings = say("meetings {which}", which=joined(which, ", ")) if which else say("all meetings")
    if rule.leave_out:
        return say("{meetings} are left out.", meetings=meetings)
    laid_out = say("laid out as {template}", template=rule.template) if rule.template else ""
    kept = say_many("kept for {n} day", "kept for {n} days", rule.keep_days) if rule.keep_days else ""
    go = say("minutes of {meetings} go to {place}", meetings=meetings, place=rule.posts_to)
    return say("{what}.", what=joined((go, laid_out, kept), ", "))


def rule_for(session: Session, notice: Notice) -> Rule:
    """The first rule that matches, else one that posts to the meeting's chat, or to the organiser alone."""
    for row in session.scalars(select(RuleRow).order_by(RuleRow.place, RuleRow.id)):
        if (rule := _rule(row)).matches(notice):
            return rule
    return Rule(posts_to=CHAT)


def _fits(pattern: str, title: str) -> bool:
    """Without a star or question mark a pattern may stand anywhere in the title."""
    wanted = pattern.casefold().strip()
    if not any(letter in wanted for letter in "*?["):
        wanted = f"*{wanted}*"
    return fnmatchcase(title.casefold(), wanted)


def _is_from(wanted: str, organiser: str) -> bool:
    wanted, organiser = wanted.lower().strip(), organiser.lower()
    return organiser.endswith(wanted) if wanted.startswith("@") else wanted in ("", organiser)


def _columns(rule: Rule) -> dict[str, object]:
    return {
        "title": rule.title,
        "organiser": rule.organiser,
        "source": rule.source,
        "posts_to": rule.posts_to,
        "template": rule.template,
        "keep_days": rule.keep_days,
        "leave_out": rule.leave_out,
    }


def _rule(row: RuleRow) -> Rule:
    return Rule(
        row.title,
        row.organiser,
        row.source,
        row.posts_to,
        row.template,
        row.keep_days,
        row.leave_out,
        row.id,
    )


def _worded(rule: Rule) -> str:
    return ", ".join(
        f"{name}={value}" for name, value in _columns(rule).items() if value not in ("", None, False)
    )
