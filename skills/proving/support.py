"""Whether words that a model wrote are proved by what was said.

Names, numbers and words of direction ("up", "before") are never worded otherwise; most other words must have been
said; and no shade of meaning ("not", "if", "may", "must", "should", "want") may be lost or added.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from skills.proving.sense import Sense, claims_the_future_is_past, clauses, senses
from skills.proving.tidy import key_words, word_set
from skills.proving.wording import accepts, agrees, asks

COVERED = 0.75  # share of a line's key words that are said
COVERED_BY_ONE = 0.5  # and that the sentence with its names and numbers says alone
MOST_CITED = 3

_NUMBERS = word_set(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy
    eighty ninety hundred thousand million billion half first second third fourth fifth
    sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth
    eighteenth nineteenth twentieth thirtieth once twice double dozen percent"""
)
# Words that turn a claim round or widen it; said means said.
_DIRECTIONS = word_set(
    """up down before after more less fewer over under above below increase increases increased decrease
    decreases decreased rise rises fall falls raise raises lower lowers higher cheaper faster slower earlier later
    only all every each always most least both everyone everybody urgent urgently immediately"""
)
_SENSED = word_set("must need may might maybe perhaps unless whether cannot shall ought want wish hope let")
_IRREGULAR = dict(
    pair.split(":")
    for pair in """sent:send wrote:write written:write made:make took:take taken:take built:build bought:buy
    chose:choose chosen:choose found:find gave:give given:give kept:keep told:tell paid:pay held:hold met:meet
    brought:bring spoke:speak spoken:speak ran:run began:begin begun:begin left:leave lost:lose led:lead sold:sell
    spent:spend shown:show drawn:draw drew:draw grew:grow grown:grow rose:rise risen:rise fell:fall fallen:fall
    thought:think went:go gone:go came:come""".split()
)
_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1$")
_FIRST_PERSON = re.compile(
    r"\b(?:I|I'll|I'm|I've|I'd|me|my|mine|we|we'll|we're|we've|us|our|ich|wir|mein|unser|je|j'|nous|yo|nosotros)\b",
    re.IGNORECASE,
)
_REPORTS = (
    r"(?: \w+){0,2} (?:said|says|asked|asks|thinks|reported|reports|noted|notes|explained|explains|mentioned|"
    r"confirmed|proposed|proposes|suggested|suggests|warned|warns|wants|wonders|hopes|believes)\b"
)


class Said(Protocol):
    """Words of one speaker: a segment or a sentence."""

    @property
    def speaker(self) -> str | None: ...

    @property
    def text(self) -> str: ...


@dataclass(frozen=True)
class _Clause:
    words: frozenset[str]
    text: str
    of: Said


def is_supported(
    text: str,
    cited: Sequence[Said],
    *,
    names: Collection[str] = (),
    question: bool = False,
    covered_least: float = COVERED,
) -> bool:
    """Whether at most three cited sentences or segments prove the line.

    `names` are the people who were there; `question`: the line only says that something was asked; `covered_least` is
    the share of its key words that must stand there."""
    if not 1 <= len(cited) <= MOST_CITED or not stems(text):
        return False
    words = stems(text)
    covered = len(words & stems(" ".join(map(_spoken, cited)))) / len(words)
    if covered < covered_least or not any(_proves(text, words, said) for said in cited):
        return False
    telling = _telling(words | exact_words(text), cited)
    return (
        _keeps_sense(text, telling, cited, question=question)
        and not claims_the_future_is_past(text, " ".join(clause.text for clause in telling))
        and _names_whoever_did_it(text, telling, names)
    )


def _proves(text: str, words: frozenset[str], said: Said) -> bool:
    spoken = _spoken(said)
    enough = len(words & stems(spoken)) / len(words) >= COVERED_BY_ONE
    return enough and exact_words(text) <= _tokens(spoken)


def _telling(words: frozenset[str], cited: Sequence[Said]) -> list[_Clause]:
    """The fewest clauses that say the line's words, best first."""
    left = [_Clause(stems(text) | _tokens(text), text, said) for said in cited for text in clauses(said.text)]
    wanted, chosen = set(words), list[_Clause]()
    while wanted and left:
        best = max(left, key=lambda clause: len(wanted & clause.words))
        if not wanted & best.words:
            break
        wanted -= best.words
        chosen.append(best)
        left.remove(best)
    return chosen


def _keeps_sense(text: str, telling: list[_Clause], cited: Sequence[Said], *, question: bool) -> bool:
    """Whether the line claims what its clauses claim: a question or proposal becomes a fact only with a yes to it."""
    said = frozenset[Sense]().union(*(senses(clause.text) for clause in telling))
    # "If the tests pass, we ship": the condition stands in another clause than the claim
    if any(Sense.CONDITIONAL in senses(clause.of.text) for clause in telling):
        said |= {Sense.CONDITIONAL}
    agreed = any(agrees(item.text) or accepts(item.text) for item in cited)
    if not question and not agreed and any(asks(clause.of.text) for clause in telling) and not asks(text):
        return False
    claimed = senses(text)
    loose = {Sense.PROPOSED} if agreed or question else set()
    return claimed - loose == said - loose


def _names_whoever_did_it(text: str, telling: list[_Clause], names: Collection[str]) -> bool:
    """Whether a speaker whom the line names speaks of themselves, or is only said to have said it."""
    for clause in telling:
        speaker = (clause.of.speaker or "").split()
        first = next((part for part in speaker if re.search(rf"\b{re.escape(part)}\b", text)), None)
        if first is None or re.search(rf"\b{re.escape(first)}\b", clause.text, re.IGNORECASE):
            continue
        reported = re.search(rf"\b{re.escape(first)}\b{_REPORTS}", text)
        forgotten = any(_is_in(name, clause.text) and not _is_in(name, text) for name in names)
        if not reported and (forgotten or not _FIRST_PERSON.search(clause.of.text)):
            return False
    return True


def _is_in(name: str, text: str) -> bool:
    first = name.split()[0] if name.split() else name
    return bool(re.search(rf"\b{re.escape(first)}\b", text))


def _spoken(said: Said) -> str:
    return f"{said.speaker}: {said.text}" if said.speaker else said.text


def _tokens(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", text.lower()))


def stems(text: str) -> frozenset[str]:
    """Key words on which "move" and "moves", "ship" and "shipped" agree; what `senses` sees is no key word."""
    words = (_IRREGULAR.get(word, word) for word in key_words(text) if word not in _SENSED)
    return frozenset(_DOUBLED.sub(r"\1", word.rstrip("e") or word) for word in words)


def exact_words(text: str) -> set[str]:
    """Numbers, names and directions of a line, lower-case: these may not be worded otherwise."""
    tokens = [(match.start(), match[0]) for match in re.finditer(r"[^\W_]+", text)]
    opening = re.compile(r"(?:^|[.!?:]\s+)[\"'(]*$")
    return {
        token.lower()
        for start, token in tokens
        if any(character.isdigit() for character in token)
        or token.lower() in _NUMBERS
        or token.lower() in _DIRECTIONS
        or (token[0].isupper() and not (opening.search(text[:start]) and _is_plain(token)))
    }


def _is_plain(token: str) -> bool:
    """Whether a capital at the start of a sentence may be no name: words that open the lines of minutes."""
    return token.lower() in _OPENERS


_OPENERS = word_set(
    """a an the this that these those it they we he she there in on at by for with from to of
    as if when while after before because since although both all some many most each every
    one people everyone participants attendees discussion team group meeting and but so also
    however then next finally decided agreed discussed sales marketing price prices cost
    costs launch date support work"""
)
