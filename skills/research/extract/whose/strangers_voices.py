"""What customers of somebody else say: “Bolt's customers complained that its software froze”, on a page about Acme."""

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
# “Today's customers” are nobody's
_NO_NAMES = frozenset(
    "today yesterday tomorrow everyone everybody nobody monday tuesday wednesday thursday friday it".split()
)


def is_said_of_strangers(text: str, named: Iterable[Mention], at: int) -> bool:
    """Whether what stands at `at` is said by customers of a house that none of `named` is, behind whose name no other
    is named before it."""
    last = next(reversed([one for one in _OF_SOMEBODY.finditer(text) if one.start() <= at]), None)
    if last is None:
        return False
    whose = "owner" if last["owner"] else "whose"
    if last[whose].casefold() in _NO_NAMES:
        return False
    return not any(one.name and last.start(whose) < one.end and one.start <= at for one in named)
