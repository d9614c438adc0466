"""What a house says that it does not tell: “We don't publish our prices”. That is an answer, but no price."""

import re
from collections.abc import Mapping, Sequence

from skills.research.cued import Cued
from skills.research.facts import Fact

# what each field's figure is called where somebody keeps it to himself
_WHAT: Mapping[str, str] = {
    "price": r"(?:(?:list|exact|standard|public) )?(?:prices?(?: lists?)?|pricing|rates|fees|tariffs|what (?:it|"
    r"we|they) "
    r"costs?|preise|preisliste|prix|tarifs|precios|tarifas)",
    "customers": r"(?:(?:the|a|any|exact|total) )*(?:(?:customer|client|user|member|"
    r"subscriber)s?[’']? (?:numbers?|counts?|"
    r"figures?|totals?)|numbers? of (?:\w+ )?(?:customers|clients|users|members|subscribers)|"
    r"how many (?:\w+ ){1,3}(?:it|"
    r"we|they) (?:has|have|serves?)|how many (?:customers|clients|users|members|subscribers)(?: use \w+| there are)?|"
    r"kundenzahl(?:en)?|nombre de clients|número de clientes)",
    "funding": r"(?:(?:the|any|exact|total) )*(?:funding(?: (?:rounds?|figures?|details|history))?|(?:size|"
    r"amount|terms) of "
    r"(?:its|the|our|their|that|this) (?:\w+ )?(?:rounds?|funding|investment|financing)|how much (?:money )?(?:it|we|"
    r"they) (?:has|have)? ?raised|how much (?:it|we|they) raised|investment figures?|valuation|finanzierung|"
    r"levées? de fonds|financement|financiación)",
}
_WHOSE = r"(?:(?:our|its|their|any|the|unsere|ihre|nos|ses|leurs|nuestros|sus|de) )?"
_TELL = (
    r"(?:publish|disclose|share|reveal|list|show|print|advertise|release|give(?: out)?|state|make public|say|tell|"
    r"comment on|quote online)"
)
_TOLD = r"(?:published|disclosed|shared|revealed|listed|shown|printed|advertised|made public|public|released|given out)"
_NEVER = (
    r"(?:(?:do|does|did|will|have|has)(?: not|n[’']t)|don[’']t|doesn[’']t|won[’']t|haven[’']t|hasn[’']t|never|"
    r"no longer|"
    r"declin(?:e[sd]?|ing) to|refus(?:e[sd]?|ing) to|prefers? not to|chooses? not to|has always declined to)"
    r"(?: (?:publicly|openly|ever|currently|yet|even))*"
)
# how far it is not told may stand behind; to whom, or with what, makes it another sentence
_WHERE = (
    r"(?: (?:on|in|at) (?:our|its|the|this|their) (?:web ?site|site|page|home ?page|website)| (?:online|"
    r"publicly|openly|"
    r"here|anywhere|in public|at all|at present|yet|to anybody|to anyone|to the public))*"
    r"(?=\W*$|\s?[.,;:!–—)(]|,? (?:and|but|because|since|as|so|for every|which|either)\b)"
)


def _pattern(what: str) -> Cued:
    active = rf"(?:\bwe (?:also |deliberately |have )?)?\b{_NEVER} (?:{_TELL}|{_TOLD}) {_WHOSE}{what}{_WHERE}"
    passive = (
        rf"{_WHOSE}\b{what} (?:are|is|were|was|have|has)(?: not|n[’']t|never)?(?: (?:not|never|been|publicly))* "
        rf"{_TOLD}{_WHERE}"
    )
    none = rf"(?:\bwe )?\b(?:publish|disclose|list)(?:es|s)? no {what}{_WHERE}"
    german = rf"\b(?:veröffentlich\w+|nenn\w+|verr[aä]t\w*) (?:\w+ )?{_WHOSE}{what} nicht(?=\W*$|[.,;])"
    french = rf"\bne (?:publi\w+|communiqu\w+|divulgu\w+|affich\w+) pas {_WHOSE}{what}(?=\W*$|[.,;])"
    spanish = rf"\bno (?:publica\w*|divulga\w*|comparte\w*) {_WHOSE}{what}(?=\W*$|[.,;])"
    return Cued(rf"(?:{active}|{passive}|{none}|{german}|{french}|{spanish})", re.IGNORECASE)


_UNTOLD = {field: _pattern(what) for field, what in _WHAT.items()}
_NO = re.compile(r"\b(?:not|never|no longer|declin\w+|refus\w+|nicht|pas|no)\b|n[’']t\b", re.IGNORECASE)


def untold_in(field: str, text: str) -> tuple[int, int] | None:
    """Where a sentence says that a field's figure is kept back."""
    pattern = _UNTOLD.get(field)
    found = pattern.search(text) if pattern and not text.rstrip().endswith("?") else None
    return found.span() if found and _NO.search(found[0]) else None


def without_untold(field: str, facts: Sequence[Fact]) -> list[Fact]:
    """What is found of a field; that the house keeps its figure back only where nobody gives one."""
    is_given = any(fact.measure is not None and not fact.past for fact in facts)
    return [fact for fact in facts if not (is_given and untold_in(field, fact.value))]
