"""What each kept database holds, read and remembered: in a file of the home folder, and as long as the program runs."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from bot.databases.addresses import Addresses, refuse_own_tables
from bot.databases.book import Entry
from skills.sql.database import Database, Marked, Reading, marked, open_database, read_names
from skills.sql.layer_file import LayerFile, described, opted_out
from skills.sql.rights import check_readers
from skills.sql.schema import Schema

FOLDER = Path("databases") / "kept"


@dataclass(frozen=True)
class Whole:
    """A database with all it holds, described; it stays the same object as long as nothing of it changes."""

    database: Database
    schema: Schema
    file: LayerFile
    marked: Marked
    entry: Entry


@dataclass
class Schemas:
    """Every call asks the database. Raises DatabaseError, and UserError where a description does not fit."""

    addresses: Addresses
    _known: dict[str, Whole] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def open(self, entry: Entry) -> Database:
        """Connects to nothing yet."""
        return open_database(self.addresses.url(entry.address), self.addresses.settings.sql.limits)

    def names(self, entry: Entry) -> Schema:
        """Tables, columns and declared keys alone, as they are now; the description must fit them."""
        file = entry.file
        schema = read_names(self.open(entry), Reading(opted_out=opted_out(file)))
        refuse_own_tables(schema)
        check_readers(schema, file)
        return described(schema, file)

    def whole(self, entry: Entry, *, anew: bool = False) -> Whole:
        """The schema with its values; read again where the database was changed, a day is over, or `anew`."""
        database, file, path = self.open(entry), entry.file, self.path(entry)
        with self._lock:
            known = self._known.get(entry.name)
        reading = Reading(opted_out=opted_out(file))
        found = marked(database, path, reading, known.marked if known else None, anew=anew)
        if known is not None and known.marked is found and _same(known.entry, entry):
            return known
        refuse_own_tables(found.schema)
        check_readers(found.schema, file)
        made = Whole(database, described(found.schema, file), file, found, entry)
        with self._lock:
            self._known[entry.name] = made
        return made

    def path(self, entry: Entry) -> Path:
        """A name that tells nobody which database it is."""
        hashed = hashlib.sha256(f"{entry.name} {entry.added_at.isoformat()}".encode()).hexdigest()
        return self.addresses.settings.home / FOLDER / f"{hashed[:16]}.json"

    def drop_all_but(self, entries: Iterable[Entry]) -> None:
        """What was read of a database that was taken out goes, values and all."""
        entries = tuple(entries)
        wanted = {self.path(one) for one in entries}
        for file in (self.addresses.settings.home / FOLDER).glob("*.json"):
            if file not in wanted:
                file.unlink(missing_ok=True)
        with self._lock:
            for name in self._known.keys() - {one.name for one in entries}:
                del self._known[name]


def _same(one: Entry, two: Entry) -> bool:
    """Whether nobody changed a database; its readers are asked elsewhere."""
    return (one.address, one.layer) == (two.address, two.layer)
