"""`confidant brand`: the workspace's brand kits; whoever runs it has the server, so nothing waits for a click."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Show and set brand kits.", no_args_is_help=True)


@app.command("show")
def show(
    name: Annotated[str | None, typer.Argument(help="Which brand; empty shows all.")] = None,
) -> None:
    """Show the brand kits in force as YAML."""
    from bot.cli.session import console, error_console, open_app, say

    with open_app(check=False) as opened:
        facts = [one for one in opened.creatives.brands() if name is None or one.name.lower() == name.lower()]
    for one in facts:
        said = (
            f"# {one.name}, version {one.version}, set by {one.changed_by}, {one.changed_at:%Y-%m-%d %H:%M}"
        )
        console().print(f"{said}\n{one.text}", markup=False, soft_wrap=True, end="")
    if not facts:
        say("No brand kit is set: confidant brand set FILE.", error_console())
        raise typer.Exit(1)


@app.command("set")
def set_(
    file: Annotated[Path, typer.Argument(help="A brand kit as YAML, its logos and fonts beside it.")],
    as_: Annotated[str | None, typer.Option("--as", help="Who does this (id or e-mail).")] = None,
) -> None:
    """Let a kit hold for its brand; what was approved with another one is approved no more."""
    from bot.audit import AuditLine, note
    from bot.cli.session import console, open_app, say
    from bot.creative.kit_deed import KitDeed
    from bot.creative.studio import person
    from bot.store import transaction
    from skills.creative.brand.kit_file import read_kit
    from skills.permission import Permission

    kit = read_kit(file)
    with open_app(check=False) as opened:
        by = person(opened, as_, Permission.SETTINGS) if as_ else opened.rights.user(None)
        change, deed = opened.creatives.new_kit(kit, by), KitDeed(opened.creatives.kits)
        with transaction(opened.engine) as session:
            look = deed.look(session, change)
            deed.do(session, change, by, opened.now())
            detail = f"{look.preview.now} → {look.preview.then}"
            note(session, AuditLine(opened.now(), by.id, "brand kit set", f"brand {change.subject}", detail))
    say(f"{look.preview.title}: {look.preview.then}.", console())
