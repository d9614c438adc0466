"""What it costs: amounts of plans, what is free, and prices that one has to ask for."""

import re
from collections.abc import Iterator
from dataclasses import replace

from skills.research.compare.add_ons import add_on_in, is_of_add_ons, set_beside
from skills.research.compare.figures import TIMES
from skills.research.cued import Cued
from skills.research.extract.amounts.normal import money_in
from skills.research.extract.amounts.paid_for import per_in
from skills.research.extract.fields.prices.asked_by_others import is_to_publish
from skills.research.extract.fields.prices.by_unit import per_of_unit
from skills.research.extract.fields.prices.extra_charges import extra_in
from skills.research.extract.fields.prices.other_sums import is_other_money
from skills.research.extract.fields.prices.passes import per_of_pass
from skills.research.extract.fields.prices.service_contracts import contract_of
from skills.research.extract.fields.prices.terms import time_alone
from skills.research.extract.labels.labels import asks
from skills.research.extract.labels.plans import is_plan, line_name, plan_above, plan_in
from skills.research.extract.labels.value import Need, Said, Value
from skills.research.facts import Measure

_CUE = re.compile(
    r"\b(?:prices?|priced|pricing|costs?|plans?|tiers?|packages?|starts? (?:at|from)|starting "
    r"(?:at|from|price)|starts|begins? (?:at|from)|from|pay|pays|paying|charges?|charged|fee|"
    r"fees|billed|subscriptions?|licen[cs]es?|for just|only|flat|asks?|quotes?|runs|runs to|"
    r"sells|list(?:s|ed)? (?:at|price)|available (?:for|at)|rates?|for as little as|sets you "
    r"back|"
    r"per (?:user|seat|month|year)|/mo|/month|/user|preise?\w*|kostet|kosten|ab|tarife?s?\w*|"
    r"prix|coûte|à partir de|facture|abonnement|forfait|"
    r"precios?|cuesta|desde|cobra|plan|suscripción)\b|料金|価格|月額|年額",
    re.IGNORECASE,
)
# who says that tax comes to a sum, or is in it, asks for the sum; so does who sets one beside each
_WITH_TAX = re.compile(
    r"\b(?:ex|excl|inc|incl|plus|zzgl|zuzüglich|inkl|exkl|hors|sin|más|con)\.? ?(?:VAT|GST|tax|MwSt|USt|TVA|IVA|BTW)\b|"
    r"\+ ?(?:VAT|GST|MwSt|USt|TVA|IVA|BTW)\b|\b(?:HT|TTC)\b",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"\b(?:each|apiece|(?:je|pro) stück|(?:stück|einzel)preis|(?:la|par) pièce|l[’']unité|la unidad|por unidad|unit "
    r"price)\b",
    re.IGNORECASE,
)
# all that a line says: “£64 each”, “64 € je Stück”
_EACH_ALONE = re.compile(
    r"\W*(?:(?:from|only|just|ab|nur|dès|desde) )?(?:[A-Z]{0,3}[$€£]|[A-Z]{3})?\s?\d[\d.,’' ]*\s?(?:€|[A-Z]{3}|"
    r"kr\.?)?,? (?:each|apiece|a piece|per piece|(?:je|pro|das) stück|(?:la |par )?pièce|(?:per|al) pezzo|per stuk|"
    r"cada uno|la unidad|por unidad)\W*",
    re.IGNORECASE,
)
_CHARGES = re.compile(
    r"\W*(?:our |the )?(?:charges|fees|rates|price list)(?: (?:for )?(?:19|20)\d\d)?\W*", re.IGNORECASE
)
_MOST_OF_NAME = 6  # words
_LARGE = 1_000_000  # nobody pays that without being told for how long
_PER_IN_HEADING = re.compile(
    r"\b(?:per|pro|je|par|por) [^.;]{0,40}\b(?:month|year|week|day|monat|jahr|woche|tag|mois|an|mes|año)\b",
    re.IGNORECASE,
)
_ROUND = re.compile(
    r"\b(?:series [a-h]\b|seed round|funding round|backers|shareholders|led by)", re.IGNORECASE
)
_OF_A_ROUND = re.compile(r"\W*(?:pre-)?(?:seed|series [a-h])\b", re.IGNORECASE)
_FREE = Cued(
    r"(?<!who )(?<!whoever )\b(?:is|are|stays?|remains?)\s+(?:completely |entirely |always |totally "
    r")?(?P<a>free)\b(?! (?:of|from|trial|demo|to (?:try|cancel|choose|leave)|shipping|"
    r"support|consult))|"
    r"\b(?P<b>(?:free|gratis|kostenlose\w*|gratuit\w*|gratis) (?:forever|plan|tier|version|"
    r"edition|account|tarif|basisversion|version|paket|forfait))\b|"
    r"\b(?P<c>for free|free of charge|free forever|kostenlos|gratuit|gratis|gratuito)\b(?! "
    r"(?:test|trial|essai|prueb))|(?P<d>無料プラン)",
    re.IGNORECASE,
)
# what is given away beside the thing itself
_FREE_BESIDES = re.compile(
    r"\b(?:updates?|upgrades?|shipping|delivery|support|training|returns|parking|cancell?ation|registration|calls|"
    r"demos?|"
    r"trials?|samples?|advice|imports?|migration|set-?up|installation|onboarding|repairs?|e-?mails?)\s+$",
    re.IGNORECASE,
)
# “The plotter is free and never out of paper”: what a reviewer need not pay besides
_FREE_THING = re.compile(
    r"\W*(?i:the|their|its) (?!(?:[\w-]+ ){0,2}(?:apps?|plans?|tiers?|versions?|editions?|software|tools?|"
    r"services?|systems?|programs?|platforms?|products?|accounts?|memberships?|basics?|starters?|subscriptions?|"
    r"licen[cs]es?)\b)"
    r"(?:[a-z0-9][\w-]*|[A-Z]\d[\w-]*)(?: [a-z][\w-]*){0,2}\s+",
)
_NOT_FREE = re.compile(
    r"\b(?:trial|replac\w+|repair\w*|days?|demo|webinar|shipping|to (?:share|copy|read|download|visit)|"
    r"e-?book|consultation|sample|testversion|probe|"
    r"essai|prueba|guide|download|migration|onboarding|training|support|first month)\b",
    re.IGNORECASE,
)
_ASK = Cued(
    r"\b(?:contact (?:us|sales|our sales(?: team)?|the vendor)(?: for (?:pricing|a quote|"
    r"prices))?|(?:(?:prices?|pricing) )?(?:is |are )?(?:available )?(?:up)?on request|"
    r"custom (?:pricing|quotes?|prices?)|request a quote|get a quote|talk to (?:us|sales)|"
    r"(?:let[’']s|ask for a) (?:talk|quote)|quote[- ]based|price on application|"
    r"auf anfrage|preis auf anfrage|sur devis|sur demande|bajo consulta|a consultar)\b|お問い合わせ|要見積",
    re.IGNORECASE,
)
# “A partition for allergens is on request”: what may be had besides
_EXTRA_ON_REQUEST = Cued(
    r"\W*(?!(?:the|our|a|an) (?:\w+ )?(?:prices?|pricing|quotes?|plans?|licen[cs]es?|offers?)\b)"
    r"(?:an?|other|more|extra|further|additional|ein|eine|weitere|andere|une?|d[’']autres) [\w’'-]+ [^.;:]{0,60}?\b"
    r"(?:on request|auf anfrage|sur demande)\b",
    re.IGNORECASE,
)
_ASK_CONTEXT = re.compile(
    r"pric|plan|cost|quote|enterprise|custom|tarif|preis|prix|precio|tier|request|anfrage|"
    r"devis|demande|consulta|料金",
    re.IGNORECASE,
)


# beside “on request”, which a leaflet may be too
_OF_ASKING = re.compile(
    r"pric|plan|quot|cost|offer|enterprise|custom|licen|volume|larg|more than|preis|tarif|angebot|größer|kosten|prix|"
    r"tarif|devis|offre|precio|presupuesto",
    re.IGNORECASE,
)


def prices(said: Said) -> Iterator[Value]:
    """Amounts with what they are for; without a cue or a heading that says so, only those a month, user or the
    like."""
    text = said.text
    cued = (
        bool(_CUE.search(text))
        or bool(per_of_label(said.label))
        or asks("price", said.label)
        or bool(_WITH_TAX.search(f"{said.label} {text}") or _EACH.search(said.label))
        or bool(_per_above(said))
        or any(asks("price", one) or is_plan(one) for one in said.path[-2:])
        or _is_of_a_list(said)
    )
    for one in money_in(text):
        if not one.measure.per and (one.measure.amount >= _LARGE or _ROUND.search(text)):
            continue
        if not (one.measure.per or cued) or is_other_money(said, one):
            continue
        if not one.measure.per and any(_OF_A_ROUND.match(heading) for heading in said.path[-1:]):
            continue
        if one.measure.amount == 0 and not cued:
            continue
        per = _with_thing(one.measure.per, said) or per_of_pass(text, one.start, said.label)
        per = per or per_of_unit(text, one.start) or _per_above(said)
        yield Value(
            one.start,
            one.end,
            replace(one.measure, per=per),
            of=contract_of(said, one.start, _plan(said, one.start, one.end)),
            past=one.former,
            extra=extra_in(said, one),
        )
    yield from _shares(said)
    if not is_to_publish(said):
        yield from _free(said)
    yield from _on_request(said)


def _is_of_a_list(said: Said) -> bool:
    """“£64 each” below the name of a thing, however deep that stands in a list of prices."""
    is_line = said.own and said.alone and bool(_EACH_ALONE.fullmatch(said.text))
    return is_line and any(asks("price", one) or _CHARGES.fullmatch(one) for one in said.path)


def _with_thing(per: tuple[str, ...], said: Said) -> tuple[str, ...]:
    """What a sum is for; of “$4 / month” in a row “Price per sensor” with the thing."""
    told = per_of_label(said.label)
    is_timed = bool(per) and set(per) <= set(TIMES)
    return tuple(sorted({*per, *told})) if is_timed and not set(told) & set(TIMES) else per or told


def per_of_label(label: str) -> tuple[str, ...]:
    """What the prices of a column are for: Chair / month, Monthly, Price per user."""
    return next((per for one in label.split(" › ") if (per := per_in(one) or time_alone(one))), ())


# “0.9% of ticket revenue, no monthly fee”
_SHARE = re.compile(
    r"\W*(?P<share>\d+(?:[.,]\d+)?)\s?% (?:of|per|on|von|vom|pro|de|du|par) (?:(?:the|your|each|every|all|dem|der|le|"
    r"la|les) )?"
    r"(?:\w+ )?(?:revenues?|sales|turnover|transactions?|bookings?|payments?|tickets?|orders?|umsatz\w*|buchung\w*|"
    r"ventes?|réservations?|ventas)\b",
    re.IGNORECASE,
)
_SHARE_CUE = re.compile(
    r"\b(?:no (?:monthly|set-?up|fixed|other) (?:fees?|charges?|costs?)|we (?:take|charge)|our commission)\b",
    re.IGNORECASE,
)
_MOST_OF_SHARE = 30.0  # percent; more is not asked for a sale


# “Norvik Barn takes 2.9% of each booking”, “Wir nehmen 3 % und 0,20 € je Ticket”
_TAKES_SHARE = re.compile(
    r"\W*(?:The |Der |Die |Das |Le |La |El )?(?P<name>(?-i:[A-ZÀ-Þ])[\w’'-]*(?: (?-i:[A-ZÀ-Þ0-9])[\w’'-]*){0,2}) "
    r"(?:takes?|keeps?|costs?|charges?|is|nimmt|nehmen|kostet|berechnet|berechnen|prend|prenons|prélève|cuesta|cobra|"
    r"cobramos|rekent|rekenen|vraagt|vragen) (?:just |only |nur |seulement |sólo )?"
    r"(?P<share>\d{1,2}(?:[.,]\d{1,2})?\s?%(?: (?:of|on|per|from|von|vom|pro|auf|de|du|sur|des|van) "
    r"(?:(?:each|every|the|all|your|jede\w|chaque|cada|elk\w?|iedere?) )?(?:[\w-]+ )?(?:revenues?|sales?|turnover|"
    r"transactions?|bookings?|payments?|tickets?|orders?|fares?|rents?|invoices?|purchases?|donations?|takings|"
    r"umsatz\w*|buchung\w*|verk[aä]uf\w*|zahlung\w*|ventes?|réservations?|paiements?|recettes?|ventas?|reservas?|"
    r"pagos?|verkoop|boeking\w*|betaling\w*|kaartje)\b|(?= (?:and|plus|und|et|y|en) [^.;]{0,30}?\d)))",
    re.IGNORECASE,
)


def _shares_by_name(said: Said) -> Iterator[Value]:
    """What a house says that it, or a plan by its name, takes of each sale."""
    found = _TAKES_SHARE.match(said.text) if said.own else None
    if found is None or float(re.split(r"\s?%", found["share"])[0].replace(",", ".")) > _MOST_OF_SHARE:
        return
    above = said.path[-1].strip() if said.path else ""
    is_above = bool(above) and found["name"].endswith(above)
    is_known = is_above or _WE.fullmatch(found["name"])
    of = above if is_above else (found["name"] if " " in found["name"] else "")
    yield Value(*found.span("share"), of=of, sure=0.8, need=Need.SITE if is_known else Need.NAMED)


_WE = re.compile(r"We|Wir|Nous|Wij")


def _shares(said: Said) -> Iterator[Value]:
    """A share of what customers take in, where a house asks for that."""
    yield from _shares_by_name(said)
    found = _SHARE.match(said.text) if said.own else None
    if found and _SHARE_CUE.search(said.text) and float(found["share"].replace(",", ".")) <= _MOST_OF_SHARE:
        yield Value(*found.span(), of=_plan(said, found.start()), sure=0.75)


def _per_above(said: Said) -> tuple[str, ...]:
    """What a heading says that the sums listed below it are for: “Acme Saw, per table and month”."""
    if not said.alone:
        return ()
    return next((per_in(one) for one in reversed(said.path[-2:]) if _PER_IN_HEADING.search(one)), ())


# “Owners get a new unit free of charge”: what is made good has no price
_MADE_GOOD = re.compile(
    r"\b(?:recall\w*|swap\w*|exchang\w+|replac\w+|repair\w*|mend\w*|new (?:units?|ones?|batter(?:y|ies)|devices?)|"
    r"umgetauscht|ausgetauscht|ersetzt|remplac\w+|échang\w+)\b",
    re.IGNORECASE,
)


def _free(said: Said) -> Iterator[Value]:
    for found in _FREE.finditer(said.text):
        if found["c"] and _MADE_GOOD.search(said.text):
            continue
        behind = said.text[found.start() : found.end() + 30]
        before = said.text[: found.start()]
        if found["a"] and (_FREE_BESIDES.search(before) or (not said.own and _FREE_THING.fullmatch(before))):
            continue
        if _NOT_FREE.search(behind) or re.search(
            r"\b(?:for|trial|try|test)\b[^.]{0,25}$", said.text[max(0, found.start() - 20) : found.start()]
        ):
            continue
        name = next(name for name, words in found.groupdict().items() if words)
        of = (
            "Free"
            if re.search(
                r"plan|tier|version|edition|forever|tarif|forfait|paket|プラン", found[0], re.IGNORECASE
            )
            else ""
        )
        yield Value(
            *found.span(name), Measure(_ZERO), of=of, sure=0.8, need=Need.UNDER if not of else Need.SITE
        )


_ZERO = money_in("$0")[0].measure.amount


def _on_request(said: Said) -> Iterator[Value]:
    found = None if _EXTRA_ON_REQUEST.match(said.text) else _ASK.search(said.text)
    is_short = len(said.text.split()) <= 8
    if (
        said.own
        and found
        and (_ASK_CONTEXT.search(said.text if not is_short else f"{said.text} {said.under}"))
    ):
        if not is_short and not _OF_ASKING.search(said.text[: found.start()] + said.text[found.end() :]):
            return
        is_title = len(said.path) == 1 and not is_plan(said.path[0])  # the page's own, and no plan's
        near = replace(said, path=()) if is_title else said
        yield Value(*found.span(), of=_plan(near, found.start()), sure=0.7)


def _plan(said: Said, at: int, end: int = -1) -> str:
    of = add_on_in(said.text, at, end) or plan_in(said.text, at)
    return beside_plans(said, of or line_name(said, at) or plan_above(said))


def beside_plans(said: Said, of: str) -> str:
    """The name of what a price is for, marked as set beside the plans where a heading says so; below it stands what
    may be had, by its name or by a heading of its own."""
    if not any(map(is_of_add_ons, said.path[-2:])):
        return of
    above = said.path[-1].strip()
    row = said.label.partition(" › ")[0].strip()
    name = of or next((one for one in (row, above) if 0 < len(one.split()) <= _MOST_OF_NAME), "")
    return set_beside("" if is_of_add_ons(name) else name)
