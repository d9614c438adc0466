"""Which cells of a comparison are somebody else's: of another vendor's row or column, beside the house's own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from indexing.web.page import Block, WebPage
from skills.research.extract.labels.labels import LABELS, asks
from skills.research.extract.whose.attribute import Attribution

# the column of a house's own table in which it stands beside others
_WHOSE = re.compile(
    r"\W*(?:(?:the )?(?:others?|who|whose|vendors?|suppliers?|providers?|makers?|manufacturers?|brands?|"
    r"compan(?:y|ies)|rivals?|competitors?|anbieter|hersteller|wettbewerber|mitbewerber|marken?|firma|firmen|fournisseurs?|marques?|"
    r"concurrents?|prestataires?|fabricantes?|proveedor(?:es)?|marcas?|competidor(?:es)?|leverancier|udbyder|"
    r"leverantör))\W*",
    re.IGNORECASE,
)
# the column of somebody's comparison in which things of several houses stand
_COMPARED = re.compile(
    r"\W*(?:(?:the )?(?:products?|devices?|systems?|models?|machines?|software|tools?|apps?|units?|kit|gerät\w*|"
    r"modelle?|produkte?|systeme?|maschinen?|anlagen?|modèles?|produits?|appareils?|modelos?|productos?|equipos?)|who|"
    r"vendors?|suppliers?|makers?|brands?|anbieter|hersteller|marken?|marques?|marcas?)\W*",
    re.IGNORECASE,
)
# a column that is called by a name, and by no word for what stands in it
_NAMED = re.compile(
    r"(?!(?:notes?|remarks?|comments?|verdict|differences?|why|sources?|date|total|bemerkung\w*|anmerkung\w*|hinweise?|"
    r"remarques?|commentaires?|notas?|opmerking\w*|yes|no|unit|details?)\b)(?-i:[A-ZÀ-Þ])[\w’&.-]+"
    r"(?: (?:(?:&|and|und|et|y|of) )?(?-i:[A-ZÀ-Þ])[\w’&.-]*){0,2}",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Compared:
    """The tables of one page."""

    page: WebPage
    who: Attribution

    def is_anothers(self, field: str, cell: Block, cells: Sequence[Block]) -> bool:
        """Whether a cell of a row stands in the row or the column of somebody whom the page only sets beside the
        house."""
        if self.who.own is not None:
            return self._is_in_anothers_column(cell, cells) or self._is_in_anothers_row(cell, cells)
        return self._is_below_a_stranger(cell, cells) or (
            field == "proof" and self._is_in_a_strangers_row(cells)
        )

    def _is_in_anothers_row(self, cell: Block, cells: Sequence[Block]) -> bool:
        """Of a house's own table: “Vendor | Price / Bolt | $52”."""
        if cell is cells[0] or not _WHOSE.fullmatch(cells[0].column):
            return False
        named = self.who.called(cell.row)
        return named is None or not named.sure or named.company != self.who.own

    def _is_in_anothers_column(self, cell: Block, cells: Sequence[Block]) -> bool:
        """Of a house's own table: “Acme | Bolt | Spreadsheets”."""
        heads = {one.column.strip() for one in cells if one.column}
        own = {one for one in heads if self.who.is_its_own(one)}
        named = self.who.called(cell.column) if own and cell.column.strip() not in own else None
        is_own = named is not None and named.sure > 0 and named.company == self.who.own
        return bool(own) and bool(cell.column) and cell.column.strip() not in own and not is_own

    def _is_below_a_stranger(self, cell: Block, cells: Sequence[Block]) -> bool:
        """Of somebody's table: below a name that nobody knows, beside the house's column."""
        head = cell.column.strip()
        if not _NAMED.fullmatch(head) or self.who.called(head) is not None:
            return False
        if any(asks(field, head) for field in LABELS):
            return False
        # the corner may bear the house's name above its plans
        beside = {one.column.strip() for one in cells[1:] if one.column} - {head}
        own = {one for one in beside if self.who.called(one) is not None}
        return bool(own) and not any(head.startswith(f"{one} ") for one in own)

    def _is_in_a_strangers_row(self, cells: Sequence[Block]) -> bool:
        """Of somebody's table: in a row that is called by none of the houses, where another row is; a mark in it is a
        rival's, whatever the page is about."""
        first = cells[0]
        if not _COMPARED.fullmatch(first.column) or self.who.called(self.page.words(first)):
            return False
        return (*first.path, first.column) in self._with_a_house

    @cached_property
    def _with_a_house(self) -> frozenset[tuple[str, ...]]:
        """The first columns in which a house is named; a page may have thousands of rows."""
        return frozenset(
            (*one.path, one.column)
            for one in self.page.blocks
            if one.column and not one.row and self.who.called(self.page.words(one)) is not None
        )
