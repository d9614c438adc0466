"""What a person may do; `bot/permissions.py` says which groups may."""

from enum import StrEnum


class Permission(StrEnum):
    """Each skill asks for one."""

    ASK = "ask"
    RECORD = "record"
    DRAFT = "draft"
    RUN_SQL = "run-sql"
    RELEASE = "release"
    RESEARCH = "research"
    SOURCES = "sources"
    SETTINGS = "settings"
