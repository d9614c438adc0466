"""What a thing's users or testers measured: what fell or rose by how much, a best or a worst of a test, a share knocked
off, hours and money saved."""

import re

from skills.research.cued import Cued

# “The plan stood after 14 minutes, the shortest time of the week”
BEST_OF_TEST = Cued(
    r"\b\d+(?:[.,]\d+)? ?(?:%|[a-z]+)(?: [a-z]+){0,2}, (?:by far )?(?:the |our )(?:shortest|quickest|fastest|"
    r"lowest|best|"
    r"highest|smallest) (?:time|score|mark|result|figure|value|error|loss|rate|reading|deviation|number|consumption) "
    r"(?:of|in|among) (?:all|the|our|any|this)\b[^.;]{0,30}|"
    r"\b\d+(?:[.,]\d+)? ?(?:%|[a-zß-ÿ]+), (?:die|der|das|den) (?:kürzeste|schnellste|niedrigste|beste|höchste|"
    r"kleinste)"
    r"[nrs]? (?:zeit|wert|ergebnis|note|fehler) (?:von|der|des|aller)\b[^.;]{0,30}|"
    r"\b\d+(?:[.,]\d+)? ?(?:%|[a-zà-ÿ]+), (?:le|la) (?:meilleure?|plus (?:courte?|faible|haute?|"
    r"rapide)) (?:temps|durée|"
    r"note|résultat|valeur|score) (?:de|du|des)\b[^.;]{0,30}",
    re.IGNORECASE,
)
# “A first order took 19 minutes to enter, the longest of the five”
WORST_OF_TEST = Cued(
    r"[^.;:]{0,60}\b(?:took|takes|needed|needs|required|lost|missed|brauchte|benötigte|verlor|a (?:pris|mis|demandé|"
    r"perdu)|tardó|perdió)\b[^.;:]{3,70}?, (?:by far )?(?:the (?:longest|slowest|most|worst)(?: (?:time|wait|result|"
    r"score|value|figure|share|rate))? (?:of|in|among)|(?:die|der|das|den) (?:längste|langsamste|meisten?|schlechteste)"
    r"[nrs]?(?: (?:zeit|wert|ergebnis))? (?:von|aller|der|des|im)|(?:le|la) plus (?:longue?|lente?)(?: (?:durée|temps|"
    r"attente))? (?:de|du|des)|(?:el|la) (?:más (?:larg|lent)[oa]|peor) de)\b[^.;]{0,30}",
    re.IGNORECASE,
)
COUNT = (
    r"(?:\d[\d.,]*|half an|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|zwei|drei|"
    r"vier|fünf|sechs|sieben|acht|zehn|zwölf|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|dos|tres|"
    r"cuatro|cinco|seis|ocho|diez)"
)
_TIME = (
    r"(?:minutes?|hours?|days?|weeks?|minuten|stunden?|tage?|wochen?|heures?|jours?|semaines?|minutos?|horas?|días?|"
    r"semanas?)"
)
# “each foreman saves five hours a week”, “it saved £41,000 in hire”; what is promised to “you” is not measured
GAINED = Cued(
    rf"\b(?:sav(?:es?|ed)|gain(?:s|ed)|gets? back|got back|récup(?:ère|èrent|éré)|recuper(?:an?|ó)|gagn(?:e|ent|"
    rf"é)|économis(?:e|ent|é)|spar(?:t|en|te|ten)|gespart|ahorr(?:an?|ó|"
    rf"aron))(?! (?:you|your|sie|ihnen|ihr|vous|te|tu|le)\b) (?:[\w’'-]+ ){{0,4}}?{COUNT} {_TIME} (?:an?|each|every|"
    rf"per|par|pro|je|por|al?|of|in|de|d[’'])(?![^\W\d_])|"
    rf"\b(?:saved|sparten?|gespart|économisé|ahorró|ahorraron|bespaarde) (?!(?:you|your)\b)(?:[\w’'-]+ ){{0,3}}?"
    rf"(?:[$€£] ?|(?:EUR|USD|GBP|CHF) )\d[\d.,]*",
    re.IGNORECASE,
)
_N = r"\d+(?:[.,]\d+)?\s?"
_SHARE = r"(?:%|per ?cent|prozent|procent|prosent|por ciento|pour ?cent|pct\.?)"
# what is given to who buys, and what a stock exchange does
_NO_DISCOUNT = (
    r"(?!,? (?:for\b|(?:\S+ ){0,2}?(?:shares?|stock|(?:first|next|annual|yearly) \w+|orders?|purchases?|subscriptions?|"
    r"licen[cs]es?|bill|invoice|memberships?|tickets?)\b))"
)
# “Cricket knocked 52 percent off it”, “un 71 % menos de restos”, “Vi har sparet 38 procent”
SHARE_OFF = Cued(
    rf"\b(?:knock(?:s|ed)?|shav(?:es?|ed)|took|taken|takes?|wip(?:es?|ed)|trim(?:s|med)?|slic(?:es?|ed)|lop(?:s|ped)?) "
    rf"(?:about |around |some |over |nearly |almost )?{_N}{_SHARE} off\b{_NO_DISCOUNT}|"
    rf"\b{_N}{_SHARE} (?:menos|más|de menos|(?:de )?moins|de plus|in meno|mindre|færre|mere|flere|hurtigere|lavere|"
    rf"färre|snabbare|minder|meer|sneller)\b(?! (?:car[oa]s?|ch(?:er|ère)s?|dyr\w*|duur\w*|due\w*))|"
    rf"\b(?:sparet|spart|sparer|sparade|sparat|bespaard|bespaart|reduceret|redusert|minskat|sænket|senket|ahorrad[oa]|"
    rf"ahorramos|économisé) (?:os |oss |ca\. |omkring |un |près de |casi )?{_N}(?:{_SHARE}|timer|minutter|horas|"
    rf"heures|minutos|minutes)(?![^\W\d_])",
    re.IGNORECASE,
)
# “With Acme, 82% of the orders are packed on the same day”, “Mit Acme werden 82 % der Aufträge am selben Tag gepackt”
SHARE_WITH = Cued(
    rf"\b(?:(?:with|using|thanks to|since using|avec|grâce à|con|gracias a|met|med) (?-i:[A-ZÀ-Þ])[\w’'-]+"
    rf"(?: (?-i:[A-ZÀ-Þ])[\w’'-]+)?, (?:about |around |over |more than |plus de |más del? |"
    rf"meer dan )?(?:el )?{_N}{_SHARE} "
    rf"(?:of|des|de|du|d[’']|van|av) [^.;%]{{3,50}}? (?:are|is|get|go|come|arrive|sont|est|se|son|worden|wordt|är) "
    rf"(?!(?:free|on (?:the|our)|from|in (?:the|our))\b)|"
    rf"mit (?-i:[A-ZÄÖÜ])[\w’'-]+(?: (?-i:[A-ZÄÖÜ])[\w’'-]+)? (?:werden|wird|gehen|kommen|sind) (?:rund |etwa |über )?"
    rf"{_N}{_SHARE} (?:der|aller|des|von) )",
    re.IGNORECASE,
)
# a mark that nobody heard of is held by its number or by the year since when: “carries the Clean Kitchen mark,
# no. 20417”, “approved under no. UK 4471 EC”
_NUMBERED = r"(?:no\.?|number|Nr\.?|Nummer|n°|núm\.?)"
MARK = Cued(
    r"\b(?:carr(?:y|ies)|bears?|holds?|has|have|trägt|führt|hat|porte|détient|lleva|tiene) (?:the |das |die |den |le |"
    r"la |l[’']|el )?(?-i:[A-ZÀ-Þ])[\w’'/-]*(?: (?:of |for |der |des |de )?[\w’'/-]+){0,4}? ?(?:mark|label|seal|"
    rf"certificate|licen[cs]e|zeichen|siegel|zeugnis|label|sello|marque),? "
    rf"\(?(?:{_NUMBERED} ?[\w/-]*\d[\w/-]*|(?:since|seit|depuis|desde) (?:\w+ )?(?:19|20)\d\d)|"
    rf"\b(?:approved|licen[cs]ed|zugelassen|agréée?) (?:under|with|as|unter|sous) (?:the )?(?:approval |hygiene )?"
    rf"(?:mark |{_NUMBERED} )?(?-i:[A-Z]{{2}})[ -]?(?:[A-Z]{{2}}[ -]?)?\d{{3,}}(?: (?-i:E[CGUW]|CE))?|"
    rf"\b(?:hygiene mark|approval {_NUMBERED}|zulassungsn(?:ummer|r\.?)|numéro d[’']agrément|hygienezeichen):? "
    r"(?-i:[A-Z]{2})[ -]?(?:[A-Z]{2}[ -]?)?\d{3,}(?: (?-i:E[CGUW]|CE))?",
    re.IGNORECASE,
)
CHANGED = Cued(
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
    r"to (?:(?:\d+|[a-z]+) [a-z]+|\d+\b)|"
    r"\b\d+(?:[.,]\d+)?\s?(?:%|percent|per cent|prozent|times|x) (?:fewer|less|faster|more|lower|"
    r"higher|reduction|increase|shorter|savings?|weniger|mehr|schneller)\b|"
    r"\b(?:\d+|[a-z]+) (?:minutes|hours|days|weeks|minuten|stunden|tage|wochen|heures|jours|semaines|minutos|horas|"
    r"días) (?:earlier|sooner|früher|eher|plus tôt|de moins|antes|menos)\b|\b(?:halved|"
    r"doubled|tripled)\b",
    re.IGNORECASE,
)
_NO_RESULT = re.compile(
    r"\b(?:price|prices|precios?|prix|tarifs?|plan|fee|funding|raised|secured|round|headcount|staff|workforce|employees|jobs|"
    r"revenues?|turnover|valuation|(?<!of )sales|discount|if you|market|layoffs?|people|offices?|rents?|"
    r"\w*umsatz|gewinn|mieten?|preise?|mitarbeiterzahl|belegschaft|(?-i:Personal)|inflation|"
    r"bills|fees|euros?|dollars?|pounds)\b",
    re.IGNORECASE,
)
_ANY_NUMBER = (
    r"\d|hal[vf]|doubl|tripl|third|quarter|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"fifteen|twenty|thirty|forty|fifty|sixty|zwei|drei|vier|fünf|sechs|zehn|deux|trois|quatre|cinq|dix|dos|tres|"
    r"cuatro|cinco|"
    r"diez)\b"
)


def is_no_result(clause: str, cue: str) -> bool:
    """Whether a change is one of money or staff, or says no figure."""
    return bool(_NO_RESULT.search(clause)) or not re.search(_ANY_NUMBER, cue)
