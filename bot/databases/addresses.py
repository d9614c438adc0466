"""Where a database is: an address that is encrypted before it is kept, or the name of a setting that holds it.

Confidant's own database and home folder are refused, however they are called."""

import ipaddress
import re
import socket
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL

from bot.databases.seal import Seal
from bot.settings import PREFIX, Settings
from skills.errors import UserError
from skills.language import say
from skills.sql.database.address import read_address
from skills.sql.schema import Dialect, Schema

SETTING = f"{PREFIX}SQL__ADDRESS_"
# together they stand in our database and hardly in another
OWN_TABLES = frozenset({"inbox", "outbox", "proposals", "live_settings", "alembic_version"})
_PORTS = {Dialect.POSTGRES: 5432, Dialect.MYSQL: 3306}
_NAMED = re.compile(rf"\$?\{{?{SETTING}(\w+)\}}?", re.IGNORECASE)
_SEALED, _SET = "sealed:", "setting:"


@dataclass(frozen=True)
class Addresses:
    settings: Settings
    seal: Seal

    @classmethod
    def of(cls, settings: Settings) -> "Addresses":
        return cls(settings, Seal(settings.home, settings.sql.key))

    def keepable(self, given: str) -> str:
        """What an admin gave, as it may be kept. Raises UserError, DatabaseError, StoreError."""
        text = given.strip()
        if match := _NAMED.fullmatch(text):
            kept = f"{_SET}{match[1].lower()}"
            self.url(kept)
            return kept
        address, dialect = read_address(text)
        if dialect in (Dialect.SQLITE, Dialect.DUCKDB) and address.database:
            # the running program may stand in another folder than whoever types this
            address = address.set(database=str(Path(address.database).expanduser().absolute()))
        self.refuse_own(address)
        return f"{_SEALED}{self.seal.close(address.render_as_string(hide_password=False))}"

    def url(self, kept: str) -> str:
        """The address behind what is kept. Raises UserError where its setting or its key is gone, or it is our own."""
        if kept.startswith(_SET):
            name = kept.removeprefix(_SET)
            found = self.settings.sql.addresses.get(name)
            if found is None:
                raise UserError(
                    say("{name} is not set.", name=f"{SETTING}{name.upper()}"),
                    hint=say("Set it for the running program, and add the database again."),
                )
            url = found.get_secret_value()
        else:
            opened = self.seal.open(kept.removeprefix(_SEALED))
            if opened is None:
                raise UserError(
                    say("This address was encrypted with another key."),
                    hint=say("Give the address again, or set CONFIDANT_SQL__KEY as it was."),
                )
            url = opened
        self.refuse_own(read_address(url)[0])
        return url

    def is_file(self, kept: str) -> bool:
        """Whether it is a file of the server. Raises as `url` does."""
        return read_address(self.url(kept))[1] in (Dialect.SQLITE, Dialect.DUCKDB)

    def refuse_own(self, address: URL) -> None:
        """Raises UserError for a file in the home folder and for our own database."""
        own, _ = read_address(self.settings.database_url)
        dialect = read_address(address.render_as_string(hide_password=False))[1]
        if dialect in (Dialect.SQLITE, Dialect.DUCKDB):
            ours = _is_ours(Path(address.database or ""), self.settings.home, own)
        else:
            ours = own.drivername == address.drivername and _same_server(address, own, _PORTS[dialect])
        if ours:
            raise own_database()


def own_database() -> UserError:
    return UserError(
        say("That is Confidant's own database."), hint=say("Name one that holds the data of your work.")
    )


def refuse_own_tables(schema: Schema) -> None:
    """The same under an address that did not look like it. Raises UserError."""
    if {table.name.rsplit(".", 1)[-1].lower() for table in schema.tables} >= OWN_TABLES:
        raise own_database()


def _is_ours(file: Path, home: Path, own: URL) -> bool:
    path, folder = file.expanduser().resolve(), home.resolve()
    if path == folder or folder in path.parents:
        return True
    if own.host is not None or not own.database or not path.exists():
        return False
    mine = Path(own.database)
    return mine.exists() and path.samefile(mine)


def _same_server(one: URL, own: URL, port: int) -> bool:
    """Whether two addresses may be one database: the same name at the same port of the same machine."""
    named = (one.database or one.username) == (own.database or own.username)
    return named and (one.port or port) == (own.port or port) and bool(_machines(one) & _machines(own))


def _machines(url: URL) -> frozenset[str]:
    """The addresses of a host; all ways to reach this machine are one."""
    host = url.host or str(url.query.get("host", "")) or "localhost"
    if host.startswith("/"):
        return frozenset({"here"})
    try:
        found = {str(one[4][0]) for one in socket.getaddrinfo(host, None)}
    except (OSError, UnicodeError):
        found = {host.lower()}
    return frozenset("here" if _is_here(one) else one for one in found)


def _is_here(address: str) -> bool:
    try:
        return ipaddress.ip_address(address.partition("%")[0]).is_loopback
    except ValueError:
        return address.lower() == "localhost"
