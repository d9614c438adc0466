"""Parts of a sentence: the clause that something stands in, the words before it, and the noun phrase that begins
somewhere."""

import re

MOST_WORDS = 20
NEAR = 300  # letters before something that may still say what it is
_FEW = 2  # words more are not worth a cut: “bolt to a door”, frame
_BREAK = re.compile(
    r";\s|:\s(?![\d$€£])|\s[–—-]\s|,\s+(?=(?:but|and|while|which|who|whereas|although|though|yet|"
    r"so|because|as|or|even|aber|"
    r"während|und|mais|et|tandis|pero|y|mientras|who|where|when|if|it|they|we|the|its|their|our|[A-Z])\b)|"
    r"\s(?=(?:while|whereas|but|although|though|because|während|aber|mais|pero|mientras)\s)|[()]|,\s"
)
_WORD = re.compile(r"\S+")
# where a noun phrase ends: what follows says more about it or begins something else
_AFTER_NOUN = re.compile(
    r"[,.;:!?()]|\s[–—-]\s|\s(?:that|which|who|whose|whom|where|when|because|since|as|but|"
    r"while|so|it|its|their|they|is|"
    r"are|was|were|has|have|had|can|could|will|would|may|to|by|from|at|on|into|across|around|"
    r"through|via|using|without|"
    r"within|than|rather|instead|based|costs?|offers?|starts?|said|says|about|after|before|"
    r"since|until|during|due|"
    r"die|der|das|mit|ohne|qui|que|avec|con|sin)\b",
    re.IGNORECASE,
)


def clause_at(text: str, at: int) -> tuple[int, int]:
    """Start and end of the clause that character `at` stands in."""
    start, end = 0, len(text)
    for found in _BREAK.finditer(text):
        if found.end() <= at:
            start = found.end()
        elif found.start() > at:
            end = found.start()
            break
    return start, end


def sentence_before(text: str, at: int) -> str:
    """The sentence that character `at` stands in, up to there."""
    begins = max(text.rfind(mark, 0, at) for mark in (". ", "! ", "? ", "\n")) + 1
    return text[begins:at]


# “Green loan for the vans: €2 million”: what stands before the colon says what it is; “Set-up is free: €9” does not
_LABEL = re.compile(r"(?:^|[.;\n]\s*)(?P<label>[^.:;\n]{1,60}):\s$")
_NO_LABEL = re.compile(
    r"\b(?:is|are|free|no|without|included|incl\w*|inkl\w*|with|mit|ohne|avec|sans|plan|pro|suite|tool|software)\b",
    re.IGNORECASE,
)


def label_at(text: str, begins: int) -> int:
    """Where the label before a clause that begins there starts; the clause's own beginning where it has none."""
    found = _LABEL.search(text, 0, begins)
    return found.start("label") if found and not _NO_LABEL.search(found["label"]) else begins


# and a card's number that stands in a line of its own
_INITIAL = re.compile(r"(?:\w+ )?[A-Z]\.\s+(?=[A-ZÀ-Þ])|\d{1,2}[.)]?[ \t]*\n\s*(?=\S)")


def is_numbered(text: str) -> bool:
    """Whether a line of its own before it numbers it, as on cards: “2 / Spare parts in 24 hours”."""
    found = _INITIAL.match(text)
    return bool(found) and text[:1].isdigit()


def begins_behind_initial(text: str) -> int:
    """Of “House B. Rafter held its setpoint” where the sentence itself begins."""
    found = _INITIAL.match(text)
    return found.end() if found else 0


def noun_phrase(text: str, start: int, *, most: int = 8, through: str = "") -> int:
    """Where the noun phrase that begins at `start` ends; words of the pattern `through` do not end it."""
    end = len(text)
    for found in _AFTER_NOUN.finditer(text, start):
        if found.start() == start or (through and re.match(rf"\s?(?:{through})\b", found[0], re.IGNORECASE)):
            continue
        end = found.start()
        break
    words = [start + one.end() for one in _WORD.finditer(text[start:end])]
    return words[min(len(words), most) - 1] if words else start


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without gaps and marks at its ends."""
    while start < end and text[start] in " ,;:.–—-\n\t|*•✓✔›>\"“”'":
        start += 1
    while start < end and text[end - 1] in ' ,;:.!–—-\n\t|*•›>"“”':
        end -= 1
    return start, end


def held_to_words(text: str, start: int, end: int, cue: int, most: int = MOST_WORDS) -> tuple[int, int]:
    """At most so many words of `start`..`end`, those from shortly before the cue on."""
    words = [(start + one.start(), start + one.end()) for one in _WORD.finditer(text[start:end])]
    if not words:
        return start, end
    if len(words) > most + _FEW:
        at = next((number for number, (_, last) in enumerate(words) if last > cue), 0)
        first = max(0, min(at - 3, len(words) - most))
        words = words[first : first + most]
    return words[0][0], words[-1][1]
