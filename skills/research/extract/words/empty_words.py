"""Words that a cell or a mark may hold and that say nothing: an article, an adverb, the head of a column."""

import re
from collections.abc import Sequence

from skills.research.facts import Fact

_LITTLE = (
    r"der|die|das|ein\w{0,2}|the|an?|it|we|they|you|this|that|these|those|les?|la|une?|il|elle|el|los|las|es|er|"
    r"sie|wir|"
    r"pretty|very|quite|rather|really|only|also|just|so|too|and|but|sehr|ziemlich|recht|ganz|auch|nur|und|très|assez|"
    r"plutôt|aussi|muy|bastante|tan"
)
_HEAD = (
    r"how (?:much|many|long|often|far|big)|what|which|who|when|where|why|status|notes?|remarks?|details?|"
    r"values?|amount|"
    r"number|wie (?:viele?|oft|lange|hoch)|was|welche\w?|wert|anzahl|bemerkung(?:en)?|combien|quoi|valeur|remarques?|"
    r"cuánt[oa]s?|valor|notas?"
)
_EMPTY = re.compile(rf"\W*(?:(?:{_LITTLE})(?: (?:{_LITTLE}))*|{_HEAD})\W*", re.IGNORECASE)
# what somebody says of himself proves nothing
_OF_ITSELF = re.compile(
    r"\W*(?:self[- ](?:assess\w+|certif\w+|declar\w+|report\w+|attest\w+)|selbst ?(?:bewertet|erklärt|auskunft|"
    r"geprüft|"
    r"einschätzung)|auto-?(?:évalu\w+|déclar\w+|evalu\w+|declar\w+))\W*",
    re.IGNORECASE,
)
# the answer to a question, which tells nothing without it
_BARE_NO = re.compile(
    r"\W*(?:no[,.;]? )?(?:(?:there|it|that|this) (?:is|does)|(?:you|we|they|i|it|that) (?:can|do|are|have|will|did))"
    r"(?: ?not|n[’']t|(?<=can)[’']t)(?: yet)?\W*",
    re.IGNORECASE,
)
_OF_WORDS = frozenset(("segment", "edge", "weakness", "proof"))  # a product may be called Just


def without_empty_words(facts: Sequence[Fact]) -> list[Fact]:
    """Facts without those whose words say nothing by themselves."""
    return [one for one in facts if not (one.field in _OF_WORDS and _is_empty(one))]


def _is_empty(one: Fact) -> bool:
    is_own_word = one.field == "proof" and bool(_OF_ITSELF.fullmatch(one.value))
    is_bare = one.field == "weakness" and bool(_BARE_NO.fullmatch(one.value))
    return is_own_word or is_bare or bool(_EMPTY.fullmatch(one.value))
