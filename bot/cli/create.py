"""`confidant create`: a brief to drafts in a folder, and a zip of those that somebody approved."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.creative.studio import Done

app = typer.Typer(
    help="Make adverts of a brief, and hand out those that somebody approved.", invoke_without_command=True
)

As = Annotated[str | None, typer.Option("--as", help="Who does this (id or e-mail).")]
Folder = Annotated[Path, typer.Argument(help="The folder of a set, with its manifest.json.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.callback()
def create(
    context: typer.Context,
    brief: Annotated[Path | None, typer.Option(help="What is wanted, as YAML.")] = None,
    out: Annotated[Path | None, typer.Option(help="Folder for drafts, contact sheets and manifest.")] = None,
    kit: Annotated[
        Path | None, typer.Option(help="A brand kit for this set alone, instead of the workspace's.")
    ] = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Make every picture that a brief asks for, checked, as drafts; nothing is handed out before it is approved."""
    if context.invoked_subcommand:
        return
    if brief is None or out is None:
        raise typer.BadParameter("give --brief FILE and --out FOLDER, or a command: see --help")
    from bot.cli.session import error_console, open_app, print_json
    from bot.creative.folder import manifest_of
    from bot.creative.studio import create as make
    from bot.creative.studio import person
    from skills.permission import Permission

    with open_app(check=False) as opened, error_console().status("Making …") as shown:
        by = person(opened, as_, Permission.DRAFT)
        done = make(
            opened, brief, out, kit, by, lambda n, total: shown.update(f"Making: {n} of {total} pictures.")
        )
    if json:
        print_json(manifest_of(done.found))
    else:
        _show(done, out)
    if done.failed:
        raise typer.Exit(1)


@app.command("approve")
def approve(
    folder: Folder,
    pictures: Annotated[
        list[str] | None, typer.Argument(help="Which pictures, by key, path or file's name.")
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="All that passed the checks.")] = False,
    as_: As = None,
    json: Json = False,
) -> None:
    """Approve pictures, bound to their exact bytes, words, brand kit and version."""
    if bool(pictures) == all_:
        raise typer.BadParameter("name pictures, or say --all")
    from bot.cli.session import open_app
    from bot.creative.studio import approve as let
    from bot.creative.studio import person, standing_said
    from skills.permission import Permission

    with open_app(check=False) as opened:
        by = person(opened, as_, Permission.RELEASE)
        done = let(opened, folder, pictures or (), by, everything=all_)
    more = standing_said(done.found, done.pictures)
    _tell(done, f"{len(done.pictures)} approved by {by.name}.", as_json=json, more=more)


@app.command("changes")
def changes(
    folder: Folder,
    picture: Annotated[str, typer.Argument(help="Which picture, by key, path or file's name.")],
    comment: Annotated[
        str, typer.Option(help="Such as: shorter headline, other design, darker, without price.")
    ] = "",
    headline: Annotated[str, typer.Option(help="Your own headline.")] = "",
    text: Annotated[str, typer.Option(help="Your own main text.")] = "",
    as_: As = None,
    json: Json = False,
) -> None:
    """Say what should be otherwise: a new version where it can be made, which nobody has approved yet."""
    from bot.cli.session import open_app
    from bot.creative.studio import Wanted, change, person
    from skills.permission import Permission

    with open_app(check=False) as opened:
        by = person(opened, as_, Permission.DRAFT)
        done = change(opened, folder, picture, Wanted(comment, headline, text), by)
    said = f"Made anew: {', '.join(done.pictures)}." if done.pictures else "Kept what is wanted."
    _tell(done, said, as_json=json)


@app.command("export")
def export(
    folder: Folder,
    out: Annotated[Path, typer.Option(help="The zip to write.")],
    as_: As = None,
    json: Json = False,
) -> None:
    """Write the approved pictures as a zip, with manifest and provenance; nothing that is not approved."""
    from bot.cli.session import open_app
    from bot.creative.studio import export as hand_out
    from bot.creative.studio import person
    from skills.permission import Permission

    with open_app(check=False) as opened:
        done = hand_out(opened, folder, out, person(opened, as_, Permission.RELEASE))
    _tell(done, f"{len(done.pictures)} approved pictures written to {out}.", as_json=json)


@app.command("performance")
def performance(
    file: Annotated[Path, typer.Argument(help="An export of an ad network's manager (CSV).")],
    network: Annotated[str, typer.Option(help="Whose it is, where it does not give itself away.")] = "",
    as_: As = None,
) -> None:
    """Keep what came of adverts, and say what can be said about it."""
    from bot.cli.session import console, open_app
    from bot.creative.studio import context, person
    from bot.platforms.terminal.render import show
    from skills.creative.chat.library import imported, learned
    from skills.permission import Permission

    with open_app(check=False) as opened:
        ctx = context(opened, person(opened, as_, Permission.DRAFT))
        reply = learned(ctx, tuple(imported(file, ctx, network=network))).to_reply()
    show(reply, console())


@app.command("find")
def find(
    words: Annotated[list[str] | None, typer.Argument(help="What to look for.")] = None,
    product: Annotated[str, typer.Option(help="Of this product only.")] = "",
    campaign: Annotated[str, typer.Option(help="Of this campaign only.")] = "",
    tag: Annotated[str, typer.Option(help="With this tag only.")] = "",
    licence: Annotated[str, typer.Option(help="Under this licence only.")] = "",
    best: Annotated[bool, typer.Option("--best", help="What was clicked most often first.")] = False,
    as_: As = None,
    json: Json = False,
) -> None:
    """Find pictures that were made or uploaded."""
    from dataclasses import asdict

    from bot.cli.session import console, open_app, print_json
    from bot.creative.studio import context, person
    from bot.platforms.terminal.render import show
    from skills.creative.chat.library import found_in
    from skills.creatives import Search
    from skills.permission import Permission

    wanted = Search(" ".join(words or ()), product, campaign, tag, licence, best, 100)
    with open_app(check=False) as opened:
        ctx = context(opened, person(opened, as_, Permission.DRAFT))
        if json:
            found = opened.creatives.find(wanted, ctx.audience)
            print_json([asdict(one) | {"at": one.at.isoformat()} for one in found])
            return
        reply = found_in(wanted, ctx).to_reply()
    show(reply, console())


@app.command("upload")
def upload(
    files: Annotated[list[Path], typer.Argument(help="Pictures.")],
    product: Annotated[str, typer.Option(help="Whose picture it is.")] = "",
    campaign: Annotated[str, typer.Option(help="For which campaign.")] = "",
    tag: Annotated[str, typer.Option(help="Tags, comma between.")] = "",
    licence: Annotated[str, typer.Option(help="Under which licence it may be used.")] = "",
    as_: As = None,
) -> None:
    """Put pictures into the library; a brief names them as `photo: library:ID`."""
    from bot.cli.session import console, open_app, say
    from bot.creative.studio import context, person
    from skills.creative.chat.library import keep_file
    from skills.creatives import Search
    from skills.permission import Permission

    wanted = Search(product=product, campaign=campaign, tag=tag, licence=licence)
    with open_app(check=False) as opened:
        ctx = context(opened, person(opened, as_, Permission.DRAFT))
        for one in files:
            kept = keep_file(one, wanted, ctx)
            say(f"{kept.title}: library:{kept.id}", console())


def _show(done: "Done", out: Path) -> None:
    from bot.cli.session import console, error_console, say
    from skills.creative.chat.answer import small_print, standing_line, violation_lines

    screen, found = console(), done.found
    say(f"{len(found.assets)} drafts in {out}: {standing_line(found)}.", screen)
    for line in violation_lines(found.violations):
        say(f"  {line}", screen, style="dim")
    for note in (*done.said, *found.notes):
        say(note, error_console(), style="dim")
    say(str(small_print(found)), screen, style="dim")
    say(
        f"Look at {out / 'contact-sheet-01.png'}, then: confidant create approve {out} --all --as USER",
        screen,
    )


def _tell(done: "Done", said: str, *, as_json: bool, more: tuple[str, ...] = ()) -> None:
    """What was done, and how the set stands; exit code 1 where something was refused."""
    from bot.cli.session import console, error_console, print_json, say
    from bot.creative.folder import manifest_of
    from skills.creative.chat.answer import standing_line

    for line in (*done.said, *more):
        say(line, error_console(), style="yellow")
    if as_json:
        print_json(manifest_of(done.found))
    else:
        say(said, console())
        say(f"{standing_line(done.found)}.", console(), style="dim")
    if done.failed:
        raise typer.Exit(1)
