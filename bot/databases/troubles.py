"""Why a database could not be read last, kept as a code so that it is said in the language of whoever looks."""

from bot.errors import StoreError
from skills.errors import UserError
from skills.language import ENGLISH, joined, say, speaking
from skills.sql.trouble import DatabaseError, Trouble, sentence

_SAID = "said"


def code_of(error: DatabaseError | UserError | StoreError) -> str:
    """One line, without the database's own words."""
    if isinstance(error, DatabaseError):
        return f"{error.trouble.value}:{error.what}"
    with speaking(ENGLISH):
        words = joined((error.message, error.hint)) if isinstance(error, UserError) else str(error)
        return f"{_SAID}:{words}"


def said(code: str, shown: str) -> str:
    """The sentence of a code; empty for none. It may name a table, so it is for those who add databases."""
    kind, _, what = code.partition(":")
    if not kind:
        return ""
    if kind == _SAID:
        return what
    return sentence(DatabaseError(Trouble(kind), shown, what))


def for_askers(code: str) -> str:
    """The same without a name, for whoever may only ask."""
    return say("it could not be read when it was last tried") if code else ""
