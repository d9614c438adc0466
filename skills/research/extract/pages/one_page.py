"""One page as it is read for facts: whose it is, what was marked in it, and how a value of it becomes a fact."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache
from urllib.parse import urlsplit

from indexing.tagging import NO_TAGGER
from indexing.web.legal import LEGAL
from indexing.web.page import Block, BlockKind, WebPage
from skills.research.compare.figures import CENTS, KRONE, TIMES
from skills.research.cued import Cued
from skills.research.extract.amounts.page_days import day_of, days_of_parts, is_old
from skills.research.extract.fields.buyers.ends_of_count import ends_of
from skills.research.extract.fields.money.funding import names_other_money
from skills.research.extract.fields.prices.consumables import is_by_piece
from skills.research.extract.fields.prices.hearsay_prices import compared_in
from skills.research.extract.fields.prices.terms import due_of, terms_of
from skills.research.extract.fields.product import is_gone, is_to_come
from skills.research.extract.fields.proofs.not_held import CERTIFICATE
from skills.research.extract.labels.labels import asks, label_before
from skills.research.extract.labels.value import FIGURES, Finder, Said, Value
from skills.research.extract.names.names import bare, listed_names
from skills.research.extract.pages.buyer_parts import BuyerParts
from skills.research.extract.pages.compared import Compared
from skills.research.extract.pages.plan_cards import plan_cards
from skills.research.extract.tagging.tagged import (
    EachOnce,
    Tags,
    is_likely,
    tags_of,
    value_of,
    weighed,
    widened,
)
from skills.research.extract.whose.attribute import Attribution, Subject
from skills.research.extract.whose.companies import Found
from skills.research.extract.words.doubt import is_denied, is_of_its_year, is_over, is_unsure, was_once
from skills.research.extract.words.furniture import is_byline, is_furniture
from skills.research.extract.words.loose_ends import tidied
from skills.research.extract.words.phrases import trimmed
from skills.research.extract.words.places import is_of_a_place, is_street
from skills.research.extract.words.statements import Statement, statements_of
from skills.research.extract.words.sums import part_of
from skills.research.facts import Fact, Measure, Span, Voice

# whose crowns are meant, by a page's language, its country's domain or the code that it names
_CROWNS = {"nb": "NOK", "nn": "NOK", "no": "NOK", "sv": "SEK", "se": "SEK", "da": "DKK", "dk": "DKK"}
# what customers and reviewers say proves what is liked and missed, never a vendor's own figures
_MOST_KEPT = 64  # sentences, of which each field asks the same
_MOST_BEHIND = 5  # blocks
_MOST_OF_LIST = 64  # items
_MOST_OF_BUTTON = 4  # words
# “Book a demo”, “Vorführung vereinbaren”: what a button bids whoever reads it do
_CALLS = re.compile(
    r"(?:(?:book|request|schedule|arrange|order|watch|read|download|view|send|ask for|contact|talk to|try|see|"
    r"get|start|join) (?:an?|the|your|our|us|more|now|it|for|free|in touch|started|all)\b[^.;]*|"
    r"(?:(?:jetzt|hier|kostenlos|unverbindlich) )*(?-i:[A-ZÄÖÜ])\w+ (?:(?:jetzt|kostenlos) )?(?:vereinbaren|buchen|"
    r"anfordern|anfragen|testen|"
    r"starten|ansehen|lesen|herunterladen|bestellen|kontaktieren|sichern|entdecken)|"
    r"(?:demander|réserver|essayer|voir|télécharger|planifier|découvrir|lire) [^.;]+|"
    r"(?:solicitar|reservar|probar|pedir|descargar|leer|agendar|concertar) [^.;]+)[ →»›!]*",
    re.IGNORECASE,
)
OF_OTHERS = frozenset(("weakness", "proof", "edge"))


_SURE_OF_PRICE = re.compile(
    r"\bnever (?:sold|billed)\b|\bmay (?:also )?(?:buy|book|hire|rent|take|choose|order)\b|"
    r"\bwithout (?:an? |any )?(?:plan|contract|subscription|membership|account|commitment|minimum|deposit)\b|"
    r"\b(?:we|fitters?|engineers?|technicians?|team|colleagues?) will (?:check|visit|come|clean|repair|inspect|"
    r"adjust|collect|"
    r"deliver|install|look|do)\b",
    re.IGNORECASE,
)


# where a house is registered, and under which number
_REGISTER = Cued(
    r"^\W*(?:Registergericht|Amtsgericht|Handelsregister|Registered (?:in|office|no|number)|(?:Company|"
    r"Registration) (?:no|number|reg)|"
    r"USt-Id|VAT (?:no|number|reg)|SIRE[NT]|RCS|Registro Mercantil)\b|\bHR[AB] ?\d{3,}|"
    # beside the address, wherever in the line: “P.IVA 028…”, “VAT GB 812…”, “share capital 110.000 paid up”
    # and not “plus VAT 20 %”
    r"\b(?:P\. ?IVA|Partita IVA|REA|KvK|BTW|VAT(?: no\.?| number)?|CIF|NIF)[ .:-]{1,2}[A-Z]{0,2} ?-?\d[\d. -]{4}",
)


class OnePage:
    """What every statement of a page is read with; `tags` are those of `mark`."""

    def __init__(
        self,
        source: str,
        page: WebPage,
        found: Found,
        finders: Mapping[str, Finder],
        tagger: EachOnce | None = None,
    ) -> None:
        self.source = source
        self.page = page
        self.finders = finders
        self.old = is_old(page)
        self.who = Attribution(page, found)
        self.parts = BuyerParts(page, self.who)
        self.statements = statements_of(page)
        self.terms = terms_of(self.statements)
        self.tagger = tagger or EachOnce(NO_TAGGER)
        self.tags: Tags = {}
        self._days = days_of_parts(page)

    def behind(self, statement: Statement) -> Sequence[Block]:
        """The blocks that follow a statement, as many as belong to one review."""
        at = bisect_left(self._starts, statement.end)
        return self.page.blocks[at : at + _MOST_BEHIND]

    def items_beside(self, statement: Statement) -> Sequence[Statement]:
        """The items of the list that a statement stands in, itself among them, as many as anybody would compare."""
        return self._items.get(statement.path, ())[:_MOST_OF_LIST]

    @cached_property
    def compared(self) -> Compared:
        return Compared(self.page, self.who)

    @cached_property
    def _items(self) -> Mapping[tuple[str, ...], Sequence[Statement]]:
        items: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
        for one in self.statements:
            if one.kind is BlockKind.ITEM:
                items[one.path].append(one)
        return items

    @cached_property
    def _starts(self) -> list[int]:
        return [one.start for one in self.page.blocks]

    def mark(self, statements: Sequence[Statement]) -> None:
        """Have the tagger read them, all at once."""
        self.tags = tags_of(self.tagger, statements, own=self.who.own is not None)

    def values(self, finder: Finder, said: Said, field: str, start: int, end: int) -> Iterator[Value]:
        """What patterns find, then what is tagged besides."""
        if field in OF_OTHERS and (self._is_furniture(said) or (field != "proof" and self._is_button(said))):
            return
        if _is_where(said, field):
            return
        found = [] if _is_registered(said.text) else list(self._told(finder, said, field))
        read = self.tags.get((start, end))
        tags = [one for one in read or () if one.label == field]
        if tags and (_asks_another(field, said) or self._is_imprint(said.text)):
            tags = []
        for one in map(self._in_currency, found):
            if one and (told := one if read is None else weighed(one, field, said, tags)) is not None:
                yield widened(told, field, said, tags)
        for tag in tags:
            is_new = not any(one.start < tag.end and tag.start < one.end for one in found)
            value = value_of(tag, said) if is_new and is_likely(tag, said) else None
            if value and (value := self._in_currency(value)):
                yield replace(value, tagged=True)

    def _told(self, finder: Finder, said: Said, field: str) -> Iterator[Value]:
        for one in _found(finder, said, field):
            if field != "price" or not self._is_of_other_things(said.text, one):
                yield one

    def _is_of_other_things(self, text: str, value: Value) -> bool:
        """Whether a price is told for comparison, and of none of the companies."""
        compared = compared_in(text, value.start)
        return bool(compared) and not any(one.name for one in self.who.found.names.mentions(compared))

    def _is_furniture(self, said: Said) -> bool:
        """Whether a line says nothing of what anybody sells; who wrote stands below what others wrote."""
        return is_furniture(said.text, own=said.own) or (not said.own and is_byline(said.text))

    def _is_button(self, said: Said) -> bool:
        """Whether a short line of a house's own page is nothing but a link: “Book a demo”."""
        if not said.own or len(said.text.split()) > _MOST_OF_BUTTON:
            return False
        return said.text.strip() in self._links or bool(_CALLS.fullmatch(said.text.strip()))

    @cached_property
    def _links(self) -> frozenset[str]:
        return frozenset(one.words.strip() for one in self.page.links)

    def _is_imprint(self, text: str) -> bool:
        """Whether a line is a house's own full name with where it is: “Acme Ltd, The Dye House, Kirkstall Road”, or
        where it is registered."""
        if _is_registered(text):
            return True
        own = self.who.own
        names = listed_names([bare(one) for one in own.aliases]) if own else ""
        is_named = bool(names) and re.match(
            rf"\W*(?:{names}),? {LEGAL}\.?(?:\s?[,·•|]\s+|\s?\n\s*)(?=[A-ZÀ-Þ0-9])", text
        )
        return bool(is_named) and not re.search(r"\b(?:is|are|has|have|ist|hat|est|a)\b", text)

    def _in_currency(self, value: Value) -> Value | None:
        """Crowns are those of the page's language or country, cents of the money it speaks of; None where nothing says
        whose."""
        if value.measure is None or value.measure.unit not in (KRONE, CENTS):
            return value
        unit = self._crowns if value.measure.unit == KRONE else self._cents_of
        return replace(value, measure=replace(value.measure, unit=unit)) if unit else None

    def _as_all(self, field: str, measure: Measure | None) -> Measure | None:
        """“All prices per marina and month”, below which stands “$49”; a price that names its own thing or its own
        time keeps it."""
        if field != "price" or measure is None or not measure.amount or not self.who.own:
            return measure
        if set(measure.per) - set(TIMES) or self._says_each:
            return measure
        is_timed = bool(set(measure.per) & set(TIMES))
        if is_timed and set(self.terms.per) & set(TIMES) and set(self.terms.per) - set(TIMES):
            return measure  # “County: £2,900 a month” in a list of prices per area and month
        more = (one for one in self.terms.per if not (is_timed and one in TIMES))
        return replace(measure, per=tuple(sorted({*measure.per, *more})))

    @cached_property
    def _says_each(self) -> bool:
        """Whether the plans of a price list say themselves what each is for, so that a fee beside them is for none of
        it."""
        cards = plan_cards(self.statements)
        return bool(cards) and all(card.runs_by_itself for card in cards)

    def _as_due(self, measure: Measure | None, cell: Block | None) -> Measure | None:
        """A column or a row “Paid yearly” says when a price is due, where the page says for how long all are."""
        is_due = cell is not None and due_of(cell)
        if measure is None or not is_due or not set(self.terms.per) & set(TIMES):
            return measure
        return replace(measure, per=tuple(one for one in measure.per if one not in TIMES))

    @cached_property
    def _crowns(self) -> str:
        named = {code for code in set(_CROWNS.values()) if re.search(rf"\b{code}\b", self.page.text)}
        country = (urlsplit(self.page.url).hostname or "").rpartition(".")[2]
        return (
            _CROWNS.get(self.page.language[:2])
            or _CROWNS.get(country)
            or (named.pop() if len(named) == 1 else "")
        )

    @cached_property
    def _cents_of(self) -> str:
        euros, dollars = (
            len(re.findall(signs, self.page.text)) for signs in (r"€|\bEUR\b|\beuros?\b", r"\$|\bUSD\b")
        )
        if euros == dollars:
            return "USD" if self.page.language == "en" else "EUR"
        return "EUR" if euros > dollars else "USD"

    def is_of_rival(self, subject: Subject, field: str) -> bool:
        """What a company says of another one's figures, or of what that lacks, proves nothing."""
        return (
            (field in FIGURES or field == "weakness")
            and self.who.own is not None
            and subject.company != self.who.own
        )

    def is_doubted(self, text: str, field: str, value: Value) -> bool:
        if (
            field == "price"
        ):  # neither what one buys without being bound nor what is done for it casts doubt on a price
            text = _SURE_OF_PRICE.sub(lambda found: " " * len(found[0]), text)
        if field == "product" and _is_no_product(text, value):
            return True
        if is_unsure(text, value.at, of_doing=field in ("edge", "weakness")):
            return True
        return value.affirms and is_denied(
            text, value.at, whole=field in FIGURES and text[: value.at].count(",") == 0
        )

    def fact(
        self, subject: Subject, field: str, statement: Statement, value: Value, *, cell: Block | None = None
    ) -> Fact:
        offset = cell.start - statement.start if cell else 0
        text = statement.text
        start, end = trimmed(text, value.start + offset, value.end + offset)
        if value.measure is None and not value.words:
            start, end = tidied(text, start, end, field)
        if field == "customers" and (cell is None or value.measure is None):
            end = ends_of(text, start, end)
        struck = statement.struck or (cell is not None and cell.struck)
        today = self.page.modified or self.page.published or self.page.fetched_at.date()
        # what an audit found some time ago is told with its day, and so is a round of long ago
        is_sale = value.measure is None and value.affirms  # whoever bought the company has it since
        is_dated = field == "weakness" or (field == "funding" and (is_sale or value.of not in ("", "total")))
        once = is_over(text) if is_dated else was_once(text, start, today)
        is_of_then = field in ("customers", "price") and is_of_its_year(text, start, today)
        past = (
            self.old
            or is_of_then
            or struck
            or value.past
            or (field == "product" and is_gone(text))
            or (once and field not in ("edge", "proof", "lost", "product", "segment"))
        )
        return Fact(
            company=subject.company.name,
            field=field,
            value=value.words or " ".join(text[start:end].split()),
            span=Span(self.source, statement.start, statement.end, text),
            voice=self._voice(subject, statement),
            sure=round(subject.sure * value.sure, 3),
            of=value.of if field in FIGURES else "",
            measure=value.measure
            if is_by_piece(text[value.end + offset :])
            else self._as_all(field, self._as_due(value.measure, cell)),
            about=day_of(
                text, self.page, self._day_above(statement), within=part_of(text, value.start + offset)
            ),
            past=past,
            tagged=value.tagged,
            extra=value.extra,
        )

    def _day_above(self, statement: Statement) -> date | None:
        """The day that the part of the page is of which a statement stands in, or which it is the heading of."""
        is_heading = statement.kind is BlockKind.HEADING
        path = (*statement.path, statement.text) if is_heading else statement.path
        return next(
            (self._days[path[:end]] for end in range(len(path), 1, -1) if path[:end] in self._days), None
        )

    def _voice(self, subject: Subject, statement: Statement) -> Voice:
        return Voice.ITSELF if self.who.own == subject.company and not statement.quoted else Voice.OTHERS


@lru_cache(_MOST_KEPT)
def _is_registered(text: str) -> bool:
    return bool(_REGISTER.search(text))


def _is_where(said: Said, field: str) -> bool:
    """Whether a line only says where something is."""
    if said.own and is_of_a_place(field, said.text, said.path):
        return True
    return field in ("customers", "product") and is_street(said.text)


def _asks_another(field: str, said: Said) -> bool:
    """Whether a cell's or an item's label asks for another field whose values are words."""
    before = label_before(said.text)
    labels = [*(said.label.split(" › ") if said.alone else ()), *((before["label"],) if before else ())]
    return not any(asks(field, one) for one in labels) and any(
        asks(other, one) for one in labels for other in _OF_WORDS
    )


# by which a thing speaks to others
_RADIO = re.compile(
    r"(?:Bluetooth|Wi-?Fi|LoRa(?:WAN)?|ZigBee|Zigbee|NFC|USB|LTE|GSM|RFID|Modbus|Ethernet)(?: ?[A-Z\d][\w.-]*)?"
)


def _is_no_product(text: str, value: Value) -> bool:
    """Whether it is still to come, or the name of a certificate or of a radio."""
    words = text[value.start : value.end].strip()
    return is_to_come(text, value.end) or bool(CERTIFICATE.fullmatch(words) or _RADIO.fullmatch(words))


_OF_WORDS = ("segment", "edge", "weakness")


def _found(finder: Finder, said: Said, field: str) -> Iterator[Value]:
    """What a finder finds; of “Pros: fast and cheap” also behind the colon, as below such a label."""
    labelled = label_before(said.text)
    if labelled and field in _OF_WORDS and _asks_another(field, said):
        return
    if labelled and asks(field, labelled["label"]):
        if field == "funding" and names_other_money(labelled["label"]):
            return  # “Valuation at the last round: $96 million”
        at = labelled.end()
        rest = Said(said.text[at:], said.path, labelled["label"].strip(), said.own, alone=True)
        for one in finder(rest):
            yield replace(
                one, start=one.start + at, end=one.end + at, cue=one.cue + at if one.cue >= 0 else -1
            )
        return
    yield from finder(said)
