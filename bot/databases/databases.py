"""`skills.databases.Databases`: the kept databases, each as everyone who reads the reply may see it."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from threading import Lock
from zoneinfo import ZoneInfo

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bot.admin.query_deed import tidy_runs
from bot.audit import AuditLine, note
from bot.databases import troubles
from bot.databases.addresses import Addresses
from bot.databases.book import DatabaseBook, Entry
from bot.databases.drafts import VERIFIED, WRONG, DraftBook, kept_since
from bot.databases.hands import hand
from bot.databases.pressing import longest
from bot.databases.refresh import UNREADABLE, refresh_all
from bot.databases.schemas import Schemas, Whole
from bot.directory import Directory
from bot.errors import StoreError
from bot.gateway.gateway import Gateway
from bot.settings import Settings
from bot.store import transaction
from indexing.audience import Audience
from skills.confidence import Stand
from skills.databases import Card, ChangedError, Kept, Press, Reads, Run, no_database, no_draft
from skills.errors import ForbiddenError, UserError
from skills.language import listed, say
from skills.messages import User
from skills.permission import Permission
from skills.sql.database import DatabaseError, Trouble
from skills.sql.desk import Desk
from skills.sql.guard import Checked, check
from skills.sql.layer import Verified
from skills.sql.layer_file import LayerFile
from skills.sql.model import Wanted
from skills.sql.planning import Settings as Day
from skills.sql.rights import seen_by
from skills.sql.since import changes, is_open, reads_of

REST = timedelta(minutes=1)  # after a failure, in which nobody waits for it who did not ask for a query
MOST_DESKS = 16  # that stay ready; each holds the words and values of a database
Allowed = Callable[[User, Permission], bool]


@dataclass
class KeptDatabases:
    engine: Engine
    configured: Settings
    directory: Directory
    allowed: Allowed
    now: Callable[[], datetime]
    schemas: Schemas
    stand: Stand
    gateway: Gateway | None = None  # the models that may draft beside the grammar
    _desks: "OrderedDict[object, tuple[Whole, Desk]]" = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)
    _failed: dict[str, datetime] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        engine: Engine,
        settings: Settings,
        directory: Directory,
        allowed: Allowed,
        now: Callable[[], datetime],
        stand: Stand,
        gateway: Gateway | None = None,
    ) -> "KeptDatabases":
        return cls(engine, settings, directory, allowed, now, Schemas(Addresses.of(settings)), stand, gateway)

    def __post_init__(self) -> None:
        self.book, self.drafts = DatabaseBook(self.engine), DraftBook(self.engine)

    def open_to(self, audience: Audience) -> tuple[Card, ...]:
        return tuple(self._card(one) for one in self.book.all() if audience.may_read(one.readers))

    def desk(self, name: str, audience: Audience) -> Desk:
        return self._ready(self._entry(name, audience), audience)[1]

    def _ready(self, entry: Entry, audience: Audience) -> tuple[Whole, Desk]:
        try:
            whole = self.schemas.whole(entry)
        except DatabaseError as error:
            self._note(entry, error)
            if error.trouble is not Trouble.WRITER:
                raise
            # what its user may write is for those who add databases
            raise _out_of_order(entry) from error
        except (UserError, StoreError) as error:
            self._note(entry, error)
            raise _out_of_order(entry) from error
        self._failed.pop(entry.name, None)
        if entry.trouble or entry.read_at is None:
            self.book.note_reading(entry, at=self.now(), trouble="")
        return whole, self._desk(entry, whole, audience)

    def settings(self, now: datetime) -> Day:
        zone = self.configured.sql.zone or self.configured.workspace.zone
        return Day(now.astimezone(ZoneInfo(zone)).date(), self.configured.sql.fiscal_start)

    def hand(self, name: str, audience: Audience, by: User) -> Wanted | None:
        entry = self._entry(name, audience)
        if self.gateway is None:
            return None
        found = hand(self.gateway, entry.data_class, asker=by.id)
        if found is None:
            return None

        def tried(count: int) -> None:
            with transaction(self.engine) as session:
                line = f"{count} by {found.name} and the grammar, to see whether they agree"
                note(session, AuditLine(self.now(), by.id, "queries tried", f"database {entry.name}", line))

        return replace(found, seconds=self.gateway.settings.timeout_seconds, ran=tried)

    def keep(self, asked: Kept) -> str:
        return self.drafts.keep(replace(asked, reads=self._reads(asked)))

    def kept(self, draft: str, audience: Audience) -> Kept:
        return self._checked(draft, audience)[0]

    def checked(self, draft: str, audience: Audience) -> Checked:
        return self._checked(draft, audience)[1]

    def edited(self, draft: str, sql: str, by: User, audience: Audience) -> Kept:
        before = self._readable(draft, audience)
        self.desk(before.database, audience).checked(sql)
        made = replace(
            before, sql=sql, reading="", person=by.id, at=self.now(), confidence=0.0, verdict="", ran_at=None
        )
        return replace(made, id=self.keep(made))

    def begin_run(self, draft: str, press: Press) -> Kept:
        held = longest(self.configured.sql.limits)
        return self.drafts.begin_run(draft, press, self._person, now=self.now(), held=held)

    def left(self, draft: str) -> None:
        self.drafts.leave(draft)

    def ran(self, draft: str, by: User, run: Run) -> None:
        said = [f"{draft}: {run.outcome}", f"{run.rows} rows", f"{run.seconds:.2f} s"]
        if run.cost is not None:
            said.append(f"cost {run.cost:,.0f}")
        if run.expected_rows is not None:
            said.append(f"{run.expected_rows:,} rows expected")
        with transaction(self.engine) as session:
            kept = self.drafts.note_run(session, draft, self.now())
            self._note_line(session, by, "query run", kept, ", ".join(said))

    def may_verify(self, name: str, by: User) -> bool:
        entry = self.book.find(name)
        if entry is None:
            return False
        if self.allowed(by, Permission.SOURCES):
            return True
        person = self.directory.find(by.id)
        return person is not None and bool(
            self.directory.rights_of(person) & frozenset(self._file(entry).analysts)
        )

    def verify(self, draft: str, by: User, audience: Audience) -> None:
        kept = self.kept(draft, audience)
        if not self.may_verify(kept.database, by):
            analysts = self._names(self._file(self._entry(kept.database, audience)))
            raise ForbiddenError(
                say("Only analysts of {name} can say that.", name=kept.database),
                hint=say("Ask {people}.", people=listed(analysts)) if analysts else say("Ask an admin."),
            )
        if kept.instructions:
            raise UserError(
                say("This draft rests on instructions, so it is not the answer to the question alone."),
                hint=say("Write what its words mean into the description of the database."),
            )
        with transaction(self.engine) as session:
            self.drafts.judge(session, draft, VERIFIED, by.id)
            self.drafts.verify(session, kept, by.id, self.now())
            self._note_line(session, by, "query verified", kept, draft)

    def wrong(self, draft: str, by: User, why: str, audience: Audience) -> None:
        kept = self._readable(draft, audience)
        decides = self.may_verify(kept.database, by)
        with transaction(self.engine) as session:
            if kept.verdict != VERIFIED or decides:
                self.drafts.judge(session, draft, WRONG, by.id, why[:1_000])
            if decides:
                self.drafts.unverify(session, kept)
            self._note_line(session, by, "query called wrong", kept, draft)

    def refresh(self) -> None:
        """Read all of them anew."""
        refresh_all(self.schemas, self.book, self.drafts, self.now)

    def tidy(self) -> int:
        """Drop drafts that nobody presses a button of any more, and wishes to run them; returns how many rows."""
        dropped = self.drafts.tidy(before=kept_since(self.now(), self.configured.sql.kept_days))
        with transaction(self.engine) as session:
            return dropped + tidy_runs(session)

    def _entry(self, name: str, audience: Audience) -> Entry:
        entry = self.book.find(name)
        if entry is None or not audience.may_read(entry.readers):
            raise no_database(name)
        return entry

    def _checked(self, draft: str, audience: Audience) -> tuple[Kept, Checked]:
        found = self.drafts.find(draft, since=kept_since(self.now(), self.configured.sql.kept_days))
        try:
            entry = self._entry(found.database, audience)
        except UserError as error:
            raise no_draft(draft) from error
        whole, desk = self._ready(entry, audience)
        if not is_open(found.reads, whole.schema, desk.schema):
            raise no_draft(draft)
        if changed := changes(found.reads, whole.schema):
            raise ChangedError(found, changed)
        try:
            return found, desk.checked(found.sql)
        except UserError as error:
            if found.reads:
                raise  # all that it reads is open to them, so they may know what is wrong with it
            raise no_draft(draft) from error

    def _readable(self, draft: str, audience: Audience) -> Kept:
        """A draft that may be read, whether or not it can still be run."""
        try:
            return self.kept(draft, audience)
        except ChangedError as error:
            return error.kept

    def _reads(self, asked: Kept) -> Reads:
        """What a query reads; nothing where the database cannot say just now."""
        entry = self.book.find(asked.database)
        if entry is None:
            return {}
        try:
            schema = self.schemas.whole(entry).schema
        except UNREADABLE:
            return {}
        found = check(asked.sql, schema)
        return reads_of(found, schema) if isinstance(found, Checked) else {}

    def _desk(self, entry: Entry, whole: Whole, audience: Audience) -> Desk:
        pairs = tuple(
            replace(one, by=self._name(f"user:{one.by}") if one.by else "")
            for one in self.drafts.verified(entry.name)
        )
        closed = frozenset(name for name, who in whole.file.readers.items() if not audience.may_read(who))
        key = entry.name, closed, pairs
        with self._lock:
            known = self._desks.get(key)
            if known is not None and known[0] is whole:
                self._desks.move_to_end(key)
                return known[1]
        made = self._made(whole, pairs, audience)
        with self._lock:
            self._desks[key] = whole, made
            while len(self._desks) > MOST_DESKS:
                self._desks.popitem(last=False)
        return made

    def _made(self, whole: Whole, pairs: tuple[Verified, ...], audience: Audience) -> Desk:
        layer = whole.file.layer
        file = replace(whole.file, layer=replace(layer, verified=(*layer.verified, *pairs)))
        seen = seen_by(whole.schema, file, audience)
        return Desk(
            whole.database,
            seen.schema,
            seen.file,
            unseen=seen.unseen,
            most_rows=self.configured.sql.rows,
            stand=self.stand,
            certified_as=whole.file,
        )

    def _card(self, entry: Entry) -> Card:
        file = self._file(entry)
        trouble = troubles.for_askers(entry.trouble)
        failed = self._failed.get(entry.name)
        rests = failed is not None and self.now() - failed < REST
        return Card(entry.name, entry.dialect, entry.shown, file.about, self._names(file), trouble, rests)

    def _file(self, entry: Entry) -> LayerFile:
        try:
            return entry.file
        except UserError:
            return LayerFile()  # it was kept by a version that reads more; `desk` says so

    def _names(self, file: LayerFile) -> tuple[str, ...]:
        return tuple(map(self._name, file.analysts))

    def _name(self, analyst: str) -> str:
        kind, _, name = analyst.partition(":")
        person = self.directory.find(name) if kind == "user" else None
        return person.name if person else name or analyst

    def _person(self, person: str) -> str:
        found = self.directory.find(person) if person else None
        return found.name if found else say("Somebody")

    def _note(self, entry: Entry, error: DatabaseError | UserError | StoreError) -> None:
        self._failed[entry.name] = self.now()
        code = troubles.code_of(error)
        if entry.trouble != code:
            self.book.note_reading(entry, at=None, trouble=code)

    def _note_line(self, session: Session, by: User, did: str, kept: Kept, detail: str) -> None:
        note(session, AuditLine(self.now(), by.id, did, f"database {kept.database}", detail))


def _out_of_order(entry: Entry) -> UserError:
    return UserError(
        say("{name} cannot be asked until its admins have mended something.", name=entry.name),
        hint=say("They see in `sources` what it is."),
    )
