"""Whether two things that a cell tells at two looks are the same thing."""

from decimal import Decimal

from skills.research.compare.alike import folded_name, folded_plan, same_words
from skills.research.compare.figures import near_kind, same_amount
from skills.research.facts import Fact, Measure
from skills.research.schema import Field, Kind
from skills.research.watch.noise import uncounted

# a count may move by so much, and a sum of money by half of it, without anything having happened
SAME_COUNT = Decimal("0.02")


def same(field: Field, one: Fact, other: Fact) -> bool:
    """Whether two facts of a cell say the same; a plan by another name with another price is another plan."""
    if one.measure and other.measure:
        mine, theirs = folded_plan(one.of), folded_plan(other.of)
        if mine and theirs and mine != theirs:
            return False
        return near_kind(one.measure, other.measure) and _same_measure(field, one.measure, other.measure)
    if one.measure or other.measure:
        return False
    if field.kind is Kind.NAME or field.kind is Kind.NUMBER:
        return folded_name(one.value) == folded_name(other.value)
    alike = same_words(uncounted(one.value), uncounted(other.value))
    return alike and folded_plan(one.of) == folded_plan(other.of)


def _same_measure(field: Field, one: Measure, other: Measure) -> bool:
    if same_amount(one, other, exact=True):
        return True
    if field.name == "price" or (field.kind is Kind.MONEY and field.name != "funding"):
        return False
    share = SAME_COUNT / 2 if field.kind is Kind.MONEY else SAME_COUNT
    return abs(one.amount - other.amount) <= share * max(abs(one.amount), abs(other.amount))
