"""Decisions that were plainly said: "we decided to …", "let's go with …", "I propose … — agreed".

Not a decision: a question, a condition, a denial ("we have not decided", "we decided not to …"), a report
of an earlier decision or of somebody else's.
"""

import re

from skills.minutes.actions import is_taken_back
from skills.minutes.lines import Line
from skills.minutes.requests import REPLY_SECONDS, REPLY_SENTENCES
from skills.minutes.sentences import Sentence
from skills.proving.tidy import key_words, tidy
from skills.proving.wording import agrees, asks, hedges, is_conditional, is_past, is_reported, refuses

SAME = 0.75

_WE = r"(?:we|the team|the group|everyone|all of us)"
_KEEP = r"(?:keep|stay with|stick (?:with|to))"
_CHOOSE = (
    r"(?:go (?:ahead )?with|choose|pick|adopt|switch to|drop|cancel|postpone|delay|"
    r"bring forward (?=(?:the|our|it)\b)|push (?:back|out)|"
    r"approve|reject|abandon|standardi[sz]e on|settle on|opt for|replace|scrap|"
    r"move (?!on\b|over\b|into\b|more\b|now\b|then\b)(?=\w+ \w+.* to\b))"
)
_OPENING = r"^(?:(?:so|okay|ok|then|well|yes|yeah|and|fine|good|right|all right)[,.]?\s+)*"


def _wording(confidence: float, *patterns: str) -> tuple[re.Pattern[str], float]:
    return re.compile("".join(patterns), re.IGNORECASE), confidence


_WORDINGS = (
    _wording(
        0.95,
        rf"\b{_WE}(?: have|'ve)?(?: now| just| all| finally| therefore| then)? ",
        r"(?:decided|agreed|resolved|settled|opted|chosen|chose)(?: unanimously| today| now)? ",
        r"(?:(?:not )?to|on|that|for|upon|the|against)\b",  # what was decided against is a decision too
    ),
    _wording(0.85, r"\bI(?: have|'ve)(?: now)? decided (?:(?:not )?to|that|on)\b"),
    _wording(
        0.9,
        r"\b(?:it is|it's|it was|it has been) (?:now )?(?:decided|agreed|settled)\b,? (?:(?:not )?to|that|on|we)\b",
    ),
    _wording(0.9, _OPENING, r"(?:the |our |my |that is the |final )*decision(?: is|:| was made)\b"),
    _wording(0.85, _OPENING, r"(?:decided|agreed)[:,]\s+\w+"),
    _wording(
        0.8,
        rf"\b(?:we will|we'll|we are going to|we're going to|we(?=\s{_KEEP}|\s{_CHOOSE}))",
        rf"\s*(?:then |therefore |just |now )?(?:{_KEEP}|{_CHOOSE})\b",
    ),
    _wording(
        0.8,
        r"\bwe(?: are|'re) (?:keeping|going (?:ahead )?with|sticking (?:with|to)|dropping|postponing|"
        r"cancelling|",
        r"adopting|switching to)\b",
    ),
    _wording(0.75, _OPENING, rf"let'?s (?:{_KEEP}|{_CHOOSE})\b"),
    _wording(
        0.8,
        r"\bthe (?:budget|plan|proposal|design|date|price|offer|request|contract|\w+ plan) (?:is|has been) ",
        r"(?:hereby )?(?:approved|accepted|rejected|signed off)\b",
    ),
)
_PROPOSES = re.compile(
    r"\b(?:I (?:would )?(?:propose|suggest|move)(?: that)? (?:we|to)\b|my (?:proposal|suggestion) "
    r"(?:is|would be)\b|"
    r"(?:shall|should) we (?!start|begin|continue|move on|go on|take a)\w+ \w+)",
    re.IGNORECASE,
)
# Words right before "we decided" that make it a report, a wish or a clause of something else.
_NOT_AFTER = re.compile(
    r"\b(?:as|like|what|why|how|which|when|once|until|till|before|after|had|did|reason|time|wish|"
    r"since|because|think|guess|do|don't|does|sure|would|could|should|"
    r"have|has|say|pretend|assume|that)\s*$",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"^(?:'t|\s*(?:not|never|nothing)\b)|\b(?:have|has|did|do|does|had|is|was)(?:n't| not| never)\b",
    re.IGNORECASE,
)
_IDLE = re.compile(
    r"\b(?:keep|stick|leave) (?:\w+ing\b|it short|quiet|up\b|to the (?:agenda|time|point|facts))|"
    r"\bkeep(?:ing)? (?:\w+ ){0,3}?(?:eye|watch|touch|mind|review|together)\b",
    re.IGNORECASE,
)
_DEFERRED = re.compile(
    r"\b(?:to be decided|not yet|later whether|decide later|agreed to disagree|already|for now|for "
    r"the moment|you said)\b",
    re.IGNORECASE,
)


def find_decisions(sentences: list[Sentence]) -> list[Line]:
    """All plainly said decisions in order, each once."""
    found: list[Line] = []
    for place, sentence in enumerate(sentences):
        line = _stated(sentence) or _agreed(place, sentences)
        if line and not _objected(place, sentences) and not any(_is_same(line, other) for other in found):
            found.append(line)
    return found


def _stated(sentence: Sentence) -> Line | None:
    text = sentence.text
    if asks(text) or is_past(text) or _DEFERRED.search(text) or _PROPOSES.search(text):
        return None
    for wording, confidence in _WORDINGS:
        match = wording.search(text)
        if match and not _is_none(text, match):
            return Line(tidy(text), sentence.parts, confidence)
    return None


def _is_none(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()].rstrip(), text[match.end() :]
    if not key_words(after) and not match[0].lower().endswith(("ed", "off")):
        return True
    return (
        is_conditional(before)
        or is_reported(before)
        or hedges(before[-30:])
        or bool(_NOT_AFTER.search(before))
        or bool(_DENIED.search(after[:12]) or _DENIED.search(match[0]) or _IDLE.search(text))
        or bool(re.search(r"\b(?:only )?(?:if|unless)\b", after[:60], re.IGNORECASE))
    )


def _agreed(place: int, sentences: list[Sentence]) -> Line | None:
    """A proposal with somebody else's plain consent right after it."""
    proposal = sentences[place]
    if not _PROPOSES.search(proposal.text) or is_past(proposal.text) or is_conditional(proposal.text):
        return None
    for reply in sentences[place + 1 : place + 1 + REPLY_SENTENCES]:
        other = reply.speaker is None or reply.speaker != proposal.speaker
        if other and agrees(reply.text) and reply.start - proposal.end <= REPLY_SECONDS:
            text = tidy(f"{proposal.text} {reply.text}")
            return Line(text, proposal.parts + reply.parts, 0.75, possible=asks(proposal.text))
    return None


def _objected(place: int, sentences: list[Sentence]) -> bool:
    """Whether "let's …" was turned down, or anything was taken back."""
    following = sentences[place + 1 : place + 2]
    suggested = re.search(r"\blet'?s\b", sentences[place].text, re.IGNORECASE)
    refused = any(refuses(item.text) and item.speaker != sentences[place].speaker for item in following)
    return is_taken_back(place, sentences) or bool(suggested and refused)


def _is_same(one: Line, other: Line) -> bool:
    mine, theirs = key_words(one.text), key_words(other.text)
    return len(mine & theirs) >= SAME * max(min(len(mine), len(theirs)), 1)
