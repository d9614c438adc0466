"""What the words of admins see: settings, switches, people, rules and what was done, each asked where it is kept."""

import difflib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bot.admin import forget, threshold
from bot.admin.keys import SWITCHES, Switch, find_key
from bot.admin.switches import FIXED
from bot.audit import lines
from bot.commands import AnySkill
from bot.meetings.rules import Rules, sentence
from skills.admin_book import Did, Fact, Place, SwitchFact, Trial
from skills.contract import Permission
from skills.errors import UserError
from skills.messages import Message, User
from skills.minutes.templates.reading import load_templates

if TYPE_CHECKING:
    from bot.app import App

BY_DEFAULT, BY_ENVIRONMENT = "default", "set by environment"


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
        return User(known.id, known.name) if known else self.app.book.person(asked, message.sender)

    def switches(self) -> tuple[SwitchFact, ...]:
        family = self.live.family(SWITCHES)
        self.places.learn({one for rest in family for one in self.places.references(rest)})
        able = [one for one in self.app.dispatcher.skills if one.routed and one.command not in FIXED]
        return tuple(self._switch(one, family) for one in able)

    def setting(self, name: str) -> Fact:
        found = find_key(name)
        if found is None:
            raise UserError(f"There is no setting {name!r}.")
        key, rest = found
        value = self.live.get(key, rest)
        words = key.words(value) if value is not None else key.blank(rest)
        self.places.learn(self.places.references(words))
        return Fact(key.title(rest), self.places.worded(words), self._source(name))

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

    def template(self, words: str) -> str:
        known = {one.name.lower(): one.name for one in load_templates(self.app.settings.home).all}
        asked = words.strip().lower()
        if asked not in known:
            close = difflib.get_close_matches(asked, known, n=1)
            near = (
                f"Did you mean {known[close[0]]!r}?" if close else f"There are {', '.join(known.values())}."
            )
            raise UserError(f"There is no template {words.strip()!r}.", hint=near)
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
                exceptions.append(f"{self.places.worded(where)}: {'on' if family[rest].on else 'off'}")
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
        return f"{self._name(stored.changed_by)}, {stored.changed_at:%d %b %Y %H:%M} UTC"
