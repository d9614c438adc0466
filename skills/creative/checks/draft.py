"""One draft as the checks see it: the encoded picture, the words beside it, and what both are held against."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from skills.creative.brand.kit import Kit
from skills.creative.brief.brief import Brief, Product
from skills.creative.formats.format import Box, Format
from skills.creative.picture.drawn import Drawn, Placed


@dataclass(frozen=True)
class Earlier:
    """A creative of before: its name, its picture's dhash and all of its words."""

    name: str
    dhash: str
    words: str


@dataclass(frozen=True)
class Said:
    """One text and where it stands: a field's name, or `picture/` and the kind of what was placed."""

    where: str
    text: str

    @property
    def is_sentence(self) -> bool:
        """Whether readers read it: not an address, unless somebody wrote words where one belongs."""
        return self.where not in _NO_SENTENCES or any(letter.isspace() for letter in self.text.strip())


# addresses and names for the advertiser's own eyes are no sentences
_NO_SENTENCES = ("url", "display_url", "path", "ad_name")


@dataclass(frozen=True)
class Draft:
    """`texts` stand beside the picture, by field; `more` are all alternatives of the fields that take several.

    `fonts` are the SHA-256 of the files that may be drawn with, empty where nobody said; `earlier` are creatives of
    earlier sets in formats of the same ratio; `faces` are boxes on the picture."""

    drawn: Drawn
    format: Format
    texts: Mapping[str, str]
    kit: Kit
    brief: Brief
    product: Product
    locale: str
    fonts: frozenset[str] = frozenset()
    more: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    earlier: tuple[Earlier, ...] = ()
    faces: tuple[Box, ...] = ()

    @property
    def language(self) -> str:
        return self.locale.replace("_", "-").partition("-")[0].casefold()

    def said(self) -> tuple[Said, ...]:
        """Every text of the draft: beside the picture first, then on it, from top to bottom as placed."""
        return (*self._beside(), *self._shown())

    def _beside(self) -> Iterator[Said]:
        for name, text in self.texts.items():
            yield Said(name, text)
        for name, texts in self.more.items():
            yield from (Said(name, text) for text in texts if text != self.texts.get(name))

    def _shown(self) -> Iterator[Said]:
        for placed in self.drawn.placed:
            if placed.text:
                yield Said(f"picture/{placed.kind}", running(placed))

    def market_is(self, market: str) -> bool:
        """Whether a market of the kit (DE, de-DE, or everywhere) is this draft's."""
        wanted = market.replace("_", "-").casefold().strip()
        mine = self.locale.replace("_", "-").casefold()
        return wanted in ("", "*", "all", "everywhere", mine, mine.rpartition("-")[2]) or (
            wanted == self.language and "-" not in mine
        )


def running(placed: Placed) -> str:
    """The lines of a box as one text; a word that was broken with a hyphen is whole again."""
    text = ""
    for line in placed.text:
        piece = line.strip()
        broken = text.endswith(("\u00ad", "\u2010"))
        text = text[:-1] + piece if broken else f"{text} {piece}".strip()
    return text
