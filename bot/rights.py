"""What a sender may do, and who will read the reply to their message."""

from dataclasses import dataclass

from bot.directory import LOCAL, Directory, Person
from bot.permissions import ADMINS, may
from bot.platforms.slack.installations import has_installed
from bot.talk import SLACK
from indexing.audience import Audience
from skills.messages import Message, User
from skills.permission import Permission


@dataclass(frozen=True)
class Rights:
    """What a sender may do, and who will read the reply to their message."""

    directory: Directory
    admins: frozenset[str]

    def user(self, name: str | None) -> User:
        """The person behind a directory id or e-mail; without a name, whoever runs the command line."""
        if name is None:
            return User(LOCAL, "You")
        person = self.directory.find(name)
        return person.user if person else User(name, name, known=False, left=self.directory.has_left(name))

    def allowed(self, user: User, permission: Permission) -> bool:
        if user.id == LOCAL:
            return may(permission, known=user.known, groups=frozenset())
        person = self.directory.find(user.id)
        groups = person.groups if person else frozenset[str]()
        if person and ({person.id.lower(), person.email} & self.admins or self._installed_it(person)):
            groups |= {ADMINS}
        return may(permission, known=person is not None, groups=groups)

    def _installed_it(self, person: Person) -> bool:
        """Who installed the app is its first admin, as long as the environment names none."""
        user = dict(person.platform_ids).get(SLACK)
        return not self.admins and user is not None and has_installed(self.directory.engine, user)

    def audience_of(self, message: Message) -> Audience:
        """Everyone who will see the reply: the sender, the channel unless it is private, and whoever else is named."""
        person = self.directory.find(message.sender.id)
        own = self.directory.rights_of(person) if person else self._unlisted(message.sender)
        place = message.conversation
        others = message.audience if place.private else (*message.audience, f"channel:{place.channel}")
        return Audience(self.directory.audience_of(others).viewers | {own})

    def _unlisted(self, sender: User) -> frozenset[str]:
        return self.directory.local_rights() if sender.id == LOCAL else frozenset({"world"})
