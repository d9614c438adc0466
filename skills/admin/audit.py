"""Who changed what, and when: the last lines of the audit, of one person or about one word."""

import asyncio
import re
from typing import Literal

from pydantic import BaseModel, Field

from skills.admin.answer import Worded
from skills.context import Context
from skills.contract import skill
from skills.language import moment, say
from skills.messages import Form, Reply, Table, Text, User
from skills.permission import Permission

SHOWN = 20
_BOTH = re.compile(r"(?P<first>\S.*?)\s+(?P<word>by|about)\s+(?P<second>\S.*)", re.IGNORECASE)


class AuditQuery(BaseModel):
    do: Literal["last", "by", "about"] = Field(
        "last", title=say("What to show"), description=say("by whom, or about what")
    )
    what: str = Field("", max_length=300, description=say("A name, or a word such as minutes or rule"))
    person: str = Field(
        "", max_length=300, description=say("Who did it"), json_schema_extra={"form": "person"}
    )


@skill(
    command="audit",
    summary=say("See who changed what, and when"),
    examples=("audit", "audit by ana@example.org", "audit about rules"),
    permission=Permission.SETTINGS,
    routed=False,
)
async def audit(query: AuditQuery, ctx: Context) -> Worded:
    """Read the newest lines; they hold no words of a meeting or a question."""
    return Worded(await asyncio.to_thread(_read, query, ctx))


def _read(query: AuditQuery, ctx: Context) -> Reply:
    who, word = _filters(query)
    person = ctx.admin.person(who, ctx.message) if who else None
    found = ctx.admin.changes(person, word, SHOWN)
    form = Form(say("Filter …"), "audit")
    if not found:
        return Reply(_nothing(person, word), (form,), private=True)
    rows = tuple((moment(one.at), one.who, one.did, one.subject, one.detail) for one in found)
    table = Table((say("When"), say("Who"), say("Did"), say("To what"), say("More")), rows)
    hint = Text(say("`undo` and the six letters of a change put it back, unless it was changed since."))
    return Reply(_last(person, word), (table, hint, form), private=True)


def _nothing(person: User | None, word: str) -> str:
    if person and word:
        return say("No change by {person} about {word!r} is kept.", person=person.name, word=word)
    if person:
        return say("No change by {person} is kept.", person=person.name)
    return say("No change about {word!r} is kept.", word=word) if word else say("No change is kept.")


def _last(person: User | None, word: str) -> str:
    if person and word:
        return say("The last changes by {person} about {word!r}.", person=person.name, word=word)
    if person:
        return say("The last changes by {person}.", person=person.name)
    return say("The last changes about {word!r}.", word=word) if word else say("The last changes.")


def _filters(query: AuditQuery) -> tuple[str, str]:
    """The person and the word that are asked for; either may be empty."""
    who, word = query.person.strip(), ""
    first, rest, second = query.what.strip(), query.do, ""
    if match := _BOTH.fullmatch(first):
        first, second = match["first"], match["second"]
    for asked, kind in ((first, rest), (second, match["word"].lower() if match else "")):
        if asked and kind == "by":
            who = asked
        elif asked:
            word = asked
    return who, word
