"""What a house answers below a review: a fault that it says to have mended there is none any more.

The answer stands in the same part of the page as the review, behind it, and begins with who answers."""

import re
from collections.abc import Iterator, Sequence

from indexing.web.page import Block, BlockKind, WebPage
from skills.research.extract.fields.faults.mended import MENDED, NOT_MENDED
from skills.research.extract.words.furniture import is_byline
from skills.research.extract.words.statements import Statement

# “Reply from Acme:”, “Antwort von Acme”, “Acme replied:”
_REPLY = re.compile(
    r"\W*(?:(?:(?:owner|vendor|supplier|company|official)[’']?s? )?(?:reply|response|answer|comment)"
    r"(?: (?:from|by|of) [^:.!?]{2,60})?|(?:antwort|stellungnahme|kommentar)(?: (?:von|des|der) [^:.!?]{2,60})?|"
    r"réponse(?: (?:de|du|d[’'])[^:.!?]{2,60})?|respuesta(?: de(?:l)? [^:.!?]{2,60})?|"
    r"risposta(?: d[ia][^:.!?]{2,60})?|(?:antwoord|reactie)(?: van [^:.!?]{2,60})?|svar(?: fra| från)?[^:.!?]{0,60}|"
    r"(?-i:[A-ZÀ-Þ])[\w’'-]+(?: (?-i:[A-ZÀ-Þ])[\w’'-]+)? (?:replie[sd]|responds|responded|answers|answered|antwortet|"
    r"répond|responde))(?:\s?:|\W*$)",
    re.IGNORECASE,
)
# since when it is otherwise: “since the March update”, “with version 4.2”
_SINCE = re.compile(
    r"\b(?:since|in|with|from|as of|seit|mit|ab|depuis|dans|desde|con|sinds|met|sedan|siden) "
    r"(?:(?:the|our|der|dem|unser\w*|la|le|notre|nuestr[ao]|de|onze) )?(?:[\w-]+ ){0,3}?(?:version|release|update|"
    r"firmware|upgrade|patch|fassung|mise à jour|actualización|versie)\b|\b(?:version|release|update|firmware) \d",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"(?<=[.!?])\s+")


def is_mended_in_reply(page: WebPage, behind: Sequence[Block], statement: Statement) -> bool:
    """Whether the house answers in the blocks `behind` what somebody complains of that this is over."""
    return any(map(_says_mended, _replies(page, behind, statement)))


def _replies(page: WebPage, behind: Sequence[Block], statement: Statement) -> Iterator[str]:
    """The words behind “Reply from Acme”, in the block of that name or the one below it."""
    is_open = False
    for block in behind:
        words = page.words(block)
        if is_open:
            yield words
            return
        if not _stands_with(block.path, statement.path) and not _REPLY.match(words):
            return
        if found := _REPLY.match(words):
            is_open = not words[found.end() :].strip()
            if not is_open:
                yield words[found.end() :]
                return
        elif is_byline(words) or block.kind is BlockKind.HEADING:
            return  # of the next review


def _stands_with(path: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return path[: len(other)] == other


def _says_mended(reply: str) -> bool:
    told = [one for one in _CLOSES.split(reply) if MENDED.search(one) or _SINCE.search(one)]
    return bool(told) and not any(map(NOT_MENDED.search, told))
