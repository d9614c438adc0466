"""What a sentence claims besides its words: denied, conditional, possible, obliged, advised, wished, proposed."""

import re
from enum import StrEnum

from skills.proving.tidy import key_words


class Sense(StrEnum):
    """A shade of meaning that a rewritten line may neither lose nor add."""

    DENIED = "denied"
    CONDITIONAL = "conditional"
    CONTRASTED = "contrasted"
    POSSIBLE = "possible"
    OBLIGED = "obliged"
    ADVISED = "advised"
    WISHED = "wished"
    PROPOSED = "proposed"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.IGNORECASE)


# English, then German, French and Spanish: the languages in which a model's lines are checked.
_SENSES = {
    Sense.DENIED: _any(
        r"not|no|never|without|nobody|none|nothing|nowhere|cannot|nor|neither|hardly|against|fail(?:s|ed)? to",
        r"refuse[sd]?|reject(?:s|ed)?|unable|dont|wont|didnt|doesnt|isnt|arent|wasnt",
        r"nicht|kein\w*|nie(?:mals|mand\w*)?|ohne|pas|jamais|sans|aucune?|rien|nunca|jamás|sin|nadie|nada|ningun\w*",
    ),
    Sense.CONDITIONAL: _any(
        r"if|unless|whether|in case|suppos(?:e|ing)|assuming|provided|as long as|depend(?:s|ing)?|subject to",
        r"until|once|falls|sofern|wenn|ob|solange|abhängig|à condition|pourvu|dépend|si|salvo|siempre que|depende",
    ),
    Sense.CONTRASTED: _any(
        r"instead(?: of)?|rather than|except(?: for)?|apart from|statt|anstatt|außer|au lieu|sauf|excepto|en vez"
    ),
    Sense.POSSIBLE: _any(
        r"might|could|maybe|perhaps|possibl[ey]|probabl[ey]|likely|unlikely|unsure|not sure|not certain|i guess",
        r"(?<!in )(?<!by )(?<!of )(?<!on )(?<!for )(?<!from )(?<!late )(?<!next )(?<!last )(?<!until )"
        r"(?<!since )(?<!before )(?<!after )(?<!\d )(?<!the )(?-i:may)(?! \d)",
        r"can|able to|vielleicht|möglich\w*|wahrscheinlich|könnten?|kann|können|dürf\w+|peut(?:-être)?|peuvent",
        r"pourr\w+|probablement|quizás?|tal vez|podr\w+|puede[ns]?|probablemente",
    ),
    Sense.OBLIGED: _any(
        r"must|(?:have|has|had|having|need|needs|needed|got) to|gotta|required?|obliged|mandatory|"
        r"'(?:s|ve) got to|necessary",
        r"muss|müssen|musst?e?n?|nötig|doit|doivent|devons|il faut|obligé\w*|debe[ns]?|debemos|tiene[ns]? que|hay que",
    ),
    Sense.ADVISED: _any(r"should|ought to|supposed to|had better|soll(?:te|ten|en)?|devr\w+|deberí\w+"),
    Sense.WISHED: _any(
        r"would|want(?:s|ed)?|wish(?:es|ed)?|hope[sd]?|hopefully|plan(?:s|ned|ning)? to|intend(?:s|ed)?",
        r"tr(?:y|ies|ied|ying) to|aim(?:s|ed)? to|ideally|[\w]+'d (?:like|love|prefer)",
        r"möchten?|wollen|würden?|hoff\w+|planen|voudr\w+|veut|veulent|espèr\w+|quer(?:er|emos|ría\w*)|quiere[ns]?",
    ),
    Sense.PROPOSED: _any(
        r"propos(?:e|es|ed|al|ing)|suggest(?:s|ed|ion|ing)?|recommend(?:s|ed|ation)?|what about|how about|what if",
        r"vorschlag\w*|vorschlagen|schlag\w*|empfehl\w+|propos(?:er|ons|ition)|propong\w+|propuesta",
    ),
}
_REQUEST = re.compile(r"\b(?:can|could|would|will) you(?:,? [^\W\d_]+,)?(?: please)?\b", re.IGNORECASE)
# A yes to "Do not …" and the like stays rare; these words deny nothing.
_NO_DENIAL = re.compile(
    r"\b(?:no (?:problem|doubt)|not only|no later than|not later than|why not)\b", re.IGNORECASE
)
_CAN_NOT = re.compile(r"\b(?:cannot|can'?t)\b", re.IGNORECASE)
_CONTRACTED = re.compile(r"n't\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"\s*[;:\u2013\u2014]\s+|,?\s+(?=(?:but|however|while|whereas|although|because|so)\b)|"
    r",\s+(?=(?:and |then )*(?:I|we|you|he|she|it|they|that|there|this|the|[A-ZÀ-Þ][\w'-]+)\b)",
)
_FUTURE = re.compile(r"\b(?:will|shall|going to|gonna|let's)\b|'ll\b", re.IGNORECASE)
_OVER = re.compile(
    r"\b(?:already|(?:has|have|had) (?:been |already )?\w+(?:ed|ne|nt|de|t)|(?:was|were|did|done|finished))\b",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"\b(?:has|have|had|was|were)(?: been)? (?:decided|agreed|asked|told|discussed|proposed)\b", re.IGNORECASE
)


def senses(text: str) -> frozenset[Sense]:
    """The shades of meaning that the words carry; a request ("Can you …?") carries none by its form."""
    plain = _NO_DENIAL.sub(" ", _REQUEST.sub(" ", text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")))
    plain = _CONTRACTED.sub(" not", _CAN_NOT.sub("can not", plain))
    return frozenset(sense for sense, pattern in _SENSES.items() if pattern.search(plain))


def claims_the_future_is_past(text: str, said: str) -> bool:
    """Whether "Priya will fix it" became "Priya has fixed it"."""
    if not _FUTURE.search(said) or _OVER.search(said):
        return False
    return bool(_OVER.search(_DECIDED.sub(" ", text)))


def clauses(text: str) -> list[str]:
    """The clauses of a sentence; a piece without a word of its own ("We will not, …") belongs to the next one."""
    pieces = [piece for piece in _CLAUSE.split(text) if piece.strip()]
    found: list[str] = []
    held = ""
    for piece in pieces:
        held = f"{held}, {piece}" if held else piece
        if key_words(held):
            found.append(held)
            held = ""
    if held and found:
        found[-1] = f"{found[-1]}, {held}"
    return found or [text]
