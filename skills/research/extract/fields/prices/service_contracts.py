"""What is paid for looking after things that customers own: no price of what a house sells, unless it asks no other."""

import re
from collections.abc import Sequence

from skills.research.extract.labels.labels import asks
from skills.research.extract.labels.value import Said
from skills.research.extract.words.phrases import sentence_before
from skills.research.facts import Fact

_NAME = "service contract"
_CONTRACT = re.compile(
    r"\b(?:service|maintenance|repair|breakdown)[ -](?:contracts?|cover|agreements?)\b|"
    r"\b(?:service|wartungs|reparatur|instandhaltungs)-?vertr(?:ag|äge)\w*|"
    r"\bcontrats? (?:de |d[’'])(?:service|entretien|maintenance)\b|\bcontratos? de (?:servicio|mantenimiento)\b",
    re.IGNORECASE,
)
# of whoever has such a thing already
_OWNED = re.compile(
    r"\b(?:you (?:own|bought|have)|(?:your|their) own|bought|purchased|owners?|eigene[rnms]?|gekauft\w*|besitz\w*|"
    r"vous possédez|achetée?s?|propios?|comprad[oa]s?)\b",
    re.IGNORECASE,
)


def contract_of(said: Said, at: int, of: str) -> str:
    """What a sum at `at` is for, told with its contract where a heading above is of such, or the words before it say
    that it is for what customers own; in a list of prices it is one of them."""
    around = f"{said.label} {sentence_before(said.text, at)}"
    above = said.path[:-1] if any(asks("price", one) for one in said.path[:-1]) else said.path
    is_one = any(map(_CONTRACT.search, above[-2:])) or (_CONTRACT.search(around) and _OWNED.search(around))
    return f"{_NAME} {of}".strip() if is_one else of


def without_service_contracts(facts: Sequence[Fact]) -> list[Fact]:
    """Facts without such sums of those houses that also ask for something else."""
    asks_else = {one.company for one in facts if _is_sum(one) and not one.past and not _is_contract(one)}
    return [one for one in facts if not (_is_sum(one) and _is_contract(one) and one.company in asks_else)]


def _is_sum(one: Fact) -> bool:
    return one.field == "price" and one.measure is not None and bool(one.measure.amount)


def _is_contract(one: Fact) -> bool:
    return one.of.startswith(_NAME)
