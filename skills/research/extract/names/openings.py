"""Sentences that begin with the name of a house that is not known: “Gondly has no API”, “Linora, the clinic firm, …”.

What they say is that house's, and so is what the next one says of “it”."""

import re

from skills.research.cued import Cued
from skills.research.extract.names.names import flat

_NAME = r"[A-ZÀ-Þ][\w&’'-]*[\w&](?: (?:& )?[A-ZÀ-Þ][\w&’'-]*){0,2}"
# “Linora, the German hospital specialist, declined”: who somebody is, not what he does there
_INTRODUCED = re.compile(
    rf"^\W*(?P<name>{_NAME}), (?:an?|the|another|der|die|das|ein|eine|le|la|les|une?|el|una?) "
    rf"(?P<what>[^.;,]{{3,70}}), "
    r"(?:\w+ly |also |auch )?(?:[a-zß-ÿ]+)\b"
)
_PEOPLE = re.compile(
    r"\b(?:head|manager|director|owner|chief|boss|founder|co-founder|president|chair\w*|editor|analyst|buyer|nurse|"
    r"teacher|engineer|consultant|reviewer|customer|client|user|reader|partner|who|man|woman|doctor|clerk|officer|"
    r"leiter\w*|chef\w*|inhaber\w*|gründer\w*|geschäftsführer\w*|kund\w+|directeur|directrice|responsable|"
    r"gérante?|patronn?e?|fondat\w+|client\w*|jefe|dueñ[oa]|cofundador\w*)\b",
    re.IGNORECASE,
)
# “Gondly has no English interface”
_ACTS = re.compile(
    r"^\W*(?P<name>[A-ZÀ-Þ][\w’-]+[\w])(?:, (?:too|meanwhile|by contrast|on the other hand),)? "
    r"(?:(?:still|also|now|only|even|never|currently) )?"
    r"(?P<verb>has|offers|lacks|charges|sells|supports|declined|refused|raised|bought|launched|a|n[’']a|ne|offre|propose|"
    r"is|was|does|needs|requires|runs|works|costs|comes|can|cannot|n[’']est|est)\b"
)
# what any thing is or does: with these a name has to be known as one by another place of the page
_ANYTHING = frozenset("is was does needs requires runs works costs comes can cannot n'est n’est est".split())
# words that are no names, where a sentence begins with them and no article: what a product has and does
_PLAIN_END = re.compile(
    r"(?:ing|tion|sion|ment|ity|ness|ance|ence|ship|ware|work|time|age|ure|ics|ery|body|thing|ever)$",
    re.IGNORECASE,
)
_PLAIN = frozenset(
    "the this that these those it its we our they their he she you your what which who whoever here there now today "
    "each every all both some most more none nobody neither either another other one two three four five many few "
    "machine mine app apps interface system customer device battery kit unit box tool website "
    "guest menu login account contract company firm vendor manager team screen display keyboard cable "
    "support service delivery help setup speed sync price export import search data access billing payroll paper "
    "hardware cost quality design security privacy battery power noise range weight size sound stock staff money "
    "feedback traffic internet wifi offline mobile android apple windows email mail phone chat login sso api "
    "nothing something everything anything no yes not never only still also however but and or so if when while "
    "because since after before as at by for from in of on to with without il elle on nous vous ils elles ce cela ça "
    "c'est rien tout chaque aucun personne er sie es wir ihr man das der die ein eine dies niemand nichts alles "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december europe germany france spain britain ireland london paris berlin "
    # what houses sell by the day, the head or the piece
    "hire rent rental lease lunch dinner breakfast meals meal coffee tea snacks entry parking laundry linen repairs "
    "repair courses course lessons lesson classes class tickets ticket tests samples sample visits visit surveys "
    "survey checks audits reports report results refills refill spares labels tags pallets crates boxes bins trays "
    "rooms room desks desk seats seat beds bed units unit sensors sensor cameras camera printers printer tablets "
    "tablet phones batteries licences licenses modules add-ons upgrades returns collections deliveries drop-off "
    "pick-up childcare nursery school boarding stabling grooming transport courier postal calls minutes texts "
    "translations interpreting subtitles scans prints copies designs drawings".split()
)

# “Its nearest rival, Linora, took in €3 million”
_ITS_RIVAL = Cued(
    r"\W*(?:its|their|the company[’']s|the firm[’']s|ihre?r?|sein(?:e|er)?|son|sa|leur|su|il suo|la sua|zijn|"
    r"haar|hun) (?:[^\W\d_][\w-]* ){0,3}?(?:rivale?|competitor|challenger|competidora?|concurrente?|concorrente|"
    r"(?:mit|wett)bewerber(?:in)?|konkurrent(?:in)?),? (?-i:[A-ZÀ-Þ])",
    re.IGNORECASE,
)


def begins_with_its_rival(text: str) -> bool:
    """Whether a sentence is about a rival by name of whom the words before were about."""
    return bool(_ITS_RIVAL.match(text))


def is_introduced(text: str) -> bool:
    """Whether a sentence begins with a name and, between commas, what that house is."""
    found = _INTRODUCED.match(text)
    return found is not None and not is_plain(found["name"]) and not _PEOPLE.search(found["what"])


def begins_with_house(text: str, page: str) -> bool:
    """Whether a sentence begins with a house's name, by its form: one that its page never writes small."""
    if is_introduced(text):
        return True
    found = _ACTS.match(text)
    if found is None or is_plain(found["name"]):
        return False
    name = re.escape(found["name"])
    if found["verb"] in _ANYTHING and not re.search(rf"[a-zß-ÿ,] {name}(?!\w)", page):
        return False
    return not re.search(rf"(?<!\w){name.lower()}(?!\w)", page)


def is_common(word: str) -> bool:
    """Whether a word is one of a list of the language's: what houses sell, do and have."""
    return flat(word).casefold() in _PLAIN


def is_plain(name: str) -> bool:
    """Whether a word is one of the language's rather than a name's."""
    return len(name.split()) == 1 and (is_common(name) or bool(_PLAIN_END.search(name)) or name.isupper())
