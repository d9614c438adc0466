"""Verbs that promise work, told apart from what people do while they speak ("I'll share my screen")."""

import re

from skills.proving.tidy import word_set

_STRONG = word_set(
    """send write prepare fix check call phone ring email e-mail mail ask book schedule draft
    update review create contact order test finish complete deliver organise organize
    arrange investigate circulate ensure handle own report collect compile build upload
    document publish train hire invite confirm clarify research analyse analyze design
    implement translate negotiate coordinate sign print submit forward share buy purchase
    install configure deploy migrate refactor remind inform notify interview measure
    evaluate calculate estimate rewrite redo repair replace announce brief gather summarise
    summarize plan survey monitor provide distribute produce correct verify chase escalate
    reserve renew cancel request post define assemble archive compare"""
)
_PHRASES = re.compile(
    r"(?:follow(?:ing)? up|set(?:ting)? up|look(?:ing)? (?:into|at|after|for)|find(?:ing)? out|"
    r"(?:talk|speak|write|reach|get(?:ting)? back)(?:ing)? (?:to|with|out)|get(?:ting)? in touch|"
    r"(?:mak|tak)(?:e|ing) (?:sure|care|over|on|charge)|put(?:ting)? (?:together|in)|work(?:ing)? (?:on|out)|"
    r"write up|sort(?:ing)? out|figure out|clean(?:ing)? up|meet(?:ing)? with|sign(?:ing)? off|"
    r"fill(?:ing)? (?:in|out)|"
    r"be responsible|be in charge)\b",
    re.IGNORECASE,
)
_STATES = word_set(
    """be have know like love need want see come join arrive leave say agree think believe get
    become remain stay seem look feel understand remember forget hear mean cost depend
    happen go try start stop keep continue let just not never probably hopefully always"""
)
_LEADING = re.compile(
    r"^(?:(?:also|then|just|definitely|personally|please|again|first|gladly|happily|certainly|all|"
    r"both|try to|"
    r"have to|need to|be able to|go and|go ahead and|volunteer to|offer to)\s+)*",
    re.IGNORECASE,
)
_AT_ONCE = re.compile(
    r"^now\b|\b(?:right now|quickly|real quick|for a (?:second|moment|minute)|just a (?:second|moment|"
    r"minute)|"
    r"in the chat|(?:my|the) screen|(?:this|the next|the first) slide|my slides|(?:on|at) the "
    r"board|whiteboard|you (?:a question|about)|ask you|tak(?:e|ing) (?:the )?(?:minutes|notes)|"
    r"as secretary|(?:in|during) this meeting|first thing i)\b|^(?:write|put) \w+ (?:down|"
    r"up)\b|\bdown[.,]?$",
    re.IGNORECASE,
)
# What people say they will do and do in the same breath.
_IN_THE_TALK = re.compile(
    r"^(?:be )?(?:ask(?:ing)?\b.*\b(?:questions?|again|to (?:answer|speak|come in|start|share|give|go|repeat|"
    r"present|say|explain))\b|ask (?:myself|the same)\b|remind(?:ing)?\b.*\b(?:that|of|to look)\b|"
    r"shar(?:e|ing) (?:my (?:time|screen)|with you)\b|call(?:ing)? (?:it|this|that|an?|on)\b|"
    r"call\b.*\bto speak\b|finish(?:ing)? (?:off |up )(?:with|real)|(?:write|writing|put) (?:\w+ ){0,3}down\b|"
    r"(?:write|writing) (?:\w+ )?here\b|look at show\b|get back to my\b)",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"^(?:not|never|no longer|hardly)\b|^have (?:\w+ed|been|sent|done|told|written|known|thought)\b",
    re.IGNORECASE,
)


def is_work(rest: str, *, dated: bool) -> bool:
    """Whether the words after "I will" name work for later. With a deadline in them almost any verb does."""
    plain = _LEADING.sub("", rest.lstrip(" ,"))
    if _DENIED.match(plain) or _AT_ONCE.search(plain) or _IN_THE_TALK.match(plain):
        return False
    words = re.findall(r"[\w'-]+", plain.lower())
    verb = _verb(words)
    if len(words) < 2 or not verb:
        return False
    return verb in _STRONG or bool(_PHRASES.match(plain)) or (dated and verb not in _STATES)


def _verb(words: list[str]) -> str:
    """The base form: "sending" after "be" is "send"."""
    if not words:
        return ""
    if words[0] != "be" or len(words) == 1:
        return words[0]
    if not words[1].endswith("ing"):
        return ""
    stem = words[1][:-3]
    return next((form for form in (stem, stem + "e", stem[:-1]) if form in _STRONG), stem)
