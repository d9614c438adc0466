"""A model's words, where one is set and cleared: asked once for a product in a locale, each sentence checked.

What does not stand on the product is replaced by the grammar's own words, so a set of drafts is always whole."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic import BaseModel, Field, ValidationError

from indexing.documents import DataClass
from skills.creative.brand.kit import Kit
from skills.creative.brief.brief import Brief, Product
from skills.creative.brief.tidy import speaks_to_machine
from skills.creative.copy.allowed import spelt
from skills.creative.copy.checked import Ground, stands
from skills.creative.copy.compose import BANDS, chain, width
from skills.creative.copy.grammar import PICTURE_BANDS, SUPPORT_BANDS, wordings
from skills.creative.copy.stock import Stock, stock_of
from skills.creative.copy.tags import Hints
from skills.creative.copy.wording import Named, Wording
from skills.language import say
from skills.model import Completion, Model, NearModel, Task

PROMPT = (Path(__file__).parent / "prompt.md").read_text(encoding="utf-8")
FIELDS = ("headline", "primary", "description")
MOST_OF_AN_ANSWER = 400_000
# an end mark cannot be written inside, whatever a product is called
_ESCAPED = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


class _Text(BaseModel, extra="forbid"):
    audience: str = ""
    variant: int = Field(ge=1, le=100)
    headline: list[str] = Field([], max_length=12)
    primary: list[str] = Field([], max_length=12)
    description: list[str] = Field([], max_length=12)
    support: list[str] = Field([], max_length=12)


class _Answer(BaseModel, extra="forbid"):
    texts: list[_Text] = Field(max_length=2_000)


@dataclass(frozen=True)
class Order:
    """What is to be worded: one product in one locale, for all the audiences and variants of the brief."""

    product: Product
    locale: str
    brief: Brief
    kit: Kit
    hints: Hints = field(default_factory=dict)
    data_class: DataClass = DataClass.INTERNAL

    @property
    def audiences(self) -> tuple[str, ...]:
        return self.brief.audiences or ("",)


async def worded(order: Order, *, model: Model, asker: str) -> Mapping[str, tuple[Wording, ...]]:
    """By audience, one wording a variant: the model's where they stand, the grammar's everywhere else."""
    drafts = {
        audience: wordings(order.product, audience, order.locale, order.brief, order.kit, order.hints)
        for audience in order.audiences
    }
    if speaks_to_machine(order.product.name):
        note = say("{sku}: no model was asked, because its name speaks to a machine.", sku=order.product.sku)
        return _noted(drafts, note)
    stock = stock_of(order.product, order.audiences[0], order.locale, order.brief, order.kit)
    completion = await _complete(order, prompt_of(order, stock), model, asker)
    if completion.text is None:
        return _noted(drafts, completion.note) if completion.note else drafts
    answer = _read(completion.text)
    if answer is None:
        said = say(
            "{model} answered in no form that can be read; its words were dropped.", model=completion.model
        )
        return _noted(drafts, said)
    by_place = {(one.audience.strip(), one.variant): one for one in answer.texts}
    ground = ground_of(stock, order)
    return {
        audience: tuple(
            _merged(one, by_place.get((audience, at)), ground, order, completion.model or "")
            for at, one in enumerate(made, start=1)
        )
        for audience, made in drafts.items()
    }


async def _complete(order: Order, prompt: str, model: Model, asker: str) -> Completion:
    classes = (order.data_class,)
    if order.kit.third_parties:
        return await model.complete(
            Task.CREATIVE, system=PROMPT, prompt=prompt, data_classes=classes, asker=asker
        )
    if not isinstance(model, NearModel):
        return Completion()
    return await model.complete_here(
        Task.CREATIVE, system=PROMPT, prompt=prompt, data_classes=classes, asker=asker
    )


def prompt_of(order: Order, stock: Stock) -> str:
    """What the model is told, as one JSON object between marks that nothing in it can close."""
    told = {
        "locale": order.locale,
        "product": stock.name,
        "facts": [one.label for one in stock.facts],
        "claims": list(stock.claims),
        "offer": list(stock.offer.whole[:1]),
        "last day": stock.offer.last_day,
        "price": stock.priced.price,
        "goal": order.brief.goal if not speaks_to_machine(order.brief.goal) else "",
        "audiences": [one for one in order.audiences if not speaks_to_machine(one)],
        "variants": order.brief.variants,
        "tone": list(order.kit.tone),
        "banned": [*order.kit.banned, *order.kit.protected],
        "headline words": order.kit.headline_words,
        "limits": {name: list(BANDS[name]) for name in FIELDS},
    }
    line = json.dumps(told, ensure_ascii=False).translate(_ESCAPED)
    return f"<data>\n{line}\n</data>"


def ground_of(stock: Stock, order: Order) -> Ground:
    """Everything that a sentence may rest on."""
    offer, priced = stock.offer, stock.priced
    texts = (
        stock.name,
        stock.brand,
        *(text for one in stock.facts for text in (one.phrase, one.label)),
        *stock.claims,
        *offer.whole,
        *offer.brief,
        offer.last_day,
        priced.price,
        priced.was,
        *(stock.cta),
    )
    return Ground("\n".join(texts), stock.claims, order.kit, stock.market.language)


def _read(text: str) -> _Answer | None:
    """The one object of an answer; a fence around it is taken off, anything else is not read."""
    bare = re.sub(r"^\s*```(?:json)?\s*|\s*```\s*$", "", text[:MOST_OF_AN_ANSWER])
    try:
        return _Answer.model_validate_json(bare)
    except ValidationError:
        return None


def _merged(draft: Wording, told: _Text | None, ground: Ground, order: Order, model: str) -> Wording:
    if told is None:
        note = say("{model} left this one out, so it is a template's.", model=model)
        return replace(draft, notes=(*draft.notes, note))
    kept = {name: _kept(getattr(told, name), ground, name, order.kit) for name in (*FIELDS, "support")}
    dropped = sum(len(getattr(told, name)) - len(kept[name]) for name in kept)
    notes = [*draft.notes[1:]] if any(kept.values()) else [*draft.notes]
    if dropped:
        notes.append(
            say(
                "{n} of {model}'s texts said what the product does not, and were dropped.",
                n=dropped,
                model=model,
            )
        )
    if not any(kept.values()):
        return replace(draft, notes=tuple(notes))
    texts = {name: chain((*kept[name], *draft.texts.get(name, ())), BANDS[name]) for name in FIELDS}
    return replace(
        draft,
        texts={**draft.texts, **texts},
        headlines=chain((*kept["headline"], *draft.headlines), PICTURE_BANDS),
        supports=chain((*kept["support"], *draft.supports), SUPPORT_BANDS),
        claims=tuple(one for one in ground.claims if _says(texts, one) or one in draft.claims),
        model=Named(model, model.partition(":")[0], str(order.data_class), _LICENCE),
        notes=tuple(notes),
    )


_LICENCE = "the provider's terms"


def _says(texts: Mapping[str, Sequence[str]], claim: str) -> bool:
    return any(claim.casefold() in text.casefold() for ways in texts.values() for text in ways)


def _kept(told: Sequence[str], ground: Ground, field: str, kit: Kit) -> tuple[str, ...]:
    """Those that stand and are short enough, the fullest first."""
    most = (SUPPORT_BANDS if field == "support" else BANDS[field])[0]
    tidy = [spelt(" ".join(one.split()), kit) for one in told]
    few = kit.headline_words if field == "headline" else None
    kept = [one for one in tidy if width(one) <= most and (few is None or len(one.split()) <= few)]
    return tuple(sorted((one for one in kept if stands(one, ground)), key=width, reverse=True))


def _noted(drafts: Mapping[str, tuple[Wording, ...]], note: str) -> Mapping[str, tuple[Wording, ...]]:
    return {
        audience: tuple(replace(one, notes=(*one.notes, note)) for one in made)
        for audience, made in drafts.items()
    }
