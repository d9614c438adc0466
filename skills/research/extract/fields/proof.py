"""Certificates, awards, ratings and measured results."""

import re
from collections.abc import Iterator

from skills.research.cued import Cued
from skills.research.extract.fields.attested import attested
from skills.research.extract.fields.labelled import is_below_question, labelled, whole
from skills.research.extract.fields.labels import asks
from skills.research.extract.fields.measured import FAULTLESS, TEST_PASSED, TIME_OFF
from skills.research.extract.fields.no_proof import is_bare_figure, is_no_proof
from skills.research.extract.fields.not_held import (
    CERTIFICATE,
    end_of_won,
    is_not_held,
    is_not_won,
    is_refused,
)
from skills.research.extract.fields.results import BEST_OF_TEST, GAINED, MARK, SHARE_OFF, WORST_OF_TEST
from skills.research.extract.fields.value import Need, Said, Value
from skills.research.extract.phrases import clause_at, held_to_words, trimmed

_CERTIFIED = Cued(
    r"\b(?:certified (?:by|as|to|under|according)|certification (?:by|from|to|under)|"
    r"certificate (?:of|from|for)|accredited (?:by|as)|accreditation (?:by|from|of)|audited "
    r"by|approved by|zertifiziert (?:nach|durch|von)|zertifikat|certifiée? par|certificado "
    r"por|label(?:lis[ée]+e?s?)? (?-i:[A-ZÀ-Þ][\w’'-]+(?: (?:du|de|des|of|the)? ?[A-ZÀ-Þ][\w’'-]+){1,3}))\b",
    re.IGNORECASE,
)
_HELD = Cued(
    r"\b(?:holds?|holding|obtain(?:s|ed)|achiev(?:es|ed)|maintain(?:s|ed)?|operat(?:ed|es) "
    r"under|run under|confirmed|attested|certified (?:to|under|for|according to)|compl(?:ies|"
    r"iant) with|"
    r"audited (?:to|against|under)|meets|conforms? to|approved (?:under|to)|zertifiziert nach|"
    r"geprüft nach|erfüllt|conforme à|cumple con)\s+(?:an? |the |all |requirements of |die )*"
    r"(?-i:(?P<what>[A-Z]{3,}\w*(?:[ -][A-Z0-9]\w*)*|(?:[A-Z]\w+ (?:(?:by|of|for|in) )?){0,3}(?:[a-z]+ "
    r")?(?:approval|certificate|certification|accreditation|seal|Type approval)))\b",
    re.IGNORECASE,
)
_AWARD = Cued(
    r"\b(?:won|wins|winner of|winning|received|receives|awarded|earned|earns|took home|"
    r"honou?red with|recipient of|gewann|gewinnt|gewinnen|erhielt|ausgezeichnet mit|remporté|lauréat|remportons|"
    r"(?:nous|lui|"
    r"leur) a (?:remis|décerné)|décroch\w+|"
    r"reçu|ganó|ganador|recibió|ging|geht)\b[^.;]{0,60}?\b(?:[A-Z]\S*\s)?(?:award|prize|medal|trophy|"
    r"preis|prix|premio|seal|label|badge|trophée|médaille|distinction|\w+preis|\w+siegel)\b|"
    r"(?-i:\b(?:Prix|Trophée|Label|Médaille) [^.;]{3,60}?) (?:nous|lui|leur) (?:a|fut) (?:été )?(?:remise?|décernée?|"
    r"attribuée?)\b|\bhung (?:its|their|the) (?-i:[A-Z])\w+ (?:medal|award|prize)\b|"
    r"\b(?:bekamen?|erhielten|gewannen)\b[^.;]{0,60}?\b(?:preis|medaille|siegel|auszeichnung|\w+preis)\b|"
    r"\b(?:took home|brought home|received|were (?:given|awarded)|was (?:given|awarded)|winners? of|"
    r"gewinner(?:in)? de[rs])\s+"
    r"(?:the\s+|this year[’']s\s+)?(?:20\d\d\s+)?(?-i:[A-ZÀ-Þ][\w’'-]+ [A-ZÀ-Þ][\w’'-]+)|"
    r"\b(?:haben|hat|habe) (?:[^.;]{0,50} )?(?:den|die|das|einen|"
    r"eine) (?:[^.;]{0,40} )?(?-i:[A-ZÀ-Þ])\w*(?:preis|siegel|"
    r"medaille|auszeichnung)\b[^.;]{0,50}\b(?:erhalten|gewonnen|bekommen)\b|"
    r"\bmit (?:de[mnr] )?[^.;]{0,50}?(?:preis|siegel|award|medaille|label)\w* (?:\d{4} )?ausgezeichnet\b|"
    r"\baward(?:ed)?\b[^.;]{0,50}?\b(?:20\d\d|[A-Z]\w+)|\b(?-i:[A-Z]\w+ (?:Award|Prize|Medal|"
    r"Trophy|Seal|Preis|Prix|Premio|Cup|Star)s?)\b(?: (?:for \w+ )?(?:19|20)\d\d)?|"
    r"(?-i:\b[A-Z]\w+(?: [A-Z]\w+){0,2} of the Year\b)(?: (?:19|20)\d\d)?|\b(?:winners? of|"
    r"jury of) the (?-i:[A-Z])\w+|(?-i:\b(?:Prix|Premio) [A-Z]\w+)|"
    r"(?-i:\b[A-ZÀ-Þ][\w-]*(?:[Pp]reis|[Aa]ward|[Pp]rize|[Pp]rix)\b):? [^.;]{0,60}?\b(?:winners?|gewinner\w*|goes "
    r"to|went to|geht an|ging "
    r"an)\b|"
    r"\b(?:took|got) the (?-i:[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)*),? [^.;]{0,40}?\b(?:award|prize|medal|trophy|"
    r"honou?r)\b|"
    r"\bwon the (?-i:[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)*) 20\d\d\b|"
    r"\bvoted (?:us|it|them|her|him) (?:their |the |its |as )?(?-i:[A-Z])[\w’']+(?: (?-i:[A-Z])\w+)?|"
    r"\b(?:this year|last year|20\d\d)[’']s (?-i:[A-ZÀ-Þ][\w’'-]+ [A-ZÀ-Þ][\w’'-]+)(?= (?:for|went|goes|hangs?|"
    r"stands?|sits?|"
    r"is ours))|"
    r"\b(?:was|were|been|is) (?:named|voted|chosen|crowned|declared|elected) (?:as )?(?:the "
    r")?(?-i:(?:[A-ZÀ-Þ][\w’'-]+ )*"
    r"(?:Choice|Favou?rite|Pick|Champion|Leader|Supplier|Product|Tool|Newcomer|Innovator|Winner|Software|App|Machine|"
    r"Employer|Best [A-ZÀ-Þ]\w+))(?! (?-i:[A-ZÀ-Þ]))\b|"
    r"\b(?:named|recogni[sz]ed as|voted|ranked|listed|crowned)\s+(?:as )?(?:an?|the|one of|"
    r"among|number|no\.|#?\d|first|second|third|best|top)\b|\b(?:best|top) \w+ (?:of the year|"
    r"20\d\d)\b|\b(?:ausgezeichnet als|testsieger|élu|elegid[oa])\b",
    re.IGNORECASE,
)
_RATING = Cued(
    r"\b\d{1,2}(?:[.,]\d)? (?:points?|stars?|punkten?|points|puntos) (?:out )?(?:of|von|sur|de) (?:five|ten|"
    r"twenty|fünf|"
    r"zehn|cinq|dix|vingt|cinco|diez|\d+)\b|"
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
_RESULT = Cued(
    r"\b(?:reduc(?:ed|es|ing|tion)|cut(?:s|ting)?|lower(?:ed|s|ing)?|increas(?:ed|es|ing|e)|"
    r"rais(?:ed|es)|boost(?:ed|s)?|improv(?:ed|es|ing)|grew|grow|sav(?:ed|es|ing)|"
    r"shorten(?:ed|s)?|shrank|shrunk|halv(?:ed|es)|doubl(?:ed|es)|tripl(?:ed|es)|fell|dropped|"
    r"drop|speeds? up|sped up|"
    r"senkt\w*|reduziert\w*|sparte?|steigert\w*|réduit|augment\w+|économis\w+|redujo|reduce|"
    r"aumentó|ahorró)\b[^.;]{0,70}?(?:\d+(?:[.,]\d+)?\s?(?:%|percent|per cent|prozent|hours?|"
    r"minutes?|days?|weeks?|stunden|tage|x\b|times|points?)|\bby (?:half|a third|a quarter|"
    r"two thirds)|\bin half)|"
    r"\b(?:sank(?:en)?|fiel(?:en)?|stieg(?:en)?|schrumpften?|wuchs(?:en)?|verringerten? sich|verkürzten? sich) "
    r"(?:[\w’'-]+ ){0,3}?um (?:rund |etwa |fast |über )?\d+(?:[.,]\d+)?\s?(?:%|prozent)|"
    r"\b(?:um )?\d+(?:[.,]\d+)?\s?(?:%|prozent) (?:gesunken|gestiegen|zurückgegangen|gefallen|gesenkt|kürzer|"
    r"schneller|"
    r"niedriger|höher)\b|\b(?:baissé|diminué|chuté|reculé|progressé|augmenté|bajado|bajó|bajaron|subido|subió|caído) "
    r"(?:de |en |un |d[’'])?\d+(?:[.,]\d+)?\s?%|"
    r"\b(?:is|are|went|gone|came|come) (?:up|down) (?:by )?\d+(?:[.,]\d+)?\s?(?:%|per ?cent)|"
    r"\b(?:got|gets?|won|gained|has|have) (?:got )?back \d+ (?:minutes|hours|days)|"
    r"\b(?:fallen|risen|dropped|fell|rose|gone (?:down|up)|(?:come|is|are) down|shrunk|shrank|climbed|up) by "
    r"(?:about |around |over |more than |almost |nearly )?(?:\d+(?:[.,]\d+)?\s?(?:%|per ?cent|points?|hours?|"
    r"minutes?|"
    r"days?)|half|a (?:third|quarter|fifth)|two[- ]thirds|three[- ]quarters)|"
    r"\b(?:in |takes? |took |spends? |spent |needs? |needed )?(?:about |around )?(?:\d+|[a-z]+(?:-[a-z]+)?) "
    r"(?:seconds?|minutes?|hours?|days?|weeks?)(?: [\w’'-]+){0,4} (?:instead of|rather than|down from|"
    r"where it (?:took|"
    r"used to "
    r"take)) (?:\d+|[a-z]+(?:-[a-z]+)?)\b|"
    r"\b(?:went|gone|came|come|fell|fallen|dropped|shrank|shrunk|cut) (?:down )?from (?:\d+|[a-z]+) [a-z]+(?: "
    r"[\w’'-]+){0,3} "
    r"to (?:\d+|[a-z]+) [a-z]+|"
    r"\b\d+(?:[.,]\d+)?\s?(?:%|percent|per cent|prozent|times|x) (?:fewer|less|faster|more|lower|"
    r"higher|reduction|increase|shorter|savings?|weniger|mehr|schneller)\b|"
    r"\b(?:\d+|[a-z]+) (?:minutes|hours|days|weeks|minuten|stunden|tage|wochen|heures|jours|semaines|minutos|horas|"
    r"días) (?:earlier|sooner|früher|eher|plus tôt|de moins|antes|menos)\b|\b(?:halved|"
    r"doubled|tripled)\b",
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
_NO_RESULT = re.compile(
    r"\b(?:price|prices|precios?|prix|tarifs?|plan|fee|funding|round|headcount|staff|workforce|employees|jobs|"
    r"revenues?|turnover|valuation|(?<!of )sales|discount|if you|market|layoffs?|people|offices?|rents?|"
    r"\w*umsatz|gewinn|mieten?|preise?|mitarbeiterzahl|belegschaft|(?-i:Personal)|inflation|"
    r"bills|fees|euros?|dollars?|pounds)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^(?:and |but |also |that )?(?:(?:the |our |its )?(?:[A-ZÀ-Þ][\w’'-]*(?: "
    r"[A-ZÀ-Þ][\w’'-]*){0,2})|we|it|they|wir|er|sie|es|nous|il|elle)(?:[’']s)?\s+(?:(?:is|are|"
    r"was|were|has|have|holds?|has been|have been|hat|ist|wurde|a été|est|es) )+(?:an? |the |"
    r"also )*(?=ISO|SOC|HIPAA|rated|ranked|named|certif|CE|HACCP|TISAX|nach|PCI|[A-Z0-9])",
)


# “Winner, Best Transit Software, Maritime Awards 2024”
_WINNER = re.compile(
    r"(?:winners?|gewinner(?:in)?|lauréate?s?|ganador(?:es|a)?)[,:] (?!see\b)(?=.*\b(?:awards?|prize|preis|prix|"
    r"premio|medal|"
    r"trophy|cup)\b)",
    re.IGNORECASE,
)
# “Best Kitchen Newcomer, Irish Nursing Home Awards 2024, to the Sow”
_CATEGORY = re.compile(
    r"(?:the )?(?:best|top|gold|silver|bronze|highly commended|overall winner)\b[^.;:,]{3,60}, "
    r"(?=[^.;:]*\b(?-i:[A-ZÀ-Þ])"
    r"\w* ?(?:awards?|prizes?|trophy|trophies)\b)",
    re.IGNORECASE,
)
_MOST_OF_WINNER = 14  # words


_SHARE = r"\d{1,3}(?:[.,]\d)? ?(?:%|per ?cent)"
_WOULD = (
    r"would (?:\w+ ){0,2}?(?:buy|choose|recommend|renew|order|pick|take|use|stay)\b"  # what was asked of them
)
# “of the users we asked, 91% would buy again”, “of the Acme users, 93% would choose it again”
_SURVEY = Cued(
    r"\b(?:users?|customers?|clients?|those|kunden|nutzer) (?:we |they |who were )?(?:asked|surveyed|polled|"
    r"befragt\w*|"
    r"interrogés)[^.;]{0,20}\b\d{1,3}(?:[.,]\d)? ?(?:%|per ?cent|prozent)[^.;]{0,70}|"
    r"\b\d{1,3}(?:[.,]\d)? ?(?:%|prozent) (?:der|aller|von den) (?:befragten )?[\w-]*(?:kund|nutzer|"
    r"anwender)\w* (?:von \w+ )?"
    r"(?:würden|empfehlen|sind)\b[^.;]{0,50}\b(?:wieder|empfehlen|weiter|zufrieden)\b[^.;]{0,30}|"
    rf"\bof (?:the |all )?(?-i:[A-ZÀ-Þ])[\w’'-]+ (?:users|customers|clients), {_SHARE} {_WOULD}[^.;]{{0,40}}|"
    rf"{_SHARE} of (?:the |all )?(?-i:[A-ZÀ-Þ])[\w’'-]+(?:[’']s)? (?:users|customers|clients) {_WOULD}[^.;]{{0,40}}|"
    r"\b\d{1,3}(?:[.,]\d)? ?(?:%|per ?cent|prozent) (?:of )?(?:our|its|their|unserer|de nos) (?:customers?|clients?|"
    r"users?|"
    r"kunden|nutzer)\b[^.;]{0,50}\b(?:recommend|satisfied|happy|zufrieden|empfehlen|satisfaits?|recommandent|"
    r"again)\b",
    re.IGNORECASE,
)


def proofs(said: Said) -> Iterator[Value]:
    """Each certificate, award, rating and result with its number, once a clause."""
    text = said.text
    if _DEFINES.search(text) or is_not_won(text, 0) or WORST_OF_TEST.search(text):
        return
    is_category = said.alone and _CATEGORY.match(text)
    if (is_category or _WINNER.match(text)) and len(text.split()) <= _MOST_OF_WINNER:
        yield whole(text)
        return
    for one in () if is_below_question(said) else labelled("proof", said, by_heading=True):
        if not (is_not_held(text, one.start, one.end) or _says_nothing(said)):
            yield one
        return
    found = attested(said)
    if found:
        yield found
    yield from _by_patterns(text, found)


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
    return bool(_NO_NAME.fullmatch(said.text.strip())) or is_no_proof(said.text)


_MEASURED = (_RESULT, SHARE_OFF, GAINED, TIME_OFF)
_OF_USERS = (*_MEASURED, _SURVEY)  # which tell of those who use a thing


_PATTERNS = (
    (CERTIFICATE, 0.95),
    (_HELD, 0.85),
    (MARK, 0.85),
    (_AWARD, 0.9),
    (_RATING, 0.9),
    (_UPTIME, 0.9),
    (_RESULT, 0.85),
    (_SURVEY, 0.85),
    (SHARE_OFF, 0.85),
    (TIME_OFF, 0.85),
    (GAINED, 0.85),
    (BEST_OF_TEST, 0.85),
    (FAULTLESS, 0.85),
    (TEST_PASSED, 0.85),
    (_CERTIFIED, 0.85),
    (_PEER, 0.7),
)


def _by_patterns(text: str, before: Value | None) -> Iterator[Value]:
    """What stands beside what was found `before`."""
    told = {(before.start, before.end)} if before else set()
    for pattern, sure in _PATTERNS:
        for cue in pattern.finditer(text):
            begins, ends = clause_at(text, cue.start())
            if cue.end() > ends:  # its own name holds a bracket
                ends = clause_at(text, cue.end())[1]
            if is_not_held(text, *cue.span()) or (
                pattern in _MEASURED and _is_no_result(text[begins:ends], cue[0])
            ):
                continue
            ends = end_of_won(text, cue.end(), max(ends, cue.end()))
            span = _words(text, begins, ends, cue.start(), cue.end())
            if any(start < span[1] and span[0] < end for start, end in told):
                continue
            told.add(span)
            yield Value(*span, sure=sure, cue=cue.start(), need=Need.SITE, customers=pattern in _OF_USERS)


# below the name of a certificate or a prize: that it is held
_CONFIRMED = re.compile(
    r"\b(?:held|holds?|valid|passed|award(?:ed)?|won|winners?|issued|renewed|exceeded|certified|granted|obtained|"
    r"gold|silver|"
    r"bronze|first (?:place|prize)|(?:since|until|in) (?:\w+ )?(?:19|20)\d\d|gewonnen|seit|gagné|depuis|ganado|"
    r"desde|gültig|erteilt|"
    r"valable|obtenu|vigente)\b",
    re.IGNORECASE,
)
_MOST_BELOW = 30  # words


# behind a survey: “For Bolt it was 88%”
_ASKED_TOO = re.compile(
    rf"(?:for|at|with|of) (?:the )?(?P<who>(?-i:[A-ZÀ-Þ])[\w’'-]+(?: (?-i:[A-ZÀ-Þ])[\w’'-]+)?)(?: users| customers)? "
    rf"(?:it|that|this|the (?:share|figure)) (?:was|is|came to|stood at) (?:only |just )?(?P<share>{_SHARE})[.!]?",
    re.IGNORECASE,
)


def share_of_survey(text: str, before: str) -> str:
    """What a sentence says of another house's users by the words of the survey before it; empty where it does not."""
    found, asked = _ASKED_TOO.fullmatch(text.strip()), _SURVEY.search(before)
    would = re.search(rf"{_WOULD}[^.;]{{0,40}}", asked[0], re.IGNORECASE) if asked else None
    return f"{found['share']} {would[0].strip()}" if found and would else ""


def is_named(heading: str) -> bool:
    """Whether a heading is the name of a certificate or a prize."""
    return len(heading.split()) <= 8 and bool(CERTIFICATE.search(heading) or _AWARD.search(heading))


# what says by itself that it was won, whatever it is called: “Gouden Brievenbus / Won in 2026”
_WON_AT_ONCE = re.compile(
    r"\W*(?:won|winners?|gewonnen|gewinner(?:in)?|lauréate?s?|ganador(?:a|es)?|vinder|vinnare|winnaar)"
    r"(?:,? (?:in |of )?(?:the )?(?:\w+ )?(?:19|20)\d\d)?(?:,? (?:category|for|für|pour) [^.]{3,60})?\W*",
    re.IGNORECASE,
)
_NO_PRIZE = re.compile(
    r"^\W*(?:why|how|what|who|our|we)\b|\b(?:tenders?|contracts?|deals?|bids?)\b", re.IGNORECASE
)


def is_won(name: str, below: str) -> bool:
    """Whether right below a name it says that it was won, so that it is the name of a prize."""
    is_name = (
        len(name.split()) <= 6 and name[:1].isupper() and not (asks("proof", name) or _NO_PRIZE.search(name))
    )
    return is_name and bool(_WON_AT_ONCE.fullmatch(below))


def is_confirmed(below: str) -> bool:
    """Whether what stands below such a name says that it is held."""
    is_told = bool(_CONFIRMED.search(below) or _YEAR_ALONE.fullmatch(below.strip()))
    return (
        len(below.split()) <= _MOST_BELOW
        and is_told
        and not (is_refused(below) or _UNCONFIRMED.search(below))
    )


# a year alone beside a prize is the year in which it was won
_YEAR_ALONE = re.compile(r"(?:\w+,? )?(?:19|20)\d\d[.!]?")
_UNCONFIRMED = re.compile(
    r"\b(?:not|no|never|nicht|kein\w*|pas|target|goal|aims?|will|audit (?:takes|in)|planned|next|suspended|"
    r"ausgesetzt|suspendue?)\b",
    re.IGNORECASE,
)


_ANY_NUMBER = (
    r"\d|hal[vf]|doubl|tripl|third|quarter|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"fifteen|twenty|thirty|forty|fifty|sixty|zwei|drei|vier|fünf|sechs|zehn|deux|trois|quatre|cinq|dix|dos|tres|cuatro|cinco|"
    r"diez)\b"
)


def _is_no_result(clause: str, cue: str) -> bool:
    """Whether a change is one of money or staff, or says no figure."""
    return bool(_NO_RESULT.search(clause)) or not re.search(_ANY_NUMBER, cue)


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
