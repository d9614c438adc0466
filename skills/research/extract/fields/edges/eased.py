"""Edges that are told by what a thing spares its users, or by how soon they learn it."""

import re

from skills.research.cued import Cued
from skills.research.extract.labels.labels import asks
from skills.research.extract.labels.plans import is_plan
from skills.research.extract.labels.value import Said

# what users of things would rather do without
_SPARED = Cued(
    r"\bwithout (?:(?:creating|installing|downloading|writing|having|needing|opening|buying|using|touching|an?|any|"
    r"extra|custom|special|separate|additional) ){0,3}(?:accounts?|apps?|code|coding|programming|installation|"
    r"downloads?|"
    r"log-?ins?|passwords?|training|appointments?|paperwork|drilling|tools|cables?|wiring|scaffolding|anything)\b|"
    r"\bohne (?:(?:\w+e[smn]?|eigene[smn]?) )?(?:\w*konto|anmeldung|installation|download|apps?|passwort|"
    r"programmierung|"
    r"schulung|werkzeug|bohren|termin|kabel|papierkram)\b|"
    r"\bsans (?:(?:créer|installer|ouvrir|télécharger|aucune?|une?|de|avoir|besoin|[dl][’']) ?){0,3}(?:compte|"
    r"installation|"
    r"installer|application|appli|téléchargement|mot de passe|code|formation|outils?|perçage|rendez-vous|câblage)\b|"
    r"\bsin (?:(?:crear|abrir|tener|que|necesidad de|ninguna?|una?) ){0,3}(?:cuenta|instalar(?:se)?|instalación|"
    r"descargar|"
    r"aplicaci(?:ón|ones)|contraseña|código|formación|herramientas|cita|cables|obras)\b|"
    r"\bzonder (?:(?:een|eigen|extra) )?(?:account|apps?|installatie|wachtwoord|code|training|gereedschap|afspraak|"
    r"kabels?)\b|"
    r"\butan (?:(?:att|installera|skapa|ladda ner|något|ett|en|egen) ){0,3}(?:konto|app|installation|lösenord|kod|"
    r"utbildning|verktyg)\b",
    re.IGNORECASE,
)
_LEAST = 3  # words before it, which say what is done without
_MOST_OF_CARD = 2  # words; “Built for lending teams” is none
# what is tried without them, and what goes wrong
_NOT_SO = re.compile(
    r"\b(?:free|trial|try|test|tests?phase|demo|gratis|gratuit\w*|kostenlos|testen|essa\w+|prueba|proef\w*|prova|"
    r"not|cannot|never|only|nicht|kein\w*|nur|pas|ne|no|solo|niet|geen|inte|if|when|wenn|si|als|om)\b|n[’']t\b|[$€£]",
    re.IGNORECASE,
)
_SOON = (
    r"(?:(?:under |less than |about |half )?an? (?:hour|minute|morning|afternoon|day)|(?:a few|two|three|five|ten|"
    r"fifteen|"
    r"twenty|thirty|\d\d?) minutes|minutes)"
)
# “New planners learn it in an hour”
_LEARNT_SOON = Cued(
    rf"\b(?:learn(?:s|ed|t)?|masters?|mastered|picks? (?:it )?up|understands?|understood) (?:it |the \w+ |"
    rf"how to use it |"
    rf"everything )?(?:in|within) {_SOON}\b|"
    r"\b(?:in|nach|innerhalb) (?:(?:nur|weniger als) )?(?:einer (?:halben )?stunde|wenigen minuten|einem (?:vormittag|"
    r"nachmittag|tag)|(?:fünf|zehn|zwanzig|dreißig|\d\d?) minuten) (?:gelernt|verstanden|eingearbeitet|erlernt)\b|"
    r"\bs[’']apprend en (?:une (?:heure|matinée)|quelques minutes|(?:cinq|dix|vingt|\d\d?) minutes)\b|"
    r"\bse aprende (?:a \w+ )?en (?:una (?:hora|mañana)|pocos minutos|(?:cinco|diez|veinte|\d\d?) minutos)\b|"
    r"\b(?:leren|leert) (?:het|ermee werken) (?:in|binnen) (?:een (?:uur|ochtend|dag)|(?:vijf|tien|\d\d?) minuten)\b|"
    r"\blär (?:man )?sig (?:det )?på (?:en (?:timme|förmiddag|dag)|(?:fem|tio|\d\d?) minuter)\b",
    re.IGNORECASE,
)


_FEW = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|a few|a couple of|\d\d?) (?:(?:working|business|week) ?)?"
    r"(?:hours?|days?|weeks?)"
)
# “Most farms go live in six working days”, of whoever buys
_LIVE_SOON = Cued(
    # “The new site goes live in two weeks” is news
    r"(?:\bgo live|\b(?:a|an|each|every|the average) [\w -]{2,30} goes live|\bare (?:live|up and running|set up)) "
    rf"(?:in|within|after) (?:just |only |under )?{_FEW}(?! (?:ago|time|from))\b|"
    r"\b(?:ist|sind|geht|gehen) in (?:nur )?(?:\d\d?|einem|einer|zwei|drei|vier|fünf|zehn) (?:Werk|Arbeits)?(?:tage?n?|"
    r"wochen?|stunden?) (?:startklar|live|einsatzbereit|in betrieb)\b|"
    r"\b(?:opérationnels?|en service) en (?:\d\d?|un|une|deux|trois|cinq|dix) (?:heures?|jours?|semaines?)\b",
    re.IGNORECASE,
)
# “You can leave at the end of any month”
_FREE_TO_LEAVE = Cued(
    r"\byou (?:can|may) (?:cancel|leave|give notice|stop)[^.;]{0,20}? (?:(?:at the end of )?(?:any|each|every) month|"
    r"monthly|from month to month|(?:at )?any time|whenever you like)\b|"
    r"\bsie können (?:monatlich|jeden monat|zum ende (?:jedes|eines jeden) monats|jederzeit) kündigen\b|"
    r"\bvous pouvez (?:résilier|partir|arrêter) (?:chaque mois|tous les mois|à tout moment|quand vous voulez)\b|"
    r"\b(?:puede|puedes) (?:cancelar|darse de baja) (?:cada mes|en cualquier momento|cuando quiera)\b|"
    r"\b(?:u kunt|je kunt|je kan) (?:elke maand|iedere maand|maandelijks|per maand|op elk moment) "
    r"(?:opzeggen|stoppen|weg)\b",
    re.IGNORECASE,
)


def is_eased(said: Said) -> bool:
    """Whether words say how soon a thing is learnt or runs, that one may leave it, or an item of a house's own list
    what one does without."""
    text = said.text
    if said.own and (_LIVE_SOON.search(text) or _FREE_TO_LEAVE.search(text)):
        return not _NOT_SO.search(text)
    if _LEARNT_SOON.search(text):
        return not _NOT_SO.search(text)
    found = _SPARED.search(text) if said.own and said.alone else None
    if found is None or len(text[: found.start()].split()) < _LEAST or _NOT_SO.search(_SPARED.sub(" ", text)):
        return False
    return not any(asks("price", one) or _is_card(one) for one in (said.label, *said.path[-2:]))


def spares_users(text: str) -> bool:
    """Whether words say what one does without, and nothing that one cannot do: “Clients sign without an account”."""
    found = _SPARED.search(text)
    return (
        found is not None
        and bool(text[: found.start()].strip())
        and not _NOT_SO.search(_SPARED.sub(" ", text))
    )


def _is_card(heading: str) -> bool:
    """Whether a heading is the name of a plan alone, below which stands what that holds."""
    return len(heading.split()) <= _MOST_OF_CARD and is_plan(heading)
