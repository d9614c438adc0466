"""What a script of an afternoon would do: the first match of a pattern on each page, for the host's company."""

import re
from collections.abc import Mapping
from hashlib import sha256
from html import unescape

from benchmarks.research.perfect import FETCHED_AT, Output
from benchmarks.research.site import Site
from benchmarks.research.told import Cell, Evidence, Matrix, Source, Told

_MONEY = r"(?:(?:USD|EUR|GBP|CHF|[$€£])\s?\d[\d.,]*|\d[\d.,]*\s?(?:USD|EUR|GBP|CHF|€))"
PATTERNS = {
    "company": r"[A-Z]\w+(?:,? (?:Inc\.|Ltd|GmbH|AG|B\.V\.))",
    "segment": r"(?<=\bfor )[a-z][a-z -]+(?=\.)",
    "product": r"(?<=Meet )[A-Z]\w+|(?<=called )[A-Z]\w+",
    "price": rf"{_MONEY}(?=[^.]{{0,30}}(?:per|/|a) )",
    "customers": r"\d[\d,.]*\+?(?= (?:customers|clients|users|teams|companies|employers|practices|plants|shippers))",
    "funding": rf"{_MONEY}\s?(?:million|M|m)\b",
    "edge": r"(?<=only )[^.]+|(?<=Unlike )[^.]+",
    "weakness": r"(?<=lacks )[^.]+|(?<=does not offer )[^.]+",
    "proof": r"\b(?:ISO \d+|SOC \d[^.,]*)",
}


def baseline(site: Site) -> Output:
    """The first page that matches fills the cell; pages of nobody's host are given to whom they name first."""
    texts = {one.key: _stripped(one.html) for one in site.pages}
    ids = {key: f"s{at}" for at, key in enumerate(texts, 1)}
    cells: dict[tuple[str, str], Cell] = {}
    for one in site.pages:
        text = texts[one.key]
        company = site.owners.get(one.site) or _first_named(text, site.truth.companies)
        for field, cell in _cells(company, text, ids[one.key]).items():
            cells.setdefault((company, field), cell)
    fields = list(PATTERNS)
    whole = [
        cells.get((company, field), Cell(row=company, column=field, value="not found"))
        for company in site.truth.companies
        for field in fields
    ]
    told = Told(
        question=site.question,
        companies=list(site.truth.companies),
        matrix=Matrix(rows=list(site.truth.companies), columns=fields, cells=whole),
        sources=[_source(ids[key], key, text) for key, text in texts.items()],
    )
    return Output(told, {ids[key]: text for key, text in texts.items()}, _report(told, texts))


def _stripped(html: str) -> str:
    """The page without its tags, as a script of an afternoon takes it: also what no visitor sees."""
    return unescape(
        re.sub(r"<[^>]*>", " ", re.sub(r"<(?:style|head).*?</(?:style|head)>", " ", html, flags=re.DOTALL))
    )


def _first_named(text: str, companies: tuple[str, ...]) -> str:
    return min(companies, key=lambda one: text.find(one) if one in text else len(text))


def _cells(company: str, text: str, source: str) -> Mapping[str, Cell]:
    found = {field: re.search(pattern, text) for field, pattern in PATTERNS.items()}
    return {
        field: Cell(
            row=company,
            column=field,
            value=match[0],
            evidence=[Evidence(source=source, start=match.start(), end=match.end(), quote=match[0])],
        )
        for field, match in found.items()
        if match
    }


def _source(name: str, key: str, text: str) -> Source:
    return Source(
        id=name, url=f"http://{key}", sha256=sha256(text.encode()).hexdigest(), fetched_at=FETCHED_AT
    )


def _report(told: Told, texts: Mapping[str, str]) -> str:
    """One sentence a cell, and whoever is called a leader anywhere."""
    lines = ["# Report", "", "## Findings", ""]
    for cell in told.matrix.cells:
        cited = " [1]" if cell.evidence else ""
        lines.append(f"- {cell.row}, {cell.column}: {cell.value}.{cited}")
    leads = (re.search(r"[^.]*\b(?:leading|leads|leader|number one)\b[^.]*", text) for text in texts.values())
    lines += ["", "## Leaders", "", *(f"- {' '.join(found[0].split())}. [2]" for found in leads if found)]
    return "\n".join(lines)
