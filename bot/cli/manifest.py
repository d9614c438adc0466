"""`confidant manifest`: the Slack app, from the catalogue."""

from pathlib import Path
from typing import Annotated

import typer


def manifest(
    out: Annotated[Path | None, typer.Option(help="Write it here instead of showing it.")] = None,
    http: Annotated[bool, typer.Option("--http", help="Slack calls --url instead of Socket Mode.")] = False,
    url: Annotated[
        str, typer.Option(help="Where Slack reaches the web server: https://…; for installing by OAuth.")
    ] = "",
    org: Annotated[bool, typer.Option("--org", help="To be installed in a whole organisation.")] = False,
    rotation: Annotated[bool, typer.Option("--rotation", help="Tokens that expire and are renewed.")] = False,
) -> None:
    """Print the manifest of the Slack app; commands under other names come from CONFIDANT_SLACK__COMMANDS."""
    import sys

    from bot.platforms.slack.manifest import as_yaml
    from bot.platforms.slack.manifest import manifest as default
    from bot.platforms.slack.manifest_choices import Choices, chosen
    from bot.settings import load_settings
    from skills.catalogue import SKILLS

    choices = Choices(http=http, url=url, org=org, rotation=rotation)
    text = as_yaml(chosen(default(SKILLS, load_settings().slack), choices))
    if out:
        out.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
