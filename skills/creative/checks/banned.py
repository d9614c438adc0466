"""Words that the brand does not say, and names of others: in any form, and however they are hidden."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from skills.creative.checks.draft import Draft, Said
from skills.creative.checks.finding import Finding
from skills.creative.checks.folding import folded, neighbours, skeleton, undigited, unmasked, words
from skills.creative.checks.inflected import is_form, written_without_spaces
from skills.language import say

# shorter pieces than this side by side are a word taken apart, longer ones may be two words
_PIECE = 3
_MOST_PIECES = 4
_STARRED = re.compile(r"[^\W_]+\*+[^\W_]+|[^\W_]+(?:['’][^\W_]+)?")


@dataclass(frozen=True)
class Hit:
    """A phrase of the list that a text holds; `sure` where it can be nothing else."""

    phrase: str
    sure: bool


def check(draft: Draft) -> Iterator[Finding]:
    """Banned words and protected names, in each text and across all of them."""
    for said in (*draft.said(), *_together(draft)):
        for hit in hits(said.text, draft.kit.banned, draft.language):
            yield _banned(hit, said)
        for hit in hits(said.text, draft.kit.protected, draft.language):
            yield Finding(
                check="protected-name",
                what=say("the name {name} of somebody else is used", name=repr(hit.phrase)),
                where=said.where,
                why=say("the brand kit says that it needs a licence"),
                hard=hit.sure,
            )


def _banned(hit: Hit, said: Said) -> Finding:
    return Finding(
        check="banned-word",
        what=say("the banned word {word} is said", word=repr(hit.phrase))
        if hit.sure
        else say("this may hold the banned word {word}", word=repr(hit.phrase)),
        where=said.where,
        why=say("the brand kit says that it may not be said"),
        hard=hit.sure,
    )


def _together(draft: Draft) -> Iterator[Said]:
    """What stands on the picture read as one: a word can be spread over boxes and lines."""
    shown = [line for placed in draft.drawn.placed for line in placed.text]
    if len(shown) > 1:
        yield Said("picture", " ".join(shown))


def hits(text: str, phrases: tuple[str, ...], language: str) -> tuple[Hit, ...]:
    """Which phrases the text says, each once."""
    return _hits(text, phrases, language) if phrases and text.strip() else ()


@lru_cache(maxsize=4096)
def _hits(text: str, phrases: tuple[str, ...], language: str) -> tuple[Hit, ...]:
    plain, bare = unmasked(text), undigited(text)
    found = []
    for phrase in phrases:
        wanted = folded(phrase)
        if not wanted:
            continue
        sure = _says(plain, wanted, language) or _says(bare, wanted, language) or _taken_apart(plain, wanted)
        if sure or _may_hold(plain, wanted, language):
            found.append(Hit(phrase, sure))
    return tuple(found)


def _says(text: str, wanted: str, language: str) -> bool:
    if written_without_spaces(wanted):
        return wanted.replace(" ", "") in text.replace(" ", "")
    parts, own = _STARRED.findall(text), words(wanted)
    if not own:
        # a phrase of signs alone, such as !!!
        return wanted in text
    return any(
        all(_same(word, part, language) for word, part in zip(parts[at:], own, strict=False))
        for at in range(len(parts) - len(own) + 1)
    )


def _same(word: str, of: str, language: str) -> bool:
    if "*" in word:
        # a letter was starred out
        return len(word) == len(of) and all(a in ("*", b) for a, b in zip(word, of, strict=True))
    own = word.removesuffix("'s")
    return own == of or is_form(word, of, language) or skeleton(word) == skeleton(of)


def _taken_apart(text: str, wanted: str) -> bool:
    """Pieces of a word side by side, such as fr ee or fr-ee; two whole words by chance do not count."""
    whole = "".join(words(wanted))
    if len(whole) < 4:
        return False
    for run in neighbours(words(text), _MOST_PIECES):
        if "".join(run) == whole and list(run) != words(wanted):
            return any(len(piece) < _PIECE for piece in run)
    return False


def _may_hold(text: str, wanted: str, language: str) -> bool:
    """A compound that begins or ends with it, or two longer pieces."""
    whole = "".join(words(wanted))
    if language in ("de", "nl", "sv", "da", "nb", "fi") and len(whole) > 4:
        longer = (word for word in words(text) if len(word) >= len(whole) + 3)
        if any(word.startswith(whole) or word.endswith(whole) for word in longer):
            return True
    return len(whole) > 4 and any("".join(run) == whole for run in neighbours(words(text), 2))
