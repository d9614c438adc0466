"""What is made at once, and what a person wants changed in one picture of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from skills.creative.brand.kit import Kit
from skills.creative.brief.brief import Brief
from skills.creative.checks.draft import Earlier
from skills.creative.copy.tags import Hints
from skills.creative.copy.wording import Named, Wording
from skills.creative.formats.format import Format

# a product's SKU, an audience and a locale
Place = tuple[str, str, str]


@dataclass(frozen=True)
class Edits:
    """What a person wants otherwise; `texts` are their own words by field, on and beside the picture.

    `without` are things on the picture that are left out, in the words of `Placed.kind`. `comment` is what they
    wrote."""

    texts: Mapping[str, str] = field(default_factory=dict)
    design: str = ""
    without: frozenset[str] = frozenset()
    comment: str = ""


NO_EDITS = Edits()


@dataclass(frozen=True)
class Background:
    """A picture that an image model made to stand behind a product."""

    content: bytes
    model: Named


@dataclass(frozen=True)
class Order:
    """`worded` are a model's words where one wrote some; the grammar words the rest. `backgrounds` are by SKU."""

    brief: Brief
    kit: Kit
    formats: Sequence[Format]
    earlier: tuple[Earlier, ...] = ()
    hints: Hints = field(default_factory=dict)
    worded: Mapping[Place, tuple[Wording, ...]] = field(default_factory=dict)
    backgrounds: Mapping[str, Background] = field(default_factory=dict)
