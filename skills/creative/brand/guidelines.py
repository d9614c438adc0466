"""Rules that a guidelines document states plainly, each with its words, for a person to confirm.

What is not stated in one of these ways is not found: a document is read for people, and no rule is made up for it."""

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from skills.creative.brand.colours import colour_of
from skills.creative.brand.hashing import with_hash
from skills.creative.brand.kit import Disclaimer, Fonts, Kit
from skills.creative.copy.locales import market_in
from skills.language import say

MOST_CHARACTERS = 400_000
MOST_OF_A_SENTENCE = 1_000
_HEAD = re.compile(r"\ufeff?---\n.{0,4000}?\n---\n", re.DOTALL)  # title and author, no rules


class RuleKind(StrEnum):
    BANNED = "banned"
    SPELLING = "spelling"
    COLOUR = "colour"
    CLEAR_SPACE = "clear space"
    LOGO_SIZE = "logo size"
    DISCLAIMER = "disclaimer"
    HEADLINE_WORDS = "headline words"
    FONT = "font"


@dataclass(frozen=True)
class Rule:
    """`quote` stands in the document from `start` to `end`. `value` is what the rule is about.

    `part` says of what: main, accent, paper or ink of a colour, heading or body of a font, the market of a disclaimer.
    `when` is the disclaimer's condition."""

    kind: RuleKind
    value: str
    quote: str
    start: int
    end: int
    part: str = ""
    when: str = ""

    @property
    def change(self) -> str:
        """What confirming it changes in the kit, as a sentence."""
        return _CHANGES[self.kind](self)


class _MakeRule(Protocol):
    """Makes a rule of the sentence at hand."""

    def __call__(self, kind: RuleKind, value: str, part: str = "", when: str = "") -> Rule: ...


_CHANGES: dict[RuleKind, Callable[[Rule], str]] = {
    RuleKind.BANNED: lambda one: say("{value} is banned.", value=one.value),
    RuleKind.SPELLING: lambda one: say("It is written {value} and in no other way.", value=one.value),
    RuleKind.COLOUR: lambda one: say("The {part} colour becomes {value}.", part=one.part, value=one.value),
    RuleKind.CLEAR_SPACE: lambda one: say("Logos keep {value} of their height free.", value=f"{one.value} %"),
    RuleKind.LOGO_SIZE: lambda one: say("Logos are at least {value} pixels high.", value=one.value),
    RuleKind.DISCLAIMER: lambda one: say("{market} gets: {value}", market=one.part, value=one.value),
    RuleKind.HEADLINE_WORDS: lambda one: say("A headline has at most {value} words.", value=one.value),
    RuleKind.FONT: lambda one: say("The {part} font becomes {value}.", part=one.part, value=one.value),
}

_QUOTED = re.compile(r"[\"“”„«‚‘']([^\"“”„«»‚‘’'\n]{1,300})[\"“”»’'‘]")
_MARKED = r"[\"“”„«‚‘'][^\"“”„«»‚‘’'\n]{1,300}[\"“”»’'‘]"
_MANY = rf"{_MARKED}(?:\s*(?:,|;|/|and|or|nor|und|oder|,\s*(?:and|or|und|oder))\s*{_MARKED}){{0,20}}"
_SPELLING = re.compile(
    rf"\b(?:write|spell|use|say|schreib\w*|verwend\w*)\b[^\"“„«\n]{{0,40}}(?P<right>{_MARKED})"
    rf"\s*(?:[,;(–-]\s*)?(?:and\s+|und\s+)?(?:not|never|rather than|instead of|nicht|nie|niemals|statt)\b"
    rf"[^\"“„«\n]{{0,20}}(?P<wrong>{_MANY})",
    re.IGNORECASE,
)
_BANNED = (
    re.compile(
        rf"\b(?:never|avoid|do not|don['’]t|must not|may not|should not|no longer|nie|niemals|vermeide\w*"
        rf"|(?:bitte )?nicht|kein\w*)\b[^\"“„«\n]{{0,70}}(?P<wrong>{_MANY})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<wrong>{_MANY})[^\"“„«.\n]{{0,50}}\b(?:(?:is|are) (?:banned|forbidden|not (?:used|allowed))|nie(?:mals)?"
        r"|nicht (?:verwende\w*|benutz\w*|erlaubt)|vermeiden|(?:ist|sind) (?:verboten|tabu))",
        re.IGNORECASE,
    ),
)
_HEX = r"(?P<value>#[0-9a-f]{6}\b|#[0-9a-f]{3}\b)"
_PARTS = {
    "main": r"(?:primary|main|brand)\s+colou?r|(?:primär|haupt|haus)farbe",
    "accent": r"(?:accent|secondary|highlight)\s+colou?r|(?:akzent|sekundär)farbe",
    "paper": r"(?:background|paper)\s+colou?r|hintergrundfarbe",
    "ink": r"(?:text|type|ink)\s+colou?r|(?:text|schrift)farbe",
}
_COLOURS = {
    part: re.compile(rf"\b(?:{names})\b[^#\n]{{0,50}}{_HEX}", re.IGNORECASE) for part, names in _PARTS.items()
}
_CLEAR = re.compile(
    r"\b(?:clear\s?-?space|exclusion zone|safe area|schutzraum|schutzzone|freiraum)\b[^%\n]{0,80}?"
    r"(?P<value>\d{1,3})\s*(?:%|per ?cent\b|prozent\b)",
    re.IGNORECASE,
)
_LOGO_SIZE = re.compile(
    r"\blogos?\b[^\n]{0,50}\b(?:never|not|at least|minimum|no (?:less|smaller)|mindestens|nie|nicht)\b[^\n\d]{0,40}"
    r"(?P<value>\d{1,4})\s*(?:px|pixels?|pixel)\b",
    re.IGNORECASE,
)
_NUMBERS = {
    word: at
    for at, words in enumerate(
        "one/ein/eins two/zwei three/drei four/vier five/fünf six/sechs seven/sieben eight/acht nine/neun ten/zehn "
        "eleven/elf twelve/zwölf".split(),
        start=1,
    )
    for word in words.split("/")
}
_HEADLINES = re.compile(
    r"\b(?:headlines?|headings?|titles?|überschrift(?:en)?|schlagzeilen?|titel)\b[^\n]{0,50}?"
    r"\b(?:at most|no more than|not more than|maximum(?: of)?|max\.?|up to|höchstens|maximal|nicht mehr als|bis zu)\s+"
    rf"(?P<value>\d{{1,2}}|{'|'.join(_NUMBERS)})\s+(?:words?|wörtern?|worten?)\b",
    re.IGNORECASE,
)
_FAMILY = r"(?P<value>[A-Z][A-Za-z0-9]+(?: [A-Z][A-Za-z0-9]+){0,3})\b(?! ?case\b| ?[a-z]*schreibung\b)"
_SET_IN = r"(?i:\b(?:set in|use[sd]?|in|is|are|font is|font:|gesetzt in|stehen in|verwenden|ist)\s+)"
_FONTS = {
    "heading": re.compile(
        rf"\b(?i:headings?|headlines?|titles?|überschrift(?:en)?|titel)\b[^\n.,;]{{0,30}}?{_SET_IN}{_FAMILY}"
    ),
    "body": re.compile(
        rf"\b(?i:body(?: text| copy)?|running text|fließtext|lauftext)\b[^\n.,;]{{0,30}}?{_SET_IN}{_FAMILY}"
    ),
}
_NO_FAMILY = frozenset(
    "Bold Sentence Title Capital Capitals English German Black White Upper Lower Deutsch".split()
)
_DISCLAIMER = re.compile(
    rf"\b(?:always|must|immer|stets)\b[^\"“„«\n]{{0,60}}(?P<value>{_MARKED})|(?P<late>{_MARKED})[^\"“„«\n]{{0,40}}"
    r"\b(?:is always (?:added|shown)|immer (?:hinzufügen|angeben|dazu))",
    re.IGNORECASE,
)
_WHEN = (
    (
        "price",
        re.compile(
            r"\b(?:when|if|where|whenever|wenn|sobald|bei)\b[^\n]{0,50}?(?:price|preis)", re.IGNORECASE
        ),
    ),
    (
        "offer",
        re.compile(
            r"\b(?:when|if|where|whenever|wenn|sobald|bei)\b[^\n]{0,50}?(?:offer|discount|rabatt|angebot)",
            re.IGNORECASE,
        ),
    ),
)


def rules_in(markdown: str) -> tuple[Rule, ...]:
    """The rules of a document in their order; each quote is the sentence that states it, word for word."""
    found = list[Rule]()
    text = markdown[:MOST_CHARACTERS]
    head = _HEAD.match(text)
    for start, sentence in _sentences(text):
        if head and start < head.end():
            continue
        for rule in _rules(sentence, start):
            if all((one.kind, one.value, one.part) != (rule.kind, rule.value, rule.part) for one in found):
                found.append(rule)
    return tuple(found)


def applied(kit: Kit, confirmed: Sequence[Rule]) -> Kit:
    """The kit with these rules, in their order, and their quotes among its `rules`."""
    for rule in confirmed:
        kit = _APPLY[rule.kind](kit, rule)
        kit = replace(kit, rules=tuple(dict.fromkeys((*kit.rules, rule.quote))))
    return with_hash(kit)


def _sentences(markdown: str) -> Iterator[tuple[int, str]]:
    """Sentences with where they begin, without the marks of a list or a heading; a full stop in quotes ends none."""
    for line in re.finditer(r"[^\n]+", markdown):
        masked = _QUOTED.sub(lambda quoted: "x" * len(quoted[0]), line[0])
        starts = [0, *(one.end() for one in re.finditer(r"(?<=[.!?])\s+(?=[A-ZÄÖÜx])", masked)), len(masked)]
        for start, end in itertools.pairwise(starts):
            piece = line[0][start:end]
            lead = len(piece) - len(piece.lstrip("-*+#>|0123456789.) \t"))
            if piece.strip() and len(piece) <= MOST_OF_A_SENTENCE:
                yield line.start() + start + lead, piece[lead:].rstrip()


def _rules(sentence: str, start: int) -> Iterator[Rule]:
    def rule(kind: RuleKind, value: str, part: str = "", when: str = "") -> Rule:
        return Rule(kind, value.strip(), sentence, start, start + len(sentence), part, when)

    yield from _worded(sentence, rule)
    yield from _drawn(sentence, rule)
    yield from _measured(sentence, rule)


def _worded(sentence: str, rule: _MakeRule) -> Iterator[Rule]:
    """What may not be said, must be, or is written in one way: one of them, for all three name words in quotes."""
    unquoted = _QUOTED.sub(" ", sentence)
    if spelling := _SPELLING.search(sentence):
        yield from _spellings(spelling, rule)
    elif (disclaimer := _DISCLAIMER.search(sentence)) and (market := market_in(unquoted)):
        [value] = _QUOTED.findall(disclaimer["value"] or disclaimer["late"])[:1]
        when = next((name for name, pattern in _WHEN if pattern.search(unquoted)), "")
        yield rule(RuleKind.DISCLAIMER, value, market, when)
    elif banned := next((found for one in _BANNED if (found := one.search(sentence))), None):
        yield from (rule(RuleKind.BANNED, word) for word in _QUOTED.findall(banned["wrong"]))


def _drawn(sentence: str, rule: _MakeRule) -> Iterator[Rule]:
    for part, pattern in _COLOURS.items():
        if colour := pattern.search(sentence):
            yield rule(RuleKind.COLOUR, colour["value"].upper(), part)
    for part, pattern in _FONTS.items():
        if (font := pattern.search(sentence)) and font["value"].split()[0] not in _NO_FAMILY:
            yield rule(RuleKind.FONT, font["value"], part)


def _spellings(found: re.Match[str], rule: _MakeRule) -> Iterator[Rule]:
    [right] = _QUOTED.findall(found["right"])[:1]
    wrong = _QUOTED.findall(found["wrong"])
    if any(one.casefold() == right.casefold() for one in wrong):
        yield rule(RuleKind.SPELLING, right)
    yield from (rule(RuleKind.BANNED, one) for one in wrong if one.casefold() != right.casefold())


def _measured(sentence: str, rule: _MakeRule) -> Iterator[Rule]:
    if clear := _CLEAR.search(sentence):
        yield rule(RuleKind.CLEAR_SPACE, clear["value"])
    if (size := _LOGO_SIZE.search(sentence)) and int(size["value"]):
        yield rule(RuleKind.LOGO_SIZE, size["value"])
    if words := _HEADLINES.search(sentence):
        count = _NUMBERS.get(words["value"].casefold()) or int(words["value"])
        if count:
            yield rule(RuleKind.HEADLINE_WORDS, str(count))


def _with_colour(kit: Kit, rule: Rule) -> Kit:
    colour = colour_of(rule.value)
    parts = {name: getattr(kit.palette, name) for name in ("main", "accent", "paper", "ink")} | {
        rule.part: colour
    }
    return replace(kit, palette=replace(kit.palette, **parts))


def _with_disclaimer(kit: Kit, rule: Rule) -> Kit:
    one = Disclaimer(rule.value, rule.part, rule.when)
    return replace(kit, disclaimers=tuple(dict.fromkeys((*kit.disclaimers, one))))


def _with_font(kit: Kit, rule: Rule) -> Kit:
    heading, body = kit.fonts.heading, kit.fonts.body
    fonts = Fonts(rule.value, body) if rule.part == "heading" else Fonts(heading, rule.value)
    return replace(kit, fonts=fonts)


def _with_logos(kit: Kit, *, clear: float | None = None, least_px: int | None = None) -> Kit:
    logos = (
        replace(
            one,
            clear=one.clear if clear is None else clear,
            least_px=one.least_px if least_px is None else least_px,
        )
        for one in kit.logos
    )
    return replace(kit, logos=tuple(logos))


_APPLY: dict[RuleKind, Callable[[Kit, Rule], Kit]] = {
    RuleKind.BANNED: lambda kit, one: replace(kit, banned=tuple(dict.fromkeys((*kit.banned, one.value)))),
    RuleKind.SPELLING: lambda kit, one: replace(
        kit, spellings=tuple(dict.fromkeys((*kit.spellings, one.value)))
    ),
    RuleKind.COLOUR: _with_colour,
    RuleKind.CLEAR_SPACE: lambda kit, one: _with_logos(kit, clear=int(one.value) / 100),
    RuleKind.LOGO_SIZE: lambda kit, one: _with_logos(kit, least_px=int(one.value)),
    RuleKind.DISCLAIMER: _with_disclaimer,
    RuleKind.HEADLINE_WORDS: lambda kit, one: replace(kit, headline_words=int(one.value)),
    RuleKind.FONT: _with_font,
}
