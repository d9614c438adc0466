"""A brand kit, field by field: what is drawn with, what may be said, and what must be."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

# sRGB, each 0 to 255
Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Palette:
    """`main` fills areas, `accent` is for what is pressed, `paper` and `ink` are ground and words."""

    main: Colour
    accent: Colour
    paper: Colour
    ink: Colour
    more: tuple[Colour, ...] = ()

    @property
    def all(self) -> tuple[Colour, ...]:
        return (self.main, self.accent, self.paper, self.ink, *self.more)


@dataclass(frozen=True)
class Logo:
    """A logo for light or for dark ground. `clear` is the room around it, as a part of its height.

    `least_px` is the height below which it is left out."""

    path: Path
    sha256: str
    ground: str = "light"  # or "dark"
    clear: float = 0.25
    least_px: int = 16


@dataclass(frozen=True)
class Fonts:
    """Names of bundled families, or paths of font files that were uploaded; for headings and for the rest."""

    heading: str
    body: str


@dataclass(frozen=True)
class Claim:
    """What may be claimed in so many words; empty `products`, `markets` are all of them; `proof` says why.

    `language` is that of the words, such as de; empty is the kit's."""

    text: str
    products: tuple[str, ...] = ()
    markets: tuple[str, ...] = ()
    proof: str = ""
    language: str = ""


@dataclass(frozen=True)
class Disclaimer:
    """What must be said in a market: always, or where `when` (a word of the offer, such as price) is there."""

    text: str
    market: str
    when: str = ""


@dataclass(frozen=True)
class Kit:
    """Everything a workspace says about its brand. `sha256` names exactly this version, files included.

    `tone` are words such as warm; `banned` may not be said; `protected` are names of others that need a licence;
    `rules` were found in the guidelines and confirmed by a person. `phrases` are by locale, as de-DE, and by what they
    stand for in the kit's `language`. `spellings` are words that are written so and in no other way; a headline has
    at most `headline_words`, where that is said."""

    name: str
    palette: Palette
    fonts: Fonts
    logos: tuple[Logo, ...] = ()
    tone: tuple[str, ...] = ()
    banned: tuple[str, ...] = ()
    protected: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    disclaimers: tuple[Disclaimer, ...] = ()
    phrases: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    rules: tuple[str, ...] = ()
    two_persons: bool = False
    third_parties: bool = True
    sha256: str = ""
    language: str = "en"
    spellings: tuple[str, ...] = ()
    headline_words: int | None = None
