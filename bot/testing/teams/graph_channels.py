"""Channels as Microsoft Graph gives them: what they are, who is in them, and what changed in them.

Source: learn.microsoft.com/graph/api: channel-get, channel-list-allmembers, channel-list-messages, chatmessage-delta.
"""

import html
import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.testing.teams.records import Chat, Json, Person, Post, as_read
from bot.testing.teams.rules import RefusedError
from bot.testing.teams.world import World

# small, so that whoever does not follow a next link misses something
PAGE = 2
_SINCE = re.compile(r"lastModifiedDateTime gt (\S+)")
Worded = Callable[[Chat, Json], Json]


def described(chat: Chat) -> Json:
    # "shared" is told to those alone who ask with Prefer: include-unknown-enum-members
    told = "unknownFutureValue" if chat.membership == "shared" else chat.membership
    return {"id": chat.id, "displayName": chat.name, "membershipType": told}


def member(person: Person) -> Json:
    """As Graph names somebody who is in a channel."""
    roles = ["Guest"] if person.role == "guest" else ["Member"]
    about = {"userId": person.aad, "displayName": person.name, "email": person.email}
    return {**about, "tenantId": person.tenant, "roles": roles}


def begun(world: World, chat: Chat) -> list[Json]:
    """What the product began in a conversation and everybody there sees."""
    with world.lock:
        posts = [one for one in world.posts.values() if one.chat == chat.id and not one.thread]
    return [_of_an_app(one, world.app) for one in posts if not (one.deleted or one.to or one.streaming)]


def _of_an_app(post: Post, app: str) -> Json:
    moment = datetime.fromtimestamp(post.at, UTC).isoformat()
    return {
        "id": post.id,
        "messageType": "message",
        "createdDateTime": moment,
        "lastModifiedDateTime": moment,
        "from": {"application": {"id": app, "displayName": "Confidant"}},
        "body": {"contentType": "html", "content": html.escape(as_read(post.text))},
    }


def root_of(activity: Json) -> str:
    """The message that a reply chain begins with."""
    return str(activity["conversation"]["id"]).partition(";messageid=")[2] or str(activity["id"])


def chain(chat: Chat, root: Json, said: Sequence[Json], worded: Worded, url: str) -> Json:
    """A message with the replies that fit, and where the others are."""
    below = [one for one in reversed(said) if root_of(one) == root["id"] and one["id"] != root["id"]]
    whole = {**worded(chat, root), "replies": [worded(chat, one) for one in below[:PAGE]]}
    more = {"replies@odata.nextLink": f"{url}/{root['id']}/replies?{urlencode({'$skiptoken': PAGE})}"}
    return whole | (more if len(below) > PAGE else {})


def changed(world: World, chat: Chat, said: Sequence[Json], request: Request) -> list[Json]:
    """The roots of what was touched since the token, or since the moment that the filter names; oldest first."""
    token = request.query_params.get("$deltatoken")
    if token is not None:
        roots = [root for place, root, _ in world.touches[int(token) :] if place == chat.id]
    else:
        wanted = _SINCE.fullmatch(request.query_params.get("$filter", ""))
        if wanted is None:
            raise RefusedError(400, "BadRequest", "Only lastModifiedDateTime gt can be filtered by")
        since = datetime.fromisoformat(wanted[1])
        roots = [root for place, root, at in world.touches if place == chat.id and at > since]
    return [one for one in said if one["id"] in roots]


def page_of(
    items: Sequence[Json], request: Request, url: str, epoch: int, *, later: int | None = None
) -> Response:
    """A part of these, and where the next part is; after the last one of a round of changes, where those go on."""
    if int(request.query_params.get("epoch", epoch)) != epoch:
        raise RefusedError(410, "SyncStateNotFound", "The sync state generation is not found")
    first = int(request.query_params.get("$skiptoken") or 0)
    kept = {name: one for name, one in request.query_params.items() if name not in ("$skiptoken", "epoch")}
    answer: Json = {"value": list(items[first : first + PAGE])}
    if first + PAGE < len(items):
        answer["@odata.nextLink"] = f"{url}?{urlencode({**kept, '$skiptoken': first + PAGE, 'epoch': epoch})}"
    elif later is not None:
        asked = {"$expand": kept.get("$expand", ""), "$deltatoken": later, "epoch": epoch}
        answer["@odata.deltaLink"] = f"{url}?{urlencode(asked)}"
    return JSONResponse(answer)
