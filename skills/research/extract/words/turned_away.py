"""Whom a sentence names first, only to say at its end that a thing is not for them."""

import re

_NOT_MADE_DE = (
    r"(?:gedacht|gemacht|geeignet|gebaut|vorgesehen|bestimmt|geschaffen|entwickelt|zuständig|tätig|erhältlich|zu haben|"
    r"da|"
    r"(?:die|das|der) richtige)"
)
_NOT_MADE = (
    r"(?:made|meant|built|designed|intended|suited|suitable|right|for (?:you|them)|an? (?:\w+ )?(?:fit|match|option)|"
    r"available|the (?:right|best)|ours?)"
)
# “Für Freizeitparks ist Acme nicht gedacht”, “For theme parks Acme is not the right thing”
_TURNS_AWAY = re.compile(
    r"\W*(?:(?:aber|und|doch|denn|but|and|mais|et|pero|y) )?(?:für|for|pour|para) (?P<who>[^.;:,]{2,70}?),? (?:"
    rf"(?:ist|sind|war|wurde|wurden)\b[^.;,]{{0,40}}? nicht (?:wirklich |eigentlich )?{_NOT_MADE_DE}\b|"
    r"(?:arbeiten|liefern|bauen|verkaufen|machen|entwickeln|eignet|taugt|passt|"
    r"gibt)\b[^.;,]{0,40}? nicht(?: mehr)?(?=\W*$|[.;,])|"
    r"(?:haben|hat|bieten|bietet|führen|gibt)\b[^.;,]{0,30}? kein\w* (?:lösung|angebot|version|ausgabe|produkt|"
    r"software|modul)|"
    rf"[^.;,]{{0,40}}?\b(?:is|are|was|were|it[’']s)(?: not|n[’']t)(?: really)? {_NOT_MADE}\b|"
    r"(?:we|it|they|[A-Z]\w+) (?:do|does|have|has)(?: not|n[’']t) (?:build|make|sell|work|offer|have|do) (?:it|"
    r"anything|one)?"
    r"(?=\W*$|[.;,])|"
    r"[^.;,]{0,40}? n[’'](?:est|a|ont|avons) (?:pas|rien) (?:fait|conçu|prévu|pensé|destiné|adapté|le bon|la bonne)\w*|"
    r"[^.;,]{0,40}? no (?:está|es) (?:pensad|hech|diseñad|adecuad)\w+"
    r")",
    re.IGNORECASE,
)


def turns_away(text: str, at: int) -> bool:
    """Whether a sentence names first for whom something is, and then says that it is not."""
    found = _TURNS_AWAY.match(text)
    return found is not None and at < found.end("who")


def is_for_others(text: str) -> bool:
    """Whether a sentence begins with those for whom a thing is not made."""
    return bool(_TURNS_AWAY.match(text))
