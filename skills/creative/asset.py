"""One advertisement that was made, and a set of them, field by field."""

from collections.abc import Mapping
from dataclasses import dataclass

from skills.creative.checks.finding import Finding
from skills.creative.copy.wording import Named


@dataclass(frozen=True)
class Asset:
    """One picture with the words beside it. `path` is relative to the set's folder, with slashes.

    `key` is short enough for the name of an ad in a network, so that its results find their way back. `shown` are the
    words on the picture by what they are, `texts` those beside it by the platform's fields. `models` made it: the
    words first, then a background where one was made. `kit_sha256` is the brand kit's, `dhash` tells pictures alike."""

    key: str
    product: str
    variant: int
    audience: str
    locale: str
    platform: str
    placement: str
    format: str
    path: str
    width: int
    height: int
    bytes: int
    sha256: str
    texts: Mapping[str, str]
    shown: Mapping[str, str]
    checks: tuple[Finding, ...]
    tags: tuple[str, ...]
    models: tuple[Named, ...]
    layout: str
    dhash: str
    kit_sha256: str
    version: int = 1

    @property
    def passed(self) -> bool:
        """Whether nothing that a machine sees keeps it from being approved."""
        return not any(finding.hard and not finding.mended for finding in self.checks)


@dataclass(frozen=True)
class Violation:
    """What was not made, or not as wished: what, where and why."""

    what: str
    where: str
    why: str


@dataclass(frozen=True)
class Made:
    """A set of drafts; `sheets` are the contact sheets' paths in its folder, `brief_sha256` of what was asked."""

    assets: tuple[Asset, ...]
    violations: tuple[Violation, ...]
    sheets: tuple[str, ...] = ()
    brief_sha256: str = ""
    notes: tuple[str, ...] = ()
