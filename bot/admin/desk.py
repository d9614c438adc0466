"""What the words of admins see: settings, switches, channels and people, each asked where it is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.admin.keys import SWITCHES, Switch, find_key
from bot.admin.live import LiveSettings
from bot.admin.places import Places
from bot.admin.switches import FIXED
from bot.commands import AnySkill
from bot.directory import Directory
from bot.meetings.book import Book
from bot.settings import Settings
from skills.admin_book import Fact, Place, SwitchFact
from skills.errors import UserError
from skills.messages import Message, User

BY_DEFAULT, BY_ENVIRONMENT = "default", "set by environment"


@dataclass(frozen=True)
class AdminDesk:
    """`skills.admin_book.AdminBook`."""

    settings: Settings
    live: LiveSettings
    places: Places
    directory: Directory
    book: Book
    skills: Sequence[AnySkill]

    def channel(self, words: str, message: Message) -> Place:
        return self.places.channel(words, message)

    def group(self, words: str) -> str:
        return self.places.group(words)

    def person(self, words: str, message: Message) -> User:
        asked = words.strip()
        mentioned = dict(message.named).get(asked, "").partition(":")
        known = self.directory.find_on(mentioned[0], mentioned[2]) if mentioned[2] else None
        return User(known.id, known.name) if known else self.book.person(asked, message.sender)

    def switches(self) -> tuple[SwitchFact, ...]:
        family = self.live.family(SWITCHES)
        self.places.learn({one for rest in family for one in self.places.references(rest)})
        able = [one for one in self.skills if one.routed and one.command not in FIXED]
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
            return BY_ENVIRONMENT if key.beneath(self.settings, rest) is not None else BY_DEFAULT
        person = self.directory.find(stored.changed_by)
        who = person.name if person else stored.changed_by
        return f"{who}, {stored.changed_at:%d %b %Y %H:%M} UTC"
