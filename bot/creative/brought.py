"""A kit that came with a file on this machine, a brief or a kit: read again, so that a change of it is seen."""

from pathlib import Path

from bot.creative.tables import SetRow
from skills.errors import UserError

BRIEF, KIT = "brief:", "kit:"  # before the path of the file that a set's kit came with
CHANGED = "changed"  # no kit's hash: what was brought can no longer be read


def kit_brought(row: SetRow) -> str:
    """The hash of the kit that the file brings now; empty where there is no such file, or it brings none."""
    from skills.creative.brand.kit_file import read_kit
    from skills.creative.brief.brief_file import read_brief

    kind, path = row.source.partition(":")[0] + ":", Path(row.source.partition(":")[2])
    if not row.source or not path.is_file():
        return ""
    try:
        kit = read_kit(path) if kind == KIT else read_brief(path).kit
    except (UserError, OSError):
        return CHANGED
    return kit.sha256 if kit else ""
