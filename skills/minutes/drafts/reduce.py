"""Lines of many parts become those of one meeting: the summary is written anew, doubles are put together."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from skills.minutes.drafts.answers import Kind, Merged
from skills.minutes.drafts.asking import MERGE, Desk
from skills.minutes.drafts.check import SURE, Drafted, prove
from skills.minutes.drafts.same import is_same, together
from skills.minutes.drafts.talk import Talk
from skills.minutes.drafts.tokens import count_tokens
from skills.minutes.lines import Line
from skills.proving.objects import Reader

SHRINKS = 0.9  # a further round must leave at most this share of the tokens

_READER = Reader(Merged)


@dataclass(frozen=True)
class Reduced:
    """All lines; `whole` is False where a summary line was not merged, because the model gave nothing usable."""

    lines: tuple[Drafted, ...]
    whole: bool = True


async def reduce(lines: Sequence[Drafted], desk: Desk, talk: Talk, *, summary_lines: int) -> Reduced:
    """Merge within the window, in rounds while that makes them fewer; decisions and the like are never lost."""
    whole = True
    while True:
        groups = _groups(lines, desk.room(MERGE))
        merged = await desk.all(groups, lambda group: _merge(group, desk, talk, summary_lines))
        whole = all(item is not None and item.whole for item in merged)
        done = [
            line
            for group, item in zip(groups, merged, strict=True)
            for line in (item.lines if item else group)
        ]
        if len(groups) <= 1 or not whole:
            return Reduced(tuple(done), whole)
        if _tokens(done) > SHRINKS * _tokens(lines):
            break
        lines = done
    summary = [line for line in done if line.kind is Kind.SUMMARY]
    others = [line for line in done if line.kind is not Kind.SUMMARY]
    if not summary or not others:
        return Reduced(tuple(done), whole)
    # so many decisions and actions that they alone fill windows: the summary is merged by itself
    alone = await reduce(summary, desk, talk, summary_lines=summary_lines)
    return Reduced((*alone.lines, *others), alone.whole)


def _row(number: int, line: Drafted) -> dict[str, object]:
    return {"line": number, "kind": line.kind.value, "text": line.line.text}


def _tokens(lines: Sequence[Drafted]) -> int:
    return sum(count_tokens(json.dumps(_row(len(lines), line), ensure_ascii=False)) + 2 for line in lines)


def _groups(lines: Sequence[Drafted], most_tokens: int) -> list[list[Drafted]]:
    groups: list[list[Drafted]] = []
    used = 0
    for line in lines:
        cost = _tokens([line]) + 3  # its number may have more digits
        if not groups or used + cost > most_tokens:
            groups.append([])
            used = 0
        groups[-1].append(line)
        used += cost
    return groups


async def _merge(lines: list[Drafted], desk: Desk, talk: Talk, summary_lines: int) -> Reduced:
    rows = [_row(number, line) for number, line in enumerate(lines, 1)]
    material = json.dumps({"summary_lines": summary_lines, "lines": rows}, ensure_ascii=False)
    answered = await desk.ask(MERGE, material, _READER)
    if answered.lines is None:
        return Reduced(tuple(lines), whole=False)
    numbered = dict(enumerate(lines, 1))
    summary = [
        line
        for item in answered.lines
        if item.text.strip() and (line := _summarised(item, numbered, talk)) is not None
    ]
    others = [line for line in lines if line.kind is not Kind.SUMMARY]
    for item in answered.lines:
        if not item.text.strip():
            others = _joined([numbered[n] for n in dict.fromkeys(item.lines) if n in numbered], others)
    if any(line.kind is Kind.SUMMARY for line in lines) and not summary:
        return Reduced(tuple(lines), whole=False)
    return Reduced((*summary, *others))


def _summarised(item: Merged, numbered: dict[int, Drafted], talk: Talk) -> Drafted | None:
    sources = [numbered[number] for number in dict.fromkeys(item.lines) if number in numbered]
    sentences = {s.number: s for source in sources for s in source.proof}
    text = " ".join(item.text.split())
    proof = prove(text, [sentences[number] for number in sorted(sentences)], talk)
    if proof is None:
        return None
    evidence = tuple(dict.fromkeys(part for sentence in proof for part in sentence.parts))
    return Drafted(Kind.SUMMARY, Line(text, evidence, SURE), tuple(proof))


def _joined(doubles: list[Drafted], lines: list[Drafted]) -> list[Drafted]:
    """The lines with those doubles in one that really are alike; the first of them stays, with all the proof."""
    here = [line for line in doubles if any(line is other for other in lines)]
    if len(here) < 2:
        return lines
    first, *others = here
    same = [line for line in others if line.kind is first.kind and is_same(first.line, line.line, told=True)]
    joined = replace(first, line=together(first.line, [line.line for line in same]))
    gone = {id(line) for line in same}
    return [joined if line is first else line for line in lines if id(line) not in gone]
