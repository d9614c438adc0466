"""`confidant teams-package`: the Teams app as the zip that an admin uploads."""

from pathlib import Path
from typing import Annotated

import typer


def teams_package(
    out: Annotated[Path, typer.Option(help="Write the zip here.")] = Path("confidant-teams.zip"),
    app_id: Annotated[
        str, typer.Option(help="Application id of the bot; else CONFIDANT_TEAMS__APP_ID.")
    ] = "",
    website: Annotated[
        str, typer.Option(help="Page about it, shown as the developer's.")
    ] = "https://example.org/confidant",
    listening: Annotated[
        bool,
        typer.Option("--listening", help="Ask teams and chats for consent to read untagged messages (RSC)."),
    ] = False,
    meetings: Annotated[
        bool,
        typer.Option(
            "--meetings", help="Ask meetings for consent to know of them and of their transcripts (RSC)."
        ),
    ] = False,
    schema: Annotated[
        Path | None, typer.Option(help="Microsoft's manifest schema, to check the manifest by it.")
    ] = None,
) -> None:
    """Write the Teams app: manifest and icons, with its ids filled in."""
    from bot.cli.session import console, say
    from bot.errors import SettingsError
    from bot.platforms.teams.app.manifest import Choices, manifest
    from bot.platforms.teams.app.package import faults, package
    from bot.settings import load_settings
    from skills.catalogue import SKILLS

    given = app_id or load_settings().teams.app_id
    if not given:
        raise SettingsError("Which bot it is for is missing: set CONFIDANT_TEAMS__APP_ID or give --app-id.")
    choices = Choices(given, website, listening=listening, meetings=meetings)
    found = faults(manifest(SKILLS, choices), schema) if schema else []
    if found:
        raise SettingsError(f"The manifest does not fit {schema}: {'; '.join(found[:3])}.")
    out.write_bytes(package(SKILLS, choices))
    checked = f"valid by {schema.name}" if schema else "not validated: give --schema for that"
    say(f"{out} is written ({checked}). Upload it in the Teams admin centre.", console())
