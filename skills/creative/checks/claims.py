"""What needs a proof: superlatives, comparisons, guarantees, figures, health, money and the climate.

The patterns of `claims.json` stand by family and language, over folded text (no case, no accents). A match is no
finding where an approved claim of this product and market says just that, or the brief itself does.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from skills.creative.brand.kit import Claim
from skills.creative.checks.draft import Draft, Said
from skills.creative.checks.finding import Finding
from skills.creative.checks.folding import folded, undigited, unmasked
from skills.language import Sentence, say

# what a product's own data may not prove: it takes a claim that somebody approved
_NEEDS_APPROVAL = (
    "guarantee",
    "proof",
    "health",
    "result",
    "finance",
    "environment",
    "superlative",
    "comparison",
)
_PER_CENT = re.compile(r"(\d+(?:[.,]\d+)?) ?(?:%|percent|per cent|prozent|pour cent|por ciento|procent|割)")
_OFF = re.compile(
    r"\boff\b|\bsav(?:e|ing)|\bsale\b|discount|reduc|rabat|\bspar|nachlass|gunstiger|remise|economis|soldes|\bmoins\b"
    r"|descuento|ahorr|rebaja|\bdto\b|\bmenos\b|sconto|risparmi|desconto|economiz|korting|bespaar|znizk|taniej|скидк"
    r"|indirim|オフ|割引|off|折|할인|خصم|extra|deal|angebot|oferta|offerta|offre"
)


@dataclass(frozen=True)
class Hit:
    """A claim in a folded text, from `start` to `end`."""

    family: str
    text: str
    start: int
    end: int


def check(draft: Draft) -> Iterator[Finding]:
    """Each claim that nobody approved, once a text."""
    approved = _approved(draft)
    briefed = _briefed(draft)
    for said in draft.said():
        if not said.is_sentence:
            continue
        text = unmasked(said.text)
        known, told = _spans(text, approved), _spans(text, briefed)
        for hit in (*hits(text, draft.language), *_hidden(said.text, text, draft.language)):
            if _within(hit, known) or _is_the_offer(hit, text, draft.brief.offer.percent):
                continue
            if finding := _finding(hit, said, in_brief=_within(hit, told)):
                yield finding


def _finding(hit: Hit, said: Said, *, in_brief: bool) -> Finding | None:
    if in_brief and hit.family not in _NEEDS_APPROVAL:
        return None
    why = (
        say("it stands in the brief, but nobody approved it as a claim")
        if in_brief
        else say("no approved claim of this product and market says so")
    )
    return Finding(
        check="claim",
        what=say("{words} is {kind}", words=repr(hit.text), kind=_kind(hit.family)),
        where=said.where,
        why=why,
        hard=not in_brief,
    )


def _kind(family: str) -> Sentence:
    return {
        "superlative": say("a superlative"),
        "comparison": say("a comparison with others"),
        "guarantee": say("a guarantee"),
        "proof": say("a proof or an award"),
        "figure": say("a figure"),
        "health": say("about health"),
        "result": say("a promised result"),
        "finance": say("about money"),
        "environment": say("about the climate or nature"),
        "absolute": say("without any exception"),
        "offer": say("an offer or a pressing date"),
    }[family]


def _hidden(written: str, text: str, language: str) -> tuple[Hit, ...]:
    """Claims that show only once digits within words are read as letters."""
    other = undigited(written)
    if other == text:
        return ()
    plain = {hit.text for hit in hits(text, language)}
    return tuple(replace(hit, start=-1, end=-1) for hit in hits(other, language) if hit.text not in plain)


@lru_cache(maxsize=4096)
def hits(text: str, language: str) -> tuple[Hit, ...]:
    """Claims in a folded text, by the patterns of its language and of English; the longest where several meet."""
    found = [
        Hit(family, match.group(), match.start(), match.end())
        for family, pattern in _patterns(language)
        for match in pattern.finditer(text)
    ]
    found.sort(key=lambda hit: (hit.start - hit.end, hit.start))
    kept: list[Hit] = []
    for hit in found:
        if not any(hit.start < other.end and other.start < hit.end for other in kept):
            kept.append(hit)
    return tuple(sorted(kept, key=lambda hit: hit.start))


@lru_cache(maxsize=1)
def _families() -> dict[str, dict[str, list[str]]]:
    text = files("skills.creative.checks").joinpath("claims.json").read_text(encoding="utf-8")
    families: dict[str, dict[str, list[str]]] = json.loads(text)
    return families


@lru_cache(maxsize=64)
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    compiled: list[tuple[str, re.Pattern[str]]] = []
    for family, by_language in _families().items():
        own = list(by_language.get(language, ())) if language != "en" else []
        # folding takes the breve of й with it
        mine = (*by_language["en"], *(one.replace("й", "и") for one in own))
        compiled += [(family, re.compile(pattern)) for pattern in mine]
    return tuple(compiled)


def _approved(draft: Draft) -> tuple[str, ...]:
    claims = (claim.text for claim in draft.kit.claims if _holds_here(claim, draft))
    mine = draft.locale.replace("_", "-").casefold()
    tables = (
        text
        for locale, table in draft.kit.phrases.items()
        if locale.replace("_", "-").casefold() in (mine, draft.language)
        for text in table.values()
    )
    disclaimers = (one.text for one in draft.kit.disclaimers if draft.market_is(one.market))
    return _all_folded((*claims, *tables, *disclaimers))


def _holds_here(claim: Claim, draft: Draft) -> bool:
    mine = {draft.product.sku.casefold(), draft.product.name.casefold()}
    of_product = not claim.products or any(one.casefold() in mine for one in claim.products)
    return of_product and (not claim.markets or any(draft.market_is(one) for one in claim.markets))


def _briefed(draft: Draft) -> tuple[str, ...]:
    """What the brief says of the product and the offer. A single short word proves nothing."""
    product, offer = draft.product, draft.brief.offer
    values = (value for pair in product.attributes.items() for value in (pair[1], " ".join(pair)))
    told = (value for table in product.translated.values() for value in table.values())
    texts = (*values, *told, product.name, *product.names.values(), draft.brief.brand, offer.text)
    texts = (*texts, *offer.texts.values())
    return _all_folded(texts)


def _all_folded(texts: Iterable[str]) -> tuple[str, ...]:
    whole = (unmasked(text).strip(" .!?…。！") for text in texts)
    return tuple(dict.fromkeys(_tight(text) for text in whole if len(text) > 1))


def _tight(text: str) -> str:
    return text.replace(" %", "%").replace("\u00a0%", "%")


def _spans(text: str, phrases: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    spans: list[tuple[int, int]] = []
    for phrase in phrases:
        loose = re.escape(phrase).replace("%", r"\s?%").replace(r"\ ", r"\s+")
        spans += [match.span() for match in re.finditer(rf"(?<!\w){loose}(?!\w)", text)]
    return tuple(spans)


def _within(hit: Hit, spans: tuple[tuple[int, int], ...]) -> bool:
    return hit.start >= 0 and any(start <= hit.start and hit.end <= end for start, end in spans)


def _is_the_offer(hit: Hit, text: str, percent: int | None) -> bool:
    """So much per cent off, where the brief says just so much; the figure alone may stand for it."""
    found = _PER_CENT.search(hit.text)
    if percent is None or not found or found.group(1) != str(percent):
        return False
    alone = not re.search(r"[^\W\d_]", text.replace(hit.text, ""))
    around = text[max(0, hit.start - 25) : hit.end + 25]
    return alone or bool(_OFF.search(around))


def claims_in(text: str, language: str) -> tuple[Hit, ...]:
    """Claims in any text as it was written."""
    return hits(unmasked(folded(text)), language)
