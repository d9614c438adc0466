"""Words that a house sent in and somebody else printed: under a heading or a mark that says so they are its own."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from skills.research.facts import Fact, Voice
from skills.research.report import Source

_MOST_OF_MARK = 9  # words of a line that says of others where they come from
_MARK = (
    r"(?:from (?:our |the )?(?:suppliers?|vendors?|manufacturers?|advertisers?)|press release|media release|"
    r"news release|advertisements?|advertorial|advertiser content|sponsored|promoted|promotion|paid (?:post|content)|"
    r"partner content|(?:supplied|provided|submitted|sent in|written) by (?:the |its |our )?(?:vendor|company|supplier|"
    r"manufacturer|maker|advertiser|companies|vendors|suppliers|manufacturers|makers|advertisers|firms)(?! "
    r"(?:we|that|who|"
    r"which)\b)|(?:printed|published|reproduced) as (?:received|sent|supplied)|as received|"
    r"unverified|not verified|unedited|pressemitteilung|anzeige|herstellerangabe|communiqué de presse|"
    r"publi-?(?:rédactionnel|reportage)|nota de prensa|contenido patrocinado)"
)
# what a page says of all that it prints: “Content supplied by a third party”, “Paid distribution”, “/NewsWire/ --”
_WHO = (
    r"(?:an? |the |its |our )?(?:third[- ]part(?:y|ies)|vendor|company|supplier|manufacturer|maker|advertiser|issuer|"
    r"client|"
    r"press office|newswire|press release)"
)
_OF_ALL = re.compile(
    r"\W{0,9}(?:"
    rf"(?:this |the |all )?(?:content|article|text|story|release|material|post|report|item)s? (?:(?:above|below|"
    rf"here) )?(?:(?:was|is|"
    rf"are|were|has been) )?(?:supplied|provided|submitted|paid for|written|produced|sent in|"
    rf"distributed) by {_WHO}\b[^.]{{0,40}}|"
    # “The text below was sent to us by Acme. We have not edited it.”
    r"(?:this |the |all )?(?:following )?(?:text|article|story|release|item|news|announcement)s? "
    r"(?:(?:above|below|here) )?(?:was|is|were|are|has been) (?:sent|supplied|provided|given|submitted|handed)"
    r"(?: (?:in|over))?(?: to us)? by [^.]{1,60}|"
    r"we (?:have|did|do) not (?:edit|check|verif|change)\w* (?:it|this|them|the text|these)\b[^.]{0,40}|"
    r"(?:der |dieser )?(?:folgende |untenstehende )?(?:text|beitrag|artikel) (?:wurde|ist) uns (?:von|vom) [^.]{1,60} "
    r"(?:zugesandt|zugeschickt|geschickt|übermittelt)|"
    r"(?:le |ce )?(?:texte|communiqué)(?: ci-dessous| suivant)? nous a été (?:envoyé|transmis|fourni) par [^.]{1,60}|"
    r"(?:[\w&’'-]{1,40} ?[.:,·|–—-] ?){0,2}(?:paid|sponsored) (?:distribution|placement|release|news release)"
    r"(?: ?[|·,–—-] ?[\w ,]{4,30})?|"
    r"(?:the |this )?(?:publisher|site|newspaper|paper) is not responsible for (?:the|its|this) content\b[^.]{0,40}|"
    r"(?:dieser )?(?:inhalt|beitrag|text|artikel)e? (?:wurde |ist |stammt )?(?:von (?:dritten|einem dritten|"
    r"dem unternehmen|"
    r"der firma|dem anbieter|dem hersteller)|vom (?:unternehmen|anbieter|hersteller))(?: (?:bereitgestellt|geliefert|"
    r"übermittelt|"
    r"verfasst))?|(?:original-content von|bezahlte (?:verbreitung|veröffentlichung))\b[^.]{0,60}|"
    r"für den inhalt ist (?:der|die) (?:aussender|herausgeber|einsender|anbieter|firma)\w* verantwortlich|"
    r"(?:contenu|texte|article) (?:fourni|proposé|rédigé|transmis) par (?:un tiers|l[’'](?:entreprise|annonceur)|"
    r"la société)|"
    r"diffusion payante|contenido (?:facilitado|proporcionado) por (?:un tercero|terceros|la empresa)"
    r")\W*",
    re.IGNORECASE,
)
_WIRE = re.compile(
    r"^[^.!?\n]{0,80}(?:/[A-Z][\w .-]{2,30}/|\((?:[A-Z][A-Z ]*WIRE|[A-Z]\w*[Ww]ire|ots)\)) ?(?:--?|–|—)",
    re.MULTILINE,
)
_IN_LINE = re.compile(rf"(?<![^\W_]){_MARK}s?(?![^\W_])", re.IGNORECASE)
_IN_FRONT = re.compile(rf"\W*{_MARK}s?(?![^\W_])[^:.\n]{{0,40}}?\s*[:|)\]–—]", re.IGNORECASE)


def is_supplied(source: Source, start: int, sentence: str) -> bool:
    """Whether a sentence stands below a heading or a line, or behind words, that call it a house's own."""
    begins = source.text.rfind("\n", 0, start) + 1
    begun, above = source.text[begins:start], source.text[:begins].rstrip()
    heading_at = f"\n{above}".rfind("\n#")
    heading = above[heading_at:].partition("\n")[0] if heading_at >= 0 else ""
    last = above[above.rfind("\n") + 1 :]
    if _IN_FRONT.match(begun if begun.strip() else sentence) or any(map(_is_mark, (heading, last))):
        return True
    return _is_marked(_part(source.text, start))


@lru_cache(maxsize=64)
def _is_marked(part: str) -> bool:
    """Whether a part says of all that it holds who sent it in; many facts stand in one part."""
    return bool(_WIRE.search(part)) or any(map(_OF_ALL.fullmatch, _SENTENCES.split(part)))


def as_sent_in(facts: Iterable[Fact], sources: Mapping[str, Source]) -> list[Fact]:
    """The facts, those that others only print for a house as that house's own words: no figure, which it knows best."""
    marked = {name for name, source in sources.items() if _has_mark(source.text)}

    def is_sent_in(one: Fact) -> bool:
        is_others = one.field in _OF_OTHERS and one.voice is Voice.OTHERS and one.span.source in marked
        return is_others and is_supplied(sources[one.span.source], one.span.start, one.span.quote)

    return [replace(one, voice=Voice.ITSELF) if is_sent_in(one) else one for one in facts]


def _has_mark(text: str) -> bool:
    return bool(_IN_LINE.search(text) or _WIRE.search(text)) or any(
        _OF_ALL.fullmatch(line) or _ALONE.fullmatch(line) for line in _SENTENCES.split(text)
    )


_OF_OTHERS = frozenset(("edge", "proof"))
_SENTENCES = re.compile(r"\n|(?<=[.!?]) ")
_HEADING = re.compile(r"^#+ ", re.MULTILINE)


def _part(text: str, start: int) -> str:
    """What stands below one heading, with it and, of the first, with what stands above it."""
    bounds = _bounds(text)
    place = bisect_right(bounds, start, hi=len(bounds) - 1)
    return text[bounds[place - 1] : bounds[place]]


@lru_cache(maxsize=8)
def _bounds(text: str) -> tuple[int, ...]:
    """Where the parts of a text begin, and its end."""
    heads = [one.start() for one in _HEADING.finditer(text)]
    return (0, *heads[1:], len(text))


# a heading that says no more
_ALONE = re.compile(
    r"\W*(?:supplied|submitted|sent in|from the trade|eingesandt|zugesandt|communiqués?|enviado por empresas)\W*",
    re.IGNORECASE,
)


def _is_mark(line: str) -> bool:
    return bool(_ALONE.fullmatch(line)) or (
        len(line.split()) <= _MOST_OF_MARK and bool(_IN_LINE.search(line))
    )
