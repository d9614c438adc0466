"""Who is called the best at something, or has most of it, without a word for leading: “For support nobody comes near
Acme”, “Acme has the most marinas of any supplier”."""

import re
from collections.abc import Sequence

from skills.research.compare.mentions import mentions_in

_NOBODY = (
    r"(?:nobody|no one|none|(?:no (?:other |competing )?|not one other )"
    r"(?:supplier|vendor|maker|provider|program|system|house|rival|competitor|firm|"
    r"company)|niemand|keiner|kein anderer|personne|aucun autre|nadie|ninguno)"
)
_WHAT = r"(?P<{}>(?:(?!(?:and|but|than|that|which|who)\b)[^\W\d_][\w’'-]*(?: |(?=[,.;:]|$))){{1,4}}?)"
_IN = r"(?:for|on|in|at|when it comes to|für|bei|in sachen|pour|en matière de|para|en)"
_SCOPE = rf"(?:^|[:;.] |\band |\bbut )\W*{_IN} (?:the )?{_WHAT.format('before')},? ?"
# “For repairs nobody comes near Acme”, “Nobody comes close to Acme for repairs”
_COMES_NEAR = re.compile(
    rf"(?:{_SCOPE})?\b{_NOBODY} (?:else )?(?:comes? (?:near|close to|anywhere near)|gets? near|can touch|touches|"
    r"beats?|can beat|matches|n[’']arrive à la cheville (?:de|d[’'])|(?:se )?acerca a|supera a) (?P<name>\S)",
    re.IGNORECASE,
)
_FOR_WHAT = re.compile(rf" {_IN} (?:the )?(?P<what>[^,.;:()\n\d]{{2,40}}?)\s*(?=[,.;:(]|$)", re.IGNORECASE)
_OF_ALL = (
    r"(?: (?:in (?:this|the|our|its) (?:whole )?(?:trade|market|business|industry|field|sector|country)|of (?:any|all|"
    r"every|the (?:lot|field))|on the market|anywhere|by far|we (?:know|tested|tried|saw|found)))"
)
# right behind the name: “has the best support in this trade”, “has the most marinas of any supplier”
_HAS_BEST = re.compile(
    rf" (?:has|have|offers|gives|runs) (?:by far |easily )?the (?:best|finest|strongest) "
    rf"(?P<what>[^,.;:()\n\d]{{2,40}}?){_OF_ALL}",
    re.IGNORECASE,
)
_HAS_MOST = re.compile(
    rf" (?:has|have|serves|counts) (?:by far |easily )?the most (?P<what>[a-zà-þ][\w-]*(?: [a-zà-þ][\w-]*)?){_OF_ALL}",
    re.IGNORECASE,
)
_NOBODY_HAS_MORE = re.compile(
    rf"\b{_NOBODY} (?:else )?(?:has|have|serves|counts|hat|a|tiene) (?:more|mehr|plus de|más) "
    r"(?P<what>[^\W\d_][\w-]*(?: [a-zà-þ][\w-]*)?) (?:than|als|que|qu[’']) ?(?P<name>\S)",
    re.IGNORECASE,
)
_CUE = re.compile(rf"\b(?:{_NOBODY}|the (?:best|finest|strongest|most))\b", re.IGNORECASE)
_NO_PRAISE = re.compile(
    r"\b(?:complaints?|faults?|bugs?|errors?|outages?|problems?|trouble|debts?|lawsuits?|critics|enemies|staff|employees|"
    r"excuses|beschwerden|fehler|plaintes|quejas|ideas?|questions?|chances?|claims?)\b",
    re.IGNORECASE,
)
# what takes it away: it was so, may become so, or somebody only says so
_SPOILT = re.compile(
    r"\b(?:was|were|had been|used to|once|until|no longer|could|may|might|would|should|if|hopes?|wants?|aims?|claims?|"
    r"says|said|almost|nearly|perhaps|not true|untrue|according to|war|früher|était|era)\b|\?",
    re.IGNORECASE,
)


def best_in(words: str, companies: Sequence[str]) -> tuple[str, str] | None:
    """Who is said to be best at what, or to have most of what."""
    if not _CUE.search(words):
        return None
    mentions = {start: (end, name) for start, end, name in mentions_in(words, companies)}
    found = _near(words, mentions) or _more(words, mentions) or _has(words, mentions)
    if found is None or _NO_PRAISE.search(found[1]):
        return None
    name, what, begins = found
    clause = re.split(r"[;:,]\s", words[begins:])[0]
    return None if _SPOILT.search(words[:begins]) or _SPOILT.search(clause) else (name, what)


_Found = tuple[str, str, int]  # who, in what, and where the words that say so begin
_Mentions = dict[int, tuple[int, str]]


def _near(words: str, mentions: _Mentions) -> _Found | None:
    found = _COMES_NEAR.search(words)
    if not found or found.start("name") not in mentions:
        return None
    end, name = mentions[found.start("name")]
    behind = _FOR_WHAT.match(words, end)
    what = (behind["what"] if behind else found["before"] or "").strip()
    is_it = behind or re.match(r"\s*(?:[,.;:(]|$)", words[end:])
    return (name, what, found.start()) if what and is_it else None


def _more(words: str, mentions: _Mentions) -> _Found | None:
    found = _NOBODY_HAS_MORE.search(words)
    if not found or found.start("name") not in mentions:
        return None
    end, name = mentions[found.start("name")]
    is_it = re.match(r"\s*(?:[,.;:(]|$)| (?:does|do|has|have)\b", words[end:])
    return (name, f"number of {found['what']}", found.start()) if is_it else None


def _has(words: str, mentions: _Mentions) -> _Found | None:
    for start, (end, name) in mentions.items():
        if most := _HAS_MOST.match(words, end):
            return name, f"number of {most['what']}", start
        if best := _HAS_BEST.match(words, end):
            return name, best["what"], start
    return None
