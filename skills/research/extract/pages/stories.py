"""Whose numbers and prizes they are where a house's own page tells of its customers: in stories and references."""

import re
from functools import cached_property
from urllib.parse import urlsplit

from indexing.web.page import BlockKind
from skills.research.cued import Cued
from skills.research.extract.fields.buyers.whose_count import is_below_its_name
from skills.research.extract.fields.proofs.holders import is_customers_prize, is_story_of
from skills.research.extract.fields.proofs.not_held import CERTIFICATE
from skills.research.extract.goods.goods import is_buyer
from skills.research.extract.names.names import bare
from skills.research.extract.pages.one_page import OnePage
from skills.research.extract.words.of_buyers import ALL_BUYERS_URL, CASE_STUDY, shows_buyers
from skills.research.extract.words.ours import speaks_of_us
from skills.research.extract.words.statements import Statement

_SOMEBODY_HAS = Cued(
    r"(?!Our |The )(?P<who>[A-ZÀ-Þ][\w’'-]+(?: (?:of |the )?[A-ZÀ-Þ][\w’'-]+){0,3} (?:Choir|School|Council|Hospital|"
    r"Parish|"
    r"Club|University|College|Association|Society|Academy|Library|Orchestra|Church|Federation|Union)) "
    r"(?:has|have|counts|serves|teaches|employs)\b"
)
_BUYER = re.compile(r"[A-ZÀ-Þ][\w’'.-]*(?: (?:[a-zà-þ]{1,3}[’']?[ ’']?){0,2}[A-ZÀ-Þ&][\w’'.-]*){0,5}")
_PRIZE = re.compile(
    r"\b(?:holds?|has|received|reçu|erhielt|obtenu) (?:the |an? |le |la |"
    r"das )?(?:[\w’'-]+ ){0,2}(?:quality )?(?:label|seal|mark|siegel)\b|"
    r"\bof the year\b|\b(?:award|prize)[- ]winn(?:er|ing)\b|\b(?:won|wins|took(?: home)?|received|given|awarded|"
    r"picked up|walked off with|"
    r"collected|scooped|landed|earned) (?:the|an?|"
    r"its) (?:(?:19|20)\d\d )?(?-i:[A-ZÀ-Þ])",
    re.IGNORECASE,
)
_WE_WON = re.compile(
    r"\b(?:we|us|our)\b[^.;,]{0,40}\b(?:won|win|received|named|award\w*|prize)\b", re.IGNORECASE
)
_THEY_HAVE = re.compile(
    r"(?:It|They|He|She|Sie|Es|Er|Ils?|Elles?|Zij|Het) (?:now |also )?(?:has|have|had|runs?|owns?|took|take|"
    r"keeps?|hat|haben|"
    r"betreib\w+|ont|a|heeft|hebben)\b"
)
AT_ONCE = 12  # letters within which a sentence names its subject


# a page of many of a kind, none of which buys: what is sold, written, or done somewhere
_OTHER_KINDS = re.compile(
    r"(?:products?|produkte?|produits?|productos?|features?|funktionen|solutions?|lösungen|plans?|prices?|pricing|"
    r"tools?|apps?|"
    r"modules?|services?|docs?|guides?|help|posts?|articles?|blogs?|news|press|releases?|reports?|events?|"
    r"webinars?|jobs?|"
    r"careers?|pages?|topics?|tags?|categories|resources?|downloads?|integrations?|industries|sectors|branchen|"
    r"markets?|"
    r"locations?|offices|cities|countries|languages|brands?|models?|versions?|terms|legal|policies|authors?|people|"
    r"teams?)",
    re.IGNORECASE,
)
_SLUG = re.compile(
    r"/(?P<kind>[a-zà-þ-]+(?:s|en|er|i))/(?P<slug>[a-zà-þ0-9]{3,}(?:-[a-zà-þ0-9]+){0,4})(?:\.\w{2,5})?/?$"
)


class Stories:
    """Of one page; only a house's own tells of its customers so."""

    def __init__(self, on: OnePage) -> None:
        self.on = on
        self._told: dict[str, bool] = {}  # headings, and whether they name a customer whose story is told

    @cached_property
    def is_of_a_customer(self) -> bool:
        """Whether the page tells of one customer: one of many below an address, whose name its title begins with."""
        own, found = self.on.who.own, _SLUG.search(urlsplit(self.on.page.url).path)
        if own is not None and CASE_STUDY.search(self.on.page.url):
            return True
        if own is None or found is None:
            return False
        name = re.split(r"\s[|–—·-]\s", self.on.page.title)[0]
        begins = re.match(found["slug"].replace("-", r"[\s’'.&-]+"), name, re.IGNORECASE)
        is_name = bool(
            begins and re.fullmatch(r"[A-ZÀ-Þ][\w’'-]+(?: (?:of|the|de|[A-ZÀ-Þ&])[\w’'-]*){1,4}", name)
        )
        is_ours = any(one.name for one in self.on.who.found.names.mentions(name))
        return is_name and not (is_ours or _OTHER_KINDS.fullmatch(found["kind"]))

    def is_told_of_a_customer(self, statement: Statement) -> bool:
        """“It has three printers” below the heading of a customer, whether that is named there or not."""
        if self.on.parts.is_theirs(statement.text, statement.path):
            return True
        return bool(
            self.on.who.own and _THEY_HAVE.match(statement.text) and self._is_below_customers(statement)
        )

    def is_of_its_hero(self, statement: Statement) -> bool:
        """Whether a number in the story of a customer is that customer's: its sentence is neither of the house nor of
        what it sells."""
        is_ours = speaks_of_us(statement.text) or any(one.name for one in self.on.who.mentions(statement))
        return self.is_of_a_customer and not is_ours

    def counts_of_somebody(self, statement: Statement) -> bool:
        """“Glenbrack Parish Choir has 64 members”, on the site of another house, or “Their laundry has 310 customers”
        below the name of a customer."""
        if not self.on.who.own:
            return False
        is_lone = not re.search(r"[^\W\d_]", statement.text)  # “Ports that use Acme / 1,240” counts those
        is_theirs = not is_lone and self.on.parts.is_theirs(statement.text, statement.path)
        if is_theirs or self._is_below_name_in_list(statement):
            return True
        found, names = _SOMEBODY_HAS.match(statement.text), self.on.who.found.names
        if found is not None and not names.mentions(found["who"]):
            return True
        above = statement.path[-1] if self._is_below_customers(statement) else self._story_of(statement)
        return (
            bool(above)
            and not any(one.name for one in names.mentions(f"{above} {statement.text}"))
            and is_below_its_name(statement.text, above)
        )

    def _is_below_name_in_list(self, statement: Statement) -> bool:
        """“Ville de Lyon / 38 schools”: in a list of those who buy, below the name that an item begins with."""
        is_of_list = statement.kind is BlockKind.ITEM and (
            ALL_BUYERS_URL.search(self.on.page.url) or any(map(shows_buyers, statement.path))
        )
        text = self.on.page.text
        begins = text.rfind("\n- ", 0, statement.start) + 3
        name, line, _ = text[begins : statement.start].partition("\n")
        return bool(is_of_list and line and _BUYER.fullmatch(name.strip()))

    def _story_of(self, statement: Statement) -> str:
        """The heading above that is the name of somebody who buys, as a sentence of the page says of it."""
        own, above = self.on.who.own, statement.path[-1] if statement.path else ""
        is_name = own is not None and bool(
            re.fullmatch(r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ&][\w’'-]*){1,3}", above)
        )
        return above if own and is_name and is_buyer(above, own.name, self.on.page.text) else ""

    def _is_below_customers(self, statement: Statement) -> bool:
        """Whether the heading above speaks of customers, or names one on the page of all of them."""
        above = statement.path[-1] if len(statement.path) > 1 else ""
        return bool(shows_buyers(above) or (above and ALL_BUYERS_URL.search(self.on.page.url)))

    def is_customers_prize(self, statement: Statement, following: str) -> bool:
        """Whether a prize is told in the story of a customer, of whom it then is unless the house speaks of itself."""
        text, own = statement.text, self.on.who.own
        if own is None:
            return False
        if self._is_prize_of_part(statement):
            return True
        is_below = bool(ALL_BUYERS_URL.search(self.on.page.url)) or any(map(shows_buyers, statement.path))
        is_named = any(
            one.name == own.name and one.start <= AT_ONCE for one in self.on.who.mentions(statement)
        )
        if not is_named and is_customers_prize(text, following, below_customers=is_below):
            return True
        is_story = CASE_STUDY.search(self.on.page.url) or any(map(self._is_story, statement.path))
        return bool(
            (is_story or self._is_below_customers(statement))
            and (_PRIZE.search(text) or CERTIFICATE.search(text))
            and not speaks_of_us(text)
            and not any(one.name == own.name for one in self.on.who.found.names.mentions(text))
        )

    def _is_prize_of_part(self, statement: Statement) -> bool:
        """Whether it is told below the name of one who buys; with a prize “us” may be whom that one works with."""
        text, path = statement.text, statement.path
        if _PRIZE.search(text):
            return self.on.parts.is_theirs(text, path, with_us=bool(_WE_WON.search(text)))
        return bool(CERTIFICATE.search(text)) and self.on.parts.is_theirs(text, path)

    def tells_what_they_ask(self, statement: Statement) -> bool:
        """“Rooms at Alder now begin at $59” below the heading that tells the story of Alder Growers: what that one asks
        of its own customers."""
        text, is_list = statement.text, bool(ALL_BUYERS_URL.search(self.on.page.url))
        names = [one.partition(":")[0] for one in statement.path if ":" in one or self._is_story(one)]
        told = [one for one in names if _BUYER.fullmatch(one) and (is_list or self._is_story(one))]
        named = any(re.search(rf"\b{re.escape(one.split()[0])}\b", text) for one in told)
        is_ours = speaks_of_us(text) or any(one.name for one in self.on.who.mentions(statement))
        return named and not is_ours

    def _is_story(self, heading: str) -> bool:
        """Whether the house's own page tells of the customer whom a heading names."""
        if heading not in self._told:
            names = [bare(one) for one in self.on.who.own.aliases] if self.on.who.own else []
            self._told[heading] = is_story_of(heading, self.on.page.text, names)
        return self._told[heading]
