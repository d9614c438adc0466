"""From pages and our own documents to a report: companies are found, facts taken with their words, and weighed."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace

from indexing.documents import DataClass
from indexing.errors import ModelFolderError
from indexing.tagging import NO_TAGGER, Tagger
from indexing.web.page import WebPage
from indexing.web.reading import read_web_page
from skills.context import Context
from skills.language import listed, say, say_many
from skills.model import Task
from skills.research.compare.cells import compare
from skills.research.compare.sources import Home, sources_of
from skills.research.extract import Ambiguous, Company, Extracted, Found, extract, find_companies
from skills.research.extract.names.houses import at_home
from skills.research.extract.whose.companies import site_of
from skills.research.extract.with_model import FromModel, find_facts_with_model
from skills.research.extract.words.hostile import apart_from, has_unseen_orders
from skills.research.facts import Voice
from skills.research.order import MOST_COMPANIES, Order
from skills.research.report import Report
from skills.research.schema import Field
from skills.researches import Gathered

MOST_OWN_DOCUMENTS = 12
_PASSAGES = 4  # of our own index for each thing that is asked


async def make_report(order: Order, gathered: Gathered, ctx: Context) -> Report:
    """Everything that pages and our own documents prove about the companies of a question."""
    fields, us = ctx.researches.fields, ctx.researches.us
    own = await _own_pages(order, us, ctx) if order.index else ()
    pages = {f"s{number}": page for number, page in enumerate((*gathered.pages, *own), 1)}
    internal = frozenset(name for name, page in pages.items() if page in own)
    ctx.progress(say("Reading {n} pages.", n=len(pages)))
    tagger, notes = await asyncio.to_thread(_tagger, ctx)
    found, extracted = await asyncio.to_thread(_taken, order, pages, internal, fields, us, tagger)
    told = await _told_by_model([one for one in pages.items() if one[0] not in internal], found, ctx)
    # what is told apart by name alone on one host is known by its name there too
    hosts = {one.name: frozenset(host for host in one.hosts if "#" not in host) for one in found.companies}
    homes = [Home(one.name, hosts[one.name], frozenset(one.aliases)) for one in found.companies]
    sources = await asyncio.to_thread(sources_of, pages, homes, internal=internal)
    facts = [
        replace(one, voice=Voice.OURS) if one.span.source in internal and one.company == us else one
        for one in apart_from(extracted.hostile, dict.fromkeys((*extracted.facts, *told.facts)))
    ]
    names = [one.name for one in found.companies]
    report = await asyncio.to_thread(
        compare,
        order.question,
        names,
        fields,
        facts,
        sources,
        now=ctx.now,
        us=us if us in names else "",
        missed=gathered.missed,
        spent=_spent(gathered, len(pages), told.asked),
    )
    ordering = await asyncio.to_thread(_ordering, pages, extracted)
    said = _notes(found, ordering, extracted.untagged, gathered)
    return replace(report, notes=(*report.notes, *said, *notes, *told.notes))


async def _told_by_model(pages: Sequence[tuple[str, WebPage]], found: Found, ctx: Context) -> FromModel:
    """Facts that a model finds besides, of public pages alone; none where none is set."""
    return await find_facts_with_model(
        pages,
        found,
        ctx.researches.fields,
        model=ctx.model,
        task=Task.RESEARCH,
        # pages are public; whom we look at is not
        data_classes=(DataClass.OPEN, DataClass.INTERNAL),
        asker=ctx.message.sender.id,
        most=ctx.researches.limits.answers,
    )


def _tagger(ctx: Context) -> tuple[Tagger, tuple[str, ...]]:
    """The tagger; where its weights are damaged none, and a sentence that says so."""
    try:
        ctx.researches.tagger.tag([])
    except ModelFolderError:
        return NO_TAGGER, (
            say("The tagger's weights are damaged, so patterns alone read the pages: reinstall Confidant."),
        )
    return ctx.researches.tagger, ()


def _spent(gathered: Gathered, pages: int, answers: int) -> dict[str, int]:
    """What was spent, by what it was spent on; searches and questions to a model where there were any."""
    some = {"searches": gathered.searches, "answers": answers}
    return {"requests": gathered.requests, "pages": pages, **{what: n for what, n in some.items() if n}}


def _taken(
    order: Order,
    pages: dict[str, WebPage],
    internal: frozenset[str],
    fields: Sequence[Field],
    us: str,
    tagger: Tagger,
) -> tuple[Found, Extracted]:
    pages = {**pages, **at_home({name: page for name, page in pages.items() if name not in internal})}
    outside = [(name, page) for name, page in pages.items() if name not in internal]
    found = find_companies(order.question, outside, named=order.companies, most=MOST_COMPANIES)
    if us and internal and us not in {one.name for one in found.companies}:
        hosts = frozenset(site_of(pages[name]) for name in internal)
        found = replace(found, companies=(*found.companies, Company(us, (us,), hosts)))
    return found, extract(list(pages.items()), found, fields, tagger)


async def _own_pages(order: Order, us: str, ctx: Context) -> tuple[WebPage, ...]:
    """Our documents that say most of what is asked, as pages of ours; only what everyone who reads along may read."""
    wanted: dict[str, None] = {}
    of_us = [one.question.format(company=us) for one in ctx.researches.fields] if us else []
    for words in (order.question, *order.companies, *of_us):
        found = await ctx.index.search(words, audience=ctx.audience, limit=_PASSAGES)
        wanted |= dict.fromkeys(one.passage.location for one in found)
    pages = []
    for location in list(wanted)[:MOST_OWN_DOCUMENTS]:
        document = await ctx.index.document(location, audience=ctx.audience)
        if document is not None:
            page = read_web_page(location, document.markdown.encode(), "text/markdown", ctx.now)
            day = document.modified_at.date() if document.modified_at else None
            pages.append(
                replace(page, title=document.title, organisation=us, published=page.published or day)
            )
    return tuple(pages)


def _ordering(pages: Mapping[str, WebPage], extracted: Extracted) -> int:
    """How many pages give orders to programs, seen or unseen."""
    seen = {one.source for one in extracted.hostile}
    return sum(name in seen or has_unseen_orders(page) for name, page in pages.items())


def _notes(found: Found, ordering: int, untagged: int, gathered: Gathered) -> tuple[str, ...]:
    """`ordering` pages gave orders, `untagged` lines were read by patterns alone."""
    notes = [_ambiguous(one) for one in found.ambiguous]
    if ordering:
        notes.append(
            say_many(
                "Words on {n} page gave orders to programs that read it; nothing was taken from them.",
                "Words on {n} pages gave orders to programs that read them; nothing was taken from these.",
                ordering,
            )
        )
    if untagged:
        notes.append(
            say_many(
                "{n} line of the pages was read by patterns alone, because there are so many.",
                "{n} lines of the pages were read by patterns alone, because there are so many.",
                untagged,
            )
        )
    if not gathered.whole:
        notes.append(say("The budget was spent before all pages were read."))
    return tuple(notes)


def _ambiguous(one: Ambiguous) -> str:
    return say("More than one company is called {name}: {hosts}.", name=one.name, hosts=listed(one.hosts))
