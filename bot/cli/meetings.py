"""`confidant meetings`: what is kept of meetings, who is left out, and out with one, with a proof."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.app import App
    from bot.meetings.care import Care
    from bot.meetings.overview import MeetingViews
    from bot.meetings.proof import Proof
    from skills.messages import User

app = typer.Typer(help="Show, delete and hold meetings; say who is left out of them.", no_args_is_help=True)
opt_outs = typer.Typer(
    help="Say whose words, and which meetings, are never written up.", no_args_is_help=True
)
app.add_typer(opt_outs, name="opt-out")

Id = Annotated[str, typer.Argument(help="A meeting's id, or the beginning of it.")]
As = Annotated[
    str | None, typer.Option("--as", help="Who you are (id or e-mail); else whoever runs this machine.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Kind = Annotated[str, typer.Argument(help="person, title, off or on")]
Value = Annotated[str, typer.Argument(help="An id, an e-mail or a name; or the words.")]
Why = Annotated[str, typer.Option(help="Why, for whoever reads the audit later.")]


@app.command("list")
def list_(as_: As = None, json: Json = False) -> None:
    """Show the meetings that you may know of, newest first."""
    from bot.cli.session import console, print_json
    from bot.platforms.terminal.render import render
    from skills.messages import Table

    with _opened(as_) as (opened, care, user):
        views = _views(opened, care).of(user)
    if json:
        print_json([view.to_json() for view in views])
        return
    columns = ("Meeting", "When", "Title", "State", "Kept until")
    rows = tuple(
        (one.id, f"{one.started_at:%Y-%m-%d %H:%M}", one.title, one.state, one.until) for one in views
    )
    console().print(render(Table(columns, rows)))


@app.command("show")
def show(meeting: Id, as_: As = None, json: Json = False) -> None:
    """Show what is kept of one meeting; its minutes only to those who may read them."""
    from bot.cli.session import console, print_json, say

    with _opened(as_) as (opened, care, user):
        view = _views(opened, care).one(meeting, user)
    if json:
        print_json(view.to_json())
        return
    for line in view.lines:
        say(line, console())


@app.command("delete")
def delete(meeting: Id, as_: As = None, json: Json = False) -> None:
    """Delete a meeting everywhere, look again in each place, and print what was found."""
    from bot.cli.session import console, error_console, print_json, say

    with _opened(as_) as (opened, care, user):
        proof = asyncio.run(_delete(opened, care, meeting, user))
    if json:
        print_json({"meeting": proof.meeting, "deleted": proof.clean, "looked": list(proof.lines)})
    else:
        for line in proof.lines:
            say(line, console())
    if not proof.clean:
        say(
            "Something is left; it is tried again each night by `confidant serve`.",
            error_console(),
            style="red",
        )
        raise typer.Exit(1)
    if not json:
        say(f"Meeting {proof.meeting} is deleted.", console())


@app.command("hold")
def hold(meeting: Id, as_: As = None, why: Why = "") -> None:
    """Keep a meeting, whatever any rule says, until it is released."""
    from bot.cli.session import console, say

    with _opened(as_) as (_, care, user):
        care.retention.hold(meeting, by=user, why=why)
    say("Held.", console())


@app.command("release")
def release(meeting: Id, as_: As = None, why: Why = "") -> None:
    """Let the rules hold again for a meeting."""
    from bot.cli.session import console, say

    with _opened(as_) as (_, care, user):
        care.retention.release(meeting, by=user, why=why)
    say("Released.", console())


@app.command("voices")
def voices(as_: As = None, json: Json = False) -> None:
    """Show who agreed to have their voice kept, and until when."""
    from dataclasses import asdict
    from datetime import timedelta

    from bot.cli.session import console, print_json, say
    from bot.meetings.optouts import require_settings

    with _opened(as_) as (opened, care, user):
        require_settings(user, care.opt_outs.allowed)
        kept = care.voices.everyone()
        days = timedelta(days=opened.settings.meetings.keep_profiles_days)
    if json:
        print_json([asdict(one) | {"agreed_at": one.agreed_at.isoformat()} for one in kept])
        return
    for one in kept:
        until = f"agreed {one.agreed_at:%Y-%m-%d}, kept until {one.agreed_at + days:%Y-%m-%d}"
        say(f"{one.person_id} {one.name}: {one.seconds:.0f} seconds, {until}", console())
    if not kept:
        say("Nobody agreed to have their voice kept.", console())


@app.command("leave-out")
def leave_out(meeting: Id, as_: As = None) -> None:
    """Stop a meeting before its minutes stand."""
    from bot.cli.session import console, say

    with _opened(as_) as (_, care, user):
        left = care.privacy.leave_out(meeting, by=user)
    say(f"Meeting {left} is left out.", console())


@app.command("audit")
def audit(
    meeting: Annotated[str | None, typer.Argument(help="Of one meeting only, by its whole id.")] = None,
    as_: As = None,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="How many lines, newest first.")] = 100,
    json: Json = False,
) -> None:
    """Show who did what: notices, opt-outs, holds, deletions with their proofs."""
    from dataclasses import asdict

    from bot.audit import lines
    from bot.cli.session import console, print_json, say
    from bot.meetings.optouts import require_settings
    from bot.meetings.proof import looks_of
    from bot.meetings.retention import subject

    with _opened(as_) as (opened, care, user):
        require_settings(user, care.opt_outs.allowed)
        found = lines(opened.engine, subject=subject(meeting) if meeting else None, limit=limit)
    if json:
        print_json([asdict(line) | {"at": line.at.isoformat()} for line in found])
        return
    for line in found:
        looks = looks_of(line.detail)
        say(f"{line.at:%Y-%m-%d %H:%M} {line.by}: {line.did}, {line.subject}", console())
        for text in map(str, looks) if looks else filter(None, (line.detail,)):
            say(f"    {text}", console())


@opt_outs.command("add")
def opt_out_add(kind: Kind, value: Value, as_: As = None) -> None:
    """Leave out a person, a title, or what is said from (off) and up to (on) certain words."""
    from bot.cli.session import console, say

    with _opened(as_) as (_, care, user):
        added = care.opt_outs.add(kind, value, by=user)
    say(f"Left out from now on: {added.kind} {added.value}.", console())


@opt_outs.command("remove")
def opt_out_remove(kind: Kind, value: Value, as_: As = None) -> None:
    """Take a person or words back in; what was left out is not brought back."""
    from bot.cli.session import console, say

    with _opened(as_) as (_, care, user):
        care.opt_outs.remove(kind, value, by=user)
    say("Taken back in.", console())


@opt_outs.command("list")
def opt_out_list(as_: As = None) -> None:
    """Show who and what is left out, also by the settings."""
    from bot.cli.session import console, say
    from bot.meetings.optouts import require_settings

    with _opened(as_) as (_, care, user):
        require_settings(user, care.opt_outs.allowed)
        for one in care.opt_outs.list():
            say(f"{one.kind} {one.value} (by {one.added_by}, {one.added_at:%Y-%m-%d})", console())
        settings = care.opt_outs.settings
        for kind, words in (
            ("title", settings.private_titles),
            ("off", settings.off_words),
            ("on", settings.on_words),
        ):
            say(f"{kind} {', '.join(words)} (settings)", console(), style="dim")


@contextmanager
def _opened(as_: str | None) -> "Iterator[tuple[App, Care, User]]":
    """The App, and the care of meetings as whoever asks: who runs the machine may do everything, as with rules."""
    from bot.cli.session import open_app
    from bot.directory import LOCAL
    from bot.meetings.care import Care
    from bot.permissions import check_known
    from skills.messages import User
    from skills.permission import Permission

    with open_app(check=False) as opened:
        user = opened.rights.user(as_)
        check_known(user)

        def allowed(who: User, permission: Permission) -> bool:
            return (as_ is None and who.id == LOCAL) or opened.rights.allowed(who, permission)

        settings = opened.settings
        yield (
            opened,
            Care.of(opened.engine, opened.directory, settings.home, settings.meetings, allowed, opened.now),
            user,
        )


def _views(opened: "App", care: "Care") -> "MeetingViews":
    from bot.meetings.overview import MeetingViews

    return MeetingViews(opened.engine, opened.directory, care.retention, care.retention.allowed)


async def _delete(opened: "App", care: "Care", meeting: str, user: "User") -> "Proof":
    from bot.meetings.deletion import Deletion
    from bot.metrics import Metrics
    from bot.serve import platforms_of

    async def hear_nothing(_platform: str, _event_id: str, _body: dict[str, object]) -> bool:
        return False

    platforms, _ = platforms_of(opened, hear_nothing, Metrics())
    named = {one.name: one for one in platforms}
    return await Deletion.of(opened, care.retention, named).delete(meeting, by=user)
