"""Why a page cannot be relied on: nothing there, a door in front of it, or words that only a program would write."""

import re

from lxml.html import HtmlElement

from indexing.web.page import Trouble

FEW = 350  # characters: less is no page of its own
_MOST_BEFORE_A_DOOR = 6_000
_GONE = re.compile(
    r"\b(?:404|page (?:not found|does(?:n['’]t| not) exist|is missing|could ?n[o'’]t be found)|"
    r"(?:can(?:['’]t|not)|could ?n[o'’]t) find "
    r"(?:that|the|this) page|not found|seite (?:wurde )?nicht gefunden|page (?:introuvable|non trouvée)|"
    r"página no encontrada|"
    r"pagina non trovata|página não encontrada|pagina niet gevonden|"
    r"no longer (?:exists|available)|nothing (?:was )?found here)\b",
    re.IGNORECASE,
)
_GONE_TITLE = re.compile(
    r"^(?:\W*404\b|(?:error|fehler|erreur)\W+404|page not found|not found|seite nicht gefunden|"
    r"page introuvable|página no encontrada)",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"subscribe (?:now )?to (?:read|continue|unlock|access)|(?:to|and) (?:continue|keep) reading|"
    r"already a (?:subscriber|member)\?|"
    r"this (?:article|story|content) is (?:for|reserved for|only available to|"
    r"exclusive to) (?:\w+ )?(?:subscribers|members)|"
    r"(?:for )?subscribers only|(?:read|get) the (?:full|rest of the|entire) (?:article|story) with|"
    r"nur für abonnenten|weiterlesen mit|"
    r"jetzt (?:weiterlesen|abonnieren und)|réservé aux abonnés|il vous reste \d+ ?% de cet article|"
    r"(?:solo|exclusivo) para suscriptores|start your (?:free )?trial to read|you have (?:reached|"
    r"read) (?:your|all)\b.{0,30}\b(?:limit|free articles)|"
    r"unlock (?:this|the full) (?:article|story)",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"(?:^|[-_ ])(?:pay-?wall\w*|subscriber-?only|regwall|piano-?offer|meteredContent)(?:$|[-_ ])",
    re.IGNORECASE,
)
_SIGN_IN = re.compile(
    r"\b(?:sign|log) ?in (?:to|with)\b|\b(?:please|you (?:must|need to)) (?:sign|log) ?in\b|\b(?:anmelden|"
    r"einloggen|se connecter|iniciar sesión)\b",
    re.IGNORECASE,
)
_SCRIPTED = re.compile(
    r"(?:enable|requires?|needs?|turn on|activate|without)\s+(?:\w+\s+){0,3}java ?script|"
    r"java ?script (?:is )?(?:required|disabled|must be|to be|enabled)|aktivieren sie java ?script|"
    r"activer java ?script|"
    r"habilita(?:r)? java ?script|just a moment|checking your browser",
    re.IGNORECASE,
)
_FRAMES = frozenset(
    "root app __next __nuxt main-app ___gatsby react-root q-app svelte ember-app app-root application".split()
)


def trouble_of(root: HtmlElement, text: str, *, is_free: bool) -> Trouble:
    """NONE for a page that reads as one."""
    text = text.strip()
    is_short = len(text) < FEW
    if is_short and _asks_password(root, text):
        return Trouble.LOGIN
    if not is_free or _is_walled(root, text):
        return Trouble.PAYWALL
    if _is_gone(root, text):
        return Trouble.NOT_FOUND
    if is_short and _needs_scripts(root, text):
        return Trouble.NEEDS_JAVASCRIPT
    return Trouble.NONE if text else Trouble.EMPTY


def _asks_password(root: HtmlElement, text: str) -> bool:
    fields = [one for one in root.iter("input") if (one.get("type") or "").lower() in ("password", "email")]
    if any((one.get("type") or "").lower() == "password" for one in fields):
        return True
    return bool(fields) and bool(_SIGN_IN.search(text))


def _is_walled(root: HtmlElement, text: str) -> bool:
    """Words that ask for money where the article breaks off: at its end, on a page that is not long."""
    if len(text) > _MOST_BEFORE_A_DOOR:
        return False
    if _PAID.search(text[-1_200:]):
        return True
    names = (
        f"{one.get('class') or ''} {one.get('id') or ''}" for one in root.iter("div", "section", "aside")
    )
    walls = any(_WALL.search(one) for one in names if one != " ")
    return walls and (text.endswith(("…", "...")) or len(text) < 4 * FEW)


def _is_gone(root: HtmlElement, text: str) -> bool:
    title = next((" ".join((one.text or "").split()) for one in root.iter("title")), "")
    if _GONE_TITLE.match(title) and len(text) < 4 * FEW:
        return True
    return len(text) < FEW and bool(_GONE.search(f"{title} {text[:200]}"))


def _needs_scripts(root: HtmlElement, text: str) -> bool:
    said = " ".join(" ".join(one.itertext()) for one in root.iter("noscript"))
    if _SCRIPTED.search(said[:5_000]) or _SCRIPTED.search(text):
        return True
    if not any(True for _ in root.iter("script")):
        return False
    frames = [
        one for one in root.iter("div", "main", "app-root") if (one.get("id") or str(one.tag)) in _FRAMES
    ]
    return any(len("".join(one.itertext()).strip()) < 40 for one in frames) or not text
