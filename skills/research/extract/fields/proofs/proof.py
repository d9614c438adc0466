"""Certificates, awards, ratings and measured results."""

import re
from collections.abc import Iterator, Sequence

from skills.research.cued import Cued
from skills.research.extract.fields.proofs.attested import attested
from skills.research.extract.fields.proofs.measured import FAULTLESS, TEST_PASSED, TIME_OFF, WITHOUT_FAULT
from skills.research.extract.fields.proofs.no_proof import (
    is_bare_figure,
    is_beside_a_proof,
    is_no_proof,
    is_of_no_holder,
)
from skills.research.extract.fields.proofs.not_held import (
    CERTIFICATE,
    end_of_won,
    is_not_held,
    is_not_won,
)
from skills.research.extract.fields.proofs.prizes import AWARD, is_prize_line
from skills.research.extract.fields.proofs.results import (
    BEST_OF_TEST,
    CHANGED,
    GAINED,
    MARK,
    SHARE_OFF,
    SHARE_WITH,
    WORST_OF_TEST,
    is_no_result,
)
from skills.research.extract.fields.proofs.surveys import SURVEY
from skills.research.extract.labels.labelled import is_below_question, labelled, whole
from skills.research.extract.labels.labels import asks
from skills.research.extract.labels.value import Need, Said, Value
from skills.research.extract.words.phrases import clause_at, held_to_words, trimmed

_CERTIFIED = Cued(
    r"\b(?:certified (?:by|as|to|under|according)|certification (?:by|from|to|under)|"
    r"certificate (?:of|from|for)|accredited (?:by|as|to|under)|accreditation (?:by|from|of)|audited "
    r"by|approved by|zertifiziert (?:nach|durch|von)|zertifikat|certifiée? par|certificado "
    r"por|label(?:lis[ée]+e?s?)? (?-i:[A-ZÀ-Þ][\w’'-]+(?: (?:du|de|des|of|the)? ?[A-ZÀ-Þ][\w’'-]+){1,3}))\b",
    re.IGNORECASE,
)
_HELD = Cued(
    r"\b(?:holds?|holding|obtain(?:s|ed)|achiev(?:es|ed)|maintain(?:s|ed)?|operat(?:ed|es) "
    r"under|run under|confirmed|attested|(?:certified|accredited) (?:to|under|for|according to)|compl(?:ies|"
    r"iant) with|"
    r"audited (?:to|against|under)|meets|conforms? to|approved (?:under|to)|zertifiziert nach|"
    r"geprüft nach|erfüllt|conforme à|cumple con)\s+(?:an? |the |all |requirements of |die )*"
    r"(?-i:(?P<what>(?!(?:EUR|GBP|USD|CHF)\b)[A-Z]{3,}\w*(?:[ -][A-Z0-9]\w*)*|"
    r"(?:[A-Z]\w+ (?:(?:by|of|for|in) )?){0,3}(?:[a-z]+ )?"
    r"(?:approval|certificate|certification|accreditation|seal|Type approval)))\b",
    re.IGNORECASE,
)
_RATING = Cued(
    r"\b\d{1,2}(?:[.,]\d)? (?:points?|stars?|punkten?|points|puntos) (?:out )?(?:of|von|sur|de) (?:five|ten|"
    r"twenty|fünf|"
    r"zehn|cinq|dix|vingt|cinco|diez|\d+)\b|"
    r"\b\d[.,]\d (?:van de|van|av|af|su) (?:5|10|100)\b|"
    r"[★⭐]\s?\d[.,]\d\b(?! ?(?:out|/|of|von|sur|de|from)\b)(?: \(\d[\d.,]* (?:reviews|ratings|votes|bewertungen|avis|"
    r"opiniones)\))?|"
    r"\b\d(?:[.,]\d{1,2})?\s?(?:out of|/|of|von|sur|de)\s?(?:5|10|100)(?:\s(?:stars?|points?|"
    r"sternen?|étoiles|estrellas))?\b|\b\d(?:[.,]\d)?[- ](?:stars?|sterne)\b|\b(?:NPS|net "
    r"promoter score)\b[^.;]{0,15}\d+|\bscor(?:es?|ed|ing) \d+(?:\.\d+)?\s?(?:%|percent|"
    r"points|out of)",
    re.IGNORECASE,
)
_UPTIME = Cued(
    r"\b9\d(?:[.,]\d+)?\s?(?:%|percent|prozent)\s+(?:\w+\s+)?(?:uptime|availability|"
    r"verfügbarkeit|disponibilité|on-time|satisfaction|retention|accuracy)|\b(?:uptime|"
    r"availability) of 9\d|\b(?:read|reads|recogni[sz]ed|caught|detected|found|scanned|identified|matched|sorted|"
    r"counted|erkannte|"
    r"las|erfasste|reconnu|détecté|lu|leyó|detectó|læste|genkendte|"
    r"herkende) (?:correctly )?\d{2}(?:[.,]\d+)?\s?(?:%|percent|per "
    r"cent|prozent) (?:of|der|des|de|af|van)\b|"
    r"\b(?:lost|missed|dropped|skipped|failed|verlor|perdu|perdió|mistede|verloor) (?:no|not (?:a|one)(?: single)?|"
    r"kein\w*|aucune?|"
    r"ningun[oa]?|ingen|geen) \w+ (?:in|over|during|within|across|throughout|in|en|pendant|durante|på|i) \d[\d.,]* \w+",
    re.IGNORECASE,
)
_PEER = Cued(
    r"\b(?:peer-reviewed|clinical (?:trial|study)|independent(?:ly)? (?:test\w*|audit\w*|"
    r"verified|measured|study|lab)|case study|customer reference|tested by|verified by|"
    r"stiftung warentest)\b",
    re.IGNORECASE,
)
# beside the name of a prize or a certificate in its row
_NO_NAME = re.compile(
    r"(?:(?:19|20)\d\d|winners?|won|gold|silver|bronze|(?:1st|first) (?:place|prize)|held|valid|passed|"
    r"gewinner(?:in)?|"
    r"lauréate?|ganadora?|(?:certified,? )?(?:valid|refused|renewed|issued)(?:,? (?:type test|(?:to |until |in |since "
    r")?(?:[A-Z][a-z]+ )?(?:19|20)\d\d))?)[.!]?",
    re.IGNORECASE,
)
_DEFINES = Cued(
    r"\b(?:is|are|was) (?:an?|the) (?:\w+ ){0,4}(?:standards?|frameworks?|laws?|regulations?|"
    r"norms?|certifications?|requirements?|benchmarks?)\b|\b(?:stands for|defines|ist ein\w* "
    r"norm|requires? (?:companies|vendors))\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^(?:and |but |also |that )?(?:(?:the |our |its )?(?:[A-ZÀ-Þ][\w’'-]*(?: "
    r"[A-ZÀ-Þ][\w’'-]*){0,2})|we|it|they|wir|er|sie|es|nous|il|elle)(?:(?:[’']s)?\s+(?:(?:is|are|"
    r"was|were|has|have|holds?|has been|have been|hat|ist|wurde|a été|est|es) )+|[’'](?:s|re|"
    r"ve) (?:been )?)(?:an? |the |"
    r"also )*(?=ISO|SOC|HIPAA|rated|ranked|named|certif|accredit|CE|HACCP|TISAX|nach|PCI|[A-Z0-9])",
)


def proofs(said: Said) -> Iterator[Value]:
    """Each certificate, award, rating and result with its number, once a clause."""
    text = said.text
    if _DEFINES.search(text) or is_of_no_holder(text) or is_not_won(text, 0) or WORST_OF_TEST.search(text):
        return
    if is_prize_line(said):
        yield whole(text)
        return
    for one in () if is_below_question(said) else labelled("proof", said, by_heading=True):
        if not (is_not_held(text, one.start, one.end) or _says_nothing(said)):
            yield one
        return
    found = attested(said)
    if found:
        yield found
    yield from _by_patterns(text, found, said.path)


# beside which a bare number is what somebody gave it
_SCORE = re.compile(
    r"\b(?:score|rating|mark|grade|points|stars|verdict|note|bewertung|punkte|wertung|puntos|nota)\b",
    re.IGNORECASE,
)


def _says_nothing(said: Said) -> bool:
    """Whether what stands below such a heading is no proof by itself: “2024”, “Status”, “18.4” but in a column of
    scores."""
    if is_bare_figure(said.text):
        return not _SCORE.search(said.label)
    if _RATING.search(said.text):
        return False
    if is_beside_a_proof(said.text):
        return True
    return bool(_NO_NAME.fullmatch(said.text.strip())) or is_no_proof(said.text)


# “Getting ready for the audit went from 6 weeks to 8 days”: what took less time, and nothing that is still to come
_TASK = re.compile(
    r"^\W*(?:getting (?:[\w’'-]+ )?ready|preparing|preparations?|planning|scheduling|applying|waiting)\b",
    re.IGNORECASE,
)


def _without_task(text: str) -> str:
    return _TASK.sub(lambda found: " " * len(found[0]), text)


_MEASURED = (CHANGED, SHARE_OFF, SHARE_WITH, GAINED, TIME_OFF)
_OF_USERS = (*_MEASURED, SURVEY)  # which tell of those who use a thing


_PATTERNS = (
    (CERTIFICATE, 0.95),
    (_HELD, 0.85),
    (MARK, 0.85),
    (AWARD, 0.9),
    (_RATING, 0.9),
    (_UPTIME, 0.9),
    (CHANGED, 0.85),
    (SURVEY, 0.85),
    (SHARE_OFF, 0.85),
    (SHARE_WITH, 0.85),
    (TIME_OFF, 0.85),
    (GAINED, 0.85),
    (BEST_OF_TEST, 0.85),
    (FAULTLESS, 0.85),
    (WITHOUT_FAULT, 0.85),
    (TEST_PASSED, 0.85),
    (_CERTIFIED, 0.85),
    (_PEER, 0.7),
)


# below prices what has doubled is what something costs
_DEARER = re.compile(
    r"(?:doubl|tripl|ris|ros|rais|increas|climb|verdoppel|gestiegen|stieg|augment|aument)\w*", re.IGNORECASE
)


def _is_dearer(cue: str, path: Sequence[str]) -> bool:
    return bool(_DEARER.match(cue)) and any(asks("price", one) for one in path)


def _by_patterns(text: str, before: Value | None, path: Sequence[str]) -> Iterator[Value]:
    """What stands beside what was found `before`."""
    told = {(before.start, before.end)} if before else set()
    for pattern, sure in _PATTERNS:
        for cue in pattern.finditer(text):
            begins, ends = clause_at(text, cue.start())
            if cue.end() > ends:  # its own name holds a bracket
                ends = clause_at(text, cue.end())[1]
            if (
                _is_dearer(cue[0], path)
                or is_not_held(_without_task(text) if pattern in _MEASURED else text, *cue.span())
                or (pattern in _MEASURED and is_no_result(text[begins:ends], cue[0]))
            ):
                continue
            ends = end_of_won(text, cue.end(), max(ends, cue.end()))
            span = _words(text, begins, ends, cue.start(), cue.end())
            if is_beside_a_proof(text[slice(*span)]) or any(
                start < span[1] and span[0] < end for start, end in told
            ):
                continue
            told.add(span)
            yield Value(*span, sure=sure, cue=cue.start(), need=Need.SITE, customers=pattern in _OF_USERS)


# “… 2026 · Rating 3.8 / 5 · 64 ratings” tells who wrote it before; “Plus and won Software of the Year” is two proofs
_APART = re.compile(r"\s[·•|]\s")
_TOLD_BESIDES = re.compile(
    r"\s(?:and|und|et|y) (?=(?:(?:has|have|was|were|hat|wurde|a|ont) )?(?:also |auch )?(?:won|named|voted|received|"
    r"awarded|gewann|erhielt|remporté|reçu|ganó)\b)"
)


def _piece(text: str, begins: int, ends: int, cue: int, behind: int) -> tuple[int, int]:
    """The part of a clause that is about one proof: neither what is set apart before it nor the next one."""
    parts = (*_APART.finditer(text, begins, ends), *_TOLD_BESIDES.finditer(text, begins, ends))
    before = [one.end() for one in parts if one.end() <= cue]
    more = _TOLD_BESIDES.search(text, behind, ends)
    return max(before, default=begins), more.start() if more else ends


def _words(text: str, begins: int, ends: int, cue: int, behind: int) -> tuple[int, int]:
    start, ends = _piece(text, begins, ends, cue, behind)
    if (subject := _SUBJECT.match(text[start:ends])) and start + subject.end() <= cue:
        start += subject.end()
    start, end = held_to_words(text, *trimmed(text, start, ends), cue)
    if behind > end:  # the number that proves it stands at the end
        start, end = held_to_words(text, cue, behind, cue)
    return trimmed(text, start, end)
