"""Who looks after answers: people of the directory, with what they may read and whether they may review."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.directory import Directory, Person
from bot.permissions import may
from bot.review.errors import ReviewError
from indexing.audience import Audience
from skills.errors import ForbiddenError
from skills.language import say
from skills.messages import User
from skills.permission import Permission

REVIEW = Permission.SOURCES
LOOSEN = Permission.SETTINGS


@dataclass(frozen=True)
class Reviewer:
    """One person; `reads` is the audience of them alone, `may_review` lets them take whatever waits for anybody."""

    id: str
    name: str
    reads: Audience
    may_review: bool
    may_set: bool

    @property
    def rights(self) -> frozenset[str]:
        return frozenset().union(*self.reads.viewers)

    def require_review(self) -> None:
        """Raises ForbiddenError."""
        if not self.may_review:
            raise ForbiddenError(
                say(
                    "{person} needs the {permission} permission to review.",
                    person=self.name,
                    permission=REVIEW,
                ),
                hint=say("Ask an admin."),
            )

    def require_set(self) -> None:
        """Raises ForbiddenError."""
        if not self.may_set:
            raise ForbiddenError(
                say(
                    "{person} needs the {permission} permission for this.",
                    person=self.name,
                    permission=LOOSEN,
                ),
                hint=say("Ask an admin."),
            )


@dataclass(frozen=True)
class Reviewers:
    """Finds them by directory id or e-mail."""

    directory: Directory
    allowed: Callable[[User, Permission], bool]
    admins: frozenset[str] = frozenset()

    def named(self, name: str) -> Reviewer:
        """Raises ReviewError for somebody whom the directory does not know."""
        person = self.directory.find(name)
        if person is None and self.directory.has_left(name):
            raise ReviewError(say("{name!r} is no longer active.", name=name))
        if person is None:
            raise ReviewError(
                say(
                    "I do not know {name!r}: give the id or e-mail of a person that `confidant people list` "
                    "shows.",
                    name=name,
                )
            )
        user = User(person.id, person.name)
        reads = Audience.of(self.directory.rights_of(person))
        return Reviewer(person.id, person.name, reads, self.allowed(user, REVIEW), self.allowed(user, LOOSEN))

    def may_review(self) -> list[Person]:
        """Everybody who may review, by id."""
        people = [one for one in self.directory.everyone() if one.active]
        return [
            one
            for one in people
            if {one.id.lower(), one.email} & self.admins or may(REVIEW, known=True, groups=one.groups)
        ]

    def on_call(self, name: str) -> list[Person]:
        """The person with this id or e-mail, or everybody in `group:NAME`; nobody for an empty name."""
        kind, _, group = name.partition(":")
        if kind == "group":
            return [one for one in self.directory.everyone() if one.active and group in one.groups]
        person = self.directory.find(name) if name else None
        return [person] if person else []

    def rights_of(self, person_id: str) -> frozenset[str]:
        """What a person may read now; nothing once they have left."""
        person = self.directory.find(person_id)
        return self.directory.rights_of(person) if person else frozenset()
