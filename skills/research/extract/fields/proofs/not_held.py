"""Certificates that are not held, and prizes that were not won: applied for, hoped for, lost, somebody else's."""

import re

from skills.research.cued import Cued
from skills.research.extract.fields.proofs.not_certified import is_told_not_held
from skills.research.extract.words.families import WITHDRAWN
from skills.research.extract.words.phrases import clause_at

CERTIFICATE = Cued(
    r"\b(?:(?:SOC ?[123]|ISAE ?3\d{3}|SSAE ?\d\d)(?: Type (?:II|I|2|1))?|NEN \d{4}|"
    r"ISO(?:/IEC)?[ -]?\d{4,5}(?:[:-]\d+)*|DIN EN(?: "
    r"ISO)? \d+|HIPAA|PCI[- ]?DSS|FedRAMP|TISAX|C5|CE[- ](?:mark\w*|certif\w*|zertif\w*|"
    r"label)|FDA[- ](?:clear\w*|approv\w*|registered)|(?:clear\w*|approv\w*) by the FDA|"
    r"UL[- ](?:listed|certified)|HACCP|GxP|GDP[- ]certif\w*|GMP|B[- ]Corp\w*|Cyber "
    r"Essentials(?: Plus)?|HITRUST|CSA STAR|WCAG ?\d?\S*|GDPR[- ](?:compliant|certified)|"
    r"(?:compliant|compliance) with (?:the )?GDPR|DSGVO-konform|EcoVadis|Fairtrade|EU Organic|"
    r"CE \d{4}|UL \d{3,6}|MDR|ATEX|IP6\d|"
    r"(?:BS |DIN |NF |ÖNORM )?EN(?: ISO| IEC)? \d{3,6}(?:-\d+)?|IEC \d{4,6}|UN \d\d\.\d|ASTM [A-Z]?\d+|NSF/\S+|FSC|"
    r"PEFC|GOTS|"
    r"OEKO-TEX\w*|Oeko-Tex\w*|"
    r"RAL[- ]GZ ?\d+(?:/\d+)?|GoBD|IDW ?PS ?\d+|NF525|Great Place to Work|LEED|BREEAM|PCI|TÜV\w*|"
    r"KBV-zertifiziert|HDS)\b|\bFDA 510\(k\)",
)
_PENDING = Cued(
    r"\b(?:applications? (?:for|to) [^.;]{2,40}?\b(?:went|was (?:sent|filed|submitted|made|lodged)|has (?:gone|"
    r"been (?:sent|"
    r"filed|submitted|made|lodged))|is (?:in|with|open|still|lying|now)|lies|sits)\b|"
    r"(?:is|are|still|currently|now) (?:being (?:assessed|reviewed|examined|considered|processed|looked at)|"
    r"under (?:review|"
    r"assessment|consideration|examination))|wird (?:noch |derzeit |zurzeit |gerade )?geprüft|ist in prüfung|"
    r"à l[’']étude|en cours d[’']examen|en trámite|en estudio|ansøgt|behandles|søgt om|aangevraagd|in behandeling|"
    r"yet to|(?:ideas|principles|spirit) of (?=(?:the )?(?-i:[A-Z]{2,}))|"
    r"with (?-i:[A-Z]{2,})[^.]{0,20} in mind|modelled on (?=(?:the )?(?-i:[A-Z]{2,}))|(?:gap|space|room|"
    r"place) for (?:it|the|an?) (?:[\w-]+ ){0,3}(?:badge|certificate|plaque|award)|in the post|work(?:s|"
    r"ing)? (?:towards?|on)|in progress|under way|underway|not yet|pending|on (?:the|its|our) way|prepar(?:es|"
    r"ing)|seek(?:s|ing)|applied for|appl(?:ies|ying) for|in the process|nominat\w+|shortlist\w*|finalist|expired|"
    r"lapsed|revoked|"
    rf"{WITHDRAWN}|"
    r"lost(?! \d| (?:items?|goods|luggage|property|parcels?|keys?|cards?|sales|revenue|"
    r"orders?|"
    r"calls?|time|data|bookings?)\b| (?:to|no|not a|hours?|days?|lessons?)\b)|suspended|aims?|hopes?|plans|"
    r"(?<!the )(?<!a )plan|the plan (?:is|was|includes|for (?-i:[A-Z]{2,}))|expects?|"
    r"next year|soon|scheduled|(?:is|are|been) booked|begun|put (?:ourselves|itself|themselves) forward|"
    r":\s+requested|(?:is|was) requested|comes next|first audit|gave (?:it|that) up|gave up (?:on |(?:the |our |"
    r"its )?(?:(?-i:[A-Z]{2,})|cert|audit|award))|given (?:it )?up|(?:had|held) (?:it|that|one) (?:from|until|"
    r"till|in)|führten \w+ bis|whose (?:operator|owner|landlord)|(?:sent|handed|put) in (?:the|our|"
    r"an?) (?!last )[^.;]{0,30}\b(?:forms?|applications?|papers|paperwork|dossier)|(?:are|"
    r"is) (?:still |held up )?(?:a)?waiting(?: for)?|awaits?|(?:paperwork|papers) (?:is|are|has gone|have gone|"
    r"has been|"
    r"have been) (?:in|off|filed|sent|submitted)(?=[,.;]|$)|(?:audit|"
    r"assessment) (?:for [^.;]{1,30} )?(?:kicks? off|starts|begins|is due|follows|will begin|will start) (?:this|"
    r"next|in)|pencil+ed in|observation window|application (?:received|filed|pending)|not (?:yet )?(?:begun|"
    r"audited|started)|inspired by (?=(?:the )?(?-i:[A-Z]{2,}))|solicitad[oa]s?|sin auditar|antrag gestellt|"
    r"(?:nobody|no one|none) (?:has |have |ever )*(?:audited|certified)|demandée?s?|used to|ran out|sit the|"
    r"(?<!next )(?:audit|assessment|inspection) (?:is |has been )?(?:booked|arranged|agreed)\b|paperwork in\b|"
    r"fingers crossed|"
    r"gap analysis|data cent(?:re|er)s?|rechenzentrum|betreiber|up to \d+|roadmap|audit (?:is )?(?:planned|"
    r"ongoing|starts)|without (?:an? |the |any |our |its )?(?:certif|accredit|audit|award|prize)\w*|fail(?:ed|"
    r"s)(?! (?:deliver|attempt|order|payment|call)\w*)|strebt|angestrebt|in vorbereitung|beantragt|abgelaufen|"
    r"(?:steht|stehen) (?:noch )?aus|(?:verfahren|prüfung|zertifizierung|audit)\b[^.;]{0,40} läuft(?! bis)|"
    r"(?:get(?:s|ting)?|gearing up|makes? (?:itself|ourselves)) (?:\w+ )?(?:ready )?for|"
    r"prépar\w+|étudi\w+|vorgesehen|(?<!als )geplant|prév\w+|dossier (?:[^.;]{0,30} )?(?:est |a été )?déposé|"
    r"attendons la réponse|"
    r"(?:been |was |were )?submitted (?:for|to) (?=(?:the |an? )?(?-i:[A-Z]{2,}))|audit attendu|en attente|"
    r"not applicable|(?:does not|doesn[’']t) apply(?! to)|not relevant|(?<=: )n/a|nicht zutreffend|entfällt|"
    r"sans objet|"
    r"arbeiten wir|wir arbeiten (?:\w+ )?(?:am|an|auf)|travaillons(?! (?:selon|avec|sous|dans|comme|chez))|"
    r"trabajamos (?:en|para)|werken (?:wij|we)|(?:wij|we) werken (?:\w+ ){0,2}(?:aan|toe naar)|"
    r"dépos(?:é|ons) (?:un|le|notre|une) (?:dossier|demande|candidature)|"
    r"no (?:aplica|procede)|eingereicht|aura lieu|findet\b[^.;]{0,40}\bstatt|en cours|vise|expiré|en proceso|"
    r"caducado|ineligible|"
    r"streb\w+)\b",
    re.IGNORECASE,
)
_NOT_WON = Cued(
    r"\b(?:(?:did not|didn[’']t|never) (?:win|enter(?! (?:into|the market))|compete)|"
    # “asked to enter, and did not”
    r"(?:asked|invited|urged) (?:us |them )?to (?:enter|apply|compete|take part)\b[^.;]{0,80}?\b(?:did not|didn[’']t|"
    r"declined|refused|said no|passed|politely)|nicht (?:teilgenommen|beworben|mitgemacht)|"
    r"made (?:it to )?the (?:last|final) (?:two|three|four|five|ten|\d+)|"
    r"finalists?|shortlist\w*|nominat\w+|nominees?|nominé\w*|nominiert|nominad[oa]s?|genomineerd\w*|nominera\w+|"
    r"runners?-up|not a winner|"
    r"(?:finiss\w+|termin\w+|class\w+|arriv\w+|sommes|était|étions|fini) (?:\w+ )?(?:deuxièmes?|seconde?s?|troisièmes?|"
    r"quatrièmes?)|(?:wurden?|waren?|landeten?|sind) (?:\w+ )?(?:zweite[rs]?|dritte[rs]?|vierte[rs]?)|"
    r"(?:quedamos|fuimos|quedó|fue) (?:segund|tercer|cuart)[oa]s?|"
    r"came (?:in )?(?:second|third|fourth)|among the (?:last|final) (?:two|three|four|five|ten|\d+)|"
    r"(?:placed|finished|ended) (?:second|third|fourth)|short[- ]list\w*|finalist[ae]s?|"
    r"our own (?:\w+ )?(?:have |has "
    r")?voted|"
    r"nommée?s? (?:au|aux|à la|pour)|(?:étions|était|sommes|est|sont) (?:que |seulement )?nommée?s?|n[’']avons pas "
    r"gagné|n[’']a pas gagné|nicht gewonnen|gewonnen hat ein|"
    r"(?:prize|award|prix|medal|badge|cup)\b[^.;]{0,40}\bwe (?:give|award|hand out|present)\b|"
    r"(?:prize|award|cup|medal) went to (?:an?|another|some)|(?:(?:nous|lui|leur) a|(?:nous|lui|leur) avait) échappé|"
    r"(?:passed|eluded|escaped) (?:us|it|them) by?|missed (?:it |out )?by (?:one|a single|a) vote|ist uns entgangen|"
    r"entging uns|(?:bis )?in die endrunde|"
    r"(?:second|third|fourth) (?:place|round)|made (?:it (?:in)?to )?the final|"
    r"reached the (?:semi-?)?finals?|for reaching the (?:semi-?)?finals?|"
    r"(?:still )?waiting to hear|clapped for|entered (?:for|ourselves)|went (?:away|home) (?:empty|without)|"
    r"(?:zweite|dritte|vierte)[rn]? (?:platz|rang)|(?:auf|für|belegt\w*|erreicht\w*) (?:den )?(?:platz|rang) "
    r"(?:zwei|drei|vier|[2-9])\b|"
    r"(?:deuxième|troisième) (?:place|prix)|(?:segundo|tercer) (?:puesto|premio)|(?:second[oa]|terz[oa]) (?:posto|"
    r"classificat[oa]))\b",
    re.IGNORECASE,
)
# who may hold a certificate that a house shows
_ELSE = (
    r"(?:bank|processor|payment provider|acquirer|host(?:er|ing provider)?|data cent(?:re|er)|rechenzentrum|"
    r"hébergeur)"
)
# what is said right below a certificate's name, and of nothing else
_REFUSED_BELOW = Cued(
    rf"\b(?:(?:held|covered|provided|obtained) by (?:(?-i:[A-ZÀ-Þ])[\w’'-]+, )?(?:the|"
    rf"our) (?:\w+ )?{_ELSE}\b(?! of your)|not yet|"
    r"not certified|not held|pending|appl(?:ied|ying) for|expired|lapsed|revoked|suspended|in progress|"
    rf"{WITHDRAWN}|"
    r"under way|not (?:applicable|relevant)|n/a|entfällt|sans objet|working towards|(?:begun|started|starting) (?:to )?"
    r"(?:work(?:ing)?|prepar(?:e|ing))|requested|beantragt|"
    r"abgelaufen|expiré|en cours|caducado|(?:noch )?nicht zertifiziert|pas (?:encore )?certifiée?s?)\b|"
    # “Our host, Northrack, is certified.”, and right behind it perhaps that the house is not
    rf"^\W*(?:(?:yes|no),? )?(?:(?:our|the|its|unser\w*|das|der|notre|le) (?:\w+ )?{_ELSE}\b[^.;]{{0,40}}\b(?:is|are|"
    rf"has|holds?|ist|"
    r"sind|hat|est|a)\b)|\b(?:we|wir|nous) (?:are|have|do|sind|haben)(?: not|n[’']t| nicht| es nicht)(?=\W*$|[,.;]|"
    r" yet)",
    re.IGNORECASE,
)


def is_refused(below: str) -> bool:
    """Whether it says that it was not won, or is not held yet or any more."""
    named = [one.span() for one in CERTIFICATE.finditer(below)]
    return bool(
        _NOT_WON.search(below)
        or _REFUSED_BELOW.search(below)
        or (named and all(is_not_held(below, *one) for one in named))
    )


_MOST_OF_ENTRY = 14  # words of a line of a register


# “For ISO 9001 we decided not to apply”, “Für ISO 9001 haben wir uns entschieden, keinen Antrag zu stellen”
_DECIDED = (
    r"(?:(?:decided|chose|chosen|opted|elected) (?:not to (?:apply|go|seek|pursue|renew|bother|certify|get|be|hold|"
    r"have)|against)|"
    r"(?:did|do|does|have|has)(?: not|n[’']t) (?:yet |ever |even )?(?:appl(?:y|ied)|sought|seek|pursued?|bother\w*)|"
    r"(?:made|filed|sent|submitted) no application|"
    r"(?:entschieden|entschlossen|beschlossen),? (?:dagegen|keinen|keine|nicht|darauf zu verzichten)|"
    r"dagegen entschieden|"
    r"kein\w* (?:antrag|zertifizierung)|verzichte[nt]?\b|verzichtet|"
    r"(?:décidé|choisi) de ne pas|renonc\w+|(?:aucune|pas) (?:de )?demande|(?:decidido|optado por) no|renunciado)"
)
_DECIDED_BEHIND = re.compile(rf"[^;:]{{0,70}}?\b{_DECIDED}", re.IGNORECASE)
_DECIDED_BEFORE = re.compile(rf"\b(?:{_DECIDED}|(?:uns|sich) gegen)\b[^.;:,]{{0,40}}$", re.IGNORECASE)


def _is_decided_against(text: str, start: int, end: int) -> bool:
    """Whether a house says of what it names there that it does not want it: up to the next one that it names."""
    following = CERTIFICATE.search(text, end)
    behind = text[end : following.start() if following else len(text)]
    if _IS_HELD.search(text, 0, start) or _IS_HELD.match(behind.lstrip()):
        return False
    return bool(_DECIDED_BEHIND.match(behind) or _DECIDED_BEFORE.search(text[:start]))


def is_not_held(text: str, start: int, end: int) -> bool:
    """Whether what is named there is only applied for, hoped for or lost, or was not won."""
    begins, ends = clause_at(text, start)
    if end > ends:  # its own name holds a bracket
        ends = clause_at(text, end)[1]
    if text[ends : ends + 1] == ":":  # “ISO 27001: we are working towards it”
        ends = clause_at(text, min(len(text) - 1, ends + 2))[1]
    split = _halves(text)
    if split and start < split.start():
        ends = min(ends, split.start())
    if _ANOTHER_HOLDS.search(text[:start]) or (_TO_COME.search(text) and not _HOLDS.search(text)):
        return True
    if is_told_not_held(text, start, end):
        return True
    if _PENDING.search(text[begins:ends]) or is_not_won(text, start) or _is_decided_against(text, start, end):
        return True
    following = CERTIFICATE.search(text, end)
    return len(text.split()) <= _MOST_OF_ENTRY and bool(
        _NOT_IN_FORCE.search(text, end, following.start() if following else len(text))
    )


# an audit that has its day, and papers that were begun, where nothing says that it is held
_TO_COME = re.compile(
    r"\b(?:(?:started|begun|beginning) (?:on|with) the (?:paperwork|documents|preparations?)|"
    r"(?:audit|assessment|inspection|verifica|auditoría|prüfung|zertifizierung)\b[^.;]{0,40} (?:is|ist|è|est|"
    r"está) (?:\w+ ){0,3}"
    r"(?:fixed|arranged|angemeldet|angesetzt|terminiert|fissat[ao]|programmat[ao]|fijada|programad[ao]|fixée?))\b",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"\b(?:certified|zertifiziert|certifi[ée]e?s?|certificat[oa]s?|surveillance|next|nächste\w*)\b",
    re.IGNORECASE,
)
# “Moorbridge, the bank that moves the money, is certified to”: theirs, whoever's page it is
_ANOTHER_HOLDS = re.compile(
    rf"(?-i:\b[A-ZÀ-Þ])[\w’'-]+, (?:the|our) (?:\w+ )?{_ELSE} (?:that|which|who|behind)\b[^.;]{{0,60}}, "
    r"(?:is|are|has|holds)\b[^.;]{0,40}$|"
    r"\b(?:go|goes|handled|processed|taken|paid|run|hosted|comes?) (?:through|by|with|via|"
    r"from) (?-i:[A-ZÀ-Þ])[\w’'-]+(?: (?-i:[A-ZÀ-Þ])[\w’'-]+)?, (?:which|who|"
    r"whose)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
# what a line of a register says behind a comma or a colon: “ISO 14001, environment: applied for, no audit yet”
_NOT_IN_FORCE = re.compile(
    r"(?:[,:]|\s[–—-])\s*(?:[^,:]{0,30}[,:]\s*)?(?:applied for|application (?:received|filed|pending)|pending|"
    r"requested|"
    rf"(?:expired|refused|{WITHDRAWN}|lapsed|revoked)\b|"
    r"not (?:yet )?(?:held|begun|renewed|audited)|solicitad[oa]|"
    r"sin auditar|antrag gestellt|beantragt|abgelaufen|expirée?|caducad[oa])",
    re.IGNORECASE,
)
# “we took home the Golden Spade, and came second at the Cup”: what was won stands before
_BUT_NOT = Cued(
    r",? (?:and|but) (?:we |it |they |she |he )?(?:came|were|was|finished|ended|reached|made (?:it|the))\b",
    re.IGNORECASE,
)

# “we are certified to ISO 9001 and getting ready for ISO 14001”, “we won the Acme Award; of the Bolt Prize we were only
# finalists”: two halves, the first of which says that something is held
_TWO_HALVES = re.compile(
    r";\s|,? (?:and|but) (?:we |it |they )?(?:(?:are|is) )?(?:now |currently )?(?:getting ready|preparing|working|"
    r"waiting|"
    r"applying|(?:have|has) applied|hopes?|plans?|aims?|intends?)\b",
    re.IGNORECASE,
)
_IS_HELD = re.compile(
    r"\b(?:certified|accredited|holds?|won|winners?|received|awarded|took home|gave us|zertifiziert|gewonnen|"
    r"erhalten|"
    r"certifiée?s?|reçu|donné|remis|gagné|obtenu|ganado|recibido|certificad[oa]s?)\b",
    re.IGNORECASE,
)


def _halves(text: str) -> re.Match[str] | None:
    """Where the second half of a sentence begins that tells of what is not held, behind what is."""
    split = _TWO_HALVES.search(text)
    return split if split and _IS_HELD.search(text, 0, split.start()) else _BUT_NOT.search(text)


def end_of_won(text: str, at: int, ends: int) -> int:
    """Of “we won the Acme Award and made the shortlist for the Bolt Prize” where the first half ends."""
    split = _halves(text)
    if split is None or not at <= split.start() < ends:
        return ends
    is_refused_behind = any(one.search(text, split.start(), ends) for one in (_NOT_WON, _PENDING))
    return split.start() if is_refused_behind else ends


def is_not_won(text: str, at: int) -> bool:
    """Whether what stands there was not won; of a sentence that tells of two prizes, by its own half."""
    split = _halves(text)
    if split and not _NOT_WON.search(text, 0, split.start()):
        return at >= split.start() and bool(_NOT_WON.search(text, split.start()))
    return bool(_NOT_WON.search(text))


# “8 out of 10 visitors of our booth liked it better”: asked by whoever sells, of whom he invited
_OUR_GUESTS = Cued(
    r"\b(?:visitors?|guests?|besucher\w*|gästen?|visiteurs?|invités|visitantes) (?:of|at|to|an|auf|de|a|en) "
    r"(?:our|unser\w*|notre|nuestro) (?:booth|stand|event|messestand|salon|evento|party)\b|"
    r"\b(?:at|on) our (?:booth|stand|open day),? \d",
    re.IGNORECASE,
)


# “In the school's own poll of parents the play scored 9 of ten”: what a customer's guests say of the customer
_OF_THEIR_OWN = re.compile(
    r"\b(?:in|by|from) (?:(?:the|their|its|his|her) (?!(?:maker|vendor|supplier)\b)[\w-]+[’']s|their|its) own "
    r"(?:[\w-]+ ){0,2}(?:surveys?|polls?|questionnaires?|feedback|reviews?)\b",
    re.IGNORECASE,
)


def is_told_by_guests(text: str) -> bool:
    """Whether those who were asked came to a house's own stand, or are guests of a customer."""
    return bool(_OUR_GUESTS.search(text) or _OF_THEIR_OWN.search(text))
