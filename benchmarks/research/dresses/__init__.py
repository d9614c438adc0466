"""An invented market in another dress: what its pages say stays so, and so must what is told of them.

Rules that know one way to mark up or to word a fact find nothing on the next site. Each dress changes one such way on
every page of a market whose truth is known, and the report of the dressed market is held against the same truth."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from benchmarks.research.dresses import markup, wording
from benchmarks.research.dresses.naming import STYLES, renamed
from benchmarks.research.site import Site

MARKUP: Mapping[str, Callable[[str], str]] = {
    "bare": markup.bare,
    "roles": markup.roles,
    "as-tables": markup.as_tables,
    "as-terms": markup.as_terms,
    "turned": markup.turned,
    "split-sums": markup.split_sums,
    "gaps": markup.gaps,
    "hard-wrapped": markup.hard_wrapped,
    "straight": markup.straight,
    "curly": markup.curly,
    "bold-headings": markup.bold_headings,
    "capitals": markup.capitals,
    "nested": markup.nested,
    "folded": markup.folded,
    "furnished": markup.furnished,
}
WORDING: Mapping[str, Callable[[str], str]] = {
    "american-days": wording.american_days,
    "iso-days": wording.iso_days,
    "short-months": wording.short_months,
    "codes-before": wording.codes_before,
    "codes-behind": wording.codes_behind,
    "slashes": wording.slashes,
    "per-or-a": wording.monthly,
    "unmarked-numbers": wording.unmarked_numbers,
    "contracted": wording.contracted,
    "spelt-out": wording.spelt_out,
}
SYNONYMS = tuple(f"synonyms-{seed}" for seed in (1, 2, 3))
NAMING: Mapping[str, str] = {f"names-{style}": style for style in STYLES}
DRESSES = (*MARKUP, *WORDING, *SYNONYMS, *NAMING, "reversed")


def dressed(site: Site, name: str) -> Site:
    """The market with each page in that dress. KeyError for a name that is none of `DRESSES`."""
    if name == "reversed":
        return replace(site, pages=tuple(reversed(site.pages)))
    if name in NAMING:
        return renamed(site, NAMING[name])
    change = _change(site, name)
    return replace(site, pages=tuple(replace(one, html=change(one.html)) for one in site.pages))


def reworded(site: Site, name: str) -> Callable[[str], str]:
    """What a dress does to words that stand alone; nothing where it changes no words."""
    return _change(site, name) if name in (*WORDING, *SYNONYMS) else str


def _change(site: Site, name: str) -> Callable[[str], str]:
    if name in SYNONYMS:
        return wording.synonyms(int(name.rpartition("-")[2]), _truth_words(site))
    return {**MARKUP, **WORDING}[name]


def _truth_words(site: Site) -> tuple[str, ...]:
    """What cells are held against: put in other words it would not be found there."""
    truth = site.truth
    values = [*(one.value for one in truth.planted), *(one.value for one in truth.traps)]
    return tuple(word for one in values for word in one.words) + truth.companies
