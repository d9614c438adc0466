"""Joins the watch to the pairs: both versions of a page are read and compared, and changed cells are alerts.

python -m benchmarks.research.watch_pairs --watcher benchmarks.research.watching:watch"""

from datetime import UTC, datetime, timedelta

from benchmarks.research.invent import TODAY
from benchmarks.research.watch_pairs import Alert, Pair
from indexing.models.tagger import bundled_tagger
from indexing.web.page import WebPage
from indexing.web.reading import read_web_page
from skills.research.compare.cells import compare
from skills.research.compare.sources import Home, sources_of
from skills.research.extract import extract, find_companies
from skills.research.report import Report
from skills.research.schema import FIELDS
from skills.research.watch.change import changes

SECOND_LOOK = datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC)
FIRST_LOOK = SECOND_LOOK - timedelta(days=7)


def watch(pair: Pair) -> list[Alert]:
    """What the product tells of a pair, with two looks a week apart."""
    before, _ = _look(pair, pair.before, FIRST_LOOK)
    after, page = _look(pair, pair.after, SECOND_LOOK)
    return [Alert(one.company, one.field, one.was, one.is_) for one in changes(before, after, (page,))]


def _look(pair: Pair, html: str, at: datetime) -> tuple[Report, WebPage]:
    page = read_web_page(pair.address, html.encode(), "text/html; charset=utf-8", at)
    question = f"Compare {pair.company}."
    found = find_companies(question, [("s1", page)], named=(pair.company,), most=1)
    facts = extract([("s1", page)], found, FIELDS, bundled_tagger()).facts
    homes = [Home(one.name, one.hosts, frozenset(one.aliases)) for one in found.companies]
    names = [one.name for one in found.companies]
    report = compare(question, names, FIELDS, list(facts), sources_of({"s1": page}, homes), now=at)
    return report, page
