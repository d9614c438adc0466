"""One page a competitor for whoever sells against it; what customers may hear is kept apart from what they may not."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from skills.language import Sentence, filled, listed, say
from skills.research.compare.values import MOST_PHRASES
from skills.research.deliver.cited import Cited, Proof, cite
from skills.research.deliver.document import Document, Items, Line, Paragraph, Section
from skills.research.deliver.sections import Keeper, value_line
from skills.research.deliver.sentences import against_us, contradictions, leader_sentence, phrases, stale
from skills.research.deliver.sound import sound
from skills.research.deliver.telling import label, short, unquoted
from skills.research.facts import Fact, Voice
from skills.research.report import Report

_WHAT = ("company", "segment", "product", "customers", "funding", "date")
MOST_LINES = 4  # of each kind: a page is all there is


def battlecards(report: Report, keeper: Keeper) -> Iterator[Section]:
    """The pages of all competitors, as sections of a report."""
    for company in report.companies:
        if company != report.us:
            yield from card(report, company, keeper)


def battlecard(report: Report, company: str) -> Document:
    """The page of one. Raises KeyError for a company that the report does not have."""
    if company not in report.companies:
        raise KeyError(company)
    checked, lost = sound(report)
    keeper = Keeper(Proof(checked), lost)
    sections = tuple(replace(one, level=2, new_page=False) for one in card(checked, company, keeper))
    return Document(
        say("Battlecard: {company}", company=company), checked, sections[1:], keeper.left_out, only_cited=True
    )


def card(report: Report, company: str, keeper: Keeper) -> Iterator[Section]:
    """Its sections, without those that would be empty; what was not found is said in one line."""
    yield Section(say("Battlecard: {company}", company=company), new_page=True)
    public = [one for one in _sayable(report, company, keeper) if not one.internal]
    told: list[tuple[Sentence, Iterable[Line]]] = [
        (say("What they are"), _cells(report, company, _WHAT, keeper)),
        (say("Price"), _cells(report, company, ("price",), keeper)),
        (say("Their edges"), _first(keeper.lines(phrases(report, company, "edge", MOST_PHRASES)))),
        (say("Their weaknesses"), _first(keeper.lines(_quoted(report, company, "weakness")))),
        (say("Proof"), _first(keeper.lines(phrases(report, company, "proof", MOST_PHRASES)))),
        (say("What you may say to customers"), public[: 2 * MOST_LINES]),
    ]
    sections = [Section(heading, (Items(tuple(lines)),), level=3) for heading, lines in told]
    warned = _for_colleagues(report, company, keeper)
    warnings = [Section(heading, (Items(tuple(lines)),), level=3) for heading, lines in warned]
    yield from (one for one in (*sections, *warnings) if _lines_of(one))
    # that nothing has to be warned of is no lack
    if empty := [one.heading for one in sections if not _lines_of(one)]:
        nothing = say("Nothing was found for: {headings}.", headings=listed(empty))
        yield Section(say("Not found"), (Paragraph((Line(nothing),)),), level=3)


def _first(lines: Sequence[Line]) -> Iterator[Line]:
    """As many as there is room for, and how many are left to the report, with their quotes."""
    yield from lines[:MOST_LINES]
    if left := lines[MOST_LINES:]:
        spans = tuple(span for one in left for span in one.spans)
        yield Line(say("and {n} more: the report has them.", n=len(left)), spans)


def _for_colleagues(
    report: Report, company: str, keeper: Keeper
) -> Iterator[tuple[Sentence, Iterable[Line]]]:
    """What is not for customers; without a side of our own there is nothing to hold against theirs."""
    if report.us:
        for heading, ahead in ((say("For colleagues only: our advantage"), True),
                               (say("For colleagues only: our gaps"), False)):  # fmt: skip
            lines = keeper.lines(against_us(report, ahead=ahead, company=company))
            yield heading, _internal(lines)
    yield say("For colleagues only: what not to say"), _internal(_unsayable(report, company, keeper))


def _lines_of(section: Section) -> bool:
    return any(isinstance(one, Items) and one.lines for one in section.blocks)


def _internal(lines: Iterable[Line]) -> Iterator[Line]:
    return (replace(one, internal=True) for one in lines)


def _cells(report: Report, company: str, names: Iterable[str], keeper: Keeper) -> Iterator[Line]:
    known = {one.name for one in report.fields}
    for name in (one for one in names if one in known):
        cell = report.cell(company, name)
        if cell.found or name == "price":
            line = value_line(cell, keeper)
            yield replace(line, text=say("{field}: {value}", field=label(report, name), value=line.text))


def _quoted(report: Report, company: str, field: str) -> Iterator[Cited]:
    """In the very words of who says it, and with their name."""
    sources = {one.id: one for one in report.sources}
    for fact in _facts(report, company, field)[:MOST_PHRASES]:
        quote = unquoted(short(fact.span.quote, 220))
        where = sources[fact.span.source].publisher if fact.span.source in sources else ""
        text = say("{company}: “{quote}” ({publisher})", company=company, quote=quote, publisher=where)
        yield cite(text, (fact.span,), evidence=(company, quote))


def _sayable(report: Report, company: str, keeper: Keeper) -> Iterator[Line]:
    """Only what stands in public, holds today, and nobody contradicts."""
    sources = {one.id: one for one in report.sources}
    ahead = keeper.lines(against_us(report, ahead=True, company=company))
    yield from (one for one in ahead if not one.internal)
    for fact in _facts(report, company, "weakness"):
        if (
            fact.voice is Voice.OTHERS
            and sources[fact.span.source].voice_of in ("", company)  # a rival's page is no witness
            and is_prose(fact.span.quote)
            and not report.cell(company, "weakness").stale
        ):
            quote, publisher = unquoted(short(fact.span.quote, 220)), sources[fact.span.source].publisher
            text = say(
                "{publisher} writes of {company}: “{quote}”",
                publisher=publisher,
                company=company,
                quote=quote,
            )
            yield from keeper.lines([cite(text, (fact.span,), evidence=(company, quote))])
    own = phrases(report, report.us, "edge", MOST_LINES) if report.us else iter(())
    yield from (one for one in keeper.lines(own) if not one.internal)


def is_prose(quote: str) -> bool:
    """Whether somebody can say it aloud: markup and addresses are no words for a customer."""
    return not any(one in quote for one in ("<", "`", "://", "](", "{", "|"))


def _unsayable(report: Report, company: str, keeper: Keeper) -> Iterator[Line]:
    """Where a claim of ours would be wrong, or could be answered with another figure."""
    disputed = against_us(report, ahead=None, company=company)
    warned = (
        (say("They are ahead; do not claim it: {words}"), against_us(report, ahead=False, company=company)),
        (say("Do not compare; these differ in kind or are disputed: {words}"), disputed),
        (say("Do not quote; sources disagree: {words}"), contradictions(_only(report, company))),
        (say("Do not quote; it is old: {words}"), stale(_only(report, company))),
        (
            say("They do lead here: {words}"),
            (leader_sentence(report, one) for one in report.leaders if one.company == company and one.proven),
        ),
    )  # fmt: skip
    for warning, sentences in warned:
        for line in keeper.lines(sentences):
            yield replace(line, text=filled(warning, words=line.text))


def _only(report: Report, company: str) -> Report:
    return replace(report, cells=tuple(one for one in report.cells if one.company == company))


def _facts(report: Report, company: str, field: str) -> list[Fact]:
    try:
        return list({one.value: one for one in report.cell(company, field).facts}.values())
    except KeyError:
        return []
