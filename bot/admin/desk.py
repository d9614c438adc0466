"""What the words of admins see: settings, switches, people, rules and what was done, each asked where it is kept."""

import asyncio
import difflib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.admin import databases, forget, models, threshold
from bot.admin.keys import LISTENING, SWITCHES, TIMES, Switch, find_key, listening_beneath
from bot.admin.switches import FIXED
from bot.audit import AuditLine, lines, note
from bot.commands import AnySkill
from bot.jobs.schedules import next_time
from bot.meetings.rules import Rules, sentence
from bot.meetings.tables import DigestRow
from bot.review.gaps import GapReader, gaps_of, how_often
from bot.sources.book import Book as SourceBook
from bot.store import transaction
from bot.times import DATABASES, SYNC, USUAL, WHAT
from indexing.audience import Audience
from skills.admin.times import said
from skills.admin_book import (
    ChoreFact,
    DatabaseFact,
    DatabaseWish,
    Did,
    Fact,
    GapFact,
    ModelFact,
    Place,
    SourceFact,
    SwitchFact,
    TemplateFact,
    Trial,
    Usage,
)
from skills.approval import Change
from skills.errors import UserError
from skills.language import joined, moment, say
from skills.messages import Message, User
from skills.minutes.templates.reading import load_templates
from skills.model import Task
from skills.permission import Permission

if TYPE_CHECKING:
    from bot.app import App

BY_DEFAULT, BY_ENVIRONMENT = say("default"), say("set by environment")
UNSAID = say("(shown once a second person asks alike, or to an admin)")


class AdminDesk:
    """`skills.admin_book.AdminBook`."""

    def __init__(self, app: "App") -> None:
        self.app = app
        self.live, self.places = app.admin.live, app.admin.places

    def may(self, user: User, permission: Permission) -> bool:
        return self.app.rights.allowed(user, permission)

    def channel(self, words: str, message: Message) -> Place:
        return self.places.channel(words, message)

    def group(self, words: str) -> str:
        return self.places.group(words)

    def person(self, words: str, message: Message) -> User:
        asked, directory = words.strip(), self.app.directory
        platform, _, there = dict(message.named).get(asked, "").partition(":")
        known = directory.find_on(platform, there) if there else None
        return known.user if known else self.app.book.person(asked, message.sender)

    def switches(self) -> tuple[SwitchFact, ...]:
        family = self.live.family(SWITCHES)
        self.places.learn({one for rest in family for one in self.places.references(rest)})
        able = [one for one in self.app.dispatcher.skills if one.routed and one.command not in FIXED]
        return tuple(self._switch(one, family) for one in able)

    def setting(self, name: str) -> Fact:
        found = find_key(name)
        if found is None:
            raise UserError(say("There is no setting {name!r}.", name=name))
        key, rest = found
        value = self.live.get(key, rest)
        words = key.words(value) if value is not None else key.blank(rest)
        title = key.title(rest)
        self.places.learn(self.places.references(f"{title} {words}"))
        return Fact(self.places.worded(title), self.places.worded(words), self._source(name))

    def family(self, name: str) -> tuple[Fact, ...]:
        found = find_key(name)
        if found is None:
            raise UserError(say("There is no setting {name!r}.", name=name))
        known = {
            *self.live.family(found[0]),
            *(listening_beneath(self.app.settings) if found[0] is LISTENING else ()),
        }
        return tuple(self.setting(f"{name}{rest}") for rest in sorted(known))

    def changes(self, person: User | None, word: str, limit: int) -> tuple[Did, ...]:
        found = lines(self.app.engine, by=person.id if person else None, word=word, limit=limit)
        return tuple(
            Did(one.at, self._name(one.by), one.did, self.places.worded(one.subject), one.detail)
            for one in found
        )

    def kept(self, person: User) -> Sequence[tuple[str, str]]:
        return forget.kept(self.app, person)

    def retention(self) -> Sequence[tuple[str, str]]:
        return forget.retention(self.app)

    def rules(self) -> tuple[tuple[int, str], ...]:
        known = [(one.id, sentence(one)) for one in Rules(self.app.engine).list()]
        self.places.learn({one for _, said in known for one in self.places.references(said)})
        return tuple((number, self.places.worded(said)) for number, said in known)

    def certificate(self) -> Sequence[tuple[str, str]]:
        return threshold.in_force(self.app)

    async def trial(self, target: float, level: float) -> Trial:
        return await threshold.trial(self.app, target, level)

    async def gaps(self, days: int, by: User) -> tuple[GapFact, ...]:
        person = await asyncio.to_thread(self.app.directory.find, by.id)
        rights = self.app.directory.rights_of(person) if person else self.app.directory.local_rights()
        reader = GapReader(Audience.of(rights), await asyncio.to_thread(self.may, by, Permission.SETTINGS))
        questions = await asyncio.to_thread(lambda: self.app.review.questions.declined(days=days))
        found = await gaps_of(questions, self.app.dispatcher.index, reader)
        shown = tuple(GapFact(one.asked, one.words, one.nearest or "") for one in found if one.words)
        unsaid = sum(one.count for one in found if not one.words)
        return (*shown, *((GapFact(how_often(unsaid), UNSAID, ""),) if unsaid else ()))

    def usage(self, days: int) -> Usage:
        return self.app.admin.uses.usage(days)

    def models(self) -> tuple[ModelFact, ...]:
        known = {one.task: one for one in self.app.gateway.describe()}
        return tuple(
            ModelFact(
                task.value, one.model, one.cleared.value if one.cleared else say("nothing"), one.problem or ""
            )
            if (one := known.get(task))
            else ModelFact(task.value, say("none"), "", "")
            for task in Task
        )

    def model_problem(self, change: Change) -> str:
        return models.problem(self.app.settings.models, self.live, change)

    def sources(self) -> tuple[SourceFact, ...]:
        return tuple(
            SourceFact(
                one.name,
                one.place.kind,
                ", ".join(sorted(one.readers)),
                one.data_class.value,
                moment(one.synced_at) if one.synced_at else say("not yet"),
                one.trouble,
            )
            for one in SourceBook(self.app.engine).all()
        )

    def databases(self) -> tuple[DatabaseFact, ...]:
        return databases.facts(self.app)

    def new_database(self, wish: DatabaseWish, by: User) -> Change:
        return databases.new_database(self.app, wish, by)

    def description(self, name: str) -> tuple[str, bool]:
        return databases.description(self.app, name)

    def new_description(self, name: str, layer: str) -> Change:
        return databases.new_description(self.app, name, layer)

    def sync(self, by: User) -> None:
        self.app.admin.ask_for_chore(SYNC)
        self.app.admin.ask_for_chore(DATABASES)
        with transaction(self.app.engine) as session:
            note(session, AuditLine(self.app.now(), by.id, "sync asked for", "sources"))

    def note_added(self, location: str, readers: str, by: User) -> None:
        with transaction(self.app.engine) as session:
            note(session, AuditLine(self.app.now(), by.id, "document added", location[:255], readers))

    def groups(self) -> tuple[tuple[str, int], ...]:
        return self.places.sizes()

    def about(self, person: User) -> Sequence[tuple[str, str]]:
        known = self.app.directory.find(person.id)
        if known is None:
            return ((say("Id"), person.id),)
        held = [one for one in Permission if self.may(person, one)]
        return (
            (say("Id"), known.id),
            (say("E-mail"), known.email or say("none")),
            (say("Kind"), say("guest") if known.guest else say("full member")),
            (say("Groups"), ", ".join(sorted(known.groups)) or say("none")),
            (say("Channels"), str(len(known.channels))),
            (
                say("Known on"),
                ", ".join(
                    say("{platform} as {name}", platform=where, name=there)
                    for where, there in known.platform_ids
                )
                or say("nothing yet"),
            ),
            (say("May"), ", ".join(held)),
        )

    def chores(self) -> tuple[ChoreFact, ...]:
        now = self.app.now()
        lines_now = {name: self.app.admin.time_of(name) for name in USUAL}
        return tuple(
            ChoreFact(
                name, WHAT[name], said(line), _moment(next_time(line, now)), self._source(TIMES.named(name))
            )
            for name, line in lines_now.items()
        )

    def all_digests(self) -> tuple[str, ...]:
        with transaction(self.app.engine) as session:
            rows = session.scalars(select(DigestRow).order_by(DigestRow.id)).all()
            told = [_digest(row) for row in rows]
        self.places.learn({one for text in told for one in self.places.references(text)})
        return tuple(map(self.places.worded, told))

    def templates(self) -> tuple[TemplateFact, ...]:
        known = load_templates(self.app.settings.home).all
        return tuple(
            TemplateFact(one.name, tuple(part.heading for part in one.sections), one.match) for one in known
        )

    def template_faults(self) -> tuple[str, ...]:
        return load_templates(self.app.settings.home).faults

    def template(self, words: str) -> str:
        known = {one.name.lower(): one.name for one in load_templates(self.app.settings.home).all}
        asked = words.strip().lower()
        if asked not in known:
            close = difflib.get_close_matches(asked, known, n=1)
            near = (
                say("Did you mean {word!r}?", word=known[close[0]])
                if close
                else say("There are {names}.", names=", ".join(known.values()))
            )
            raise UserError(say("There is no template {name!r}.", name=words.strip()), hint=near)
        return known[asked]

    def _name(self, person: str) -> str:
        known = self.app.directory.find(person)
        return known.name if known else person

    def _switch(self, one: AnySkill, family: Mapping[str, Switch]) -> SwitchFact:
        everywhere = self.live.get(SWITCHES, one.command)
        exceptions = []
        for rest in sorted(family):
            command, _, place = rest.partition("@")
            if command == one.command and place:
                where = place.removeprefix("channel:")
                state = say("on") if family[rest].on else say("off")
                exceptions.append(joined((self.places.worded(where), state), ": "))
        on = everywhere is None or everywhere.on
        source = self._source(SWITCHES.named(one.command))
        return SwitchFact(one.command, one.summary, on, source, tuple(exceptions))

    def _source(self, name: str) -> str:
        """Who says so: a person, the environment, or nobody."""
        found = find_key(name)
        if found is None:
            return BY_DEFAULT
        key, rest = found
        stored = self.live.stored(key, rest)
        if stored is None:
            return BY_ENVIRONMENT if key.beneath(self.app.settings, rest) is not None else BY_DEFAULT
        return joined((self._name(stored.changed_by), moment(stored.changed_at)), ", ")


def _digest(row: DigestRow) -> str:
    often = say("daily") if row.every == "daily" else say("weekly")
    what = joined((often, row.words))
    return say("{id}: {what} in {channel}", id=row.id, what=what, channel=f"{row.platform}:{row.channel}")


def _moment(at: datetime | None) -> str:
    return moment(at) if at else say("never")
