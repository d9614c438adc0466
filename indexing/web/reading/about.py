"""What a page says of itself: its title, its site, whose it is, in which language and of which day."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from indexing.days import date_in
from indexing.web.legal import REGISTERED
from indexing.web.reading.dates import modified_on, published_on
from indexing.web.reading.home_link import FIRST_PATH, home_links
from indexing.web.reading.languages import language_of
from indexing.web.reading.sheet import plain
from indexing.web.reading.structured import Said, kinds, metas, name_of, structured
from indexing.web.reading.write import Written

__all__ = ["AboutPage", "about_page", "date_in"]

_ORGANISATIONS = frozenset(
    "Organization Corporation LocalBusiness NewsMediaOrganization OnlineBusiness OnlineStore ProfessionalService "
    "EducationalOrganization NGO Brand FinancialService SoftwareCompany".split()
)
_LEGAL = rf"(?:{REGISTERED}|Co)"
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s*[-–—/,]\s*(?:\d{2,4}|present|heute))?)?,?\s*"
    r"(?:by\s+)?"
    r"(?P<name>[^\W\d_][\w&'’+ -]{1,50}?(?:,?\s+" + _LEGAL + r"\b\.?)?)"
    r"(?=\s*(?:[.|·,•;–—/(]|all rights|alle rechte|tous droits|todos los|made |imprint|impressum|"
    r"privacy|terms|\d{4}|$))",
    re.IGNORECASE,
)
_ENTITY = re.compile(
    # “Acme (Refrigeration) Ltd”
    r"^(?P<name>[A-ZÀ-Þ][\w&'’.+ -]{1,50}?(?: \([A-ZÀ-Þ][\w&'’ -]{1,30}\))?,?\s"
    + _LEGAL
    + r"\b\.?)(?:$|\s*[,|·•–—]|\s+\d|(?<=\.)\s)"
)
# “Acme is a trading name of Borea Ltd”, “Borea Ltd trading as Acme”
_TRADING = re.compile(
    r"(?:^|(?<=[.·|] ))(?P<brand>[A-ZÀ-Þ0-9][\w&'’.+ -]{1,40}?) (?:(?:is|are) (?:an? |the )?(?:registered )?"
    r"(?:trad(?:ing|e) (?:name|style)s?|brands?) (?:of|used by)|ist eine (?:eingetragene )?Marke de[rs]|"
    r"est une marque de) (?:the )?(?P<name>[A-ZÀ-Þ][\w&'’.+ -]{1,50}?(?: \([A-ZÀ-Þ][\w&'’ -]{1,30}\))?,?\s"
    + _LEGAL
    + r"\b)|"
    r"(?:^|(?<=[.·|] ))(?P<of>[A-ZÀ-Þ][\w&'’.+ -]{1,50}?,?\s"
    + _LEGAL
    + r"\b)\.?,? (?:trading as|t/a|handelnd als) "
    r"[“\"„]?(?P<as>[A-ZÀ-Þ0-9][\w&'’+-]*(?: [A-ZÀ-Þ0-9&][\w&'’+-]*){0,3})"
)
_IN_FULL = re.compile(rf"\s{_LEGAL}\.?$")
_MOST_OF_LINE = 300  # characters that are read
_LEAST_OF_LIST = 2  # commas: “Anvil, Forge, Tongs” is no name of a site
_NO_NAME = re.compile(
    r"^(?:all|alle|the|by|and|copyright|notice|policy|reserved|rights?|protected|tous|todos)\b", re.IGNORECASE
)
_PARTS = re.compile(r"\s+[|–—·•:»«-]\s+|\s*[|»]\s*|:\s+")
_PLAIN_PAGE = re.compile(
    r"^(?:home(?:page)?|pricing|plans?(?: (?:and|&) pricing)?|prices|about(?: us)?|blog|news|contact|features|"
    r"customers|products?|docs|documentation|welcome|startseite|preise|über uns|accueil|tarifs|inicio|"
    r"precios|official site|newsroom|press(?: room| releases?)?|stories|drafts?|internal|jobs|careers)$",
    re.IGNORECASE,
)
# “Acme blog”, “Acme stories”: a part of that site
_PART_OF_SITE = re.compile(
    r"(?<=\w)\s+(?:blog|news(?:room)?|press|stories|customers|jobs|careers|docs|help(?: cent(?:er|re))?|support|"
    r"trust cent(?:er|re)|status|community)$",
)
# “Acme®”: a mark that is registered is written so, and is called Acme
_MARK = re.compile(r"\s*[®™℠]+(?=\W|$)")
# of a house whose name the part begins with, so is “Acme Journal”
_CALLED_PART = re.compile(
    r"(?<=\w)\s+(?:blog|news(?:room)?|press|stories|journal|magazine?|shop|store|help|support|docs|academy)$",
    re.IGNORECASE,
)
_MOST_OF_NAME = 5  # words
_ABOUT_ONE = re.compile(r"(?:welcome|about|an?|review|reviews|willkommen|bienvenue|über)\b", re.IGNORECASE)
_SMALL = frozenset(
    "a an and at by de der des di die du el en et für for in la le of og on the to und van von y".split()
)
_NO_NAME_ALONE = _SMALL | {"get", "my", "our", "your"}


@dataclass(frozen=True)
class AboutPage:
    title: str = ""
    site: str = ""
    organisation: str = ""
    language: str = ""
    published: date | None = None
    modified: date | None = None
    is_free: bool = True  # False where the page says that it must be paid for


def about_page(root: HtmlElement, url: str, written: Written) -> AboutPage:
    """From tags, structured data, the imprint and what a visitor reads, which `written` holds."""
    said, data = metas(root), structured(root)
    title = _title(root, said)
    site = plain(said.get("og:site_name") or said.get("application-name") or "").strip()[:100]
    lines = [*written.aside[-60:], *written.sheet.text.splitlines()[-12:]]
    home = _MARK.sub("", _linked_home(root, url, title))
    organisation = _MARK.sub("", _organisation(data, lines, url, (*_PARTS.split(title), home)))
    organisation = _titled_in_full(title, home, organisation)
    if not (organisation or site) and (organisation := _headed_in_full(root, url, title)):
        site = _IN_FULL.sub("", organisation).strip(" ,")
    site = _MARK.sub("", site or _site_of(data) or _site_by(home, title, root, url, organisation))
    if trading := _trading(lines, site, title):
        site, organisation = trading
    return AboutPage(
        title,
        site,
        organisation or site,
        language_of(_declared_language(root, said), written.sheet.text),
        published_on(written, said, data, url),
        modified_on(written, said, data),
        _is_free(data),
    )


def _title(root: HtmlElement, said: Mapping[str, str]) -> str:
    """A drawing within the page can have a title too."""
    own = (
        one
        for one in root.iter("title")
        if one.getparent() is not None and one.getparent().tag in ("head", "html", "body")
    )
    told = next((words for one in own if (words := " ".join((one.text or "").split()))), "")
    heading = _heading(root)
    return plain(told or said.get("og:title") or said.get("twitter:title") or heading).strip()[:300]


def is_plain_title(words: str) -> bool:
    """Whether a part of a title only says which page of a site this is: Pricing, About us."""
    return bool(_PLAIN_PAGE.match(words))


def _site_of(data: Sequence[Said]) -> str:
    return next((name for one in data if "WebSite" in kinds(one) and (name := name_of(one))), "")


def _linked_home(root: HtmlElement, url: str, title: str) -> str:
    """What the link to the first page calls the site, where the title names it so too."""
    return next((one for one in home_links(root, url) if _is_name_in(title, one)), "")


def _is_name_in(title: str, words: str) -> bool:
    is_plain = _PLAIN_PAGE.match(words) or words.casefold() in _NO_NAME_ALONE
    if is_plain or len(words.split()) > _MOST_OF_NAME or not _is_written_as_name(words):
        return False
    return re.search(rf"(?<![\w-]){re.escape(words)}(?![\w-])", title) is not None


def _titled_in_full(title: str, home: str, organisation: str) -> str:
    """The house by its full name in the title, “Report – Acme Mills Ltd”, where its imprint is none and what its last
    lines tell is of another."""
    if not home or organisation.casefold().startswith(home.casefold()):
        return organisation
    start = f"{home.casefold()} "
    parts = (one.strip() for one in _PARTS.split(title))
    return next(
        (one for one in parts if one.casefold().startswith(start) and _IN_FULL.search(one)), organisation
    )


def _site_by(home: str, title: str, root: HtmlElement, url: str, organisation: str) -> str:
    """The name of the link to the first page; where the house's name goes on as a part of the title does, that part."""
    told = _site_in(title, root, url, organisation)
    is_longer = told.casefold().startswith(f"{home.casefold()} ") and organisation.startswith(told)
    return told if not home or (is_longer and not _IN_FULL.search(told)) else home


def _site_in(title: str, root: HtmlElement, url: str, organisation: str) -> str:
    """The part of a title that names the site: the one that its host or its house is named after, else the last or
    first, whichever is written as a name is."""
    parts = [one.strip() for one in _PARTS.split(title) if one.strip()]
    if not parts:
        return ""
    host = _host(url)
    for one in parts:
        if len(_folded(one)) > 2 and (
            _folded(one) in _folded(host) or _folded(organisation).startswith(_folded(one))
        ):
            return one
    if part := next((one for one in map(_whose_part, parts) if _is_called(one, host, organisation)), ""):
        return part
    if len(parts) < 2:
        return ""
    heading = _heading(root).casefold()
    # “Acme Raises Series B | Newsroom” names no site
    most = 2 if _PLAIN_PAGE.match(parts[-1]) else 4
    ends = [
        one
        for one in (_PART_OF_SITE.sub("", parts[-1]), parts[0])
        if one.casefold() != heading
        and len(one.split()) <= most
        and one.count(",") < _LEAST_OF_LIST
        and not _PLAIN_PAGE.match(one)
    ]
    names = [one for one in ends if _is_written_as_name(one)]
    return next(iter(names or (one for one in ends if " " not in one)), "")


def _whose_part(words: str) -> str:
    """Whose journal or shop it is, in “Fell Journal”."""
    return found if (found := _CALLED_PART.sub("", words)) != words else ""


def _is_called(words: str, host: str, organisation: str) -> bool:
    """Whether a part of a host or a house is called just so: ourplace.org is not “Our”, nor is The Forge “The”, but
    docs.fell-works.com is of the Fell Works."""
    folded = _folded(words)
    labels = map(_folded, host.split(".")[:-1])
    is_house = f"{organisation.casefold()} ".startswith(f"{words.casefold()} ")
    return len(folded) > 2 and words.casefold() not in _NO_NAME_ALONE and (folded in labels or is_house)


def _heading(root: HtmlElement) -> str:
    return next((" ".join("".join(one.itertext()).split()) for one in root.iter("h1")), "")


def _headed_in_full(root: HtmlElement, url: str, title: str) -> str:
    """The house by its full name, as a first page without an imprint is headed and titled: “Acme Mills Ltd”."""
    heading = _heading(root)
    is_full = _IN_FULL.search(heading) is not None and len(heading.split()) <= _MOST_OF_NAME
    if not (is_full and _is_first(url) and _is_written_as_name(heading)) or _ABOUT_ONE.match(heading):
        return ""
    return heading if _PARTS.split(title)[0].casefold() == heading.casefold() else ""


def _is_first(url: str) -> bool:
    """Whether it is the address of a site's first page."""
    try:
        split = urlsplit(url)
    except ValueError:
        return False
    return bool(FIRST_PATH.fullmatch(split.path)) and not split.query


def _is_written_as_name(words: str) -> bool:
    """“Frame and Pane”, and not “Acme closes its round”."""
    first, *more = words.split()
    return all(
        one[:1].isupper() or not one[:1].isalpha() or (place and one in _SMALL)
        for place, one in enumerate((first, *more))
    )


def _organisation(data: Sequence[Said], lines: Sequence[str], url: str, names: Sequence[str]) -> str:
    """By structured data whose address is near, by whoever claims the copyright, or by the register's name, of several
    the one that the title or the link to the first page names; in full, where an imprint only adds to what structured
    data says."""
    told = next(
        (
            name
            for one in data
            if kinds(one) & _ORGANISATIONS and (name := name_of(one)) and _is_own(one, url)
        ),
        "",
    )
    told = told or next((name for one in data if (name := name_of(one.get("publisher")))), "")
    claimed = list(_claimed(lines))
    if not told:
        parts = tuple(one.casefold() for one in names if len(one) > 2)
        named = (one for one in claimed if one.casefold().startswith(parts))
        return next(named, claimed[0] if claimed else "")
    start = f"{told.casefold()} "
    in_full = (one for one in claimed if one.casefold().startswith(start) and _IN_FULL.search(one))
    return next(in_full, told)


def _trading(lines: Sequence[str], site: str, title: str) -> tuple[str, str] | None:
    """The name that a site goes by and its house's, where its imprint says both; whose article tells it at its end of
    somebody else has another name."""
    called = (site,) if site else _PARTS.split(title)
    for line in lines:
        found = _TRADING.search(_opening(line))
        brand = (found["brand"] or found["as"]) if found else ""
        if found and any(f"{one} ".startswith(f"{brand} ") for one in called):
            return brand, (found["name"] or found["of"]).strip(" ,")
    return None


def _opening(line: str) -> str:
    return " ".join(line.strip("*-|> ")[:_MOST_OF_LINE].split())


def _is_own(thing: Said, url: str) -> bool:
    """An organisation with another home is a customer, a reviewer or a thing that is spoken of."""
    home = thing.get("url") or thing.get("@id")
    if isinstance(home, str) and "//" in home:
        return _is_near(home, url)
    return not {"aggregateRating", "review", "itemReviewed"} & thing.keys() or bool(thing.get("logo"))


def _claimed(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        if (found := _COPYRIGHT.search(" ".join(line[:1_000].split()))) and not _NO_NAME.match(found["name"]):
            yield _trimmed(found["name"])
    for line in lines:
        # a heading tells whom a part of the page is about, no imprint
        is_other = line.startswith("#") or _TRADING.search(_opening(line))
        if not is_other and (found := _ENTITY.match(line.strip("*-|> ")[:200])):
            yield _trimmed(found["name"])


# “Write to Acme Ltd, for the attention of Joan”
_LEAD = re.compile(
    r"^(?:(?:write|send it|letters) to|contact|sold by|made by|run by|operated by|published by|provided by)\s+",
    re.IGNORECASE,
)


def _trimmed(name: str) -> str:
    return _LEAD.sub("", name).strip(" .,-–—")


def _is_near(home: str, url: str) -> bool:
    one, other = _host(home), _host(url)
    return not one or one == other or other.endswith(f".{one}") or one.endswith(f".{other}")


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _folded(words: str) -> str:
    return re.sub(r"[\W_]+", "", words.casefold())


def _declared_language(root: HtmlElement, said: Mapping[str, str]) -> str:
    body = next(iter(root.iter("body")), None)
    names = (
        root.get("lang"),
        root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        root.get("xml:lang"),
        body.get("lang") if body is not None else None,
        said.get("content-language"),
        said.get("og:locale"),
    )
    return next((one for one in names if one and one.strip()), "")


def _is_free(data: Sequence[Said]) -> bool:
    """Only what is said of the page itself: a part of it may be for subscribers."""
    told = [
        one["isAccessibleForFree"]
        for one in data
        if "isAccessibleForFree" in one and "WebPageElement" not in kinds(one)
    ]
    return not any(str(one).lower().rpartition("/")[2] in ("false", "no", "0") for one in told)
