"""Which relatives a text speaks of, so that the days off for a parent are no answer about an aunt."""

import re

_KIN = {
    "grandparent": "grandparent grandmother grandfather grandma grandpa grandad granddad granny gran nan nana oma opa "
    "großeltern grosseltern großmutter großvater grand-mère grand-père grands-parents",
    "parent": "parent mother father mum mom mam dad daddy mummy eltern mutter vater mère père",
    "child": "child children son daughter kid kind kinder sohn tochter enfant fils fille",
    "sibling": "sibling brother sister geschwister bruder schwester frère sœur soeur",
    "partner": "partner spouse wife husband girlfriend boyfriend fiancé fiancée fiance fiancee ehepartner ehefrau "
    "ehemann lebenspartner conjoint conjointe épouse",
    "in-law": "parent-in-law parents-in-law mother-in-law father-in-law mothers-in-law in-law sister-in-law "
    "brother-in-law schwiegereltern schwiegermutter schwiegervater beaux-parents belle-mère beau-père",
    "former partner": "ex-husband ex-wife ex-partner ex-spouse",
    "aunt or uncle": "aunt auntie aunty uncle tante onkel oncle",
    "cousin": "cousin cousine",
    "niece or nephew": "niece nephew nichte neffe nièce neveu",
    "grandchild": "grandchild grandchildren grandson granddaughter enkel enkelin enkelkind",
}
_BY_WORD = {form: kin for kin, words in _KIN.items() for word in words.split() for form in (word, f"{word}s")}
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# what may hold for any of them
_ANY = re.compile(
    r"\b(?:famil\w+|relati\w+|kin|closest?|dependan\w+|anybody|anyone|somebody|someone|everybody|everyone|others?|else|"
    r"household|guests?|angehörige\w*|verwandte\w*|familie\w*|alle|proches?|famille)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(r"\b(?:only|nur|seule?ment)\s+(?:[^\W\d_]+\s+)?[^\W\d_]+", re.IGNORECASE)
# what is told of these may be meant for each other: the wife of whoever asks is a mother
_ONE_HOME = frozenset(("parent", "child", "partner"))


def kin_in(text: str) -> frozenset[str]:
    """The relatives that are named, each by one name."""
    return frozenset(_BY_WORD[word] for word in map(str.lower, _WORD.findall(text)) if word in _BY_WORD)


def is_of_other_kin(question: str, said: str, context: str = "") -> bool:
    """Whether the question names a relative, and what is said names only others."""
    asked, told = kin_in(question), kin_in(said)
    if not asked or not told or asked & told or _ANY.search(f"{said} {context}"):
        return False
    if any(kin_in(one.group()) for one in _ALONE.finditer(said)):  # and no others
        return False
    return not (asked <= _ONE_HOME and told & _ONE_HOME)
