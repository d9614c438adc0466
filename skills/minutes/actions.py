"""Action items that were plainly said: promises, accepted requests, tasks without an owner.

An owner or a deadline is there only if it was said. An unknown voice owns nothing.
"""

from collections.abc import Iterable

from skills.minutes.commitments import Commitment, commitments
from skills.minutes.dues import due_in
from skills.minutes.lines import Action
from skills.minutes.people import People, is_named
from skills.minutes.requests import REPLY_SENTENCES, request_in
from skills.minutes.sentences import Sentence
from skills.proving.tidy import key_words, tidy
from skills.proving.wording import retracts

SAME = 0.6  # share of common key words from which two actions are one


def find_actions(sentences: list[Sentence], people: People) -> list[Action]:
    """All plainly said actions in order, each once."""
    found: list[Action] = []
    answered: set[int] = set()
    for place, sentence in enumerate(sentences):
        request = request_in(place, sentences, people)
        if request:
            evidence = sentence.parts + (request.reply.parts if request.reply else ())
            said = f"{sentence.text} {request.reply.text}" if request.reply else sentence.text
            owner = people.full(request.owner) if request.owner else None
            text = tidy(said)
            found.append(Action(text, evidence, request.confidence, owner=owner, due=request.due))
            answered.update((request.reply.number,) if request.reply else ())
        elif place not in answered and not is_taken_back(place, sentences):
            found.extend(_promised(sentence, people))
    return without_repeats(found)


def is_taken_back(place: int, sentences: list[Sentence]) -> bool:
    """Whether one of the next sentences withdraws this one."""
    following = sentences[place + 1 : place + REPLY_SENTENCES]
    return any(retracts(sentence.text) for sentence in following)


def without_repeats(actions: Iterable[Action]) -> list[Action]:
    """Keep each action once: the surer wording of those that share owner and words."""
    kept: list[Action] = []
    for action in actions:
        same = next((place for place, other in enumerate(kept) if _is_same(action, other)), None)
        if same is None:
            kept.append(action)
        elif _weight(action) > _weight(kept[same]):
            kept[same] = action
    return kept


def _promised(sentence: Sentence, people: People) -> list[Action]:
    found = commitments(sentence, people)
    return [_action(sentence, item, place, found, people) for place, item in enumerate(found)]


def _action(
    sentence: Sentence, item: Commitment, place: int, found: list[Commitment], people: People
) -> Action:
    """The clause of one promise; words before the first belong to it ("By Friday, Priya will …")."""
    text = sentence.text
    start = item.start if place else 0
    clause = text[start : found[place + 1].start] if place + 1 < len(found) else text[start:]
    owner = _owner(sentence, item, people)
    plain = tidy(clause.strip().removesuffix(" and").removesuffix(" while").removesuffix(" but"))
    due = due_in(item.rest) or due_in(text[start : item.start])
    return Action(plain, sentence.parts, item.confidence, owner=owner, due=due)


def _owner(sentence: Sentence, item: Commitment, people: People) -> str | None:
    if item.me:
        return sentence.speaker if is_named(sentence.speaker) else None
    if not item.owner:
        return None
    names = item.owner.split(" and ")
    return " and ".join(people.full(name.strip()) for name in names)


def _is_same(one: Action, other: Action) -> bool:
    if one.owner and other.owner and one.owner != other.owner:
        return False
    mine, theirs = key_words(one.text), key_words(other.text)
    return len(mine & theirs) >= SAME * max(min(len(mine), len(theirs)), 1)


def _weight(action: Action) -> tuple[bool, bool, float]:
    return action.owner is not None, action.due is not None, action.confidence
