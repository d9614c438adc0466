"""What the others of a test needed, behind a semicolon: “in one step; the rest of the field needed three”."""

import re

from skills.research.cued import Cued

_REST = Cued(
    r"\s?[;,–—]\s+(?:and |but |while |whereas |where )?(?:the rest(?: of (?:the|them) ?(?:field|\w+)?)?|"
    r"(?:all )?the others?|"
    r"(?:the )?other (?:two|three|four|five|programs|programmes|apps|tools|systems|machines|devices)|"
    r"the next (?:best )?"
    r"(?:one)?) (?P<verb>needed|took|wanted|required|asked for|used|made|lost|missed|had|managed|could|did|"
    r"failed|stopped|"
    r"gave up|crashed)\b(?P<how>[^.;:]{0,50})[.!]?$",
    re.IGNORECASE,
)
# verbs of which less is better
_LESS = frozenset("needed took wanted required used made lost missed".split()) | {"asked for"}
_FAILED = frozenset("failed stopped crashed".split()) | {"gave up"}
_WORDS = (
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_NUMBER = re.compile(rf"\b(?:\d+(?:[.,]\d+)?|{'|'.join(_WORDS)}|an?)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|none|nothing|never)\b|n[’']t\b", re.IGNORECASE)
_OF_ERRORS = re.compile(
    r"\b(?:steps?|clicks?|minutes?|seconds?|hours?|days?|weeks?|people|errors?|mistakes?|tries|attempts?|passes|"
    r"trips?|"
    r"litres?|watts?|calls?|goes|hands|forms?|screens?|times)\b",
    re.IGNORECASE,
)


def where_the_rest_begins(text: str) -> int:
    """Where a sentence begins to say how much worse the others did it; its end where it says no such thing.

    Worse is more of what is better spared, or not at all: “ten steps; the others needed two” praises nobody."""
    found = _REST.search(text)
    if found is None:
        return len(text)
    verb, how = found["verb"].casefold(), found["how"]
    if verb in _FAILED or (verb in ("could", "did") and _NOT.match(how.strip())):
        return found.start()
    mine, theirs = _first(text[: found.start()]), _first(how)
    is_less = mine is not None and theirs is not None and mine < theirs
    is_spared = verb in _LESS and bool(_OF_ERRORS.search(text))
    return found.start() if is_less and is_spared else len(text)


def _first(words: str) -> float | None:
    """The last number that is said with what is counted, or alone at the end."""
    numbers = [one[0].casefold() for one in _NUMBER.finditer(words) if one[0].casefold() not in ("a", "an")]
    if not numbers:
        return None
    last = numbers[-1]
    return float(_WORDS.index(last)) if last in _WORDS else float(last.replace(",", "."))
