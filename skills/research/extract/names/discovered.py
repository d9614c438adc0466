"""Which companies a question means that names none: those whose own sites were read, and those that others compare."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from indexing.web.page import BlockKind, WebPage
from skills.research.compare.figures import SIGN
from skills.research.extract.names.names import bare, flat

_PUBLISHER = re.compile(
    r"news|times\b|review|journal|herald|(?<!out)post\b|blog|weekly|daily(?!\w)|wire\b|"
    r"magazine|directory|compare|comparison|guide|digest|tribune|gazette|observer|report|"
    r"insider|analyst|\bresearch\b|wiki|"
    r"forum|ratings?|press\b|\bmedia\b|\btoday\b|bulletin|chronicle|radar\b|\bhub\b|buyers?|"
    r"courier|dispatch|inquirer|standard\b|advocate|examiner|sentinel|ledger\b|zeitung|"
    r"nachrichten|anzeiger|"
    r"tageblatt|gazeta|diario|periódico|revista|quotidien|actu|presse|ranking|top ?\d+|versus|"
    r"\bvs\b|capterra|trustpilot|crunchbase|techcrunch|wikipedia|reddit|youtube|linkedin|"
    r"github",
    re.IGNORECASE,
)
_INVESTOR = re.compile(
    r"\b(?:Ventures|Capital|Venture Partners|Growth Partners|Equity|Invest(?:ments?|ors?)?|"
    r"Angels|Seed Fund|Fund|Funds|VC)\b"
)
# who speaks for a trade sells nothing in it
_ASSOCIATION = re.compile(
    r"\b(?:(?:bundes|fach|landes|dach|industrie|berufs|zentral)?verband|associations?|federation|fédération|syndicat|"
    r"chamber of|asociación|federación|associazione|vereniging|e\. ?V)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\b[A-Z]{2,4} ?\d{4,}\b")  # in a register
_NAME = r"(?:[A-ZÀ-Þ][\w&'’-]*|[a-z]+[A-Z]\w*)(?:\s+(?:&\s+)?[A-ZÀ-Þ0-9][\w&'’-]*){0,3}"
_COMMON = frozenset(
    "the a an our their who what which how compare research market pricing price prices "
    "plans plan software europe germany france spain january february march april may june "
    "july august september october november "
    "december monday tuesday wednesday thursday friday saturday sunday ai api saas crm erp "
    "hr it eu us uk usa home about contact blog news features customers security best top "
    "free pro basic starter standard team "
    "teams business premium enterprise growth plus professional essentials total yes no n/a "
    "unknown vendor company tool product overview summary verdict conclusion introduction "
    "pros cons support integrations rating "
    "segment funding founded headquarters edge weakness proof date london berlin paris oslo "
    "stockholm madrid rome vienna zurich amsterdam new york san francisco boston name "
    "provider category score feature series seed "
    "monthly annual yearly annually per user month year employees website strengths "
    "weaknesses best for international global methodology contents faq sources notes more "
    "related".split()
)
_IS_COMPANY = re.compile(
    rf"\b(?P<name>{_NAME}),?\s+(?:(?:is|,)?\s*(?:an?|the)\s+(?:[\w-]+\s+){{0,4}}?(?:provider|"
    rf"maker|manufacturer|vendor|supplier|developer|start-?up|company|firm|platform|software|"
    rf"tool)\b|(?:has\s+)?raised\s+{SIGN}|raises\s+{SIGN})"
)


def is_company(name: str, site: str, pages: Sequence[WebPage]) -> bool:
    """Neither a newspaper, a site of reviews, an association nor an investor."""
    host = site.partition("#")[0].partition(":")[0].rpartition(".")[0]
    return not (
        _NUMBERED.search(name)
        or _PUBLISHER.search(name)
        or _PUBLISHER.search(host.replace("-", " "))
        or _INVESTOR.search(name)
        or _ASSOCIATION.search(name)
    ) and bool(pages)


def discovered(pages: Sequence[tuple[str, WebPage]], homes: Mapping[str, str], most: int) -> list[str]:
    """Of pages, each with its site: names of own sites, then those that two publishers compare in tables, under
    headings or in so many words."""
    said: dict[str, set[str]] = defaultdict(set)
    for site, page in pages:
        for name in _names_on(page):
            said[bare(name)].add(site)
    ranks = {site for site, page in pages if _is_ranking(page)}
    own = Counter(
        name
        for site, name in homes.items()
        if site not in ranks or not _ranks_others(site, name, homes, said)
    )
    known = {flat(name).casefold() for name in own}
    compared = [
        name
        for name, sites in said.items()
        if len(sites) >= 2 and flat(name).casefold() not in known and _is_new(name, own)
    ]
    ranked = sorted(own, key=lambda name: (-sum(name in page.text for _, page in pages), name))
    return [*ranked, *sorted(compared, key=lambda name: (-len(said[name]), name))][:most]


_PLACE = re.compile(r"^\d+[.)]\s*")  # of a ranking
_LEAST_RANKED = 2


def _is_ranking(page: WebPage) -> bool:
    """Whether its headings are places: “1. Acme”, “2. Bolt”."""
    heads = [page.words(one) for one in page.blocks if one.kind is BlockKind.HEADING]
    return sum(bool(_PLACE.match(one.strip())) for one in heads) >= _LEAST_RANKED


def _ranks_others(
    site: str, name: str, homes: Mapping[str, str], said: Mapping[str, Collection[str]]
) -> bool:
    """Whether a site sets several of the others under headings or in tables, while none of them does so with it: it
    writes about them and is none of them."""
    others = {one for one in homes.values() if one != name}
    ranked = [one for one in others if site in said.get(one, ())]
    return len(ranked) >= _LEAST_RANKED and not set(said.get(name, ())) - {site}


def _is_new(name: str, own: Mapping[str, int]) -> bool:
    words = name.casefold().split()
    if set(words) & _COMMON or _INVESTOR.search(name) or _PUBLISHER.search(name):
        return False
    # a product of a known company, or a part of its name
    return not any(name.startswith(f"{one} ") or one.startswith(f"{name} ") for one in own)


def _names_on(page: WebPage) -> set[str]:
    found: set[str] = set()
    for block in page.blocks:
        words = _PLACE.sub("", page.words(block).strip())
        is_short = block.kind in (BlockKind.HEADING, BlockKind.CELL) and len(words.split()) <= 3
        if is_short and re.fullmatch(_NAME, words) and (block.kind is BlockKind.HEADING or not block.row):
            found.add(words)
        elif block.kind is BlockKind.TEXT:
            found |= {one["name"] for one in _IS_COMPANY.finditer(words)}
    return found
