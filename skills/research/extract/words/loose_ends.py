"""Values without loose ends: a conjunction that joined them to what was cut off, who said so, “is” before “the "
"only”."""

import re
from collections.abc import Iterable, Mapping

from skills.research.extract.words.phrases import trimmed

_JOINED = re.compile(
    r"(?:,\s+(?:so|as|for|yet|then)|,?\s+(?:and|but|or|because|while|whereas|which|although|und|aber|oder|weil|während|sowie|et|mais|ou|"
    r"car|y|pero|porque|mientras))$",
    re.IGNORECASE,
)
# before the place or the name that was cut off
_PREPOSITION = re.compile(
    r"\s+(?:in|at|from|of|for|with|by|aus|bei|von|vom|für|mit|de|du|des|à|au|en|chez|avec|con|por|près de)$",
    re.IGNORECASE,
)
_SAID = re.compile(
    r",\s+(?:(?:it|he|she|they|users|reviewers|customers|one|some|many|two) )?(?:says?|said|writes?|wrote|"
    r"complain(?:s|ed)?|notes?|noted|"
    r"grumbles?|grumbled|moan(?:s|ed)?|finds?|sag(?:en|t|te)|schreib(?:en|t)|mein(?:en|t)|klag(?:en|t)|beklag(?:en|t)|bemängel(?:n|t)|kritisier(?:en|t)|"
    r"bedauer(?:n|t)|regrett(?:e|ent)|di(?:t|sent)|écri(?:t|vent)|déplor(?:e|ent)|not(?:e|ent)|critiqu(?:e|ent)|dicen?|lamentan?)"
    r"(?:\s[^,;.]{0,40})?$"
)
# “We booked the same day,” says Ada Quill
_QUOTED = re.compile(
    r"\s?[,.!?]?[”\"»]\s+(?:,\s+)?(?:says?|said|adds?|recalls?|explains?|sagt|erzählt|berichtet|meint|di(?:t|sent)|explique|raconte|"
    r"se souvient|dice|cuenta|explica)\b.*$|\s?[.!?]?\s?»$",
    re.IGNORECASE,
)
_IS = re.compile(
    r"(?:is|are|was|remains|ist|sind|bleibt|est|sont|reste|es|son)\s+(?=(?:(?:still|also|noch|auch|encore|aussi)\s+)?"
    r"(?:the|an?|der|die|das|le|la|el)\s)"
)
_ANSWER = re.compile(r"(?:No|Nein|Non|Nope)[.,:]\s+(?=[A-ZÀ-Þ])")

# “…, because it takes nothing from the sensors”, “our foreman grumbled that …”
_WHY = re.compile(
    r"(?:(?:(?:it[’']s |it is |what )?a (?:pity|shame) )?that|because|weil|dass|parce que?|porque)\s+(?=\S+ \S)",
    re.IGNORECASE,
)
# “What I can vouch for is that it works in the cold”, “though small shops are not whom we build for”
_LED_IN = re.compile(
    r"(?:what )?(?:(?:I|we) )?can (?:vouch for|say|confirm|report|tell you)(?: for (?:sure|"
    r"certain))? is that\s+(?=\S+ \S)|"
    r"(?:al)?though (?=[a-zß-ÿ]+ \S)",
    re.IGNORECASE,
)
# of “★★★★★ 4.8 from 312 reviews” the figure says it already
_STARS = re.compile(r"[★☆⭐✩✭\uFE0F\s]+(?=\d)")


def tidied(text: str, start: int, end: int, field: str) -> tuple[int, int]:
    """Characters of a value in words without what belongs to the sentence around it."""
    start = _begin(text, start, end, field)
    end = _without_speaker(text, start, end, field)
    if (
        field == "weakness"
        and (why := _WHY.match(text, start, end))
        and (start or "pity" in why[0] or "shame" in why[0])
    ):
        start = why.end()
    while joined := _JOINED.search(text, start, end):
        end = joined.start()
    if re.match(r"\s[A-ZÀ-Þ\d]", text[end:]) and (before := _PREPOSITION.search(text, start, end)):
        end = before.start()
    return trimmed(text, start, end)


# what leads in a value of each field
_LEADS: Mapping[str, tuple[re.Pattern[str], ...]] = {
    "edge": (_ANSWER, _IS, _LED_IN),
    "weakness": (_ANSWER, _LED_IN),
    "proof": (_ANSWER, _STARS),
}


def _begin(text: str, start: int, end: int, field: str) -> int:
    for pattern in _LEADS.get(field, (_ANSWER,)):
        if lead := pattern.match(text, start, end):
            start = lead.end()
    return start


def _without_speaker(text: str, start: int, end: int, field: str) -> int:
    """Where it ends before who said so: “…,” says Ada Quill”, “…, users complain”."""
    if field in ("edge", "weakness", "proof") and (quoted := _QUOTED.search(text, start, end)):
        end = quoted.start()
    if field in ("edge", "weakness") and (said := _SAID.search(text, start, end)):
        end = said.start()
    return end


_BEGINS_ANOTHER = re.compile(
    r"(?:[,;:]\s+(?:(?:and|but|while|whereas|und|aber|während|et|mais|tandis que|y|pero|mientras)\s+)?|"
    r"\s(?:and|but|while|whereas|und|aber|während|et|mais|tandis que|y|pero|mientras)\s+)$"
)
_DOES = re.compile(
    r"\s(?:is|are|was|were|has|have|had|does|do|did|can|cannot|can[’']t|doesn[’']t|hasn[’']t|will|lacks?|needs?|offers?|"
    r"costs?|takes?|took|asks?|uses?|used|keeps?|gives?|comes?|hat|ist|kann|bietet|braucht|fehlt|a|n[’']a|est|n[’']est|offre|propose|"
    r"tiene|no|es|ofrece)\b"
)
_LEAST_OF_HALF = 3  # words


def end_of_own_half(text: str, start: int, end: int, others: Iterable[tuple[int, int]]) -> int:
    """Of “Acme has no drawings, and Bolt has no chart” where the half ends that is of the first, `others` being where
    other houses are named."""
    for begins, behind in others:
        lead = _BEGINS_ANOTHER.search(text, start, begins) if start < begins < end else None
        if lead and _DOES.match(text, behind) and len(text[start : lead.start()].split()) >= _LEAST_OF_HALF:
            return lead.start()
    return end
