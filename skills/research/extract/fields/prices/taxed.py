"""A price that stands twice, without tax and with it: “£34 (£40.80 incl. VAT)” is one price."""

import re
from collections.abc import Sequence

from skills.research.facts import Fact

_TAXED = re.compile(
    r"\W{0,3}(?:(?:a|per|pro|je|par|im|por|al|/)?\s?(?:month|year|monat|jahr|mois|an|mes|año)\W{0,3})?"
    r"(?:(?:incl(?:uding|usive of|\.)?|inc(?:\.)?|with|inkl(?:usive|\.)?|mit|einschl(?:\.|ießlich)?|con|IVA) ?"
    r"(?:\d+ ?% )?(?:VAT|GST|(?:sales )?tax(?:es)?|MwSt|USt|Mehrwertsteuer|Umsatzsteuer|TVA|IVA|incluido)\b|"
    r"TTC\b|brutto\b|"
    r"gross\b|toutes taxes comprises|TVA (?:comprise|incluse))",
    re.IGNORECASE,
)
# “With VAT, a minute is £1.02”, “Avec la TVA, la minute revient à 1,92 €”
_TAX = (
    r"(?:VAT|GST|HST|PST|(?:sales )?tax(?:es)?|MwSt\.?|USt\.?|Mehrwertsteuer|Umsatzsteuer|TVA|IVA|moms|btw|"
    r"taxes comprises|impuestos)"
)
_TAXED_BEFORE = re.compile(
    rf"\b(?:with|including|incl\.?|inclusive of|after|mit|inklusive|inkl\.?|einschließlich|samt|avec|incluant|con|"
    rf"incluido|med|inclusief|met) (?:the |der |la |el |\d+(?:[.,]\d+)? ?% )?"
    rf"{_TAX}(?: (?:of|von|de|à) \d+(?:[.,]\d+)? ?%)?"
    r"[^.;]{0,50}$|\b(?:TTC|toutes taxes comprises|brutto)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_LEAST, _MOST = 1.02, 1.28  # of what it is without, with the lowest and the highest tax


def without_taxed_twins(facts: Sequence[Fact]) -> list[Fact]:
    """Facts without those prices with tax whose like without it stands on the same page."""
    prices = [one for one in facts if one.field == "price" and one.measure and one.measure.amount]
    taxed = [one for one in prices if _is_taxed(one)]
    twins = [one for one in taxed if any(_is_without(other, one) for other in prices if other not in taxed)]
    return [one for one in facts if one not in twins] if twins else list(facts)


def _is_taxed(fact: Fact) -> bool:
    before, _, behind = fact.span.quote.partition(fact.value)
    return bool(_TAXED.match(behind) or _TAXED_BEFORE.search(before))


def _is_without(other: Fact, taxed: Fact) -> bool:
    if not (other.measure and taxed.measure) or other.past != taxed.past:
        return False
    is_beside = (other.company, other.span.source, other.measure.unit) == (
        taxed.company,
        taxed.span.source,
        taxed.measure.unit,
    )
    is_same = other.of == taxed.of or not taxed.of
    return (
        is_beside and is_same and _LEAST <= float(taxed.measure.amount) / float(other.measure.amount) <= _MOST
    )
