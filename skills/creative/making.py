"""A brief to a folder of drafts: worded, drawn, checked, mended where a machine can, and written down whole."""

from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from threading import Lock

from skills.creative.asset import Asset, Made, Violation
from skills.creative.copy.grammar import wordings
from skills.creative.copy.wording import Wording
from skills.creative.drafting import Photos, drafted
from skills.creative.files import write_whole
from skills.creative.order import Edits, Order
from skills.creative.picture.sheet import A_PAGE, captioned, sheets
from skills.creative.plan import Plan, Wanted, plan
from skills.errors import UserError
from skills.language import say

# done and wanted, after each picture; called from several threads, one at a time
Progress = Callable[[int, int], None]
_AT_ONCE = 2


def make(order: Order, folder: Path, *, progress: Progress | None = None) -> Made:
    """Every picture that the brief asks for, each written before its line is; contact sheets last.

    Slow: call it in a thread. Raises UserError for a brief that asks for nothing or too much."""
    planned = plan(order.brief, order.formats)
    words, photos = _Words(order), Photos(order)
    counted = _Counted(len(planned.wanted), progress)

    def one(wanted: Wanted) -> Asset:
        draft = drafted(order, wanted, words.of(wanted), photos)
        write_whole(folder / draft.asset.path, draft.content)
        counted.one_more()
        return draft.asset

    # neighbours share a photo and its crops, so they go together and in order
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        assets = list(pool.map(one, planned.wanted))
        pages = _write_sheets(assets, folder, pool)
    return Made(
        assets=tuple(assets),
        violations=tuple(chain(planned.violations, photos.violations, _failed(assets))),
        sheets=pages,
        brief_sha256=order.brief.sha256,
        notes=words.notes,
    )


def make_anew(order: Order, asset: Asset, edits: Edits, folder: Path) -> Asset:
    """The next version of one picture of a set, with what a person wants otherwise; the old file stays.

    Raises UserError where the brief does not ask for it any more."""
    wanted = _found(plan(order.brief, order.formats), asset)
    draft = drafted(order, wanted, _Words(order).of(wanted), Photos(order), edits, version=asset.version + 1)
    write_whole(folder / draft.asset.path, draft.content)
    return draft.asset


def _found(planned: Plan, asset: Asset) -> Wanted:
    for wanted in planned.wanted:
        if wanted.key == asset.key:
            return wanted
    raise UserError(
        say("The brief does not ask for {asset} any more.", asset=asset.key), hint=say("Make the set again.")
    )


class _Words:
    """The wordings of an order, each worked out once; a model's stand before the grammar's."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._known: dict[tuple[str, str, str], tuple[Wording, ...]] = {}
        self._lock = Lock()

    def of(self, wanted: Wanted) -> Wording:
        order, place = self._order, (wanted.product.sku, wanted.audience, wanted.locale)
        with self._lock:
            if place not in self._known:
                self._known[place] = order.worded.get(place) or wordings(
                    wanted.product, wanted.audience, wanted.locale, order.brief, order.kit, order.hints
                )
            worded = self._known[place]
        return worded[(wanted.variant - 1) % len(worded)]

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be known about the words, each once."""
        every = chain.from_iterable(worded.notes for known in self._known.values() for worded in known)
        return tuple(dict.fromkeys(every))


class _Counted:
    def __init__(self, all_of_them: int, progress: Progress | None) -> None:
        self._done, self._all, self._tell, self._lock = 0, all_of_them, progress, Lock()

    def one_more(self) -> None:
        with self._lock:
            self._done += 1
            if self._tell:
                self._tell(self._done, self._all)


def _failed(assets: Iterable[Asset]) -> Iterable[Violation]:
    """What keeps pictures from being approved: one line for the same fault in many."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for asset in assets:
        where = f"{asset.platform}, {asset.placement}"
        counts.update({(one.what, where, one.why) for one in asset.checks if one.hard and not one.mended})
    for (what, where, why), count in counts.items():
        yield Violation(what, say("{where}: {n} pictures", where=where, n=count), why)


def _write_sheets(assets: list[Asset], folder: Path, pool: ThreadPoolExecutor) -> tuple[str, ...]:
    """Numbered as the assets are in the manifest, from 1; no more than the pool's number are in memory."""

    def page(start: int) -> str:
        tiles = [
            captioned(number, (folder / one.path).read_bytes(), one.platform, one.placement, one.locale)
            for number, one in enumerate(assets[start : start + A_PAGE], start=start + 1)
        ]
        [content] = sheets(tiles)
        name = f"contact-sheet-{start // A_PAGE + 1:02}.png"
        write_whole(folder / name, content)
        return name

    return tuple(pool.map(page, range(0, len(assets), A_PAGE)))
