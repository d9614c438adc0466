"""When something is due, in the words that were said; never worked out."""

import re

_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_NUMBER = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|fourteen|thirty)"
_ORDINAL = (
    r"(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
    r"eleventh|twelfth|"
    r"thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|"
    r"twenty[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth|thirty[- ]first)"
)
_SPAN = r"(?:day|week|fortnight|month|quarter|year|sprint)"
_PART = r"(?: (?:morning|afternoon|evening|night|noon))?"
_CLOCK = r"(?:(?:\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|a\.m\.|p\.m\.|o'clock))|\d{1,2}:\d\d|noon|midnight)"
_DATE = (
    rf"(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}(?:[./]\d{{2,4}})?|(?:the )?(?:\d{{1,2}}|"
    rf"{_ORDINAL})(?: of)? {_MONTH}"
    rf"(?:,? \d{{4}})?|{_MONTH} (?:the )?(?:{_ORDINAL}|\d{{1,2}})(?:,? \d{{4}})?|the {_ORDINAL}(?= "
    rf"*(?:$|[,.;!?]|and\b)))"
)
_NEAR = (
    rf"(?:tomorrow{_PART}|today|tonight|this (?:morning|afternoon|evening)|end of (?:day|week|"
    rf"month|quarter|year)|eod|eow)"
)
_NEXT = rf"(?:(?:next|this|the coming|the following) (?:{_SPAN}|{_DAY}{_PART}|{_MONTH}))"
_WEEKDAY = rf"(?:(?:next |this |coming )?{_DAY}{_PART})"
_END = (
    rf"(?:(?:the )?(?:end|middle|start|beginning|close) of (?:(?:the|this|next|the next) {_SPAN}|"
    rf"{_MONTH}|business|play|{_DAY}))"
)
_EVENT = (
    r"(?:(?:the |our )?(?:next |first |following )?(?:\w+ )?(?:meeting|launch|release|review|demo|"
    r"workshop|holidays?|"
    r"call|kick-?off|shipment|stand-?up|deadline|session|christmas|easter))"
)
_QUARTER = r"(?:(?:the )?(?:q[1-4]|(?:first|second|third|fourth) quarter)(?: \d{4})?)"
_TIME = rf"(?:{_END}|{_DATE}|{_NEXT}|{_WEEKDAY}|{_NEAR}|{_QUARTER}|{_CLOCK})"
_WITH_TIME = rf"{_TIME}(?:,? (?:at |by |before )?{_CLOCK}|,? {_DATE})?"
_ENDS = r"(?= *(?:$|[,.;!?]|(?:and|so|then|on|at|in|i|we)\b))"  # "the Friday report" is no deadline
_PATTERNS = (
    re.compile(
        r"\b(?:by|before|until|till|no later than|not later than|at the latest by|due) "
        rf"(?:{_WITH_TIME}(?!\w)|{_MONTH}\b|{_EVENT}{_ENDS})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:within|in) (?:the next )?{_NUMBER} (?:hour|{_SPAN})s?(?:'s)?(?: time)?\b", re.IGNORECASE
    ),
    re.compile(rf"\b(?:in|at|on) (?P<bare>{_END}|{_WITH_TIME}){_ENDS}", re.IGNORECASE),
    re.compile(r"\bat (?:the|our) next \w+", re.IGNORECASE),
    re.compile(
        r"(?<!since )(?<!from )(?<!for )(?<!last )(?<!of )(?<!after )\b"
        rf"(?:{_NEXT}|{_NEAR}|{_WEEKDAY}|{_DATE}){_ENDS}",
        re.IGNORECASE,
    ),
)


def due_in(text: str) -> str | None:
    """The first deadline said in the words, as said: "by Friday", "15 October"."""
    found = [match for match in (pattern.search(text) for pattern in _PATTERNS) if match]
    if not found:
        return None
    match = min(found, key=lambda item: (item.start(), -item.end()))
    bare = match.groupdict().get("bare")
    return bare if bare and match[0].lower().startswith("on ") else match[0].strip()
