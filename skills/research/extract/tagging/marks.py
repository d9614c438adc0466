"""What a tagger marked, put right: pieces joined, and edges told from weaknesses by words that leave no doubt."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexing.tagging import Tag
from skills.research.extract.fields.edges.eased import spares_users
from skills.research.extract.fields.edges.edge import NOBODY_ELSE, UNMATCHED
from skills.research.extract.labels.labels import gives_reasons, is_asked_for
from skills.research.extract.words.families import NO_OTHER, SOLE
from skills.research.extract.words.polarity import blames, is_prompt, tells_of_an_outage, went_wrong

_GAP = re.compile(
    r"[\W_]{0,3}(?:[^\W\d_]{1,4}[\W_]{1,2})?"
)  # between pieces of one thing, at most a small word
_LEAST = 0.3  # a piece that is joined to others
_MOST_LOST = 0.25  # what a sure piece may lose by being joined to a doubtful one
_MOST, _HELD = 0.66, 0.98  # of the letters, and of that piece's likelihood
# nobody else does so
_BAD = (
    r"(?:thing|real |big |small )?(?:down|draw|weak|complain|gripe|issue|problem|catch|cons?\b|flaw|limit|niggle|"
    r"quibble|minus|"
    r"negative|option|way|language|country|currency|channel|format|colour|color|size)"
)
_ANY = r"\w+"
_UNIQUE = re.compile(
    rf"\b(?:alone (?:among|of|in)|(?:is|are|was) alone|(?-i:[A-Z]\w+) alone|(?:the|its|our) {SOLE} (?!{_BAD}){_ANY}|"
    rf"{NO_OTHER}(?! (?:days?|time|way|hours?|option|choice|colou?r|size)\b(?:[.,;]|$))|(?:nobody|no one) (?:else|but)|"
    rf"none of "
    rf"(?:the|its|their) (?:others?|rivals?|competitors?)|"
    rf"(?:won[’']t|will not|cannot|can[’']t|struggle to|hard to) find (?:another|a second|any other|anyone else)|"
    rf"(?:don[’']t|do not) know of (?:another|any other)|"
    rf"{NOBODY_ELSE}|als einzige\w*|geen ander\w*|"
    rf"unmatched(?! {UNMATCHED})|unrivall?ed|no alternative to (?-i:[A-ZÀ-Þ]\w*|it\b|them\b)|som d(?:en|et) eneste|"
    rf"d(?:en|et) eneste (?=\w+ "
    rf"(?:der|som)\b)|"
    rf"aucun concurrent|tout(?:es|e|) les autres|tous les autres|alle anderen|(?:every|any)(?:one|body) else[’']s|"
    rf"any other (?:maker|vendor|supplier|brand|provider|firm)|none of the other|"
    rf"(?:the )?only one (?:of|to|that|which)|more than (?:the (?:other|rest)|all (?:the )?others|any other))\b",
    re.IGNORECASE,
)
# what one alone fails to do is no edge
_LACKS = re.compile(
    r"\b(?:lack\w*|without|fail(?!ures? (?:rates?|data|logs?|figures?))\w*|cannot|can[’']t|not|\w+n[’']t|missing|"
    r"misses|slow\w*|worst|broke|crash\w*|"
    r"refus\w+|never|nothing)\b",
    re.IGNORECASE,
)
# so many of so many, and none of them well
_SHARE = re.compile(
    r"\b(?:\d+|one|two|three|four|five|half|a third|a quarter)\b(?: (?:in|of|out of)(?: the| all)?) (?:\d+|two|"
    r"three|four|five|six|seven|eight|"
    r"nine|ten|a hundred)\b[^.;]{0,80}\b(?:late|not(?! (?:one|a single|missed))|missing|missed|wrong|off by|failed|"
    r"gave out|broke|leaked|cracked|jammed|lost|"
    r"broken|unread\w*|incomplete|faulty|empty|"
    r"complain\w*)\b",
    re.IGNORECASE,
)


# what a thing does not do is no edge, in whatever language a house says so; what it does not need may be one
_REFUSES = re.compile(
    r"\bverweigert\b(?! (?:jede|doppelte))|\bfaute d(?:e\b|[’'])|"
    r"\b(?:ne |n[’'])\s?(?:autoris\w+|accept\w+|gère\w*|fonctionn\w+|imprim\w+|lit|ouvr\w+|convien\w+|marche\w*|"
    r"export\w*|support\w*|permet\w*|propos\w+) (?:aucune?|pas)\b|"
    r"\bne (?:prend|prennent|traitent?|desser\w+) pas\b(?! (?:de )?(?:commission|frais|place))|"
    r"\brefuses? to (?:work|start|run)\b(?! (?:for|with|twice))|"
    r"\bno (?:l[ao]s? |se )?(?:guarda|funciona|imprime|lee|abre|admite|permite|exporta|acepta|soporta)\b|"
    r"\bnicht die richtige wahl\b|\bnot the right choice\b|\bno es (?:la|el) adecuad[ao]\b",
    re.IGNORECASE,
)
_PLAIN = 0.9  # as likely as a tag is at least that plain words leave no doubt of
_BEST_OF_ALL = re.compile(
    r"\b(?:low|high|fast|quick|light|small|short|long|cheap|quiet|strong|bright|few|"
    r"b)est (?:\w+ ){0,3}(?:we(?:[’']ve)? (?:have |"
    r"ever |have ever )?(?:measured|seen|tested|clocked|weighed)|(?:on|of|in) (?:an?y |an? \w+ of any )|"
    r"of all (?:the )?)|"
    r"\bthe next (?:quick|fast|small|light|cheap|near|clos|b)est\b",
    re.IGNORECASE,
)


# what courts, auditors and offices publish tells what went wrong; of certificates they say that they are held
_RULING = re.compile(
    r"\b(?:courts?|audits?|ombuds\w+|rulings?|decisions?|complaints?|recalls?|sanctions?|penalt\w+|"
    r"arbitration|tribunal|urteil\w*|beschwerde\w*|rückruf\w*|décisions?|plaintes?|rappels?)\b",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"\b(?:certif\w+|accredit\w+|licen[cs]\w+|award\w*|prize|passed|valid|held|no (?:faults?|complaints?|breach\w*)|"
    r"(?-i:[A-Z]{2,} ?\d{3,}))\b",
    re.IGNORECASE,
)
# those who write about software for audits rule on nothing
_ABOUT_TOOLS = re.compile(
    r"\b(?:software|apps?|tools?|platforms?|review(?:ed|s)?|best|compared)\b", re.IGNORECASE
)


def put_right(
    text: str, tags: Sequence[Tag], path: Sequence[str] = (), *, own: bool = False, official: bool = False
) -> tuple[Tag, ...]:
    """The tags of one line, as its words and the headings above it let them stand; `official`: a court or an office
    published the page."""
    is_ruling = not own and (official or any(map(_rules, path))) and not _KEPT.search(text)
    is_limit = is_asked_for("weakness", text, path) and not _UNIQUE.search(text)
    is_reason = own and not is_limit and gives_reasons(path)

    def put(tag: Tag) -> Tag:
        if tag.label in ("proof", "edge") and _refuses(text, tag):
            return replace(tag, label="weakness", probability=max(tag.probability, _PLAIN))
        said = _label(text, tag)
        if (said == "weakness" and is_reason) or _MARKED.search(text):
            return replace(tag, label="edge" if is_reason else said)
        turned = (said in ("proof", "edge") and is_ruling) or (said == "edge" and is_limit)
        return replace(tag, label="weakness" if turned else said)

    return tuple(_with_edges(text, [put(one) for one in _joined(text, tags)]))


def _with_edges(text: str, tags: Sequence[Tag]) -> Iterator[Tag]:
    """What was measured better than anybody else's is an edge besides."""
    for one in tags:
        yield one
        if one.label == "proof" and _BEST_OF_ALL.search(text):
            yield replace(one, label="edge")


def _refuses(text: str, tag: Tag) -> bool:
    """Whether it says of itself what it does not do."""
    words = text[tag.start : tag.end]
    return bool(_REFUSES.search(words)) and not _UNIQUE.search(text)


def _rules(heading: str) -> bool:
    return bool(_RULING.search(heading)) and not _ABOUT_TOOLS.search(heading)


def _joined(text: str, tags: Sequence[Tag]) -> Iterator[Tag]:
    """Pieces of one label that stand side by side as one, as likely as its letters are on the whole."""
    last: Tag | None = None
    for one in tags:
        if last is not None and _is_one(text, last, one):
            both = _likely(last, one)
            if max(last.probability, one.probability) - both <= _MOST_LOST:
                last = Tag(last.label, last.start, one.end, both)
                continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def _likely(one: Tag, other: Tag) -> float:
    """As likely as the letters are on the whole; a piece that is most of it is not made doubtful by the rest."""
    longer, shorter = sorted((one, other), key=lambda tag: tag.start - tag.end)
    mine, more = longer.end - longer.start, shorter.end - shorter.start
    mean = (longer.probability * mine + shorter.probability * more) / (mine + more)
    return max(mean, _HELD * longer.probability) if mine >= _MOST * (mine + more) else mean


def _is_one(text: str, one: Tag, other: Tag) -> bool:
    is_sure = min(one.probability, other.probability) >= _LEAST
    return one.label == other.label and is_sure and bool(_GAP.fullmatch(text, one.end, other.start))


# of which more is better, and which is no complaint
_GOOD_OF_ALL = re.compile(
    r"\b(?:fast|quick|light|small|quiet|strong|bright|clean|calm|tidi|b)est (?:\w+ ){0,3}(?:we|I)(?:[’']ve| "
    r"have)?(?: ever)? "
    r"(?:measured|seen|tested|tried|used|had|clocked|weighed)\b",
    re.IGNORECASE,
)


# who comes first in a test is praised, though it says how the last one did
_LEADS = re.compile(
    r"\bleads (?:in|on|for|the (?:test|field|table|ranking))\b|\bc(?:a|o)mes? (?:first|top)\b|\btest winner\b|"
    r"\b(?:won|wins) (?:our|the|this) (?:test|comparison)\b|\btestsieger\w*\b",
    re.IGNORECASE,
)


# what somebody counted at a customer's is a result
_MEASURED_BY = re.compile(
    r"\b(?:gemessen|gezählt|ermittelt|nachgewiesen) (?:vom|von (?!hand|ihnen|selbst|uns)|durch)\b|"
    r"\b(?:measured|counted|timed|verified|audited) by (?!(?:hand|weight|volume|you|your|the|our|us|it|an?)\b)|"
    r"\b(?:measured|counted|timed|verified|audited) by (?:the|an?) (?!(?:hour|minute|day|metre|meter|piece|app|"
    r"sensor|system|"
    r"software|scale)\b)|\bmesurée?s? par (?!nos|vos|le capteur)|\bmedid[oa]s? por (?!nuestr)|\bgemeten door "
    r"(?!onze)",
    re.IGNORECASE,
)


# the best marks of a test: “bekommt die Note 1,4”
_MARKED = re.compile(
    r"\b(?:Test|Gesamt|Schul|End)?[Nn]ote:? (?:„|“)?(?:sehr gut|gut|[12](?:[.,]\d)?)\b(?! (?:von|of|Stern))"
)


def _label(text: str, tag: Tag) -> str:
    if tag.label == "weakness" and _MARKED.search(text):
        return "proof"
    if tag.label == "weakness":
        return "edge" if _is_praised(text, tag) else tag.label
    if tag.label not in ("proof", "edge"):
        return tag.label
    if tag.label == "edge" and _MEASURED_BY.search(text):
        return "proof"
    is_blamed = _SHARE.search(text) if tag.label == "proof" else blames(text) and not _UNIQUE.search(text)
    return "weakness" if is_blamed or tells_of_an_outage(text) else tag.label


def _is_praised(text: str, tag: Tag) -> bool:
    """Whether what is marked as a weakness leads, spares work, is the best of all or nobody else's."""
    leads = _LEADS.search(text, tag.start, tag.end) and not went_wrong(text)
    if spares_users(text) or leads or is_prompt(text):
        return True
    if _GOOD_OF_ALL.search(text, tag.start, tag.end) and not _LACKS.search(text):
        return True
    return bool(_UNIQUE.search(text)) and not _LACKS.search(_UNIQUE.sub(" ", text))
