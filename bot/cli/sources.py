"""`confidant sources`: the places that are kept up to date by themselves, and the databases that may be asked."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.sources.adding import Wish
    from bot.sources.book import Added
    from bot.sources.sources import Sources
    from indexing.ingest import IngestReport

app = typer.Typer(
    help="Keep folders, web pages, channels of Slack and Teams, and Drive indexed.", no_args_is_help=True
)

_Places = Annotated[
    list[str] | None,
    typer.Argument(
        help="A path, web addresses, a channel's id or link; none for drive. sql: an address or the name of the "
        "setting that holds it; asked for without one."
    ),
]
_Layer = Annotated[Path | None, typer.Option(help="sql: what people say about this database (YAML).")]


@app.command("add")
def add(
    kind: Annotated[str, typer.Argument(help="files, web, slack, teams, export, drive or sql")],
    places: _Places = None,
    name: Annotated[
        str | None, typer.Option(help="What the source is called; a name is made without it.")
    ] = None,
    readers: Annotated[
        str | None,
        typer.Option(help="Nobody else reads it, whatever it says: world, everyone, group:NAME, …"),
    ] = None,
    data_class: Annotated[str, typer.Option("--class", help="open, internal or confidential")] = "internal",
    as_: Annotated[str | None, typer.Option("--as", help="Who asks: a member of a private channel.")] = None,
    listed_at: Annotated[
        str, typer.Option("--list", help="web: a file or address with one address a line.")
    ] = "",
    workspace: Annotated[str, typer.Option(help="export: the workspace's address, for links.")] = "",
    private: Annotated[bool, typer.Option("--private", help="export: its private channels too.")] = False,
    unsaid: Annotated[
        str | None, typer.Option(help="drive: readers of files whose sharing the account may not see.")
    ] = None,
    layer: _Layer = None,
    later: Annotated[
        bool, typer.Option("--later", help="Leave the first sync to `confidant serve`.")
    ] = False,
) -> None:
    """Add a place, and read it for the first time."""
    if kind == "sql":
        raise typer.Exit(_add_database(places or [], name, readers, data_class, layer, later=later))
    from bot.cli.reading import class_of
    from bot.sources.adding import Wish
    from indexing.documents import EVERYONE, parse_readers
    from indexing.sources.slack_export import WORKSPACE_URL

    wish = Wish(
        kind=kind,
        places=tuple(places or ()),
        name=name,
        readers=EVERYONE if readers is None else parse_readers(readers),
        data_class=class_of(data_class),
        person=as_,
        listed_at=listed_at,
        workspace_url=workspace or WORKSPACE_URL,
        private=private,
        unsaid=frozenset() if unsaid is None else parse_readers(unsaid),
    )
    raise typer.Exit(1 if _add(wish, later=later) else 0)


@app.command("list")
def list_(json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """Show every source, and how its last sync went."""
    from bot.cli.databases import fields as database_fields
    from bot.cli.databases import table as database_table
    from bot.cli.session import console, open_app, print_json
    from bot.databases.book import DatabaseBook
    from bot.platforms.terminal.render import render
    from bot.sources.book import Book
    from skills.messages import Table

    with open_app(check=False) as opened:
        added, databases = Book(opened.engine).all(), DatabaseBook(opened.engine).all()
    if json:
        print_json([*map(_fields, added), *map(database_fields, databases)])
        return
    columns = ("Name", "Kind", "Readers", "Class", "Last synced", "Trouble")
    rows = tuple(
        (
            one.name,
            one.place.kind,
            ", ".join(sorted(one.readers)),
            one.data_class.value,
            f"{one.synced_at:%Y-%m-%d %H:%M}" if one.synced_at else "not yet",
            one.trouble,
        )
        for one in added
    )
    console().print(render(Table(columns, rows)))
    if databases:
        console().print(render(database_table(databases)))


@app.command("sync")
def sync(
    name: Annotated[str | None, typer.Argument(help="One source; all of them without it.")] = None,
) -> None:
    """Bring sources up to date now, and look at databases again."""
    from bot.cli.databases import is_kept, read_again
    from bot.cli.session import open_app
    from bot.sources.sources import Sources

    with open_app() as opened:
        if name and is_kept(opened, name):
            raise typer.Exit(read_again(opened, name))
        sources = Sources.of(opened)
        chosen = [sources.find(name)] if name else sources.book.all()
        failed = [one.name for one in chosen if _sync(sources, one)]
        unread = 0 if name else read_again(opened)
    raise typer.Exit(1 if failed or unread else 0)


@app.command("layer")
def layer(
    name: Annotated[str, typer.Argument(help="A database, as `confidant sources list` shows it.")],
    propose: Annotated[
        bool, typer.Option("--propose", help="What could be said, worked out from its tables.")
    ] = False,
    out: Annotated[
        Path | None, typer.Option(help="Write it to this file; it is printed without one.")
    ] = None,
    in_: Annotated[
        Path | None, typer.Option("--in", help="Let the description of this file hold from now on.")
    ] = None,
) -> None:
    """Show, propose or set what is said about a database: words, joins, metrics, readers of its tables."""
    if in_ is not None and (propose or out is not None):
        raise typer.BadParameter("--in sets a description; leave out --propose and --out")
    from bot.cli.databases import set_layer, show_layer

    if in_ is not None:
        set_layer(name, in_)
    else:
        show_layer(name, out, propose=propose)


@app.command("class")
def class_(
    name: Annotated[str, typer.Argument(help="A database, as `confidant sources list` shows it.")],
    data_class: Annotated[str, typer.Argument(help="open, internal or confidential")],
) -> None:
    """Say how far the data of a database may travel: which models may draft for it."""
    from bot.cli.databases import set_class

    set_class(name, data_class)


@app.command("remove")
def remove(name: Annotated[str, typer.Argument(help="As `confidant sources list` shows it.")]) -> None:
    """Take a source out, and its documents with it."""
    from bot.cli.databases import is_kept, take_out
    from bot.cli.session import console, open_app, say
    from bot.sources.sources import Sources

    with open_app() as opened:
        if is_kept(opened, name):
            take_out(opened, name)
            return
        count = Sources.of(opened).remove(name)
    say(f"Removed {name} and {count} document{'' if count == 1 else 's'}.", console())


def _add_database(
    places: list[str],
    name: str | None,
    readers: str | None,
    data_class: str,
    layer: Path | None,
    *,
    later: bool,
) -> int:
    from bot.cli.databases import Typed
    from bot.cli.databases import add as add_database
    from bot.cli.reading import class_of

    typed = Typed(places, name or "", readers or "everyone", class_of(data_class), layer)
    return add_database(typed, later=later)


def _add(wish: "Wish", *, later: bool) -> bool:
    """Write a source down and read it for the first time; True if something failed."""
    from bot.cli.session import console, open_app, say
    from bot.sources.adding import add as add_source
    from bot.sources.sources import Sources

    with open_app() as opened:
        sources = Sources.of(opened)
        added = add_source(sources, wish)
        say(
            f"Added {added.name} ({wish.kind}). Read at most by: {', '.join(sorted(added.readers))}.",
            console(),
        )
        return False if later else _sync(sources, added)


def _sync(sources: "Sources", added: "Added") -> bool:
    """Sync one source and say what came of it; True if something failed."""
    from bot.cli.reading import progress, say_failures, sentence
    from bot.cli.session import console, say

    with progress() as on_progress:
        report: IngestReport = sources.sync(added, on_progress=on_progress)
    say(f"{added.name}: {sentence(report)}", console())
    say_failures(report)
    return bool(report.failed)


def _fields(added: "Added") -> dict[str, object]:
    return {
        "name": added.name,
        "place": added.place.model_dump(mode="json"),
        "readers": sorted(added.readers),
        "class": added.data_class.value,
        "added_by": added.added_by,
        "added_at": added.added_at.isoformat(),
        "synced_at": added.synced_at.isoformat() if added.synced_at else None,
        "trouble": added.trouble,
    }
