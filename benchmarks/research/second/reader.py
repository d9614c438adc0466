"""Reads a market of the second exam: SITE/PAGE.html is served as /PAGE of that site, and truth.json is what is so."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, Field

from benchmarks.research.pages.page import Page
from benchmarks.research.site import Site
from benchmarks.research.truth import Dispute, Lead, Planted, Trap, Truth, Value

FOLDER = Path(__file__).parent
MARKETS = tuple(sorted(one.parent.name for one in FOLDER.glob("*/truth.json")))


class _Strict(BaseModel, extra="forbid", frozen=True):
    pass


class _Value(_Strict):
    amount: Decimal | None = None
    unit: str = ""
    per: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    days: tuple[date, ...] = ()

    def made(self) -> Value:
        return Value(self.amount, self.unit, self.per, self.words, self.days)


class _Planted(_Strict):
    company: str
    field: str
    of: str = ""
    value: _Value
    where: Annotated[tuple[tuple[str, str], ...], Field(min_length=1)]


class _Trap(_Strict):
    company: str
    field: str
    kind: str
    value: _Value
    why: str
    page: str
    quote: str
    hidden: bool = False


class _Lead(_Strict):
    company: str
    by: str
    proven: bool
    kind: str


class _Dispute(_Strict):
    company: str
    field: str
    values: tuple[_Value, ...]


class _Told(_Strict):
    """truth.json as it lies there; `owners` are the companies' own sites, `robots` the rules of a site."""

    market: str
    question: str
    companies: tuple[str, ...]
    owners: dict[str, str]
    robots: dict[str, str]
    planted: tuple[_Planted, ...]
    traps: tuple[_Trap, ...]
    leads: tuple[_Lead, ...]
    disputes: tuple[_Dispute, ...]

    def truth(self) -> Truth:
        return Truth(
            self.market,
            self.companies,
            tuple(
                Planted(one.company, one.field, one.of, one.value.made(), one.where) for one in self.planted
            ),
            tuple(
                Trap(
                    one.company,
                    one.field,
                    one.value.made(),
                    one.kind,
                    one.why,
                    one.page,
                    one.quote,
                    one.hidden,
                )
                for one in self.traps
            ),
            tuple(Lead(one.company, one.by, one.proven, one.kind) for one in self.leads),
            tuple(
                Dispute(one.company, one.field, tuple(value.made() for value in one.values))
                for one in self.disputes
            ),
        )


def read_market(name: str) -> Site:
    """The market in the folder of that name. FileNotFoundError where there is none."""
    folder = FOLDER / name
    told = _Told.model_validate_json((folder / "truth.json").read_bytes())
    pages = tuple(_page(folder, path) for path in sorted(folder.glob("*/**/*.html")))
    return Site(told.question, told.truth(), pages, {}, told.robots, told.owners)


def _page(folder: Path, path: Path) -> Page:
    site, *rest = path.relative_to(folder).with_suffix("").parts
    return Page(site, "/" + "/".join(rest if rest != ["index"] else []), path.read_text(encoding="utf-8"))
