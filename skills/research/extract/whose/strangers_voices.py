"""What is said of somebody else on a page about Acme: by customers of his, “Bolt's customers complained that its
software froze”, of one whom the sentence names, “Bolt, which froze”, or by whoever wrote the page of himself."""

import re
from collections.abc import Iterable

from skills.research.extract.names.names import Mention

_BUYERS = r"(?:customers|clients|users|owners|drivers|subscribers|buyers|readers|guests|tenants|members)"
_NAME = r"(?P<{}>[A-ZÀ-Þ][\w&-]+(?: [A-ZÀ-Þ][\w&-]+)?)"
_OF_SOMEBODY = re.compile(
    rf"\b{_NAME.format('owner')}[’']s? (?:own |other |new |former |many )?{_BUYERS}\b|"
    rf"\b(?:{_BUYERS} (?:of|at|with)|(?:Kund(?:en|innen)|Nutzer(?:n|innen)?|Anwender(?:n)?) (?:von|der|bei)|"
    rf"(?:clients|utilisateurs|usagers) (?:de|chez)|(?:client[ei]|usuarios|utenti) (?:de|di|della)|"
    rf"(?:klanten|gebruikers) (?:van|bij)) (?:the |der |dem |la |le )?{_NAME.format('whose')}\b"
)
# “We also looked at Bolt, which loses a car”: what the clause tells is of the name right before it
_WHICH = re.compile(
    r"(?<!^)\b(?P<name>[A-ZÀ-Þ][\w&’'-]+(?: [A-ZÀ-Þ][\w&’'-]+)?), (?:which|who|whose|the maker of which|qui|dont|"
    r"(?:das|der|die) (?=[^.;,]+(?:t|en)(?=\W*$|,))) ?"
)
_CLOSES = re.compile(r"[.;,] |\W*$")
# “We have 340 customers for door entry and hold ISO 9001”, on the page of whoever resells
_OF_ITSELF = re.compile(
    r"^\W*(?:(?:today|since (?:19|20)\d\d|in (?:19|20)\d\d),? )?(?:we|our (?:company|firm|team|house)|wir|nous|"
    r"nosotros|noi|wij)"
    r"\b[^.;]{0,40}?(?:\b(?:have|serve|look after|haben|betreuen|avons|servons|tenemos|abbiamo|"
    r"hebben) [^.;]{0,20}?\d[\d.,]* "
    r"(?:\w+ )?(?:customers|clients|kunden|clientes|clienti|klanten)\b|"
    r"\b(?:hold|are certified|were certified|are accredited|sind zertifiziert|haben das zertifikat|sommes certifiée?s?|"
    r"estamos certificad[oa]s)\b)",
    re.IGNORECASE,
)
# “Today's customers” are nobody's
_NO_NAMES = frozenset(
    "today yesterday tomorrow everyone everybody nobody monday tuesday wednesday thursday friday it".split()
)


def is_said_of_strangers(text: str, named: Iterable[Mention], at: int) -> bool:
    """Whether what stands at `at` is said by customers of a house that none of `named` is, behind whose name no other
    is named before it."""
    known = list(named)
    if not any(one.name for one in known) and _OF_ITSELF.match(text):
        return True
    if _is_of_name_before(text, known, at):
        return True
    last = next(reversed([one for one in _OF_SOMEBODY.finditer(text) if one.start() <= at]), None)
    if last is None:
        return False
    whose = "owner" if last["owner"] else "whose"
    if last[whose].casefold() in _NO_NAMES:
        return False
    return not any(one.name and last.start(whose) < one.end and one.start <= at for one in known)


def _is_of_name_before(text: str, named: Iterable[Mention], at: int) -> bool:
    """Whether what stands at `at` is in a clause about a name before it that none of `named` is."""
    for which in _WHICH.finditer(text):
        closes = _CLOSES.search(text, which.end())
        is_within = which.end("name") <= at < (closes.start() if closes else len(text))
        if is_within and not any(one.start <= which.start("name") < one.end for one in named):
            return True
    return False
