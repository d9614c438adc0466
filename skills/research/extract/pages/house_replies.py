"""What a house, or whoever prints a review, answers below it: a fault that is said there to be mended is none any more,
and neither is the answer one.

An answer stands in the same part of the page as the review, behind it, and begins with who answers."""

import re
from collections.abc import Iterator, Sequence

from indexing.web.page import Block, BlockKind
from skills.research.cued import Cued
from skills.research.extract.fields.faults.mended import MENDED, NOT_MENDED
from skills.research.extract.pages.one_page import OnePage
from skills.research.extract.words.furniture import is_byline
from skills.research.extract.words.statements import Statement

# “Reply from Acme, July 2022:”, “Antwort von Acme”, “Acme replied:”
_REPLY = re.compile(
    r"\W*(?:(?:(?:owner|vendor|supplier|company|official)[’']?s? )?(?:reply|response|answer|comment)"
    r"(?: (?:from|by|of) [^:.!?]{2,60})?|(?:antwort|stellungnahme|kommentar)(?: (?:von|des|der) [^:.!?]{2,60})?|"
    r"réponse(?: (?:de|du|d[’'])[^:.!?]{2,60})?|respuesta(?: de(?:l)? [^:.!?]{2,60})?|"
    r"risposta(?: d[ia][^:.!?]{2,60})?|(?:antwoord|reactie)(?: van [^:.!?]{2,60})?|svar(?: fra| från)?[^:.!?]{0,60}|"
    r"(?-i:[A-ZÀ-Þ])[\w’'-]+(?: (?-i:[A-ZÀ-Þ])[\w’'-]+)? (?:replie[sd]|responds|responded|answers|answered|antwortet|"
    r"répond|responde))(?:\s?:|\W*$)",
    re.IGNORECASE,
)
# “Starhopper: this review is older than Bill Pay”, “Editor's note: solved in 8.3”; “Cons:” looks no other
_SAYS = re.compile(
    r"\W*(?:(?:note|update)\b[^:.]{0,50}|(?:the )?(?:vendor|editor|editors|moderator|company|team)\b[^:.]{0,30}|"
    r"(?-i:[A-ZÀ-Þ])[\w’'&.-]+(?: [\w’'&.-]+){0,3}(?:, [^:.]{3,20})?)\s?:\s*",
    re.IGNORECASE,
)
# since when it is otherwise: “since the March update”, “with version 4.2”
_SINCE = re.compile(
    r"\b(?:since|in|with|from|as of|seit|mit|ab|depuis|dans|desde|con|sinds|met|sedan|siden) "
    r"(?:(?:the|our|der|dem|unser\w*|la|le|notre|nuestr[ao]|de|onze) )?(?:[\w-]+ ){0,3}?(?:version|release|update|"
    r"firmware|upgrade|patch|fassung|mise à jour|actualización|versie)\b|\b(?:version|release|update|firmware) \d",
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
_Words = re.Pattern[str] | Cued
_OVER: Sequence[_Words] = (_IS_OVER,)
_OVER_IF_ANSWERED: Sequence[_Words] = (_IS_OVER, MENDED, _SINCE)
_CLOSES = re.compile(r"(?<=[.!?])\s+")
_WORD = re.compile(r"[^\W\d_]{4,}|[A-Z]{2,}")
_LEAST = 4  # letters by which two words are told to be one


def is_mended_in_reply(on: OnePage, statement: Statement) -> bool:
    """Whether what somebody complains of is over, as an answer below says. Of several complaints in a list that is the
    one that the answer names."""
    is_alone = statement.kind is not BlockKind.ITEM or len(on.items_beside(statement)) == 1
    return any(is_alone or _shares(statement.text, one) for one in _mending_replies(on, statement))


def is_answer(text: str) -> bool:
    """Whether a line is such an answer itself, which complains of nothing."""
    said = _REPLY.match(text) or _SAYS.match(text)
    return said is not None and _tells(text[said.end() :], _OVER)


def _mending_replies(on: OnePage, statement: Statement) -> Iterator[str]:
    """What those who answer below it say, where that is over."""
    is_open = False  # behind “Reply from Acme”, alone on its line
    for block in on.behind(statement):
        words = on.page.words(block)
        reply = _REPLY.match(words)
        if not (is_open or reply) and (_is_elsewhere(block, statement) or is_byline(words)):
            return
        said = words[reply.end() :] if reply else words
        if (is_open or reply) and said.strip():
            if _tells(said, _OVER_IF_ANSWERED):
                yield said
            return
        if is_answer(words):
            yield words
        is_open = reply is not None


def _is_elsewhere(block: Block, statement: Statement) -> bool:
    """Whether a block is no part of the same review, or the heading of the next."""
    return block.kind is BlockKind.HEADING or block.path[: len(statement.path)] != statement.path


def _tells(answer: str, over: Sequence[_Words]) -> bool:
    """Whether an answer says in such words that it is over, and in the same breath nothing that is not."""
    told = [one for one in _CLOSES.split(answer) if any(words.search(one) for words in over)]
    return bool(told) and not any(map(NOT_MENDED.search, told))


def _shares(fault: str, answer: str) -> bool:
    told = {one.casefold()[:_LEAST] for one in _WORD.findall(answer)}
    return any(one.casefold()[:_LEAST] in told for one in _WORD.findall(fault))
