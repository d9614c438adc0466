"""People: who they are on each platform, what they belong to, and what they and an audience may read."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, Select, delete, func, insert, or_, select, update
from sqlalchemy.orm import Session

from bot.errors import DirectoryError
from bot.store import transaction
from bot.tables import ChannelRow, MembershipRow, PersonRow, PlatformIdRow
from indexing.audience import Audience
from skills.messages import User

LONGEST_LOCALE, LONGEST_ZONE = 35, 64
_AT_ONCE = 500  # people in one statement: a database takes no more than some thousand values
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
            row = _row_of(session, name)
            return _one(session, row.id) if row else None

    def has_left(self, name: str) -> bool:
        """Whether this directory id or e-mail is somebody's who is no longer active."""
        with transaction(self.engine) as session:
            row = _row_of(session, name)
            return row is not None and not row.active

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
        all_of_them = tuple(people)
        with transaction(self.engine) as session:
            for start in range(0, len(all_of_them), _AT_ONCE):
                _write(session, all_of_them[start : start + _AT_ONCE], now)
        return len(all_of_them)

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


def _write(session: Session, people: Sequence[Person], now: datetime) -> None:
    """As if each were written after the one before, in a few statements however many they are."""
    last = {person.id: person for person in people}
    known = _known(session, people)
    _refuse_taken(people, known, _links(session, people))
    moved = [one for one in last if one in known and known[one].email not in (None, _email(last[one]))]
    if moved:
        # an e-mail goes from one person to another in whatever order the database takes them
        session.execute(update(PersonRow).where(PersonRow.id.in_(moved)).values(email=None))
    _forget_rosters(session, last)
    for table in (MembershipRow, PlatformIdRow):
        session.execute(delete(table).where(table.person_id.in_(last)))
    for person in last.values():
        _put(session, known.get(person.id), person, now)
    session.flush()
    _insert(session, MembershipRow, [row for person in last.values() for row in _memberships(person)])
    links = {link: person.id for person in last.values() for link in person.platform_ids}
    _insert(
        session,
        PlatformIdRow,
        [
            {"platform": platform, "external_id": external, "person_id": owner}
            for (platform, external), owner in links.items()
        ],
    )


def _known(session: Session, people: Sequence[Person]) -> dict[str, PersonRow]:
    """Who has one of these ids or e-mails already, by id."""
    emails = {_email(person) for person in people} - {None}
    same = or_(PersonRow.id.in_({person.id for person in people}), PersonRow.email.in_(emails))
    return {row.id: row for row in session.scalars(select(PersonRow).where(same))}


def _links(session: Session, people: Sequence[Person]) -> dict[tuple[str, str], str]:
    """Whose these people's platform ids are, and which they have."""
    externals = {external for person in people for _, external in person.platform_ids}
    same = or_(
        PlatformIdRow.person_id.in_({person.id for person in people}),
        PlatformIdRow.external_id.in_(externals),
    )
    columns = select(PlatformIdRow.platform, PlatformIdRow.external_id, PlatformIdRow.person_id)
    return {(platform, external): owner for platform, external, owner in session.execute(columns.where(same))}


def _refuse_taken(
    people: Sequence[Person], known: Mapping[str, PersonRow], links: dict[tuple[str, str], str]
) -> None:
    emails = {one: row.email for one, row in known.items() if row.email}
    holders = {email: one for one, email in emails.items()}
    own: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for link, owner in links.items():
        own[owner].add(link)
    for person in people:
        email = _email(person)
        if email and holders.get(email, person.id) != person.id:
            raise DirectoryError(
                f"{email} belongs to {holders[email]!r} already; give {person.id!r} another e-mail."
            )
        for link in person.platform_ids:
            if links.get(link, person.id) != person.id:
                raise DirectoryError(f"The {link[0]} id {link[1]} belongs to {links[link]!r} already.")
        holders.pop(emails.pop(person.id, ""), None)
        if email:
            emails[person.id], holders[email] = email, person.id
        for gone in own.pop(person.id, ()):
            del links[gone]
        own[person.id] = set(person.platform_ids)
        links |= dict.fromkeys(person.platform_ids, person.id)


def _forget_rosters(session: Session, people: Collection[str]) -> None:
    """Channels that a platform said these people are in are read again before they are next answered in."""
    channels = select(MembershipRow.name).where(
        MembershipRow.kind == "channel", MembershipRow.person_id.in_(people)
    )
    session.execute(update(ChannelRow).where(ChannelRow.channel.in_(channels)).values(read_at=None))


def _put(session: Session, row: PersonRow | None, person: Person, now: datetime) -> None:
    row = row or PersonRow(id=person.id, locale="", zone="")
    row.name, row.email, row.guest, row.active = person.name, _email(person), person.guest, person.active
    row.locale = person.locale[:LONGEST_LOCALE] or row.locale
    row.zone = person.zone[:LONGEST_ZONE] or row.zone
    row.changed_at = now
    session.add(row)


def _insert(
    session: Session, table: type[MembershipRow | PlatformIdRow], rows: Sequence[dict[str, str]]
) -> None:
    if rows:
        session.execute(insert(table), rows)


def _memberships(person: Person) -> Iterator[dict[str, str]]:
    for kind, names in (("group", person.groups), ("channel", person.channels)):
        for name in names:
            yield {"kind": kind, "name": name, "person_id": person.id}


def _email(person: Person) -> str | None:
    return person.email.strip().lower() if person.email else None


def _row_of(session: Session, name: str) -> PersonRow | None:
    same = PersonRow.email == name.strip().lower()
    return session.get(PersonRow, name) or session.scalar(select(PersonRow).where(same))


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
