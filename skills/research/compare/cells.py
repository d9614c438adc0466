"""A report from facts: each company by each field, with the words that prove it, or “not found”."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from skills.language import say, say_many
from skills.research.compare.dated import exactly, newest_dated, told_day
from skills.research.compare.held import is_held
from skills.research.compare.leaders import leaders
from skills.research.compare.ours import comparisons
from skills.research.compare.supplied import as_sent_in
from skills.research.compare.turns import FATE, LOST, with_fate, with_losses
from skills.research.compare.untold import without_untold
from skills.research.compare.values import BETWEEN, told_claim, told_value, weighed
from skills.research.compare.voices import holds_on, voice_of
from skills.research.compare.weigh import Claim, Scale
from skills.research.facts import Fact, Span, Voice
from skills.research.report import Cell, Missed, Other, Report, Source
from skills.research.schema import Field, Kind

# days after which the newest evidence of a field says little about today
STALE_DAYS: Mapping[str, int] = {"price": 180, "customers": 365, "funding": 365, "": 540}
MOST_SPANS = 5  # of one value; a page says its price many times


@dataclass(frozen=True)
class Made:
    """A cell, and the facts that speak of a day to come."""

    cell: Cell
    coming: tuple[Fact, ...] = ()


def compare(
    question: str,
    companies: Sequence[str],
    fields: Sequence[Field],
    facts: Iterable[Fact],
    sources: Sequence[Source],
    *,
    now: datetime,
    us: str = "",
    stale_days: Mapping[str, int] = STALE_DAYS,
    missed: Sequence[Missed] = (),
    spent: Mapping[str, int] | None = None,
) -> Report:
    """Weigh every fact that its quote holds. `stale_days` are by field, those of all others under the empty name."""
    known = {source.id: source for source in sources}
    found = list(facts)
    held = as_sent_in(dict.fromkeys(fact for fact in found if is_held(fact, known)), known)
    rows = (*(one for one in dict.fromkeys(companies) if one != us), *((us,) if us else ()))
    made = [
        _made(
            company,
            Scale(one, known, us=bool(us) and company == us),
            held,
            now.date(),
            stale_days.get(one.name, stale_days.get("", STALE_DAYS[""])),
        )
        for company in rows
        for one in fields
    ]
    cells = tuple(one.cell for one in made)
    others = tuple(one for one in rows if one != us)
    led, why = leaders(rows, tuple(fields), cells, sources, now=now)
    return Report(
        question=question,
        made_at=now,
        companies=rows,
        fields=tuple(fields),
        cells=cells,
        sources=tuple(sources),
        leaders=led,
        us=us,
        comparisons=comparisons(us, others, tuple(fields), cells) if us else (),
        missed=tuple(missed),
        notes=(*_dropped(sum(not is_held(fact, known) for fact in found)), *_coming(made, known), *why),
        spent=dict(spent or {}),
    )


def _facts_of(company: str, field: Field, held: Sequence[Fact], today: date) -> list[Fact]:
    mine = [fact for fact in held if fact.company == company]
    if field.name == "date":
        return newest_dated(mine, today)
    said = [fact for fact in mine if fact.field == field.name]
    return without_untold(field.name, said)


def _dropped(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    return (
        say_many(
            "{n} finding was left out: its quote does not hold it.",
            "{n} findings were left out: their quotes do not hold them.",
            count,
        ),
    )


def _coming(made: Iterable[Made], sources: Mapping[str, Source]) -> list[str]:
    return [
        say(
            "{company} from {when} on: {value} ({field}).",
            company=fact.company,
            when=told_day(exactly(fact.about, [fact.span], sources)),
            value=fact.value,
            field=fact.field,
        )
        for one in made
        for fact in one.coming
        if fact.about
    ]


def _made(company: str, scale: Scale, held: Sequence[Fact], today: date, limit: int) -> Made:
    """A cell with what befell the house or its certificates."""
    made = _weighed(company, scale, _facts_of(company, scale.field, held, today), today, limit)
    mine = [fact for fact in held if fact.company == company]
    cell = made.cell
    if cell.field == "company":
        cell = with_fate(cell, [fact for fact in mine if fact.field == FATE], today, BETWEEN)
    elif cell.field in ("proof", "edge"):
        cell = with_losses(cell, [fact for fact in mine if fact.field == LOST])
    return replace(made, cell=cell)


def _weighed(company: str, scale: Scale, facts: Sequence[Fact], today: date, limit: int) -> Made:
    # a page is dated in its own zone, which may be a day ahead
    coming = [fact for fact in facts if fact.about and fact.about > today + timedelta(days=1)]
    then = [fact for fact in facts if fact.past and fact not in coming]
    present = [fact for fact in facts if not fact.past and fact not in coming]
    past = tuple(_other(scale, claim, past=True) for claim in _past_claims(scale, then))
    if not present:
        return Made(Cell(company, scale.field.name, before=past), _first_said(coming))
    found = weighed(scale, present)
    value, told = told_value(scale, [_public(scale, claim) for claim in found.holds])
    older = tuple(_other(scale, claim, past=False) for claim in found.older)
    cell = Cell(
        company=company,
        field=scale.field.name,
        value=value,
        spans=tuple(dict.fromkeys(span for claim in told for span in _spans(claim))),
        facts=tuple(fact for claim in told for fact in claim.facts),
        voice=_voice_of_all(scale, told),
        independent=len(told[0].publishers),
        contradicted=tuple(_other(scale, claim, past=False) for claim in found.against),
        before=(*older, *past),
        about=max((claim.about for claim in _of_one_day(scale, told) if claim.about), default=None),
        stale=_is_stale(told, scale.sources, today - timedelta(days=limit)),
    )
    return Made(cell, _first_said(coming))


def _first_said(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Each value of a day to come once."""
    ordered = sorted(facts, key=lambda fact: (str(fact.about), fact.value, fact.span.source, fact.span.start))
    return tuple({(fact.about, fact.value): fact for fact in reversed(ordered)}.values())[::-1]


def _past_claims(scale: Scale, facts: Sequence[Fact]) -> list[Claim]:
    same = {(fact.of, fact.value): fact for fact in facts}
    claims = [scale.claim([fact for fact in facts if (fact.of, fact.value) == key]) for key in same]
    return sorted(claims, key=lambda claim: (-(claim.known or date.min).toordinal(), scale.rank(claim)))


def _other(scale: Scale, claim: Claim, *, past: bool) -> Other:
    tagged = all(fact.tagged for fact in claim.facts)
    return Other(told_claim(scale, claim), _spans(claim), claim.about, past, tagged)


def _spans(claim: Claim) -> tuple[Span, ...]:
    """The strongest quote of each source first."""
    first = {fact.span.source: fact.span for fact in reversed(claim.facts)}
    by_strength = [fact.span for fact in claim.facts if first[fact.span.source] == fact.span]
    return tuple(dict.fromkeys((*by_strength, *(fact.span for fact in claim.facts))))[:MOST_SPANS]


def _voice(scale: Scale, claim: Claim) -> Voice:
    """Others as soon as anybody else says it too; of us, our own documents before all."""
    voices = {voice_of(fact, scale.sources) for fact in claim.facts}
    order = (Voice.OTHERS, Voice.ITSELF, Voice.OURS)
    return next(one for one in (reversed(order) if scale.us else order) if one in voices)


def _voice_of_all(scale: Scale, told: Sequence[Claim]) -> Voice:
    """Of words and prices others' as soon as one of them is; of figures that of the one that they are compared by."""
    first = _voice(scale, told[0])
    if scale.field.kind is Kind.NUMBER or scale.field.name == "funding":
        return first
    return Voice.OTHERS if any(_voice(scale, claim) is Voice.OTHERS for claim in told) else first


def _public(scale: Scale, claim: Claim) -> Claim:
    """Without our own documents, where a public source says the same of somebody else: then it is no secret."""
    public = [fact for fact in claim.facts if not scale.sources[fact.span.source].internal]
    return scale.claim(public) if public and not scale.us else claim


def _of_one_day(scale: Scale, told: Sequence[Claim]) -> Sequence[Claim]:
    """Those whose day is the cell's: of a number with names beside it, since when somebody buys is no day of that."""
    return told[:1] if scale.field.kind is Kind.NUMBER and told[0].best.measure else told


def _is_stale(claims: Sequence[Claim], sources: Mapping[str, Source], oldest: date) -> bool:
    """Whether all that is told is too old; what stands on pages without any date alone is not called old."""
    newest = [
        max((day for fact in claim.facts if (day := holds_on(fact, sources))), default=None)
        for claim in claims
    ]
    return all(day is not None and day < oldest for day in newest)
