"""`confidant gaps`: what people ask and cannot be answered."""

import asyncio
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.app import App
    from bot.review.gaps import Gap


def gaps(
    since: Annotated[int, typer.Option(min=1, max=3650, help="Days to look back.")] = 7,
    as_: Annotated[str | None, typer.Option("--as", help="Look as this person (id or e-mail).")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show groups of questions that were declined; nobody who asked is named."""
    from bot.cli.session import console, open_app, print_json, say

    with open_app() as app:
        found = _found(app, since, as_)
    if json:
        print_json([gap.to_json() for gap in found])
        return
    if not found:
        say(f"No question was declined in the last {since} days.", console())
        return
    for gap in found:
        if gap.words:
            say(_line(gap), console())
    if unsaid := sum(gap.count for gap in found if not gap.words):
        more = (
            f"{unsaid} more, shown once a second person asks alike, or to an admin: `confidant gaps --as ID`."
        )
        say(more, console(), style="dim")


def _found(app: "App", since: int, name: str | None) -> "list[Gap]":
    from bot.permissions import check_known
    from bot.review.gaps import GapReader, gaps_of
    from indexing.audience import Audience
    from skills.errors import ForbiddenError
    from skills.permission import Permission

    user = app.rights.user(name)
    check_known(user)
    person = app.directory.find(user.id)
    if person and person.guest:
        raise ForbiddenError("What others ask is shown to members, not to guests.")
    rights = app.directory.rights_of(person) if person else app.directory.local_rights()
    reader = GapReader(Audience.of(rights), app.rights.allowed(user, Permission.SETTINGS))
    questions = app.review.questions.declined(days=since)
    return asyncio.run(gaps_of(questions, app.dispatcher.index, reader))


def _line(gap: "Gap") -> str:
    nearest = f"\n    nearest: {gap.nearest}" if gap.nearest else ""
    return f"{gap.asked}: {gap.words}{nearest}"
