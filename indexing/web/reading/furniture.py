"""What stands around a page's own words: menus, banners, footers, advertisements, lists of other pages."""

import re

from lxml.html import HtmlElement

from indexing.web.legal import REGISTERED
from indexing.web.reading.shown import CLOSE, OPEN, Shown, Weight, is_inline, tag_of

SURE, LIKELY = 1, 2

_ROLES = frozenset("navigation search dialog alertdialog menu menubar tablist".split())
_WITHIN = frozenset("article section blockquote li td th figure".split())
_MAY_HEAD = frozenset("h2 h3 h4 h5 h6 p div span strong".split())
_NEVER = frozenset("html body main table tbody thead tr".split())
_SURE = re.compile(
    r"(?:^|[-_ ])(?:cookies?(?:bar|banner|consent|notice|law|policy|popup)?|consent|gdpr|ccpa|onetrust\S*|"
    r"breadcrumbs?|pagination|pager|skip-?links?|skip-?to\S*|newsletter|social-?(?:links|media|icons|share)?|"
    r"share-?(?:buttons?|links?|bar|icons?|this|tools)|popup|modal|lightbox|nav|nav-?(?:bar|igation|menu|"
    r"links)|"
    r"(?:main|top|site|primary|footer|mobile|mega|header|user)-?(?:menu|nav)|(?:site|page|global)-?footer|"
    r"search-?(?:form|box|bar)|login-?form|chat-?widget|back-?to-?top|adsbygoogle|"
    r"advert\w*|ads?-?(?:slot|unit|banner|container|wrapper|block|box|space|placeholder|label)|sponsored\S*|"
    r"(?:google|banner|top|side)-?ads?)(?:$|[-_ ])|(?:^| )ads?(?:$| )|"
    r"(?:^| )(?:(?:post|entry|page|article|blog|social)[-_])?shar(?:e|ing)(?:$| )",
    re.IGNORECASE,
)
_LIKELY = re.compile(
    r"(?:^|[-_ ])(?:side-?bar|related\S*|recommend(?:ed|ations?)|menu|banner|subscribe|promo|toolbar|tag-?list|"
    r"widgets?|popular-?posts|trending|more-?from|read-?(?:next|more)|up-?sell|cross-?sells?|site-?header|"
    r"top-?bar|"
    r"also-?(?:like|read|viewed)|teasers?|footer)(?:$|[-_ ])",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"(?:has|with|no|without|content|layout)[-_]|(?:^|[-_ ])(?:plans?|cards?|tiers?|pric\w+|hero|"
    r"product|feature|main)(?:$|[-_ ])",
    re.IGNORECASE,
)
OTHER_PAGES = re.compile(
    r"^(?:related(?: \w+)?|(?:you )?(?:may|might) also (?:like|enjoy|be interested in)|you(?:'|’)ll also like|"
    r"(?:customers|people|others) also \w+(?: \w+)?|recommended(?: for you| reading| articles| posts|"
    r" products)?|"
    r"more (?:from|stories|articles|posts|like this)\b.*|(?:read|up) next|keep reading|further reading|"
    r"(?:most )?popular (?:posts|articles|stories)|trending(?: now)?|share (?:this|on)\b.*|follow us\b.*|"
    r"(?:subscribe|sign up)\b.*newsletter.*|newsletter|advertisements?|sponsored(?: by.*| content)?|"
    r"ähnliche \w+|das könnte (?:sie|dich|ihnen|dir) (?:auch|ebenfalls) \w+|weitere (?:artikel|beiträge|"
    r"meldungen)|"
    r"mehr zum thema|auch interessant|anzeige|werbung|articles? (?:similaires|liés|connexes)|"
    r"à lire (?:aussi|également)|"
    r"(?:vous aimerez|ça peut vous) aussi.*|publicité|art[ií]culos relacionados|"
    r"(?:también )?te puede interesar|"
    r"publicidad|articoli correlati|leggi anche|potrebbe interessarti|lees ook|gerelateerde \w+)[:.…]?$",
    re.IGNORECASE,
)
_AGREE = re.compile(
    r"^(?:accept|allow|agree|i agree|reject|decline|deny|got it|ok|okay|manage|cookie settings|necessary only|"
    r"(?:alle )?(?:akzeptieren|ablehnen|zustimmen)|(?:tout )?(?:accepter|refuser)|aceptar|rechazar|accetta|"
    r"accepteren)\b",
    re.IGNORECASE,
)
_COOKIES = re.compile(r"\b(?:cookies?|tracking technologies|datenschutzeinstellungen)\b", re.IGNORECASE)
_FOOTER = re.compile(r"(?:^| )(?:(?:site|page|global|main|fat)[-_]?)?footer(?:$| )", re.IGNORECASE)
_FIELDS = frozenset(("text", "email", "password", "search", "tel", ""))
# a house's name with what a register adds to it
_REGISTERED = re.compile(rf"[A-ZÀ-Þ][\w&'’.-]+\)?,?\s{REGISTERED}\b")
_MOST_BANNER = 1_500
_MOST_IMPRINT = 300
_MOST_AROUND = 3_000
_MOST_LOOKED_AT = 2_000  # buttons and headings of one page


def furniture(page: Shown, level: int) -> frozenset[HtmlElement]:
    """The outermost elements to leave out; LIKELY also takes what only seems to be furniture, SURE does not."""
    finder = _Finder(page, level)
    finder.look()
    return frozenset(finder.found)


class _Finder:
    def __init__(self, page: Shown, level: int) -> None:
        self.page = page
        self.level = level
        self.found: set[HtmlElement] = set()
        first = page.tokens[0][1] if page.tokens else None
        self.total = page.weights[first].characters if first is not None else 0
        self.has_main = any(one.tag == "main" or one.get("role") == "main" for one in page.weights)
        self.open: list[HtmlElement] = []  # sections that are open
        self.inside_main = 0
        self.looked_at = 0
        self.known: dict[str, tuple[bool, bool]] = {}

    def look(self) -> None:
        for kind, element, _, look in self.page.tokens:
            if kind == OPEN:
                self._open(element, inline=is_inline(element, look))
            elif kind == CLOSE:
                if self.open and self.open[-1] is element:
                    self.open.pop()
                self.inside_main -= _is_main(element)

    def _open(self, element: HtmlElement, *, inline: bool) -> None:
        if not inline and self._is_footer(element):
            self.found |= self._around_imprint(element)
        elif not inline and self._is_around(element):
            self.found.add(element)
        elif element.tag in ("button", "a"):
            self._button(element)
        elif element.tag in _MAY_HEAD:
            self._heading(element)
        if element.tag in _WITHIN:
            self.open.append(element)
        self.inside_main += _is_main(element)

    def _is_around(self, element: HtmlElement) -> bool:
        tag = element.tag
        role = (element.get("role") or "").lower()
        if tag == "nav" or role in _ROLES or (tag in ("menu", "dialog") and element.get("open") is None):
            return True
        if tag in _NEVER:
            return False
        weight = self.page.weights[element]
        if tag == "header" or role == "banner":
            return not self.open and self._is_bare_header(element, weight)
        if tag == "form":
            return self._is_asking(element, weight)
        if tag == "aside" or role == "complementary":
            return self._is_beside(element, weight)
        return self._is_called_so(element, weight) or (
            self.level == LIKELY and not self.inside_main and self._is_list_of_links(element, weight)
        )

    def _is_footer(self, element: HtmlElement) -> bool:
        if self.open:
            return False
        is_one = element.tag == "footer" or (element.get("role") or "").lower() == "contentinfo"
        return is_one or (self._is_called_footer(element) and _names_house(element))

    def _is_called_footer(self, element: HtmlElement) -> bool:
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        return (
            element.tag == "div"
            and bool(_FOOTER.search(names))
            and self.page.weights[element].characters <= 0.5 * self.total
        )

    def _around_imprint(self, footer: HtmlElement) -> set[HtmlElement]:
        """A footer's menus, or all of it where nothing in it says in full whose page this is."""
        if not _names_house(footer):
            return {footer}
        left_out: set[HtmlElement] = set()
        parts = [footer]
        while parts:
            part = parts.pop()
            inner = [one for one in part if one in self.page.weights]
            if not any(_names_house(one) for one in inner):
                if not _is_short(self.page.weights[part]):
                    left_out.add(part)
            elif _has_loose_words(part) and self.page.weights[part].characters > _MOST_IMPRINT:
                left_out.add(part)
            else:
                left_out.update(one for one in inner if not _names_house(one) and self._is_menu(one))
                parts += [one for one in inner if _names_house(one)]
        return left_out

    def _is_menu(self, element: HtmlElement) -> bool:
        """Whether a part of a footer is hardly more than links, or more than an address takes."""
        weight = self.page.weights[element]
        return weight.linked >= 0.5 * max(1, weight.characters) or weight.characters > _MOST_IMPRINT

    def _is_called_so(self, element: HtmlElement, weight: Weight) -> bool:
        names = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
        if not names or weight.characters > _MOST_AROUND or weight.characters > 0.5 * self.total:
            return False
        known = self.known.get(names)
        if known is None:
            is_likely = bool(_LIKELY.search(names)) and not _OWN.search(names)
            known = self.known[names] = (bool(_SURE.search(names)) and not _OWN.search(names), is_likely)
        if known[0]:
            return True
        return (
            self.level == LIKELY
            and known[1]
            and (weight.links > 1 and weight.linked >= 0.35 * weight.characters)
        )

    def _is_bare_header(self, element: HtmlElement, weight: Weight) -> bool:
        """A line with a logo and a menu; one that opens the page's own words has a heading or a paragraph."""
        if any(one.tag in ("h1", "h2", "p") for one in element.iter()):
            return False
        return weight.links > 2 or any(one.tag == "nav" for one in element.iter())

    def _is_asking(self, element: HtmlElement, weight: Weight) -> bool:
        """Some servers put the whole page into a form."""
        if weight.characters > 400 or weight.characters > 0.6 * self.total:
            return False
        return any(
            one.tag == "textarea" or (one.tag == "input" and (one.get("type") or "").lower() in _FIELDS)
            for one in element.iter("input", "textarea")
        )

    def _is_beside(self, element: HtmlElement, weight: Weight) -> bool:
        if weight.characters > 0.5 * self.total:
            return False
        if weight.linked >= 0.4 * weight.characters:
            return True
        return self._is_called_so(element, weight) or (self.has_main and not self.inside_main)

    def _is_list_of_links(self, element: HtmlElement, weight: Weight) -> bool:
        if element.tag not in ("ul", "ol", "div", "section") or weight.links < 5:
            return False
        is_full = weight.linked >= 0.85 * weight.characters and weight.characters <= 30 * weight.links
        return is_full and not any(one.tag in ("h1", "h2", "h3", "h4", "p") for one in element.iter())

    def _button(self, element: HtmlElement) -> None:
        """From a button that agrees to cookies to the banner that it stands in."""
        self.looked_at += 1
        weight = self.page.weights[element]
        if weight.characters > 40 or self.looked_at > _MOST_LOOKED_AT:
            return
        if not _AGREE.match(self.page.words(element)):
            return
        one = element.getparent()
        for _ in range(5):
            if one is None or one.tag in _NEVER or self.page.weights[one].characters > _MOST_BANNER:
                return
            if _COOKIES.search(self.page.words(one)) and not any(each.tag == "h1" for each in one.iter()):
                self.found.add(one)
                return
            one = one.getparent()

    def _heading(self, element: HtmlElement) -> None:
        """A heading over other pages takes its box with it, or what follows up to the next heading."""
        weight = self.page.weights[element]
        if self.level < LIKELY or not 5 < weight.characters < 60 or self.looked_at > 5 * _MOST_LOOKED_AT:
            return
        self.looked_at += 1
        if not OTHER_PAGES.match(self.page.words(element)):
            return
        box = _box_of(element)
        own = self.page.weights[box]
        if box is not element and own.characters < 0.5 * self.total and own.characters < _MOST_AROUND:
            self.found.add(box)
        elif tag_of(element) in ("h2", "h3", "h4", "h5", "h6"):
            self._following(element)

    def _following(self, heading: HtmlElement) -> None:
        self.found.add(heading)
        for one in heading.itersiblings():
            if not isinstance(one.tag, str) or (
                one.tag in ("h1", "h2", "h3", "h4", "h5", "h6") and one.tag <= heading.tag
            ):
                return
            weight = self.page.weights.get(one)
            if (
                weight
                and (one.tag in ("ul", "ol", "div", "p"))
                and weight.links
                and weight.characters < _MOST_AROUND
            ):
                self.found.add(one)


def _is_short(weight: Weight) -> bool:
    """Whether it is a short line of words, and no menu."""
    return weight.characters <= _MOST_IMPRINT and weight.linked <= 0.5 * weight.characters


def _names_house(element: HtmlElement) -> bool:
    """Whether a house's name with its legal form stands in it."""
    return bool(_REGISTERED.search(" ".join(element.text_content().split())))


def _has_loose_words(element: HtmlElement) -> bool:
    return bool((element.text or "").strip()) or any((one.tail or "").strip() for one in element)


def _is_main(element: HtmlElement) -> bool:
    return element.tag in ("main", "article") or element.get("role") == "main"


def _box_of(heading: HtmlElement) -> HtmlElement:
    """The widest element that begins with the heading."""
    box = heading
    while True:
        outer = box.getparent()
        if outer is None or outer.tag in _NEVER or outer.tag == "article" or (outer.text or "").strip():
            return box
        if next(iter(outer), None) is not box:
            return box
        box = outer
