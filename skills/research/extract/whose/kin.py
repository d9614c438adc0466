"""Whom a house's own page tells of besides itself: who belongs to it or owns it, who put money in, namesakes."""

import re

from indexing.web.page import BlockKind
from skills.research.cued import Cued
from skills.research.extract.fields.prices.asked_by_others import is_anothers_thing
from skills.research.extract.names.disowned import is_of_somebody_else
from skills.research.extract.names.names import bare
from skills.research.extract.whose.attribute import Attribution
from skills.research.extract.words.statements import Statement

_KIN = (
    r"(?:(?:sister|parent|mother|holding|partner|affiliated?|associated) (?:compan(?:y|ies)|firms?|business(?:es)?|"
    r"house|"
    r"group|brand)|sisters?|parent|subsidiar(?:y|ies)|affiliates?|owners?|shareholders?|investors?|backers?|namesakes?|"
    r"landlord|resellers?|distributors?|schwester\w*|mutter(?:gesellschaft|konzern|haus|firma|unternehmen)|"
    r"tochter(?:gesellschaft|firma|unternehmen)|eigentümer\w*|gesellschafter\w*|investor(?:in|en)?|namensvetter\w*|"
    r"(?:maison|société) (?:mère|sœur)|filiale|actionnaires?|propriétaires?|investisseurs?|empresa (?:matriz|hermana)|"
    r"accionistas?)"
)
_OUR = r"(?:our|its|unser\w*|notre|nos|nuestr[ao]s?)"
# “Our sister company Acme Paving pours concrete”, “Acme Paving is our sister company”
_TELLS_OF_KIN = Cued(
    rf"\W*(?:(?:and|but|also|und|auch|et) )?{_OUR} (?:[\w-]+ ){{0,2}}?{_KIN}\b(?![’'-]|,? (?:and|und|et) (?:we|wir|"
    rf"nous)\b)|"
    rf"\W*(?-i:[A-ZÀ-Þ])[^.,;:]{{2,60}},? (?:(?:is|are|ist|sind|est|es) )?{_OUR} (?:[\w-]+ ){{0,2}}?{_KIN}\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\W*(?:(?:today|also|together|in all|between them),? )?(?:it|its|they|their|she|he|es|sie|ihre?|er|elles?|ils?|"
    r"leurs?|(?:that|this|the|die|der|das|diese[rs]?|la|le|cette) (?:sister|other|\w+ )?(?:company|firm|business|house|"
    r"group|"
    r"fund|firma|gesellschaft|gruppe|société))\b",
    re.IGNORECASE,
)
# a backer who "led our Series A" is told of for the house's sake
_WE = re.compile(
    r"\b(?:we|us|wir|uns|nous|nosotros)\b|"
    r"\b(?:our|unser\w*|notre|nuestra) (?:series|serie|série|seed|pre-?seed|rounds?|funding|"
    r"finanzierung\w*|levée|ronda)\b",
    re.IGNORECASE,
)
# and so are owners who “put in €5 million”
_PUT_IN = re.compile(
    r"\b(?:put|puts|invest(?:s|ed)?|poured|injected|added|committed|contributed|laid|paid|apporté|investi|mis|versé|"
    r"invirtieron|invertido|aportaron|aportado)\b(?! (?:in|into) (?-i:[A-ZÀ-Þ]))[^.;]{0,30}\d|"
    r"\d[^.;]{0,40}\b(?:eingelegt|eingezahlt|investiert|gesteckt|gegeben|nachgelegt)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\W*(?:about|über|à propos d(?:e|es|u)|acerca de)[: ]+(?P<who>(?-i:[A-ZÀ-Þ])[\w’'.-]*(?: (?:(?:&|and|und|et|of|"
    r"von|de) )?"
    r"(?-i:[A-ZÀ-Þ])[\w’'.-]*){0,4})\W*",
    re.IGNORECASE,
)


class Kin:
    """Asked for each statement of a page in their order."""

    def __init__(self, who: Attribution) -> None:
        self._who = who
        self._is_told = False  # that the sentence before is about them
        self._ended = 0

    def has(self, statement: Statement) -> bool:
        """Whether a sentence of a house's own page is about such a house."""
        if self._who.own is None:
            return any(map(self._is_about_another, statement.path)) and not self._names_any(statement.text)
        goes_on = self._is_told and "\n" not in statement.page.text[self._ended : statement.start]
        self._ended = statement.end
        text = statement.text
        if statement.kind is BlockKind.TEXT and not self._names_us(text, text=True):
            is_kin = _TELLS_OF_KIN.match(text) and not _PUT_IN.search(text)
            begins = is_kin or is_of_somebody_else(text, self._who.own.aliases)
            self._is_told = bool(begins or (goes_on and _GOES_ON.match(text)))
        else:
            self._is_told = False
        is_anothers = is_anothers_thing(text) and not self._names_us(text)
        return self._is_told or is_anothers or any(map(self._is_about, statement.path[1:]))

    def _names_us(self, words: str, *, text: bool = False) -> bool:
        own = self._who.own
        named = any(own and one.name == own.name for one in self._who.found.names.mentions(words))
        return named or (text and bool(_WE.search(words)))

    def _names_any(self, words: str) -> bool:
        return any(one.name for one in self._who.found.names.mentions(words))

    def _is_about_another(self, heading: str) -> bool:
        """“About Acme”, on somebody else's page, where Acme is none of those compared: whoever wrote or sells it, or
        one of whom it tells."""
        about = _ABOUT.fullmatch(heading)
        is_name = about is not None and about["who"].casefold() not in (
            "us",
            "me",
            "uns",
            "this",
            "the author",
        )
        return is_name and not self._names_any(heading)

    def _is_about(self, heading: str) -> bool:
        """Whether a heading says “About Acme Ventures”, of which the page then tells as of somebody else."""
        about = _ABOUT.fullmatch(heading)
        page = self._who.page
        if about is None or self._names_us(heading) or bare(page.organisation).startswith(bare(about["who"])):
            return False
        told = re.search(rf"\n\W*{re.escape(about['who'])} [^.!?\n]+", page.text)
        return told is not None and not self._names_us(told[0], text=True)
