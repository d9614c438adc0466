"""`confidant rules`: which meetings are written up, where their minutes go, and how long they are kept."""

from typing import Annotated

import typer

app = typer.Typer(
    help="Say what becomes of which meetings; the first rule that fits decides.", no_args_is_help=True
)


@app.command("add")
def add(
    title: Annotated[str, typer.Option(help="Words of the title, or a pattern with * and ?.")] = "",
    organiser: Annotated[str, typer.Option(help="Their e-mail, or @example.org for a whole domain.")] = "",
    source: Annotated[str, typer.Option(help="zoom, graph, meet, folder or upload.")] = "",
    post_to: Annotated[
        str,
        typer.Option(
            "--post-to",
            help="slack:CHANNEL-ID, teams:CHANNEL-ID, chat (the meeting's own), organiser or nowhere.",
        ),
    ] = "organiser",
    template: Annotated[
        str, typer.Option(help="How the minutes are laid out; empty goes by the title.")
    ] = "",
    keep_days: Annotated[int | None, typer.Option(help="Delete the meeting after so many days.")] = None,
    leave_out: Annotated[bool, typer.Option("--leave-out", help="Do not listen to these at all.")] = False,
    as_: Annotated[str | None, typer.Option("--as", help="Who adds it (id or e-mail).")] = None,
) -> None:
    """Add a rule after those that are there."""
    from bot.cli.session import console, open_app, say
    from bot.meetings.optouts import require_settings
    from bot.meetings.rules import Rule, Rules, sentence

    with open_app(check=False) as opened:
        by = opened.rights.user(as_)
        if as_ is not None:
            require_settings(by, opened.rights.allowed)
        rule = Rule(title, organiser.strip(), source.strip(), post_to, template, keep_days, leave_out)
        added = Rules(opened.engine).add(rule, by=by.id, now=opened.now())
    say(f"Rule {added.id}: {sentence(added)}", console())


@app.command("list")
def list_(json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """Show the rules in the order in which they are tried."""
    from dataclasses import asdict

    from bot.cli.session import console, open_app, print_json, say
    from bot.meetings.rules import Rules, sentence

    with open_app(check=False) as opened:
        rules = Rules(opened.engine).list()
    if json:
        print_json([asdict(rule) for rule in rules])
        return
    for rule in rules:
        say(f"{rule.id}: {sentence(rule)}", console())
    say(
        "Every other meeting: minutes go to its own chat if the bot is in it, else to its organiser alone.",
        console(),
        style="dim",
    )


@app.command("remove")
def remove(
    number: Annotated[int, typer.Argument(help="As `confidant rules list` shows it.")],
    as_: Annotated[str | None, typer.Option("--as", help="Who removes it (id or e-mail).")] = None,
) -> None:
    """Take a rule away; what it decided before stays as it is."""
    from bot.cli.session import console, open_app, say
    from bot.meetings.optouts import require_settings
    from bot.meetings.rules import Rules

    with open_app(check=False) as opened:
        by = opened.rights.user(as_)
        if as_ is not None:
            require_settings(by, opened.rights.allowed)
        Rules(opened.engine).remove(number, by=by.id, now=opened.now())
    say(f"Removed rule {number}.", console())
