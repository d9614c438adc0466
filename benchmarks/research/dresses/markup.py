"""The same page in other markup, as another builder of sites would have made it: no word changes."""

import re
from collections.abc import Callable, Iterator

from lxml import etree, html
from lxml.html import HtmlElement

NO_TEXT = ("script", "style", "template", "noscript", "textarea")
_SHORT = re.compile(r"^\d{1,2}$")
_SUM = re.compile(r"([£$€])(\d[\d.,]*\d|\d)")
_NUMBER_BEFORE_WORD = re.compile(r"(?<=\d) (?=[^\W\d_])")
_LANDMARKS = ("main", "article", "section", "header", "footer", "nav", "aside")
_HEADINGS = ("h2", "h3", "h4", "h5")


def changed(page: str, change: Callable[[HtmlElement], None]) -> str:
    """The page after `change` on its tree. What is no page stays as it is."""
    if "<" not in page:
        return page
    tree = html.document_fromstring(page)
    change(tree)
    written: str = html.tostring(tree, encoding="unicode")
    return "<!doctype html>\n" + written.replace("%40%40", "@@")


def bare(page: str) -> str:
    """Landmarks are plain blocks with a class, as many builders leave them."""

    def change(tree: HtmlElement) -> None:
        for one in list(tree.iter(*_LANDMARKS)):
            one.set("class", f"{one.get('class', '')} {one.tag}".strip())
            one.tag = "div"

    return changed(page, change)


def roles(page: str) -> str:
    """Tables of blocks with roles, as libraries of components draw them."""
    named = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}

    def change(tree: HtmlElement) -> None:
        for table in list(tree.iter("table")):
            for one in list(table.iter("table", "thead", "tbody", "tr", "td", "th", "caption")):
                heads = "rowheader" if one.get("scope") in ("row", "rowgroup") else "columnheader"
                one.set("role", named.get(one.tag, "caption" if one.tag == "caption" else heads))
                for name in ("rowspan", "colspan"):
                    if name in one.attrib:
                        one.set(f"aria-{name}", one.attrib.pop(name))
                one.tag = "div"

    return changed(page, change)


def as_tables(page: str) -> str:
    """Lists of terms as tables of two columns without a head."""

    def change(tree: HtmlElement) -> None:
        for one in list(tree.iter("dl")):
            _as_table(one)

    return changed(page, change)


def as_terms(page: str) -> str:
    """Tables of two columns without a head as lists of terms."""

    def change(tree: HtmlElement) -> None:
        for one in list(tree.iter("table")):
            _as_terms(one)

    return changed(page, change)


def _as_table(terms: HtmlElement) -> None:
    if [one.tag for one in terms] != ["dt", "dd"] * (len(terms) // 2):
        return
    rows = list(zip(terms[::2], terms[1::2], strict=True))
    terms.tag = "table"
    for term, said in rows:
        row = etree.SubElement(terms, "tr")
        term.tag, said.tag = "th", "td"
        term.set("scope", "row")
        row.extend((term, said))


def _as_terms(table: HtmlElement) -> None:
    rows = list(table.iter("tr"))
    plain = not list(table.iter("caption")) and not table.xpath(".//*[@rowspan or @colspan]")
    if not plain or any(len(row) != 2 for row in rows) or not rows or all(one.tag == "th" for one in rows[0]):
        return
    cells = [cell for row in rows for cell in row]
    for one in list(table):
        table.remove(one)
    table.tag, table.text = "dl", None
    for at, cell in enumerate(cells):
        cell.tag = "dd" if at % 2 else "dt"
        cell.attrib.pop("scope", None)
        table.append(cell)


def turned(page: str) -> str:
    """Tables with their rows as columns."""

    def change(tree: HtmlElement) -> None:
        for table in list(tree.iter("table")):
            _turn(table)

    return changed(page, change)


def _turn(table: HtmlElement) -> None:
    rows = [list(one) for one in table.iter("tr")]
    if not rows or len({len(one) for one in rows}) != 1 or table.xpath(".//*[@rowspan or @colspan]"):
        return
    for one in list(table):
        if one.tag != "caption":
            table.remove(one)
    for at, column in enumerate(zip(*rows, strict=True)):
        row = etree.SubElement(table, "tr")
        for cell in column:
            cell.attrib.pop("scope", None)
            cell.tag = "th" if at == 0 or cell is column[0] else "td"
            row.append(cell)


def split_sums(page: str) -> str:
    """The sign, the sum and what follows in elements of their own, as cards of plans have them."""
    said = r'<span class="currency">\1</span><span class="amount">\2</span>'
    return _in_texts(page, lambda text: _SUM.sub(said, text))


def gaps(page: str) -> str:
    """Numbers stay on the line of their unit."""
    return _in_texts(page, lambda text: _NUMBER_BEFORE_WORD.sub("\u00a0", text))


def hard_wrapped(page: str) -> str:
    """Source whose lines are broken anywhere between two words, with the indent of its editor."""
    return _in_texts(page, lambda text: re.sub(r"(\w+ \w+ \w+) ", r"\1\n      ", text))


def straight(page: str) -> str:
    """Straight quotes and hyphens, as a plain keyboard has them."""
    marks = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "–": "-"})
    return _in_texts(page, lambda text: text.translate(marks))


def curly(page: str) -> str:
    """Quotes and apostrophes of a typesetter."""

    def change(text: str) -> str:
        text = re.sub(r"(?<=\w)'(?=\w)|(?<=s)'(?=\s)", "’", text)
        return re.sub(r'"([^"]*)"', r"“\1”", text)

    return _in_texts(page, change)


def bold_headings(page: str) -> str:
    """Headings that are only bold lines."""

    def change(tree: HtmlElement) -> None:
        for one in list(tree.iter(*_HEADINGS)):
            strong = etree.SubElement(one, "strong")
            strong.text, one.text = one.text, None
            strong.extend([child for child in one if child is not strong])
            one.tag = "p"

    return changed(page, change)


def capitals(page: str) -> str:
    """Headings, menus and heads of columns in capitals."""

    def change(tree: HtmlElement) -> None:
        for one in tree.iter(*_HEADINGS, "th", "nav"):
            for part in one.iter():
                if isinstance(part.tag, str) and part.text:
                    part.text = part.text.upper()
                if part is not one and part.tail:
                    part.tail = part.tail.upper()

    return changed(page, change)


def nested(page: str) -> str:
    """Every block in three others and its words in a span, as frameworks leave them."""

    def change(tree: HtmlElement) -> None:
        for one in list(tree.iter("p", "li", "td", "th", "dd", "dt", "h1", *_HEADINGS)):
            span = etree.Element("span")
            span.text, one.text = one.text, None
            span.extend(list(one))
            if one.tag == "p":
                outer = etree.SubElement(one, "span")
                outer.append(span)
            else:
                one.append(span)

    return changed(page, change)


def folded(page: str) -> str:
    """What stands below each second heading can be folded away."""

    def change(tree: HtmlElement) -> None:
        for one in list(tree.iter("h2")):
            parent = one.getparent()
            if parent is None:
                continue
            below = []
            for other in one.itersiblings():
                if other.tag in ("h1", "h2", "footer"):
                    break
                below.append(other)
            fold = etree.Element("details")
            parent.insert(parent.index(one), fold)
            summary = etree.SubElement(fold, "summary")
            summary.append(one)
            fold.extend(below)

    return changed(page, change)


MENU = (
    "Home Platform Solutions Industries Integrations Resources Blog Webinars Events Academy Partners Community "
    "Support Status Careers Press Contact Login"
).split()
_TOP = (
    '<div class="announcement">New: join our webinar on Thursday <a href="#">Save my seat</a></div>'
    '<div class="mega-menu"><ul>{menu}</ul><a class="btn" href="#">Book a demo</a></div>'
    '<div class="breadcrumbs"><a href="#">Home</a> / <span>This page</span></div>'
)
_BOTTOM = (
    '<div class="share">Share this: <a href="#">LinkedIn</a> <a href="#">X</a> <a href="#">Email</a></div>'
    '<div class="newsletter"><h3>Stay in the loop</h3><p>Join 25,000 readers who get our newsletter.</p>'
    '<form><input type="email"><button>Subscribe</button></form></div>'
    '<div class="fat-footer"><ul>{menu}</ul><p>All rights reserved. <a href="#">Privacy</a> <a href="#">Terms</a></p>'
    '<p>Follow us: <a href="#">Instagram</a> <a href="#">YouTube</a></p></div>'
    '<div id="cookie-consent" class="cookie-banner"><p>We value your privacy. We use cookies to enhance your '
    "experience.</p><button>Accept all</button><button>Reject all</button></div>"
)


def furnished(page: str) -> str:
    """With the menus, forms and banners that stand around most pages today."""
    menu = "".join(f'<li><a href="#">{one}</a></li>' for one in MENU)
    opened = re.sub(r"(<body[^>]*>)", lambda found: found[0] + _TOP.format(menu=menu), page, count=1)
    return re.sub(r"(</body>)", lambda found: _BOTTOM.format(menu=menu) + found[0], opened, count=1)


def _in_texts(page: str, change: Callable[[str], str]) -> str:
    """`change` on what stands between tags, outside scripts and comments."""
    return "".join(change(part) if is_text else part for is_text, part in texts(page))


_PARTS = re.compile(
    rf"<!--.*?-->|<({'|'.join(NO_TEXT)}|title)\b.*?</\1\s*>|<[^>]*>", re.DOTALL | re.IGNORECASE
)


def texts(page: str) -> Iterator[tuple[bool, str]]:
    """The page in pieces: (whether a reader sees it as words, the piece)."""
    at = 0
    for found in _PARTS.finditer(page):
        if found.start() > at:
            yield True, page[at : found.start()]
        yield False, found[0]
        at = found.end()
    if at < len(page):
        yield True, page[at:]
