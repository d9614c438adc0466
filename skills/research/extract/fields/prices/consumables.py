"""What is bought piece by piece beside a subscription or a licence: chips, labels, readers. It is no price of the
thing itself, unless a house asks nothing else."""

import re
from collections.abc import Collection, Sequence

from skills.research.compare.figures import TIMES
from skills.research.extract.names.names import flat
from skills.research.facts import Fact
from skills.stems import stem

_PIECES = (
    r"(?:chips|tags|labels|stickers|readers|frames|gates|scanners|handhelds|printers|ribbons|rolls|cartridges|"
    r"filters|"
    r"cables|batteries|cards|badges|brackets|mounts|antennas|antennae|spares|consumables|hardware|chargers|straps|"
    r"sleeves|etiketten|aufkleber|lesegeräte|leser|scanner|drucker|rollen|kabel|karten|batterien|antennen|"
    r"ersatzteile|"
    r"étiquettes|puces|lecteurs|badges|cartes|rouleaux|imprimantes|câbles|piles|etiquetas|lectores|tarjetas)"
)
_BEFORE_SUM = re.compile(
    rf"(?:^|[.;:,|\n]\s*|\b(?:and|und|et)\s+)\W*(?:(?!(?:with|including|for|of)\b)[^\s.;:,|]+ ){{0,3}}?{_PIECES}"
    r"(?:\s*[:|–—-]|\s+(?:are|is|costs?|sell for|start|come|from|at|to|for|just|only|extra|kosten|kostet|ab|je|"
    r"coûtent|"
    r"sont|à|dès|cuestan|desde))*\s*(?:\S{1,3}\s?)?$",
    re.IGNORECASE,
)
# “A$60 a box”, “£1.20 each, in bags of 100”
_PACKED = re.compile(
    r"\s*(?:(?:an?|each|per|/|je|pro|par|la|le|por|el)\s+|(?:each|apiece|je Stück|pièce|la pièce|"
    r"cada una?),? in (?:\w+ )?)"
    r"(?:box(?:es)?|bags?|packs?|packets?|rolls?|reels?|reams?|cartons?|sheets?|bundles?|pads?|sets? of \d+|"
    r"karton|schachtel|packung|beutel|rolle|boîte|paquet|sachet|rouleau|caja|bolsa|rollo)\b",
    re.IGNORECASE,
)
_BY_PIECE = re.compile(
    r"\s*(?:,\s*)?(?:each|apiece|one[- ](?:off|time)|(?:paid )?once|je stück|pro stück|einmalig|la pièce|pièce|"
    r"une fois|cada un[ao])\b",
    re.IGNORECASE,
)
# “A load of woodchip, €25”, “Ein Sack Streu: 12 €”, “En balle strø koster 85 kr.”
_SIZE = r"(?:\d+[- ]?(?:kg|l|litres?) )?"
_ARTICLE = r"(?:ein\w*|une?|un[ao]?|en|et|een) "
_FOREIGN_SACK = (
    r"(?:sacs?|seaux?|bidons?|sacos?|bolsas?|garrafas?|balas?|sæk|pose|balle|dunk|zak|zakken|baal)"
)
_BY_THE_SACK = re.compile(
    r"(?:^|[.;:\n])\W{0,6}(?:"
    # without its “of” a load balancer is a thing of its own
    rf"(?:(?:an?|one|each) )?{_SIZE}(?:bags?|sacks?|bales?|loads?|buckets?|tubs?|tins?|canisters?|sachets?|"
    r"cartons?) of |"
    rf"(?:{_ARTICLE})?{_SIZE}(?:sack|säcke?|beutel|eimer|ballen|kanister|sække) |"
    rf"{_ARTICLE}{_SIZE}{_FOREIGN_SACK} (?:de |d[’']|con |med |met )?|"
    rf"{_SIZE}{_FOREIGN_SACK} (?:de |d[’']|con |med |met )"
    r")[^\W\d][^.;:|€$£]{2,50}?(?:\s*[:|,–—-]|\s+(?:are|is|costs?|at|to|for|"
    r"kostet|kosten|"
    r"coûtent?|cuestan?|koster|kost))*\s*(?:\S{1,3}\s?)?$",
    re.IGNORECASE,
)
# what goes with a thing and is none: “Desk stand”, “Replacement filter”, “Ersatzakku”
_WITH_IT = (
    r"(?:(?:desk|wall|table|floor|charging)[ -]?(?:stand|mount|bracket|plate)|(?:gift|e-?gift) (?:card|voucher)|"
    r"(?:replacement|spare|refill|extra) [\w-]+|(?:carry(?:ing)?|protective|travel|storage) (?:case|bag|cover)|"
    r"(?:power|usb(?:-c)?|charging) (?:cable|adapter|supply|lead)|ersatz\w+|(?:wand|tisch)halter(?:ung)?|"
    r"geschenk(?:karte|gutschein)|netzteil|ladekabel|(?:carte|chèque)[ -]cadeau|support (?:mural|de bureau)|"
    r"tarjeta regalo)"
)
_ENDS = re.compile(rf"(?:^|.*\s){_PIECES}|{_WITH_IT}", re.IGNORECASE)
# headings that name nothing that is sold
_NAMELESS = re.compile(
    r"(?:more|extras?|others?|also|prices?|pricing|costs?|fees|mehr|weiteres|sonstiges|preise|plus|autres|tarifs)?",
    re.IGNORECASE,
)
# of “Tamber hand scanner” what stands behind the name
_KIND_BEHIND = re.compile(r"(?<=[\w’'-])(?: [a-zà-þ][\w-]*){1,3}$")
_NEAR = 40  # letters
_RUNNING = re.compile(r"\b(?:licen[cs]es?|lizenz\w*|abonnements?|subscriptions?|licencia)\b", re.IGNORECASE)


def without_consumables(facts: Sequence[Fact]) -> list[Fact]:
    """Facts without the prices of pieces of those companies that also ask for a time of use or for a licence."""
    sold = {(one.company, flat(one.value.partition(", ")[0])) for one in facts if one.field == "product"}
    running = {
        one.company for one in facts if one.field == "price" and (_is_running(one) or _is_of_goods(one, sold))
    }
    return [one for one in facts if not (one.company in running and _is_beside(one, sold))]


def _is_beside(one: Fact, sold: Collection[tuple[str, str]]) -> bool:
    return one.field == "price" and _is_piece(one) and not _is_of_goods(one, sold)


def _is_of_goods(one: Fact, sold: Collection[tuple[str, str]]) -> bool:
    """Whether it is the price of what a house sells, by its name with or without the house's own, or with what kind of
    thing it is."""
    of = one.of.removeprefix("+ ")
    bare = of.removeprefix(f"{one.company} ")
    kind = _KIND_BEHIND.search(bare)
    names = (of, bare, bare[: kind.start()]) if kind else (of, bare)
    is_paid = one.measure is not None and bool(one.measure.amount) and not one.past
    return is_paid and any((one.company, flat(name)) in sold for name in names)


def is_by_piece(behind: str) -> bool:
    """Whether the words behind a sum say that it is for a piece or paid once, whatever a list says of its prices."""
    return bool(_BY_PIECE.match(behind) or _PACKED.match(behind))


def _is_running(one: Fact) -> bool:
    if one.measure is None or not one.measure.amount or one.past:
        return False
    before = one.span.quote.partition(one.value)[0]
    return bool(set(one.measure.per) & set(TIMES)) or bool(_RUNNING.search(f"{one.of} {before[-_NEAR:]}"))


def _is_piece(one: Fact) -> bool:
    if one.measure is None or set(one.measure.per) & set(TIMES):
        return False
    if _names_its_unit(one.of, one.measure.per):
        return False
    before, _, behind = one.span.quote.partition(one.value)
    # what has a name may be sold by the box
    is_packed = bool(_NAMELESS.fullmatch(one.of) and _PACKED.match(behind))
    return is_packed or bool(
        _ENDS.fullmatch(one.of) or _BEFORE_SUM.search(before) or _BY_THE_SACK.search(before)
    )


def _names_its_unit(of: str, per: Sequence[str]) -> bool:
    """Whether a price is paid for each of what it is called by: “Extra minutes: £0.88 per minute”."""
    return bool({stem(one) for one in of.casefold().split()} & set(map(stem, per)))
