"""What a sum is paid for and for how long: a user and month, a play area, 100 garments."""

import re

_THINGS = {
    "user": "users? seats? members? person people head licen[cs]es? nutzer\\w* benutzer\\w* arbeitsplatz "
    "utilisateurs? usuarios? anwender\\w* utenti? ユーザー 名".split(),
    "employee": "employees? mitarbeiter\\w* employés? salariée?s? empleados? worker".split(),
    "editor": ["editors?"],
    "agent": ["agents?"],
    "": (
        "devices? locations? sites? chairs? stores? vehicles? contacts? projects? workspaces? "
        "teams? hosts? pallets? "
        "shipments? clinics? practices? providers? payslips? transactions? orders? units? "
        "credits? gb tb node server "
        "app scan patients? parcels? packages? invoices? documents? calls? minutes? messages? "
        "domains? student "
        "students? classrooms? rooms? beds? properties property doors? trucks? drivers? "
        "bookings? tickets? requests? "
        "accounts? companies company entity entities branch branches shops? restaurants? "
        "machines? robots? sensors? "
        "households? acres? hectares? kilometers? km kwh kg litres? liters? standort fahrzeug betrieb site "
        "container vehículo tienda camera channel endpoint core table station lab labs bay dock"
    ).split(),
}
# things in German, French and Spanish that many prices are for
_IN_ENGLISH = {
    word: english
    for english, words in {
        "bed": "bett betten lit lits cama",
        "room": "zimmer raum chambre habitación",
        "piece": "stück pièce pieza",
        "page": "seite página",
        "location": "standort filiale",
        "vehicle": "fahrzeug véhicule vehículo",
        "device": "gerät appareil dispositivo",
        "machine": "maschine máquina",
        "customer": "kunde client cliente",
        "flat": "wohnung logement vivienda",
        "order": "auftrag bestellung commande pedido",
        "invoice": "rechnung facture factura",
        "student": "schüler élève alumno",
        "child": "kind enfant niño",
        "evening": "avond abend soirée sera",
    }.items()
    for word in words.split()
}
_TIMES = {
    "month": (
        "months? mo monthly måned\\w* månad\\w* mån mnd monat\\w* mois mes mensuels? mensual maand mese 月"
    ).split(),
    "year": (
        "years? yr y annum annually yearly annual jahr\\w* jährlich ann?ée?s? an ans año años år(?:et)? jaar anno 年"
    ).split(),
    "week": "weeks? wk weekly woche semaine semana settimana 週".split(),
    "day": "days? daily tag jour día dag giorno 日".split(),
    "hour": "hours? hr h hourly stunde heure hora uur".split(),
    "quarter": "quarters? quarterly quartal trimestre".split(),
}
_THING = "|".join(one for words in _THINGS.values() for one in words)
_TIME = "|".join(one for words in _TIMES.values() for one in words)
_KINDS = [
    (name, re.compile("|".join(words), re.IGNORECASE))
    for names in (_TIMES, _THINGS)
    for name, words in names.items()
    if name
]
_LINK = (
    r"(?:/\s*|per\s+|an?\s+|each\s+|every\s+|for\s+(?:each|every)\s+|pro\s+|je\s+|im\s+|"
    r"par\s+|por\s+|al\s+|à\s+l['’]|pr\.?\s+|om\s+(?=året|måned|dagen)|"
    r"l['’]|und\s+|and\s+|et\s+(?:par\s+)?|y\s+|毎)"
)
# whether tax is in it, between a sum and what it is for: “390 € HT par mois”
_TAX = re.compile(
    r"\s*[,(]?\s*(?:HT|TTC|hors taxes?|H\.T\.|netto|brutto|net|(?:ex|excl|excluding|plus|\+)\.? ?(?:VAT|GST|tax)|"
    r"(?:zzgl|zuzüglich|exkl)\.? (?:MwSt|USt|Mehrwertsteuer)\.?|IVA no incluido|\+ ?IVA)\)?"
    r"(?=\s*(?:/|,|per\b|an?\b|each\b|pro\b|je\b|im\b|par\b|por\b|al\b))",
    re.IGNORECASE,
)
# so many of them at once: “£6 per 100 garments a month”
_MANY = re.compile(
    rf"\s*(?:/|\b(?:per|for (?:each|every)|pro|je|par|por))\s*(?P<many>\d[\d.,’']*) "
    rf"(?P<thing>(?!(?:{_TIME})\b)[^\W\d_]{{3,}})(?![^\W\d_])",
    re.IGNORECASE,
)
# a label in English, which German reads as a day: “$6.50 per tag, per month”
_IN_ENGLISH_ALONE = r"(?:(?<=per )|(?<=\ba )|(?<=each ))tag\b"
# what stands behind a sum as a thing does that it is paid for, and is none: “79 € par carte”
_NO_THING = (
    r"(?!(?:exemple|rapport|carte|virement|prélèvement|chèque|téléphone|ailleurs|paypal|défaut|avance|contre|"
    r"adelantado|ejemplo|transferencia|tarjeta|excl\w*|incl\w*|plus|tax\w*|vat|gst|mwst|net\w*|brut\w*|ttc|free|"
    r"min|max|"
    r"usd|eur|gbp|chf)\b)"
)
# the noun of a thing that two words name: “£11 per play area”
_SECOND = (
    r"(?:areas?|spaces?|points?|rooms?|lines?|stations?|courts?|desks?|screens?|houses?|places?|groups?|"
    r"grounds?|bays?|"
    r"sites?|units?|members?|vehicles?)(?![\w-])"
)
# things of three letters that one pays for
_SHORT = "van|car|bus|job|pet|dog|cow|pig|bin|tap|kit|bag|box|cup|key|gym|pub|inn|bay|lot|app|lab|pod|bar|tag"
_DONE = "signed|completed|finished|registered|connected|processed|delivered|booked"
_PER = re.compile(
    rf"(?:(?<=kr)\.)?\s{{0,4}}(?:,\s{{0,4}})?{_LINK}(?:(?:active|named|additional|full|paid|single|paying|monthly|"
    rf"{_DONE})\s+)?"
    rf"(?:(?P<thing>{_THING}|{_IN_ENGLISH_ALONE}|"
    rf"(?<=per )(?:{_SHORT})\b(?! (?!(?:and|or|per|each|a|an) )[a-z]{{3,}})|(?:(?<=per )|"
    rf"(?<=ed ))(?!(?:cent|se|{_DONE})\b)[a-z]{{4,}}"
    rf"(?: (?:[a-z]{{4,}}(?= (?:and|per|each) (?:month|year|week|day)\b)|{_SECOND}))?|"
    rf"(?<=je )(?!nach\b)[a-zäöü]{{4,}}|(?<=pro "
    rf")(?!zent\b)[a-zäöü]{{4,}}|(?:(?<=par )|(?<=por )){_NO_THING}[a-zà-ÿ]{{4,}}|"
    rf"(?:(?<=/)|(?<=/ )){_NO_THING}(?!(?:{_TIME})\b)[a-zà-ÿ]{{3,}}(?=\s*(?:/|\(|(?:per|a|pro|je|par)\s|\W*$))|"
    rf"(?<=\ba )(?!(?:{_TIME})\b)[a-z]{{4,}}(?= (?:and|per|each|a) (?:month|year|week|day)\b))|"
    rf"(?P<time>{_TIME}))(?![^\W\d_])\.?(?:\(?s\)?)?",
    re.IGNORECASE,
)
_ADVERB = re.compile(
    r"\s*(?:,\s*)?(?P<time>monthly|annually|yearly|weekly|daily|hourly|monatlich|jährlich|mensuel\w*)\b",
    re.IGNORECASE,
)
_MONTHLY_BEFORE = re.compile(
    r"(?:月額|毎月|\bmonthly (?:fee|price|rate|cost|subscription|charge)\b[^.;]{0,60}|"
    r"(?:\bmonthly|\bmonatlich\w*)\s+(?:fee|price|rate|cost|subscription|charge|"
    r"preis)?(?:\s*(?:of|is|:))?)\s*$",
    re.IGNORECASE,
)
_YEARLY_BEFORE = re.compile(
    r"(?:年額|毎年|(?:\bannual|\byearly|\bjährlich\w*)\s+(?:fee|price|rate|cost|subscription|"
    r"charge|licen[cs]e)?"
    r"(?:\s*(?:of|is|:))?)\s*$",
    re.IGNORECASE,
)


def paid_for_behind(text: str, end: int) -> tuple[int, tuple[str, ...]]:
    """Where what a sum that ends at `end` is for ends, and what that is: so many, things and times."""
    per: set[str] = set()
    if tax := _TAX.match(text, end):
        end = tax.end()
    if many := _MANY.match(text, end):
        per.add(f"{many['many']} {many['thing']}")
        end = many.end()
    while (found := _PER.match(text, end) or _ADVERB.match(text, end)) and len(per) <= 3:
        groups = found.groupdict()
        per.add(
            _called(groups.get("time") or groups.get("thing") or "", found[0].strip(" ,").partition(" ")[0])
        )
        end = found.end()
    return end, tuple(sorted(per))


_WITHIN = re.compile(r"\B\w")


def per_in(label: str) -> tuple[str, ...]:
    """What a label says that amounts below it are for: Chair / month, Monthly, Price per user."""
    words = label.strip().strip("()")
    # the last letters of “cheaper than” are no “per”
    if found := next((one for one in _PER.finditer(words) if not _WITHIN.match(words, one.start())), None):
        start, _ = found.span()
        _end, per = paid_for_behind(words, start)
        lead = re.match(rf"(?:(?P<thing>{_THING}))\s*$", words[:start], re.IGNORECASE)
        return tuple(sorted({*per, _called(lead["thing"])})) if lead else per
    if found := re.search(
        r"\b(monthly|annual(?:ly)?|yearly|weekly|daily|monatlich|jährlich|mensuel)\b", words, re.IGNORECASE
    ):
        return (_called(found[1]),)
    return ()


def paid_for_before(lead: str) -> tuple[str, ...]:
    """For how long a sum is by the words before it: “a monthly fee of”."""
    if _MONTHLY_BEFORE.search(lead):
        return ("month",)
    return ("year",) if _YEARLY_BEFORE.search(lead) else ()


def _called(word: str, behind: str = "") -> str:
    """One word for all ways to write a thing or a time: seats are users, annum is a year; `behind` which word."""
    written, word = word.strip("."), word.lower().strip(".")
    if word == "tag" and behind.lower() in ("per", "a", "each"):
        return word
    for name, pattern in _KINDS:
        if pattern.fullmatch(word):
            return name
    if english := _IN_ENGLISH.get(word):
        return english
    if written[:1].isupper() and behind in ("je", "pro"):  # a noun of German
        return written
    if word.endswith("us"):  # a bus and a campus
        return word
    single = word.removesuffix("s")
    return {"companie": "company", "entitie": "entity", "propertie": "property", "branche": "branch"}.get(
        single, single
    )
