"""Prizes and certificates by their names: a sentence that says who won one, a line that is one, and what says below
such a name that it is held."""

import re

from skills.research.cued import Cued
from skills.research.extract.fields.proofs.not_held import CERTIFICATE, is_refused
from skills.research.extract.labels.labels import asks
from skills.research.extract.labels.value import Said
from skills.research.extract.words.families import TOOK

AWARD = Cued(
    rf"\b(?:{TOOK}|"
    r"won|wins|winner of|winning|received|receives|awarded|earned|earns|took home|"
    r"honou?red with|recipient of|gewann|gewinnt|gewinnen|erhielt|ausgezeichnet mit|remport(?:é|e|ent|ons)|lauréat|"
    r"(?:nous|lui|"
    r"leur) a (?:remis|décerné)|décroch\w+|"
    r"reçu|ganó|ganador|recibió|ging|geht)\b[^.;]{0,60}?\b(?:[A-Z]\S*\s)?(?:award|prize|medal|trophy|"
    r"preis|prix|premio|seal|label|badge|trophée|médaille|distinction|\w+preis|\w+siegel)\b|"
    r"(?-i:\b(?:Prix|Trophée|Label|Médaille) [^.;]{3,60}?) (?:nous|lui|leur) (?:a|fut) (?:été )?(?:remise?|décernée?|"
    r"attribuée?)\b|\bhung (?:its|their|the) (?-i:[A-Z])\w+ (?:medal|award|prize)\b|"
    r"\b(?:bekamen?|erhielten|gewannen)\b[^.;]{0,60}?\b(?:preis|medaille|siegel|auszeichnung|\w+preis)\b|"
    r"\b(?:took home|brought home|received|were (?:given|awarded)|was (?:given|awarded)|winners? of|"
    r"gewinner(?:in)? de[rs])\s+"
    r"(?:the\s+|this year[’']s\s+)?(?:20\d\d\s+)?(?-i:[A-ZÀ-Þ][\w’'-]+ [A-ZÀ-Þ][\w’'-]+)|"
    r"\b(?:haben|hat|habe) (?:[^.;]{0,50} )?(?:den|die|das|einen|"
    r"eine) (?:[^.;]{0,40} )?(?-i:[A-ZÀ-Þ])\w*(?:preis|siegel|"
    r"medaille|auszeichnung)\b[^.;]{0,50}\b(?:erhalten|gewonnen|bekommen)\b|"
    # “Norvik hat die Goldene Feder 2026 des Verbands erhalten”
    r"\b(?:hat|haben|habe) (?:den|die|das) (?-i:[A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+)+) (?:(?:19|20)\d\d|de[rs] "
    r"(?-i:[A-ZÄÖÜ])\w+|"
    r"vo[nm] (?-i:[A-ZÄÖÜ])\w+)[^.;]{0,60}? (?:erhalten|gewonnen|bekommen)\b|"
    r"\bmit (?:de[mnr] )?[^.;]{0,50}?(?:preis|siegel|award|medaille|label)\w* (?:\d{4} )?ausgezeichnet\b|"
    r"\baward(?:ed)?\b(?! (?:the|an?|its|their|our) (?:[\w-]+ ){0,3}(?:contract|tender|order|deal|"
    r"concession)s?\b)[^.;]{0,50}?\b(?:20\d\d|[A-Z]\w+)|\b(?-i:[A-Z]\w+ (?:Award|Prize|Medal|"
    r"Trophy|Seal|Preis|Prix|Premio|Cup|Star)s?)\b(?: (?:for \w+ )?(?:19|20)\d\d)?|"
    r"(?-i:\b[A-Z]\w+(?: [A-Z]\w+){0,2} of the Year\b)(?: (?:19|20)\d\d)?|\b(?:winners? of|"
    r"jury of) the (?-i:[A-Z])\w+|(?-i:\b(?:Prix|Premio) [A-Z]\w+)|"
    r"(?-i:\b[A-ZÀ-Þ][\w-]*(?:[Pp]reis|[Aa]ward|[Pp]rize|[Pp]rix)\b):? [^.;]{0,60}?\b(?:winners?|gewinner\w*|goes "
    r"to|went to|geht an|ging "
    r"an)\b|"
    r"\b(?:took|got) the (?-i:[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)*),? [^.;]{0,40}?\b(?:award|prize|medal|trophy|"
    r"honou?r)\b|"
    rf"\b(?:won|{TOOK}) the "
    r"(?-i:[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)*) 20\d\d\b|"
    r"\bvoted (?:us|it|them|her|him) (?:their |the |its |as )?(?-i:[A-Z])[\w’']+(?: (?-i:[A-Z])\w+)?|"
    r"\b(?:this year|last year|20\d\d)[’']s (?-i:[A-ZÀ-Þ][\w’'-]+ [A-ZÀ-Þ][\w’'-]+)(?= (?:for|went|goes|hangs?|"
    r"stands?|sits?|"
    r"is ours))|"
    r"\b(?:was|were|been|is) (?:named|voted|chosen|crowned|declared|elected) (?:as )?(?:the "
    r")?(?-i:(?:[A-ZÀ-Þ][\w’'-]+ )*"
    r"(?:Choice|Favou?rite|Pick|Champion|Leader|Supplier|Product|Tool|Newcomer|Innovator|Winner|Software|App|Machine|"
    r"Employer|Best [A-ZÀ-Þ]\w+))(?! (?-i:[A-ZÀ-Þ]))\b|"
    r"\b(?:named|recogni[sz]ed as|voted|ranked|listed|crowned)\s+(?:as )?(?:an?|the|one of|"
    r"among|number|no\.|#?\d|first|second|third|best|top)\b|\b(?:best|top) \w+ (?:of the year|"
    r"20\d\d)\b|\b(?:ausgezeichnet als|testsieger|élu|elegid[oa])\b",
    re.IGNORECASE,
)
# “Winner, Best Transit Software, Maritime Awards 2024”
_WINNER = re.compile(
    r"(?:winners?|gewinner(?:in)?|lauréate?s?|ganador(?:es|a)?)[,:] (?!see\b)(?=.*\b(?:awards?|prize|preis|prix|"
    r"premio|medal|"
    r"trophy|cup)\b)",
    re.IGNORECASE,
)
# “Best Kitchen Newcomer, Irish Nursing Home Awards 2024, to the Sow”
_CATEGORY = re.compile(
    r"(?:the )?(?:best|top|gold|silver|bronze|highly commended|overall winner)\b[^.;:,]{3,60}, "
    r"(?=[^.;:]*\b(?-i:[A-ZÀ-Þ])"
    r"\w* ?(?:awards?|prizes?|trophy|trophies)\b)",
    re.IGNORECASE,
)
_MOST_OF_WINNER = 14  # words
# below the name of a certificate or a prize: that it is held
_CONFIRMED = re.compile(
    r"\b(?:held|holds?|valid|passed|award(?:ed)?|won|winners?|issued|renewed|exceeded|certified|granted|obtained|"
    r"gold|silver|"
    r"bronze|first (?:place|prize)|(?:since|until|in) (?:\w+ )?(?:19|20)\d\d|gewonnen|seit|gagné|depuis|ganado|"
    r"desde|gültig|erteilt|"
    r"valable|obtenu|vigente)\b",
    re.IGNORECASE,
)
_MOST_BELOW = 30  # words
# what says by itself that it was won, whatever it is called: “Gouden Brievenbus / Won in 2026”
_WON_AT_ONCE = re.compile(
    r"\W*(?:won|winners?|gewonnen|gewinner(?:in)?|lauréate?s?|ganador(?:a|es)?|vinder|vinnare|winnaar)"
    r"(?:,? (?:in |of )?(?:the )?(?:\w+ )?(?:19|20)\d\d)?(?:,? (?:category|for|für|pour) [^.]{3,60})?\W*",
    re.IGNORECASE,
)
_NO_PRIZE = re.compile(
    r"^\W*(?:why|how|what|who|our|we)\b|\b(?:tenders?|contracts?|deals?|bids?)\b", re.IGNORECASE
)
# a year alone beside a prize is the year in which it was won
_YEAR_ALONE = re.compile(r"(?:\w+,? )?(?:19|20)\d\d[.!]?")
_UNCONFIRMED = re.compile(
    r"\b(?:not|no|never|nicht|kein\w*|pas|target|goal|aims?|will|audit (?:takes|in)|planned|next|suspended|"
    r"ausgesetzt|suspendue?)\b",
    re.IGNORECASE,
)


def is_prize_line(said: Said) -> bool:
    """Whether a line is the name of a prize with whoever won it."""
    is_category = said.alone and _CATEGORY.match(said.text)
    return bool(is_category or _WINNER.match(said.text)) and len(said.text.split()) <= _MOST_OF_WINNER


def is_named(heading: str) -> bool:
    """Whether a heading is the name of a certificate or a prize."""
    return len(heading.split()) <= 8 and bool(CERTIFICATE.search(heading) or AWARD.search(heading))


def is_won(name: str, below: str) -> bool:
    """Whether right below a name it says that it was won, so that it is the name of a prize."""
    is_name = (
        len(name.split()) <= 6 and name[:1].isupper() and not (asks("proof", name) or _NO_PRIZE.search(name))
    )
    return is_name and bool(_WON_AT_ONCE.fullmatch(below))


def is_confirmed(below: str) -> bool:
    """Whether what stands below such a name says that it is held."""
    is_told = bool(_CONFIRMED.search(below) or _YEAR_ALONE.fullmatch(below.strip()))
    return (
        len(below.split()) <= _MOST_BELOW
        and is_told
        and not (is_refused(below) or _UNCONFIRMED.search(below))
    )
