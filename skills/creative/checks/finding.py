"""What a check found: what, where and why, and whether it keeps a draft from being approved."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """`check` is the check's name, such as text-limit. `where` names the place: a field, or a box on the picture.

    `hard` findings keep a draft from approval; others are for a person to weigh. `mended` says that it is mended
    already, and how."""

    check: str
    what: str
    where: str
    why: str
    hard: bool
    mended: str = ""
