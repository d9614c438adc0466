"""The best output that a market allows, made from its truth: what the scorer must call whole, before it is broken."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from benchmarks.research.site import Site
from benchmarks.research.told import Cell, Evidence, Matrix, Source, Told
from benchmarks.research.truth import Planted, Value
from benchmarks.research.visible import visible_text

FETCHED_AT = "2026-11-20T09:00:00+00:00"


@dataclass(frozen=True)
class Output:
    told: Told
    sources: Mapping[str, str]
    report: str


def perfect(site: Site) -> Output:
    texts = {one.key: visible_text(one.html) for one in site.pages}
    ids = {key: f"s{at}" for at, key in enumerate(texts, 1)}
    cells = [
        _cell(site, company, field, texts, ids)
        for company in site.truth.companies
        for field in site.truth.fields
    ]
    told = Told(
        question=site.question,
        companies=list(site.truth.companies),
        matrix=Matrix(rows=list(site.truth.companies), columns=list(site.truth.fields), cells=cells),
        sources=[
            Source(
                id=ids[key],
                url=f"http://{key}",
                sha256=sha256(text.encode()).hexdigest(),
                fetched_at=FETCHED_AT,
            )
            for key, text in texts.items()
        ],
    )
    return Output(told, {ids[key]: text for key, text in texts.items()}, _report(site, told))


def found_in(text: str, quote: str) -> tuple[int, int] | None:
    """Where a quote stands in a text, whatever gaps the layout has put into it."""
    pattern = r"\s*".join(re.escape(letter) for letter in quote if not letter.isspace())
    found = re.search(rf"(?<![\d.,]){pattern}(?!\d)", text)
    return found.span() if found else None


def shown(value: Value, of: str = "") -> str:
    """A value as a cell tells it."""
    if value.amount is None:
        return " ".join(value.words)
    whole = value.amount == value.amount.to_integral_value()
    digits = f"{value.amount:,.0f}" if whole else f"{value.amount:,.2f}"
    per = f"a {' and '.join(value.per)}" if value.per else ""
    of += ":" if of[-1:].isdigit() else ""  # “Weser 200 129” would be one number
    return " ".join(part for part in (of, digits, value.unit, per) if part)


def _cell(site: Site, company: str, field: str, texts: Mapping[str, str], ids: Mapping[str, str]) -> Cell:
    facts = [one for one in site.truth.planted if (one.company, one.field) == (company, field)]
    evidence = [_evidence(one, texts, ids) for one in facts]
    values = [shown(one.value, one.of if field in ("price", "funding") else "") for one in facts]
    return Cell(row=company, column=field, value="; ".join(values) or "not found", evidence=evidence)


def _evidence(fact: Planted, texts: Mapping[str, str], ids: Mapping[str, str]) -> Evidence:
    key, quote = next(place for place in fact.places if place[0] in texts)
    span = found_in(texts[key], quote)
    if span is None:
        raise ValueError(f"{quote!r} cannot be seen on {key}.")
    start, end = span
    return Evidence(source=ids[key], start=start, end=end, quote=texts[key][start:end])


def _report(site: Site, told: Told) -> str:
    """A short report with a table, a list, leaders and what sources disagree on."""
    lines = [f"# {site.question}", "", f"Question: {site.question}", "", "## Comparison", ""]
    columns = [one for one in told.matrix.columns if one != "company"]
    lines += [f"| Company | {' | '.join(columns)} |", "|" + " --- |" * (len(columns) + 1)]
    for company in told.companies:
        cells = [told.cell(company, field) for field in columns]
        lines.append(f"| {company} | " + " | ".join(_cited(one) for one in cells if one) + " |")
    lines += ["", "## Who leads, and by what", ""]
    for lead in site.truth.leads:
        claim = "" if lead.proven else " by its own claim, which is not proven"
        lines.append(f"- {lead.company} leads in {lead.by}{claim}. [[1]](#q1)[[2]](#q2)")
    lines += ["", "## Contradictions", ""]
    for one in site.truth.disputes:
        lines.append(f"- {one.company}, {one.field}: {' or '.join(map(shown, one.values))}. [[3]](#q3)")
    return "\n".join(
        [*lines, "", "## Sources", "", *(f"**{one.id}** <{one.url}>" for one in told.sources), ""]
    )


def _cited(cell: Cell) -> str:
    return f"{cell.value} [[1]](#q1)" if cell.evidence else cell.value
