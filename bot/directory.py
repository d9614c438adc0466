"""People: who they are on each platform, what they belong to, and what they and an audience may read."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, Select, delete, func, select, update
from sqlalchemy.orm import Session

from bot.errors import DirectoryError
from bot.store import transaction
from bot.tables import ChannelRow, MembershipRow, PersonRow, PlatformIdRow
from indexing.audience import Audience
from skills.messages import User

LONGEST_LOCALE, LONGEST_ZONE = 35, 64
LOCAL = "local"  # whoever runs the command line without --as: a plain full member of no group


@dataclass(frozen=True)
class Person:
    """One person to write into the directory; platform ids are {platform: id there}.

    An empty `locale` or `zone` leaves the one that is known."""

    id: str
    name: str
    email: str | None = None
    guest: bool = False
    active: bool = True
    groups: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()
    platform_ids: tuple[tuple[str, str], ...] = ()
    locale: str = ""
    zone: str = ""

    @property
    def user(self) -> User:
        """The same as skills know them."""
        return User(self.id, self.name, locale=self.locale, zone=self.zone)


class Directory:
    """The people of the company, in SQL."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def find(self, name: str) -> Person | None:
        """The active person with this directory id or e-mail, else None."""
        with transaction(self.engine) as session:
            row = session.get(PersonRow, name) or session.scalar(
                select(PersonRow).where(PersonRow.email == name.strip().lower())
            )
            return _one(session, row.id) if row else None

    def find_on(self, platform: str, external_id: str) -> Person | None:
        """The active person behind a platform's id, else None."""
        with transaction(self.engine) as session:
            link = session.get(PlatformIdRow, (platform, external_id))
            return _one(session, link.person_id) if link else None

    def all_on(self, platform: str, external_ids: Collection[str]) -> dict[str, Person]:
        """Those of a platform's ids that belong to active people, with whom they belong to; three statements in all."""
        named = select(PlatformIdRow).where(
            PlatformIdRow.platform == platform, PlatformIdRow.external_id.in_(external_ids)
        )
        with transaction(self.engine) as session:
            people = _people(session, named.with_only_columns(PlatformIdRow.person_id))
        active = [person for person in people if person.active]
        wanted = set(external_ids)
        return {
            external_id: person
            for person in active
            for name, external_id in person.platform_ids
            if name == platform and external_id in wanted
        }

    def everyone(self) -> list[Person]:
        """Every person by id, those who left too."""
        with transaction(self.engine) as session:
            return _people(session, select(PersonRow.id))

    def count(self) -> int:
        with transaction(self.engine) as session:
            return session.scalar(select(func.count()).select_from(PersonRow)) or 0

    def write(self, people: Iterable[Person], *, now: datetime) -> int:
        """Insert or replace people with their memberships, all or none; returns how many.

        Raises DirectoryError when two people share an e-mail or a platform id."""
        with transaction(self.engine) as session:
            written = [self._write_one(session, person, now) for person in people]
        return len(written)

    def link(self, platform: str, external_id: str, *, email: str, verified: bool) -> Person | None:
        """Join a platform's id to the person with this e-mail; an unverified e-mail joins nobody."""
        person = self.find(email) if verified else None
        if person is None:
            return None
        with transaction(self.engine) as session:
            session.merge(PlatformIdRow(platform=platform, external_id=external_id, person_id=person.id))
        return person

    def id_on(self, platform: str, person_id: str) -> str | None:
        """A person's id on a platform, if they are known there."""
        with transaction(self.engine) as session:
            return session.scalar(
                select(PlatformIdRow.external_id).where(
                    PlatformIdRow.platform == platform, PlatformIdRow.person_id == person_id
                )
            )

    def make_guest(self, person_id: str) -> None:
        """A platform says that this account is a guest's: nothing for everyone may be read any more."""
        with transaction(self.engine) as session:
            session.execute(update(PersonRow).where(PersonRow.id == person_id).values(guest=True))

    def note_language(self, person_id: str, locale: str, zone: str) -> None:
        """What a platform says of a person's language and zone now; an empty locale is asked for again."""
        # a name that is longer than any there is would stop a whole database
        named = {"locale": locale[:LONGEST_LOCALE], "zone": zone[:LONGEST_ZONE]}
        with transaction(self.engine) as session:
            session.execute(update(PersonRow).where(PersonRow.id == person_id).values(**named))

    def unlink(self, platform: str, external_id: str) -> None:
        """Forget a platform's id, for instance because the account was closed."""
        with transaction(self.engine) as session:
            row = session.get(PlatformIdRow, (platform, external_id))
            if row is not None:
                session.delete(row)

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

        A channel or group nobody is known in may read only what names it, and `world`: unknown means no.
        Once somebody is known in it, its roster is taken as complete: whoever imports it must name every member,
        because one who is missing, a guest perhaps, reads along uncounted."""
        viewers: set[frozenset[str]] = set()
        for reader in set(readers):
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
        rights = {self.rights_of(person) | {reader} for person in self._members(kind, name)}
        if kind == "channel" and self._has_strangers(name):
            rights.add(frozenset({"world", reader}))
        return rights or {frozenset({"world", reader})}

    def _has_strangers(self, channel: str) -> bool:
        with transaction(self.engine) as session:
            rows = session.scalars(select(ChannelRow).where(ChannelRow.channel == channel)).all()
            # a roster that is not known any more may lack somebody
            return any(row.strangers or row.external or row.read_at is None for row in rows)

    def _members(self, kind: str, name: str) -> list[Person]:
        with transaction(self.engine) as session:
            members = select(MembershipRow.person_id).where(
                MembershipRow.kind == kind, MembershipRow.name == name
            )
            return [person for person in _people(session, members) if person.active]

    def _write_one(self, session: Session, person: Person, now: datetime) -> str:
        email = person.email.strip().lower() if person.email else None
        self._refuse_taken(session, person, email)
        before = session.get(PersonRow, person.id)
        session.merge(
            PersonRow(
                id=person.id,
                name=person.name,
                email=email,
                guest=person.guest,
                active=person.active,
                locale=person.locale[:LONGEST_LOCALE] or (before.locale if before else ""),
                zone=person.zone[:LONGEST_ZONE] or (before.zone if before else ""),
                changed_at=now,
            )
        )
        session.flush()
        self._forget_rosters(session, person.id)
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

    def _forget_rosters(self, session: Session, person_id: str) -> None:
        """Channels that a platform said this person is in are read again before they are next answered in."""
        channels = select(MembershipRow.name).where(
            MembershipRow.kind == "channel", MembershipRow.person_id == person_id
        )
        session.execute(update(ChannelRow).where(ChannelRow.channel.in_(channels)).values(read_at=None))

    def _refuse_taken(self, session: Session, person: Person, email: str | None) -> None:
        holder = session.scalar(select(PersonRow.id).where(PersonRow.email == email)) if email else None
        if holder not in (None, person.id):
            raise DirectoryError(f"{email} belongs to {holder!r} already; give {person.id!r} another e-mail.")
        for platform, external in person.platform_ids:
            link = session.get(PlatformIdRow, (platform, external))
            if link is not None and link.person_id != person.id:
                raise DirectoryError(f"The {platform} id {external} belongs to {link.person_id!r} already.")


def _one(session: Session, person_id: str) -> Person | None:
    people = _people(session, select(PersonRow.id).where(PersonRow.id == person_id))
    return next((person for person in people if person.active), None)


def _people(session: Session, ids: Select[str]) -> list[Person]:
    """The people that a query of ids names, by id; three statements, however many they are."""
    rows = session.scalars(select(PersonRow).where(PersonRow.id.in_(ids)).order_by(PersonRow.id)).all()
    places: dict[tuple[str, str], set[str]] = defaultdict(set)
    for membership in session.scalars(select(MembershipRow).where(MembershipRow.person_id.in_(ids))):
        places[membership.person_id, membership.kind].add(membership.name)
    links: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for link in session.scalars(select(PlatformIdRow).where(PlatformIdRow.person_id.in_(ids))):
        links[link.person_id].append((link.platform, link.external_id))
    return [
        Person(
            row.id,
            row.name,
            row.email,
            row.guest,
            row.active,
            frozenset(places[row.id, "group"]),
            frozenset(places[row.id, "channel"]),
            tuple(sorted(links[row.id])),
            row.locale,
            row.zone,
        )
        for row in rows
    ]
