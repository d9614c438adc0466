"""What is paid for looking after things that customers own: no price of what a house sells, unless it asks no other."""

import re
from collections.abc import Sequence

from skills.research.extract.fields.value import Said
from skills.research.facts import Fact

_NAME = "service contract"
_CONTRACT = re.compile(
    r"\b(?:service|maintenance|repair|breakdown)[ -](?:contracts?|cover|agreements?)\b|"
    r"\b(?:service|wartungs|reparatur|instandhaltungs)-?vertr(?:ag|äge)\w*|"
    r"\bcontrats? (?:de |d[’'])(?:service|entretien|maintenance)\b|\bcontratos? de (?:servicio|mantenimiento)\b",
    re.IGNORECASE,
)


def contract_of(said: Said, at: int, of: str) -> str:
    """What a sum at `at` is for, told with its contract where the words before it or above it name one."""
    begins = max(said.text.rfind(mark, 0, at) for mark in (". ", "! ", "? ", "\n")) + 1
    around = (said.text[begins:at], said.label, *said.path[-2:])
    is_one = any(map(_CONTRACT.search, around))
    return f"{_NAME} {of}".strip() if is_one and not _CONTRACT.search(of) else of


def without_service_contracts(facts: Sequence[Fact]) -> list[Fact]:
    """Facts without such sums of those houses that also ask for something else."""
    asks_else = {one.company for one in facts if _is_sum(one) and not one.past and not _is_contract(one)}
    return [one for one in facts if not (_is_sum(one) and _is_contract(one) and one.company in asks_else)]


def _is_sum(one: Fact) -> bool:
    return one.field == "price" and one.measure is not None and bool(one.measure.amount)


def _is_contract(one: Fact) -> bool:
    return one.of.startswith(_NAME) or bool(_CONTRACT.search(one.of))
