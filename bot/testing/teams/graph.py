"""Microsoft Graph beside the fake Teams: what it keeps of meetings, and its notifications.

Enforced: access tokens of its own, consent for each meeting, the echo of a new subscription, client states, pages.
"""

import base64
import json
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import parse_qs, quote, urlsplit
from uuid import uuid4

import httpx
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.testing.teams.graph_channels import begun, chain, changed, described, member, page_of, root_of
from bot.testing.teams.records import CallFile, Chat, Json, Meeting, Person, SharedFile
from bot.testing.teams.rules import RefusedError
from bot.testing.teams.signing import Issuer
from bot.testing.teams.world import World
from indexing.fetch.connect import public_certificates

CLIENT, SECRET = "64a90000-0000-4000-8000-00000000c0f1", "another-secret-of-the-fake"
STATE, PUBLIC = "a-client-state-of-the-fake", "https://confidant.example.org"
SCOPE = "https://graph.microsoft.com/.default"
# who publishes notifications: learn.microsoft.com/graph/change-notifications-with-resource-data
PUBLISHER = "0bf30f3b-4a52-48df-9a82-234910c4a086"
ROOT = "/graph/v1.0"
_SECONDS = 20.0

Work = Callable[[Request, Json], Awaitable[Response]]


@dataclass
class FakeGraph:
    """`product` is where its notifications go, whatever public name a subscription has."""

    world: World
    issuer: Issuer
    url: str
    product: str = ""
    given: list[str] = field(default_factory=list)
    subscriptions: dict[str, Json] = field(default_factory=dict)
    call_files: dict[str, CallFile] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    reads_files: bool = True  # Files.Read.All, or Sites.Selected for every site
    lacks: set[str] = field(default_factory=set)  # rights to channels that nobody gave
    failures: deque[RefusedError] = field(default_factory=deque)
    epoch: int = 0  # links to the rest of a list of an earlier one lead nowhere

    @property
    def environment(self) -> dict[str, str]:
        """The product's settings for this Graph."""
        return {
            "CONFIDANT_GRAPH__TENANT_ID": self.issuer.tenant,
            "CONFIDANT_GRAPH__CLIENT_ID": CLIENT,
            "CONFIDANT_GRAPH__CLIENT_SECRET": SECRET,
            "CONFIDANT_GRAPH__CLIENT_STATE": STATE,
            "CONFIDANT_GRAPH__BASE_URL": f"{self.url}{ROOT}",
            "CONFIDANT_GRAPH__TOKEN_URL": f"{self.url}/graph/{{tenant_id}}/token",
            "CONFIDANT_GRAPH__KEYS_URL": f"{self.url}/keys",
            "CONFIDANT_ARRIVALS__PUBLIC_URL": PUBLIC,
        }

    def fail_next(
        self, status: int, code: str = "", *, times: int = 1, retry_after: float | None = None
    ) -> None:
        self.failures.extend([RefusedError(status, code, code, retry_after)] * times)

    def forgets(self) -> None:
        """Links that it gave lead nowhere any more."""
        self.epoch += 1

    def keeps(self, meeting: Meeting, kind: str, content: bytes, *, call: str = "call-1") -> CallFile:
        """A file that stands there now; nobody is told."""
        file = CallFile(meeting, kind, f"MSMj{self.world.number():06}", call, content)
        with self.world.lock:
            self.call_files[file.id] = file
        return file

    def tells(self, file: CallFile, **changed: object) -> int:
        """Notify whoever subscribed; the status that the product answered. Waits."""
        wanted = "getAllTranscripts" if file.kind == "transcripts" else "getAllRecordings"
        found = self.world.wait_for(
            lambda: next((one for one in self.subscriptions.values() if wanted in one["resource"]), None),
            _SECONDS,
            lambda: f"Nobody subscribed to {wanted}: {self.subscriptions}",
        )
        item = {
            "subscriptionId": found["id"] if found else "",
            "changeType": "created",
            "tenantId": self.issuer.tenant,
            "clientState": found["clientState"] if found else "",
            "resource": file.resource,
            "resourceData": {"id": file.id},
            **changed,
        }
        body = {"value": [item], "validationTokens": [self._vouched()]}
        with httpx.Client(trust_env=False, timeout=_SECONDS, verify=public_certificates()) as client:
            return client.post(f"{self.product}/hooks/graph", json=body).status_code

    def routes(self) -> Sequence[Route]:
        meeting = f"{ROOT}/users/{{user}}/onlineMeetings/{{meeting}}"
        file = f"{meeting}/{{kind}}/{{file}}"
        listed: list[tuple[str, str, Work]] = [
            ("GET", f"{ROOT}/subscriptions", self._listed),
            ("POST", f"{ROOT}/subscriptions", self._subscribed),
            ("PATCH", f"{ROOT}/subscriptions/{{id}}", self._renewed),
            ("GET", meeting, self._meeting),
            ("GET", f"{file}/content", self._content),
            ("GET", file, self._file),
            ("GET", f"{ROOT}/teams/{{group}}/channels/{{chat}}", self._channel),
            ("GET", f"{ROOT}/teams/{{group}}/channels/{{chat}}/allMembers", self._channel_members),
            ("GET", f"{ROOT}/teams/{{group}}/channels/{{chat}}/messages/delta", self._changed),
            ("GET", f"{ROOT}/teams/{{group}}/channels/{{chat}}/messages", self._roots),
            ("GET", f"{ROOT}/teams/{{group}}/channels/{{chat}}/messages/{{id}}/replies", self._replies),
            (
                "GET",
                f"{ROOT}/teams/{{group}}/channels/{{chat}}/messages/{{root}}/replies/{{id}}",
                self._message,
            ),
            ("GET", f"{ROOT}/teams/{{group}}/channels/{{chat}}/messages/{{id}}", self._message),
            ("GET", f"{ROOT}/chats/{{chat}}/messages", self._roots),
            ("GET", f"{ROOT}/chats/{{chat}}/members", self._members),
            ("GET", f"{ROOT}/chats/{{chat}}/messages/{{id}}", self._message),
            ("GET", f"{ROOT}/teams/{{group}}/channels/{{chat}}/filesFolder", self._folder),
            ("GET", f"{ROOT}/shares/{{name}}/driveItem", self._item),
            ("GET", f"{ROOT}/drives/{{drive}}/items/{{id}}/content", self._drive),
        ]
        return [
            Route("/graph/{tenant}/token", self._token, methods=["POST"]),
            *(Route(path, self._checked(work), methods=[method]) for method, path, work in listed),
        ]

    def _checked(self, work: Work) -> Callable[[Request], Awaitable[Response]]:
        async def endpoint(request: Request) -> Response:
            body = await request.body()
            self.asked.append(f"{request.method} {request.url.path}")
            try:
                self._check_token(request)
                if self.failures:
                    raise self.failures.popleft()
                return await work(request, json.loads(body) if body else {})
            except RefusedError as error:
                wait = {} if error.retry_after is None else {"retry-after": str(int(error.retry_after))}
                said = {"error": {"code": error.code, "message": str(error)}}
                return JSONResponse(said, error.status, wait)

        return endpoint

    def _check_token(self, request: Request) -> None:
        if request.headers.get("authorization", "").removeprefix("Bearer ") not in self.given:
            raise RefusedError(401, "InvalidAuthenticationToken", "Access token is empty or not ours")

    async def _token(self, request: Request) -> Response:
        form = {name: values[0] for name, values in parse_qs((await request.body()).decode()).items()}
        right = {
            "grant_type": "client_credentials",
            "client_id": CLIENT,
            "client_secret": SECRET,
            "scope": SCOPE,
        }
        if any(form.get(name) != value for name, value in right.items()):
            return JSONResponse({"error": "invalid_client"}, 401)
        token = f"graph-{len(self.given) + 1}-{uuid4()}"
        self.given.append(token)
        return JSONResponse({"token_type": "Bearer", "expires_in": 3600, "access_token": token})

    async def _listed(self, request: Request, _body: Json) -> Response:
        return self.page(request, list(self.subscriptions.values()))

    async def _subscribed(self, _request: Request, body: Json) -> Response:
        """Made only once the address answered with the word that it was sent."""
        word = f"Validation: {uuid4()}"
        path = urlsplit(str(body.get("notificationUrl"))).path
        await run_in_threadpool(self.world.wait_for, lambda: self.product, _SECONDS, lambda: "It never began")
        async with httpx.AsyncClient(
            trust_env=False, timeout=_SECONDS, verify=public_certificates()
        ) as client:
            answer = await client.post(f"{self.product}{path}", params={"validationToken": word})
        if answer.status_code != 200 or answer.text != word:
            raise RefusedError(400, "ValidationError", "Subscription validation request failed.")
        made = {**body, "id": str(uuid4())}
        with self.world.lock:
            self.subscriptions[made["id"]] = made
            self.world.changed()
        return JSONResponse(made, 201)

    async def _renewed(self, request: Request, body: Json) -> Response:
        known = self.subscriptions.get(request.path_params["id"])
        if known is None:
            raise RefusedError(404, "ResourceNotFound", "There is no such subscription")
        known |= body
        return JSONResponse(known)

    async def _meeting(self, request: Request, _body: Json) -> Response:
        meeting = self._known(request)
        with self.world.lock:
            people = [self.world.people[name] for name in meeting.chat.members]
        return JSONResponse({
            "id": meeting.series,
            "subject": meeting.title,
            "chatInfo": {"threadId": meeting.chat.id, "messageId": "0"},
            "participants": {
                "organizer": _invited(meeting.organiser),
                "attendees": [_invited(one) for one in people if one != meeting.organiser],
            },
        })  # fmt: skip

    async def _file(self, request: Request, _body: Json) -> Response:
        file = self._known_file(request)
        moment = datetime.now(UTC).isoformat(timespec="seconds")
        return JSONResponse({"id": file.id, "callId": file.call, "createdDateTime": moment})

    async def _content(self, request: Request, _body: Json) -> Response:
        file = self._known_file(request)
        media_type = "text/vtt" if file.kind == "transcripts" else "video/mp4"
        return Response(file.content, media_type=media_type)

    async def _roots(self, request: Request, _body: Json) -> Response:
        """Whatever was touched last first, without what stands below them; in chats the newest, for who asks so."""
        chat = self._chat(request)
        self._check_right("ChannelMessage.Read.Group")
        roots = [one for one in self._said(chat) if chat.kind != "channel" or root_of(one) == one["id"]]
        order = request.query_params.get("$orderby", "")
        if order and (chat.kind == "channel" or order != "createdDateTime desc"):
            raise RefusedError(400, "BadRequest", f"Messages cannot be ordered by {order}")
        by = order.partition(" ")[0] or "lastModifiedDateTime"
        if request.query_params.get("$expand") == "replies":
            url, said = f"{self.url}{request.url.path}", self._said(chat)
            worded = [chain(chat, one, said, self._worded, url) for one in roots]
        else:
            worded = [*(self._worded(chat, one) for one in roots), *begun(self.world, chat)]
        return self.page(request, sorted(worded, key=lambda one: _moment(one[by]), reverse=True))

    async def _changed(self, request: Request, _body: Json) -> Response:
        """Reply chains that something was done to."""
        chat = self._chat(request)
        self._check_right("ChannelMessage.Read.Group")
        said = self._said(chat)
        with self.world.lock:
            roots, later = changed(self.world, chat, said, request), len(self.world.touches)
        url = f"{self.url}{request.url.path}"
        chains = [chain(chat, one, said, self._worded, url.removesuffix("/delta")) for one in roots]
        return page_of(chains, request, url, self.epoch, later=later)

    async def _channel(self, request: Request, _body: Json) -> Response:
        chat = self._chat(request)
        self._check_right("ChannelSettings.Read.Group")
        return JSONResponse(described(chat))

    async def _channel_members(self, request: Request, _body: Json) -> Response:
        chat = self._chat(request)
        # what the consent of a team (ChannelMember.Read.Group) does not reach
        self._check_right(
            "ChannelMember.Read.Group" if chat.membership == "standard" else "ChannelMember.Read.All"
        )
        with self.world.lock:
            people = [member(self.world.people[name]) for name in chat.members]
        return self.page(request, people)

    def _check_right(self, name: str) -> None:
        if name in self.lacks:
            raise RefusedError(403, "Forbidden", f"Missing scope permissions: {name}")

    async def _members(self, request: Request, _body: Json) -> Response:
        chat = self._chat(request)
        with self.world.lock:
            members = [
                (self.world.people[one], chat.visible_from.get(one, datetime(1, 1, 1, tzinfo=UTC)))
                for one in chat.members
            ]
        return self.page(request, [
            {"userId": one.aad, "displayName": one.name,
             **({"visibleHistoryStartDateTime": since.isoformat()} if since else {})}
            for one, since in members
        ])  # fmt: skip

    async def _replies(self, request: Request, _body: Json) -> Response:
        chat, root = self._chat(request), request.path_params["id"]
        below = [one for one in self._said(chat) if root_of(one) == root and one["id"] != root]
        return self.page(request, [self._worded(chat, one) for one in reversed(below)])

    async def _message(self, request: Request, _body: Json) -> Response:
        chat, wanted = self._chat(request), request.path_params["id"]
        found = next((one for one in self._said(chat) if one["id"] == wanted), None)
        root = request.path_params.get("root", wanted)
        if found is None or (chat.kind == "channel" and root_of(found) != root):
            raise RefusedError(404, "NotFound", "There is no such message")
        return JSONResponse(self._worded(chat, found))

    async def _folder(self, request: Request, _body: Json) -> Response:
        chat = self._chat(request)
        self._check_site()
        address = quote(chat.files_folder, safe=":/")
        return JSONResponse({
            "id": chat.name, "webUrl": address, "parentReference": {"driveId": chat.drive}
        })  # fmt: skip

    async def _item(self, request: Request, _body: Json) -> Response:
        """Any file of the tenant, by the address that people share."""
        name = request.path_params["name"].removeprefix("u!")
        address = base64.urlsafe_b64decode(name + "=" * (-len(name) % 4)).decode()
        file = self.world.shared.get(address)
        if file is None:
            raise RefusedError(404, "itemNotFound", "There is no such file")
        self._check_site()
        return JSONResponse({"id": file.number, "parentReference": {"driveId": file.drive}})

    async def _drive(self, request: Request, _body: Json) -> Response:
        """Graph sends whoever may read a file to where it lies, with an address that opens it by itself."""
        wanted = SharedFile(request.path_params["id"], request.path_params["drive"])
        if wanted not in self.world.shared.values():
            raise RefusedError(404, "itemNotFound", "There is no such file")
        self._check_site()
        return RedirectResponse(f"{self.url}/files/{wanted.number}", 302)

    def _check_site(self) -> None:
        if not self.reads_files:
            raise RefusedError(403, "accessDenied", "The app may not read this site")

    def _chat(self, request: Request) -> Chat:
        """Consent of the team or chat (RSC) is what lets an app read it."""
        chat = self.world.chats.get(request.path_params["chat"])
        if chat is None or request.path_params.get("group", "") != chat.group:
            raise RefusedError(404, "NotFound", "There is no such conversation")
        if not chat.listening:
            raise RefusedError(403, "Forbidden", "No consent for this conversation")
        return chat

    def _said(self, chat: Chat) -> list[Json]:
        with self.world.lock:
            return [one for one in self.world.said if _base(one) == chat.id]

    def _worded(self, chat: Chat, activity: Json) -> Json:
        gone = self.world.deleted.get((chat.id, activity["id"]))
        sender, marks = activity["from"], activity.get("entities") or ()
        ours = any((one.get("mentioned") or {}).get("id") == self.world.bot for one in marks)
        mention = {"mentioned": {"application": {"id": self.world.app, "displayName": "Confidant"}}}
        return {
            "id": activity["id"],
            "messageType": "message",
            "createdDateTime": activity["timestamp"],
            "lastModifiedDateTime": self.world.edited.get((chat.id, activity["id"]), activity["timestamp"]),
            "from": {"user": {"id": sender["aadObjectId"], "displayName": sender["name"]}},
            "deletedDateTime": gone,
            "body": {"contentType": "html", "content": "" if gone else activity["attachments"][0]["content"]},
            "webUrl": f"https://teams.microsoft.com/l/message/{chat.id}/{activity['id']}",
            "attachments": self.world.attached.get((chat.id, activity["id"]), []),
            "mentions": [mention] if ours else [],
        }

    def _known(self, request: Request) -> Meeting:
        series = request.path_params["meeting"]
        found = next((one for one in self.world.meetings.values() if one.series == series), None)
        if found is None or found.organiser.aad != request.path_params["user"]:
            raise RefusedError(404, "NotFound", "There is no such meeting")
        if not found.consented:
            raise RefusedError(403, "Forbidden", "No permission for this meeting")
        return found

    def _known_file(self, request: Request) -> CallFile:
        meeting, file = self._known(request), self.call_files.get(request.path_params["file"])
        if file is None or file.meeting != meeting or file.kind != request.path_params["kind"]:
            raise RefusedError(404, "NotFound", "There is no such file")
        return file

    def page(self, request: Request, items: Sequence[Json]) -> Response:
        """A part of these, and where the next part is."""
        return page_of(items, request, f"{self.url}{request.url.path}", self.epoch)

    def _vouched(self) -> str:
        """A token that says that a notification is Graph's, for our app."""
        tenant = self.issuer.tenant
        issuer = f"https://sts.windows.net/{tenant}/"
        return self.issuer.sign("", iss=issuer, aud=CLIENT, tid=tenant, appid=PUBLISHER, serviceurl=None)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _base(activity: Json) -> str:
    return str(activity["conversation"]["id"]).partition(";")[0]


def _invited(person: Person) -> Json:
    user = {"id": person.aad, "displayName": person.name, "tenantId": person.tenant}
    return {"upn": person.email, "identity": {"user": user}}
