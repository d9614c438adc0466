"""A proposed line becomes one of the minutes only with sentences that prove it."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from skills.minutes.drafts.answers import Kind, Proposed
from skills.minutes.drafts.owners import due_said, owner_said
from skills.minutes.drafts.talk import Talk
from skills.minutes.lines import Action, Line
from skills.minutes.sentences import Sentence
from skills.proving.support import MOST_CITED, is_supported, stems
from skills.proving.tidy import tidy
from skills.proving.wording import accepts, agrees, asks

QUOTED = 0.5  # share of a line's words from which a sentence is quoted in its place
SURE, UNSURE = 0.7, 0.4  # of a line that nothing else is known of (trust.py)

# Words without which a decision, an action, a question or a risk is only possibly one.
_CUES = {
    Kind.DECISION: re.compile(
        r"\b(?:deci\w+|agree[ds]?|agreement|settled?|approv\w+|let's|we(?:'ll| will|'re going to| are going to)|"
        r"cho(?:se|sen|ose)|go(?:ing)? with|beschl\w+|entschieden|einig\w*|"
        r"décid\w+|décision|accord|decidi\w+|acord\w+)\b",
        re.IGNORECASE,
    ),
    Kind.ACTION: re.compile(
        r"\b(?:will|'ll|going to|gonna|needs? to|ha(?:s|ve) to|must|please|(?:can|could) you|"
        r"action item|to-?do)\b|'ll\b",
        re.IGNORECASE,
    ),
    Kind.QUESTION: re.compile(
        r"\?|\b(?:don't know|not sure|no idea|unclear|open question|find out|wonder)\b", re.IGNORECASE
    ),
    Kind.RISK: re.compile(
        r"\b(?:risk\w*|problem\w*|late|delay\w*|block\w*|worr\w+|concern\w*|issues?|fail\w*|danger\w*|trouble|miss|"
        r"shortage|behind|slip\w*|afraid|Risik\w+|risque\w*|riesgo\w*|problème\w*)\b",
        re.IGNORECASE,
    ),
}


@dataclass(frozen=True)
class Drafted:
    """A line that was proved, its kind, and the sentences that prove it."""

    kind: Kind
    line: Line
    proof: tuple[Sentence, ...]


def check(proposed: Proposed, shown: Collection[int], talk: Talk) -> Drafted | None:
    """The line with its evidence; None if a cited segment was not shown, or they do not prove it."""
    cited = list(dict.fromkeys(proposed.segments))
    if not set(cited) <= set(shown):
        return None
    text, sentences = " ".join(proposed.text.split()), talk.sentences_of(cited)
    if talk.language is None:
        text, sentences = _quoted(text, sentences)
    proof = prove(text, sentences, talk, question=proposed.kind is Kind.QUESTION)
    if proof is None:
        return None
    if proposed.kind in (Kind.DECISION, Kind.ACTION) and any(map(talk.is_withdrawn, proof)):
        return None
    return Drafted(proposed.kind, _line(proposed, text, proof, talk), tuple(proof))


def has_cue(kind: Kind, proof: Sequence[Sentence]) -> bool:
    """Whether the proof holds a word without which a line of this kind is only possibly one."""
    cue = _CUES.get(kind)
    return cue is None or bool(cue.search(" ".join(sentence.text for sentence in proof)))


def _quoted(text: str, cited: Sequence[Sentence]) -> tuple[str, list[Sentence]]:
    """The cited sentence nearest to the text, in place of the text."""
    words = stems(text)
    nearest = max(cited, key=lambda item: len(words & stems(item.text)), default=None)
    if nearest is None or len(words & stems(nearest.text)) < QUOTED * len(words):
        return text, []
    return tidy(nearest.text), [nearest]


def prove(
    text: str, cited: Sequence[Sentence], talk: Talk, *, question: bool = False
) -> list[Sentence] | None:
    """The fewest of the sentences that prove the text, in order; None if they do not."""
    proof = _cover(text, cited)
    if not proof or any(map(talk.is_dictated, proof)):
        return None
    if not is_supported(text, proof, names=talk.people.names, question=question):
        return None
    return proof


def _cover(text: str, cited: Sequence[Sentence]) -> list[Sentence]:
    """Those that say most of the words, and the yes to what one of them asks or proposes."""
    wanted, left, chosen = set(stems(text)), list(cited), list[Sentence]()
    while wanted and left and len(chosen) < MOST_CITED:
        best = max(left, key=lambda item: len(wanted & stems(item.text)))
        if not wanted & stems(best.text):
            break
        wanted -= stems(best.text)
        chosen.append(best)
        left.remove(best)
    asked = [item.number for item in chosen]
    yes = [item for item in left if asked and item.number > min(asked) and _says_yes(item.text)]
    return sorted([*chosen, *yes[: MOST_CITED - len(chosen)]], key=lambda item: item.number)


def _says_yes(text: str) -> bool:
    return (agrees(text) or accepts(text)) and not asks(text)


def _line(proposed: Proposed, text: str, proof: list[Sentence], talk: Talk) -> Line:
    evidence = tuple(dict.fromkeys(part for sentence in proof for part in sentence.parts))
    sure = has_cue(proposed.kind, proof)
    if proposed.kind is not Kind.ACTION:
        return Line(text, evidence, SURE if sure else UNSURE, possible=not sure)
    owner = owner_said(proposed.owner, proof, talk.people) if proposed.owner else None
    due = due_said(proposed.due, proof, english=talk.language == "en") if proposed.due else None
    sure = sure or owner is not None
    return Action(text, evidence, SURE if sure else UNSURE, possible=not sure, owner=owner, due=due)
