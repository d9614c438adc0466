"""Whose language is spoken: that of whoever reads alone, and the workspace's where several people read."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from bot.directory import Directory
from bot.platforms import channel_of
from bot.store import transaction
from bot.tables import PersonRow, PlatformIdRow
from skills.language import Reader, reader_of
from skills.messages import Message, Reply, User

Payload = dict[str, Any]  # Any: a platform's own JSON
_PERSON = "user:"


def alone(user: User, house: Reader) -> Reader:
    """The reader of what one person reads alone; where their language or zone is not known, the house's is taken."""
    if not user.locale:
        return house
    reader = reader_of(user.locale, user.zone)
    return reader if user.zone else Reader(reader.language, reader.locale, house.zone)


def reader_for(message: Message, house: Reader) -> Reader:
    """Whoever reads the reply to a message, as far as the message says."""
    return alone(message.sender, house) if message.conversation.private else house


def reader_of_reply(message: Message, reply: Reply, house: Reader) -> Reader:
    """The same once the reply is there: one that is for its sender alone is in their language wherever they are."""
    return alone(message.sender, house) if reply.private else reader_for(message, house)


@dataclass(frozen=True)
class Languages:
    """`house` is how the workspace speaks. Each call may ask the database."""

    directory: Directory
    house: Reader

    def of_person(self, person_id: str) -> Reader:
        person = self.directory.find(person_id) if person_id else None
        return alone(person.user, self.house) if person else self.house

    def of_account(self, platform: str, external_id: str) -> Reader:
        """Of whoever is behind a platform's id."""
        person = self.directory.find_on(platform, external_id) if external_id else None
        return alone(person.user, self.house) if person else self.house

    def reader_there(self, platform: str, place: Payload) -> Reader:
        """Of whoever a post reaches in this place."""
        with transaction(self.directory.engine) as session:
            return self.of_place(session, platform, place)

    def of_place(self, session: Session, platform: str, place: Payload) -> Reader:
        """The same, looked up inside the caller's transaction."""
        user = "" if channel_of(place) else str(place.get("user") or "")
        link = session.get(PlatformIdRow, (platform, user)) if user else None
        row = session.get(PersonRow, link.person_id) if link else None
        return (
            alone(User(row.id, row.name, locale=row.locale, zone=row.zone), self.house) if row else self.house
        )

    def of_one(self, reader: str) -> Reader:
        """Of a reader such as `user:ana`; of `channel:C1`, where several read, the house's."""
        return self.of_person(reader.removeprefix(_PERSON)) if reader.startswith(_PERSON) else self.house
