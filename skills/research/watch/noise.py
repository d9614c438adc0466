"""What changes on a page although nothing did at the company: consent, adverts, counters, clocks, menus."""

import re

from skills.research.watch.units import Unit

_NOISE = re.compile(
    r"\bcookies?\b|\bconsent\b|privacy (?:policy|settings)|terms of (?:use|service)|all rights reserved|©|"
    r"\bcopyright\b|"
    r"\bnewsletter|\bsubscribe|\bsign (?:up|in)\b|\blog ?in\b|\bunsubscribe|\bcaptcha|enable javascript|"
    r"skip to (?:main )?content|"
    r"\bfollow us\b|\bshare (?:this|on)\b|\bread (?:more|next|also)\b|\blearn more\b|you (?:may|"
    r"might) also|related (?:articles|posts)|"
    r"\badvertis|\bsponsored\b|\banzeige\b|\bpublicité\b|\bpublicidad\b|\bpromo(?:tion)? code|\bcoupon|"
    r"\bblack friday|"
    r"\bcyber monday|limited[- ]time|\b(?:offer|sale|deal)s? ends?\b|\bhurry\b|\bflash sale|\bdeal of the|"
    r"only \d+ (?:\w+ )?(?:left|remaining)|\bwebinar|\bregister (?:now|today)|\bjoin us\b|\bsave (?:the|"
    r"your) (?:date|seat)|"
    r"\bhiring\b|\bcareers?\b|\bopen (?:positions?|roles?)|\bapply now|\bjob (?:opening|offer)s?|"
    r"stellenangebot|"
    r"\bmin(?:ute)?s? read\b|^(?:posted|written|reviewed|published|updated)\b|^by [A-Z]|\blast (?:updated|"
    r"modified|reviewed)\b|"
    r"\bdatenschutz|\bimpressum\b|\balle rechte vorbehalten|\btous droits|\bpolitique de confidentialité|"
    r"\bderechos reservados|"
    r"\b(?:session|request|build|trace) ?id\b|\bserved (?:by|in)\b|\bpage (?:generated|rendered|loaded)|"
    r"\bchat with us|"
    r"\bback to top\b|\bprint this\b|\baccept all\b|\byour (?:cart|browser|preferences)\b",
    re.IGNORECASE,
)  # fmt: skip
_NOISY_SECTION = re.compile(
    r"\brelated\b|\bfrom (?:the|our) blog|^blog$|latest (?:posts|articles)|^guides$|^resources$|"
    r"recommended|you (?:may|might) also|more from|\btrending|most (?:read|popular)|"
    r"\bcomments?\b|follow us|"
    r"sponsored|advert|\banzeige|newsletter|\bfooter\b|testimonials?|what (?:our|people|customers|"
    r"users)\b.* sa(?:y|id)|reviews?$|"
    r"kundenstimmen|témoignages|testimonios|\bmenu\b|navigation|on this page|table of contents|"
    r"\bevents?\b|webinars?|"
    r"careers|jobs|open positions|cookie|partner offers",
    re.IGNORECASE,
)
_PRESS = re.compile(
    r"(?:get started|book|request|schedule|try|start|contact|talk|see|view|learn|read|discover|explore|"
    r"download|watch|buy|"
    r"jetzt|mehr|demo|kontakt|essayer|réserver|en savoir|prueba|solicitar)\b",
    re.IGNORECASE,
)
_SAID_BY = re.compile(r"^\s*(?:[-—–]{1,2}\s*[A-ZÀ-Þ]|[“\"„«])")
_COUNT = (
    r"views?|downloads?|likes?|shares?|followers?|stars?|comments?|reviews?|ratings?|votes?|visitors?|"
    r"readers?|installs?|"
    r"sign-?ups?|claps?|reposts?|replies|members online|people (?:are )?\w+ing|online|watching|viewing|"
    r"in your area|"
    r"aufrufe|bewertungen|besucher|avis|visites|visitas|reseñas"
)
_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|janv|févr|mars|avr|juin|juil|"
    r"août|sept|déc|ene|abr|ago|dic)"
    r"[a-zäéûíó]*\.?"
)
_DATES = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th|\.)?\s+(?:de |of )?{_MONTH}(?:,?\s+(?:de )?\d{{4}})?\b|"
    rf"\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?\b|"
    rf"\b{_MONTH}\s+\d{{4}}\b|\b\d{{4}}-\d{{2}}-\d{{2}}(?:t[\d:.]+z?)?\b|"
    rf"\b\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}\b",
    re.IGNORECASE,
)  # fmt: skip
_PASSING = re.compile(
    r"\b\d{1,2}:\d{2}(?::\d{2})?\s?(?:[ap]\.?m\b\.?|uhr\b|utc\b|cet\b|gmt\b)?|"
    r"\b(?:\d+|an?|few) (?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?) ago\b|"
    r"\bvor \d+ \w+\b|\bil y a \d+ \w+|\bhace \d+ \w+|"
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?|"
    rf"[\d.,]+ ?[km]?\+? (?:\w+ )?(?:{_COUNT})\b|(?:{_COUNT})\s*[:(]\s*[\d.,]+[km]?\)?|"
    r"[\d.,]+\+? (?:\w+ ){1,3}(?:today|yesterday|this week|this month|right now|in the last \w+ ?\w*)\b|"
    r"\brated [\d.,]+|[\d.,]+ ?(?:/|out of|von|sur) ?(?:5|10)\b(?: stars)?|"
    r"https?://\S+|\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,40}\b",
    re.IGNORECASE,
)
_RATED_BY = (
    "reviews|ratings|votes|reviewers|bewertungen|rezensionen|avis|notes|reseñas|opiniones|valoraciones"
)
_MANY = r"(?<![\d.,])(?:\d{1,3}(?:[., ]\d{3})+|\d+(?:\.\d)?[km]|\d+)\+?"
_RATERS = re.compile(
    rf"\(?\b(?:(?:based )?on |from |aus |sur |de )?(?:over |more than |über |plus de |más de )?{_MANY} "
    rf"(?:[^\W\d]+ )?(?:{_RATED_BY})\b\)?|(?:(?<=[/ ]5)|(?<=[/ ]10)) ?\({_MANY}\)",
    re.IGNORECASE,
)
_KEEPS_ITS_DAY = re.compile(
    r"discontinu|retir|sunset|end of (?:life|sale|support)|shut|launch|available|effective|take effect|"
    r"eingestellt|"
    r"verfügbar|arrêt|disponible",
    re.IGNORECASE,
)


_OFFICERS = {
    "executive": "CEO", "technology": "CTO", "technical": "CTO", "financial": "CFO", "operating": "COO",
    "marketing": "CMO", "product": "CPO", "revenue": "CRO", "information": "CIO", "information "
    "security": "CISO",
}  # fmt: skip
_OFFICER = re.compile(r"\bchief (\w+(?: security)?) officer\b", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:advertise?ment|ad|sponsored|promoted|anzeige|werbung|publicité|publicidad)s?:?", re.IGNORECASE
)
_LINKS = re.compile(r"(?:[\s|·•>/*-]*\[[^\]]*\]\([^)]*\))+[\s|·•>/*-]*")
MENU = frozenset(
    "home about contact pricing prices product products features integrations solutions customers "
    "company blog news press "
    "resources docs documentation support help faq login security partners careers overview platform "
    "team menu more what why how who when where trusted used uses chosen by our your "
    "preise produkt produkte funktionen kunden unternehmen kontakt tarifs produits clients precios "
    "productos clientes".split()
)


def is_noise(unit: Unit) -> bool:
    """Whether a piece of a page says nothing about the company, whatever it says."""
    words = unit.words
    if unit.quoted or _NOISE.search(words) or _SAID_BY.search(words):
        return True
    if any(_NOISY_SECTION.search(heading) for heading in unit.path):
        return True
    if set(unit.key) <= MENU or (unit.text.count("](") > 1 and _LINKS.fullmatch(unit.text)):
        return True
    return len(unit.key) <= 5 and bool(_PRESS.match(words))


def lasting(words: str) -> str:
    """Words without clocks, counters, ids and, where no day is told of, dates."""
    words = _OFFICER.sub(lambda found: _OFFICERS.get(found[1].lower(), found[0]), words)
    kept = _DATES.sub(_plain_day if _KEEPS_ITS_DAY.search(words) else " ", words)
    return " ".join(_PASSING.sub(" ", kept).split())


def uncounted(words: str) -> str:
    """Words without how many people rated or reviewed it, which grows by itself beside the same rating."""
    return " ".join(_RATERS.sub(" ", words).split())


def _plain_day(found: re.Match[str]) -> str:
    """A date in one form, whatever order and however long a name its month is written in."""
    return " ".join(sorted(re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", part)[:4] for part in _day_parts(found[0])))


def _day_parts(words: str) -> list[str]:
    return [part if part.isdigit() else part[:3] for part in re.findall(r"[^\W_]+", words.casefold())]


def is_advert_label(unit: Unit) -> bool:
    """Whether what follows is an advert."""
    return bool(_LABEL.fullmatch(unit.words))
