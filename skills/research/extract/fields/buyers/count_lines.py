"""Lines that are nothing but a count, as a front page has them: “187 plants on four continents.”"""

import re

from skills.research.extract.amounts.normal import Found

# who buys where nothing else is said of them; in a sentence they may be something else
_BUYERS = (
    r"(?:(?:hospital|health(?:care)?|school|library|transit) systems|school districts|health trusts|"
    r"housing associations|plants|laundries|hotel groups|chains|venues|theat(?:re|er)s|museums|galleries|cinemas|"
    r"libraries|festivals|zoos|councils|parishes|churches|marinas|harbou?rs|airports|vineyards|wineries|breweries|"
    r"dairies|orchards|surgeries|theater|museen|büchereien|kinos|musées|théâtres|museos|teatros|musea|"
    r"sites clients|wäschereien|kliniken|werke|krankenhäuser|gemeinden|schulen|praxen|"
    r"blanchisseries|hôpitaux|cliniques|mairies|écoles|usines|lavanderías|hospitales|clínicas)"
)
_OF_BUYERS = re.compile(rf"\s+(?:[\w’'-]+ ){{0,2}}?{_BUYERS}(?![^\W\d_])", re.IGNORECASE)
# what a house may count of itself
_MAY_BE_ITS_OWN = re.compile(
    r"\b(?:people|offices|warehouses|stores|shops|restaurants|facilities|teams|labs|laboratories|developers|creators|"
    r"professionals|brands|companies|members|operators|agencies|cities|carriers|drivers|providers|institutions|farms|"
    r"patients|families|firmen|betriebe|empresas|sociétés)$",
    re.IGNORECASE,
)
_MANY = r"(?:\d+|\w+)"
_PLACES = (
    r"(?:countries|continents|states|provinces|cities|counties|regions|ländern|kontinenten|bundesländern|städten|pays|"
    r"continents|régions|villes|países|continentes|ciudades)"
)
_REST = re.compile(
    rf"\W*$|,? (?:in|on|across|auf|dans|sur|en) (?:{_MANY} )?{_PLACES}\W*$|"
    r",? (?:and |und |et |y )?\d[\d.,’' ]*(?: (?:million|thousand|millions?|Millionen))?(?: [^\W\d][\w’'-]*){1,3}\W*$",
    re.IGNORECASE,
)


_NAMES = r"(?-i:[A-ZÀ-Þ])[\w’-]+(?: (?-i:[A-ZÀ-Þ])[\w’-]+)?"
# “in Denmark and the Faroes, as of 31 March 2025”
_WHERE_AND_WHEN = re.compile(
    rf"(?: (?:in|across|throughout|auf|aus|dans|en) (?:the |den? |la |les? )?{_NAMES}"
    rf"(?:(?:, (?:and )?| (?:and|und|et|y|en) )(?:the |den? |la |les? )?{_NAMES}){{0,4}})?"
    rf"(?:,? \(?(?:as )?(?:at|of|on|in|to|by|stand|au|a|per) "
    rf"(?:the end of |end of |ende |fin )?(?:\d{{1,2}}\.? )?{_NAMES},?"
    r"(?: \d{1,2},)?(?: (?:19|20)\d\d)?\)?)?\W*$",
    re.IGNORECASE,
)


# “properties count their linen with us every morning”; those who “have been with us since 2019” may be anybody
_WITH_US = re.compile(
    r"\s*(?!(?:who|that|which|have|has|had|are|were|is|was|been|stay\w*|and|or|of|in|at|on|for|from|to|with|work|"
    r"worked|"
    r"arbeiten|travaillent|sind|sont|die|qui|\w+ed)\b)(?-i:[a-zà-þ]{3,})(?: [^\W\d][\w’'-]*){0,5}? "
    r"(?:with (?:us|ours)|bei uns|mit uns|chez nous|avec nous)\b",
    re.IGNORECASE,
)


# “310 choirs print their programmes with Acme”: whatever they do with their own things through whoever is named
_THROUGH_WHOM = re.compile(
    r"\+?\s+(?P<who>(?:(?!(?:of|in|and|with|for|to|on|at|by|from|as|than|their)\b)[^\W\d][\w’'-]*\s+){0,3}?"
    r"(?!(?:times|years|months|weeks|days|hours|minutes|people|percent)\b)[^\W\d][\w’-]*(?:s|en|er|men|children)"
    r"(?:(?:, (?:and )?| and )(?:[a-z-]+ )?[a-z-]+s){0,3}?)"
    r"(?: (?:in|across|auf|aus|dans) (?:[\w’'-]+ ?){1,3}?)?"
    r" (?:(?:now|already|today|have|each|all|(?-i:[a-z]+ly)) ){0,2}"
    r"(?!(?:of|in|with|for|to|on|at|by|from|as|than|lost|left|want\w*|will|would|may|might|could|can|plan|hope)\b)"
    r"(?:(?-i:[a-zà-þ]{2,}) (?:ihre\w*|leurs?|their|hun)|(?:sell|sold|book|booked|manage|managed|plan|planned|print|"
    r"printed|ship|shipped|schedule|scheduled|bill|billed|track|tracked|order|ordered|admit|admitted|take|took)) "
    r"(?:[\w’'-]+ ){1,4}?"
    r"(?:through|with|on|via|using|by|durch|mit|über|auf|avec|par|chez|sur|met|bij|via) "
    r"(?:us\b|uns\b|nous\b|ons\b|(?-i:[A-ZÀ-Þ])(?!\w+day\b)[\w’'-]+)",
    re.IGNORECASE,
)


def does_it_through(text: str, end: int) -> int:
    """Where the noun ends of those who are counted up to `end`, where they do something of theirs through somebody who
    is named; 0 where they do not."""
    found = _THROUGH_WHOM.match(text, end)
    return found.end("who") if found else 0


# “The register found 214 farms on Acme”, “Wir zählten 88 Praxen mit Acme”
_FOUND = re.compile(
    r"\b(?:counts?|counted|found|finds|lists?|listed|recorded|zähl(?:t|te|ten|en)|fand(?:en)?|ermittelt\w*|compt(?:e|é|ons)|"
    r"recens(?:e|é)|trouvé|cont(?:ó|aron|amos)|encontr(?:ó|aron|amos)|telden?|vond(?:en)?) "
    r"(?:(?:only|just|about|some|at most|nur|etwa|seulement|environ|sólo|slechts) )?$",
    re.IGNORECASE,
)
_WITH_WHOM = re.compile(
    r"\s+(?P<who>(?:(?!(?:of|in|and|with|for|to|on|at|by|from|as|than)\b)[^\W\d][\w’'-]*\s+){0,2}?"
    r"(?!(?:errors|faults|bugs|mistakes|problems|complaints|listings|offers|adverts|entries|articles|items|products|"
    r"pages|posts|flaws|holes|gaps|fehler|lücken|erreurs|failles)\b)[^\W\d][\w’-]*(?:s|en|er|men|children))"
    r"(?: (?:with|that have|running) (?:an? )?(?:shop|site|account|contract|licen[cs]e|subscription))?"
    r"(?: (?:using|on|with|running on|working with|that use|who use|mit|bei|auf|chez|avec|con|met|op)) "
    r"(?-i:[A-ZÀ-Þ])",
    re.IGNORECASE,
)


def counted_by_others(text: str, one: Found) -> int:
    """Where the noun ends of those whom somebody has counted with a house that is named; 0 where nobody has."""
    found = _WITH_WHOM.match(text, one.end) if _FOUND.search(text[: one.start]) else None
    return found.end("who") if found else 0


# “412 organisations work from an Acme building”, “90 Vereine proben in unseren Häusern”; people may be its own
_ROOMS = (
    r"(?:buildings?|roofs?|houses?|hubs?|offices?|sites?|desks?|rooms?|halls?|workshops?|studios?|spaces?|"
    r"häus\w+|gebäude\w*|"
    r"räume\w*|dach|bureaux|locaux|salles|toit|maisons|edificios?|salas|oficinas|panden|zalen|dak|huizen)"
)
_UNDER_ITS_ROOF = re.compile(
    r"\s*(?:now |today |already |heute |inzwischen )?(?:work|sit|meet|trade|operate|rehearse|teach|are based|"
    r"are at home|arbeiten|sitzen|tagen|proben|wirtschaften|travaillent|répètent|trabajan|ensayan|werken|vergaderen) "
    r"(?:from|in|at|out of|under|aus|unter|dans|sous|en|bajo|vanuit|onder) "
    rf"(?:(?:one of )?our|unser\w*|nos|notre|nuestr[ao]s?|onze|an? (?-i:[A-ZÀ-Þ])[\w’'-]+) (?:[\w-]+ ){{0,2}}?"
    rf"{_ROOMS}(?!\w)",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:people|persons|colleagues|professionals|developers|creators|menschen|personen|leute|personnes|"
    r"personas|mensen)$",
    re.IGNORECASE,
)


def does_so_with_us(text: str, end: int) -> bool:
    """Whether those who are counted up to `end` do something with the house."""
    return bool(_WITH_US.match(text, end)) or _are_under_its_roof(text, end)


def work_here(text: str, end: int) -> bool:
    """Whether those who are counted up to `end` are the house's own people."""
    return bool(_WORK_HERE.match(text, end)) and not _are_under_its_roof(text, end)


def _are_under_its_roof(text: str, end: int) -> bool:
    """Whether those who are counted up to `end`, who are no people, work in the house's rooms."""
    return bool(_UNDER_ITS_ROOF.match(text, end)) and not _PEOPLE.search(text[:end])


# those of the house itself; other houses “work in Acme”
_WORK_HERE = re.compile(
    r"\s*(?:\w+ )?(?:work|works) (?:here|for us|at our|in our|from (?:home|our|here))\b|"
    r"\s*arbeiten (?:hier|bei uns|für uns)\b|\s*travaillent (?:ici|chez nous|pour nous)\b"
)


def counts_itself(text: str, start: int, end: int) -> bool:
    """“40 people on four continents”: those of the house, as likely as not."""
    return bool(
        _MAY_BE_ITS_OWN.search(text, start, end) and text[end:].strip(" .!") and _REST.match(text, end)
    )


def is_line(text: str, start: int, end: int) -> bool:
    """Whether a line begins with a count that ends at `end` and says only where, or how many of what besides."""
    is_own = _MAY_BE_ITS_OWN.search(text, start, end)
    return not text[:start].strip() and not is_own and bool(_REST.match(text, end))


def line_of_buyers(text: str, one: Found) -> int:
    """Where the noun ends of a line that counts those who buy; 0 where it is none."""
    found = _OF_BUYERS.match(text, one.end)
    if not found:
        return 0
    begins = not re.search(r"\w", text[: one.start])
    is_told = is_line(text, one.start, found.end()) or (begins and _WHERE_AND_WHEN.match(text, found.end()))
    return found.end() if is_told else 0


# “a count arrived at 74 operators that use it”
_USES_IT = re.compile(
    r"(?:,? (?:that|which|who))? (?:(?:now|already|currently|actually|today) )?(?:uses?|using|run(?:ning|s)? (?:on|"
    r"with)|"
    r"work(?:s|ing)? with|rely on|relies on|have|bought) (?:it|them|the (?:program|software|system|app|product|"
    r"platform))\b|"
    r",? (?:die|das) (?:es|sie|das programm|die software|das system) (?:nutzen|einsetzen|verwenden)\b|"
    r",? qui (?:l[’']utilisent|s[’']en servent|utilisent (?:le|ce) (?:logiciel|système))\b|,? que (?:lo|"
    r"la) (?:usan|utilizan)\b|"
    r",? (?:der|som) bruger (?:det|den|systemet|programmet)\b|,? die (?:het|ze|het programma) gebruiken\b",
    re.IGNORECASE,
)


def uses_it(text: str, end: int) -> bool:
    """Whether it says of those whose number ends there that they use what the words before named."""
    return bool(_USES_IT.match(text, end))


# “214 customer reviews” are no customers
SAID_BY_THEM = (
    r"(?: (?:reviews?|ratings?|stor(?:y|ies)|testimonials?|comments?|feedback|calls?|e-?mails?|visits?|"
    r"questions|orders|"
    r"messages|interviews?|surveys?)|[- ]?(?:bewertung|rezension|stimme)\w*)\b"
)
SAYINGS = re.compile(rf"\s*(?:[^\W\d_]+)?{SAID_BY_THEM}", re.IGNORECASE)
# “As of 30 September | 2026 Acme is in use”
_DATE_BEFORE = re.compile(
    r"\b(?:jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|février|mar(?:ch|s|zo)|märz|apr(?:il)?|avril|abril|ma[iy]o?|jun[ei]|"
    r"juin|junio|jul[yi]|juillet|julio|aug(?:ust)?|août|agosto|sept?(?:ember|embre|iembre)?|o[ck]t(?:ober|obre|ubre)?|"
    r"nov(?:ember|embre|iembre)?|de[cz](?:ember)?|décembre|diciembre)\.?,? (?:de )?$",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"\s+(?:of )?(?:jan(?:uary)?|feb(?:ruary)?|march|april|may|june|july|aug(?:ust)?|sept(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b",
    re.IGNORECASE,
)


def is_part(text: str, one: Found) -> bool:
    """Whether a number belongs to something longer: a year, a date, a name, money, 24/7."""
    if _MONTH.match(text, one.end):
        return True
    lead, rest = text[max(0, one.start - 3) : one.start], text[one.end : one.end + 3]
    if re.search(r"[$€£¥#/]\s?$|[A-Za-z]-?$", lead) or re.match(
        r"\s?[%€$£/]|-(?:year|day|month|hour|person|seat)|(?:st|nd|rd|th)\b",
        rest + text[one.end + 3 : one.end + 8],
    ):
        return True
    plain = text[one.start : one.end]
    return bool(re.fullmatch(r"(?:19|20)\d\d", plain)) and bool(
        re.search(r"\b(?:in|since|of|by|until|from|early|late|for)\s+$", text[: one.start], re.IGNORECASE)
        or _DATE_BEFORE.search(text[: one.start])
        or re.match(r" accounts\b", text[one.end :])
    )
