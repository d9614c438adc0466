"""`confidant manifest`: the Slack app, from the catalogue."""

from pathlib import Path
from typing import Annotated

import typer


def manifest(
    out: Annotated[Path | None, typer.Option(help="Write it here instead of showing it.")] = None,
) -> None:
    """Print the manifest of the Slack app; commands under other names come from CONFIDANT_SLACK__COMMANDS."""
    import sys

    from bot.platforms.slack.manifest import manifest_yaml
    from bot.settings import load_settings
    from skills.catalogue import SKILLS

    text = manifest_yaml(SKILLS, load_settings().slack)
    if out:
        out.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
