"""What befell a house or a certificate, by sentences and rows that say so: sold, closed, insolvent; withdrawn."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexing.web.legal import LEGAL
from skills.research.compare.turns import FATE, LOST
from skills.research.cued import Cued
from skills.research.extract.fields.money.acquired import acquired
from skills.research.extract.fields.proofs.holders import is_held_by_another
from skills.research.extract.fields.proofs.not_held import CERTIFICATE
from skills.research.extract.labels.value import Value
from skills.research.extract.names.names import Mention
from skills.research.extract.pages.one_page import OnePage
from skills.research.extract.whose.attribute import NAMED, Subject
from skills.research.extract.words.doubt import is_denied, is_hearsay, is_unsure
from skills.research.extract.words.families import WITHDRAWN
from skills.research.extract.words.phrases import clause_at
from skills.research.extract.words.statements import Statement
from skills.research.facts import Fact

_GONE = (
    rf"(?:{WITHDRAWN}|revoked|suspended|cancel+ed|expired|lapsed|annulled|terminated|entzogen|zurückgezogen|ausgesetzt|"
    r"abgelaufen|erloschen|retirée?|suspendue?|expirée?|révoquée?|retirad[oa]|suspendid[oa]|caducad[oa])"
)
_KIND = (
    r"(?:[’']s)? ?(?:certificates?|certification|accreditation|registration|badge|label|status|zertifikat|"
    r"zertifizierung)?"
)
# behind the certificate's name: “certificate was withdrawn in March”
_GONE_BEHIND = re.compile(
    rf"{_KIND}(?: \([^()]*\))?(?:,? (?:which|that))?,? ?(?:(?:was|were|is|has|had|have|been|wurde|ist|a été|est|"
    rf"fue|ha sido|now|since|temporarily|recently) ){{0,4}}(?P<gone>{_GONE}|ran out|not renewed|"
    rf"nicht (?:verlängert|erneuert))\b",
    re.IGNORECASE,
)
# before it: “has lost its”, “suspended Norvik's”, “is no longer certified to”
_GONE_BEFORE = re.compile(
    r"\b(?:(?P<gone>(?:has |have |had )?lost|withdrew|revoked|suspended|cancel+ed|has pulled|have pulled) "
    r"(?:its|our|the|their|(?:[\w&.-]+ ){0,2}[\w&.-]+[’']s?)|"
    r"(?P<ended>no longer (?:certified|accredited|holds?|has|have|compliant))"
    r"(?: (?:to|for|with|the|an?|its|our|valid))*) $",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\b(?:reinstated|restored|re-?issued|regained|renewed (?:in|on|since)|again|lifted|wieder\b|rétabli|"
    r"restablecid[oa])",
    re.IGNORECASE,
)
_ROW_GONE = re.compile(
    rf"\W*(?:status:? )?{_GONE}(?: (?:on|in|since|am|le|since) [\w ./-]+|[:,]? ?[\d./-]+)?\W*", re.IGNORECASE
)
_NAME = r"(?-i:[A-ZÀ-Þ])[\w&’'-]*(?: (?:(?-i:[A-ZÀ-Þ&])[\w&’'-]*|of|de))*"
_INTO = r"(?:administration|liquidation|receivership|insolvency|bankruptcy|examinership)"
_HAS = r"(?:(?:has|have|was|is|were|are|had|been|now|since|itself|also|recently|today|officially) )*"
_BEFELL = Cued(
    rf"\b(?P<told>(?:(?:went|gone|entered|fell|fallen|slid|placed|put|been put|is|forced)(?: (?:in|into)) {_INTO}|"
    rf"entered {_INTO}|filed for (?:bankruptcy|insolvency|administration|chapter (?:7|11)|creditor protection)|"
    r"declared (?:bankrupt|insolvent)|wound up|liquidated|dissolved|out of business|"
    r"(?:closed|shut) (?:its doors|down|for good)|ceased (?:trading|operations|business|to trade)|stopped trading|"
    r"(?:merged|amalgamated) (?:with|into) (?:the )?" + _NAME + r"|"
    r"become (?:a )?part of (?:the )?" + _NAME + r"|became (?:a )?part of (?:the )?" + _NAME + r"|"
    r"(?:(?:now |henceforth )?called|renamed|rebranded(?: itself)?(?: as| to)?|known as|(?:now )?trades as|"
    r"trading as) (?:as |to )?" + _NAME + r"|"
    r"changed its name to " + _NAME + r"|"
    r"(?:meldete|hat|musste) [^.;,]{0,20}insolvenz (?:angemeldet|anmelden|an\b)|insolvenz angemeldet|in liquidation|"
    r"den betrieb eingestellt|stellte den betrieb ein|umbenannt in " + _NAME + r"|heißt jetzt " + _NAME + r"|"
    r"déposé le bilan|en (?:liquidation|redressement) judiciaire|cessé (?:ses|son) activités?|"
    r"fusionné avec " + _NAME + r"|renommée? " + _NAME + r"|en concurso de acreedores|cerró sus puertas)"
    r"(?: (?:in|on|at|since|as of|im|am|en|le|el|late|early|last) (?:the (?:start|end) of )?[^.;,()]{0,30}?"
    r"(?:19|20)\d\d)?)",
    re.IGNORECASE,
)
# a name that is only another way to call a house says no turn
_CALLED = re.compile(r"(?:now |henceforth )?(?:called|known as|trades as|trading as)\b", re.IGNORECASE)
_CALLED_NOW = re.compile(r"\b(?:now|since|today|henceforth|from now on)\b", re.IGNORECASE)
# between whose turn it is and what befell him: nothing but an aside about him and small words
_BETWEEN = re.compile(
    rf"(?:,? (?:{LEGAL})\.?)?(?:,? (?:which|who)|, (?:an?|the) [^,.;]{{3,70}},|\s\([^()]{{1,40}}\))? ?{_HAS}$",
    re.IGNORECASE,
)
_WE = re.compile(rf"(?:^|[.;,:] )we {_HAS}$", re.IGNORECASE)
_TOOK = re.compile(
    r"\b(?:has |have )?(?:acquired|bought|taken over|takes over|took over|acquires|buys) (?:the )?$"
)
_MOST_OF_TAKING = 14  # words from who takes to the day


def turns_in(on: OnePage, statement: Statement, named: Sequence[Mention]) -> Iterator[Fact]:
    """What a sentence says of either, where it is no rumour and no plan."""
    if (
        "proof" not in on.finders
        or statement.quoted
        or statement.struck
        or is_hearsay(statement.text, figures=True)
    ):
        return
    yield from _losses(on, statement, named)
    yield from _fates(on, statement, named)


def _losses(on: OnePage, statement: Statement, named: Sequence[Mention]) -> Iterator[Fact]:
    text = statement.text
    for found in CERTIFICATE.finditer(text):
        behind, before = _GONE_BEHIND.match(text, found.end()), _GONE_BEFORE.search(text[: found.start()])
        if not (behind or before) or _AGAIN.search(text):
            continue
        cue = behind.start("gone") if behind else (before.start() if before else 0)
        start = found.start() if behind else cue
        end = behind.end() if behind else _end_of(text, found.end())
        value = Value(start, end, sure=0.8, cue=cue, affirms=False)
        if is_unsure(text, cue) or is_denied(text, cue):
            continue
        spans = [(one.start, one.end) for one in named if one.name]
        subject = on.who.of(statement, named, "proof", replace(value, start=found.start(), cue=found.start()))
        if (
            subject is None
            or on.is_of_rival(subject, "weakness")
            or is_held_by_another(text, found.start(), spans)
        ):
            continue
        yield replace(on.fact(subject, LOST, statement, value), of=found[0])


def _end_of(text: str, at: int) -> int:
    kind = re.match(_KIND, text[at:], re.IGNORECASE)
    return at + (kind.end() if kind else 0)


def lost_row(on: OnePage, statement: Statement, subject: Subject) -> Iterator[Fact]:
    """“Norvik AS | ISO 27001 | withdrawn”: a row of a register."""
    cells = [on.page.words(one).strip() for one in statement.cells]
    gone = next((at for at, words in enumerate(cells) if _ROW_GONE.fullmatch(words)), None)
    named = next((one for words in cells if (one := CERTIFICATE.search(words))), None)
    if gone is None or named is None:
        return
    value = Value(0, len(statement.text), sure=0.85, affirms=False, words=f"{named[0]} {cells[gone]}")
    yield replace(on.fact(subject, LOST, statement, value), of=named[0])


def _fates(on: OnePage, statement: Statement, named: Sequence[Mention]) -> Iterator[Fact]:
    text = statement.text
    for start, end in (*(one.span("told") for one in _BEFELL.finditer(text)), *acquired(text)):
        words = text[start:end]
        before = text[max(0, start - 30) : start]
        if _CALLED.match(words) and not _CALLED_NOW.search(before + words):
            continue
        if subject := _whose(on, text, start, named):
            yield from _fate(on, statement, subject, start, end)
    for one in named:
        taken = _TOOK.search(text[: one.start]) if one.name else None
        company = on.who.company(one.name) if taken else None
        first, last = clause_at(text, one.start)
        is_short = len(text[first:last].split()) <= _MOST_OF_TAKING
        is_all = not re.match(r"[’']s\b|-|(?:[ ]\w+)? (?:shares|stake|products?|software)", text[one.end :])
        if company and is_short and is_all and text[first:last].strip()[:1].isupper():
            yield from _fate(on, statement, Subject(company, one.end, NAMED), first, last)


def _whose(on: OnePage, text: str, at: int, named: Sequence[Mention]) -> Subject | None:
    """Whom a turn befell: the house named right before it, or on its own page “we”."""
    before = [one for one in named if one.end <= at]
    nearest = max(before, key=lambda one: one.end, default=None)
    if nearest and nearest.name and _BETWEEN.match(text[nearest.end : at]):
        company = on.who.company(nearest.name)
        return Subject(company, nearest.end, NAMED) if company else None
    if on.who.own and _WE.search(text[:at]):
        return Subject(on.who.own, 0, NAMED)
    return None


def _fate(on: OnePage, statement: Statement, subject: Subject, start: int, end: int) -> Iterator[Fact]:
    text = statement.text
    if is_unsure(text, start) or is_denied(text, start) or on.old:
        return
    if on.who.own and subject.company != on.who.own:  # a rival says so
        return
    value = Value(start, end, sure=0.8, affirms=False)
    yield replace(on.fact(subject, FATE, statement, value), past=False)
