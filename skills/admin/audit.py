"""Who changed what, and when: the last lines of the audit, of one person or about one word."""

import asyncio
import re
from typing import Literal

from pydantic import BaseModel, Field

from skills.admin.answer import Worded
from skills.context import Context
from skills.contract import Permission, skill
from skills.messages import Form, Reply, Table, Text

SHOWN = 20
_BOTH = re.compile(r"(?P<first>\S.*?)\s+(?P<word>by|about)\s+(?P<second>\S.*)", re.IGNORECASE)


class AuditQuery(BaseModel):
    do: Literal["last", "by", "about"] = Field(
        "last", title="What to show", description="by whom, or about what"
    )
    what: str = Field("", max_length=300, description="A name, or a word such as minutes or rule")
    person: str = Field("", max_length=300, description="Who did it", json_schema_extra={"form": "person"})


@skill(
    command="audit",
    summary="See who changed what, and when",
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
    by = f" by {person.name}" if person else ""
    about = f" about {word!r}" if word else ""
    form = Form("Filter …", "audit")
    if not found:
        return Reply(f"No change{by}{about} is kept.", (form,), private=True)
    rows = tuple((f"{one.at:%d %b %Y %H:%M}", one.who, one.did, one.subject, one.detail) for one in found)
    table = Table(("When (UTC)", "Who", "Did", "To what", "More"), rows)
    hint = Text("`undo` and the six letters of a change put it back, unless it was changed since.")
    return Reply(f"The last changes{by}{about}.", (table, hint, form), private=True)


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
