"""People: who they are on each platform, what they belong to, and what they and an audience may read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, delete, func, select
from sqlalchemy.orm import Session

from bot.errors import DirectoryError
from bot.tables import MembershipRow, PersonRow, PlatformIdRow
from indexing.audience import Audience

LOCAL = "local"  # whoever runs the command line without --as: a plain full member of no group


@dataclass(frozen=True)
class Person:
    """One person to write into the directory; platform ids are {platform: id there}."""

    id: str
    name: str
    email: str | None = None
    guest: bool = False
    active: bool = True
    groups: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()
    platform_ids: tuple[tuple[str, str], ...] = ()


class Directory:
    """The people of the company, in SQL."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def find(self, name: str) -> Person | None:
        """The active person with this directory id or e-mail, else None."""
        with Session(self.engine) as session:
            row = session.get(PersonRow, name) or session.scalar(
                select(PersonRow).where(PersonRow.email == name.strip().lower())
            )
            return self._person(session, row) if row and row.active else None

    def find_on(self, platform: str, external_id: str) -> Person | None:
        """The active person behind a platform's id, else None."""
        with Session(self.engine) as session:
            link = session.get(PlatformIdRow, (platform, external_id))
            row = session.get(PersonRow, link.person_id) if link else None
            return self._person(session, row) if row and row.active else None

    def everyone(self) -> list[Person]:
        with Session(self.engine) as session:
            rows = session.scalars(select(PersonRow).order_by(PersonRow.id)).all()
            return [self._person(session, row) for row in rows]

    def count(self) -> int:
        with Session(self.engine) as session:
            return session.scalar(select(func.count()).select_from(PersonRow)) or 0

    def write(self, people: Iterable[Person], *, now: datetime) -> int:
        """Insert or replace people with their memberships, all or none; returns how many.

        Raises DirectoryError when two people share an e-mail or a platform id."""
        with Session(self.engine) as session, session.begin():
            written = [self._write_one(session, person, now) for person in people]
        return len(written)

    def link(self, platform: str, external_id: str, *, email: str, verified: bool) -> Person | None:
        """Join a platform's id to the person with this e-mail; an unverified e-mail joins nobody."""
        person = self.find(email) if verified else None
        if person is None:
            return None
        with Session(self.engine) as session, session.begin():
            session.merge(PlatformIdRow(platform=platform, external_id=external_id, person_id=person.id))
        return person

    def rights_of(self, person: Person) -> frozenset[str]:
        """The readers a person counts as: `user:`, their groups and channels, `everyone` unless a guest."""
        rights = {"world", f"user:{person.id}"}
        rights |= {f"group:{name}" for name in person.groups}
        rights |= {f"channel:{name}" for name in person.channels}
        if not person.guest:
            rights.add("everyone")
        return frozenset(rights)

    def local_rights(self) -> frozenset[str]:
        return self.rights_of(Person(LOCAL, "You"))

    def audience_of(self, readers: Iterable[str]) -> Audience:
        """Everyone named by `readers` (`channel:C1`, `group:hr`, `user:ana`, `everyone`, `world`), by their rights.

        A channel or group nobody is known in may read only what names it, and `world`: unknown means no."""
        viewers: set[frozenset[str]] = set()
        for reader in readers:
            viewers |= self._viewers(reader)
        return Audience(frozenset(viewers))

    def _viewers(self, reader: str) -> set[frozenset[str]]:
        kind, _, name = reader.partition(":")
        if reader == "world":
            return {frozenset({"world"})}
        if reader == "everyone":
            return {frozenset({"world", "everyone"})}
        if kind == "user":
            person = self.find(name)
            return {self.rights_of(person) if person else frozenset({"world"})}
        members = self._members(kind, name)
        rights = {self.rights_of(person) | {reader} for person in members}
        return rights or {frozenset({"world", reader})}

    def _members(self, kind: str, name: str) -> list[Person]:
        with Session(self.engine) as session:
            rows = session.scalars(
                select(PersonRow)
                .join(MembershipRow, MembershipRow.person_id == PersonRow.id)
                .where(MembershipRow.kind == kind, MembershipRow.name == name, PersonRow.active)
            ).all()
            return [self._person(session, row) for row in rows]

    def _person(self, session: Session, row: PersonRow) -> Person:
        memberships = session.scalars(select(MembershipRow).where(MembershipRow.person_id == row.id)).all()
        links = session.scalars(select(PlatformIdRow).where(PlatformIdRow.person_id == row.id)).all()
        return Person(
            row.id,
            row.name,
            row.email,
            row.guest,
            row.active,
            frozenset(m.name for m in memberships if m.kind == "group"),
            frozenset(m.name for m in memberships if m.kind == "channel"),
            tuple(sorted((link.platform, link.external_id) for link in links)),
        )

    def _write_one(self, session: Session, person: Person, now: datetime) -> str:
        email = person.email.strip().lower() if person.email else None
        self._refuse_taken(session, person, email)
        session.merge(
            PersonRow(
                id=person.id,
                name=person.name,
                email=email,
                guest=person.guest,
                active=person.active,
                changed_at=now,
            )
        )
        session.flush()
        for table in (MembershipRow, PlatformIdRow):
            session.execute(delete(table).where(table.person_id == person.id))
        session.add_all(MembershipRow(kind="group", name=name, person_id=person.id) for name in person.groups)
        session.add_all(
            MembershipRow(kind="channel", name=name, person_id=person.id) for name in person.channels
        )
        session.add_all(
            PlatformIdRow(platform=platform, external_id=external, person_id=person.id)
            for platform, external in person.platform_ids
        )
        session.flush()
        return person.id

    def _refuse_taken(self, session: Session, person: Person, email: str | None) -> None:
        holder = session.scalar(select(PersonRow.id).where(PersonRow.email == email)) if email else None
        if holder not in (None, person.id):
            raise DirectoryError(f"{email} belongs to {holder!r} already; give {person.id!r} another e-mail.")
        for platform, external in person.platform_ids:
            link = session.get(PlatformIdRow, (platform, external))
            if link is not None and link.person_id != person.id:
                raise DirectoryError(f"The {platform} id {external} belongs to {link.person_id!r} already.")
