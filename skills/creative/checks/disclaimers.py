"""What must be said in a market: word for word, on the picture or beside it."""

import re
from collections.abc import Iterator

from skills.creative.brand.kit import Disclaimer
from skills.creative.checks.draft import Draft
from skills.creative.checks.finding import Finding
from skills.creative.checks.folding import folded, words
from skills.creative.checks.inflected import is_form
from skills.creative.checks.prices import amounts
from skills.creative.copy.claims import ALWAYS, OFFER, PRICE, has_offer
from skills.language import say


def check(draft: Draft) -> Iterator[Finding]:
    """Each disclaimer that is due and not said. A place for the logo alone says nothing, so nothing is due there."""
    if draft.format.is_logo:
        return
    said = _letters(" ".join(one.text for one in draft.said()))
    for due in draft.kit.disclaimers:
        if draft.market_is(due.market) and is_due(due, draft) and _letters(due.text) not in said:
            yield Finding(
                check="disclaimer",
                what=say("the disclaimer {text} is missing", text=repr(due.text)),
                where="picture/disclaimer",
                why=say("the brand kit says that it must stand there in {market}", market=due.market or "*")
                if not due.when
                else say(
                    "the brand kit asks for it in {market} where {when} is said",
                    market=due.market or "*",
                    when=due.when,
                ),
                hard=True,
            )


def is_due(due: Disclaimer, draft: Draft) -> bool:
    """Whether its condition holds: always, where a sum or an offer is shown, or where its word is said."""
    when = folded(due.when).strip()
    if when in ALWAYS:
        return True
    if when in PRICE:
        return any(amounts(one.text) for one in draft.said()) or _places(draft, "price", "was")
    if when in OFFER:
        return has_offer(draft.brief.offer)
    return _is_said(when, draft)


def _places(draft: Draft, *kinds: str) -> bool:
    return any(placed.kind in kinds for placed in draft.drawn.placed)


def _is_said(when: str, draft: Draft) -> bool:
    texts = (*(one.text for one in draft.said()), draft.brief.offer.text)
    wanted = words(when)
    for text in texts:
        parts = words(folded(text))
        for at in range(len(parts) - len(wanted) + 1):
            pairs = zip(parts[at:], wanted, strict=False)
            if wanted and all(is_form(word, part, draft.language) for word, part in pairs):
                return True
    return False


def _letters(text: str) -> str:
    """Lines, hyphens at their ends and spaces do not matter; letters, digits and signs do."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", folded(text))
