"""A brief from a YAML file, and back. What a stranger would write another way is read, what cannot be is named."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from skills.creative.brand.files import file_beneath, relative_to
from skills.creative.brand.kit import Kit
from skills.creative.brand.kit_file import kit_from, kit_yaml, plain_yaml, read_kit
from skills.creative.brief.brief import Brief, Product
from skills.creative.brief.platforms import platform_of
from skills.creative.brief.product_table import products_in
from skills.creative.brief.products import offer_of, product_of
from skills.creative.brief.spoken import spoken_language
from skills.creative.brief.tidy import speaks_to_machine
from skills.creative.brief.written import OWN, BriefTold, ProductTold
from skills.creative.copy.locales import language_of, locale_of
from skills.errors import UserError
from skills.faults import fault_said
from skills.language import say

MOST_BYTES = 8_000_000
_KIT_FILES = (".yaml", ".yml", ".json")


def read_brief(path: Path) -> Brief:
    """The brief in this file. Raises UserError with one sentence: the file, the place in it, and what to do."""
    try:
        text = _content(path, path.name).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(say("{path} is not UTF-8 text; save it as UTF-8.", path=str(path))) from error
    return brief_of(text, path.parent, path=path.name)


def brief_of(text: str, folder: Path, *, path: str = "brief.yaml") -> Brief:
    """The same of a text that is called so; its files are in `folder`. Raises UserError."""
    value = plain_yaml(text, path)
    if not isinstance(value, dict):
        raise UserError(
            say("{path} is no brief.", path=path),
            hint=say("Write `brand:`, `products:` and `locales:`, each on its line."),
        )
    try:
        told = BriefTold.model_validate(value)
    except ValidationError as error:
        raise _fault(error.errors()[0], path) from error
    return _brief(told, folder, path)


def _fault(fault: ErrorDetails, path: str, line: int = 0) -> UserError:
    place = ".".join(str(part) for part in fault["loc"] if part != OWN)
    said = fault_said(fault)
    if line:
        return UserError(
            say("{path}, line {line}, {place}: {fault}.", path=path, line=line, place=place, fault=said)
        )
    return UserError(say("{path}, {place}: {fault}.", path=path, place=place, fault=said))


def _content(path: Path, name: str) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UserError(say("{path} is larger than 8 MB.", path=name), hint=say("Split it."))
        return path.read_bytes()
    except OSError as error:
        raise UserError(say("{path} cannot be read ({why}).", path=str(path), why=error.strerror)) from error


def _brief(told: BriefTold, folder: Path, path: str) -> Brief:
    kit, brand = _kit(told.brand, folder, path)
    rows = tuple(_rows(told, folder, path))
    locales = tuple(dict.fromkeys(locale_of(one, path) for one in told.locales))
    language = language_of(told.language, path) if told.language else _spoken(told, rows, locales)
    products = tuple(product_of(row, folder, where, language) for where, row in rows)
    _once_each(products, rows)
    if told.dates.start and told.dates.end and told.dates.end < told.dates.start:
        raise UserError(
            say("{path}, dates: the last day comes before the first.", path=path),
            hint=say("Write the first day as `start` and the last one as `end`."),
        )
    brief = Brief(
        brand=brand,
        products=products,
        audiences=tuple(dict.fromkeys(told.audiences)),
        locales=locales,
        platforms=tuple(dict.fromkeys(platform_of(one, path) for one in told.platforms)),
        goal=told.goal,
        offer=offer_of(told.offer, path, language),
        starts=told.dates.start,
        ends=told.dates.end,
        variants=told.variants,
        url=told.url,
        campaign=told.campaign,
        kit=kit,
        language=language,
    )
    return replace(brief, notes=tuple(_notes(brief)), sha256=_hash(brief))


def _kit(told: Mapping[str, object], folder: Path, path: str) -> tuple[Kit | None, str]:
    """The kit that a brief brings or names as a file, and the brand's name."""
    named = told.get(OWN)
    if isinstance(named, str):
        if not named.lower().endswith(_KIT_FILES):
            return None, named
        kit = read_kit(file_beneath(folder, named, path))
    else:
        kit = kit_from(told, folder, path=say("{path}, brand", path=path))
    return kit, kit.name


def _rows(told: BriefTold, folder: Path, path: str) -> Iterator[tuple[str, ProductTold]]:
    """Each product with the place where it stands."""
    if not told.products and not told.products_file:
        raise UserError(say("{path}, products: there are none.", path=path), hint=say("Name one at least."))
    for at, one in enumerate(told.products):
        yield f"{path}, products.{at}", one
    if name := told.products_file:
        for line, row in products_in(_content(file_beneath(folder, name, path), name), name):
            try:
                yield say("{path}, line {line}", path=name, line=line), ProductTold.model_validate(row)
            except ValidationError as error:
                raise _fault(error.errors()[0], name, line) from error


def _spoken(told: BriefTold, rows: Sequence[tuple[str, ProductTold]], locales: Sequence[str]) -> str:
    texts = [told.goal, *told.audiences]
    texts += [told.offer.text[OWN]] if OWN in told.offer.text else []
    for _, row in rows[:200]:
        for name, value in row.attributes.items():
            texts += [name, value.get(OWN, "")]
    return spoken_language(texts, [one.split("-")[0] for one in locales])


def _once_each(products: Sequence[Product], rows: Sequence[tuple[str, ProductTold]]) -> None:
    seen = dict[str, str]()
    for product, (where, _) in zip(products, rows, strict=True):
        key = product.sku.casefold()
        if key in seen:
            raise UserError(
                say("{where}: {sku} is there twice.", where=where, sku=product.sku),
                hint=say("The first one is in {where}.", where=seen[key]),
            )
        seen[key] = where


def _notes(brief: Brief) -> Iterator[str]:
    for product in brief.products:
        told = {"name": product.name, **product.attributes}
        for where, words in told.items():
            if speaks_to_machine(words) or speaks_to_machine(where):
                yield say(
                    "{sku}, {where}: these words speak to a machine. They are taken as words only: {words}",
                    sku=product.sku,
                    where=where,
                    words=words[:120],
                )
    for name, words in (
        ("goal", brief.goal),
        ("offer", brief.offer.text),
        *(("audiences", a) for a in brief.audiences),
    ):
        if speaks_to_machine(words):
            yield say(
                "{where}: these words speak to a machine. They are taken as words only: {words}",
                where=name,
                words=words[:120],
            )


def _hash(brief: Brief) -> str:
    """Over all that the brief says, with the photos' bytes and the kit's version."""
    told = _told(brief, lambda photo: sha256(photo.read_bytes()).hexdigest())
    told["kit"] = brief.kit.sha256 if brief.kit else ""
    return sha256(json.dumps(told, sort_keys=True, ensure_ascii=False, default=str).encode()).hexdigest()


def brief_yaml(brief: Brief, folder: Path) -> str:
    """The brief as a file in `folder` would say it; `brief_of` reads it back as the same brief.

    Raises UserError where a photo lies outside of the folder."""
    told = _told(brief, lambda photo: relative_to(photo, folder))
    told["brand"] = yaml.safe_load(kit_yaml(brief.kit, folder)) if brief.kit else brief.brand
    return str(yaml.safe_dump(_filled(told), allow_unicode=True, sort_keys=False, width=110))


def _told(brief: Brief, photo: Callable[[Path], str]) -> dict[str, object]:
    return {
        "brand": brief.brand,
        "language": brief.language,
        "products": [_product_told(one, photo) for one in brief.products],
        "audiences": list(brief.audiences),
        "locales": list(brief.locales),
        "platforms": list(brief.platforms),
        "goal": brief.goal,
        "offer": {
            "text": _by_language(brief.offer.text, brief.offer.texts, brief.language),
            "percent": brief.offer.percent,
            "price": _amount(brief.offer.price),
            "code": brief.offer.code,
        },
        "dates": {
            "start": brief.starts.isoformat() if brief.starts else None,
            "end": brief.ends.isoformat() if brief.ends else None,
        },
        "variants": brief.variants,
        "url": brief.url,
        "campaign": brief.campaign,
    }


def _product_told(product: Product, photo: Callable[[Path], str]) -> dict[str, object]:
    attributes: dict[str, object] = dict(product.attributes)
    for market, told in product.translated.items():
        for name, words in told.items():
            own = attributes.get(name)
            by_market = own if isinstance(own, dict) else {OWN: own} if own else {}
            attributes[name] = by_market | {market: words}
    return {
        "sku": product.sku,
        "name": _by_language(product.name, product.names, OWN),
        "photo": photo(product.photo) if product.photo else None,
        "attributes": attributes,
        "price": _amount(product.price),
        "currency": product.currency,
        "prices": {
            market: {"price": _amount(one.amount), "currency": one.currency}
            for market, one in product.prices.items()
        },
    }


def _by_language(own: str, others: Mapping[str, str], language: str) -> object:
    return {**({language: own} if own else {}), **others} if others else own


def _amount(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:f}"


def _filled(told: object) -> object:
    """Without what says nothing, so that a person reads what is there."""
    if isinstance(told, list):
        return [_filled(one) for one in told]
    if not isinstance(told, dict):
        return told
    kept = {name: _filled(value) if name != "attributes" else value for name, value in told.items()}
    return {name: value for name, value in kept.items() if value not in ("", None, [], {})}
