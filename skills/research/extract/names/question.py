"""Which companies a question names."""

import re

_NAME = (
    r"(?:[A-ZÀ-Þ0-9][\w&'’.+-]*|[a-z]+[A-Z]\w*|[a-z]\w*\.(?:com|io|ai|co|de|fr|"
    r"es))(?:\s+(?:&\s+|of\s+|de\s+)?[A-ZÀ-Þ0-9][\w&'’.+-]*){0,4}"
)
_VERSUS = re.compile(
    r"\s+(?:vs\.?|versus|against|gegen|contre|contra|compared (?:to|with)|or|with|mit|avec|"
    r"con)\s+",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"\s*(?:,|;|\band\b|\bund\b|\bet\b|\by\b|\bor\b|\boder\b|と|、|(?<!\w\s)&(?!\s\w))\s*", re.IGNORECASE
)
_LEADS = re.compile(
    r"^(?:(?:please|can you|could you|bitte)\s+)?(?:compare|comparing|comparison (?:of|"
    r"between)|research|analy[sz]e|analy[sz]ing|evaluate|contrast|vergleiche?n?(?: sie)?|"
    r"comparer|comparez|compara|comparar|how (?:do|does)|"
    r"what (?:do|does|are the differences between)|difference between|which (?:is better|"
    r"of)[:,]?|who (?:leads|is|wins)[:,]?|what is|tell me about|report on|look into|find out "
    r"about|the (?:vendors|companies|tools|market leaders)|"
    r"companies|vendors|between)\s+(?:the (?:companies|vendors|tools|providers)\s+|die "
    r"(?:anbieter|firmen)\s+)?",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s+(?:on|by|for|in|regarding|with respect to|as to|by their|nach|für|bezüglich|sur|"
    r"selon|por|según|compare|differ|stack up|stand|leads?|wins?|is|are|cost|offer|charge|"
    r"compete|rank)\b(?=\s*$|"
    r"\s+[a-zà-þ\d])|[.?!](?:\s|$)|\s[–—]\s|:\s|\s(?:and|und|et|y)\s+(?:say|tell|show|find|"
    r"report|rank|name|give|list|explain|who|what|which|how|sag|nenne|zeige|dis|di)\b"
)
_ANY_LIST = re.compile(
    rf"(?P<list>{_NAME}(?:(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|und|et|y|vs\.?|versus|"
    rf"against|gegen|&)\s+){_NAME})+)"
)
_NO_NAMES = frozenset(
    "who what which how why when where compare research market price prices pricing plans "
    "europe germany france spain us uk usa eu ai crm erp saas hr it api "
    "q1 q2 q3 q4 january february march april may june july august september october "
    "november december the a i we our competitors customers funding".split()
)


def named_in(question: str) -> tuple[str, ...]:
    """Names that a question lists: “compare Acme, Bolt and Cargo” or “Acme vs Bolt”; none where it lists one."""
    words = " ".join(re.sub(r"\([^()]*\)", " ", question).split()).strip()
    before = None
    while before != words:
        before, words = words, _LEADS.sub("", words)
    head = _TAIL.split(words)[0]
    parts = [one for chunk in _VERSUS.split(head) for one in _LISTED.split(chunk)]
    names = [one for part in parts if (one := _cleaned(part)) and re.fullmatch(_NAME, one) and _is_name(one)]
    if len(parts) > 1 and len(names) >= max(2, len(parts) - 1):
        return tuple(dict.fromkeys(names))
    return _somewhere(question)


def _somewhere(question: str) -> tuple[str, ...]:
    """A list of names among other words: “who is ahead in payroll: Acme, Bolt or Cargo?”."""
    for found in _ANY_LIST.finditer(question):
        parts = [
            one for chunk in _VERSUS.split(_LEADS.sub("", found["list"])) for one in _LISTED.split(chunk)
        ]
        names = [_cleaned(one) for one in parts if _is_name(_cleaned(one))]
        if len(names) >= 2:
            return tuple(dict.fromkeys(names))
    return ()


def _cleaned(words: str) -> str:
    return re.sub(r"^(?:the|both|either)\s+|['’]s$", "", words.strip(" \"“”„«»'().,")).strip()


def _is_name(words: str) -> bool:
    return bool(words) and not set(words.casefold().split()) <= _NO_NAMES and not words.isdigit()
