"""How many buy or use it, and who by name."""

import re
from collections.abc import Iterator
from dataclasses import replace

from indexing.days import days_in
from skills.research.cued import Cued
from skills.research.extract.amounts.normal import Found, numbers_in
from skills.research.extract.fields.buyers.buyers import PASSING, buyer_in, buys_not
from skills.research.extract.fields.buyers.count_lines import (
    SAID_BY_THEM,
    counted_by_others,
    counts_itself,
    does_it_through,
    does_so_with_us,
    is_line,
    is_part,
    line_of_buyers,
    work_here,
)
from skills.research.extract.fields.buyers.other_counts import (
    NOT_WHO,
    is_a_few,
    is_share_of_whole,
    is_spoilt,
    is_theirs,
    is_whole,
)
from skills.research.extract.fields.buyers.who_buys import BUYS
from skills.research.extract.labels.labels import asks
from skills.research.extract.labels.value import Need, Said, Value
from skills.research.extract.words.of_buyers import may_be_a_buyer
from skills.research.extract.words.phrases import MOST_WORDS, clause_at

_NOUNS = (
    r"customers?|clients?|subscribers|accounts|users|kunden|kundinnen|clients?|clientes|"
    r"abonnés|nutzer\w*|anwender\w*|abonnenten|usuarios|utilisateurs|klanten"
)
# those who may be customers, where a verb says that they are
_WHO = (
    r"companies|businesses|organi[sz]ations|teams|firms|clinics|practices|dentists|hospitals|"
    r"schools|retailers|merchants|shops|stores|restaurants|brands|"
    r"employers|enterprises|households|offices|warehouses|growers|farms|labs|laboratories|"
    r"unternehmen|firmen|betriebe|entreprises|sociétés|empresas|members|facilities|operators|"
    r"agencies|start-?ups|municipalities|cities|universities|banks|hotels|people|"
    r"professionals|manufacturers|landlords|developers|creators|carriers|"
    r"freelancers|sellers|patients|drivers|families|institutions|providers|wholesalers|bakeries|utilities"
)
_GAP = (
    r"(?:\+|plus)?\s*(?:(?!(?:in|of|and|with|for|to|on|at|by|per|from|across|as|"
    r"than)\b)[^\W\d][\w'’&/-]*\s+){0,4}?"
)
_COUNTED = re.compile(rf"{_GAP}(?P<noun>{_NOUNS})(?![^\W\d_])(?!{SAID_BY_THEM})", re.IGNORECASE)
_MAYBE = Cued(rf"{_GAP}(?P<noun>{_WHO})(?![^\W\d_])", re.IGNORECASE)
# the first of several figures: “1,270 clinics, 9,400 screens”
LISTED = re.compile(rf"(?P<noun> (?:[^\W\d_]+ ){{0,2}}(?:{_NOUNS}|{_WHO})),\s+\d", re.IGNORECASE)
_ANY = re.compile(r"\+?\s*(?:[^\W\d][\w'’&/-]*(?:\s+|\b)){1,5}")
_FRAME_BEFORE = re.compile(
    r"\b(?:on hire (?:with|to|at)|trusted by|used by|chosen by|loved by|relied on by|in use (?:at|by)|deployed (?:at|"
    r"in|by)|installed (?:at|in)|adopted by|serv(?:es?|ing)|(?<!to )(?<!you )looks? after|(?:works?|working) with|"
    r"counts?|powers?|powering|supports?|equip(?:s|ped)|helps?|helping|join(?:ed by)?|among|"
    r"has|have|grown to|counting|signed(?: up)?|reached|passed|surpassed|supplies|runs (?:in|"
    r"at)|"
    r"customers? (?:base )?(?:of|include)|live (?:in|at)|betreut|zählt|beliefert|setzen|"
    r"vertrauen|compte|sert|équipe|utilisé par|atiende|cuenta con|utilizado por|choisi par)\b"
    r"[^.;,]{0,45}$",
    re.IGNORECASE,
)
_FRAME_STRONG = re.compile(
    r"\b(?:(?:manages|handles|processes|runs|software|platform|bookings|scheduling|"
    r"planning)\b[^.;,\d]{0,30}\b(?:for|at|in)|trusted by|(?:customer|client|user|member) "
    r"(?:list|base)|on hire (?:with|to|at)|used (?:\w+ )?by|chosen "
    r"by|loved by|relied on by|in (?:daily |regular |everyday |constant )?use (?:at|by|in)|"
    r"deployed (?:at|in|by)|installed (?:at|in)|adopted by|serves?|serving|served|(?<!to )(?<!you )looks? after|"
    r"works? with|"
    r"join|"
    r"powers?|helps|supplies|betreut|utilisé par|utilizado por|choisi par|equips)\b[^.;,\d]{0,40}$",
    re.IGNORECASE,
)
TILE = 0.75  # of a figure with its noun, which may as well count what the house has itself
_NOUN = re.compile(r"s$|^[A-ZÄÖÜ]\w+(?:en|er|e)$")  # of several, in English, French and Spanish, or in German
_BASE = re.compile(
    r"\b(?:customer|client|user|subscriber)(?: base| count| number| numbers| total)\s+(?:now |"
    r"has )?(?:exceeds?|exceeded|of|at|stands at|stood at|reached|is|totals|passed|"
    r"topped)\s+(?:about |around |over |some )?$",
    re.IGNORECASE,
)
_NAMED = Cued(
    r"\b(?:customers|clients|users|kunden|clientes|references)\b(?:\s+(?:of|bei|"
    r"de)\s+\S+)?\s*(?:include|includes|including|such as|like|are|sind|zählen|incluyen|sont|"
    r"comprennent|:)\s*"
    r"(?P<names>[A-ZÀ-Þ][\w&'’.]*(?: (?:[A-ZÀ-Þ&][\w&'’.]*|of|de|and the|the))*(?:,\s*(?:the |"
    r"and )?[A-ZÀ-Þ][\w&'’.]*(?: (?:[A-ZÀ-Þ&][\w&'’.]*|of|de))*)*"
    r"(?:,?\s+(?:and|&|und|et|y)\s+(?:the \w+ of )?[A-ZÀ-Þ][\w&'’.]*(?: [A-ZÀ-Þ&][\w&'’.]*)*)?)"
)
_BY_NAME = Cued(
    r"\b(?:trusted|used|chosen)\s+by\s+(?:companies|teams|brands|customers|the likes "
    r"of)?\s*(?:such as|like|including)?\s*(?P<names>[A-ZÀ-Þ][\w&'’]*(?: [A-ZÀ-Þ&][\w&'’]*)*"
    r"(?:,\s*[A-ZÀ-Þ][\w&'’]*(?: [A-ZÀ-Þ&][\w&'’]*)*)*,?\s+(?:and|&)\s+[A-ZÀ-Þ][\w&'’]*(?: "
    r"[A-ZÀ-Þ&][\w&'’]*)*)"
)


# “Copyright 2026 Acme B.V.”, below the heading “Customers”
_OF_COPYRIGHT = re.compile(
    r"(?:\bcopyright|©|\(c\))\s*(?:©|\(c\))?\s*(?:(?:19|20)\d\d\s?[-–]\s?)?$", re.IGNORECASE
)


def _counts_in(text: str) -> list[Found]:
    """Numbers that may count somebody, which those of a day do not: “On 2026-06-09 some users …”."""
    numbers = numbers_in(text)
    days = [one for one in days_in(text) if one.year] if numbers else []
    return [
        one
        for one in numbers
        if not _OF_COPYRIGHT.search(text[: one.start])
        and not any(day.start <= one.start < day.end for day in days)
    ]


def customers(said: Said) -> Iterator[Value]:
    """Counts of those who buy, by a noun that says so or a verb that makes them customers; then names."""
    text = said.text
    for one in _counts_in(text):
        if (value := _and_others(said, one) or _counted(said, one)) is not None:
            yield value
    if asks("customers", said.label):
        yield from _bare(said)
    yield from _by_name(said)


def _by_name(said: Said) -> Iterator[Value]:
    text = said.text
    if said.own and (bought := buyer_in(text)):
        yield Value(*bought, of="named", sure=0.9, customers=True, need=Need.SITE)
    if (
        said.own
        and said.alone
        and (who := _WHO_IS_IT.fullmatch(text))
        and may_be_a_buyer(who["name"].strip())
    ):
        yield Value(*who.span("name"), of="named", sure=0.8, customers=True, need=Need.SITE)
    for pattern in (_NAMED, _BY_NAME):
        for named in pattern.finditer(text):
            start, end = named.span("names")
            if len(text[start:end].split()) <= MOST_WORDS + 4 and not buys_not(text, end):
                yield Value(start, end, of="named", sure=0.8, customers=True)


def _bare(said: Said) -> Iterator[Value]:
    """A figure that stands alone below the word customers."""
    found = _counts_in(said.text)
    most = 6 if found and not said.text[: found[0].start].strip() else 4  # “410 contractors and makers”
    is_figure = said.alone and len(found) == 1 and len(said.text.split()) <= most
    is_figure = is_figure and said.text[found[0].start].isdigit()  # not “Workwear for two ports”
    if is_figure and found[0].measure.amount >= 2 and not NOT_WHO.search(said.text):
        yield Value(found[0].start, found[0].end, found[0].measure)


_OF_A_MARK = re.compile(
    r"\d(?:[.,]\d+)? ?(?:(?:out )?of|/|von|sur|de|su) ?(?:\d+|five|ten|fünf|zehn|cinq|dix|cinco|diez) ?\((?:by |from "
    r"|von |par )?$",
    re.IGNORECASE,
)
# “Who: Alder Growers”, in the box beside a story
_WHO_IS_IT = re.compile(
    r"\W*(?:who|customer|client|kunde|kundin|wer|qui|cliente|quién|klant)\s?:\s(?P<name>[^.;:!?]{3,60})",
    re.IGNORECASE,
)


def _is_no_count(text: str, one: Found) -> bool:
    """Whether a number is part of something longer, or of those who gave a mark: “8.1 out of ten (57 users)”."""
    gave_it = _OF_A_MARK.search(text[: one.start]) and ")" in text[one.end : one.end + 20]
    return bool(gave_it) or is_part(text, one)


def _counted(said: Said, one: Found) -> Value | None:
    text = said.text
    if is_whole(text, one) or is_a_few(text, one) or is_theirs(said, one.start, one.end):
        return None
    if one.measure.amount < 2 or _is_no_count(text, one) or PASSING.match(text[one.end :]):
        return None
    begins, ends = clause_at(text, one.start)
    before, behind = text[begins : one.start], text[one.end : max(ends, one.end)]
    if is_spoilt(text[: one.start], before, behind):
        return None
    if _BASE.search(before):
        return Value(one.start, one.end, one.measure, sure=0.9, customers=True)
    eastern = re.match(r"(?:社|名|店舗|企業|ユーザー)(?:以上|超)?", text[one.end :])
    if eastern and re.search(r"導入|顧客|利用|お客様|企業", text):
        return Value(one.start, one.end + eastern.end(), one.measure)
    if (found := _COUNTED.match(text, one.end)) and not NOT_WHO.search(found[0]):
        return _value(said, one, found.end())
    if (found := _MAYBE.match(text, one.end)) and not NOT_WHO.search(found[0]):
        return _maybe(said, one, found.end()) or _through(said, one)
    framed = _framed(said, one, before) or _share(said, one) or _in_line(said, one) or _as_of(said, one)
    return framed or _through(said, one)


_WHERE = re.compile(r"\b(?:in|across|from|of|aus|auf|dans|en) $", re.IGNORECASE)


def _through(said: Said, one: Found) -> Value | None:
    if _WHERE.search(said.text[: one.start]):
        return None
    end = does_it_through(said.text, one.end) or (0 if said.own else counted_by_others(said.text, one))
    is_somebody = bool(end) and not NOT_WHO.search(said.text[one.end : end])
    return replace(_value(said, one, end, sure=0.9), need=Need.NAMED) if is_somebody else None


# “Stand Oktober 2026 sind es 1.150 Werkstätten”, below a heading that asks who uses it
_AS_OF = re.compile(
    r"\W*(?:(?:stand|as of|as at|au|a|per) [^.;:]{4,30}?,? )?(?:sind es|es sind|there are|it is|ce sont|ils sont|son|"
    r"het zijn) (?:(?:rund|etwa|über|about|around|over|now|more than|plus de|más de) )?$",
    re.IGNORECASE,
)


def _as_of(said: Said, one: Found) -> Value | None:
    found = _ANY.match(said.text, one.end)
    is_asked = said.own and bool(said.path) and bool(_WHO_USES.fullmatch(said.path[-1]))
    if not (found and is_asked and _AS_OF.fullmatch(said.text[: one.start])) or NOT_WHO.search(found[0]):
        return None
    return _value(said, one, one.end + len(found[0].split()[0]) + 1, sure=0.85)


def _share(said: Said, one: Found) -> Value | None:
    return _value(said, one, one.end, sure=0.9) if is_share_of_whole(said.text, one) else None


def _in_line(said: Said, one: Found) -> Value | None:
    end = line_of_buyers(said.text, one) if said.own else 0
    return _value(said, one, end, sure=TILE) if end else None


# “trusted by Acme Lines, Bolt Ferries and 40 other operators”: so many at least
_FRAME_STRONG_LIST = re.compile(
    r"\b(?:trusted|used|chosen|relied on|loved) by [A-ZÀ-Þ][^.;\d]{3,120}\b(?:and|&)\s+$", re.IGNORECASE
)
_AND_OTHERS = re.compile(
    r"\s+(?:other|more|further) (?!(?:countries|cities|features|ways|languages|states|"
    r"places)\b)(?:[^\W\d][\w’-]*)(?: "
    r"[a-zà-þ]+s)?"
)


def _and_others(said: Said, one: Found) -> Value | None:
    if not _FRAME_STRONG_LIST.search(said.text[: one.start]):
        return None
    found = _AND_OTHERS.match(said.text, one.end)
    return (
        _value(said, replace(one, measure=replace(one.measure, at_least=True)), found.end())
        if found
        else None
    )


def _maybe(said: Said, one: Found, end: int) -> Value | None:
    """Those who may be customers: a verb, the heading above or the shape of a tile must say that they are."""
    text = said.text
    if work_here(text, end):
        return None
    if _FRAME_BEFORE.search(text[: one.start]) or _uses(text, end):
        return _value(said, one, end)
    if _is_below_its_word(said, one.start, end):
        return _value(said, one, end, sure=0.85)
    if _WHO_USES.fullmatch(said.path[-1] if said.path else "") and not text[: one.start].strip():
        return _value(said, one, end, sure=0.8)
    if not said.own or counts_itself(text, one.start, end):
        return None
    is_tile = said.alone and len(text.split()) <= 5  # a figure with its noun below it
    return _value(said, one, end, sure=TILE) if is_tile or is_line(text, one.start, end) else None


def _uses(text: str, end: int) -> bool:
    return bool(BUYS.match(text[end:])) or does_so_with_us(text, end)


def _is_below_its_word(said: Said, start: int, end: int) -> bool:
    """“Customers / 860 organisations, as at 31 October”: the number is all that stands below that heading."""
    return (
        bool(_THE_WORD.fullmatch(said.label))
        and len(said.text[:start].split()) <= 1
        and bool(_NO_MORE.match(said.text[end:]))
    )


# below such a heading a sentence that begins with a number tells how many there are
_WHO_USES = re.compile(
    r"\W*(?:our |unsere |nos )?(?:who (?:uses|buys|trusts|chooses|relies on|works with|runs on) \w+|"
    r"wer (?:schon |bereits )?(?:uns|\w+)(?: [^?.!]{0,30})? (?:nutzt|vertraut|anvertraut|kauft|einsetzt)|"
    r"qui (?:nous|l[’'])(?: ?utilise| fait confiance)|quién (?:nos|lo) (?:usa|utiliza|elige))\W*",
    re.IGNORECASE,
)
_THE_WORD = re.compile(rf"\W*(?:our |unsere |nos )?(?:{_NOUNS})\W*", re.IGNORECASE)
_NO_MORE = re.compile(r"\W*$|\s*(?:,\s*)?\(?(?:as (?:at|of)|stand|au)\b", re.IGNORECASE)


def _framed(said: Said, one: Found, before: str) -> Value | None:
    """Whoever they are: “trusted by 800 orchestras”, “Norvik serves 300 harbours”, “900 zoos use it”."""
    found = _ANY.match(said.text, one.end)
    if not found or NOT_WHO.search(" ".join(found[0].split()[:3])):
        return None
    words = found[0].split()
    last = next((number for number, word in enumerate(words, 1) if _NOUN.search(word)), 0)
    if not last:
        return None
    end = one.end + re.match(rf"\+?\s*(?:\S+\s*){{{last}}}", said.text[one.end :]).end()  # type: ignore[union-attr]
    if _FRAME_STRONG.search(before) or _uses(said.text, end):
        return _value(said, one, len(said.text[:end].rstrip()), sure=0.8)
    return None


# “more than 600 marinas” is told so, and not as 600
_LEADS = re.compile(
    r"\b(?:more than|over|about|around|some|nearly|almost|roughly|well over|mehr als|über|rund|fast|plus de|près de|"
    r"más de)\s+$",
    re.IGNORECASE,
)


# what says nothing of those who buy: “310 outside customers” are 310 customers
_IDLE = re.compile(
    r"(?<=\d )(?:(?:outside|external|happy|satisfied|delighted|loyal|valued|proud|externe[nr]?|zufriedene[nr]?|"
    r"begeisterte[nr]?) )+(?=[^\W\d])",
    re.IGNORECASE,
)


def _value(said: Said, one: Found, end: int, sure: float = 1.0) -> Value:
    users = bool(BUYS.match(said.text[end:]))
    lead = _LEADS.search(said.text[: one.start])
    start = lead.start() if lead else one.start
    told = said.text[start:end].strip()
    plain = _IDLE.sub("", told)
    return Value(
        start,
        end,
        one.measure,
        sure=sure,
        words=plain if plain != told else "",
        customers=True,
        need=Need.SITE if not users or said.own else Need.UNDER,
    )
