"""A question word that stands alone, "until when?", and "there", as they read with the last question."""

import re

from skills.ask.thread.exchange import filled_in, place_in

_AND = r"\s*(?:(?:and|but|so|ok(?:ay)?|und|aber|et|mais)\W+)?"
_END = r"\s*[?!.]*\s*"
_ALONE = re.compile(
    rf"{_AND}(?P<asks>(?P<much>how much|wie ?viel|combien)|(?P<who>who|wer|qui)|"
    r"(?:(?:since|until|till|by|from) )?(?:when|what time)|at what time|where|how (?:long|often|far)|"
    r"(?:seit |bis |ab )?wann|wo|wie (?:lange|oft)|(?:depuis |jusqu['’]à |à partir de )?quand|où)" + _END,
    re.IGNORECASE,
)
_IS_IT = {"w": "kostet es"}  # German, by its first letter
_VERB = (
    r"is|are|was|were|does|do|did|can|could|may|might|must|should|will|has|have|"
    r"ist|sind|war|kann|können|darf|dürfen|muss|müssen|wird|werden|gilt|gelten"
)
# "when is", "how many days may"; what is counted goes behind the rest
_ASKED = re.compile(
    rf"(?:(?:since|until|till|by|from|at)\s+)?(?:who|whom|when|where|why|how (?:long|much|far|often|late|early)|"
    rf"what (?:time|day|date)|(?:how many|which|what)\s+(?P<counted>(?!time\b|day\b|date\b)[\w -]+?)|what)"
    rf"(?:['’](?P<short>s)\b|\s+(?P<verb>{_VERB})\b)(?P<rest>.+)",
    re.IGNORECASE,
)
# where the verb is what comes next
_ASKED_ELSEWHERE = re.compile(
    r"(?:(?:seit|bis|ab)\s+)?(?:wann|wo|wie (?:lange|oft|spät))(?P<rest>\s.+)|"
    r"(?:depuis |jusqu['’]à )?(?:quand|où)(?P<reste>\s.+)",
    re.IGNORECASE,
)
_YES_OR_NO = re.compile(
    rf"(?:is|are) there (?:an?|any|some|the)?\s*(?P<there>.+)|(?P<all>(?:{_VERB})\s.+)", re.IGNORECASE
)
_HAVE = re.compile(r"(?:do|does|did) (?:we|you|they|i) have (?:an?|any|some)?\s*(?P<there>.+)", re.IGNORECASE)
_THERE = re.compile(r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )\bthere(?=\s*[?!.]*\s*$)", re.IGNORECASE)


def is_alone(question: str) -> bool:
    """Whether nothing but a question word is said."""
    return bool(_ALONE.fullmatch(question))


def asked_alone(question: str, last: str) -> str | None:
    """The last question with the lone question word in the place of its own; None for any other follow-up."""
    match = _ALONE.fullmatch(question)
    if match is None:
        return None
    asks, body = match["asks"], last.rstrip(" ?!.")
    there = _HAVE.fullmatch(body) or _YES_OR_NO.fullmatch(body)
    if there and there["there"]:
        is_many = there["there"].split()[0].endswith("s") or body.lower().startswith("are ")
        worded = f"{asks} {'are' if is_many else 'is'} the {there['there']}"
    elif match["who"]:
        return None
    elif match["much"]:
        worded = filled_in(f"{asks} {_IS_IT.get(asks[0].lower(), 'is it')}", last) or ""
    else:
        rest = _without_question_word(body)
        worded = f"{asks} {rest}" if rest else ""
    return f"{worded[:1].upper()}{worded[1:]}?" if worded else None


def there_named(question: str, last: str) -> str | None:
    """The follow-up with the place of the last question for its "there", if both have one."""
    found, place = _THERE.search(question), place_in(last.rstrip(" ?!."))
    if found is None or place is None:
        return None
    return f"{question[: found.start()]}{place}{question[found.end() :]}".strip()


def _without_question_word(body: str) -> str | None:
    """ "is dinner" for "When is dinner"; what is counted comes last, "may I carry over days"."""
    asked = _ASKED.fullmatch(body)
    if asked:
        counted = f" {asked['counted']}" if asked["counted"] else ""
        return f"{asked['verb'] or 'is'}{asked['rest']}{counted}"
    elsewhere = _ASKED_ELSEWHERE.fullmatch(body)
    if elsewhere:
        return (elsewhere["rest"] or elsewhere["reste"]).strip()
    whole = _YES_OR_NO.fullmatch(body)
    return f"{whole['all'][:1].lower()}{whole['all'][1:]}" if whole else None
