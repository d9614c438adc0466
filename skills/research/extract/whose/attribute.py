"""Whom a statement is about: whoever it names, the page's own company where it says “we”, or what it stands under."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexing.web.page import BlockKind, WebPage
from skills.research.extract.fields.buyers.count_lines import uses_it
from skills.research.extract.labels.labels import asks
from skills.research.extract.labels.value import Need, Value
from skills.research.extract.names.disowned import is_disowned_before, is_of_somebody_else
from skills.research.extract.names.names import Mention, bare, same_name
from skills.research.extract.names.openings import begins_with_house, begins_with_its_rival, is_introduced
from skills.research.extract.whose.asides import is_aside
from skills.research.extract.whose.companies import Company, Found, site_of
from skills.research.extract.whose.homonyms import names_a_double, names_of_page
from skills.research.extract.whose.not_asked import begins_with
from skills.research.extract.whose.owners import is_of_an_owner
from skills.research.extract.whose.strangers import is_strangers
from skills.research.extract.whose.strangers_voices import is_said_of_strangers
from skills.research.extract.whose.topic import alone_in, topic_of
from skills.research.extract.words.ours import OURS
from skills.research.extract.words.phrases import clause_at
from skills.research.extract.words.statements import Statement

_WE = re.compile(rf"{OURS.pattern}|私たち|当社|弊社", re.IGNORECASE)
_IT = re.compile(
    r"^\W*(?:(?:and|but|also|today|now|since then|so far|to date|in total|"
    r"overall),?\s+)?(?:it|its|the (?:\w+ )?(?:company|firm|start-?up|vendor|business|"
    r"platform|product|service|software|tool|app|maker|provider|system|device)|they|their|"
    r"es|das unternehmen|die firma|das start-?up|der anbieter|elle|il|l['’]entreprise|la "
    r"société|la empresa|la compañía)\b",
    re.IGNORECASE,
)
# another source's sum for what was told before: “A filing gives $24 million for the same round”
_SAME_ROUND = re.compile(
    r"\b(?:gives?|gave|puts? (?:it|that|this|the \w+) at|shows?|showed|lists?|listed|states?|stated|names?|named|"
    r"records?|recorded|mentions?|nennt|nannte|beziffert|spricht|donne|indique|mentionne|parle|indica|habla)\b"
    r"[^.;\d]{0,14}\d(?:[^.;]|\.\d){0,40}?\b(?:(?:the same|that|this|said) (?:\w+ )?(?:round|series [a-h]|seed|"
    r"financing)|(?:dieselbe|diese[rn]?) \w*runde|(?:la|le|cette|ce) (?:même )?(?:levée|tour de table|série [a-h])|"
    r"(?:la misma|esta|esa) ronda)\b",
    re.IGNORECASE,
)
_THEN = re.compile(r"^\W*(?:(?:that|which|than)\s+)?$")
_TAKES = re.compile(
    r"^\s+(?:asks?|charges?|wants|demands|costs?|takes|quotes|has|had|raised)\b", re.IGNORECASE
)
_TOGETHER = re.compile(r"^\s*(?:,|and|or|&|und|et|y|,\s*and)\s*$", re.IGNORECASE)
_OF_PRICE = re.compile(
    r"\W*(?:pricing|prices?|plans?|the (?:\w+ )?(?:plan|tier|price|subscription|licence|"
    r"license|package|edition)|a (?:licence|license|seat|subscription)|subscriptions?|"
    r"licen[cs]es?|"
    r"(?:the )?(?:free|basic|starter|pro|team|business|premium|enterprise|plus|standard)\b|"
    r"you|customers|users|expect|preise?|der tarif|les? (?:prix|tarifs?)|el precio|los "
    r"precios)\b",
    re.IGNORECASE,
)
# words that a sentence begins with before a noun, which German writes large
_NO_NAMES = (
    r"The|An?|My|Our|Your|This|Its|Their|D(?:er|ie|as|em|en|es)|[EKM]?[Ee]ine?[rmns]?|[KM]eine?[rmns]?|Unsere?[rmns]?|"
    r"Ihre?[rmns]?|Seine?[rmns]?|Diese[rmns]?|Jede[rmns]?|Alle|Beim?|I[mn]|Mit|Nach|Nur|Auf|Für|Zwei|Drei|Vier"
)
_STRONG_FIGURES = frozenset(("price", "customers", "funding"))
_ANOTHER = re.compile(r"\b[A-ZÀ-Þ]\w{2,}")  # perhaps somebody's name, where it does not begin a sentence
# what customers and reviewers say is never a figure of a vendor
_OPINIONS = frozenset(("weakness", "edge", "proof"))
NAMED, WE, UNDER, IT, SITE = 0.92, 0.85, 0.8, 0.62, 0.7
_QUOTES = '“„«"'
_FIRST = 4  # letters before a name that a sentence begins with: a mark, an article
_OF = re.compile(r"\s+(?:of|at|bei|von|de|d[’']|di)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Subject:
    """A company, where its name ends in the statement (0 where it is not named), and how sure that is."""

    company: Company
    at: int
    sure: float


class Attribution:
    """Who is who on one page. Statements are asked in their order, because a pronoun means who was named last."""

    def __init__(self, page: WebPage, found: Found) -> None:
        self.page = page
        self.found = found
        self.host = site_of(page)
        self.names = found.names
        self._companies = {one.name: one for one in found.companies}
        self.own = next((one for one in found.companies if self.host in one.hosts), None)
        self.whose = bare(page.organisation or page.site)
        self.alike = names_of_page(page, found) if self.own is None else frozenset()
        self._last: Company | None = None
        self._of_others = False
        self._post: Company | None = None  # whom the words before in the same paragraph are about
        self._ended = 0
        self._section: tuple[str, ...] = ()
        self.topic = None if self.own else self.company(topic_of(page, self._mentions))
        self.alone = None if self.own or self.topic else self.company(alone_in(page, self._mentions))
        first = next((page.words(one) for one in page.blocks if one.kind is BlockKind.HEADING), "")
        self.is_price_list = any(asks("price", one) for one in (first, page.title.split("|")[0].strip()))

    def _mentions(self, text: str, *, heading: bool = False) -> list[Mention]:
        found = self.names.mentions(text, language=self.page.language, heading=heading)
        return [one if one.name not in self.alike else Mention("", one.start, one.end) for one in found]

    def mentions(self, statement: Statement) -> list[Mention]:
        """Who is named in a statement, in whatever order it is asked for."""
        found = self._mentions(statement.text, heading=statement.kind is BlockKind.HEADING)
        begins = begins_with(statement.text, self.found.spoken_of)
        if not begins or any(one.start < begins[1] for one in found):
            return found
        return [Mention("", *begins), *found]

    def company(self, name: str) -> Company | None:
        return self._companies.get(name)

    def see(self, statement: Statement) -> list[Mention]:
        """Who is named in a statement; the next one's “it” is the one that this one is about."""
        if statement.path != self._section:
            self._section, self._last, self._of_others = statement.path, None, False
        if "\n" in self.page.text[self._ended : statement.start]:
            self._post = None
        return self.mentions(statement)

    def remember(self, statement: Statement, named: Sequence[Mention]) -> None:
        direct = [one for one in named if not is_aside(statement.text, one, customers=True)]
        if direct:
            self._last = self._companies.get(direct[0].name)
            self._of_others = self._last is None
        elif begins_with_its_rival(statement.text) or (
            not self.own and self._begins_with_stranger(statement, named)
        ):
            self._last, self._post, self._of_others = None, None, True
        if named:
            names = {one.name for one in named}
            self._post = self._last if direct and len(names) == 1 else None
        self._ended = statement.end

    def pass_over(self, statement: Statement) -> None:
        """A statement of which nothing is taken; where it tells of somebody with nearly the same name, so does “it”."""
        if not self.own and names_a_double(statement.text, self.found):
            self._last, self._post, self._of_others = None, None, True
            self._ended = statement.end

    def _begins_with_stranger(self, statement: Statement, named: Sequence[Mention]) -> bool:
        """Whether a sentence in which none of ours is meant is about a house that nobody asked for.

        Where a page is about one of ours, a lone name may be that of what it sells."""
        if statement.kind is not BlockKind.TEXT or any(one.start <= _FIRST for one in named):
            return False
        if is_introduced(statement.text):
            return True
        is_readable = self.topic is None and self.page.language != "de"
        return is_readable and begins_with_house(statement.text, self.page.text)

    def of(self, statement: Statement, named: Sequence[Mention], field: str, value: Value) -> Subject | None:
        """Whom a value is about; None where that cannot be told, or where a product is called by another's name."""
        subject = self._subject_of(statement, named, field, value)
        if field != "product" or subject is None:
            return subject
        other = next((one for one in named if one.start <= value.start < one.end), None)
        return subject if other is None or other.name == subject.company.name else None

    def _subject_of(
        self, statement: Statement, named: Sequence[Mention], field: str, value: Value
    ) -> Subject | None:
        text = statement.text
        if self._is_strangers(text, named, field, value) or self._is_somebody_else(text, value.start):
            return None
        if begins_with_its_rival(text) and not any(one.name for one in named if one.start < value.at):
            return None
        if value.customers and (whose := _whose(text, named, value)):
            return self._subject(whose, NAMED)
        direct = [one for one in named if not is_aside(text, one, customers=value.customers)]
        if field in _STRONG_FIGURES and (taken := self._taken_by(text, direct, value)):
            return self._subject(taken, NAMED)
        we = self._we(text, value) if self.own else None
        before = [one for one in direct if one.end <= value.at + (value.at == value.start == 0)]
        within = [one for one in direct if value.start <= one.start < value.end]
        if chosen := self._nearest(before, text, value, we):
            return None if chosen == "unclear" else self._subject(chosen, NAMED)
        if we is not None and self.own:
            return Subject(self.own, 0, WE)
        after = within or [one for one in direct if one.start >= value.at]
        if after and not (self.own and after[0].name != self.own.name):
            same = {one.name for one in after if one.start <= after[0].end + 60}
            return self._subject(after[0], NAMED - 0.1) if len(same) == 1 else None
        return self._unnamed(statement, named, field, value)

    def _subject(self, one: Mention | str, sure: float) -> Subject | None:
        if isinstance(one, str):
            return None
        company = self._companies.get(one.name)
        return Subject(company, one.end, sure) if company else None

    def _we(self, text: str, value: Value) -> int | None:
        """Where the page's own company speaks of itself before a value, or else behind it."""
        places = [one.start() for one in _WE.finditer(text)]
        before = [one for one in places if one <= value.at + 3]
        return before[-1] if before else (places[0] if places else None)

    def _nearest(
        self, before: Sequence[Mention], text: str, value: Value, we: int | None
    ) -> Mention | str | None:
        """The last one named before a value, in its own clause if there is one; unclear between two named together."""
        if not before:
            return None
        start, _ = clause_at(text, value.at)
        close = [one for one in before if one.start >= start] or list(before)
        last = close[-1]
        if we is not None and we > last.start and we <= value.at:
            return None
        if (
            len(close) > 1
            and close[-2].name != last.name
            and _TOGETHER.match(text[close[-2].end : last.start])
        ):
            return "unclear"
        return last

    def _taken_by(self, text: str, direct: Sequence[Mention], value: Value) -> Mention | None:
        """Who asks an amount in “the $80 that Bolt asks”."""
        for one in direct:
            if (
                one.start >= value.end
                and _THEN.match(text[value.end : one.start])
                and _TAKES.match(text[one.end :])
            ):
                return one
        return None

    def _is_strangers(self, text: str, named: Sequence[Mention], field: str, value: Value) -> bool:
        """Whether it is said of somebody who is not known: “Pelt raised $5 million”."""
        if field in _OPINIONS:
            return not self.own and is_said_of_strangers(text, named, value.at)
        is_german = self.page.language == "de"
        if field not in _STRONG_FIGURES or (value.customers and not is_german):
            return False
        is_list = self.own is not None and self.is_price_list
        return is_strangers(text, named, field, value.start, is_list=is_list, german=is_german)

    def _is_somebody_else(self, text: str, at: int) -> bool:
        """Whether its own page says of whom a sentence is about, or of whom it names before `at`, that this is somebody
        else."""
        if self.own is None:
            return False
        is_other = is_of_somebody_else(text, self.own.aliases) or is_disowned_before(text, at)
        return is_other or is_of_an_owner(text, at, self.page.text)

    def _unnamed(
        self, statement: Statement, named: Sequence[Mention], field: str, value: Value
    ) -> Subject | None:
        under = None if self._is_others_it(statement) else self.under(statement)
        if (under is not None and not under.sure) or (statement.quoted and field not in _OPINIONS):
            return None
        if under is not None and under.at and self._is_of_somebody(statement, field):
            under = None
        if statement.quoted:
            about = self.own or self.alone
            return under or (Subject(about, 0, IT) if about and not named else None)
        if under is not None and value.need is not Need.NAMED:
            return under
        if self.own:
            return self._on_own_site(statement, named, field, value)
        if self._is_about_others(statement, named, field):
            return None
        return self._told_before(statement, field, value)

    def _is_others_it(self, statement: Statement) -> bool:
        """Whether its “it” is somebody nobody asked for or whom the words before name, whatever stands above."""
        is_it = not self.own and bool(_IT.match(statement.text))
        under = self.under(statement) if is_it else None
        return is_it and (self._of_others or bool(under and self._post not in (None, under.company)))

    def _is_about_others(self, statement: Statement, named: Sequence[Mention], field: str) -> bool:
        """Whether a sentence names whom it is about, and that is none whose value this may be."""
        if any(not is_aside(statement.text, one, customers=True) for one in named):
            return True
        return field in _OPINIONS and self._begins_with_stranger(statement, named)

    def _told_before(self, statement: Statement, field: str, value: Value) -> Subject | None:
        """Whoever “it” is, or whom the page is about."""
        if self.alone and field in _OPINIONS and statement.text[:1] in _QUOTES:
            return Subject(self.alone, 0, IT - 0.07)
        is_it = bool(_IT.match(statement.text))
        if is_it and self._last:
            return Subject(self._last, 0, IT)
        if self._post and field == "funding" and _SAME_ROUND.search(statement.text):
            return Subject(self._post, 0, IT)
        if self._post and field == "customers" and uses_it(statement.text, value.end):
            return Subject(self._post, 0, IT)
        if self._post and field in _OPINIONS and not _ANOTHER.search(statement.text, 1, value.start):
            return Subject(self._post, 0, IT - 0.07)
        if self._of_others or not self.topic:
            return None
        if is_it:
            return Subject(self.topic, 0, IT - 0.07)
        is_unclear = value.need is Need.NAMED or self._is_of_somebody(statement, field)
        return None if is_unclear else Subject(self.topic, 0, IT - 0.1)

    def _is_of_somebody(self, statement: Statement, field: str) -> bool:
        """Whether a sentence that names no company of ours begins with the name of somebody, or of a figure says no
        subject of its own: a page about a company also tells of investors, towns and markets."""
        text = statement.text
        if re.match(rf"\W*(?!(?:{_NO_NAMES}) )[A-ZÀ-Þ][\w’'-]+ (?:[A-ZÀ-Þ][\w’'-]+|&)", text) and (
            len(text.split()) > 5
        ):
            return True
        is_piece = statement.kind is not BlockKind.TEXT or len(text.split()) <= 8
        return field in _STRONG_FIGURES and not is_piece and not _OF_PRICE.match(text)

    def _on_own_site(
        self, statement: Statement, named: Sequence[Mention], field: str, value: Value
    ) -> Subject | None:
        """On its own site everything is about the company, but what names another one."""
        if self.own is None or any(
            one.name != self.own.name and not is_aside(statement.text, one, customers=False) for one in named
        ):
            return None
        if field in _STRONG_FIGURES and any(one.name != self.own.name for one in named):
            return None
        if value.need is Need.SITE or (value.need is Need.UNDER and _IT.match(statement.text)):
            return Subject(self.own, 0, SITE)
        return None

    def under(self, statement: Statement) -> Subject | None:
        """By the name of its row or the nearest heading above it that names anybody; of sure 0 where that is another.

        `at` is the length of a heading that tells a story: what stands below may also be of others in it."""
        for words in (statement.row, *reversed(statement.path)):
            if words and (found := self.called(words)) is not None:
                told = len(words) if len(words.split()) > len(found.company.name.split()) + 1 else 0
                return Subject(found.company, told, found.sure)
        return None

    def is_of_nobody(self, statement: Statement, named: Sequence[Mention]) -> bool:
        """Whether nothing in a statement can be about a company, whatever it says: long lists are mostly that."""
        if not (named or self.own) and names_a_double(statement.text, self.found):
            return True
        known = named or self.own or self.topic or self._last
        return not known and self.under(statement) is None

    def called(self, words: str) -> Subject | None:
        """Whom a row, a column or a heading names; of sure 0 where it is somebody else or several."""
        named = self._mentions(words, heading=True)
        if not named:
            return None
        company = self._companies.get(named[0].name)
        if company is None and self.own and self._is_its_product(words):
            company = self.own
        elif len({one.name for one in named}) > 1 or company is None:
            return Subject(company or self.found.companies[0], 0, 0.0)
        return Subject(company, 0, UNDER)

    def _is_its_product(self, words: str) -> bool:
        """Whether a name on its own site is that of a product of its own with a word more: Anvil School, of Anvil."""
        return any(
            words.startswith(f"{product} ") for product, whose in self.found.goods if self.is_its_own(whose)
        )

    def is_its_own(self, name: str) -> bool:
        return self.own is not None and same_name(name, self.own.name)


def _whose(text: str, named: Sequence[Mention], value: Value) -> Mention | None:
    """Who has so many, of “900 teams that are customers of Bolt”."""
    return next((one for one in named if _OF.fullmatch(text, value.end, max(one.start, value.end))), None)
