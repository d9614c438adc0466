"""One draft: its words fitted, its picture drawn and checked, and drawn again where a machine can mend it."""

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

import numpy as np
from PIL import Image

from skills.creative.asset import Asset, Violation
from skills.creative.brief.brief import Product
from skills.creative.checks.check import check_asset
from skills.creative.checks.draft import Draft, running
from skills.creative.checks.finding import Finding
from skills.creative.checks.fonts import fonts_for
from skills.creative.checks.mend import How, Mend, mended, mends
from skills.creative.copy.fitting import fitted
from skills.creative.copy.wording import Fitted, Wording
from skills.creative.learning.tags import dominant_colours, tags_of
from skills.creative.order import NO_EDITS, Edits, Order
from skills.creative.photo.photo import Photo
from skills.creative.photo.reading import read_photo
from skills.creative.photo.subject import Ground, subject_of
from skills.creative.picture.designs import DESIGNS
from skills.creative.picture.drawn import Drawn
from skills.creative.picture.job import Job
from skills.creative.picture.render import render
from skills.creative.plan import Wanted
from skills.errors import UserError
from skills.language import say


@dataclass(frozen=True)
class Drafted:
    asset: Asset
    content: bytes


class Photos:
    """The photos and backgrounds of an order, each read once; one that cannot be read is said once and left out."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._read: dict[str, tuple[Photo | None, Photo | None]] = {}
        self._lock = Lock()
        self._faults: list[Violation] = []

    def of(self, product: Product) -> tuple[Photo | None, Photo | None]:
        """The product's photo and the background that was made for it."""
        with self._lock:
            if product.sku not in self._read:
                made = self._order.backgrounds.get(product.sku)
                ground = self._taken(made.content, product) if made else None
                photo = self._taken(product.photo, product) if product.photo else None
                self._read[product.sku] = photo, ground
            return self._read[product.sku]

    @property
    def violations(self) -> tuple[Violation, ...]:
        return tuple(self._faults)

    def _taken(self, source: Path | bytes, product: Product) -> Photo | None:
        try:
            return read_photo(source, name=product.name)
        except UserError as error:
            self._faults.append(Violation(say("made without a photo"), product.sku, str(error)))
            return None


@dataclass(frozen=True)
class _Tried:
    """One try: what was drawn, and what is wrong with it."""

    job: Job
    drawn: Drawn
    draft: Draft
    findings: tuple[Finding, ...]

    @property
    def hard(self) -> int:
        return sum(one.hard for one in self.findings)


_MOST_TRIES = 4
_REDRAWN = (How.OTHER_LAYOUT, How.DRAW_AGAIN, How.SMALLER_FILE)


def drafted(
    order: Order,
    wanted: Wanted,
    wording: Wording,
    photos: Photos,
    edits: Edits = NO_EDITS,
    *,
    version: int = 1,
) -> Drafted:
    """The first design that passes; where none does, the one with the fewest hard findings."""
    said = edited(wording, edits)
    photo, ground = photos.of(wanted.product)
    job = Job(
        product=wanted.product,
        wording=said,
        kit=order.kit,
        format=wanted.format,
        photo=photo,
        variant=wanted.variant - 1,
        design=edits.design or None,
        background=ground,
    )
    first = _try(order, wanted, job, edits)
    best = tried = first
    for _ in range(_MOST_TRIES):
        again = _otherwise(tried, own_design=bool(edits.design))
        if not best.hard or again is None:
            break
        tried = _try(order, wanted, again, edits)
        best = min(best, tried, key=lambda one: one.hard)
    if best is not first:
        best = replace(best, findings=(*best.findings, *_mended(first.findings, best.findings)))
    return Drafted(_asset(order, wanted, best, version), best.drawn.content)


def _otherwise(tried: _Tried, *, own_design: bool) -> Job | None:
    """What may pass where this did not: other words for those at fault, another design; None where all was tried."""
    todo = [one for one in mends(tried.findings) if one.finding.hard]
    wording = tried.job.wording
    for mend in todo:
        if mend.how in (How.SHORTER, How.OTHER_WORDS):
            wording = _without_first(wording, mend)
        elif mend.how is How.NO_PRICE:
            wording = replace(wording, price="", was="")
    redrawn = any(one.how in _REDRAWN for one in todo)
    design = None if own_design or not redrawn else _next_design(tried.drawn.layout)
    if wording == tried.job.wording and design is None:
        return None
    return replace(tried.job, wording=wording, design=design or tried.job.design)


def _without_first(wording: Wording, mend: Mend) -> Wording:
    """The next alternative of what is at fault, if there is one."""
    name = mend.field
    if not mend.is_drawn:
        rest = wording.texts.get(name, ())[1:]
        return replace(wording, texts={**wording.texts, name: rest}) if rest else wording
    if name == "headline" and len(wording.headlines) > 1:
        return replace(wording, headlines=wording.headlines[1:])
    return replace(wording, supports=wording.supports[1:]) if name == "support" else wording


def _next_design(name: str) -> str | None:
    names = list(DESIGNS)
    return names[(names.index(name) + 1) % len(names)] if name in names else None


def edited(wording: Wording, edits: Edits) -> Wording:
    """The words with a person's own in place of ours, and without what they want left out."""
    own, gone = edits.texts, edits.without
    headline, support = own.get("headline"), own.get("support")

    def small(name: str, ours: str) -> str:
        return "" if name in gone else own.get(name, ours)

    return replace(
        wording,
        headlines=(headline,) if headline else wording.headlines,
        supports=() if "support" in gone else (support,) if support else wording.supports,
        texts={**wording.texts, **{name: (text,) for name, text in own.items() if name in wording.texts}},
        price=small("price", wording.price),
        was="" if "price" in gone else small("was", wording.was),
        offer=small("offer", wording.offer),
        cta=small("cta", wording.cta),
        disclaimer=small("disclaimer", wording.disclaimer),
    )


def _with_own(fits: Fitted, edits: Edits) -> Fitted:
    """A person's own words stand even where they are too long, so that a check names it and they shorten them."""
    too_long = {name: edits.texts[name] for name in fits.unfitted if name in edits.texts}
    if not too_long:
        return fits
    return replace(
        fits,
        texts={**fits.texts, **too_long},
        unfitted=tuple(name for name in fits.unfitted if name not in too_long),
    )


def _try(order: Order, wanted: Wanted, job: Job, edits: Edits) -> _Tried:
    drawn = render(job)
    fits = _with_own(fitted(job.wording, wanted.format), edits)
    draft = Draft(
        drawn=drawn,
        format=wanted.format,
        texts=fits.texts,
        more=fits.more,
        kit=order.kit,
        brief=order.brief,
        product=wanted.product,
        locale=wanted.locale,
        fonts=fonts_for(order.kit, drawn),
        earlier=order.earlier,
    )
    return _Tried(job, drawn, draft, check_asset(draft))


def _mended(before: tuple[Finding, ...], after: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """What was found at first and is gone now, each said once, with what was done."""
    left = {one.check for one in after}
    gone = {one.finding.check: mended(one.finding, one.how) for one in mends(before)}
    return tuple(one for check, one in gone.items() if one.hard and check not in left)


def _asset(order: Order, wanted: Wanted, best: _Tried, version: int) -> Asset:
    drawn, job, format_ = best.drawn, best.job, wanted.format
    made = order.backgrounds.get(wanted.product.sku)
    shown = {one.kind: running(one) for one in drawn.placed if one.text}
    ending = "" if version == 1 else f"-r{version}"
    return Asset(
        key=wanted.key,
        product=wanted.product.sku,
        variant=wanted.variant,
        audience=wanted.audience,
        locale=wanted.locale,
        platform=format_.platform,
        placement=format_.placement,
        format=format_.id,
        path=f"{wanted.stem}{ending}.{drawn.media}",
        width=drawn.width,
        height=drawn.height,
        bytes=len(drawn.content),
        sha256=hashlib.sha256(drawn.content).hexdigest(),
        texts=dict(best.draft.texts),
        shown=shown,
        checks=best.findings,
        tags=_tags(order, wanted, job, drawn, shown),
        models=(job.wording.model, *((made.model,) if made and job.background else ())),
        layout=drawn.layout,
        dhash=drawn.dhash,
        kit_sha256=order.kit.sha256,
        version=version,
    )


def _tags(order: Order, wanted: Wanted, job: Job, drawn: Drawn, shown: Mapping[str, str]) -> tuple[str, ...]:
    format_ = wanted.format
    return tuple(
        str(tag)
        for tag in tags_of(
            job.wording.tags,
            offer=order.brief.offer,
            imagery=_imagery(job),
            colours=dominant_colours(_small(drawn.content)),
            cta=job.wording.tags.get("cta", job.wording.cta),
            layout=drawn.layout,
            words=" ".join(shown.values()),
            logo_shown=any(one.kind == "logo" for one in drawn.placed),
            locale=wanted.locale,
            platform=format_.platform,
            placement=format_.placement,
            audience=wanted.audience,
        )
    )


def _imagery(job: Job) -> str:
    if job.photo is None:
        return "no photo"
    made = job.background is not None or subject_of(job.photo).ground is Ground.SCENE
    return "scene" if made else "plain ground"


def _small(content: bytes) -> "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]":
    """Few pixels are enough to tell colours, and a JPEG is decoded at an eighth of its size for little."""
    with Image.open(io.BytesIO(content)) as image:
        image.draft("RGB", (image.width // 8, image.height // 8))
        return np.asarray(image.convert("RGB"))
