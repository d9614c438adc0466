"""What an answer stands on, whole, and what else was found: both as far as everyone who reads along may read it.

Source: the places that were quoted, read again from the stored documents; and the search index, asked again.
"""

from dataclasses import dataclass

from pydantic import BaseModel, Field

from indexing.documents import Document, ScoredPassage
from skills.context import Context
from skills.contract import skill
from skills.documents import where
from skills.help_desk import NAMED, Kept
from skills.language import day, joined, say, say_many
from skills.messages import Block, Footer, Quote, Reply, Text
from skills.permission import Permission
from skills.record import Proof

SHOWN = 6
LONGEST_PASSAGE = 500  # characters of a result; its document is named for the rest
WAIT = say("Documents change: this is how they read now.")


class EvidenceQuery(BaseModel):
    question: str = Field(pattern=NAMED, description=say("The question's id, or last"))


@dataclass(frozen=True)
class Shown:
    """Quotes under a summary; nothing but the summary where there are none."""

    summary: str
    quotes: tuple[Quote, ...] = ()
    note: str = ""
    about: tuple[str, ...] = ()  # locations of what is quoted

    def to_reply(self) -> Reply:
        notes: tuple[Block, ...] = (Footer(self.note),) if self.note and self.quotes else ()
        blocks = (Text(self.summary), *self.quotes, *notes)
        return Reply(self.summary, blocks, private=True, about=self.about)


@skill(
    command="evidence",
    summary=say("Show the whole quotes that an answer stands on"),
    examples=("evidence last",),
    permission=Permission.ASK,
    takes=NAMED,
    reads_files=True,
)
async def evidence(query: EvidenceQuery, ctx: Context) -> Shown:
    """Read each quoted place again, for those who read the reply."""
    kept = await ctx.desk.question(query.question, ctx.message)
    if not kept.proofs:
        return Shown(
            say("{named} was not answered, so there is nothing that it stands on.", named=_named(kept))
        )
    read = [one for proof in kept.proofs if (one := await _read(proof, ctx))]
    if not read:
        return Shown(say("Nothing that this answer stood on can be read here any more."))
    left = len(kept.proofs) - len(read)
    gone = (
        say_many("{n} quote cannot be read here any more.", "{n} quotes cannot be read here any more.", left)
        if left
        else ""
    )
    quotes = tuple(quote for _, quote in read)
    about = tuple(location for location, _ in read)
    return Shown(
        say("What the answer to {named} stands on:", named=_named(kept)), quotes, joined((WAIT, gone)), about
    )


@skill(
    command="results",
    summary=say("Show what was found for a question"),
    examples=("results last",),
    permission=Permission.ASK,
    takes=NAMED,
    reads_files=True,
)
async def results(query: EvidenceQuery, ctx: Context) -> Shown:
    """Search again, for those who read the reply; a passage is shown, not judged."""
    kept = await ctx.desk.question(query.question, ctx.message)
    found = await ctx.index.search(kept.text, audience=ctx.audience, limit=SHOWN)
    if not found:
        return Shown(
            say("I found nothing about {named} that everyone who reads this may read.", named=_named(kept))
        )
    note = say("The nearest come first. None of them need be an answer.")
    about = tuple(one.passage.location for one in found)
    return Shown(
        say("The nearest passages for {named}:", named=_named(kept)), tuple(map(_quoted, found)), note, about
    )


async def _read(proof: Proof, ctx: Context) -> tuple[str, Quote] | None:
    document = await ctx.index.document(proof.document, audience=ctx.audience)
    if document is None:
        return None
    words = document.markdown[proof.start : proof.end].strip()
    return (document.location, Quote(words, _where(document))) if words else None


def _where(document: Document) -> str:
    date = day(document.modified_at) if document.modified_at else ""
    parts = (document.title, document.author or "", date)
    return joined((joined(parts, ", "), f"({where(document.location)})"))


def _quoted(found: ScoredPassage) -> Quote:
    passage = found.passage
    section = " › ".join(passage.heading_path)
    return Quote(
        cut(passage.text, LONGEST_PASSAGE), f"{section or passage.title} ({where(passage.location)})"
    )


def cut(text: str, most: int) -> str:
    """The beginning of a long text, up to a word's end, with a sign that it goes on."""
    words = text.strip()
    if len(words) <= most:
        return words
    return words[:most].rsplit(None, 1)[0].rstrip() + " …"


def _named(kept: Kept) -> str:
    return f"“{cut(' '.join(kept.text.split()), 120)}”"
