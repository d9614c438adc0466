"""The plan, edition or thing that a price is for, as its sentence, its line or what stands above it calls it."""

import re

from skills.research.cued import Cued
from skills.research.extract.labels.labels import asks
from skills.research.extract.labels.value import Said
from skills.research.extract.words.phrases import clause_at

_PLAN = re.compile(
    r"\b(?:[Tt]he\s+|[Oo]ur\s+|[Ii]ts\s+|[Tt]heir\s+)?(?P<name>[A-Z][\w+]*(?:\s+(?:[A-Z][\w+]*|"
    r"\+))?)\s+(?:plan|tier|package|edition|licen[cs]e|subscription|version|"
    r"tarif|paket|abo|seat|membership)\b"
)
_PLAN_BEFORE = re.compile(
    r"\b(?:[Pp]lan|[Tt]ier|[Pp]ackage|[Ff]orfait|[Tt]arif|[Pp]aket|[Ff]ormule|[Oo]ffre|"
    r"[Ee]dition)\s*(?:,|:|called|named|\(|«|„|“|"
    r"\")?\s*(?P<name>[A-Z][\w+]*(?:\s+[A-Z][\w+]*)?)"
)
_COSTS = re.compile(
    r"(?P<name>[A-Z][\w+]*)(?:\s*(?:\(|:|–|—|-|\bat\b|\bcosts?\b|\bis\b|\bfor\b|\bstarts? "
    r"at\b|\bkostet\b|\bcoûte\b|\bcuesta\b)\s*)(?:about\s+|just\s+|only\s+|from\s+|nur\s+|"
    r"ab\s+)?$"
)
# a line of a list: “Glow 12: SEK 742,000”, “Service agreement: $49 a month”
_LISTED = re.compile(
    r"\W*(?P<name>[A-ZÀ-Þ][\w+’'-]*(?: [\w+’'-]+){0,4})(?:\s?[:–—]|\s?(?:\. ?){3,40}|\s?…{1,9})\s*(?:from |ab |dès )?$"
)
_NO_LINE = re.compile(
    r"plans?|pricing|prices?|packages?|tiers?|tarife?s?|preise?|prix|note|yes|no|important|in short|short|answer|"
    r"total|today|good news|how much|offer|tip|ps|new|"
    r"(?:our|from|only|the|all|now|every|each)\b.*",
    re.IGNORECASE,
)
PLAN_WORDS = frozenset(
    "free basic starter start essential essentials standard plus pro professional team teams "
    "business premium growth scale enterprise solo lite core "
    "advanced ultimate personal individual unlimited silver gold platinum bronze hobby "
    "launch studio light flex max entry mini small medium large company "
    "corporate agency elite power complete expert single duo family freelancer startup "
    "community developer regular classic deluxe base basis".split()
)
_NO_PLAN = frozenset(
    "the a our its their this that each every new annual monthly yearly paid free-trial "
    "price pricing same one any both all cheapest entry-level single".split()
)
_GENERIC = frozenset(
    "FAQ FAQs Questions Overview Features Contact About Home Product Products Billing "
    "Support News Blog Summary Details Compare Comparison Vergleich "
    "Comparatif Comparaison Comparativa Options Preise Tarife Tarifs Precios".split()
)
# “Haulbook is NZ$55 per truck”
_THING_COSTS = re.compile(
    r"\W*(?P<name>[A-ZÀ-Þ][\w+’-]{3,}) (?:is|costs?|comes at|starts at|"
    r"(?:is |are )?(?:billed|charged|priced|sold|rented) (?:out )?at|coûte|est|cuesta|starts from|comes from|"
    r"is available|is to be had) "
    r"(?:(?:just|only|another|from|at|à) )?(?:\S{1,4}\s?)?$"
)
# “Apprentice is $108 per seat per year, which works out at $9 a month”
_THING_FIRST = re.compile(_THING_COSTS.pattern.removesuffix("$") + r"(?=\d)")
_SAME_SUM = re.compile(
    r"(?:,? (?:which (?:works out at|comes (?:out )?(?:to|at)|is|makes)|or|that is|i\.e\.|soit|das sind|es decir)"
    r"(?: about| around| roughly)? |\s?\()(?:\S{1,3}\s?)?$"
)
_NO_THING = frozenset(
    "This That These Those They Which What Everything Each Every Everyone There Here Price Prices Pricing Plans Cost "
    "Costs Entry Access Today Ours Theirs Nothing Celui Cela Este Esta".split()
)
# a line of a list, or the name of a card: “Quayside from £29 a month”, “Harbour Master, starting at £79”
_LINE_FROM = re.compile(
    r"\W*(?P<name>[A-ZÀ-Þ][\w+’'-]+(?: (?:&|and|[A-ZÀ-Þ0-9][\w+’'-]*)){0,3}),? "
    r"(?:(?:is |are )?(?:available |priced |on sale )?(?:from|starts? (?:at|from)|starting (?:at|from)|begins? at|"
    r"ab|kostet ab|dès|à partir de|desde|a partir de)) (?:(?:just|only|as little as|nur|seulement|sólo) )?"
    r"(?:\S{1,4}\s?)?"
)
_MOST_OF_LINE = 10  # words
# begins a line that says from when or how much, and not what for
_NO_PRICED = re.compile(
    r"^(?:(?:it|this|that|you|we|they|yours?|starts?|starting|available|now|today|from|only|just|all|everything|and|"
    r"but|get|try|buy|join|book|order|use|rent|lease|begin|monthly|yearly|entry|membership|memberships|"
    r"subscriptions?|licen[cs]es?|fees?|rates?|offers?|deals?|sale|"
    r"abos?|lizenzen|abonnements?|forfaits|nos|unsere|jetzt|schon|bereits)\b|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b)",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"^(?:per |by the |pro )?(?:month(?:ly)?|year(?:ly)?|annual(?:ly)?|prices?|costs?|pricing|"
    r"monatlich|jährlich|preis|prix|precio|amount|fee|billed .*|per .*)$",
    re.IGNORECASE,
)


# what a price list sets beside a plan's name to praise it
_BADGE = Cued(
    r"\s*[\W_]*\b(?:(?:the |our )?(?:most popular|best value|best seller|bestseller|best deal|popular|recommended|"
    r"our pick|top pick|new|beliebt(?:est\w*)?|am beliebtesten|meistgewählt|meistverkauft|empfohlen|"
    r"unsere empfehlung|"
    r"bestes angebot|neu|le plus (?:populaire|choisi|vendu)|populaire|recommandée?|nouveau|más popular|"
    r"recomendado|nuevo))\W*$",
    re.IGNORECASE,
)


def without_badge(name: str) -> str:
    """Of “Floor Most popular” the plan's own name; a name that is nothing but such words stays."""
    return _BADGE.sub("", name).strip() or name


# “Harbour Master”, “Yardbook + Fixlist for groups (6 centres or more)”
_CARD = re.compile(
    r"[A-ZÀ-Þ][\w+’'-]*(?: [A-ZÀ-Þ0-9][\w+’'-]*)?(?: (?:\+|&) [A-ZÀ-Þ][\w+’'-]*){0,2}"
    r"(?: (?:for|für|pour|para) [^\W\d][^.?!():]{2,30})?(?: \([^().?!]{3,40}\))?"
)


# a line of a price list with the article's number: “Ampel Basis LK-100 149,00 EUR”
_CODED = re.compile(
    r"\W*(?P<name>[A-ZÀ-Þ][\w+’'-]+(?: [\w+’'&-]+){0,4}?) (?:(?:Art\.|No\.|Nr\.|SKU|Ref\.) ?)?(?=[\dA-Z-]*\d)"
    r"[A-Z]{1,5}-?\d{2,8}(?:-\w+)?\s+(?:\S{1,3}\s?)?"
)


# “Cellar Set – the Starter with two more racks, £212”
_LED = re.compile(
    r"\W{0,3}(?P<name>[A-ZÀ-Þ][\w’'+-]*(?: [A-ZÀ-Þ0-9][\w’'+-]*){0,3}) [–—-] (?:the|an?|our|with|all|der|die|das|eine?|"
    r"unsere?|mit|le|la|les|une?|avec|notre|el|los|una?|con|nuestr[ao]) [^.;:!?$€£]{3,90}, ?(?:\S{1,3}\s?)?$"
)


def plan_in(text: str, at: int) -> str:
    """The plan that a price is for, where the sentence names one near it."""
    begins, ends = clause_at(text, at)
    before = text[:at]
    if coded := _CODED.fullmatch(before) or _LED.match(before):
        return coded["name"]
    named = [
        one for one in (*_PLAN.finditer(before), *_PLAN_BEFORE.finditer(before)) if _names_a_plan(one["name"])
    ]
    if named:
        return _bare(max(named, key=lambda one: one.start())["name"])
    if bracketed := re.match(
        r"[^()]{0,30}?\s\((?:the |plan |tier )?(?P<name>[A-ZÀ-Þ][\w+]*(?: [A-Z][\w+]*)?)(?: plan| "
        r"tier)?\)",
        text[at:],
    ):
        return bracketed["name"]
    close = _COSTS.search(before)
    if close and close["name"].lower() in PLAN_WORDS:
        return close["name"]
    behind = _PLAN.search(text, at, ends) or _PLAN_BEFORE.search(text, at, ends)
    if behind and behind.start() - at < 60 and _names_a_plan(behind["name"]):
        return _bare(behind["name"])
    lone = re.findall(r"\b[A-Z]\w+\b", text[begins:at])
    known = [
        one
        for one in lone
        if one.lower() in PLAN_WORDS
        and not (one == lone[0] and text.startswith(one) and one.lower() in ("teams", "start"))
    ]
    if known:
        return str(known[-1])
    listed = _LISTED.match(before)
    name = str(listed["name"]) if listed else ""
    return "" if _NO_LINE.fullmatch(name) or _TIMES.match(name) or asks("price", name) else name


# a line of a list of prices that begins with a name: “Passbook €150 ten days, in any town”
_LINE = re.compile(
    r"\W*(?P<name>[A-ZÀ-Þ][\w+’'-]*(?: (?!(?:from|only|just|at|for|is|are|costs?|starts?|about|with|to|of|and|ab|nur|"
    r"das|die|der|es|kostet|kosten|für|mit|und|à|de|dès|est|coûte|pour|et|desde|por|es|cuesta|da|costa|a|voor|vanaf|"
    r"kost|"
    r"en)\b)[\w+’'-]+){0,3})"
)


def line_name(said: Said, at: int) -> str:
    """What an item of a list of prices begins with right before its sum at `at`, where that is a name alone."""
    found = _LINE.fullmatch(said.text[:at].rstrip(" $€£")) if said.alone else None
    if found is None or not any(asks("price", one) for one in said.path[-2:]):
        return ""
    name = found["name"]
    is_none = _NO_LINE.fullmatch(name) or _TIMES.match(name) or _NO_PRICED.search(name) or asks("price", name)
    return "" if is_none else name


def _names_a_plan(name: str) -> bool:
    return name.split()[-1].lower() not in _NO_PLAN


def _bare(name: str) -> str:
    """Of “Norvik Pro” the plan's own word, where the first word is a name and the last is what plans are called."""
    words = name.split()
    return (
        words[-1]
        if len(words) > 1 and words[-1].lower() in PLAN_WORDS and words[0].lower() not in PLAN_WORDS
        else name
    )


def plan_above(said: Said) -> str:
    """The plan that a card, a row or a column is called by, where that is a short name."""
    near = said.label.split(" › ") if said.label else []
    for words in map(without_badge, (*near, *reversed(said.path))):
        bare = re.sub(
            r"\s*(?:plan|tier|package|edition|tarif|paket)$", "", words.strip(), flags=re.IGNORECASE
        )
        if is_plan(words) and not (_TIMES.match(bare) or _PER.match(bare)) and bare:
            return bare
    # a card of its own is called as its plan is, whatever that is
    above = without_badge(said.path[-1].strip()) if said.path else ""
    begins = (
        said.alone
        or re.match(r"(?:(?:or|oder|ou|o) )?(?:(?:[A-Z]{0,2}\W{1,2})?\d|[A-Z]{3} ?\d)", said.text)
        or is_of_it(said.text, above)
    )
    above = (
        above.partition(", ")[0] if _TAG.fullmatch(said.text) else above
    )  # “Gateway, one for each building”
    is_card = said.own and begins and (_CARD.fullmatch(above) or _is_tag(said.text, above))
    is_none = asks("price", above) or above in _GENERIC or _NO_LINE.fullmatch(above) or _TIMES.match(above)
    return above if is_card and not is_none else ""


# “Preis pro Stück”, in which “pro” is no plan
_PER = re.compile(
    r"(?:preise?|prix|prices?|precios?|prijs|kosten|costs?) (?:pro|par|per|por|je)\b", re.IGNORECASE
)
# “Desk stand”, below which stands its price and nothing else
_THING_ALONE = re.compile(r"[A-ZÀ-Þ][\w+’'-]*(?: [\w+’'&-]+){0,3}")
_TAG = re.compile(
    r"\W*(?:(?:[Ff]rom|[Aa]b|[Dd]ès|[Dd]esde|[Oo]nly|[Nn]ur|einmalig|once) )?"
    r"(?:[A-Z]{1,2}[$]|(?:[A-Z]{3} ?)?[$€£]?)\s?\d[\d.,’']*[–—-]?\s?(?:[$€£]|[A-Z]{3}\b)?"
    r"(?:\s?(?:/|per|pro|je|par|por|a|an|each|la|das|le|l[’']) ?[\w-]*){0,2}\W*"
    r"(?:(?:\+|plus|ex|excl?|inc|incl|zzgl|inkl|exkl|hors|sin|más)?\.? ?(?:VAT|GST|tax|MwSt|USt|TVA|IVA|HT|TTC|"
    r"BTW)\.?\W*)?"
)


def _is_tag(text: str, above: str) -> bool:
    """Whether a text is a price alone, as on a shop's shelf, and the heading above it the name of a thing."""
    return bool(_TAG.fullmatch(text) and _THING_ALONE.fullmatch(above)) and not _NO_LINE.fullmatch(above)


def thing_in(text: str, at: int, page: str) -> str:
    """What a sentence begins with and gives the price at `at` of, where `page` has that as a name alone: a word that
    stands there in small letters too, such as “support”, is none. A line that is nothing else names what its price is
    for, whatever that is called."""
    if line := _LINE_FROM.fullmatch(text[:at]) if len(text.split()) <= _MOST_OF_LINE else None:
        is_name = not (_NO_LINE.fullmatch(line["name"]) or _NO_PRICED.search(line["name"]))
        return line["name"] if is_name and not asks("price", line["name"]) else ""
    found = _THING_FIRST.match(text) if _SAME_SUM.search(text[:at]) else _THING_COSTS.match(text[:at])
    name = found["name"] if found else ""
    is_word = name in _NO_THING or re.search(rf"(?<!\w){re.escape(name.lower())}(?!\w)", page)
    return "" if is_word else name


def is_of_it(text: str, name: str) -> bool:
    """Whether a sentence says of a name what it costs: “Gatelog is billed at”, below the heading “Gatelog”."""
    return (
        name in text
        and bool(name)
        and bool(
            re.match(
                # “Norvik Barn takes 2.9%”, below the heading “Barn”
                rf"\W*(?:(?:The|Der|Die|Das|Le|La|El|(?!If\b|With\b|On\b)[A-ZÀ-Þ][\w’'-]+) )?{re.escape(name)} "
                r"(?:is|are|costs?|comes?|starts?|sells?|takes?|keeps?|charges?|"
                r"ist|kostet|nimmt|wird|est|coûte|prend|cuesta|cobra|es)\b",
                text,
            )
        )
    )


# “The company”, below which no plan of that name stands
_OF_THE_HOUSE = re.compile(
    r"\W*(?:about )?(?:the|our) (?:company|business|team|agency|community|family|studio|enterprise)\W*",
    re.IGNORECASE,
)


def is_plan(heading: str) -> bool:
    if _OF_THE_HOUSE.fullmatch(heading):
        return False
    words = heading.lower().replace("+", " plus").split()
    return (
        len(words) <= 4
        and bool(words)
        and (bool(set(words) & PLAN_WORDS) or words[-1] in ("plan", "tier", "tarif", "paket", "edition"))
    )
