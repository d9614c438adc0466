"""What one variant says, before it is fitted to a format."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Named:
    """Which model made something, for the manifest: `provider` is `none` where a template did."""

    name: str
    provider: str
    data_class: str
    licence: str


TEMPLATE = Named("template", "none", "internal", "the workspace's own")


@dataclass(frozen=True)
class Wording:
    """One product's words in one variant, for one audience in one locale.

    `texts` holds, by field as in `Format.texts`, whole alternatives, best first and each shorter than the one before,
    so that a format takes the first that fits. The rest may stand on the picture: `headlines` and `supports` again
    best first, `price` and `was` with their currency, `cta` on the button, `disclaimer` small; empty is left out.
    `tags` are of `learning.tags`; `claims` are the approved ones that were used; `notes` say what was left out."""

    locale: str
    texts: Mapping[str, tuple[str, ...]]
    headlines: tuple[str, ...]
    supports: tuple[str, ...] = ()
    price: str = ""
    was: str = ""
    offer: str = ""
    cta: str = ""
    disclaimer: str = ""
    tags: Mapping[str, str] = field(default_factory=dict)
    claims: tuple[str, ...] = ()
    model: Named = TEMPLATE
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fitted:
    """A wording in one format: the fields beside the picture, within hard limits, and those that did not fit.

    `more` holds every alternative that fits, for the fields of which the platform takes several."""

    texts: Mapping[str, str]
    unfitted: tuple[str, ...] = ()
    more: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
