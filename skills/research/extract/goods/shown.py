"""Products that a house's own pages show under headings of their own, whatever kind of thing they are.

A heading may as well be a plan's, a feature's or a customer's: what it names is a product where the words below begin
with what it does, or its name is the subject of what a product does, and where sentences use it like a thing besides.
None of this hangs on one sentence."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise

from indexing.web.page import Block, BlockKind, WebPage
from skills.research.extract.amounts.normal import money_in
from skills.research.extract.labels.plans import PLAN_WORDS
from skills.research.extract.names.names import BEGINS, ENDS, places_of

_WORD = r"[A-ZÀ-Þ][\w+]{2,}"
_HEAD = re.compile(rf"(?P<name>{_WORD}(?: [A-Z0-9][\w+.]*){{0,2}})(?=\W*$|[,:] | [–—|-] )")
# who buys, whom it works with and who works there have headings too
_OF_OTHERS = re.compile(
    r"\b(?:customers?|clients?|references?|case stud(?:y|ies)|stories|testimonials|integrations?|interfaces?|"
    r"partners?|"
    r"works with|team|people|about us|press|jobs|careers|kunden|referenzen|partner|schnittstellen|clients|"
    r"partenaires|"
    r"clientes|socios|plans|tiers|tarife|formules|planes|add-?ons|labs?|experiments?|roadmap|coming (?:soon|next))\b",
    re.IGNORECASE,
)
# and so have its offices, what it holds dear, how it came about and in which steps things go
_OF_ITSELF = re.compile(
    r"\b(?:offices|locations|branches|founders?|leadership|values|principles|beliefs|history|milestones|timeline|"
    r"how (?:it|this|we) works?|(?:three|four|five|\d) steps|standorte|gründer\w*|werte|geschichte|so funktioniert|"
    r"bureaux|agences|fondateurs|valeurs|histoire|comment ça marche|oficinas|valores|historia|vestigingen|kantoren|"
    r"waarden|geschiedenis)\b",
    re.IGNORECASE,
)
# “Guards oxygen in each cell”, “Keeps the books”, “An app for drivers”
_DOES_SO = re.compile(
    r"[A-ZÀ-Þ][a-zà-þ]+s (?!(?:are|is|was|were|of|for|from|in|and|or|with|at|to|by|on|per|can|will|start|cost|"
    r"that|who|"
    r"which|we|you|as|not|must|may|have|has|had|do|does|should|need|include|use|like|than|only)\b)[a-zà-þ]|"
    # “Handscanner, der Gäste zählt”, “Hand scanner that counts guests”
    r"[A-ZÀ-Þ][\w-]{3,}(?: [a-zà-þ-]{3,}){0,2},? (?:that|which|der|die|das|qui|som|dat) (?!(?:is|are|was|were|you|"
    r"we|they|"
    r"wir|sie|man|nous|vous|vi|wij)\b)[a-zà-þ]+(?:s|t|r|e)\b|"
    r"(?:An?|The|Our|Eine?|Une?|Una?) (?:[\w-]+ ){0,3}?(?:app|program|programme|software|tool|platform|system|"
    r"planner|"
    r"module|portal|portail|catalogue|catalog|index|display|probe|scanner|controller|optimi[sz]er|desk|sensor|"
    r"\w*software|programm|lösung|logiciel|outil|programa)\b(?! (?:of|we)\b)|"
    # “A reader that knows whose cup it is”
    r"(?:An?|Eine?|Une?|Una?|Een) (?:[\w-]+ ){0,2}?[\w-]{4,},? (?:that|which|der|die|das|qui|que|die|dat) "
    r"(?!(?:is|are|was|were|"
    r"you|we|they|wir|sie|man|nous|vous)\b)[a-zà-þ]+(?:s|t|e)\b"
)
# “Lives in the fridge”, “Se fixe au mur”: where a thing goes, by verbs that are no nouns
_GOES = re.compile(
    r"(?:Lives|Clips|Sits|Hangs|Sticks|Fits|Mounts|Screws|Hooks|Rides|Slides|Straps|Bolts|Plugs|Stays|Listens|Talks) "
    r"[a-z]|(?:Sitzt|Hängt|Klebt|Steckt|Klemmt|Passt) [a-zß-ÿ]|(?:Se|S[’']) ?(?:fixe|pose|accroche|colle|glisse|"
    r"cuelga|pega|coloca|monta|fija|engancha) [a-zß-ÿ]"
)
# “The app.”, “Der Funkfühler.”, “A tablet by the till.”: what it is, in a few words that are no sentence
_KIND_ALONE = re.compile(
    r"(?:An?|The|One|Our|Der|Die|Das|Eine?|Unsere?|Le|La|Une?|Notre|El|Una|Nuestr[ao]|L[’'])(?:\s|(?<=[’']))"
    r"(?!(?:[\w-]+ ){0,2}(?:plan|tier|package|edition|tarif|paket|forfait|founder|owner|chair|head|manager|director|"
    r"engineer|designer|cook|chef|office|branch|depot|"
    r"headquarters|step|rule|value|promise|büro|filiale|bureau|agence|siège|oficina|sede|kantoor|one|way|"
    r"place|answer|reason|result)\b)(?![\w’' -]*\b(?:is|are|was|has|have|do|does|"
    r"can|will|you|we|ist|sind|hat|kann|wird|est|sont|a|es|son|tiene)\b)"
    r"[\w’'-]+(?: [\w’'-]+){0,4}\.(?=\s|$)|"
    r"(?:The|An?) [a-z][\w-]+ (?:your|our|every|each) [a-z][^.]{5,80}\."
)
# another place where a page has the name: in a sentence, or in a list of such
_AGAIN_BEFORE, _AGAIN_BEHIND = re.compile(r"(?:[a-zß-ÿ]|[a-z:],?|,) \Z"), re.compile(r",? [a-zß-ÿ]{2,}")
_BESIDE = 2  # cards that say what each is
# how sentences speak of a thing that one has, opens or works with
_AS_THING = re.compile(
    r"\b(?:in|with|of|to|on|from|into|for|before|without|inside|through|by|opens?|uses?|runs?|starts?|mit|von|für|"
    r"avec|dans|de|con|da|en|per|med|af|til|via|gennem|uden|lader|lets|lässt|laisse|deja|laat|rent|bruger|gebruikt|"
    r"zonder|utan|genom) (?:an? |the )?\Z"
)
_BEFORE = 20  # letters that hold any of these
_NAME_ENDS = re.compile(r"(?![\w-])(?! [A-ZÀ-Þ])")
_OPENS = re.compile(r"^|(?<=[.!?] )|(?<=\n[-*•] )", re.MULTILINE)
# “Peg, our soil probe”, “Lunaire, le pilotage du climat”
_BY_KIND = re.compile(
    r", (?:an?|the|our|der|die|das|eine?|unsere?|le|la|l[’']|un|une|notre|il|lo|el|una) ?"
    r"(?!(?:\w+ ){0,2}(?:plan|tier|package|edition|paket|formule|piano|customer|client|kunde)\b)[a-zß-ÿ]{4}"
)
_MAKES = re.compile(r" (?!(?:was|were|hat|had|and|und|et)\b)[a-zß-ÿ]{2,}(?:s|t|e|a)\b(?! (?:Group|GmbH|Ltd))")
_PRICES = re.compile(
    r"/(?:[\w-]*pric\w+|plans?|preise?|tarife?s?|prix|prezz\w+|listino|precios|kosten)\b", re.IGNORECASE
)
_SUM = re.compile(r"[$€£]\s?\d|\d\s?[$€£]|\b[A-Z]{3} ?\d")
_IS_SUM = re.compile(
    r" (?:is|costs?|kostet|coûte|cuesta|koster|kost|est à|starts at|comes to) (?:from |ab |only )?(?:[$€£]\s?\d|"
    r"\d[\d.,]*\s?"
    r"(?:[$€£]|kr\b)|[A-Z]{3} ?\d)"
)
_STORIES = re.compile(
    r"/(?:customers?|clients?|cases?|case-stud\w+|stories|references|referen[sz]en|people|team|partners?|"
    r"integrations?|"
    r"press|jobs|careers)\b",
    re.IGNORECASE,
)
# sold no more, not yet, or never
_NOT_SOLD = re.compile(
    r"(?:(?:(?!\b(?:which|whose|that|replac\w+)\b)[^.;!?\n]){0,80}\b(?:roadmap|(?:not|"
    r"\w+n[’']t) (?:yet )?(?:for|on) sale|"
    r"never (?:for|on) sale|is coming\b|goes? to (?:\w+ ){0,2}pilot|not available|experiment|prototype|"
    r"working title|a study of|retired|discontinued|withdrawn|switched off|no longer sold|(?:not|"
    r"\w+n[’']t) decided|in development|"
    r"eingestellt|unverkäuflich|pas en vente|no está a la venta)\b|"
    r"(?:,| is| will be| comes| arrives| erscheint| kommt)[^.;!?\n]{0,20} (?:in|by|from|im|ab|"
    r"en) (?:\w+ (?:of )?)?20[3-9]\d)"
)
# “A list with Anvil at £90 was withdrawn”: what is sold no more is the list
_BESIDE_IT = re.compile(r"\b(?:with|for|than|beside|mit|für|avec|pour|con|para) \Z")
_NOT_SOLD_BEFORE = re.compile(
    r"\b(?:[Cc]oming (?:next|soon)|[Cc]ode[- ]?name[ds]?|[Rr]eplaced|[Ss]topped selling|[Rr]etired|[Tt]ook over from|"
    r"[Ww]orking title|"
    r"[Ii]nstead of|[Ii]ntegrat\w+ with|[Ww]orks? with|[Cc]onnects? (?:to|with)|[Ii]mports? from|[Ee]xports? to|"
    r"[Pp]artners?|[Rr]eplaces|[Ss]witched from|[Mm]oved from)\b(?:(?! when | since | as )[^.;!?\n]){0,30} \Z"
)


def shown(
    company: str,
    pages: Sequence[WebPage],
    subjects_in: Callable[[str], Collection[str]],
    known: Collection[str],
) -> Iterator[str]:
    """Each name once; `subjects_in` finds the names of which a text says what products do; `known` are the house's."""
    others = [page for page in pages if not _PRICES.search(page.url)]
    words, every = ("\n".join(page.text for page in told) for told in (others, pages))
    plans = _plans(pages)
    heads: dict[str, bool] = {}  # whether the words below say what it does
    rows: set[str] = set()
    told_on_cards = {name for name in cards_of(others) if _stands_again(name, every)}
    for page in others:
        for name, below, path in headed(page, every):
            rows |= {name} if any(map(_GOODS_ABOVE.fullmatch, path[-1:])) else set()
            heads[name] = heads.get(name, False) or name in rows or bool(_DOES_SO.match(below))
    subjects = subjects_in(words)
    priced = {name for page in pages if _PRICES.search(page.url) for name in _priced(page)}
    for name in (*heads, *sorted(priced - heads.keys())):
        if name in known or name.removeprefix(f"{company} ") in plans:
            continue
        says_what = heads.get(name, False)
        if _stands_alone(name, every) and not says_what:
            continue
        is_told = name in subjects or any(
            _OPENS.match(words, at) and _MAKES.match(words, at + len(name)) for at in places_of(name, words)
        )
        # a row of goods with a price of its own: “Skein Gate is €22 per gate per month”
        is_told = is_told or (
            name in rows and any(_IS_SUM.match(every, at + len(name)) for at in places_of(name, every))
        )
        by_kind = any(
            BEGINS.match(words, at) and _BY_KIND.match(words, at + len(name)) for at in places_of(name, words)
        )
        is_thing = any(
            _NAME_ENDS.match(every, at + len(name)) and _AS_THING.search(every, max(0, at - _BEFORE), at)
            for at in places_of(name, every)
        )
        if is_told or by_kind or says_what or name in told_on_cards:
            is_priced = any(one == name or one.startswith(f"{name} ") for one in priced)
            signs = (name in heads, says_what, is_told, by_kind, is_thing, is_priced)
            if (name in told_on_cards or sum(signs) >= _SIGNS) and not is_not_sold(name, every):
                yield name


def cards_of(pages: Sequence[WebPage]) -> frozenset[str]:
    """Names of cards of goods on any of the pages."""
    return frozenset(name for page in pages for name in _cards(page))


def _cards(page: WebPage) -> set[str]:
    """Names of cards side by side, below each of which stands what it is or where it goes: “Perch / The app.”"""
    named = {name for name, _, _ in headed(page)}
    beside: dict[tuple[str, ...], set[str]] = {}
    for head, below in pairwise(page.blocks):
        name, words = page.words(head).strip(), page.words(below).strip()
        says_what = _GOES.match(words) or _KIND_ALONE.match(words) or _DOES_SO.match(words)
        if head.kind is BlockKind.HEADING and name in named and says_what:
            beside.setdefault(tuple(head.path), set()).add(name)
    return {name for names in beside.values() if len(names) >= _BESIDE for name in names}


def _stands_again(name: str, text: str) -> bool:
    """Whether sentences or lists speak of a name that no page writes small."""
    if re.search(rf"(?<![\w-]){re.escape(name.lower())}(?![\w-])", text):
        return False
    return any(
        _AGAIN_BEFORE.search(text, max(0, at - 3), at) or _AGAIN_BEHIND.match(text, at + len(name))
        for at in places_of(name, text)
    )


def _stands_alone(name: str, text: str) -> bool:
    """Whether a text has it once and as a heading, so that no sentence can tell of it: a page may have thousands."""
    return text.count(name) == 1 and f"{name}\n" in text


_SIGNS = 3


# below such a heading a table says of each thing that is sold what it does
_GOODS_ABOVE = re.compile(
    r"\W*(?:(?:the|our|unsere?|nos|nuestros|vores|onze|die|les|los) )?(?:platform|suite|programs?|programmes?|"
    r"programme|software|"
    r"products?|produkte|produits|productos|produkter|producten|tools|apps|machines|modules|module|geräte|"
    r"logiciels|bausteine|"
    r"range|line-up|building blocks)\W*",
    re.IGNORECASE,
)


def _is_of_goods(cell: Block, beside: Block) -> bool:
    """Whether two cells are a row of a table without a head that lists what is sold."""
    is_row = beside.kind is BlockKind.CELL and not (cell.column or beside.column)
    return is_row and any(map(_GOODS_ABOVE.fullmatch, cell.path[-1:]))


def _is_priced_or_told(page: WebPage, cell: Block, beside: Block) -> bool:
    """Whether two cells are a row of a table without a head that sets a sum beside what it is asked for, or words of
    some length beside what they tell of."""
    if beside.kind is not BlockKind.CELL or cell.column or beside.column or beside.row != page.words(cell):
        return False
    words = page.words(beside)
    many = len(words.split())
    return many <= _MOST_OF_PRICE if money_in(words) else many >= _LEAST_TOLD


def headed(page: WebPage, text: str = "") -> Iterator[tuple[str, str, Sequence[str]]]:
    """Names that headings and rows of goods begin with, each with the words right below or beside and the headings
    above, without those below headings of others; a name in capitals as `text`, of the whole site, writes it."""
    if _STORIES.search(page.url):
        return
    for head, below in pairwise(page.blocks):
        is_row = head.kind is BlockKind.CELL and (
            _is_of_goods(head, below) or _is_priced_or_told(page, head, below)
        )
        is_head = is_row or head.kind is BlockKind.HEADING
        found = (
            _HEAD.match(_in_small_letters(page.words(head).strip(), text or page.text)) if is_head else None
        )
        above = [one for one in head.path if found and not one.startswith(found["name"])]
        if found and not any(map(_is_of_others, (*above, *re.split(r"\s[|–—·-]\s", page.title)))):
            yield (
                found["name"],
                page.words(below).strip(),
                () if head.kind is BlockKind.HEADING else head.path,
            )


def _in_small_letters(words: str, text: str) -> str:
    """A heading in capitals, “ANVIL DESK”, as the text writes that name, where it does so within a line."""
    if not words.isupper() or len(words) < _LEAST_LETTERS or len(words.split()) > _MOST_IN_CAPITALS:
        return words
    name = " ".join(one.capitalize() for one in words.split())
    is_written = any(
        _WITHIN_LINE.search(text, max(0, at - 2), at) and ENDS.match(text, at + len(name))
        for at in places_of(name, text)
    )
    return name if is_written else words


def _priced(page: WebPage) -> Iterator[str]:
    """Names of headings of a price list that have a sum right below, and of rows with a sum."""
    for head, below in pairwise(page.blocks):
        found = _HEAD.match(page.words(head).strip())
        is_row = head.kind is BlockKind.CELL and below.row == page.words(head)
        words = page.words(below)
        has_sum = _SUM.search(words) or money_in(words)
        if found and (head.kind is BlockKind.HEADING or is_row) and has_sum:
            yield found["name"]


_MOST_OF_PRICE = 6  # words: “£29 a week each”
_LEAST_TOLD = 4  # words
_LEAST_LETTERS, _MOST_IN_CAPITALS = 4, 3
_WITHIN_LINE = re.compile(r"[^\W\d_][ ,] ?\Z")
_SHORT = 4  # words of a heading that says what kind of thing stands below it


def _is_of_others(words: str) -> bool:
    return len(words.split()) <= _SHORT and bool(_OF_OTHERS.search(words) or _OF_ITSELF.search(words))


def _plans(pages: Sequence[WebPage]) -> frozenset[str]:
    """What plans are called: by words that everybody uses, or as columns of prices are."""
    columns = {
        one.column.strip()
        for page in pages
        for one in page.blocks
        if one.column and money_in(page.words(one))
    }
    return frozenset((*(one.title() for one in PLAN_WORDS), *columns))


def is_not_sold(name: str, text: str) -> bool:
    """Whether the pages say that it is sold no more or not yet, or is somebody else's."""
    places = [at for at in places_of(name, text) if ENDS.match(text, at + len(name))]
    return any(
        (
            BEGINS.match(text, at)
            and not _BESIDE_IT.search(text, max(0, at - 10), at)
            and _NOT_SOLD.match(text, at + len(name))
        )
        or _NOT_SOLD_BEFORE.search(text, text.rfind("\n", 0, at) + 1, at)
        for at in places
    )
