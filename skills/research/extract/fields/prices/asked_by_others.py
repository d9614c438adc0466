"""What others ask, pay or have: other houses, one group of people another, whoever hires or gives a prize."""

import re

from indexing.web.page import WebPage
from skills.research.cued import Cued
from skills.research.extract.amounts.normal import Found
from skills.research.extract.fields.money.whose_sums import is_set_apart
from skills.research.extract.fields.prices.by_unit import per_of_unit
from skills.research.extract.labels.value import Said
from skills.research.extract.words.ours import OURS_WIDELY
from skills.research.extract.words.phrases import clause_at, sentence_before

# “Courts pay interpreters on site €93 an hour”: one group pays another
_BETWEEN_OTHERS = re.compile(
    r"^\W*(?:(?:the|most|many|some|die|viele|les|los) )?(?-i:[A-ZÀ-Þ]?)[\wß-ÿ-]+ (?:"
    r"pay (?:their |its |the )?(?!users?\b|members?\b)(?:[a-z-]+ )?(?:[a-z-]{3,}(?:ers|ors|ists|ants|ians)|"
    r"nurses|vets)\b|"
    r"(?:be)?zahlen (?:ihren |den )?(?-i:[A-ZÄÖÜ])[\wäöüß-]{3,}(?:ern|oren|isten|anten|enten|innen)\b|"
    r"(?:paient|payent|versent|paie|verse) (?:aux|à (?:leurs|ses|des)) [\wß-ÿ-]+|"
    r"pagan a (?:los|las|sus) [\wß-ÿ-]+)",
    re.IGNORECASE,
)
# “Your own customers typically pay”, “Guests who book through you pay”: what a customer's customers give him
_YOURS = (
    r"(?:customers|clients|tenants|guests|members|patients|visitors|residents|users|students|passengers|"
    r"kund(?:en|innen)|gäste|mieter(?:innen)?|mitglieder|patient(?:en|innen)|clients?|locataires|"
    r"adhérents|visiteurs|voyageurs|clientes|huéspedes|socios|klanten|gasten|leden)"
)
_THEIRS_PAY = Cued(
    rf"^\W*(?:(?:your|ihre|eure|vos|sus|uw|je) (?:own |eigenen |propres |propios |eigen )?{_YOURS}\b|"
    rf"(?:the )?{_YOURS} (?:who|that|which|die|qui|que) [^.;$€£]{{3,60}} (?:through|from|at|with|via|bei|über|chez|"
    r"par|de|bij) (?:you|ihnen|euch|vous|usted|u)\b)"
    r"[^.;$€£]{0,40}? (?:pays?|zahlen|bezahlen|paient|payent|pagan|betalen)\b",
    re.IGNORECASE,
)
# “in a note it charges £900 for”: what a report costs, and not what is told in it
_FOR_A_REPORT = Cued(
    r"\b(?:note|report|study|survey|paper|guide|white ?paper|newsletter|studie|bericht|étude|rapport|informe|"
    r"estudio),? "
    r"(?:(?:which|that|for which) )?(?:it|they|he|she|one|er|sie|il|elle|qui)?\s?(?:charges?|sells? for|costs?|asks|"
    r"kostet|coûte|vend|cuesta)\s+(?:\S{1,3}\s?)?$",
    re.IGNORECASE,
)
# “Andere Anbieter verlangen”, “D'autres prestataires demandent”
_OTHER_HOUSES = re.compile(
    r"\b(?:andere|sonstige|vergleichbare|manche|viele) (?:anbieter|dienste|dienstleister|firmen|hersteller|systeme|"
    r"agenturen|häuser|programme|büros)\b|\b(?:d[’']|les )autres (?:services|fournisseurs|prestataires|maisons|"
    r"éditeurs|logiciels|agences|entreprises|sociétés)\b|\botr[oa]s (?:proveedores|empresas|servicios|programas)\b|"
    r"\b(?:other|some) (?:agencies|services|firms|companies|houses|suppliers)\b",
    re.IGNORECASE,
)
# “Members of the Atlantic Towns Association pay”: a price for those of a body with a name
_MEMBERS = re.compile(
    r"\b(?:members of|for members of) (?:the )?(?-i:[A-ZÀ-Þ])|\bmitglieder(?:n)? (?:der|des|von|im) "
    r"(?-i:[A-ZÄÖÜ])[\w-]*(?:verband|verein|bund|kammer|innung|gilde|genossenschaft)|"
    r"\b(?:adhérents|membres) (?:de la|du|de l[’']|des) ?(?-i:[A-ZÀ-Þ])|\bmiembros de (?:la |el )?(?-i:[A-ZÀ-Þ])",
    re.IGNORECASE,
)
# below such a heading a sum is what is paid for work
_JOBS = re.compile(
    r"\W*(?:we(?:[’']re| are) hiring|open positions|vacanc(?:y|ies)|jobs?|careers?|join (?:us|our team|the team)|"
    r"work (?:with|for) us|stellen(?:angebote|anzeigen)?|offene stellen|karriere|wir suchen|nous recrutons|"
    r"recrutement|offres d[’']emploi|rejoignez-nous|emplois?|trabaja con nosotros|empleos?)\W*",
    re.IGNORECASE,
)
# “Budget for interpreting | £700,000 a year”: what somebody has or gets, in a row of facts; a plan may be called Budget
_HAS = re.compile(
    r"^\W*(?:(?:annual|yearly|total|monthly) )?(?:(?<=[a-z] )budgets?|budgets?(?= (?:for|of|für|pour|para) )|turnover|"
    r"revenues?|income|salary|salaries|wages?|savings|"
    r"umsatz|jahresumsatz|gehalt|einsparung|ersparnis|chiffre d[’']affaires|salaire|économies?|"
    r"presupuesto|ingresos|ahorro)\b(?= ?(?:$|›|(?:for|of|in|per|a|für|im|pro|pour|par|de|du|para) ))",
    re.IGNORECASE,
)
# “Jobs: support engineer ($95,000 to $120,000 a year)”
_PAID_OUT = re.compile(
    r"(?:^|[.!?]\s)\W*(?:jobs|vacanc(?:y|ies)|open positions|stellen|offene stellen|emplois)\s?:",
    re.IGNORECASE,
)
# of the house itself, “Report a hole. We pay $200 and up.”: a reviewer who pays so much tells its price
_WE_PAY = re.compile(
    r"\bwe (?:will |also )?pay (?:you )?(?:up to |from )?(?:[$€£]|[A-Z]{3} )\d", re.IGNORECASE
)
# what others charged a customer: “One of them charged $95 a month; it wasn’t ours”
_OF_OTHERS = re.compile(
    r"\b(?:one|two|some|all|none) of (?:them|those|these) (?:charged?|asked?|wanted?|took)\b|"
    r"\b(?:it|that|this) (?:wasn[’']t|was not|isn[’']t|is not) (?:ours|us)\b",
    re.IGNORECASE,
)
# “a price the city sets itself”
_SET_BY_OTHERS = re.compile(
    r"\ba (?:price|rate|fare|fee) (?:that |which )?(?:the|each|every|its) [\w-]+ (?:sets?|decides?|chooses?|fixes)\b|"
    r"\bpreis(?:e)? (?:legt|setzt|bestimmt|macht)[^.;]{3,40}\bselbst\b|"
    r"\bprix (?:que [^.;]{3,40} fixe|fixé par)[^.;]{0,40}(?:lui|elle)-mêmes?\b|"
    r"\bprecio (?:que )?(?:lo )?(?:fija|pone|decide)[^.;]{3,40}\bmism[oa]\b|\bprijs[^.;]{3,40}\bzelf (?:bepaalt|"
    r"vast)",
    re.IGNORECASE,
)
# what a prize is worth: “Der Preis ist mit 10.000 € dotiert”
_PRIZE = re.compile(
    r"\b(?:dotiert|preisgeld|prize money|dotée? (?:de|d[’'])|dotad[oa] con)\b|"
    r"\b(?:prize|award) (?:comes with|is worth|carries|of)\s+(?:\S{1,3}\s?)?\d",
    re.IGNORECASE,
)
# “Is it dearer than a room of one's own?”, below which such a room has its price
_COMPARES = re.compile(
    r"\b(?:cheaper|dearer|costlier|(?:more|less) expensive|(?:better|worse) value|billiger|günstiger|teurer|"
    r"(?:plus|moins) ch(?:er|ère)s?|más (?:car[oa]|barat[oa])|più (?:car[oa]|economic[oa])|goedkoper|duurder) "
    r"(?:than|als|que|di|dan)\b[^?]{1,80}\?\W*$",
    re.IGNORECASE,
)
_SOME_THING = re.compile(
    r"\W*(?:an?|one|most|the average|eine?|die meisten|une?|la plupart des|un[oa]?|een|de meeste) ",
    re.IGNORECASE,
)
_NAME = r"(?-i:[A-ZÀ-Þ])[\w&’'-]+(?: (?-i:[A-ZÀ-Þ&])[\w’'-]*){0,3}"
# “Wir empfehlen den Ferro vom Haus Arlt”, “we recommend the Ferro from Arlt”: what is said of it is no word of ours
_RECOMMENDS = Cued(
    r"\b(?:we (?:happily |gladly |usually |can |would )?(?:recommend|suggest|point (?:you|people) to)|"
    r"wir (?:gern |gerne )?empfehlen|empfehlen wir|(?:nous )?(?:vous )?(?:recommandons|conseillons)|recomendamos|"
    r"aconsejamos|consigliamo|raccomandiamo|wij raden|raden wij)\b[^.;]{0,40}?"
    rf"(?-i:\b[A-ZÀ-Þ][\w’'-]+) (?:from|by|of|vom|von|de|du|di|della|dell[’']|van)(?: (?:the|der|dem|la|le|los|"
    rf"het))? ?"
    rf"{_NAME}",
    re.IGNORECASE,
)
# “Chains by Orfleet Iron start at $90”
_MADE_BY = Cued(
    r"^\W*(?!We\b|Our\b|It\b)[A-ZÀ-Þ]?[\w-]+(?: [a-z-]+){0,2} (?:by|from the house of|der Firma|von der Firma|"
    r"de chez|della ditta|de la casa|van de firma) [A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)? "
    r"(?:start|starts|cost|costs|sell|sells|kosten|kostet|coûtent|coûte|costano|costa|cuestan|cuesta)\b"
)
# “The other guys quoted $52,000!”
_OTHERS_ASKED = re.compile(
    r"\b(?:the|those|some|all) (?:others?|other (?:guys|lot|people|folks|companies|makers|ones|two|three|firm|"
    r"fellows?)) "
    r"(?:quoted|asked?|wanted|want|charged?|offered)\b|\b(?:die|den) anderen? (?:wollten?|verlang\w+|boten|"
    r"nannten)\b|"
    r"\bles autres (?:demand\w+|veulent|voulaient|proposaient)\b|\bgli altri (?:chied\w+|vogliono|volevano|"
    r"offrivano)\b|"
    r"\blos (?:otros|demás) (?:pid\w+|quieren|querían|cobran)\b|\bde anderen (?:vroegen|vragen|wilden)\b",
    re.IGNORECASE,
)
_SPACE = (
    r"(?:desks?|workplaces?|offices?|rooms?|floors?|flats?|houses?|studios?|apartments?|workshops?|berths?|moorings?|"
    r"pitch(?:es)?|parking spaces?|garages?|halls?|shops?|schreibtisch|arbeitsplatz|büro|zimmer|raum|wohnung|"
    r"stellplatz|liegeplatz|werkstatt|laden|saal|bureau|chambre|salle|appartement|atelier|emplacement|despacho|oficina|"
    r"sala|habitación|piso|local|taller|amarre|ufficio|scrivania|stanza|camera|posto auto|werkplek|kantoor|kamer|zaal|"
    r"ligplaats|atelier)"
)
# “A single desk in Dublin 2 is €450”, “Een werkplek in Amsterdam kost € 400”
_SPACE_IN = re.compile(
    rf"\W*(?:an?|one|eine?|une?|un[oa]?|een) (?:[^\W\d_][\w-]* ){{0,2}}{_SPACE}(?: [^\W\d_]{{3,12}})? "
    r"(?:in|im|à|en|a) (?:the |der |la |le |de )?(?P<place>(?-i:[A-ZÀ-Þ])[\w’'-]+)(?: (?-i:[A-ZÀ-Þ0-9])[\w’'-]*)? "
    r"(?:is|costs?|rents? (?:out )?(?:for|at)|goes for|kostet|coûte|cuesta|costa|kost|se loue|se alquila)\b",
    re.IGNORECASE,
)
_SUBJECT_VERB = re.compile(
    r"\b(?:costs?|charges?|bills?|invoices|coûtent?|kostet|cuesta|asks?|starts? (?:at|from)|begins? (?:at|from)|runs|"
    r"sells for|goes "
    r"for|is priced|are priced|is available for)\b",
    re.IGNORECASE,
)
# what may be said to cost something without being somebody else's
_OURS = re.compile(
    r"\b(?:we|our|it|its|they|this|that|which|you|users?|customers?|everyone|plans?|tiers?|"
    r"packages?|editions?|versions?|subscriptions?|licen[cs]es?|pricing|prices?|"
    r"memberships?|seats?|software|platform|app|application|tool|product|service|system|"
    r"device|unit|scanner|kit|api|module|add-?on|bundle|setup|everything|access|"
    r"free|basic|starter|start|essentials?|standard|plus|pro|professional|teams?|business|"
    r"premium|growth|scale|enterprise|solo|lite|core|advanced|ultimate|"
    r"wir|unser\w*|er|sie|es|das|nous|notre|il|elle|le|nuestr\w+|el|la|month|year|user|fee|"
    r"rate|billing|tarif\w*|preis\w*|prix|precios?|abo|abonnement|forfait|paket)\b",
    re.IGNORECASE,
)
# of others on a house's own page, and of whoever sells on
_THEY = re.compile(
    r"^\W*(?:they (?:ask|want)|(?:sie|er|dieser?) (?:verlangt|fordert)|(?:local|other|"
    r"nearby) (?:\w+ ){0,2}\w+s(?: around here| nearby)? (?:ask|charge|want|"
    r"take|"
    r"quote))\b",
    re.IGNORECASE,
)
# what such things cost, whoever sells them
_USUALLY = re.compile(
    r"^\W*(?:an?|une?)\s(?:(?!seats?\b|licen[cs]|plans?\b|subscription|abonnement|user|team)[^\s.;:]+ ){1,8}?"
    r"(?:(?:typically|usually|on average) (?:bills?|costs?|charges?|asks?)|coûte (?:en moyenne|habituellement))\b",
    re.IGNORECASE,
)
# “invoiced at €1.60 by the post”
_BY_ANOTHER = re.compile(r"\bfacturée?s?\b[^.;]{0,20}$", re.IGNORECASE)
_ITS_NAME = re.compile(r"\s*par (?:la |le |les |l[’'])?[A-ZÀ-Þ]")
# “We don't carry bollards. Ironpost in Nampa does, for $310 a pair.”
_ANOTHER_DOES = re.compile(
    r"\W*(?!(?:It|This|That|What|Which|Who|Everyone|Each|We|Nobody) )[A-ZÀ-Þ][\w’'-]+(?: (?:in|of|at|"
    r"from) [A-ZÀ-Þ][\w’'-]+)? "
    r"(?:does|do), (?:for|at) "
)
# “The Swiss operator Blatt charges CHF 2 a ticket”, on a page of another house
_OTHER_HOUSE_ASKS = Cued(
    r"\b(?:the|der|die|das|le|la|el|de|het|our|unser\w*|notre|nuestr[oa]|onze?) (?:[\w-]+ ){0,2}?(?:providers?|"
    r"operators?|carriers?|suppliers?|banks?|issuers?|"
    r"authority|registry|anbieter|betreiber|lieferant|behörde|fournisseur|opérateur|banque|prestataire|proveedor|"
    r"operador|"
    rf"banco|aanbieder|leverancier|leverantören) {_NAME} (?:(?:currently|now|also|usually|itself|derzeit|selbst|"
    r"actuellement|"
    r"actualmente) )?(?:charges?|asks?|takes?|bills?|wants?|verlangt|berechnet|nimmt|facture|demande|prend|cobra|pide|"
    r"rekent|vraagt|tar)\b",
    re.IGNORECASE,
)
# “Your bank takes 30 cents a payment”
_YOUR_BANK = re.compile(
    r"\b(?:your|ihre?|eure?|votre|su|tu|uw|jouw|je|sua|tua) (?:own )?(?:[\w-]+ )?(?:bank|acquirer|card (?:company|"
    r"provider|processor)|payments? (?:provider|processor|partner)|post office|hausbank|"
    r"zahlungsanbieter|zahlungsdienstleister|kartenanbieter|banque|prestataire de paiement|"
    r"banco|banca|betaalprovider|betaaldienst)s? "
    r"(?:(?:usually|normally|mostly|often|then|also|meist|normalerweise) )?(?:charges?|asks?|takes?|bills?|wants?|"
    r"keeps?|adds?|rekent|vraagt|verlangt|berechnet|nimmt|facture|demande|prend|prélève|cobra|pide|chiede|prende|"
    r"trattiene)\b[^.;,]{0,40}$",
    re.IGNORECASE,
)
# what a paper or a wire asks of those who write in it
_TO_PUBLISH = Cued(
    r"\b(?:sending|publishing|posting|placing|submitting|distributing) (?:an?|your|each|every) (?:press )?(?:releases?|"
    r"notices?|announcements?|adverts?|advertisements?|ads?|listings?|job)\b[^.;]{0,30}\b(?:costs?|is)\b|"
    r"\b(?:accounts|access|membership) (?:is|are) free for (?:journalists|reporters|editors|the press|newsrooms)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\banother (?:[\w.]+ ){0,3}(?:vendor|supplier|provider|firm|maker|bidder)\b|\b(?:confrères?|"
    r"(?:un|nos|les|des|autres?) concurrents?|competidor\w*)\b|"
    r"\b(?:other|competing|rival|similar|most) (?:tools?|vendors?|apps?|providers?|products?|"
    r"platforms?)\b|\b(?:competitors?|(?:mit|wett)bewerber\w*|konkurrent\w*)\b|"
    r"\b(?:elsewhere|anderswo|ailleurs)\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:other|competing|rivals?|similar|most|competitors?|(?:mit|wett)bewerber\w*|konkurrent\w*|average|"
    r"typical|industry|mistake|error|downtime|without)\b",
    re.IGNORECASE,
)
_SOMETHING = re.compile(r"(?:a|an|the|each|every|one|hiring|any|some|no)\b|\w+ing\b|\w+s\b", re.IGNORECASE)
_OUR_PRICE = re.compile(r"\bour (?:own )?price\b", re.IGNORECASE)


def is_asked_by_others(said: Said, one: Found) -> bool:
    """Whether a sum is asked by somebody else, or paid to somebody else than the house."""
    before = sentence_before(said.text, one.start)
    return (
        any(map(_JOBS.fullmatch, said.path[-1:]))
        or is_had(said.label)
        or bool(_MEMBERS.search(before) or _FOR_A_REPORT.search(before))
        or any(one.search(said.text) for one in (_PAID_OUT, _OF_OTHERS, _SET_BY_OTHERS, _PRIZE))
        or (_is_told_of_others(said, before) if said.own else is_to_publish(said))
        or _is_others(said, one)
    )


def _is_told_of_others(said: Said, before: str) -> bool:
    return (
        bool(_WE_PAY.search(said.text) or _OTHERS_ASKED.search(before) or _OTHER_HOUSE_ASKS.search(before))
        or bool(_THEIRS_PAY.match(before) or _YOUR_BANK.search(before))
        or _is_between_others(before)
        or _is_compared(said, before)
    )


def is_to_publish(said: Said) -> bool:
    """Whether a line of somebody else's page tells what it costs to write there."""
    return not said.own and bool(_TO_PUBLISH.search(said.text))


def is_had(label: str) -> bool:
    """Whether a row of facts is called by what somebody has or gets, and not by what it costs."""
    return bool(_HAS.search(label))


def is_anothers_thing(text: str) -> bool:
    """Whether a sentence of a house's own page tells of a thing that another house makes: by the words that recommend
    it, or by “Chains by Orfleet Iron start at”."""
    return bool(_RECOMMENDS.search(text) or _MADE_BY.match(text))


def is_room_elsewhere(text: str, page: WebPage) -> bool:
    """Whether a sentence tells what a room or a desk costs in a place that its page names nowhere else; a page that
    tells it of several places lists its own."""
    found = _SPACE_IN.match(text)
    if found is None or found["place"] in page.title or page.text.count(found["place"]) > 1:
        return False
    return len({one["place"] for one in _SPACE_IN.finditer(page.text)}) == 1


def _is_between_others(before: str) -> bool:
    found = _BETWEEN_OTHERS.match(before) or _OTHER_HOUSES.search(before)
    return found is not None and not (OURS_WIDELY.search(before) or is_set_apart(before[: found.start()]))


def _is_compared(said: Said, before: str) -> bool:
    """Whether a question above compares with such things as the sentence tells of."""
    is_asked = any(map(_COMPARES.search, said.path[-1:]))
    return is_asked and bool(_SOME_THING.match(before)) and not OURS_WIDELY.search(said.text)


def _is_others(said: Said, one: Found) -> bool:
    """Whether the sentence says in so many words that others ask for it: competitors, other tools, a mistake."""
    before = _clause_before(said, one)
    if (_THEY if said.own else _OUR_PRICE).search(before) or (said.own and _is_anothers(said.text, one)):
        return True
    verb = _last_verb(before)
    return bool(_OTHERS.search(before) if verb is None else _COMPARED.search(before[: verb.start()]))


def seems_anothers(said: Said, one: Found) -> bool:
    """Whether the sentence says of some thing that it costs that, by words that a house has for its own as well as for
    others' things: “a courier costs £30”, and “a survey costs £85” of a surveyor."""
    before = _clause_before(said, one)
    verb = _last_verb(before)
    subject = before[: verb.start()].strip() if verb else ""
    if not subject or per_of_unit(said.text, one.start):
        return False
    # a name is for attribution to judge, and “Textilhaus costs” has the verb of one thing behind it
    is_one = re.fullmatch(r"[A-ZÀ-Þ]\w+s", subject) and re.search(
        r"(?:s|et|coûte|cuesta)$", verb[0] if verb else ""
    )
    return (
        not is_one
        and not _OURS.search(subject)
        and not re.search(r"[A-ZÀ-Þ]\w+", subject[1:] if said.own else subject)
        and bool(_SOMETHING.match(subject))
    )


def _clause_before(said: Said, one: Found) -> str:
    start, _ = clause_at(said.text, one.start)
    return said.text[start : one.start]


def _last_verb(before: str) -> re.Match[str] | None:
    return next(reversed(list(_SUBJECT_VERB.finditer(before))), None)


def _is_anothers(text: str, one: Found) -> bool:
    """Whether a sentence of a house tells what somebody else asks, or what such things cost anywhere."""
    by_name = _BY_ANOTHER.search(text[: one.start]) and _ITS_NAME.match(text[one.end :])
    return bool(_ANOTHER_DOES.match(text) or _USUALLY.match(text) or by_name)
