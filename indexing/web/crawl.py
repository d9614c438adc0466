"""Pages that were given, then those of the same sites that their links promise something of."""

import asyncio
import re
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from indexing.web.page import PageLink, Trouble, WebPage
from indexing.web.visit import TROUBLES, Refused, Visitor, not_asked, plain_url

# in English, German, French, Spanish, Italian and Dutch
_PRICES = r"pric|plan|preis|tarif|prix|precio|prezz|prij[sz]|lizenz|licen[cs]"
_CUSTOMERS = r"customer|client|kunden|klant|referen[cz]|témoign|temoign|testimonial"
_ABOUT = (
    r"about|company|unternehmen|ueber-?uns|über|propos|qui-?sommes|entreprise|soci[eé]t[eé]|nosotros|qui[eé]nes|empresa|"
    r"chi-?siamo|azienda|over-?ons|wie-?zijn|bedrijf"
)
_NEWS = (
    r"news(?!letter)|blog|press|aktuell|neuigkeit|nachricht|actu(?:s|alit)|nouvelles|noticia|novedad|prensa|notizie|"
    r"stampa|nieuws"
)
_PRODUCT = (
    r"product|produkt|produit|prodott|feature|funktion|fonction|funcion|funzion|functie|leistung|l(?:ö|oe)sung|soluti|"
    r"soluci|soluzion|oplossing"
)
_USEFUL = re.compile(
    rf"{_PRICES}|{_CUSTOMERS}|{_ABOUT}|{_NEWS}|{_PRODUCT}|cost|kosten|team|fund|invest|"
    r"compare|comparison|vergleich|versus|\bvs\b|alternativ|comparat|secur|sicherheit|s[eé]curit|trust|certif|complian|"
    r"zertifi|award|case.?stud|stor(?:y|ies)|review|imprint|impressum|mentions-?l[eé]gales|aviso-?legal|"
    r"faq|changelog|release|brochure|brosch|data-?sheet|datenblatt|prospekt|plaquette|folleto",
    re.IGNORECASE,
)
_TRAP = re.compile(
    r"log.?(?:in|out)|sign.?(?:in|up|out)|register|cart|checkout|calendar|/(?:tag|author|feed|wp-json|cgi-bin)/|"
    r"\.(?:zip|exe|dmg|png|jpe?g|gif|svg|mp4|"
    r"css|js|ico|xml|rss|docx?|xlsx?|pptx?)$|[?&](?:sid|session|sort|replytocom|share|print)=",
    re.IGNORECASE,
)
# what of a site's navigation tells nothing of what a house sells: doors, forms, law, jobs and lists
_IDLE = re.compile(
    r"log-?in\b|sign-?(?:in|up|out)|anmeld|connexion|accounts?\b|konto\b|comptes?\b|demo\b|\btrial|contact\b|kontakt|"
    r"contatt|careers?\b|jobs?\b|karriere|carri[eè]re|recrut|empleo|lavora|vacature|privacy|datenschutz|confidential|"
    r"privacid|cookie|terms|\bagb\b|\bcg[uv]\b|legal|disclaimer|rgpd|gdpr|dsgvo|accessibilit|barrierefrei|sitemap|"
    r"plan-du-site|\bsearch|suche\b|recherche|buscar|subscri|newsletter|abonn|feeds?\b|\brss|tags?\b|topics?\b|"
    r"categor|kategorie|archives?\b|page/\d|downloads?\b|webinar|events?\b|termine?\b|status\b|cart\b|\bwp-",
    re.IGNORECASE,
)
_FIRST = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        rf"{_PRICES}|{_CUSTOMERS}|{_ABOUT}|compar|vergleich|press|fund",
        r"trust.?cent|/trust\b|secur|certif|complian|zertifi|award|case.?stud",
    )
)
MOST_DEPTH = 6  # folders of a path
MOST_OF_REST = 12  # other pages in the navigation of a site whose front page was given
_LONGEST_OF_REST = 40  # characters of a path
MOST_OF_FOUND = 6  # further pages of a site whose front page a search brought
_FRONT = re.compile(r"/?(?:[a-z]{2}(?:[-_][a-z]{2})?/?)?(?:index\.\w+|home)?/?", re.IGNORECASE)


async def crawl(
    urls: Sequence[str],
    visitor: Visitor,
    *,
    most_pages: int,
    per_site: int,
    follow: bool = True,
    found_urls: Sequence[str] = (),
) -> AsyncIterator[WebPage | Refused]:
    """Each page once, the given ones first; links are followed breadth first while the budget lasts: those that promise
    something, and then, where there is room, the others that the front page of a given site leads to.

    `found_urls`, which a search brought, are read behind the given ones. Links lead on within sites of given ones. Of a
    site whose front page was found they lead to the few pages that say most, such as its prices; from any other page
    that was found they lead nowhere, for a newspaper's other pages are about others. Those that were named and
    for which nothing was left come last, as not asked for."""
    given = list(dict.fromkeys(plain_url(one) for one in urls))
    wave = list(dict.fromkeys((*given, *(plain_url(one) for one in found_urls))))
    sought, left_over = set(wave) - set(given), wave[most_pages:]
    links = _Links(dict.fromkeys(map(_host, given), per_site), set(wave), Counter(map(_host, given)))
    pages = 0
    while wave and pages < most_pages:
        asked = wave[: most_pages - pages]
        for url, result in zip(asked, await _visited(asked, visitor), strict=True):
            if isinstance(result, Refused) and result.unasked and url in links.of_rest:
                continue
            yield result
            pages += 1
            if isinstance(result, WebPage) and follow:
                if url in sought and _is_front(result.url):
                    links.most.setdefault(urlsplit(result.url).netloc, min(MOST_OF_FOUND, per_site))
                links.add(result, is_whole=url in given)
        wave = links.next_wave()
    for url in left_over:
        yield not_asked(url)


@dataclass
class _Links:
    """Where pages lead: at most `most` pages of each host, of which `taken` were.

    `of_rest` are those that were read only because there was room."""

    most: dict[str, int]
    seen: set[str]
    taken: Counter[str]
    of_rest: set[str] = field(default_factory=set)
    _useful: dict[str, PageLink] = field(default_factory=dict)
    _rest: dict[str, int] = field(default_factory=dict)  # each with its place in its site's navigation

    def add(self, page: WebPage, *, is_whole: bool) -> None:
        """`is_whole`: where it is a site's front page, its other navigation is read too, if there is room."""
        links = {plain_url(one.url): one for one in page.links}
        self._useful |= {url: one for url, one in links.items() if _is_useful(one)}
        if is_whole and _is_front(page.url):
            host = _host(page.url)
            rest = [url for url, one in links.items() if _host(url) == host and _is_of_navigation(one)]
            self._rest |= {url: place for place, url in enumerate(rest)}

    def next_wave(self) -> list[str]:
        """Of what is useful, prices first; where nothing is left, each site's navigation in its order."""
        useful = sorted(self._useful.items(), key=lambda one: (_rank(one[1]), one[0]))
        self._useful = {}
        if wave := self._taken(url for url, _ in useful):
            return wave
        rest = sorted(self._rest.items(), key=lambda one: one[1])
        self._rest = {}
        read = Counter(self.taken)
        more = [url for url, _ in rest if url not in self.seen]
        wave = self._taken(url for url in more if self.taken[_host(url)] < read[_host(url)] + MOST_OF_REST)
        self.of_rest |= set(wave)
        return wave

    def _taken(self, urls: Iterable[str]) -> list[str]:
        wave = []
        for url in urls:
            host = _host(url)
            if url not in self.seen and self.taken[host] < self.most.get(host, 0):
                self.seen.add(url)
                self.taken[host] += 1
                wave.append(url)
        return wave


def _host(url: str) -> str:
    """Empty for what is no address."""
    try:
        return urlsplit(url).netloc
    except ValueError:
        return ""


def _is_front(url: str) -> bool:
    """Whether it is a site's first page, perhaps in one of its languages."""
    parts = urlsplit(url)
    return bool(_FRONT.fullmatch(parts.path)) and not parts.query


async def _visited(urls: Sequence[str], visitor: Visitor) -> list[WebPage | Refused]:
    """In the order of the addresses; a page with trouble that holds no words counts as refused."""
    results = await asyncio.gather(*(visitor.visit(url) for url in urls))
    return [_judged(url, result) for url, result in zip(urls, results, strict=True)]


def _judged(url: str, result: WebPage | Refused) -> WebPage | Refused:
    if isinstance(result, WebPage) and result.trouble in TROUBLES and result.trouble is not Trouble.TOO_LARGE:
        has_words = result.trouble is Trouble.PAYWALL and len(result.text) > 200
        return result if has_words else Refused(url, f"{url} was not used: {TROUBLES[result.trouble]}.")
    return result


def _rank(link: PageLink) -> int:
    """Less comes first: prices and the like, then what proves something, then the rest."""
    words = f"{urlsplit(link.url).path} {link.words}"
    return next((place for place, said in enumerate(_FIRST) if said.search(words)), len(_FIRST))


def _is_useful(link: PageLink) -> bool:
    parts = urlsplit(link.url)
    if _TRAP.search(link.url) or parts.path.count("/") > MOST_DEPTH or len(parts.query) > 80:
        return False
    return bool(_USEFUL.search(f"{parts.path} {link.words}"))


def _is_of_navigation(link: PageLink) -> bool:
    """Whether it may be a page of a small site: a short path below its front page, and none of what is idle."""
    parts = urlsplit(link.url)
    path = parts.path.strip("/")
    is_short = bool(path) and path.count("/") <= 1 and len(path) <= _LONGEST_OF_REST and not parts.query
    return is_short and not _TRAP.search(link.url) and not _IDLE.search(f"{path} {link.words}")
