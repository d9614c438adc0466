"""Rows of tables: each cell is about the company that its row or its column is called by."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indexing.web.page import Block
from skills.research.compare.add_ons import set_beside
from skills.research.compare.figures import TIMES
from skills.research.extract.fields.money.funding import names_a_round
from skills.research.extract.fields.prices.asked_by_others import is_had
from skills.research.extract.fields.prices.extra_headings import names_extras
from skills.research.extract.fields.prices.terms import (
    due_of,
    is_sum,
    told_besides,
)
from skills.research.extract.fields.proofs.no_proof import is_no_proof
from skills.research.extract.fields.proofs.not_held import is_refused
from skills.research.extract.fields.proofs.prizes import is_confirmed, is_named, is_won
from skills.research.extract.labels.labels import asks
from skills.research.extract.labels.value import FIGURES, Said, Value
from skills.research.extract.pages.buyer_rows import names_buyers
from skills.research.extract.pages.older_columns import is_older_column, year_of
from skills.research.extract.pages.one_page import OF_OTHERS, OnePage
from skills.research.extract.pages.row_names import called_in_row, described
from skills.research.extract.pages.row_plans import is_no_plan
from skills.research.extract.pages.stories import Stories
from skills.research.extract.pages.turns import lost_row
from skills.research.extract.whose.attribute import Subject
from skills.research.extract.words.doubt import is_denied, is_hearsay, is_unsure
from skills.research.extract.words.families import WITHDRAWN
from skills.research.extract.words.statements import MOST_CELLS, Statement
from skills.research.facts import Fact

# above a house's own table of what it sells, and what a row of that is called by
_OUR_GOODS = re.compile(
    r"\W*(?:our|unsere|nos|i nostri|nuestros) (?:programs?|programmes?|programme|software|products?|produkte|"
    r"produits|"
    r"prodotti|productos|tools|apps|machines|modules|geräte|logiciels)\W*",
    re.IGNORECASE,
)
_GOODS = re.compile(
    r"(?!(?:Languages?|Delivery|Warranty|Support|Prices?|Platforms?|Systems?|Sprachen?|Lieferung|Garantie)$)"
    r"[A-ZÀ-Þ][\w+’'-]*(?: [A-ZÀ-Þ0-9][\w+’'-]*){0,2}"
)
# above a table of what is bought and kept, beside what is paid again and again
_BOUGHT = re.compile(
    r"\W*(?:(?:the|our|your|die|das|le|la|les|el|los|las) )?(?:(?:things|what|bits) you (?:buy|own|keep)(?: (?:once|"
    r"outright))?|hardware|devices|(?:to )?buy|bought once|kaufen|zum kaufen|geräte|matériel|équipements?|acheter|à "
    r"l[’']achat|"
    r"equipos?|comprar|en propiedad|apparatuur|kopen)\W*",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:install\w*|training|delivery|postage|shipping|carriage|repairs?|calibrat\w+|set-?up|deposit|fees?|service)\b|"
    r"versand|liefer|montage|einweisung|kalibrier|pfand|kaution|gebühr|livraison|pose|formation|caution|envío|portes|"
    r"instalación|fianza",
    re.IGNORECASE,
)
_THING = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?: [\w’'-]+){0,2}")
# a bare number in a cell says what its row or column is called
_NOUNS = {"customers": " customers"}
# columns of a register in which houses stand by their full names
_HOLDER = re.compile(
    r"^\W*(?:holders?|compan(?:y|ies)|firms?|organi[sz]ations?|inhaber\w*|unternehmen|firma|titulaires?|entreprises?|"
    r"titular(?:es)?|empresas?)\b",
    re.IGNORECASE,
)
# a sum that nobody has given or asked yet: “expected 2027 | €15 million sought”
_SOUGHT = re.compile(
    r"(?:^|(?<= · ))\W*(?:expected|planned|projected|targeted|forecast|geplant|erwartet|angestrebt|prévue?s?|"
    r"attendue?s?|"
    r"previst[oa]s?|planlagt|forventet|gepland|verwacht)\b|\b(?:sought|wanted|gesucht|recherchée?s?|buscad[oa]s?|søges|"
    r"gezocht)\W*$",
    re.IGNORECASE,
)
# what a row says of a certificate that nobody holds
_NOT_HELD = re.compile(
    r"\b(?:runners?-up|finalists?|shortlisted|nominated|nominee|(?:second|third) (?:place|prize)|expired|lapsed|"
    rf"{WITHDRAWN}|"
    r"revoked|suspended|ausgesetzt|suspendue?|not renewed|none|not (?:yet|held|audited|certified|"
    r"applicable|relevant)|n/a|entfällt|"
    r"sans objet|application (?:filed|submitted|"
    r"pending|made)|refused|"
    r"requested|pending|planned|antrag gestellt|application received|not begun|nicht erneuert|applied for|"
    r"(?:in|under) application|(?:in|under|awaiting) (?:progress|preparation|assessment|review|examination|"
    r"evaluation|audit)|being (?:assessed|reviewed|examined|audited)|in prüfung|wird geprüft|en trámite|in corso|"
    r"in behandeling|aangevraagd|abgelaufen|beantragt|geplant|expiré|en cours|prévu|"
    r"caducado)\b",
    re.IGNORECASE,
)

# columns of a register of certificates: what is held, and whether it is
_SCHEME = re.compile(
    r"\W*(?:schemes?|standards?|certificat(?:e|ion)s?|marks?|labels?|licen[cs]es?|class|accreditations?|"
    r"approvals?|permits?|"
    r"norm(?:en)?|zertifikate?|siegel|prüfzeichen|normes?|certificats?|agréments?|certificad[oa]s?|certificación|sello|"
    r"ordning|mærke|keurmerk)(?: (?:or|and|oder|und|ou|et|o|y|of|en) \w+)?\W*",
    re.IGNORECASE,
)
_STATUS = re.compile(
    r"\W*(?:status|state|validity|valid(?: until)?|gültig(?:keit| bis)?|statut|état|validité|valable "
    r"jusqu[’']au|estado|"
    r"vigencia)(?: (?:on|at|in) [^|]{2,20})?\W*",
    re.IGNORECASE,
)
_SUSPENDED = re.compile(
    r"\b(?:suspend\w*|ruh(?:t|end)|suspendu\w*|suspendid[oa]|ausgesetzt|under review)\b", re.IGNORECASE
)


# in a register what shares were given out for
_OF_SHARES = re.compile(
    r"\W*(?:allotments?|share issues?|kapitalerhöhung\w*|augmentations? de capital|ampliaci\w+ de capital)\b.*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Rows:
    on: OnePage

    def row(self, statement: Statement) -> Iterator[Fact]:
        """A row says something of the company that it, or the column of a cell, is called by; else of the page's."""
        yield from self._named_rows(statement)
        yield from self._registered(statement)
        yield from self._named_goods(statement)
        yield from self._lost(statement)
        state = self._state_of(statement)
        for number, cell in enumerate(statement.cells[:MOST_CELLS]):
            if number == 0 and len(statement.cells) > 1 and self._is_head(statement.cells):
                continue
            subject = self.subject(statement, cell)
            if subject is None or self._is_a_buyer(cell):
                continue
            for field, value in self._in_cell(statement, cell):
                if self.on.compared.is_anothers(field, cell, statement.cells[:MOST_CELLS]):
                    continue
                if self.on.is_of_rival(subject, field) or (field == "proof" and cell is state):
                    continue
                older = self._may_be_older(field, cell) and self._is_older(cell, statement)
                told = replace(value, past=value.past or older)
                fact = self.on.fact(subject, field, statement, told, cell=cell)
                yield replace(fact, about=year_of(cell) or fact.about) if older else fact

    def _is_a_buyer(self, cell: Block) -> bool:
        """Whether a cell only names who buys from the house whose page it is."""
        is_named = self.on.who.own is not None and names_buyers(cell.column)
        return is_named and not any(map(str.isdigit, self.on.page.words(cell)))

    def _named_rows(self, statement: Statement) -> Iterator[Fact]:
        """“B Corp | certified since June 2025”: the name and what says that it is held."""
        cells = statement.cells[:2]
        if len(cells) < 2 or "proof" not in self.on.finders or statement.quoted:
            return
        name, beside = (self.on.page.words(one).strip() for one in cells)
        is_asked = any(
            asks("proof", one) for one in (*statement.path[-1:], cells[1].column, cells[0].column) if one
        )
        if (
            not (is_asked or is_named(name) or is_won(name, beside))
            or not is_confirmed(beside)
            or not re.search(r"[^\W\d_]{2}", name)
            or is_no_proof(name)
            or self.on.who.called(name) is not None
        ):
            return
        subject = self.subject(statement, cells[1])
        if subject is not None:
            both = replace(statement, end=cells[1].end, cells=())
            yield self.on.fact(subject, "proof", both, Value(0, cells[0].end - statement.start, sure=0.9))

    def _state_of(self, statement: Statement) -> Block | None:
        """The cell that says how it stands with the certificate in another one of its row: no proof by itself."""
        cells = statement.cells[:MOST_CELLS]
        if not any(_SCHEME.fullmatch(one.column) for one in cells):
            return None
        return next((one for one in cells if _STATUS.fullmatch(one.column)), None)

    def _registered(self, statement: Statement) -> Iterator[Fact]:
        """“Acme Ltd | Kettle | Quiet Kitchen Mark | valid until 03/2028” in the table of who keeps a register."""
        scheme = next((one for one in statement.cells[:MOST_CELLS] if _SCHEME.fullmatch(one.column)), None)
        status = self._state_of(statement)
        if scheme is None or status is None or "proof" not in self.on.finders or statement.quoted:
            return
        told = self.on.page.words(status)
        if not is_confirmed(told) or _NOT_HELD.search(told) or _SUSPENDED.search(told):
            return
        subject = self.subject(statement, scheme)
        if subject is not None and not self.on.who.own and self.on.page.words(scheme)[:1].isupper():
            yield self.on.fact(
                subject, "proof", statement, Value(0, scheme.end - scheme.start, sure=0.95), cell=scheme
            )

    def _lost(self, statement: Statement) -> Iterator[Fact]:
        subject = self.subject(statement, statement.cells[-1]) if "proof" in self.on.finders else None
        if subject is not None and not statement.quoted and not self.on.is_of_rival(subject, "weakness"):
            yield from lost_row(self.on, statement, subject)

    def _named_goods(self, statement: Statement) -> Iterator[Fact]:
        """“Our programs / Framewise | quotes for frames”: of a house's own table without a head."""
        cells = statement.cells
        if len(cells) != 2 or "product" not in self.on.finders or not self.on.who.own or cells[0].column:
            return
        name, beside = (self.on.page.words(one).strip() for one in cells)
        if is_sum(beside) and any(map(_BOUGHT.fullmatch, statement.path[-1:])):
            name = name.partition(",")[0]
            if _THING.fullmatch(name) and not (asks("price", name) or _DONE.search(name)):
                start = cells[0].start - statement.start
                value = Value(start, start + len(name), sure=0.8)
                yield self.on.fact(Subject(self.on.who.own, 0, 0.9), "product", statement, value)
            return
        is_asked = any(_OUR_GOODS.fullmatch(one) for one in statement.path[-1:])
        if (
            is_asked
            and _GOODS.fullmatch(name)
            and beside[:1].isupper()
            and " " in beside
            and not is_sum(beside)
        ):
            value = Value(0, cells[0].end - statement.start, sure=0.9)
            yield self.on.fact(Subject(self.on.who.own, 0, 0.9), "product", statement, value)

    def _may_be_older(self, field: str, cell: Block) -> bool:
        """Whether it is of one year at a time: a price, a count, a mark; a certificate of last year still holds."""
        is_mark = field == "proof" and not re.search(r"[^\W\d_]", self.on.page.words(cell))
        return is_mark or field in ("price", "customers")

    def _is_older(self, cell: Block, statement: Statement) -> bool:
        return is_older_column(cell, statement.cells[:MOST_CELLS], self.on.page.fetched_at.date())

    def _is_head(self, cells: Sequence[Block]) -> bool:
        """Whether the first cell of a row is what the others are about: a company, a plan, whatever a sum is asked
        for."""
        words = [self.on.page.words(one) for one in cells[:MOST_CELLS]]
        if not is_sum(words[0]) and any(map(is_sum, words[1:])):
            return True
        is_name = self.on.who.called(words[0]) is not None or not re.search(r"\d", words[0])
        return is_name and not cells[0].row

    def subject(self, statement: Statement, cell: Block) -> Subject | None:
        for words in (
            cell.column,
            cell.row,
            self.on.page.words(statement.cells[0]),
            *reversed(statement.path),
        ):
            if words and (found := self.on.who.called(words)) is not None:
                is_holder = bool(_HOLDER.search(statement.cells[0].column)) and words != cell.column
                is_another = is_holder and found.company.has_other_name_than(words)
                return found if found.sure and not is_another else None
        if self.on.who.own:
            return Subject(self.on.who.own, 0, 0.8)
        return Subject(self.on.who.topic, 0, 0.7) if self.on.who.topic else None

    def _in_cell(self, statement: Statement, cell: Block) -> Iterator[tuple[str, Value]]:
        words = self.on.page.words(cell)
        if is_hearsay(words, figures=True):
            return
        labels = [one for one in (cell.row, cell.column) if one]
        meant = told_besides(cell, statement.cells[:MOST_CELLS], self.on.page, self.on.terms)
        is_figure = bool(meant) or is_sum(words)  # whatever its row is called
        asked = [one for one in self.on.finders if any(asks(one, label) for label in labels)]
        if not asked and is_figure and _of_a_round(cell, statement.cells[:MOST_CELLS]):
            asked = ["funding"] if "funding" in self.on.finders else []
        if not asked and not self.on.who.own and _counts_who_uses(cell, statement.cells[0], words):
            asked = ["customers"] if "customers" in self.on.finders else []
        for field in self.on.finders:
            if (statement.quoted and field not in OF_OTHERS) or (is_figure and field not in FIGURES):
                continue
            if field == "product" and names_extras(statement.path[-1:]):
                continue  # spares and extras
            # a cell whose label asks for one field says nothing of another
            if field in asked or not (set(asked) & FIGURES if is_figure else asked):
                told = words + (_NOUNS.get(field, "") if field in asked else "")
                yield from self._of_field(field, told + (meant if field == "price" else ""), statement, cell)

    def _of_field(
        self, field: str, told: str, statement: Statement, cell: Block
    ) -> Iterator[tuple[str, Value]]:
        """What a cell says of one field, of what it and its labels tell together."""
        words = self.on.page.words(cell)
        beside = " · ".join(
            self.on.page.words(one) for one in statement.cells[:MOST_CELLS] if one is not cell
        )
        if field == "proof" and (_NOT_HELD.search(beside) or is_refused(beside)):
            return
        if field in FIGURES and (_SOUGHT.search(words) or (field != "price" and _SOUGHT.search(beside))):
            return
        if field in FIGURES and self._is_of_somebody(field, statement):
            return
        label = " › ".join(one for one in (cell.row, cell.column) if one)
        label = _with_round(field, label, beside, _of_a_round(cell, statement.cells[:MOST_CELLS]))
        path = self._priced_path(statement) if field == "price" else statement.path
        label = " › ".join((label, described(cell, statement.cells[:MOST_CELLS], self.on.page))).strip(" ›")
        said = Said(told, path, label, own=self.on.who.own is not None, alone=True)
        for value in self.on.values(self.on.finders[field], said, field, cell.start, cell.end):
            if not _is_said(value, told, len(words)):
                continue
            of = self._plan_of(value, statement, cell) if field == "price" else value.of
            told_as = replace(_within(value, len(words)), of=of)
            if field in ("edge", "weakness") and not re.search(r"[^\W\d_]", words):  # “Rooms in a site | 40”
                what = self.on.page.words(statement.cells[0]).strip()
                if cell is statement.cells[0] or not re.search(r"[^\W\d_]", what):
                    continue
                told_as = replace(told_as, words=f"{what}: {words.strip()}")
            yield field, told_as

    def _priced_path(self, statement: Statement) -> tuple[str, ...]:
        """The headings above a row; on a house's own list of prices that says so by its title, that too."""
        title = self.on.page.title
        is_list = self.on.who.own is not None and any(
            asks("price", one) for one in re.split(r" [|–—·-] ", title)
        )
        return (title, *statement.path[1:]) if is_list else tuple(statement.path)

    def _is_of_somebody(self, field: str, statement: Statement) -> bool:
        """Whether a row tells what somebody else has, or a buyer below whose name it stands."""
        head = self.on.page.words(statement.cells[0])
        is_theirs = field == "price" and (is_had(head) or _OF_SHARES.fullmatch(head))
        if field != "price" and Stories(self.on).is_of_its_hero(statement):
            return True
        return bool(is_theirs) or self.on.parts.is_theirs(statement.text, statement.path)

    def _plan_of(self, value: Value, statement: Statement, cell: Block) -> str:
        """The plan that a price in a cell is for; its own row says that better than a heading above."""
        is_above = not value.of or value.of in statement.path
        cells = statement.cells[:MOST_CELLS]
        of = (called_in_row(cell, cells, self.on.page, self.on.who) if is_above else "") or value.of
        if is_no_plan(of):
            return ""
        has_plus = value.measure is not None and _PLUS.match(self.on.page.words(cell))
        due = due_of(cell) if set(self.on.terms.per) & set(TIMES) else ""
        if due and of and of != due:
            of = f"{of}, {due[:1].lower()}{due[1:]}"  # “Starter, paid yearly”
        return set_beside(of) if has_plus and of else of


# a cell that says what is paid more: “+ €49 per hotel”
_PLUS = re.compile(r"\s*\+\s*(?:[A-Z]{3} ?|[$€£]\s?)?\d")
_AMOUNT = re.compile(
    r"\W*(?:amounts?|sums?|size|volume|betrag|summe|höhe|volumen|montant|somme|importe|cantidad)\W*",
    re.IGNORECASE,
)
# a table of who sells, in which a column bears a year and counts who uses it: “Software | Plants 2025 | Plants 2026”
_WHO_SELLS = re.compile(
    r"\W*(?:software|systems?|suppliers?|vendors?|providers?|makers?|brands?|programs?|programmes?|anbieter|"
    r"hersteller|"
    r"lieferant\w*|systeme?|logiciels?|éditeurs?|fournisseurs?|marques?)\W*",
    re.IGNORECASE,
)
_WHO_USES = re.compile(
    r"\W*(?:(?:number|no\.|count) of )?(?:plants|laundries|clinics|practices|sites|shops|stores|hotels|restaurants|"
    r"schools|farms|firms|companies|businesses|installations|users|members|houses|branches|betriebe|praxen|kliniken|"
    r"wäschereien|installationen|anwender|nutzer|standorte|établissements|cliniques|cabinets|utilisateurs|sites)"
    r"(?: in use)?,? \(?(?:in |june |july )?(?:19|20)\d\d\)?\W*",
    re.IGNORECASE,
)
_COUNT = re.compile(r"\W*\d{1,3}(?:[ ,.’\u00a0\u202f]?\d{3})*\W*")


def _counts_who_uses(cell: Block, first: Block, words: str) -> bool:
    heads = _WHO_SELLS.fullmatch(first.column) and _WHO_USES.fullmatch(cell.column)
    return bool(heads and _COUNT.fullmatch(words))


def _of_a_round(cell: Block, cells: Sequence[Block]) -> str:
    """The column of another cell that asks for a round, where this one's column asks for no field: “Amount”."""
    is_open = bool(_AMOUNT.fullmatch(cell.column))
    return next(
        (one.column for one in cells if is_open and one is not cell and asks("funding", one.column)), ""
    )


def _with_round(field: str, label: str, beside: str, column: str) -> str:
    """What a cell is called by; the round of an amount may stand in another cell of its row, below `column`."""
    needed = field == "funding" and not asks(field, label) and not names_a_round(label)
    told = beside if names_a_round(beside) else column
    return f"{label} › {told}" if needed and told else label


def _is_said(value: Value, told: str, length: int) -> bool:
    """Whether a cell of so many letters says it plainly: behind them stands only what was set there to find it."""
    is_doubted = is_unsure(told, value.at) or (value.affirms and is_denied(told, value.at))
    return value.start < length and not is_doubted


def _within(value: Value, length: int) -> Value:
    """A value without what was set behind a cell's words to find it."""
    return replace(value, end=min(value.end, length))
