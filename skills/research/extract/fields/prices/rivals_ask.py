"""What others ask for such things, as a house tells it on its own pages: rivals together, and those whom it rang."""

import re

from skills.research.extract.amounts.normal import Found
from skills.research.extract.labels.value import Said
from skills.research.extract.words.ours import OURS_WIDELY
from skills.research.extract.words.phrases import sentence_before

_ABOUT = (
    r"(?:about|around|roughly|some|nearly|over|almost|up to|from|at|for|us|me|rund|etwa|knapp|bei|ab|von|um|über|"
    r"environ|près de|autour de|à|aux alentours de|unos|alrededor de|en|desde|a)"
)
_SUM = rf"(?:\s+{_ABOUT}){{0,3}}\s+(?:\S{{1,4}}\s?)?$"
# “They wanted £39”: a house says “we” of itself, and its customers ask no price
_THEY_ASK = re.compile(
    r"\b(?:they|(?-i:[Ss]ie)|ils|elles|ellos|ellas) (?:(?:then|now|each|both|all|still) )?(?:want(?:ed)?|ask(?:ed)?|"
    r"charged?|quoted?|"
    r"demand(?:ed)?|verlang(?:en|ten)|wollten|demand(?:ent|aient)|factur(?:ent|aient)|voulaient|cobra(?:n|ban)|"
    rf"ped[ií]an|piden){_SUM}",
    re.IGNORECASE,
)
# who sells the same, without whom anybody would ask: “Other vendors”, “Unsere Wettbewerber”
_RIVALS = (
    r"(?:rivals|competitors|wettbewerber|mitbewerber|konkurrenten|concurrents|competidores|concorrenti|concurrenten|"
    r"konkurrenter|(?:vendors|suppliers|makers|manufacturers|providers|brands|anbieter|hersteller|fournisseurs|"
    r"fabricants|prestataires|proveedores|fabricantes))"
)
_RIVALS_ASK = re.compile(
    rf"(?:^|[.!?:;–]\s+|, )\W*(?!(?:our|unsere[rn]?|nos|nuestros) (?!{_RIVALS}|\w+ (?:rivals|competitors)\b))"
    rf"(?:[\w’'-]+ ){{0,4}}?{_RIVALS}\b[^.;$€£]{{0,60}}?\b(?:ask|charge|want|quote|demand|sit|hover|lie|verlangen|"
    r"nehmen|"
    r"berechnen|kosten|liegen|starten|demandent|facturent|se situent|tournent|cobran|piden|rondan|chiedono|vragen|"
    rf"rekenen|tager){_SUM}",
    re.IGNORECASE,
)
# who has counted, which is not who asks: “by our count”
_BY_US = re.compile(
    r"\b(?:(?:by|in|from|on|according to) our|nach unsere[rnm]|laut unsere[rnm]|unseres \w+ nach|selon (?:notre|nos)|"
    r"d[’']après (?:notre|nos)|según nuestr[oa]s?|volgens onze) [\w-]+|\b(?:as far as|that|which) we (?:can )?(?:know|"
    r"see|find|found|looked at|asked|rang)\b",
    re.IGNORECASE,
)


def is_asked_by_rivals(said: Said, one: Found) -> bool:
    """Whether a house tells what somebody else asks."""
    if not said.own:
        return False
    before = _BY_US.sub(" ", sentence_before(said.text, one.start))
    if _THEY_ASK.search(before):
        return True
    found = _RIVALS_ASK.search(before)
    return found is not None and not _goes_back_to_us(before, found)


def _goes_back_to_us(before: str, found: re.Match[str]) -> bool:
    """“Where rivals charge by the seat, we ask £39”: behind whoever else is named, the house speaks of itself."""
    last = next(reversed(list(re.finditer(_RIVALS, before, re.IGNORECASE))))
    return OURS_WIDELY.search(before, max(found.start(), last.end())) is not None
