"""A report looked at again: which pages, for what, and what of them is a change against the report before."""

from collections.abc import Sequence
from dataclasses import dataclass

from skills.errors import UserError
from skills.language import say
from skills.research.deliver.escape import web_address
from skills.research.order import MOST_URLS, Order
from skills.research.report import Report
from skills.research.watch.carry import carried
from skills.research.watch.change import UNREADABLE, Changed, changes
from skills.research.watch.watching import Watch
from skills.researches import Gathered, KeptReport, Limits


@dataclass(frozen=True)
class Round:
    """What one look found: a report, what changed since the one before, and addresses that gave nothing, with why.

    `counts`: the next look is held against this report; else nothing in it is new. `forgets`: what was seen earlier
    and not told yet must not be told any more."""

    report: Report
    found: tuple[Changed, ...] = ()
    failed: tuple[tuple[str, str], ...] = ()
    counts: bool = True
    forgets: bool = False


def can_be_watched(report: Report) -> bool:
    """Whether it names a company and stands on anything that can be read again."""
    return bool(report.companies) and any(one.internal or web_address(one.address) for one in report.sources)


def order_of(kept: KeptReport) -> Order:
    """What a report was to find; of one that was kept without its order, what it did find.

    Raises UserError where there is nothing to look at again."""
    if not can_be_watched(kept.report):
        raise UserError(say("This report stands on no page that can be looked at again."))
    if kept.order:
        order = Order.model_validate_json(kept.order)
    else:
        order = Order(
            question=kept.report.question, index=any(source.internal for source in kept.report.sources)
        )
    # the companies stay those of the report, also while the pages that it found them in cannot be read
    others = tuple(one for one in kept.report.companies if one != kept.report.us)
    return order.model_copy(update={"companies": others})


def order_again(watch: Watch, before: Report) -> Order:
    """The pages that were asked for, then those that were read: these first of all must be read again."""
    urls = dict.fromkeys((*watch.urls, *_addresses(before)))
    return Order(
        question=watch.question,
        companies=watch.companies,
        urls=tuple(urls)[:MOST_URLS],
        index=watch.index,
    )


def limits_of(watch: Watch, limits: Limits) -> Limits:
    """What a round may spend: what the watch says, and never more than any report may."""
    budget = watch.budget
    return Limits(min(budget.requests, limits.requests), min(budget.seconds, limits.seconds))


def held_against(before: Report, after: Report, gathered: Gathered) -> Round:
    """What changed from one report to the next; a page that was not read, or not asked for, says what it said."""
    known = _addresses(before)
    read = {page.url for page in gathered.pages if page.trouble not in UNREADABLE}
    lost = [one for one in known if one not in read]
    found = changes(before, after, gathered.pages, unread=lost)
    failed = tuple(
        (one.address, one.why)
        for one in gathered.missed
        if one.address in known and one.address not in gathered.unasked
    )
    counts = bool(found) or before.fields != after.fields
    return Round(carried(before, after, lost, found), found, failed, counts)


def _addresses(report: Report) -> Sequence[str]:
    """Pages of the web, in their order; our own documents are looked up anew each time, for who reads along then."""
    return [one.address for one in report.sources if not one.internal and web_address(one.address)]
