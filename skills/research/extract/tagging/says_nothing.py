"""Lines in which a tagger marks words and that say nothing of the field: steps, sums, what was not won, good news."""

import re
from collections.abc import Callable, Mapping

from skills.research.extract.amounts.normal import money_in
from skills.research.extract.fields.edges.no_edge import is_no_edge, tells_of_before
from skills.research.extract.fields.faults.mended import is_news_of_less, is_put_right
from skills.research.extract.fields.faults.no_fault import is_change, keeps_a_price, tells_how, tells_no_fault
from skills.research.extract.fields.faults.told_faults import tells_a_wait
from skills.research.extract.fields.faults.weakness import is_no_weakness
from skills.research.extract.fields.prices.extra_headings import names_what_is_paid_besides
from skills.research.extract.fields.proofs.attested import is_certified
from skills.research.extract.fields.proofs.not_held import is_not_won
from skills.research.extract.fields.proofs.results import WORST_OF_TEST
from skills.research.extract.fields.segment import is_claim_to_lead
from skills.research.extract.labels.labels import asks, gives_reasons
from skills.research.extract.labels.value import Said
from skills.research.extract.tagging.said_plainly import ALONE


def says_nothing(said: Said, label: str) -> bool:
    """Whether a whole line is of something else: a prize that was not won, the steps of an order, good news."""
    if label in ("weakness", "edge") and said.own and names_what_is_paid_besides(said.text):
        return True
    return label in _NOTHING and _NOTHING[label](said)


def _is_no_edge(said: Said) -> bool:
    if ALONE.search(said.text):
        is_plain = False
    elif _only_shows(said) or is_certified(said.text):
        return True  # what proves something is nothing that a thing does
    else:
        is_plain = is_no_edge(said.text, said.path) or is_change(said.text, said.path)
    is_none = is_not_won(said.text, 0) or keeps_a_price(said.text) or tells_a_wait(said.text)
    return is_plain or is_none or (said.own and _is_less(said))


def _proves_nothing(said: Said) -> bool:
    """What somebody pays proves nothing of what he pays for, and how it was before nothing of today."""
    is_paid = any(asks("price", above) for above in said.path) and bool(money_in(said.text))
    return is_paid or tells_of_before(said.text) or bool(WORST_OF_TEST.search(said.text))


def _is_no_fault(said: Said) -> bool:
    """Whom a house lets speak on its own page tells of no fault, nor do its reasons."""
    if said.own and (said.text[:1] in "“„«" or gives_reasons(said.path) or tells_how(said.text, said.path)):
        return True
    is_over = is_put_right(said.text, said.path)
    return is_over or is_no_weakness(said.text, own=said.own) or tells_no_fault(said.text)


_NOTHING: Mapping[str, Callable[[Said], bool]] = {
    "edge": _is_no_edge,
    "proof": _proves_nothing,
    "segment": lambda said: is_claim_to_lead(said.text),
    "weakness": _is_no_fault,
}


# “Norvik is the booking system for airports”: the words with which a page begins say what it is
_IS_A = re.compile(
    r"^\W*(?!There |Here |It |This |That |Es |Das |Dies |Hier |Da )(?:[A-ZÀ-Þ][\w’'-]+ ){1,2}"
    r"(?:is|are|ist|sind|est|es|è) "
    r"(?:the|an?|der|die|das|eine?|le|la|une?|el|un[ao]?) "
)
_NAME_ALONE = re.compile(r"[A-ZÀ-Þ][\w+’'-]*(?: [A-ZÀ-Þ0-9][\w+’'-]*){0,2}")


def _only_shows(said: Said) -> bool:
    """Whether a line shows a thing rather than says what it does better: the heading of other words, what stands right
    below a name alone, or the words that say what the house is. What reasons are given for is no such line."""
    if not said.own or gives_reasons(said.path):
        return said.heading and said.own
    is_card = said.leads and len(said.path) > 1 and bool(_NAME_ALONE.fullmatch(said.path[-1]))
    return said.heading or is_card or bool(_IS_A.match(said.text))


def _is_less(said: Said) -> bool:
    """Whether it says what a thing does no longer."""
    return is_put_right(said.text, said.path) or is_news_of_less(said.text, said.path)
