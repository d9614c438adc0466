"""What a model drafted joins what was plainly said: nothing plainly said is lost, nothing stands there twice."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TypeVar

from skills.minutes.answer import Minutes
from skills.minutes.drafts.answers import Kind
from skills.minutes.drafts.check import Drafted
from skills.minutes.drafts.same import is_same, likeness, together, words_of
from skills.minutes.lines import Action, Line
from skills.minutes.summary import FEWEST_LINES, MOST_LINES

SAYS_IT_ALL = 0.6  # share of a plain line's key words that the model's wording must have to stand for it

L = TypeVar("L", bound=Line)


def combine(
    minutes: Minutes, drafted: Sequence[Drafted], *, unread: Collection[int], summarised: bool
) -> Minutes:
    """The minutes with the model's lines; `unread` are segments that no model read."""
    summary = minutes.summary
    if summarised:
        summary = _summary(minutes.summary, _of(drafted, Kind.SUMMARY), unread)
    actions = [line for line in _of(drafted, Kind.ACTION) if isinstance(line, Action)]
    return replace(
        minutes,
        summary=summary,
        decisions=_merged(minutes.decisions, _of(drafted, Kind.DECISION)),
        actions=_merged(minutes.actions, actions),
        questions=_merged(minutes.questions, _of(drafted, Kind.QUESTION)),
        risks=_merged(minutes.risks, _of(drafted, Kind.RISK)),
    )


def room_for_summary(minutes: Minutes, unread: Collection[int]) -> int:
    """How many summary lines the model may write beside those of the parts it did not read."""
    return max(MOST_LINES - len(_said_in(minutes.summary, unread)), FEWEST_LINES)


def _of(drafted: Sequence[Drafted], kind: Kind) -> list[Line]:
    return [item.line for item in drafted if item.kind is kind]


def _said_in(lines: Sequence[Line], segments: Collection[int]) -> list[Line]:
    return [line for line in lines if any(item.segment in segments for item in line.evidence)]


def _summary(plain: Sequence[Line], drafted: Sequence[Line], unread: Collection[int]) -> tuple[Line, ...]:
    """The model's lines, the plain ones of what it did not read, and plain ones until there are three."""
    chosen: list[Line] = []
    fill = [line for line in plain if line not in _said_in(plain, unread)]
    for line in (*_said_in(plain, unread), *drafted[:MOST_LINES], *fill):
        wanted = MOST_LINES if line not in fill else FEWEST_LINES
        if len(chosen) < wanted and not any(is_same(line, other) for other in chosen):
            chosen.append(line)
    return tuple(sorted(chosen, key=lambda line: line.start))


def _merged(plain: Sequence[L], drafted: Sequence[L]) -> tuple[L, ...]:
    lines = list(plain)
    for draft in drafted:
        same = [place for place, line in enumerate(lines) if is_same(line, draft)]
        if not same:
            if not any(_covers(line, draft) for line in lines):
                lines.append(draft)
            continue
        best = max(same, key=lambda place: likeness(lines[place], draft))
        lines[best] = _worded(lines[best], draft)
    return tuple(sorted(lines, key=lambda line: line.start))


def _worded(line: L, draft: L) -> L:
    """The model's wording, if it says what the plain line says; else the plain line, with the proof of both."""
    if _covers(draft, line):
        return together(replace(draft, confidence=line.confidence, possible=line.possible), [line])
    return together(line, [draft])


def _covers(one: Line, other: Line) -> bool:
    """Whether the one says nearly all that the other says, from the same words."""
    quoted = {item.segment for item in one.evidence} & {item.segment for item in other.evidence}
    theirs = words_of(other.text)
    return bool(quoted) and len(words_of(one.text) & theirs) >= SAYS_IT_ALL * len(theirs)
