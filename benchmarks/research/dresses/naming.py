"""The same market with houses of other names: of two words, of everyday words, spelt as brands like to be."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from benchmarks.research.site import Site
from benchmarks.research.truth import Truth, Value

STYLES: Mapping[str, tuple[str, ...]] = {
    "everyday": ("Anchor", "Harvest", "Signal", "Compass", "Beacon", "Pulse", "Bridge", "Notion"),
    "two-words": (
        "Blue Heron",
        "North Pier",
        "Silver Birch",
        "Red Kite",
        "Stone Mill",
        "Green Lane",
        "Open Field",
        "Long Acre",
    ),
    "stylised": ("ClickBar", "eRondo", "Unit7", "KLX", "Datalo.io", "Barr & Rowe", "Kwik-Tally", "hexaPoint"),
}


def renamed(site: Site, style: str) -> Site:
    """Each house of one word by the next name of that style, wherever it stands, in the truth too."""
    old = [one for one in site.truth.companies if " " not in one]
    names = dict(zip(old, STYLES[style], strict=False))
    return replace(
        site,
        question=_said(site.question, names),
        truth=_true(site.truth, names),
        pages=tuple(replace(one, html=_on_page(one.html, names)) for one in site.pages),
        owners={site: _said(owner, names) for site, owner in site.owners.items()},
    )


def _on_page(html: str, names: Mapping[str, str]) -> str:
    """Addresses keep the old names: of `@@circlebar@@` and of a path no reader sees more than a port."""
    parts = re.split(r"(@@[\w-]+@@[^\"'\s<>]*)", html)
    return "".join(one if at % 2 else _said(one, names) for at, one in enumerate(parts))


def _said(text: str, names: Mapping[str, str]) -> str:
    for old, new in names.items():
        text = re.sub(rf"\b{re.escape(old)}(?=\b|[A-Z])", _literal(new), text)
        text = re.sub(rf"\b{re.escape(old.upper())}\b", _literal(new.upper()), text)
        squeezed = re.sub(r"[^a-z0-9]", "", new.casefold())
        text = re.sub(rf"\b{re.escape(old.casefold())}\b", squeezed, text)
    return text


def _literal(words: str) -> str:
    return words.replace("\\", r"\\")


def _true(truth: Truth, names: Mapping[str, str]) -> Truth:
    def value(one: Value) -> Value:
        return replace(one, words=tuple(_said(word, names) for word in one.words))

    def said(text: str) -> str:
        return _said(text, names)

    return replace(
        truth,
        companies=_all(truth.companies, names),
        planted=tuple(
            replace(
                one,
                company=said(one.company),
                of=said(one.of),
                value=value(one.value),
                places=tuple((page, said(quote)) for page, quote in one.places),
            )
            for one in truth.planted
        ),
        traps=tuple(
            replace(one, company=said(one.company), value=value(one.value), quote=said(one.quote))
            for one in truth.traps
        ),
        leads=tuple(replace(one, company=said(one.company), by=said(one.by)) for one in truth.leads),
        disputes=tuple(
            replace(one, company=said(one.company), values=tuple(map(value, one.values)))
            for one in truth.disputes
        ),
    )


def _all(words: Sequence[str], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(_said(one, names) for one in words)
