"""Why a statement is not run: a reason with its facts, and the one sentence a person reads about it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from skills.language import Sentence, joined, listed, say

_SHOWN = 80  # characters of a name; a statement may hold one of any length


class Reason(StrEnum):
    """What a layer found. HIDDEN is there and not for this person; UNKNOWN is not there at all."""

    DIALECT = "dialect"
    TOO_LONG = "too_long"
    TOO_MANY_WORDS = "too_many_words"
    TOO_DEEP = "too_deep"
    CHARACTERS = "characters"
    COMMENT = "comment"
    UNREADABLE = "unreadable"
    SEVERAL = "several"
    EMPTY = "empty"
    NOT_A_QUERY = "not_a_query"
    CONSTRUCT = "construct"
    RECURSION = "recursion"
    FUNCTION = "function"
    TYPE = "type"
    TABLE_FUNCTION = "table_function"
    CATALOGUE = "catalogue"
    OTHER_DATABASE = "other_database"
    HIDDEN_TABLE = "hidden_table"
    UNKNOWN_TABLE = "unknown_table"
    HIDDEN_COLUMN = "hidden_column"
    UNKNOWN_COLUMN = "unknown_column"
    AMBIGUOUS_COLUMN = "ambiguous_column"
    WHOLE_ROW = "whole_row"
    LIMIT = "limit"
    REWRITING = "rewriting"


@dataclass(frozen=True)
class Refusal:
    """`what` is the name or value at fault, `where` what it stands in, `near` what was perhaps meant."""

    reason: Reason
    what: str = ""
    where: str = ""
    near: tuple[str, ...] = ()


class RefusedError(Exception):
    """Carries a refusal out of a layer; `check` catches it, so nobody else sees one."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


def refuse(reason: Reason, what: object = "", where: str = "", near: tuple[str, ...] = ()) -> RefusedError:
    """The error to raise for a reason and its facts; long names are cut."""
    return RefusedError(Refusal(reason, str(what)[:_SHOWN], where[:_SHOWN], near))


def sentence(refusal: Refusal) -> Sentence:
    """What is wrong, where, and what to do, for whoever is spoken to."""
    said = _SENTENCES[refusal.reason](refusal)
    return joined((said, _perhaps(refusal.near)))


def _perhaps(near: tuple[str, ...]) -> str:
    return say("Did you mean {names}?", names=listed(near, any_of=True)) if near else ""


_SENTENCES: Mapping[Reason, Callable[[Refusal], Sentence]] = {
    Reason.DIALECT: lambda of: say(
        "The database speaks {what}, which I cannot check, so I run nothing there.", what=of.what
    ),
    Reason.TOO_LONG: lambda of: say(
        "This statement has {what} characters and the most is {most}; ask for less at once.",
        what=of.what,
        most=of.where,
    ),
    Reason.TOO_MANY_WORDS: lambda of: say(
        "This statement has {what} words and signs and the most is {most}; ask for less at once.",
        what=of.what,
        most=of.where,
    ),
    Reason.TOO_DEEP: lambda of: say(
        "This statement is nested {what} levels deep and the most is {most}; split it into WITH parts.",
        what=of.what,
        most=of.where,
    ),
    Reason.CHARACTERS: lambda of: say(
        "There is a character in this statement that cannot be seen ({what}); type it anew.", what=of.what
    ),
    Reason.COMMENT: lambda of: say(
        "The comment {what} would be carried out by the database; leave it out.", what=of.what
    ),
    Reason.UNREADABLE: lambda of: say(
        "This cannot be read as {dialect} near line {line}; correct it there.",
        dialect=of.what,
        line=of.where,
    ),
    Reason.SEVERAL: lambda of: say(
        "There are {what} statements here and only one is run; send them one by one.", what=of.what
    ),
    Reason.EMPTY: lambda _: say("There is no statement here; write a SELECT."),
    Reason.NOT_A_QUERY: lambda of: say(
        "{what} is not a question to the data; only SELECT is allowed here.", what=of.what
    ),
    Reason.CONSTRUCT: lambda of: say(
        "{what} is not allowed in a query here; write it with plain SELECT, JOIN, WHERE and GROUP BY.",
        what=of.what,
    ),
    Reason.RECURSION: lambda of: say(
        "The recursive part {what} reads no table, so nothing ends it; let it walk along a table.",
        what=of.what,
    ),
    Reason.FUNCTION: lambda of: say(
        "The function {what} is not on the list of allowed functions of {dialect}; use another one.",
        what=of.what,
        dialect=of.where,
    ),
    Reason.TYPE: lambda of: say(
        "Values cannot be turned into the type {what} here; use text, a number, a date or a time.",
        what=of.what,
    ),
    Reason.TABLE_FUNCTION: lambda of: say(
        "{what} is a function where a table must stand; name a table of this database.", what=of.what
    ),
    Reason.CATALOGUE: lambda of: say(
        "{what} belongs to the database itself and is not read here; ask for the tables by name.",
        what=of.what,
    ),
    Reason.OTHER_DATABASE: lambda of: say(
        "{what} lies outside of the tables that were opened here; ask an admin to add it as a source.",
        what=of.what,
    ),
    Reason.HIDDEN_TABLE: lambda of: say(
        "There is a table {what}, but you may not see it; ask an admin for it.", what=of.what
    ),
    Reason.UNKNOWN_TABLE: lambda of: say("There is no table {what} in this database.", what=of.what),
    Reason.HIDDEN_COLUMN: lambda of: say(
        "There is a column {what} in {where}, but you may not see it; ask an admin for it.",
        what=of.what,
        where=of.where,
    ),
    Reason.UNKNOWN_COLUMN: lambda of: say(
        "There is no column {what} in {where}.", what=of.what, where=of.where
    ),
    Reason.AMBIGUOUS_COLUMN: lambda of: say(
        "The column {what} stands in several tables; write the table before it.", what=of.what
    ),
    Reason.WHOLE_ROW: lambda of: say(
        "{what} stands for a whole row here; name the columns that you want.", what=of.what
    ),
    Reason.LIMIT: lambda of: say(
        "The number of rows must be a plain number in LIMIT and OFFSET, not {what}.", what=of.what
    ),
    Reason.REWRITING: lambda _: say(
        "This statement reads differently once it is written out, so I do not run it; write it more simply."
    ),
}
