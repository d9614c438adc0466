"""Who said a quote and when: a transcript in the index begins each paragraph with `[12:31] Name: `."""

import asyncio
import re
from dataclasses import replace

from skills.ask.answer import MEETING, Asked, Citation, Spoken
from skills.ask.pieces.sentences import Sentence
from skills.context import Context
from skills.moments import link_at, seconds_of

_MARK = re.compile(
    r"^\[(?P<time>(?:\d{1,3}:)?\d{1,2}:\d{2})\] (?P<speaker>[^\n:\[\]]{1,100}): ", re.MULTILINE
)


def spoken_words(text: str) -> str:
    """A sentence as a person would tell it: its time is left out, who says it stays."""
    return _MARK.sub(r"\g<speaker>: ", text, count=1)


def words_alone(sentence: Sentence) -> Sentence:
    """The same without time and speaker where it was said in a meeting: what was said, whoever said it when."""
    if sentence.passage.kind != MEETING:
        return sentence
    return replace(sentence, text=_MARK.sub("", sentence.text, count=1))


async def with_moments(asked: Asked, ctx: Context) -> Asked:
    """The same with speaker, time and link at each quote from a meeting; the quote is then the spoken words alone."""
    cited = [one.passage for one in asked.citations if one.passage.kind == MEETING]
    if not cited:
        return asked
    held = await asyncio.to_thread(ctx.book.at, [one.location for one in cited], ctx.audience)
    links = {location: meeting.link for location, meeting in held.items()}
    citations = [await _with_moment(one, links.get(one.passage.location, ""), ctx) for one in asked.citations]
    return replace(asked, citations=tuple(citations))


async def _with_moment(citation: Citation, link: str, ctx: Context) -> Citation:
    passage = citation.passage
    if passage.kind != MEETING:
        return citation
    mark = _MARK.match(citation.quote)
    if mark:
        start = citation.start + mark.end()
        citation = replace(citation, quote=citation.quote[mark.end() :], start=start)
    else:
        document = await ctx.index.document(passage.document_id, audience=ctx.audience)
        before = document.markdown[: citation.start] if document else ""
        mark = next(iter(_MARK.finditer(before, before.rfind("\n\n") + 1)), None)
    if mark is None:
        return citation
    seconds = seconds_of(mark["time"]) or 0
    return replace(citation, spoken=Spoken(mark["speaker"], seconds, link_at(link, seconds)))
