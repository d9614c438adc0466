"""What a person wants changed, in their own words, as far as a machine can do it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

# words on the picture or beside it that a person may write themselves, by what they call them
_FIELDS = {
    "headline": ("headline", "title", "heading", "überschrift", "titel", "titre", "titular"),
    "support": ("support", "subline", "subtitle", "sub-headline", "unterzeile", "sous-titre"),
    "cta": ("cta", "button", "call to action", "knopf", "bouton", "botón"),
    "primary": ("text", "primary text", "body", "main text", "texte", "texto"),
    "description": ("description", "beschreibung", "descripción"),
}
_NAMED = {word: name for name, words in _FIELDS.items() for word in words}
_ANY = "|".join(sorted(map(re.escape, _NAMED), key=len, reverse=True))
_WRITTEN = re.compile(rf"(?im)(?:^|[,;])\s*(?P<name>{_ANY})\s*:\s*(?P<words>.+?)\s*$")
_PARTS = {
    "price": r"prices?|preise?|prix|precios?|prezz[oi]",
    "was": r"(?:old|former|crossed[- ]out) price|streichpreis",
    "offer": r"offers?|discounts?|angebot|rabatt|offre|oferta",
    "support": r"sub-?lines?|subtitles?|support|unterzeile|second line",
    "cta": r"buttons?|cta|call to action|knopf|bouton",
    "logo": r"logos?",
}
_OF = r"(?:the\s+|a\s+|any\s+|den\s+|die\s+|das\s+)?"
_WITHOUT = re.compile(
    rf"(?i)\b(?:without|no|remove|drop|leave out|omit|ohne|kein(?:en?)?|sans|sin)\s+{_OF}"
    rf"(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _PARTS.items())})\b"
)
_SHORTER = re.compile(
    r"(?i)\b(?:shorter|shorten|kürzer\w*|plus court\w*|más cort[oa])\b"
    rf"(?:\s+{_OF}(?:headline|title|überschrift|titre|titular))?"
)
_DESIGN = re.compile(
    r"(?i)\b(?:(?:an?)?other|different|new|change the|ander\w+|neues?|autre|otro)\s+"
    r"(?:design|layout|composition|gestaltung|look|mise en page|diseño)\b"
)
_DARKER = re.compile(r"(?i)\b(?:darker|dark|dunkler|dunkel|plus sombre|más oscuro)\b")
_LIGHTER = re.compile(r"(?i)\b(?:lighter|brighter|light|heller|hell|plus clair|más claro)\b")
# words around what is asked that ask nothing more
_FILLING = re.compile(
    r"(?i)\b(?:and|please|with|a|an|the|it|it's|be|make|use|much|bit|headline|picture|background|und|bitte|mit|et|y"
    r"|s'il vous plaît)\b|[^\w]+"
)


@dataclass(frozen=True)
class Wish:
    """`texts` by the field that a person named; `rest` is what no machine here understands, empty for nothing.

    `tone` is `dark` or `light`, `design` and `shorter` are what was asked of the layout and the headline."""

    texts: Mapping[str, str] = field(default_factory=dict)
    without: frozenset[str] = frozenset()
    shorter: bool = False
    design: bool = False
    tone: str = ""
    rest: str = ""

    @property
    def is_clear(self) -> bool:
        """Whether all of it can be done here."""
        asks = self.texts or self.without or self.shorter or self.design or self.tone
        return bool(asks) and not self.rest


def wish_of(comment: str, *, headline: str = "", text: str = "") -> Wish:
    """What a comment asks for, with the words that stand in fields of their own."""
    texts = {_NAMED[found["name"].lower()]: found["words"] for found in _WRITTEN.finditer(comment)}
    texts |= {
        name: said.strip() for name, said in (("headline", headline), ("primary", text)) if said.strip()
    }
    rest = _WRITTEN.sub(" ", comment)
    without = {name for found in _WITHOUT.finditer(rest) for name, said in found.groupdict().items() if said}
    rest = _WITHOUT.sub(" ", rest)
    found: dict[str, bool] = {}
    for name, pattern in (("shorter", _SHORTER), ("design", _DESIGN), ("dark", _DARKER), ("light", _LIGHTER)):
        found[name] = bool(pattern.search(rest))
        rest = pattern.sub(" ", rest)
    tone = (
        "dark"
        if found["dark"] and not found["light"]
        else "light"
        if found["light"] and not found["dark"]
        else ""
    )
    left = " ".join(_FILLING.sub(" ", rest).split())
    return Wish(texts, frozenset(without), found["shorter"], found["design"], tone, left)
