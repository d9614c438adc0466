"""Sums on a page that are no price of what is sold: paid besides, for a while or once, or asked by somebody else."""

import re

from skills.research.compare.add_ons import add_on_in
from skills.research.cued import Cued
from skills.research.extract.fields.asked_elsewhere import is_asked_elsewhere
from skills.research.extract.fields.beside_the_price import is_beside_the_price
from skills.research.extract.fields.charged_apart import is_charged_apart
from skills.research.extract.fields.hearsay_prices import is_hearsay_price
from skills.research.extract.fields.labels import asks
from skills.research.extract.fields.value import Said
from skills.research.extract.fields.whose_sums import is_rivals_sum, is_share_capital, is_spent
from skills.research.extract.normal import Found, in_millions
from skills.research.extract.phrases import clause_at, label_at

_SPOILT = Cued(
    r"\b(?:raised|raises|raising|funding|series [a-h]\b|seed|valuation|valued|revenues?|"
    r"turnover|arr\b|mrr\b|profit|loss|losses|"
    r"invest\w*|investors?|acquir\w+|acquisition|sav(?:e|es|ed|ing|ings)|salar(?:y|ies|ios?)|wages?|"
    r"fined?\b|grants?|market (?:size|is|in)|budget|market cap|shares?|"
    r"stock|trad(?:es?|ing) at|earn(?:s|ed|ing)?|spend(?:s|ing)?|spent|bonus|credits? (?:of|"
    r"worth)|worth of|refund|discount(?:ed by| of)?|cheaper|worth|trial|replac(?:es?|ing) "
    r"(?:the|your|an?)|ditch|stop paying|loses?|rebate|cashback|coupon|voucher|"
    r"replacement|damaged|missing|brûlée?|verloren\w*|deposit|kaution|dépôt de garantie|fianza|pfand|consigne|"
    r"lost|losing|donat\w+|gift card|payroll|hiring|rent(?! (?:our|the|an?|one|it|them|yours?)\b)|damages|"
    r"penalt\w+|ransom|pays its|pays? (?:out|back)|deposit of|insured|limit of|"
    r"umsatz|bewertung|finanzierung|spart|sparen|ersparnis|gewinn|gehalt|économis\w+|chiffre "
    r"d[’']affaires|levée|ahorr\w+|ingresos|売上|調達|節約)\b|\boff\b",
    re.IGNORECASE,
)
# what is paid besides, once or for a while
_BESIDES = Cued(
    r"\b(?:set(?:ting)?[- ]?up|(?<!without )(?<!no )(?:start-?up|activation|joining|registration) (?:fees?|"
    r"charges?)|onboarding|"
    r"implementation|installation|day of training|training (?:days?|sessions?|is|"
    r"costs?|on)|pilots?|refund\w*|text messages?|sms|postage|"
    r"(?:freight|shipping|delivery)(?: (?:is|costs?|to|within|adds?)\b|\s*[:?](?=\s))|surcharge|bounce[sd]?|"
    r"demo (?:model|unit|\w+) at home|which (?:we|is|are) (?:then )?(?:credit|deduct|set off)\w*|credited? (?:to|"
    r"towards?|"
    r"against) (?:the|your)|"
    r"will finance (?:an?|the|your)|set by them\b|"
    r"(?:selle|vélo|appareil|machine|voiture) de prêt|leihgerät\w*|(?:on|as a) loan while|"
    r"cancell?ation (?:fee|costs?)|if you cancel|late cancell?ation|no-?show (?:fee|charge|costs?)|no-?shows? "
    r"(?:are|is|cost)|"
    r"cancel\w* (?:less|later|fewer|within|inside|after|on the)|"
    r"(?:one|some) of us there|"
    r"caution (?:pour|de|d[’'])|rendue? au départ|remboursée? au départ|lettre de (?:relance|rappel)|mahngebühr\w*|"
    r"(?<!including )(?<!with )training for (?:your|the|new) (?:staff|team|people)|"
    r"lieferung|versand\w*|aufstellung|anzahlung|einweisung|frais de port|livraison|envío|call-?outs?|"
    r"there and back|(?:given|handed) back|éco-contribution|(?:eco|environmental|recycling)[- ](?:levy|fee|"
    r"contribution)|"
    r"for the call|relocat\w+|(?:we|to) move|"
    r"late (?:payments?|invoices?) (?:cost|costs|incurs?|carry|carries|attracts?|adds?|(?:is|are) (?:charged|billed|"
    r"fined))|late (?:payment )?fees?|(?:for|on) late (?:payments?|invoices?)|zahlungsverzug|"
    r"verspätete\w* zahlung\w*|"
    r"retards? de paiement|(?:pago|demora) (?:tardío|en el pago)|"
    r"mileage (?:from [^.;]{1,20} )?(?:is|are) (?:billed|charged)|rush (?:fee|charge)s?|eilzuschlag|"
    r"express (?:fee|surcharge)|"
    r"another spot|stays? longer|overdue|publication fee|einrichtung\w*|anfahrt\w*|einsatz|schulung\w*|"
    r"mise en service|"
    r"formation|déplacement|instalación|"
    r"trade[- ](?:fair|show) (?:offer|price)|special|introductory|early[- ]bird|launch (?:offer|price)|until "
    r"(?:easter|christmas|new year)|"
    r"(?:for )?(?:your|the|their|a) first (?:\w+ )?(?:days|weeks?|months?|quarter|year|hire|order)|"
    r"your first \w+ \w+s\b|"
    r"first (?:month|week|year) (?:for|at|costs?)|(?:die|in den) ersten \w+ monate\w*|les \w+ premiers mois|los \w+ "
    r"primeros meses|i primi \w+ mesi|"
    r"with (?:the )?code [A-Z]\w+|limited time|black friday|"
    r"(?:sign|join|book|order)\b[^.;]{0,40}\b(?:at the (?:booth|fair|stand|show)|(?:by|before) (?:the )?\d)|"
    r"(?:is|are|comes?|returned|brought back) late|(?:im|der) ersten? (?:monat|jahr)\w*|premier mois|primer mes|"
    r"offre de (?:bienvenue|lancement)|"
    r"oprettelse\w*|opstart\w*|opsætning\w*|etablering\w*|engangs\w+|installatiekosten|opstartkosten|inrichtingskosten|"
    r"uppstart\w*|engångs\w+|oppstart\w*|aansluitkosten)\b",
    re.IGNORECASE,
)
# “a courier adds £3.60 a parcel”: that sum alone is besides
_ADDS = re.compile(r"\badds? (?:about |another |just )?(?:\S{1,3}\s?)?$", re.IGNORECASE)
# up to a day or a season: “until June”, never “until you cancel”
_UNTIL = (
    r"(?:until|till|through) (?:the end of |end of |mid-?|early |late )?(?:(?:jan|feb|mar|apr|jun|jul|aug|sep|"
    r"oct|nov|"
    r"dec)"
    r"[a-z]*\b|may\b|easter|christmas|new year|spring|summer|autumn|fall\b|winter|\d{1,2}(?:st|nd|rd|th)? [a-z])"
)
# what holds for a while, wherever in the sentence that stands
_PROMOTED = Cued(
    r"\b(?:trade[- ](?:fair|show) (?:offer|price|special)|"
    r"\d{1,2} (?:to|until|and|–|-) \d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* only|"
    r"(?:hand in|order|sign|book|buy|swap)\b[^.;]{0,40}\bbefore (?:christmas|easter)|"
    r"this (?:winter|spring|summer|autumn|fall|month|week|season|semester) only|"
    r"with (?:the )?code (?-i:[A-Z0-9]{3,})|at (?:our|the) (?:stand|booth)|(?:these|those) (?:\w+ )?(?:days|"
    r"weeks) "
    r"only|together with [^.;]{3,80} "
    r"(?:amounts?|adds? up) to(?![^.;]{0,30}\b(?:month|year|user|week))|black friday|cyber monday|pilot "
    r"(?:ward|site|phase|project|month)s?|which (?:is|are) refunded|"
    r"(?:sign up|book|order|join) (?:by|before) (?:the )?\d|"
    r"^\W*(?:our |this )?(?:fall|autumn|winter|spring|summer|holiday|christmas|xmas|easter|thanksgiving|"
    r"new year(?:[’']s)?|"
    r"back[- ]to[- ]school|season(?:al)?|opening|early[- ]bird) (?:deals?|offers?|specials?|promo(?:tion)?s?|sales?|"
    r"prices?|discounts?)\s?[:!–—-]|"
    r"^\W*(?:[\w’' -]{2,24}: )?(?:sign(?: up)?|book|order|join|buy|subscribe|register|reserve|switch)\b[^.;]{0,50}?\b"
    r"(?:before|by) (?-i:[A-ZÀ-Þ])[\w’'-]+[^.;$€£]{0,40}?(?:,| and| for| to)\s|"
    r"^\W*(?:[\w’' -]{2,24}: )?(?:bis|vor) (?-i:[A-ZÄÖÜ])\w+ (?:bestellen|buchen|kaufen|abschließen|unterschreiben|"
    r"wechseln)\b|"
    r"^\W*(?:[\w’' -]{2,24} ?: )?(?:(?:commandez|réservez|signez|souscrivez|inscrivez-vous|"
    r"achetez) (?:[^.;]{0,30} )?avant|"
    r"(?:reserve|reserva|pida|pide|firme|firma|contrate|contrata|compre|compra) (?:[^.;]{0,30} )?antes de|"
    r"(?:bestil|book|køb|tegn) (?:[^.;]{0,30} )?(?:inden|før|senest)|"
    r"(?:bestel|boek|teken|koop) (?:[^.;]{0,30} )?(?:voor|vóór) (?-i:[A-Z])\w*)\b|"
    r"^\W*(?:[\w-]+ ){0,2}(?:offer|promo(?:tion)?|deal|sale|special|aktion|promotion|oferta)s?\s?:"
    rf"(?=(?:[^.;]|\.\d){{0,120}}(?:\b{_UNTIL}|\bnew (?:customers|accounts|clients)\b|\bends? (?:on|in|this)\b))|"
    r"^\W*(?:herbst|winter|sommer|frühjahrs|frühlings|weihnachts|oster|messe|rabatt|neukunden)?aktion:|\bwer (?:bis|"
    r"vor) (?:zum |dem )?(?:\d|(?-i:[A-ZÄÖÜ]))[\w. ]{0,20} (?:[^.;,]{2,30} )?(?:bestellt|bucht|"
    r"kauft|wechselt|"
    r"abschließt|unterschreibt)\b|"
    r"^\W*(?:through|until|till|up to|bis(?: zum)?|jusqu[’']au|hasta el) (?:the end of )?(?:\d{1,2}\.? )?(?:jan|feb|"
    r"mar|apr|"
    r"may|jun|jul|aug|sep|oct|nov|dec|mai|dez|okt|déc|ene|dic)[a-zé]*\b(?: \d{1,2})?,|"
    r"^\W*(?:sign(?: up)?|switch|book|order|join)(?:ing)? (?:by|before|this|within) (?:[^.;]|\.\d){0,80}"
    rf"\b{_UNTIL}|(?:switch|sign|mov|join)ing (?:this|in|before) [^.;?]{{1,40}}\?|you get\b(?:[^.;]|"
    rf"\.\d){{1,60}}\b{_UNTIL})",
    re.IGNORECASE,
)
# before an amount that is no price: a first month's, what an insurance leaves to pay, a sum for many or for long
_BEFORE = re.compile(
    r"^\W*(?:the )?(?:fitting|installation|set-?up|commissioning|connection|delivery|training|onboarding|"
    r"migration)(?: \w+){0,3} (?:is|are|will be) (?:charged|billed)\b[^.;]{0,20}\bonce\s?:?\s*(?:\S{1,3}\s?)?$|"
    r"\bin betrieb\b[^.;]{0,60}\bberechne[nt]\b[^.;]{0,20}\beinmalig\s*(?:\S{1,3}\s?)?$|\b(?:retired|ex-(?:demo|"
    r"rental|display)) (?:\w+ ){0,3}(?:is|are|sells?|sold|go|goes|costs?)\b[^.;]{0,30}$|\b(?:paid|"
    r"used to pay) (?:an?|the|their|our|his|her) (?:\w+ )?(?:bureau|agency|consultants?|accountants?|bookkeepers?|"
    r"freelancers?|contractors?|temps?|courier)\s+(?:about |around )?(?:\S{1,3}\s?)?$|(?:^|[.;]\s)\W*(?:(?:erste|"
    r"zweite|dritte|letzte) mahnung|mahn\w+|(?:second|final) (?:payment )?reminder|"
    r"lettre de rappel)\s?:\s*(?:\S{1,3}\s?)?$|\b(?:first (?:month|week|year)s? (?:for|at|is)\b[^.;,]{0,30}|"
    r"deductible\b[^.;,]{0,40}\b(?:is|of)\s*(?:\S{1,3}\s?)?|we hold (?:\S{1,3}\s?)?)$|\b(?:for|over|in|"
    r"after) (?:\w+|\d+) (?:weeks|months|years|days)\b[^.;]{0,30}\b(?:comes?|amounts?|adds? up|works? out) (?:to|"
    r"at) (?:about |around )?(?:\S{1,3}\s?)?$|\b(?:together|in all|altogether|"
    r"all told)\b[^.;]{0,30}\bcomes? to (?:\S{1,3}\s?)?$|^\W*(?:\d{2,}|twenty|thirty|forty|fifty|sixty|eighty|"
    r"a hundred) [^.;]{0,50}\bcomes? to (?:\S{1,3}\s?)?$",
    re.IGNORECASE,
)
# behind one: carriage, a deposit, an insurance's own share
_BEHIND = re.compile(
    r"\s*(?:(?:each|a ?piece)?,? (?:which is |and )?(?:returned|refunded|paid back) (?:when|once|after|"
    r"as soon as) (?:you|they) (?:send|bring|return|give|hand)|each way\b|in (?:year one|the first year|"
    r"its first year)\b|im ersten jahr\b|la première année\b|"
    r"(?:a \w+ )?(?:for|during|throughout|in) (?:the )?(?:whole|all|entire|rest|remainder)(?: of)? (?:the )?(?:jan|"
    r"feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|summer|winter)|"
    r"(?:for|of) (?:the )?(?:shipping|delivery|postage|"
    r"transport|carriage)\s*(?:[.,;)]|$)|(?:insurance )?deductible\b|held (?:per|until|against)\b)",
    re.IGNORECASE,
)
# “From 50 inspectors Team comes down to $62”: a price for many, which without that would seem everybody's
_VOLUME = re.compile(
    r"\b(?:from|above|over|for|with|at|beyond|ab|über|bei|mit|für|dès|à partir de|au-delà de|pour|desde|más de|con) "
    r"(?:more than |at least |mindestens |plus de )?\d[\d.,]*\+? [^\W\d_][^.;$€£]{0,60}\b(?:comes? down|drops?|"
    r"falls?|goes "
    r"down|sinks?|shrinks?|is (?:reduced|lowered|cut)|sinkt|fällt|reduziert sich|ermäßigt sich|descend|baisse|"
    r"tombe|passe|baja|"
    r"se reduce|senkt sich)(?: [^\s.;$€£]+){0,3}? (?:to|auf|à|a) (?:just |only |nur )?(?:\S{1,4}\s?)?$",
    re.IGNORECASE,
)
# below such a heading stands what may be bought besides
_EXTRAS = re.compile(
    r"\b(?:extras|accessories|spare parts|sundries|zubehör|accessoires|accesorios)\b", re.IGNORECASE
)
_SUNDRIES = re.compile(
    r"\W*(?:services and equipment|(?:other|further|additional) (?:things that cost money|costs|charges|fees|"
    r"services)|"
    r"what else costs(?: \w+)?|(?:one[- ]off|one[- ]time|non-recurring)(?: (?:costs|charges|fees|payments|items|"
    r"extras|"
    r"services))?|engangs(?:beløb|betaling(?:er)?|udgifter|gebyr(?:er)?|kostnader|avgifter)|einmal(?:kosten|beträge)|"
    r"eenmalige? (?:kosten|bedragen|betalingen)|(?:øvrige|andre) (?:udgifter|priser|gebyrer|omkostninger)|"
    r"(?:overige|bijkomende|andere) kosten|(?:paid|charged|billed) once|once only|einmalig(?:e (?:kosten|gebühren))?|"
    r"frais (?:uniques|ponctuels)|"
    r"(?:pagos|costes) únicos|weitere kosten|zusatzkosten|autres frais|frais annexes|"
    r"otros gastos|altri costi)\W*",
    re.IGNORECASE,
)
_PLANS = re.compile(r"\b(?:plans?|packages?|products?|pakete|offres?|planes)\b", re.IGNORECASE)
# paid once for what comes before the use of it
_ONCE = re.compile(
    r"\s*(?:for (?:it|this|that|the (?:whole )?\w+)\b)?,?\s?(?:(?:just|paid|payable|only|the) )?(?:once|one[- ]time|"
    r"one[- ]off|einmal(?:ig)?|une (?:seule )?fois|una (?:sola )?vez|én gang|[eé]en keer|eenmalig|en gång)\b|"
    r"\s*,? ?(?:and|und|et|y|og|en|och) (?:is |are |wird |est |se )?(?:paid|billed|charged|due|payable|betales|"
    r"bezahlt|berechnet|fällig|payée?s?|facturée?s?|pagan?|cobran?|betaald|gefactureerd|betalas) (?:only |just |nur |"
    r"kun )?"
    r"(?:once|one time|einmal(?:ig)?|une (?:seule )?fois|una (?:sola )?vez|én gang|[eé]en keer|eenmalig|en gång)\b",
    re.IGNORECASE,
)
_AT_FIRST = re.compile(
    r"\b(?:launch|go-?live|roll-?out|kick-?off|workshop|on-site (?:day|visit|week)s?|configuration|data (?:transfer|"
    r"import)|einführung|inbetriebnahme|datenübernahme|lancement|mise en place|reprise (?:des |de (?:vos |"
    r"nos )?)données|"
    r"puesta en marcha|"
    r"implantación|ibrugtagning|overflytning|ingebruikname|course days?|connecting|(?:placement|entrance|"
    r"entry) tests?|(?:carrying|moving|bringing|copying|"
    r"taking) (?:\w+ ){0,3}(?:records?|data|files|"
    r"books) (?:across|"
    r"over|in)|"
    r"lifting|fitting|firing|hook-?up|migration|commissioning|putting into|connection|moving in|delivery)\b",
    re.IGNORECASE,
)
# who sells on asks what he likes
_DEALER = Cued(
    r"\b(?:newcomer[’']s first|(?:advertises?|resells?) our|"
    r"through (?-i:[A-ZÀ-Þ])\w+,? (?:which|who) (?:asks|charges|bills|invoices) (?:[$€£]|[A-Z]{3} ?\d|\d)|"
    r"on its own account|(?:verkauft|vertreibt|nimmt|macht|übernimmt|verrechnet|"
    r"fakturiert)\b[^.;]{0,80}auf eigene rechnung|"
    r"facture\w*\b[^.;]{0,60}pour (?:son|leur) (?:propre )?compte|"
    r"is no part of (?:us|ours|our)|(?:our|its|their) (?:local )?(?:dealers?|distributors?|resellers?|importers?)|"
    r"(?:our|its|their) (?:\w+ )?partner (?:\w+ ){0,3}(?:invoices|sells|asks|charges|bills)|"
    r"(?:our|notre|unser\w*|nuestro) (?:local )?(?:partner|partenaire|partnerin?|socio) (?-i:[A-ZÀ-Þ]\w+)|"
    r"by (?:our|my|their) (?:own )?(?:sums|reckoning|maths?|calculations?|estimates?)|"
    r"(?:we|i) (?:reckon|estimate|calculate)(?= [^.;]{0,20}(?:[$€£]|[A-Z]{3} )\d)|we (?:usually |often |mostly "
    r")?see (?:about |around )?(?:[$€£]|"
    r"[A-Z]{3} )\d+|"
    r"(?:code|statute|law|act|regulations?|ordinance|rules) (?:lets?|allows?|permits?|caps?|sets?|fixes)|"
    r"an independent (?:company|dealer|firm)(?=,| writes)|writes its own contracts|(?:fixe|fixent) (?:lui|elle|"
    r"eux)-mêmes?|sets? (?:its|their) own prices|"
    r"händler\w*|messepreis|distributeurs?|"
    r"revendeurs?|(?-i:[A-ZÀ-Þ])\w+ revend|distribuidor\w*)\b",
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
_LESS = re.compile(
    r"\b(?:than|compared (?:with|to)|versus|vs\.?|against|instead of)\s+(?:the\s+|its\s+|"
    r"their\s+)?(?:\S{1,4}\s)?$",
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
_OUR_PRICE = re.compile(r"\bour (?:own )?price\b", re.IGNORECASE)
_LESS_THAN = re.compile(
    r"\b(?:less|more|under|lower|higher|fewer|cheaper) than\s+(?:\S{1,4}\s)?$", re.IGNORECASE
)
_MOST_OF_SENTENCE = 300  # letters; more is a whole card


# one more of a thing, bought once: what recurs is a price of its own
_ONE_MORE = re.compile(
    r"^\W*(?:an?|each|every|any) (?:extra|additional|further|spare|second|another) [\w -]{2,30}? "
    r"(?:is|costs?|comes (?:to|at)) (?:\S{1,3}\s?)?$|\bfirst \w+ you (?:buy|order|rent)\b[^.;]{0,20}$",
    re.IGNORECASE,
)
# “comes to roughly £182; we invoice in euros only”
_ROUGHLY = re.compile(r"\b(?:roughly|about|around|approximately|some)\s+(?:\S{1,3}\s?)?$", re.IGNORECASE)
_IN_OTHER_MONEY = re.compile(
    r"\s*[;,.]? (?:but )?we (?:invoice|bill|charge) (?:you )?(?:only )?in \w+", re.IGNORECASE
)


def is_other_money(said: Said, one: Found) -> bool:
    """Whether an amount is no price of what is sold: money of another kind, what is paid besides, what others ask."""
    is_beside = is_charged_apart(said, one) or is_beside_the_price(said, one)
    return is_beside or _is_no_charge(said, one) or _is_charged_besides(said, one)


def _is_no_charge(said: Said, one: Found) -> bool:
    """Whether nobody is asked for a sum by the house: it is spent, registered, or a competitor's."""
    is_elses = said.own and (is_rivals_sum(said.text, one) or is_asked_elsewhere(said, one))
    return is_elses or is_spent(said.text, one) or is_share_capital(said.text, one, said.label)


def _is_charged_besides(said: Said, one: Found) -> bool:
    """Whether a sum is paid besides, once, for a while or by others."""
    start, end = clause_at(said.text, one.start)
    asked = said.path[-1] if said.path and said.path[-1].endswith("?") else ""
    before, behind = said.text[: one.start], said.text[one.end :]
    if not set(one.measure.per) & {"month", "year"} and any(map(_SUNDRIES.fullmatch, said.path[-1:])):
        return True
    if any(_EXTRAS.search(one) and not (asks("price", one) or _PLANS.search(one)) for one in said.path[-1:]):
        return True
    is_of_list = bool(add_on_in(said.text, one.start, one.end))  # “adds £8 a month to any plan”
    if (
        _VOLUME.search(before)
        or (_ADDS.search(before) and not is_of_list)
        or _BEFORE.search(before)
        or _BEHIND.match(behind)
    ):
        return True
    if _ROUGHLY.search(before) and _IN_OTHER_MONEY.match(behind):
        return True
    if not one.measure.per and _ONE_MORE.search(before):
        return True
    if _ONCE.match(behind) and _AT_FIRST.search(before):
        return True
    begins = start if one.measure.per else label_at(said.text, start)
    around = f"{asked} {said.label} {said.text[begins:end]}"
    return (
        is_hearsay_price(said.text, one, asked)
        or bool(_BESIDES.search(around) or _PROMOTED.search(said.text[:_MOST_OF_SENTENCE]))
        or _is_spoilt(said.text, one)
        or _is_others(said, one)
    )


def _is_spoilt(text: str, one: Found) -> bool:
    """Whether words around an amount say that it is money of another kind."""
    start, end = clause_at(text, one.start)
    around = text[start:end]
    if _DEALER.search(text) or in_millions(text[one.start : one.end]):
        return True
    if not _SPOILT.search(around):
        return bool(_LESS.search(text[: one.start]) and not _LESS_THAN.search(text[: one.start]))
    # a price may have been raised, or be sold at a discount
    about_price = re.search(
        r"\b(?:prices?|plans?|fees?|subscription|rate)\b.{0,40}\b(?:from|to|by)\b", around, re.IGNORECASE
    )
    return not (about_price and re.search(r"\b(?:raised|raises|raising)\b", around)) or bool(
        re.search(r"\bby\s+(?:\S{1,4}\s)?$", text[: one.start])
    )


def _is_others(said: Said, one: Found) -> bool:
    """Whether the sentence says of something else that it costs that: a mistake, a machine, other tools."""
    start, _ = clause_at(said.text, one.start)
    before = said.text[start : one.start]
    if (_THEY if said.own else _OUR_PRICE).search(before) or (said.own and _is_anothers(said.text, one)):
        return True
    verb = next(reversed(list(_SUBJECT_VERB.finditer(before))), None)
    if verb is None:
        return bool(
            re.search(
                r"\banother (?:[\w.]+ ){0,3}(?:vendor|supplier|provider|firm|maker|bidder)\b|\b(?:confrères?|"
                r"(?:un|nos|les|des|autres?) concurrents?|competidor\w*)\b|"
                r"\b(?:other|competing|rival|similar|most) (?:tools?|vendors?|apps?|providers?|products?|"
                r"platforms?)\b|\b(?:competitors?|(?:mit|wett)bewerber\w*|konkurrent\w*)\b|"
                r"\b(?:elsewhere|anderswo|ailleurs)\b",
                before,
                re.IGNORECASE,
            )
        )
    subject = before[: verb.start()].strip()
    if re.search(
        r"\b(?:other|competing|rivals?|similar|most|competitors?|(?:mit|wett)bewerber\w*|konkurrent\w*|average|"
        r"typical|industry|mistake|"
        r"error|downtime|without)\b",
        subject,
        re.IGNORECASE,
    ):
        return True
    # a name is for attribution to judge, and “Textilhaus costs” has the verb of one thing behind it
    is_one = re.fullmatch(r"[A-ZÀ-Þ]\w+s", subject) and re.search(r"(?:s|et|coûte|cuesta)$", verb[0])
    return (
        bool(subject)
        and not is_one
        and not _OURS.search(subject)
        and not re.search(r"[A-ZÀ-Þ]\w+", subject[1:] if said.own else subject)
        and bool(
            re.match(
                r"(?:a|an|the|each|every|one|hiring|any|some|no)\b|\w+ing\b|\w+s\b", subject, re.IGNORECASE
            )
        )
    )


def _is_anothers(text: str, one: Found) -> bool:
    """Whether a sentence of a house tells what somebody else asks, or what such things cost anywhere."""
    by_name = _BY_ANOTHER.search(text[: one.start]) and _ITS_NAME.match(text[one.end :])
    return bool(_ANOTHER_DOES.match(text) or _USUALLY.match(text) or by_name)
