"""Passwords in addresses that people write where others read, so that they are neither kept nor repeated.

An address is a URL, or the keywords in which Postgres and ADO write one: `host=db user=reader password=…`."""

import re

# user:password@ in an address of any kind, and the ways in which addresses of databases hold one beside that; none
# takes longer than in proportion to the text, which anybody may send
_USER = re.compile(r"(?P<start>://[^\s/:@]*:)(?P<secret>[^\s/]+)(?=@)")
_DATABASE = re.compile(
    r"(?P<start>(?:postgres(?:ql)?|mysql|mariadb|duckdb|mssql|oracle|snowflake|redshift|clickhouse)[a-z0-9+]{0,20}://"
    r"[^\s:@]*:)(?P<secret>\S+)$",
    re.IGNORECASE,
)
_OPTION = re.compile(r"(?P<start>[?&;](?:password|passwd|pwd)=)(?P<secret>[^\s&;]+)", re.IGNORECASE)
_TOKEN = re.compile(r"\S+")
# words that say where a database is; beside one of these, what `password=` says is a password
_KEYWORD = re.compile(
    r"(?<![\w?&])(?:host|hostaddr|server|data source|port|dbname|database|user|uid|user id)\s*=\s*\S",
    re.IGNORECASE,
)
_SECRET = re.compile(
    r"(?P<start>(?<![\w?&])(?:ssl)?(?:password|passwd|pwd)\s*=\s*)(?P<secret>'(?:[^'\\]|\\.)*(?:'|\Z)|[^\s;]+)",
    re.IGNORECASE,
)
# what stands for a password where people explain how to write one
_BLANK = re.compile(r"<[^<>]*>?|\*+|…|\.{3}|[xX]{3,}|\$\{\w+\}|\$[A-Z_]+|•+|[`'\"]+")
HIDDEN = "•••"


def holds_password(text: str) -> bool:
    """Whether an address in this text carries a password."""
    return without_passwords(text) != text


def without_passwords(text: str) -> str:
    """The same text with dots in the place of each password."""
    text = _TOKEN.sub(lambda found: _hidden(found[0]), text) if "://" in text else text
    return _SECRET.sub(_hidden_value, text) if _KEYWORD.search(text) else text


def _hidden_value(found: re.Match[str]) -> str:
    return found[0] if _BLANK.fullmatch(found["secret"]) else f"{found['start']}{HIDDEN}"


def _hidden(token: str) -> str:
    """One word, which may be an address: what stands before its last @, and the options behind `://`."""
    if "://" not in token:
        return token
    shown = rf"\g<start>{HIDDEN}"
    before, at, behind = token.rpartition("@")
    token = f"{_DATABASE.sub(shown, before)}{at}{behind}"
    token = _USER.sub(shown, token)
    scheme, mark, rest = token.partition("://")
    return f"{scheme}{mark}{_OPTION.sub(shown, rest)}"
