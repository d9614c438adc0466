"""What a house or whoever prints a review answers below it: that the fault is mended, or that it is older than what
mended it."""

import re
from collections.abc import Iterable, Sequence

from skills.research.extract.fields.faults.mended import NOT_MENDED

# “Reply from Acme, July 2022: the app is out”, “Starhopper: this review is older than Bill Pay, which brought it”
_WHO = re.compile(
    r"\W*(?:(?:reply|response|answer|comment|note|update|antwort|réponse|respuesta|risposta|antwoord|svar)\b[^:.]{0,50}|"
    r"(?:the )?(?:vendor|editor|editors|moderator|company|team)\b[^:.]{0,30}|"
    r"(?-i:[A-ZÀ-Þ])[\w’'&.-]+(?: [\w’'&.-]+){0,3}"
    r"(?:, [^:.]{3,20})?)\s?:\s*",
    re.IGNORECASE,
)
_IS_OVER = re.compile(
    r"\b(?:solved|fixed|mended|resolved|cured|repaired|put right|corrected|sorted out) (?:in|with|by|since|on)\b|"
    r"\b(?:has|have|was|were|been|is|are|now) (?:\w+ )?(?:solved|fixed|mended|resolved|cured|repaired|corrected|"
    r"added)\b|"
    r"\b(?:is|are) (?:now )?(?:out|here|live|available|in the (?:app|product|shop|store)|on sale)(?! of)\b|"
    r"\b(?:review|comment|post|this|it) is (?:much )?older than\b|"
    r"\bwe (?:have )?(?:since )?(?:added|launched|fixed|released|shipped|solved|built) (?:it|this|that|one|the)\b|"
    r"\b(?:brought|added|launched|arrived|came|released) (?:in|with) (?:\w+ ){0,2}(?:19|20)?\d|"
    r"\b(?:inzwischen|mittlerweile|seit)\b[^.;]{0,50}\b(?:behoben|gelöst|möglich|verfügbar)\b|"
    r"\b(?:est|a été) (?:désormais |depuis )?(?:corrigée?|résolue?|disponible)\b|"
    r"\b(?:ya )?(?:está|fue|quedó) (?:resuelt[oa]|corregid[oa]|disponible)\b|\bopgelost (?:in|met|sinds)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{4,}|[A-Z]{2,}")
_LEAST = 4  # letters by which two words are told to be one


def is_answered_as_mended(fault: str, answers: Iterable[str], *, alone: bool) -> bool:
    """Whether one of the lines below a fault answers that it is over. `alone`: it is the only fault that they can mean;
    else an answer has to name what it is about."""
    return any(
        (said := _WHO.match(one)) is not None
        and _IS_OVER.search(one, said.end())
        and not NOT_MENDED.search(one, said.end())
        and (alone or _shares(fault, one[said.end() :]))
        for one in answers
    )


def is_answer(text: str) -> bool:
    """Whether a line is such an answer itself, which complains of nothing."""
    said = _WHO.match(text)
    return bool(said and _IS_OVER.search(text, said.end()) and not NOT_MENDED.search(text, said.end()))


# “How long are we tied in?”: what answers it tells how things are
_ASKS_HOW = re.compile(
    r"\W*(?:how|what|which|who|whose|when|where|why|wie|was|welche\w*|wer|wann|wo|warum|comment|quel(?:le)?s?|qui|"
    r"quand|où|pourquoi|cómo|qué|cuál(?:es)?|quién(?:es)?|cuándo|dónde|hoe|wat|welke?|waar|come|quale?|quando|dove|chi)\b"
    r"[^?]{3,120}\?\W*",
    re.IGNORECASE,
)
_LIMITS = re.compile(
    r"\b(?:unless|needs?|requires?|fails?|stops?|breaks?|flat|empty|dead|slow\w*|lost|loses?|late|waits?|waiting|takes?|minimum|"
    r"hours?|days?|weeks?|no|not|none|never|nobody|nothing|only|cannot|without|\w+n[’']t|kein\w*|nicht|nur|nie|niemand|ne|pas|aucune?|"
    r"seulement|jamais|no|nunca|nadie|solo|sólo|ningun\w*|geen|niet|alleen|nooit|non|nessun\w*|mai)\b",
    re.IGNORECASE,
)


def tells_how(text: str, path: Sequence[str]) -> bool:
    """Whether a line without any limit in it answers a house's own question how, what or when."""
    return any(map(_ASKS_HOW.fullmatch, path[-1:])) and not _LIMITS.search(text)


def _shares(fault: str, answer: str) -> bool:
    told = {one.casefold()[:_LEAST] for one in _WORD.findall(answer)}
    return any(one.casefold()[:_LEAST] in told for one in _WORD.findall(fault))
