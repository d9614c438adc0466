"""An address of Postgres as its own programs write it: `host=db port=5432 dbname=shop user=reader password=…`.

Source: https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-KEYWORD-VALUE"""

import re

from sqlalchemy import URL

_PARTS = ("host", "port", "dbname", "user", "password")
# how the connection is made safe; whatever else there is, such as `options` or `service`, is ours to say
_OPTIONS = (
    "sslmode",
    "sslrootcert",
    "sslcert",
    "sslkey",
    "channel_binding",
    "gssencmode",
    "target_session_attrs",
)
_BEGINS = re.compile(rf"\s*(?:{'|'.join((*_PARTS, *_OPTIONS))})\s*=")
_PAIR = re.compile(
    r"\s*(?P<name>\w+)\s*=\s*(?:'(?P<quoted>(?:[^'\\]|\\.)*)'|(?P<plain>(?:[^\s'\\]|\\.)(?:[^\s\\]|\\.)*)?)(?=\s|$)",
    re.DOTALL,
)


def is_keywords(address: str) -> bool:
    """Whether a text begins like this form; no URL does."""
    return bool(_BEGINS.match(address))


def url_of(address: str) -> URL:
    """The same as a URL. Raises ValueError, which repeats nothing of it, for what is none or names something else."""
    found = _values(address)
    port, host, name = found.get("port") or "", found.get("host") or None, found.get("dbname") or None
    if not found.keys() <= {*_PARTS, *_OPTIONS} or not (port.isdecimal() or not port):
        raise ValueError("no address")
    query = {name: value for name, value in found.items() if name in _OPTIONS and value}
    if host is not None and ("/" in host or "," in host):
        query["host"], host = host, None  # the folder of a socket, or several servers
    return URL.create(
        "postgresql",
        username=found.get("user") or None,
        password=found.get("password") or None,
        host=host,
        port=int(port) if port else None,
        database=name or found.get("user") or None,
        query=query,
    )


def quoted(argument: str) -> str:
    """One argument of a command line, in which a shell has read the quotes away, as it must be written here."""
    name, _, value = argument.partition("=")
    if value.startswith("'") or not re.search(r"[\s'\\]", value):
        return argument
    escaped = value.replace("\\", r"\\").replace("'", r"\'")
    return f"{name}='{escaped}'"


def _values(address: str) -> dict[str, str]:
    """Each keyword with its value; the last of two of one name holds, as in Postgres."""
    found, at = {}, 0
    text = address.rstrip()
    while at < len(text):
        pair = _PAIR.match(text, at)
        if pair is None:
            raise ValueError("no address")
        value = pair["quoted"] if pair["quoted"] is not None else pair["plain"] or ""
        found[pair["name"]] = re.sub(r"\\(.)", r"\1", value, flags=re.DOTALL)
        at = pair.end()
    return found
