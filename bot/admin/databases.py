"""What admins see of the kept databases, and the changes that they may propose to them."""

from typing import TYPE_CHECKING

from bot.databases import adding, deeds, troubles
from bot.databases.book import DatabaseBook, Entry, get_in
from bot.store import transaction
from skills.admin_book import DatabaseFact, DatabaseWish
from skills.approval import Change
from skills.errors import ForbiddenError
from skills.language import moment, say
from skills.messages import User
from skills.permission import Permission
from skills.sql.layer_file import layer_of
from skills.sql.proposing import proposed

if TYPE_CHECKING:
    from bot.app import App


def facts(app: "App") -> tuple[DatabaseFact, ...]:
    return tuple(map(_fact, DatabaseBook(app.engine).all()))


def new_database(app: "App", wish: DatabaseWish, by: User) -> Change:
    """Raises UserError, ForbiddenError, DatabaseError, StoreError."""
    data_class = adding.class_of(wish.data_class)
    asked = adding.Wish(wish.address, wish.name, wish.readers, wish.layer, data_class)
    _may_look_at(app, asked, by)
    wanted = adding.looked_at(app.databases.schemas, asked, app.now())
    return deeds.addition(wanted)


def description(app: "App", name: str) -> tuple[str, bool]:
    entry = _entry(app, name)
    if entry.layer.strip():
        return entry.layer, True
    return proposed(app.databases.schemas.whole(entry).schema), False


def proposal(app: "App", name: str) -> str:
    """What could be said about a database, whatever is said about it now. Raises as the database does."""
    return proposed(app.databases.schemas.whole(_entry(app, name)).schema)


def new_description(app: "App", name: str, layer: str) -> Change:
    """Held against the database first, where it can be reached. Raises UserError, DatabaseError."""
    entry = _entry(app, name)
    layer_of(layer, say("The description"))
    app.databases.schemas.names(adding.with_layer(entry, layer))
    return Change(deeds.DESCRIBE, name, layer)


def _may_look_at(app: "App", asked: adding.Wish, by: User) -> None:
    """Files of the server are for those who may set things; asked before anything is opened."""
    schemas = app.databases.schemas
    if schemas.addresses.is_file(schemas.addresses.keepable(asked.address)) and not app.rights.allowed(
        by, Permission.SETTINGS
    ):
        raise ForbiddenError(
            say("You need the settings permission to ask a database file of the server."),
            hint=say("Ask an admin."),
        )


def _entry(app: "App", name: str) -> Entry:
    with transaction(app.engine) as session:
        return get_in(session, name.strip())


def _fact(entry: Entry) -> DatabaseFact:
    return DatabaseFact(
        entry.name,
        adding.CALLED[entry.dialect],
        entry.shown,
        ", ".join(sorted(entry.readers)),
        entry.data_class.value,
        adding.layer_words(entry.layer),
        moment(entry.read_at) if entry.read_at else say("not yet"),
        troubles.said(entry.trouble, entry.shown),
    )
