"""What a sentence says of somebody in passing: “our founder ran Brightfield, which raised $52 million before it
closed”. A figure in such words is that somebody's."""

import re
from collections.abc import Sequence

_NAME = (
    r"(?!(?:To|With|For|From|At|By|Into|Mit|Bei|Für|An|Avec|Chez|Con) )"
    r"(?P<name>[A-ZÀ-Þ][\w&’'-]*(?: (?:[A-ZÀ-Þ&][\w&’'-]*|of|de|du|von)){0,4})"
)
_CLAUSE = re.compile(
    rf"{_NAME}(?:,? (?:which|who)|, (?:die|der|das|qui|que|quien|die|dat)) (?P<said>[^.;:]{{0,90}})$"
)
_RAISED = re.compile(
    r"\b(?:raised|secured|closed|landed|collected|gave|donated|spent|sold for|manages?|eingesammelt|sammelte|gab|"
    r"spendete|verwaltet|levé|récolté|donné|gère|recaudó|levantó|donó|gestiona)\b",
    re.IGNORECASE,
)
# who puts in, or gives to the house, is told of its own money
_PUT_IN = re.compile(
    r"\b(?:invest\w*|put|led|leads|contribut\w+|provid\w+|inject\w*|joined|(?:gave|lent) (?:us|it|them|her|"
    r"him|uns|nous)|"
    r"beteilig\w*|apporté)\b",
    re.IGNORECASE,
)
_HAD = re.compile(
    r"\b(?:has|had|have|serve[ds]?|count(?:s|ed)?|hat(?:te)?|zählt(?:e)?|avait|compt\w+|tenía|tiene|a|"
    r"(?:runs?|ran|sits?|stands?|works?|is (?:used|installed|found|at work)) (?:in|at|by|for)|tourne (?:dans|chez)|"
    r"funciona en|draait (?:in|bij)|in|bei)\b",
    re.IGNORECASE,
)
# before the name of whoever somebody worked for, bought from or sold: a house's own product stands behind no such word
_OF_SOMEBODY = re.compile(
    r"\b(?:at|for|from|by|with|to|into|mit|an|avec|con|met|sold|founded|co-founded|started|ran|built|joined|left|led|owns?|bought|acquired|like|"
    r"bei|für|von|gründete|leitete|chez|pour|avec|fondé|dirigé|vendu|en|para|vendió|fundó)\s+$",
    re.IGNORECASE,
)


def is_in_passing(text: str, at: int, field: str, known: Sequence[tuple[int, int]]) -> bool:
    """Whether a count of customers or money raised at `at` is of somebody whose name a relative clause is behind, and
    who is none of the `known`, each with where it stands."""
    found = _CLAUSE.search(text[:at])
    if found is None or any(start < found.end("name") and found.start("name") < end for start, end in known):
        return False
    if field == "funding":
        return bool(_RAISED.search(found["said"])) and not _PUT_IN.search(found["said"])
    is_somebodys = _OF_SOMEBODY.search(text[: found.start("name")])
    return field == "customers" and bool(is_somebodys and _HAD.search(found["said"]))
