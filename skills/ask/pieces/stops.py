"""Where a sentence ends: at a full stop that is neither an abbreviation's nor, in German and French, a day's."""

import re
from collections.abc import Iterator

# a full stop ends a sentence when blank space and a capital, digit, quote or bracket follow; not after these
_END = re.compile(r"(?<=[.!?…])[\"'”’)\]*_]*\s+(?=[\"'“‘(\[*_]*[A-Z0-9À-Þ])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|vs|etc|approx|incl|excl|ext|tel|max|min|No|Nos|Fig|e\.g|i\.e|[A-Z])\.)$"
)
# Nor after these, which stand before a name or, the last, before a number: "ul. Długa 12", "Capt. Ree", "vol. 3".
_BEFORE_NAME = re.compile(
    r"(?:\b(?:Capt|Cpt|Lt|Sgt|Gen|Rev|Hon|Gov|Supt|Insp|Messrs|Mx|Mt|Ft|cf|viz|ul|pl|os|bul|nám|tř|"
    r"av|avda|pza)\.|(?<!\bet )\bal\.)$"
)
_BEFORE_NUMBER = re.compile(r"\b(?:nr|pp|vol|para|paras|sec|ch|pos|art)\.$", re.IGNORECASE)
# Where a page is German or French, nor after these. English pages are told apart, as their scores are fitted to
# pieces cut without these rules ("ca. 1900" is two there).
_MONTHS = "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_SHORT_MONTHS = "Jan|Feb|Febr|Mrz|Apr|Jun|Jul|Aug|Sep|Sept|Okt|Nov|Dez"
_COUNTED = "Quartal|Halbjahr|Stock|Stockwerk|Etage|Obergeschoss|Lebensjahr|Arbeitstag|Tag|Woche|Monat|Jahr"
_SHORT = (
    "Nr|bzw|ca|usw|Art|Abs|vgl|ggf|evtl|inkl|exkl|zzgl|bspw|Hr|Fr|Tel|Str|Mio|Mrd|Std|Abt|Hd|Kap|"
    "MM|Mme|Mmes|Mlle|Mlles|Me|art|al|av|env|chap|boul|tél|réf|janv|févr|avr|juill|sept|oct|nov|déc"
)
_GOES_ON = re.compile(
    rf"\b\d{{1,2}}\.(?=\s+(?:(?:{_MONTHS})|(?:{_SHORT_MONTHS})\.|(?:{_COUNTED})\w{{0,2}})(?!\w))|"
    rf"(?<=\d\.\s)(?:{_SHORT_MONTHS})\.(?=\s+\d)|\b(?:{_SHORT})\.|(?<![\w'’])[a-zäöü]\."
)
_ENGLISH = re.compile(
    r"\b(?:the|of|and|to|is|are|for|with|that|by|from|at|be|it|was|or|as|not)\b", re.IGNORECASE
)
_GERMAN_OR_FRENCH = re.compile(
    r"\b(?:der|die|das|dem|den|des|und|ist|sind|wird|werden|kann|muss|haben|hat|nicht|für|mit|von|vom|zum|zur|auf|bei|"
    r"bis|ab|am|im|oder|ein|eine|einen|einem|einer|nach|wir|laut|pro|le|la|les|du|aux|et|est|sont|pour|dans|une|sur|"
    r"avec|que|qui|pas|au|en|par|"
    rf"{_MONTHS})\b|\b[ldnqs]['’](?=\w)",
    re.IGNORECASE,
)


def goes_on(text: str) -> frozenset[int]:
    """Where a full stop ends no sentence of a German or French page: "am 31. März", "z. B.", "Mme"."""
    if len(_GERMAN_OR_FRENCH.findall(text)) <= len(_ENGLISH.findall(text)):
        return frozenset()
    return frozenset(match.end() for match in _GOES_ON.finditer(text))


def split(text: str, start: int, end: int, going_on: frozenset[int]) -> Iterator[tuple[int, int]]:
    """The sentences between two places of a text; `going_on` are the full stops that end none."""
    left = start
    for match in _END.finditer(text, start, end):
        if match.start() not in going_on and not is_short(text, left, match.start(), match.end()):
            yield left, match.end()
            left = match.end()
    yield left, end


def is_short(text: str, left: int, stop: int, following: int) -> bool:
    """Whether the full stop before `stop` is that of an abbreviation, as what follows it says too."""
    if _ABBREVIATION.search(text, left, stop):
        return True
    short = _BEFORE_NUMBER if text[following].isdigit() else _BEFORE_NAME
    return bool(short.search(text, left, stop))
