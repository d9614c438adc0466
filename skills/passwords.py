"""Passwords in addresses that people write where others read, so that they are neither kept nor repeated."""

import re

# user:password@ in an address of any kind, and the ways in which addresses of databases hold one beside that
_USER = re.compile(r"(?P<start>[a-z][a-z0-9+.\-]*://[^\s/:@]*:)(?P<secret>[^\s/]+)(?=@)", re.IGNORECASE)
_DATABASE = re.compile(
    r"(?P<start>(?:postgres(?:ql)?|mysql|mariadb|duckdb|mssql|oracle|snowflake|redshift|clickhouse)[a-z0-9+]*://"
    r"[^\s:@]*:)(?P<secret>\S+)(?=@)",
    re.IGNORECASE,
)
_OPTION = re.compile(r"(?P<start>://\S*[?&;](?:password|passwd|pwd)=)(?P<secret>[^\s&;]+)", re.IGNORECASE)
HIDDEN = "•••"


def holds_password(text: str) -> bool:
    """Whether an address in this text carries a password."""
    return any(pattern.search(text) for pattern in (_USER, _DATABASE, _OPTION))


def without_passwords(text: str) -> str:
    """The same text with dots in the place of each password."""
    for pattern in (_DATABASE, _USER, _OPTION):
        text = pattern.sub(rf"\g<start>{HIDDEN}", text)
    return text
