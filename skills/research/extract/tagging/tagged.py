"""Facts that a trained tagger finds where no pattern does; each passes the checks that every other fact passes.

The tagger reads a line together with what it stands under and marks words. What it marks is only an offer: amounts are
read from the page by our own rules, and a line that doubts, denies or quotes proves nothing here either."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from indexing.tagging import Line, Tag, Tagger
from indexing.web.page import BlockKind
from skills.research.extract.amounts.normal import money_in
from skills.research.extract.fields.edges.edge import own_part
from skills.research.extract.fields.faults.no_fault import (
    may_be_a_fault,
)
from skills.research.extract.fields.faults.weakness import praises
from skills.research.extract.fields.money.funding import is_other_money as is_no_funding
from skills.research.extract.fields.money.funding import may_be_put_in, names_other_money, round_of
from skills.research.extract.fields.prices.by_unit import per_of_unit
from skills.research.extract.fields.prices.extra_charges import extra_in
from skills.research.extract.fields.prices.other_sums import is_other_money as is_no_price
from skills.research.extract.fields.prices.price import beside_plans, per_of_label
from skills.research.extract.fields.product import name_alone, whole_name, without_kind
from skills.research.extract.fields.proofs.no_proof import (
    clause_of_proof,
    is_bare_figure,
    is_beside_a_proof,
    is_lone_word,
    is_no_proof,
)
from skills.research.extract.fields.proofs.not_held import is_not_held
from skills.research.extract.fields.segment import behind_preposition
from skills.research.extract.labels.labels import asks, is_asked_for
from skills.research.extract.labels.plans import plan_above, plan_in
from skills.research.extract.labels.value import Need, Said, Value
from skills.research.extract.names.names import LEGAL_END
from skills.research.extract.tagging.marks import put_right
from skills.research.extract.tagging.said_plainly import ALONE, is_said_plainly
from skills.research.extract.tagging.says_nothing import says_nothing
from skills.research.extract.tagging.tagged_buyers import buyers_in, need_of
from skills.research.extract.words.phrases import clause_at, held_to_words, trimmed
from skills.research.extract.words.statements import MOST_CELLS, Statement

MOST_LINES = 8_000  # of one report, half a minute of two cores
MOST_OF_PAGE = 2_000
MOST_LETTERS = 1_200  # of a line, about as much as the tagger sees of it
_MOST_OF_HEADING = 160
LIKELY = 0.7
# more of what is read into too much: what a company lacks by its own pages, and whom others say it is for; less of what
# its own pages are full of, and of what proves something by a figure or a name
_LIKELY = {
    ("segment", True): 0.7,
    ("segment", False): 0.8,
    ("weakness", True): 0.9,
    ("product", True): 0.55,
    ("funding", True): 0.55,
    ("edge", True): 0.6,
    ("weakness", False): 0.6,
    ("proof", True): 0.6,
    ("proof", False): 0.6,
}
_UNSEEN = 0.7
# what a house says plainly of its own limits
_LIMIT = re.compile(
    r"\b(?:blind|deaf|stops?|fails?|bare|kun|enbart|uniquement|soltanto|solamente|alleen|needs?|braucht|benötigt|no|"
    r"not|\w+n[’']t|nothing|never|cannot|only|kein\w*|nicht|nur|pas|"
    r"seulement|"
    r"no hay|solo)\b",
    re.IGNORECASE,
)
_ASKED = 0.6  # of that much, where a heading asks
_OF_ANOTHER = re.compile(
    r"\b(?:partners?|dealers?|distributors?|resellers?|investors?|distributeur|partenaire|händler|distribuidor)\s+$",
    re.IGNORECASE,
)
_LEAST_WORDS = {"edge": 3, "weakness": 3}
MOST_TAGGED = 24  # words of a value
# “…, at 31 cents apiece” says nothing by itself
_IS_BESIDE = re.compile(
    r"(?:at|for|from|per|against|zu|für|ab|pro|pour|à|dès|por|desde) (?:[\w.,’'$€£%-]+ ?){1,5}", re.IGNORECASE
)
_MENU = re.compile(r"\w \| [^|]{1,30} \| \w")  # of a footer: “Security | Status | Terms”
_SURE = 0.85  # beside what a pattern finds
_ALONE_SURE, _LIKE_OTHERS = 0.96, 0.9
_BELIEVED = 0.8  # that a sum on a house's own page is a price, whoever's thing it seems to be
# numbers under which offices keep a house
_REGISTERED = re.compile(
    r"\bHR[AB] ?\d|\b(?:Registergericht|Amtsgericht|Handelsregister|Registro Mercantil|Registre du commerce|"
    r"Registro delle Imprese|Handelsregisteret|Bolagsverket)\b|\bRCS [A-ZÀ-Þ]\w+ \d|\b(?:SIRE[TN]|KvK)\b|"
    r"\bChamber of Commerce \d|\b[Cc]ompany (?:no|number)\b|\bUSt-?Id|\b(?:VAT (?:no|number)|NIF|CIF|"
    r"TVA)\b[ .:]*[A-Z]{0,3}\d|"
    r"\bCRO \d|\bKRS[ :]|\bCVR[ -]|\bABN \d|\bCHE-\d|\b[Oo]rg\.? ?nr|\b[Oo]rganisasjonsnummer"
)
_WORDS = frozenset(("segment", "product", "edge", "weakness", "proof"))
_SURE_OF_EXTENT = 0.8
_HARDLY = 0.35  # a tag that is hardly one
_LISTED_SURELY = 0.7
# what a pattern found is not believed below this
_REFUSED = {"price": 0.3, "edge": 0.1, "weakness": 0.1}
_BEFORE_NUMBER = 20  # letters in which it says whose number it is


def front_of(*, own: bool, path: Sequence[str], label: str = "") -> str:
    """What a line stands under, as the tagger learnt to read it: whose page, the headings, a cell's row and column."""
    parts = ("own" if own else "other", *path[-2:], label)
    return " › ".join(one[:_MOST_OF_HEADING] for one in parts if one)


Tags = Mapping[tuple[int, int], tuple[Tag, ...]]


class EachOnce:
    """A tagger that is asked once for what stands on many pages: menus, footers, slogans; and for `MOST_LINES` in all,
    since each takes milliseconds. `left_out` counts those that it was not asked for."""

    def __init__(self, tagger: Tagger) -> None:
        self._tagger = tagger
        self._known: dict[Line, tuple[Tag, ...]] = {}
        self._left_out: set[Line] = set()

    @property
    def left_out(self) -> int:
        return len(self._left_out)

    def tag(self, lines: Iterable[Line]) -> list[tuple[Tag, ...] | None]:
        """The tags of each line of a page, None where it was not asked; there is nothing to ask without a tagger."""
        wanted = list(lines) if self._tagger.name else []
        new = [one for one in dict.fromkeys(wanted) if one not in self._known]
        asked = new[: min(MOST_OF_PAGE, max(0, MOST_LINES - len(self._known)))]
        self._left_out |= set(new[len(asked) :])
        self._known |= zip(asked, self._tagger.tag(asked), strict=True)
        self._left_out -= set(asked)
        return [self._known.get(one) for one in wanted]


def tags_of(tagger: EachOnce, statements: Sequence[Statement], *, own: bool) -> Tags:
    """What is marked in sentences and cells that were tagged, by the characters of the page where each stands."""
    lines = dict(_lines(statements, own=own))
    official = not own and any(_OF_OFFICES.search(one.page.url) for one in statements[:1])
    paths = {
        place: one.path[-2:]
        for one in statements
        for place in ((one.start, one.end), *((cell.start, cell.end) for cell in one.cells))
    }
    return {
        place: put_right(line.text, tags, paths[place], own=own, official=official)
        for (place, line), tags in zip(lines.items(), tagger.tag(lines.values()), strict=False)
        if tags is not None
    }


# where courts, auditors and offices keep what they publish
_OF_OFFICES = re.compile(
    r"/(decisions?|rulings?|notices?|complaints?|ombuds\w*|audits?|recalls?|sanctions?|findings?)(?=[/-]|$)",
    re.IGNORECASE,
)


def is_likely(tag: Tag, said: Said) -> bool:
    """Whether a tag alone is worth a value: more of it on a company's own page, or below a heading that asks for it."""
    likely = _LIKELY.get((tag.label, said.own), LIKELY)
    if tag.label == "weakness" and said.own and _LIMIT.search(said.text, tag.start, tag.end):
        likely = LIKELY
    if any(asks(tag.label, one) for one in said.path[-2:]):
        likely *= _ASKED
    elif tag.label == "weakness" and said.own and not may_be_a_fault(said.text):
        return False
    return tag.probability >= likely


def weighed(value: Value, field: str, said: Said, tags: Sequence[Tag]) -> Value | None:
    """What a pattern found, less sure where the tagger sees hardly anything in these words; where it is sure of them on
    a company's own page, that need not be named in them.

    None where it does not believe a price, an edge or a weakness at all: what is a deposit or a surcharge it has learnt
    from more wordings than patterns know."""
    if value.end > MOST_LETTERS:
        return value
    over = (one.probability for one in tags if one.start < value.end and value.start < one.end)
    likely = max(over, default=0.0)
    if field == "price" and sum(one.probability >= _LISTED_SURELY for one in tags) > 1:
        likely = max(likely, _LISTED_SURELY)  # “the first 1,000 €0.42, the next €0.36, and all beyond €0.31”
    if likely < _REFUSED.get(field, 0.0) and not is_said_plainly(value, field, said):
        return None
    is_labelled = field == "proof" and is_asked_for(
        field, said.text, ()
    )  # “Certificates: GDP (renewed 2025)”
    if field in _WORDS and likely < _HARDLY and not is_labelled:
        return replace(value, sure=round(value.sure * _UNSEEN, 3))
    is_sure = said.own and any(
        is_likely(one, said) for one in tags if one.start < value.end and value.start < one.end
    )
    return replace(value, need=Need.SITE) if is_sure else value


def widened(value: Value, field: str, said: Said, tags: Sequence[Tag]) -> Value:
    """What a pattern found of an edge or a weakness, as far as the tagger sees it where that is sure of it."""
    over = [
        one
        for one in tags
        if one.start < value.end and value.start < one.end and one.probability >= _SURE_OF_EXTENT
    ]
    if field not in ("edge", "weakness") or value.words or not over:
        return value
    start, end = min(value.start, *(one.start for one in over)), max(value.end, *(one.end for one in over))
    if field == "edge":
        start, end = own_part(said.text, start, end)
    start = _behind_date(said.text, start)
    start, end = trimmed(said.text, *held_to_words(said.text, start, end, start, MOST_TAGGED))
    cue = value.cue if start <= value.at < end else -1
    return replace(value, start=start, end=end, cue=cue)


_REST_OF_DATE = re.compile(r"(?:\d{1,2} )?(?:[A-Z]\w+ )?(?:19|20)\d\d, (?=\S)")


def _behind_date(text: str, start: int) -> int:
    """Of “On 9 September | 2026, Acme was down” where what follows the date begins."""
    rest = _REST_OF_DATE.match(text, start) if text[:start].strip() else None
    return rest.end() if rest else start


def _lines(statements: Sequence[Statement], *, own: bool) -> Iterator[tuple[tuple[int, int], Line]]:
    for one in statements:
        if one.kind is not BlockKind.CELL:
            yield (one.start, one.end), Line(one.text[:MOST_LETTERS], front_of(own=own, path=one.path))
            continue
        for cell in one.cells[:MOST_CELLS]:
            label = " › ".join(words for words in (cell.row, cell.column) if words)
            yield (
                (cell.start, cell.end),
                Line(one.page.words(cell)[:MOST_LETTERS], front_of(own=own, path=one.path, label=label)),
            )


def value_of(tag: Tag, said: Said) -> Value | None:
    """The value that a tag offers; amounts as our own rules read them, None where there is not exactly one."""
    start, end = trimmed(said.text, tag.start, tag.end)
    sure = round(_SURE * tag.probability, 3)
    if tag.label in ("price", "funding"):
        return _money(said, tag.label, start, end, sure)
    if tag.label == "customers":
        return buyers_in(said, start, end, sure)
    return _phrase(said, tag.label, start, end, sure) if tag.label in _WORDS else None


def _phrase(said: Said, label: str, start: int, end: int, sure: float) -> Value | None:
    """Words as they stand there; of what a thing does or fails to do, the whole clause."""
    if says_nothing(said, label):
        return None
    start, end = _extent(said.text, label, start, end)
    if not _is_phrase(said.text, label, start, end):
        return None
    if len(said.text[start:end].split()) > MOST_TAGGED:
        start, end = trimmed(said.text, *held_to_words(said.text, start, end, start, MOST_TAGGED))
    if label == "edge":  # of many that are offered, those that say that nobody else does so
        sure = max(sure, _ALONE_SURE) if ALONE.search(said.text) else sure * _LIKE_OTHERS
    return Value(start, end, sure=sure, affirms=label not in ("edge", "weakness"), need=need_of(said))


def _extent(text: str, label: str, start: int, end: int) -> tuple[int, int]:
    """How far what is marked goes."""
    if label in ("edge", "weakness"):
        return _whole_clause(text, start, end, label)
    if label == "segment":
        return behind_preposition(text, start, end)
    if label == "proof":
        return clause_of_proof(text, start, end)
    if label == "product":
        return whole_name(text, *without_kind(text, *name_alone(text, start, end)))
    return start, end


def _is_phrase(text: str, label: str, start: int, end: int) -> bool:
    """Whether the words that are marked say such a thing by themselves."""
    words = text[start:end]
    if len(words.split()) < _LEAST_WORDS.get(label, 1) or _MENU.search(words):
        return False
    if label in ("edge", "weakness") and is_bare_figure(words):
        return False
    if label == "weakness" and (praises(words) or _IS_BESIDE.fullmatch(words)):
        return False
    if label in ("product", "segment") and LEGAL_END.search(words):
        return False
    if label == "product":
        return not _OF_ANOTHER.search(text[:start])
    return label != "proof" or not (
        _REGISTERED.search(text, max(0, start - _BEFORE_NUMBER), end)
        or is_lone_word(text, start, end)
        or is_not_held(text, start, end)
        or is_no_proof(words)
        or is_beside_a_proof(words)
        or is_bare_figure(words)
        or (asks("proof", words) and len(words.split()) == 1)
        or not re.search(r"[^\W\d_]{3}|[A-Z]{2} ?\d", words)
    )


def _whole_clause(text: str, start: int, end: int, label: str) -> tuple[int, int]:
    """With the rest of its clause, for half of what a thing does says little; of an edge the half that is its own."""
    first, last = clause_at(text, start)
    start, end = trimmed(text, _behind_date(text, min(first, start)), max(end, last))
    start += len(text[start:end]) - len(_AND.sub("", text[start:end], count=1))
    if label == "edge":
        return own_part(text, start, end)
    why = _BUT.search(text, 0, start)  # “but it weighs 1.9 tonnes, and two plants had to knock down a wall”
    return (why.end() if why else start), end


_AND = re.compile(r"^(?:and|but|yet|und|aber|et|mais|y|pero)\s+", re.IGNORECASE)

_BUT = re.compile(
    r"[,;]\s+(?:but|aber|mais|pero)\s+(?=[^,;:.]{6,60}(?:\.\d[^,;:.]{0,40})?,\s+(?:and|und|et|y)\s+$)",
    re.IGNORECASE,
)


def _money(said: Said, field: str, start: int, end: int, sure: float) -> Value | None:
    within = [one for one in money_in(said.text) if start <= one.start < end and not one.former]
    if len(within) != 1:
        return None
    one = within[0]
    if field == "funding":
        is_priced = any(asks("price", above) for above in said.path)
        if said.own and not may_be_put_in(f"{said.text} {said.under}"):
            return None
        if is_no_funding(said.text, one, asked=not is_priced) or names_other_money(said.label):
            return None
        return Value(one.start, one.end, one.measure, round_of(said, one), sure)
    if is_no_price(said, one, believed=said.own and sure >= _BELIEVED):
        return None
    per = one.measure.per or per_of_label(said.label) or per_of_unit(said.text, one.start)
    of = beside_plans(said, plan_in(said.text, one.start) or plan_above(said))
    return Value(one.start, one.end, replace(one.measure, per=per), of, sure, extra=extra_in(said, one))
