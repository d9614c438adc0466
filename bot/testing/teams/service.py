"""The connector and the sign-in on loopback: what the SDK calls, with Teams' rules in force."""

import asyncio
import json
import math
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from urllib.parse import parse_qs

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.testing.teams.drive import Drive
from bot.testing.teams.people import REGION
from bot.testing.teams.records import Call, Chat, Json, Post, edited
from bot.testing.teams.rules import RefusedError, check
from bot.testing.teams.signing import Issuer
from bot.testing.teams.streams import stream
from bot.testing.teams.world import World

Work = Callable[[World, Request, Json], tuple[int, Json]]


class Faults:
    """What a test makes go wrong, by the name of a call: send, update, delete, member, members, open, team, meeting."""

    def __init__(self) -> None:
        self.failures: dict[str, deque[RefusedError]] = defaultdict(deque)
        self.cuts: dict[str, deque[bool]] = defaultdict(deque)
        self.holds: dict[str, asyncio.Event] = {}
        self.drive = Drive()


def build(
    world: World, issuer: Issuer, faults: Faults, url: Callable[[], str], graph: Sequence[Route]
) -> Starlette:
    """Every route of the fake, with those of Microsoft Graph."""

    def metadata(_request: Request) -> Response:
        return JSONResponse({"issuer": "https://api.botframework.com", "jwks_uri": f"{url()}/keys"})

    def keys(_request: Request) -> Response:
        return JSONResponse(issuer.keys())

    async def token(request: Request) -> Response:
        form = {name: values[0] for name, values in parse_qs((await request.body()).decode()).items()}
        status, answer = issuer.grant(form)
        return JSONResponse(answer, status)

    def called(name: str, work: Work) -> Callable[[Request], object]:
        async def endpoint(request: Request) -> Response:
            return await _called(name, work, request, world, issuer, faults)

        return endpoint

    chats = f"/{REGION}/v3/conversations"
    activity = f"{chats}/{{chat:path}}/activities/{{id}}"
    routes = [
        ("openid", "/openid", metadata, ["GET"]),
        ("keys", "/keys", keys, ["GET"]),
        ("token", "/token", token, ["POST"]),
        ("send", f"{chats}/{{chat:path}}/activities", called("send", _send), ["POST"]),
        ("reply", activity, called("reply", _reply), ["POST"]),
        ("update", activity, called("update", _update), ["PUT"]),
        ("delete", activity, called("delete", _delete), ["DELETE"]),
        ("members", f"{chats}/{{chat:path}}/pagedmembers", called("members", _members), ["GET"]),
        ("member", f"{chats}/{{chat:path}}/members/{{person}}", called("member", _member), ["GET"]),
        ("open", chats, called("open", _open), ["POST"]),
        ("team", f"/{REGION}/v3/teams/{{id}}", called("team", _team), ["GET"]),
        ("meeting", f"/{REGION}/v1/meetings/{{id}}", called("meeting", _meeting), ["GET"]),
    ]
    files = [
        Route("/files/{id}", partial(_download, world), methods=["GET"]),
        Route("/drive/{id}", partial(faults.drive.put, world), methods=["PUT"]),
        Route("/drive/{id}", partial(faults.drive.ask, world), methods=["GET"]),
    ]
    return Starlette(
        routes=[*(Route(path, work, methods=methods) for _, path, work, methods in routes), *files, *graph]
    )


async def _called(
    name: str, work: Work, request: Request, world: World, issuer: Issuer, faults: Faults
) -> Response:
    body = await request.body()
    content: Json = json.loads(body) if body else {}
    hold = faults.holds.get(name)
    if hold:
        await hold.wait()
    with world.lock:
        number = len(world.calls) + 1
        call = Call(number, name, request.url.path, content, world.now())
        answer = _answer(name, work, request, content, world, issuer, faults)
        status, said, retry_after = answer
        world.calls.append(
            replace(call, status=status, code=str((said.get("error") or {}).get("code") or ""))
        )
        cut = faults.cuts[name].popleft() if faults.cuts[name] else None
        world.changed()
    if cut is not None:
        # the line breaks after it took effect: whoever called sees no answer
        return PlainTextResponse("", 504)
    headers = {"retry-after": str(math.ceil(retry_after))} if retry_after is not None else {}
    return JSONResponse(said, status, headers)


def _answer(
    name: str, work: Work, request: Request, content: Json, world: World, issuer: Issuer, faults: Faults
) -> tuple[int, Json, float | None]:
    try:
        _check_in(name, request, issuer, faults)
        return (*work(world, request, content), None)
    except RefusedError as error:
        return error.status, {"error": {"code": error.code, "message": str(error)}}, error.retry_after


def _check_in(name: str, request: Request, issuer: Issuer, faults: Faults) -> None:
    """Whether the call is the bot's, and none that a test wants refused."""
    if issuer.app and not issuer.admits(request.headers.get("authorization", "")):
        raise RefusedError(401, "Unauthorized", "Authorization has been denied for this request.")
    if faults.failures[name]:
        raise faults.failures[name].popleft()


def _send(world: World, request: Request, content: Json) -> tuple[int, Json]:
    conversation = request.path_params["chat"]
    chat, thread = world.chat(conversation)
    world.take(conversation.partition(";")[0])
    info = next((one for one in content.get("entities") or () if one.get("type") == "streaminfo"), None)
    if info is not None:
        check(content, chat, world.limits)
        return stream(world, chat, content, info)
    if content.get("type") == "typing":
        world.typing.append((chat.id, content))
        return 201, {"id": world.new_id()}
    check(content, chat, world.limits)
    to = _targeted(world, chat, request, content)
    if thread and chat.kind != "channel":
        raise RefusedError(400, "BadArgument", "Replies to a message are for channels")
    post = world.put(Post(world.new_id(), chat.id, content, world.now(), thread=thread, to=to))
    return 201, {"id": post.id}


def _targeted(world: World, chat: Chat, request: Request, content: Json) -> str:
    if request.query_params.get("isTargetedActivity") != "true":
        return ""
    person = world.person(str((content.get("recipient") or {}).get("id") or ""))
    if not world.targeted or chat.kind == "personal" or person.name not in chat.members:
        raise RefusedError(403, "TargetedMessagesNotAllowed", "Targeted messages are not allowed here")
    return person.name


def _reply(world: World, request: Request, content: Json) -> tuple[int, Json]:
    chat, _ = world.chat(request.path_params["chat"])
    if chat.kind != "channel":
        raise RefusedError(400, "BadArgument", "Replies to a message are for channels")
    return _send(world, request, content)


def _update(world: World, request: Request, content: Json) -> tuple[int, Json]:
    chat, _ = world.chat(request.path_params["chat"])
    post = world.post(chat.id, request.path_params["id"])
    if post.streaming:
        raise RefusedError(403, "ContentStreamNotAllowed", "The message is being streamed")
    if bool(post.to) != (request.query_params.get("isTargetedActivity") == "true"):
        raise RefusedError(404, "ActivityNotFoundInConversation", "Activity not found")
    if post.to and world.now() - post.at > world.limits.targeted_seconds:
        raise RefusedError(404, "ActivityNotFoundInConversation", "Activity not found")
    world.take(chat.id)
    check(content, chat, world.limits)
    if bool(content.get("text")) + len(content.get("attachments") or ()) > 1:
        raise RefusedError(400, "BadSyntax", "Activity resulted into multiple skype activities")
    world.put(edited(post, content))
    return 200, {"id": post.id}


def _delete(world: World, request: Request, _content: Json) -> tuple[int, Json]:
    chat, _ = world.chat(request.path_params["chat"])
    world.drop(world.post(chat.id, request.path_params["id"]))
    return 200, {}


def _members(world: World, request: Request, _content: Json) -> tuple[int, Json]:
    chat, _ = world.chat(request.path_params["chat"])
    first = int(request.query_params.get("continuationToken") or 0)
    wanted = int(request.query_params.get("pageSize") or world.limits.page)
    last = first + min(wanted, world.limits.page)
    people = [world.people[name].member() for name in _read_by(world, chat)]
    more = {"continuationToken": str(last)} if last < len(people) else {}
    return 200, {"members": people[first:last], **more}


def _read_by(world: World, chat: Chat) -> list[str]:
    """Of a channel with members of its own the connector knows no more than the team: who is in it Graph says."""
    if chat.membership == "standard":
        return chat.members
    team = [one.members for one in world.chats.values() if one.team == chat.team]
    return sorted({name for members in team for name in members})


def _member(world: World, request: Request, _content: Json) -> tuple[int, Json]:
    chat, _ = world.chat(request.path_params["chat"])
    person = world.person(request.path_params["person"])
    if person.name not in _read_by(world, chat):
        raise RefusedError(404, "MemberNotFoundInConversation", "The member is not there")
    return 200, person.member()


def _open(world: World, _request: Request, content: Json) -> tuple[int, Json]:
    wanted = str(((content.get("members") or [{}])[0]).get("id") or "")
    person = world.person(wanted)
    if content.get("tenantId") != person.tenant or person.tenant != world.tenant:
        raise RefusedError(403, "ForbiddenOperationException", "The bot is not installed for this person")
    chat = next(
        (one for one in world.chats.values() if one.kind == "personal" and one.members == [person.name]), None
    )
    if chat is None or not chat.open:
        chat = Chat(f"a:{person.name}-{world.number()}", "personal", "", [person.name])
        world.chats[chat.id] = chat
    return 201, {"id": chat.id}


def _team(world: World, request: Request, _content: Json) -> tuple[int, Json]:
    team = request.path_params["id"]
    channels = [one for one in world.chats.values() if one.team == team]
    if not channels:
        raise RefusedError(404, "ConversationNotFound", "Conversation not found")
    if not any(one.open for one in channels):
        raise RefusedError(
            403, "BotNotInConversationRoster", "The bot is not part of the conversation roster"
        )
    return 200, {"id": team, "name": channels[0].name, "aadGroupId": channels[0].group}


def _meeting(world: World, request: Request, _content: Json) -> tuple[int, Json]:
    meeting = world.meetings.get(request.path_params["id"])
    if meeting is None:
        raise RefusedError(404, "MeetingNotFound", "There is no such meeting")
    if not meeting.consented or not meeting.chat.open:
        raise RefusedError(403, "Forbidden", "The app lacks OnlineMeeting.ReadBasic.Chat")
    details = {"id": meeting.id, "msGraphResourceId": meeting.series, "title": meeting.title}
    return 200, {
        "details": details,
        "conversation": {"id": meeting.chat.id, "conversationType": meeting.chat.kind},
        "organizer": {"aadObjectId": meeting.organiser.aad, "tenantId": meeting.organiser.tenant},
    }


def _download(world: World, request: Request) -> Response:
    with world.lock:
        content = world.files.get(request.path_params["id"])
    return Response(content) if content is not None else PlainTextResponse("not found", 404)
