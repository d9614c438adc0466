"""Sums of somebody else in a sentence about the house, and sums that are neither asked of customers nor put in by
investors: a share capital, what is spent, what is burnt."""

import re
from collections.abc import Sequence

from skills.research.extract.amounts.normal import Found
from skills.research.extract.labels.labels import asks
from skills.research.extract.words.ours import OURS
from skills.research.extract.words.phrases import clause_at

_ABOUT = r"(?:about |around |roughly |some |nearly |over |almost |up to |rund |etwa |knapp |environ |unos )?"
_SUM = rf"\s+{_ABOUT}(?:\S{{1,4}}\s?)?$"
# on a house's own page: “our competitor Bolt, with what I hear is a $9 million round”
_RIVAL = re.compile(
    r"\b(?:our|my|an?|one|another|unser\w*|ein\w*|notre|nos|une?|nuestr[oa]s?) (?:[\w-]+ ){0,2}?(?:competitors?|"
    r"rivals?|"
    r"mitbewerber\w*|wettbewerber\w*|konkurrent\w*|concurrente?s?|competidor\w*),? (?-i:[A-ZÀ-Þ])[\w’'-]+",
    re.IGNORECASE,
)
# “Unlike other firms, Acme asks £29”: the sum is of whoever is set apart from them
_SET_APART = re.compile(
    r"\b(?:unlike|than|as|anders als|als|wie|im gegensatz zu|statt|contrairement (?:à|aux)|à la différence d\w*|que|"
    r"comme|a diferencia de|como)\W*$",
    re.IGNORECASE,
)
# “gezeichnetes Kapital: 75.000 Euro”, “SARL au capital de 75 000 €”
_SHARE_CAPITAL = re.compile(
    r"\b(?:stamm-?kapital|grundkapital|gezeichnetes kapital|haftungskapital|hafteinlage|(?:share|registered|"
    r"issued|paid[- ]up|"
    r"authori[sz]ed|nominal) (?:share )?capital|au capital|capital social|capitale sociale|cap\. ?soc|"
    r"kapitaal)\b[^;\n]{0,30}$",
    re.IGNORECASE,
)
# “the council spent £4.6m doing it up”, “we burn about $400,000 a month”
_SPENT = re.compile(
    r"\b(?:(?:have|has|had|was|were|is|are) )?(?:spent|spends?|spending|burn(?:s|t|ed|ing)?(?: through)?|"
    r"burn rate (?:is|of)|"
    rf"verbrenn(?:t|en)|verbrannten?|dépens(?:e|ons|ent|é|ée?s)|brûl(?:e|ons|ent)|gast(?:a|amos|an|ó|aron)){_SUM}",
    re.IGNORECASE,
)
# “Wir verbrennen 400.000 Euro im Monat”, and what is given out stands before its verb
_SPENT_BEHIND = re.compile(r"[^.;,]{0,60}?\b(?:ausgegeben|ausgibt|verbrannt|verbrennt)\b", re.IGNORECASE)
# “A placing of £7.5 million, floated in April, was abandoned”
_CALLED_OFF = re.compile(
    r"\W*[^,.;$€£]{0,40}?(?:, [^,.;$€£]{3,80},)?\s?\b(?:(?:was|were|has been|have been|is|are) (?:\w+ )?(?:abandoned|"
    r"cancel+ed|called off|scrapped|shelved|dropped|pulled|withdrawn|postponed|turned down|rejected|refused)|"
    r"(?:fell|fallen) through|came to nothing|(?:wurde|wurden) (?:\w+ )?(?:abgesagt|abgebrochen|aufgegeben|verschoben|"
    r"zurückgezogen|abgelehnt)|(?:scheiterte|platzte)\w*|a été (?:\w+ )?(?:abandonnée?|annulée?|reportée?|refusée?|"
    r"retirée?)|(?:fue|ha sido) (?:\w+ )?(?:cancelada|abandonada|aplazada|rechazada|retirada))\b",
    re.IGNORECASE,
)

# a page of all jobs, by its address: what is offered there is pay
_JOBS = re.compile(
    r"/(?:jobs?|careers?|vacanc\w+|work-with-us|join-us|stellen\w*|karriere|emplois?|carri[eè]res?|recrutement|"
    r"empleos?)"
    r"(?:\.\w{2,5})?/?$",
    re.IGNORECASE,
)
# what a customer had before, and paid for it
_BEFORE_US = re.compile(
    r"^\W*(?:before|until|prior to) [^.;]{2,60}\b(?:had|used|ran|paid|spent|cost|walked|worked)\b|"
    r"\b(?:had|used|ran|paid|spent|cost(?: them)?)\b[^.]{0,30}\b(?:before|until then|previously|at the time)\b",
    re.IGNORECASE,
)


def is_rivals_sum(text: str, one: Found) -> bool:
    """Whether a house's own sentence speaks of a competitor by name, and not of the house again, before the sum."""
    rival = next(reversed(list(_RIVAL.finditer(text, 0, one.start))), None)
    if rival is None or is_set_apart(text[: rival.start()]):
        return False
    return not OURS.search(text, rival.end(), one.start)


def is_set_apart(before: str) -> bool:
    """Whether those who are named behind these words are only there to be told apart from."""
    return bool(_SET_APART.search(before))


def is_share_capital(text: str, one: Found, label: str = "") -> bool:
    """Whether a sum is what a company is registered with."""
    return bool(_SHARE_CAPITAL.search(text[: one.start]) or _SHARE_CAPITAL.search(label))


def is_spent(text: str, one: Found) -> bool:
    """Whether somebody spends the sum, whoever that is."""
    start, _ = clause_at(text, one.start)
    return bool(_SPENT.search(text[start : one.start]) or _SPENT_BEHIND.match(text, one.end))


def is_called_off(text: str, one: Found) -> bool:
    """Whether a sum was to be raised, and never was."""
    return bool(_CALLED_OFF.match(text, one.end))


def is_pay(url: str, path: Sequence[str]) -> bool:
    """Whether a sum on a page of jobs is what is paid for one."""
    return bool(_JOBS.search(url)) and not any(asks("price", one) for one in path[-1:])


def was_paid_before(text: str) -> bool:
    """Whether a customer tells what something else cost before."""
    return bool(_BEFORE_US.search(text))
