"""`confidant doctor`: what is missing and what mends it."""

from typing import Annotated

import typer


def doctor(json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """Name each missing setting, model and permission, and the command that mends it."""
    from dataclasses import asdict

    from bot.cli.session import console, print_json, say
    from bot.doctor import State, examine
    from bot.settings import load_settings

    findings = examine(load_settings())
    if json:
        print_json([asdict(finding) for finding in findings])
    else:
        marks = {State.OK: ("✓", "green"), State.DEFAULT: ("·", "yellow"), State.BROKEN: ("✗", "red")}
        screen = console()
        for finding in findings:
            mark, colour = marks[finding.state]
            screen.print(f"[{colour}]{mark}[/{colour}] [bold]{finding.what}[/bold]", end=": ")
            say(finding.says, screen)
            if finding.mend:
                say(f"    {finding.mend}", screen, style="cyan")
    raise typer.Exit(int(any(finding.state is State.BROKEN for finding in findings)))
