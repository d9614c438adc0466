"""Words that a network or a heading takes for a proof and that prove nothing: days, counts, sums, data, heads of
columns."""

import re

from skills.research.cued import Cued
from skills.research.extract.words.ours import OURS_WIDELY
from skills.research.extract.words.phrases import clause_at

_MONTHS = (
    r"jan\w*|jän\w*|feb\w*|fév\w*|m[aä]r(?:ch|z|s|zo)?|avr\w*|apr\w*|ma[iy]o?|jui\w*|jun\w*|jul\w*|aug\w*|août|"
    r"sep\w*|"
    r"o[ck]t\w*|nov\w*|de[cz]\w*|déc\w*|ene\w*|abr\w*|ago\w*|dic\w*"
)
# a day alone, and how many there are of those who buy, prove nothing by themselves
_NO_PROOF = re.compile(
    rf"(?:(?:on|in|by|until|since|of|the|le|la|en|fin|de|d[’']ici|depuis|à|am|im|bis|seit|ab|vom|el|del|hasta|updated|"
    rf"stand|published|{_MONTHS}|\d{{1,2}}(?:st|nd|rd|th|er)?|(?:19|20)\d\d)[\s,./-]*)+|"
    r"(?:(?:\w+s?|a total of) )?(?:about |around |over |more than |only )?\d[\d.,’' ]*\+? (?:[\w-]+ "
    r"){0,2}(?:contracts?|customers?|"
    r"clients?|accounts|subscribers|users|sites?|locations|kunden|verträge|standorte|contrats|clientes)"
    r"(?: (?:in|at|by|as of|across|on|am|im|en) [^.;%]{2,30})?",
    re.IGNORECASE,
)


# how many have judged it says nothing of how
_COUNT_OF_REVIEWS = re.compile(
    r"(?:from|by|based on|aus|von|sur|d[’']après|de|basado en)?\s?\d[\d.,’' ]*\s?(?:verified |user |customer )?"
    r"(?:reviews?|ratings?|votes?|reviewers?|bewertungen|rezensionen|avis|opiniones|reseñas)",
    re.IGNORECASE,
)
# what a house takes in, and what it asks for a time, proves nothing of what it sells
_OF_INCOME = re.compile(
    r"\b(?:(?:annual |recurring |yearly |monthly )*revenues?|turnover|ARR|sales|profits?|valuation|\w*umsatz|gewinn|"
    r"chiffre d[’']affaires|ingresos|facturación)\b[^.;]{0,40}(?:(?:[$€£]|EUR|GBP|USD|CHF) ?\d|"
    r"\b\d[\d.,]* ?(?:million\w*|mio|"
    r"millones|bn|"
    r"billion|mrd))|"
    r"\b(?:got|gets?|pays?|paid|had) (?:[\w’'-]+ ){1,3}(?:for|at) (?:[$€£]|[A-Z]{3} )\d",
    re.IGNORECASE,
)
# “−25 bis −10 °C” and “26 minutes” are data until somebody says that he measured them
_UNIT = (
    r"(?:°\s?[CF]|[kcm]?m|[km]?g|tonnes?|t|litres?|liters?|liter|l|kw|kwh|w|v|volt|hz|db|bar|mm|cm|inch(?:es)?|"
    r"miles?|mph|km/h|"
    r"seconds?|sec|minutes?|mins?|hours?|h|days?|weeks?|months?|years?|sekunden?|minuten?|stunden?|tage?|wochen?|"
    r"monate?|jahre?|"
    r"secondes?|heures?|jours?|semaines?|mois|ans|segundos?|minutos?|horas?|días|gb|mb|tb)"
)
_BARE_FIGURE = re.compile(
    rf"(?:(?:about|around|up to|from|to|and|between|not|above|below|under|over|within|max|min|at|most|least|bis|von|"
    rf"unter|"
    rf"über|zwischen|und|nicht|à|de|entre|et|y|x|×) ?+|[±+−–-]{{0,2}}\d[\d.,’]*+\s?+(?:{_UNIT}\b\.?)?[\s,;–-]*+)++",
    re.IGNORECASE,
)
_MOST_OF_FIGURE = 60  # letters
# what columns of a list of certificates and of prices are called
_HEAD_OF_COLUMN = re.compile(
    r"(?:state|status|standard|scope|holder|valid until|issued(?: by| on)?|year|date|certificates?|results?|number|"
    r"norm|gültig "
    r"bis|stand|inhaber|jahr|datum|zustand|norme|titulaire|année|état|titular|año|estado|"
    r"(?:prix|price|preis|precio) (?:par|per|pro|je|por) \w+)",
    re.IGNORECASE,
)
# whom to ask
_CONTACT = re.compile(
    r"\b(?:telefon|telephone|phone|tel|fax|mobil|mobile)\b\.?:? ?[+(]?\d[\d ()/-]{5,}|\w@\w[\w-]*\.\w",
    re.IGNORECASE,
)
# above figures of a year, and in which they are
_OF_ACCOUNTS = re.compile(
    r"(?:year|half[- ]year|six months|quarter) (?:to|ended|ending) .{3,30}|.{0,40}[$€£] ?(?:million|m|bn|k|’000|000)|"
    r".{0,40}\bin (?:Mio|Tsd|Millionen|Tausend)\.? ?(?:€|EUR|CHF)?",
    re.IGNORECASE,
)
_NOT_OF_IT = re.compile(
    r"(?:not|no longer) (?:part of|covered|included|in scope|certified|held)\b|(?:bisher|noch|derzeit|leider) "
    r"nicht\W*$|(?:nicht|pas) (?:teil|enthalten|inclus|"
    r"certifiée?)\b",
    re.IGNORECASE,
)

# who speaks, and what he says that he does not do
_WE_ALONE = re.compile(
    rf"(?:{OURS_WIDELY.pattern}|it|its|their|they|this)|"
    r"[^.;:]{3,60}\b(?:wir|we|nous|wij) (?:[\w-]+ )?(?:nicht|niet|pas|not)\b[^.;:]{0,30}",
    re.IGNORECASE,
)

# under which number an office keeps a house, who runs it, and what a prize brought
_OF_THE_HOUSE = re.compile(
    r"(?:[^.;]{3,60}\b(?:Ltd|Limited|LLP|plc|PLC|GmbH|AG|Inc|LLC|Corp)\.?,? )?(?:(?:SC|NI|OC|SO)\d{6}|[A-Z]{2}\d{6}|"
    r"\d{8})|"
    r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){1,2}, (?:our )?(?:[Mm]anaging [Dd]irector|[Cc]hief \w+(?: [Oo]fficer)?|"
    r"CEO|COO|CTO|"
    r"CFO|(?:co-)?[Ff]ounder|[Hh]ead of [\w ]{3,30}|[Oo]wner|[Cc]hair(?:man|woman)?|Geschäftsführer(?:in)?|"
    r"Inhaber(?:in)?|"
    r"[Dd]irecteur|[Dd]irectrice|[Gg]érante?|[Ff]undadora?|[Dd]irectora?)\b.*|"
    r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){1,2}, (?:[A-Z][\w&-]+ ){1,4}(?:Director|Manager|Officer|Coordinator|"
    r"Supervisor|"
    r"Superintendent|Administrator)\b.*|"
    r"(?:[Ww]ith )?[Tt]he (?:award|prize) (?:came|comes with|carries|brought|is worth) "
    r".*(?:[$€£]|EUR|GBP|USD|CHF).*|\d[\d.,]*, in .*"
)
# the number of an article, of a sheet or of a page in a register, where a house is registered, and who wrote when
_NUMBERED = re.compile(
    r"(?:[A-Z]{2,4} )?(?:code|sku|item|article|part|order|product|artikel|bestell|réf(?:érence)?|ref)\.?-?(?:n(?:o|r|"
    r"umber|ummer)\.?)? "
    r"?:? ?[A-Z]{0,4}-?\d[\w -]*|registered as [A-ZÀ-Þ].{2,60}|eingetragen als .{2,60}|"
    r"(?:data ?sheet|datenblatt|fiche technique|hoja de datos)\b.*|"
    r"(?:.{3,40} ?[★☆⭐]+ ?)?(?:[A-Z]\. ?)+[A-ZÀ-Þ][\w’'-]+, (?:19|20)\d\d|"
    r"(?:.{0,30}\b)?(?:recalibration|calibration|repair|replacement|kalibrierung)\b[^.;]{0,40}",
    re.IGNORECASE,
)
# how many use it, and what closed: “October 2026 are 1,150 kitchens”, “2024 mit dem Werk geschlossen”
_HOW_MANY = re.compile(
    rf"(?:(?:{_MONTHS}) )?(?:19|20)\d\d (?:sind es|es sind|there (?:are|were)|ce sont|son) (?:\w+ )?\d[\d.,]* "
    rf"[^\W\d_]+|"
    r"(?:19|20)\d\d (?:[\w-]+ ){0,4}(?:geschlossen|closed|shut|fermée?|cerrad[oa])",
    re.IGNORECASE,
)
_NAMED_PROOF = re.compile(r"\b(?:ISO|IEC|EN|DIN|BS|certif\w+|accredit\w+|zertifi\w+)\b", re.IGNORECASE)


# how a prize is given, whoever won it
_HOW_GIVEN = Cued(
    r"^\W*(?:the|this|der|dieser|die|diese|le|ce|la|cette|el|este|de|deze) (?:award|prize|medal|preis|auszeichnung|"
    r"medaille|"
    r"prix|distinction|premio|galardón|prijs|onderscheiding) (?:is|are|wird|est|se|wordt) (?:\w+ ){0,3}?(?:given|"
    r"awarded|"
    r"handed out|presented|decided|judged|verliehen|vergeben|décernée?|remise?|attribuée?|otorga|concede|entrega|"
    r"uitgereikt|"
    r"toegekend)\b|"
    r"^\W*priset delas ut\b",
    re.IGNORECASE,
)
# who tried it and went elsewhere
_WENT_ELSEWHERE = Cued(
    r"\b(?:getestet|geprüft|ausprobiert|verglichen)\b[^.;]{0,30}\b(?:anders|dagegen) entschieden\b|"
    r"\b(?:tested|tried|trialled|evaluated|compared)\b[^.;]{0,40}\b(?:chose|picked|bought|decided (?:against|on|for)|"
    r"went (?:with|for|elsewhere)|signed with) ?(?:an?other|something else|someone else|elsewhere|it\b|us\b)?|"
    r"\b(?:testé|essayé)\b[^.;]{0,40}\b(?:choisi (?:un|une) autre|renoncé)\b|"
    r"\b(?:probó|probaron|ha probado)\b[^.;]{0,40}\b(?:eligió|eligieron|decidió|optó por) otr[oa]\b|"
    r"\bgetest\b[^.;]{0,40}\b(?:anders besloten|voor een ander gekozen)\b",
    re.IGNORECASE,
)


# a clause of the terms, counted things, who works there at what, and a page of the law
_NO_SENTENCE = re.compile(
    # below an article of the help pages
    r"\d[\d.,]* (?:(?:out )?of|von|sur|de|van) \d[\d.,]* (?:readers?|people|users?|visitors?|customers?|leser\w*|"
    r"nutzer\w*|lecteurs|lectores|lezers) (?:found|fanden|ont trouvé|encontraron|vonden) (?:this|it|dies\w*|das|cela|"
    r"esto|dit)(?: [\w-]+)? (?:helpful|useful|hilfreich|nützlich|utile|útil|nuttig)|"
    r"\d{1,2}\.\d{1,2}\.? (?-i:[A-ZÀ-Þ]).*|"
    r"(?:(?:\d+|one|two|three|four|five|six|zwei|drei|vier|fünf|sechs|deux|trois|quatre|cinq|dos|tres|cuatro|twee|"
    r"vier|vijf) "
    r"[^\W\d][\w-]*(?: \d+)?(?: [^\W\d][\w-]*)?(?: \d+)?[,.;·&]* ?(?:and |und |et |y |en )?){2,}|"
    r"(?-i:[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){1,2}), (?:engineering|sales|marketing|operations|finance|design|"
    r"product|service|"
    r"support|technik|vertrieb|verkauf|technique|ventes|ventas|techniek|verkoop)|"
    r"(?:privacy|cookies?|general|legal|terms|data protection|modern slavery|accessibility)(?: (?:statement|"
    r"policy|notice|terms|"
    r"conditions|of (?:use|service|hire|sale)|and conditions))+|datenschutz(?:erklärung)?|(?:algemene )?voorwaarden|"
    r"mentions légales|données personnelles|aviso legal|privacyverklaring",
    re.IGNORECASE,
)


def is_no_proof(words: str) -> bool:
    """Whether words that were marked are a day, a count of customers or reviews, what a house takes in, where to call
    or the name of a column, and nothing else."""
    bare = words.strip(" .,;:★☆⭐")
    if _NOT_OF_IT.match(bare) or any(
        one.fullmatch(bare)
        for one in (
            _NO_PROOF,
            _WE_ALONE,
            _COUNT_OF_REVIEWS,
            _HEAD_OF_COLUMN,
            _OF_ACCOUNTS,
            _NO_SENTENCE,
            _NUMBERED,
            _HOW_MANY,
        )
    ):
        return True
    if _OF_THE_HOUSE.fullmatch(bare) and not _NAMED_PROOF.search(bare):
        return True
    return bool(_OF_INCOME.search(words) or _CONTACT.search(words)) or is_of_no_holder(words)


# “Denise was named Cook of the Year for her roast”
_A_PERSONS = re.compile(
    r"\b(?:named|voted|crowned|awarded|won|ausgezeichnet|élue?|nombrad[oa])\b[^.;]{3,80}\b(?:for (?:her|his)|für "
    r"(?:ihre[nr]?|"
    r"seine[nr]?)|pour (?:son|sa|ses)|por su) [a-zß-ÿ]",
    re.IGNORECASE,
)


def is_of_no_holder(text: str) -> bool:
    """Whether a sentence says how a prize is given, that one person won it, or that somebody tried a thing and took
    another one."""
    return bool(_A_PERSONS.search(text) or _HOW_GIVEN.search(text) or _WENT_ELSEWHERE.search(text))


def is_bare_figure(words: str) -> bool:
    """Whether it is a number with its unit and says nothing of what was measured."""
    bare = words.strip(" .,;:")
    return len(bare) <= _MOST_OF_FIGURE and bool(_BARE_FIGURE.fullmatch(bare))


def is_lone_word(text: str, start: int, end: int) -> bool:
    """Whether it is one word and no name: a small one, or that which begins a sentence, as in “Good tool.”"""
    words = text[start:end]
    is_first = re.fullmatch(r"[A-ZÀ-Þ][a-zß-ÿ]+", words) and re.match(r" [a-zß-ÿ]", text[end:])
    return bool(re.fullmatch(r"[a-zà-þ]+", words) or is_first)


def clause_of_proof(text: str, start: int, end: int) -> tuple[int, int]:
    """From where its clause begins, where the mark begins in the midst of it: “was up 99.9% of the time” says of
    nothing that it was."""
    first, last = clause_at(text, start)
    if _ASIDE.match(
        text, first, start
    ):  # “with hints in the till, it was down to 4%” says so behind the comma
        return (last + 2, end) if text[last : last + 1] == "," and last + 2 < end else (start, end)
    is_whole = bool(_WHOLE.match(text, start)) and not _LEADS_TO.search(text, first, start)
    if is_whole or not text[first:start].strip():
        return start, end
    # what stands behind a semicolon belongs to it with a figure: “it had been 14 minutes; in May it was 5”
    is_apart = text[last : last + 1] == ";" and last < end and not re.search(r"\d", text[last:end])
    whole = text[first:last] if is_apart else text[first:end]
    is_short = len(whole.split()) <= _MOST_OF_CLAUSE
    return (first, first + len(whole)) if is_short else (start, end)


# what begins so needs nothing before it: a number, a name, an article
_WHOLE = re.compile(r"\d|[A-ZÀ-Þ]|(?:the|an?|our|its|der|die|das|le|la|les|un|une|el|los|las) ")
_ASIDE = re.compile(
    r"(?:with|and|but|while|whereas|without|mit|und|aber|während|avec|et|mais|con|y) ", re.IGNORECASE
)
_LEADS_TO = re.compile(
    r"\b(?:on|in|at|of|for|with|by|to|from|auf|in|bei|mit|von|für|sur|dans|avec|de|pour|en|con|por)\s$",
    re.IGNORECASE,
)
_MOST_OF_CLAUSE = 24  # words
# “$7.85 apiece, postage mostly”, “At the Guild Awards in Leeds”
_SUM_ALONE = re.compile(
    r"\W*(?:[$€£]|(?:EUR|GBP|USD|CHF) ?)\s?\d[\d.,’']*(?: (?:apiece|each|a piece|per \w+|pro \w+))\b.*",
    re.IGNORECASE,
)
_WHERE_GIVEN = re.compile(
    r"(?:at|during|bei|beim|auf|aux?|lors d\w*) (?!.*\b(?:gave|gives?|won|wins?|received?|took|was|were|got|named|"
    r"we|us|it|"
    r"wurde|hat|haben|wir|uns|nous|avons)\b)(?:the |den |der |les |la )?[^,;]{3,60}\b(?:awards?|prizes|preisverleihung|"
    r"gala|trophées)(?: (?:in|at|zu|à|en) [^,;]{2,30})?",
    re.IGNORECASE,
)


def is_beside_a_proof(words: str) -> bool:
    """Whether words say only where a prize was given, or begin with what something costs."""
    return bool(_SUM_ALONE.fullmatch(words.strip()) or _WHERE_GIVEN.fullmatch(words.strip()))
