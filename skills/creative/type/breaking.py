"""Where a line may break, and which of the ways to break a paragraph looks best."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import budoux

from skills.creative.type.hyphens import syllables
from skills.creative.type.scripts import signs

# kinsoku: what may not start a line, and what may not end one, in Japanese and Chinese (JIS X 4051, without the rare)
NEVER_FIRST = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】〙〗〟｠»‐゠–〜～?!,.:;)]}%％‰℃°…‥"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
)
NEVER_LAST = frozenset("‘“（〔［｛〈《「『【〘〖〝｟«([{$€£¥￥₩₪₹＄￡#＃")
_EASTERN = re.compile(r"[\u2e80-\u2fff\u3000-\u312f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]")
_PAUSE = re.compile(r"[：；、。，！？]+")
_THAI = re.compile(r"[\u0e00-\u0e7f]")
# a blank after which no line may start anew: before a unit or a sign of French, within a number, after a lone letter
_GLUE = re.compile(
    r"(?<=\d) (?=\d{3}(?!\d))|(?<=\d) (?=[%€$£¥₪₹₺₩°])|(?<=[€$£¥₪₹₺₩]) (?=\d)| (?=[?!:;»%])|(?<=«) "
)
_UNIT = re.compile(
    r"(?<=\d) (?=(?:EUR|USD|GBP|CHF|JPY|kg|g|mg|km|m|cm|mm|l|ml|kr|zł|Kč|Ft|lei|руб|₽|Uhr|ч)\b)"
)
_LONE_LETTER = re.compile(r"(?<![^\s])(\w) (?=\w)")
_LONE_LANGUAGES = frozenset({"cs", "sk", "pl", "uk", "ru", "sl", "hr"})
_NO_BREAK = "\u00a0"
# breaks within a word: after hyphens and slashes, where letters follow on both sides
_INSIDE = re.compile(r"(?<=[^\W\d_]{2})[-‐–/](?=[^\W\d_]{2})|(?<=\w)/(?=[^\W\d_])|—(?=\w)|(?<=\w)\u200b")


@dataclass(frozen=True)
class Unit:
    """A piece of text that stays together; `blank` is where its trailing blanks start."""

    start: int
    blank: int
    end: int
    # a hyphen is written where the line breaks after it
    hyphen: bool = False


@dataclass(frozen=True)
class Span:
    """One line: a slice of the text, without the blanks at its end, and whether a hyphen is written after it."""

    start: int
    end: int
    hyphen: bool


def glued(text: str, language: str) -> str:
    """The text with blanks that must not break made unbreakable: 1 299 €, 5 kg, a lone preposition in Polish."""
    text = _UNIT.sub(_NO_BREAK, _GLUE.sub(_NO_BREAK, text))
    if language.split("-")[0].lower() in _LONE_LANGUAGES:
        text = _LONE_LETTER.sub(r"\1" + _NO_BREAK, text)
    return text


def units(text: str, language: str) -> list[Unit]:
    """Cut a paragraph where lines may break: at blanks, hyphens and slashes, and between phrases of the East."""
    found, start = [], 0
    for word in re.finditer(r"[^ \t]+[ \t]*|[ \t]+", text):
        bare = word.group().rstrip(" \t")
        for end in (*_inside(bare, language), len(bare)):
            stop = word.start() + end
            last = end == len(bare)
            found.append(Unit(start, stop, word.end() if last else stop))
            start = word.end() if last else stop
    return found


def _inside(word: str, language: str) -> list[int]:
    if _EASTERN.search(word) or _THAI.search(word):
        return _phrases(word, language)
    return [match.end() for match in _INSIDE.finditer(word) if match.end() < len(word)]


def _phrases(word: str, language: str) -> list[int]:
    """After each phrase, and after a mark that ends one, which the parser sees only in sentences."""
    ends, at = set(), 0
    for phrase in _parser(_writing(word, language)).parse(word):
        at += len(phrase)
        ends.add(at)
    ends |= {match.end() for match in _PAUSE.finditer(word)}
    return [end for end in sorted(ends) if end < len(word) and may_break(word, end)]


def may_break(text: str, at: int) -> bool:
    """Whether kinsoku allows a line to end before this character."""
    return (
        text[at] not in NEVER_FIRST
        and text[at - 1] not in NEVER_LAST
        and text[at] != _NO_BREAK != text[at - 1]
    )


def _writing(word: str, language: str) -> str:
    low = language.lower()
    if _THAI.search(word):
        return "th"
    if low.startswith("zh"):
        return "zh-hant" if any(part in low for part in ("hant", "tw", "hk", "mo")) else "zh-hans"
    return "ja"


@lru_cache(maxsize=4)
def _parser(writing: str) -> budoux.Parser:
    return {
        "ja": budoux.load_default_japanese_parser,
        "th": budoux.load_default_thai_parser,
        "zh-hans": budoux.load_default_simplified_chinese_parser,
        "zh-hant": budoux.load_default_traditional_chinese_parser,
    }[writing]()


def smaller(text: str, unit: Unit, language: str, keep: Sequence[str]) -> list[Unit]:
    """Cut a unit that no line holds: at its syllables, or between any two characters of the East."""
    word = text[unit.start : unit.blank]
    if has_eastern(word):
        cuts, hyphen = [a for a, _ in signs(word) if a and _may_split(word, a)], False
    else:
        cuts, hyphen = syllables(word, language, keep), True
    bounds = [0, *cuts, len(word)]
    found = [Unit(unit.start + a, unit.start + b, unit.start + b, hyphen) for a, b in pairwise(bounds)]
    return [*found[:-1], Unit(found[-1].start, unit.blank, unit.end)]


def has_eastern(word: str) -> bool:
    """Whether it can be broken between characters, without a hyphen."""
    return _EASTERN.search(word) is not None


def _may_split(word: str, at: int) -> bool:
    eastern = _EASTERN.match(word[at]) or _EASTERN.match(word[at - 1])
    return bool(eastern) and may_break(word, at)


# a line's cost is the square of how far it is from the ideal length, as a part of the room; these are added to it
_HYPHEN_COST, _LONE_WORD_COST = 0.12, 0.25
# a break within a name, and one after a figure or a little word that belongs to what follows; after a sentence's end
# a line ends well
_NAME_COST, _FIGURE_COST, _LITTLE_COST, _SENTENCE_GAIN = 0.3, 0.12, 0.05, 0.1
# one after the first word of a sentence, and a line of so few letters
_FIRST_COST, _STUB_COST, _STUB = 0.12, 0.1, 4
_FIGURE = re.compile(r"[\d.,/×x-]*\d")
_LITTLE = 3


def break_costs(text: str, pieces: Sequence[Unit], names: Sequence[str]) -> tuple[float, ...]:
    """What it costs to end a line after each piece: little after a sentence, much within one of the names."""
    low = text.casefold()
    within = {
        at
        for name in names
        if len(name) > 1
        for found in re.finditer(re.escape(name.casefold()), low)
        for at in range(found.start() + 1, found.end())
    }
    return tuple(
        _break_cost(text[one.start : one.blank], text[: one.start].rstrip()[-1:], in_name=one.end in within)
        for one in pieces
    )


def _break_cost(word: str, before: str, *, in_name: bool) -> float:
    if in_name:
        return _NAME_COST
    if word.endswith((".", "!", "?", "。", "！", "？")):
        return -_SENTENCE_GAIN
    if _FIGURE.fullmatch(word):
        return _FIGURE_COST
    if before and before in ".:!?。：" and not word.endswith((":", "：")):
        return _FIRST_COST
    return _LITTLE_COST if len(word) <= _LITTLE and word.isalpha() and word.islower() else 0.0


def ugliness(lines: Sequence[str], names: Sequence[str]) -> float:
    """What the ends of these lines cost: 0 where each is a good one."""
    text, words = "", list[Unit]()
    for line in lines:
        last = len(text) + line.rfind(" ") + 1
        end = len(text) + len(line)
        text += line if has_eastern(line[-1:]) else f"{line} "
        words.append(Unit(last, end, len(text)))
    stubs = sum(len(line) <= _STUB and not has_eastern(line) for line in lines[1:])
    return _STUB_COST * stubs + sum(max(0.0, cost) for cost in break_costs(text, words[:-1], names))


def best_lines(
    pieces: Sequence[Unit],
    width: Callable[[int, int], float],
    room: float,
    *,
    balanced: bool,
    costs: Sequence[float] = (),
) -> list[Span]:
    """Break into as few lines as will do, of lengths as equal as can be (balanced), or as full but for the last.

    `width(i, j)` is that of the pieces i to j - 1 as one line, `costs` are those of breaks after each piece. A piece
    wider than the room has a line of its own.
    Source: the total fit of Knuth and Plass, Breaking Paragraphs into Lines, 1981, without stretching blanks."""
    if not pieces:
        return []
    count, total = _fewest(pieces, width, room), width(0, len(pieces))
    ideal = min(room, total / count) if balanced else room
    best: list[tuple[float, float, int]] = [(0.0, 0.0, 0)]
    for end in range(1, len(pieces) + 1):
        own = costs[end - 1] if costs and balanced and end < len(pieces) else 0.0
        lines, cost, start = min(_ways(pieces, width, room, ideal, end, best, balanced=balanced))
        best.append((lines, cost + own, start))
    return _spans(pieces, best)


def _ways(
    pieces: Sequence[Unit],
    width: Callable[[int, int], float],
    room: float,
    ideal: float,
    end: int,
    best: Sequence[tuple[float, float, int]],
    *,
    balanced: bool,
) -> list[tuple[float, float, int]]:
    """Lines needed, cost, and the line's first piece, for each line that may end here."""
    ways = []
    for start in range(end - 1, -1, -1):
        wide = width(start, end)
        if wide > room and start < end - 1:
            break
        last = end == len(pieces)
        cost = ((wide - ideal) / room) ** 2 if balanced or not last else 0.0
        cost += _HYPHEN_COST if pieces[end - 1].hyphen and not last else 0.0
        cost += _LONE_WORD_COST if last and start == end - 1 and start else 0.0
        ways.append((best[start][0] + 1, best[start][1] + cost, start))
    return ways


def _fewest(pieces: Sequence[Unit], width: Callable[[int, int], float], room: float) -> int:
    lines, start = 1, 0
    for end in range(1, len(pieces) + 1):
        if end - 1 > start and width(start, end) > room:
            lines, start = lines + 1, end - 1
    return lines


def _spans(pieces: Sequence[Unit], best: Sequence[tuple[float, float, int]]) -> list[Span]:
    spans, end = [], len(pieces)
    while end:
        start = best[end][2]
        last = pieces[end - 1]
        spans.append(Span(pieces[start].start, last.blank, last.hyphen and end < len(pieces)))
        end = start
    return spans[::-1]
