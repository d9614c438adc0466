"""People of the tenant acting: what they do is sent to the product as Teams sends it."""

import html
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from uuid import uuid4

from bot.testing.teams.graph_channels import root_of
from bot.testing.teams.records import Chat, Delivery, Json, Meeting, Person, Post, SharedFile, parts_of
from bot.testing.teams.world import World

NAME = "Confidant"
REGION = "emea"  # Teams' service stands at another address in each region
_SECONDS = 30.0  # for a card to come
# events of a team name its group in the tenant's directory; messages and presses name the team alone
_OF_THE_TEAM = ("conversationUpdate", "installationUpdate")
_AT = f"<at>{NAME}</at>"


class People:
    """Every act returns at once with its Delivery; `send` brings it to the product."""

    def __init__(self, world: World, url: str, send: Callable[[Delivery], None]) -> None:
        self._world = world
        self._url = url
        self._send = send

    def says(
        self,
        person: Person,
        chat: Chat,
        text: str,
        *,
        mention: bool = False,
        thread: str = "",
        files: Sequence[tuple[str, bytes]] = (),
        targeted: bool = False,
        names: Sequence[Person] = (),
        page: str = "",
        entities: Sequence[Json] = (),
        folder: str = "",
        drive: str = "",
    ) -> Delivery:
        """Write a message; the bot hears of it where it is meant, or where the team consented to all of them.

        `page` replaces the HTML that comes along, `entities` what Teams made of it; the files lie
        in the conversation's own `folder` and `drive` or in these."""
        with self._world.lock:
            written = f"{_AT} {text}" if mention else text
            marks = list(entities)
            if mention:
                marks.append(_mention({"id": self._world.bot, "name": NAME}, _AT))
            for one in names:
                tag = f"<at>{one.name}</at>"
                written, marks = written.replace(f"@{one.name}", tag), [*marks, _mention(one.account(), tag)]
            activity = self._activity(person, chat, "message", thread=thread)
            activity |= {"text": written, "textFormat": "plain", "entities": [*marks, _client(person)]}
            shown = page or f"<p>{_as_page(written)}</p>"
            if files and chat.kind != "personal":
                shared = [
                    self._shared(name, content, folder or chat.files_folder, drive or chat.drive)
                    for name, content in files
                ]
                self._world.attached[chat.id, activity["id"]] = shared
                shown += "".join(f'<attachment id="{one["id"]}"></attachment>' for one in shared)
            activity["attachments"] = [{"contentType": "text/html", "content": shown}]
            if chat.kind == "personal":
                activity["attachments"] += [self._file(name, content) for name, content in files]
            if targeted:
                activity["recipient"] = {**activity["recipient"], "isTargeted": True}
            self._world.said.append(activity)
            self._touch(chat, activity)
            heard = chat.kind == "personal" or mention or targeted or chat.listening
            return self._deliver(activity, heard=heard)

    def said(
        self, person: Person, chat: Chat, text: str, at: datetime, edited_at: datetime | None = None
    ) -> None:
        """A message of an earlier time, of which the bot hears nothing."""
        message_id = str(int(at.timestamp() * 1000))
        with self._world.lock:
            activity = self._activity(person, chat, "message", thread=message_id)
            page = [{"contentType": "text/html", "content": f"<p>{html.escape(text)}</p>"}]
            activity |= {"id": message_id, "timestamp": at.isoformat(), "text": text, "attachments": page}
            self._world.said.append(activity)
            if edited_at:
                self._world.edited[chat.id, message_id] = edited_at.isoformat()
            self._world.touches.append((chat.id, message_id, edited_at or at))

    def edits(self, person: Person, chat: Chat, sent: Delivery, text: str) -> Delivery:
        """Reword a message; bots that may read everything are told."""
        with self._world.lock:
            sent.activity["attachments"][0]["content"] = f"<p>{html.escape(text)}</p>"
            event = self._later(person, chat, sent, "messageUpdate", "editMessage")
            self._world.edited[chat.id, sent.id] = event["timestamp"]
            return self._deliver(event | {"text": text}, heard=chat.listening)

    def deletes(self, person: Person, chat: Chat, sent: Delivery) -> Delivery:
        with self._world.lock:
            event = self._later(person, chat, sent, "messageDelete", "softDeleteMessage")
            self._world.deleted[chat.id, sent.id] = event["timestamp"]
            return self._deliver(event, heard=chat.listening)

    def _later(self, person: Person, chat: Chat, sent: Delivery, kind: str, event: str) -> Json:
        """Something done to a message that stands."""
        activity = self._activity(person, chat, kind, thread=root_of(sent.activity)) | {"id": sent.id}
        activity["channelData"] |= {"eventType": event}
        self._touch(chat, activity)
        return activity

    def _touch(self, chat: Chat, activity: Json) -> None:
        moment = datetime.fromisoformat(activity["timestamp"])
        self._world.touches.append((chat.id, root_of(activity), moment))

    def _offering(self, post: Post, title: str) -> Post | None:
        with self._world.lock:
            below = [one for one in self._world.posts.values() if one.chat == post.chat and one.at >= post.at]
        found = (
            one
            for one in (post, *below)
            for button in one.buttons
            if str(button.get("title")).startswith(title)
        )
        return next(found, None)

    def presses(
        self, person: Person, post: Post, title: str, values: Mapping[str, str] | None = None
    ) -> Delivery:
        """Press a button of a card, or of the card below these words; one that opens a dialog is answered with it."""
        offering = self._world.wait_for(
            lambda: self._offering(post, title), _SECONDS, lambda: f"There is no button {title!r}."
        )
        post = offering or post
        with self._world.lock:
            chat = self._world.chats[post.chat]
            action = next(one for one in post.buttons if str(one.get("title")).startswith(title))
            data = {**(action.get("data") or {}), **(values or {})}
            about = {"replyToId": post.id}
            if (data.get("msteams") or {}).get("type") == "task/fetch":
                value: Json = {"data": data, "context": {"theme": "default"}}
                return self._invoke(person, chat, "task/fetch", value, about, thread=post.thread)
            if action["type"] == "Action.Execute":
                value = {"action": {"type": "Action.Execute", "verb": action.get("verb", ""), "data": data}}
                return self._invoke(person, chat, "adaptiveCard/action", value, about, thread=post.thread)
            activity = self._activity(person, chat, "message", thread=post.thread) | about
            activity["value"] = data
            return self._deliver(activity)

    def submits(self, person: Person, dialog: Delivery, values: Mapping[str, str | bool]) -> Delivery:
        """Fill in a dialog that a press opened, and send it."""
        with self._world.lock:
            content = dialog.body["task"]["value"]["card"]["content"]
            action = next(one for one in parts_of(content) if one.get("type") == "Action.Submit")
            data = {**(action.get("data") or {}), **_filled(content, values)}
            activity = {
                **dialog.activity,
                "id": f"f:{uuid4()}",
                "name": "task/submit",
                "value": {"data": data},
                "from": person.account(),
            }
            return self._deliver(activity)

    def thumb(self, person: Person, post: Post, reaction: str) -> Delivery:
        """Press a thumb under a message; answered with the form."""
        with self._world.lock:
            value = {"actionName": "feedback", "actionValue": {"reaction": reaction}}
            chat = self._world.chats[post.chat]
            about = {"replyToId": post.id}
            return self._invoke(person, chat, "message/fetchTask", value, about, thread=post.thread)

    def says_why(self, person: Person, form: Delivery, values: Mapping[str, str]) -> Delivery:
        """Send the form under a thumb."""
        with self._world.lock:
            content = form.body["task"]["value"]["card"]["content"]
            action = next(one for one in parts_of(content) if one.get("type") == "Action.Submit")
            filled = {**(action.get("data") or {}), **_filled(content, values)}
            reaction = form.activity["value"]["actionValue"]["reaction"]
            value = {
                "actionName": "feedback",
                "actionValue": {"reaction": reaction, "feedback": json.dumps(filled)},
            }
            activity = {**form.activity, "id": f"f:{uuid4()}", "name": "message/submitAction", "value": value}
            return self._deliver(activity | {"from": person.account()})

    def consents(self, person: Person, post: Post, *, accept: bool) -> Delivery:
        """Say whether a file is wanted."""
        with self._world.lock:
            card = next(one for one in post.attachments if one["contentType"].endswith("file.consent"))
            number = self._world.number()
            context = card["content"]["acceptContext" if accept else "declineContext"]
            value: Json = {
                "type": "fileUpload",
                "action": "accept" if accept else "decline",
                "context": context,
            }
            if accept:
                value["uploadInfo"] = {
                    "contentUrl": f"{self._url}/files/drive-{number}",
                    "name": card["name"],
                    "uploadUrl": f"{self._url}/drive/{number}",
                    "uniqueId": str(uuid4()),
                    "fileType": card["name"].rpartition(".")[2],
                }
            chat = self._world.chats[post.chat]
            return self._invoke(person, chat, "fileConsent/invoke", value, {"replyToId": post.id})

    def searches(self, person: Person, chat: Chat, text: str) -> Delivery:
        """Search in the box that people write in."""
        with self._world.lock:
            value = {
                "commandId": "ask",
                "parameters": [{"name": "question", "value": text}],
                "queryOptions": {"skip": 0, "count": 25},
            }
            return self._invoke(person, chat, "composeExtension/query", value, {})

    def opens_action(self, person: Person, chat: Chat, command: str) -> Delivery:
        with self._world.lock:
            value = {"commandId": command, "commandContext": "compose"}
            return self._invoke(person, chat, "composeExtension/fetchTask", value, {})

    def event(self, person: Person, chat: Chat, kind: str, **about: object) -> Delivery:
        """Any other activity, such as a conversationUpdate."""
        with self._world.lock:
            return self._deliver(self._activity(person, chat, kind) | about)

    def meets(self, meeting: Meeting, name: str) -> Delivery:
        """What Teams tells a bot of a meeting's beginning or end: nothing without consent."""
        with self._world.lock:
            activity = self._activity(meeting.organiser, meeting.chat, "event")
            value: Json = {"Id": meeting.id, "MeetingType": "Scheduled", "Title": meeting.title}
            value |= {"JoinUrl": f"https://teams.microsoft.com/l/meetup-join/{meeting.chat.id}"}
            value[f"{name.removeprefix('meeting')}Time"] = activity["timestamp"]
            activity["channelData"] |= {"meeting": {"id": meeting.id}}
            activity |= {"name": f"application/vnd.microsoft.{name}", "value": value}
            return self._deliver(activity, heard=meeting.consented and meeting.chat.open)

    def _invoke(
        self, person: Person, chat: Chat, name: str, value: Json, about: Json, *, thread: str = ""
    ) -> Delivery:
        activity = self._activity(person, chat, "invoke", thread=thread)
        return self._deliver(activity | {"id": f"f:{uuid4()}", "name": name, "value": value, **about})

    def _deliver(self, activity: Json, *, heard: bool = True) -> Delivery:
        delivery = Delivery(activity, self._world.lock)
        self._world.deliveries.append(delivery)
        if heard:
            self._send(delivery)
        else:
            delivery.status = 204
        return delivery

    def _activity(self, person: Person, chat: Chat, kind: str, *, thread: str = "") -> Json:
        message_id = self._world.new_id()
        root = thread or message_id
        channel = chat.kind == "channel"
        data: Json = {"tenant": {"id": self._world.tenant}}
        if channel:
            data |= {
                "channel": {
                    "id": chat.id,
                    **({} if chat.membership == "standard" else {"type": chat.membership}),
                },
                "team": {"id": chat.team, **({"aadGroupId": chat.group} if kind in _OF_THE_TEAM else {})},
                "teamsChannelId": chat.id,
            }
        moment = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        return {
            "type": kind,
            "id": message_id,
            "timestamp": moment,
            "localTimezone": "Europe/Berlin",
            "serviceUrl": f"{self._url}/{REGION}/",
            "channelId": "msteams",
            "from": person.account(),
            "conversation": {
                "id": f"{chat.id};messageid={root}" if channel else chat.id,
                "conversationType": chat.kind,
                "tenantId": self._world.tenant,
                **({} if chat.kind == "personal" else {"isGroup": True}),
            },
            "recipient": {"id": self._world.bot, "name": NAME},
            "locale": person.locale,
            "channelData": data,
        }

    def _shared(self, name: str, content: bytes, folder: str, drive: str) -> Json:
        """A file that lies in the site of a team or in the sender's OneDrive, of which bots are told nothing."""
        number = f"shared-{self._world.number()}"
        self._world.files[number] = content
        address = f"{folder}/{number}/{name}"
        self._world.shared[address] = SharedFile(number, drive)
        return {"id": str(uuid4()), "contentType": "reference", "contentUrl": address, "name": name}

    def _file(self, name: str, content: bytes) -> Json:
        number = f"in-{self._world.number()}"
        self._world.files[number] = content
        return {
            "contentType": "application/vnd.microsoft.teams.file.download.info",
            "contentUrl": f"https://contoso.sharepoint.com/personal/{name}",
            "name": name,
            "content": {
                "downloadUrl": f"{self._url}/files/{number}",
                "uniqueId": str(uuid4()),
                "fileType": name.rpartition(".")[2],
            },
        }


def _filled(content: Json, values: Mapping[str, str | bool]) -> Json:
    """What a dialog sends: the values given, and what stands in the other fields."""
    filled: Json = {}
    for part in parts_of(content):
        if not str(part.get("type", "")).startswith("Input."):
            continue
        name = str(part["id"])
        plain = name.rpartition(":")[2]
        value = values.get(name, values.get(plain, part.get("value", "")))
        if part.get("isRequired") and not value:
            raise ValueError(f"Teams does not send a form whose {name} is empty")
        filled[name] = value
    unknown = set(values) - {name.rpartition(":")[2] for name in filled} - set(filled)
    if unknown:
        raise ValueError(f"the form has no fields {sorted(unknown)}")
    return filled


def _mention(account: Json, text: str) -> Json:
    return {"type": "mention", "mentioned": account, "text": text}


def _client(person: Person) -> Json:
    return {"type": "clientInfo", "locale": person.locale, "platform": "Windows", "country": "GB"}


def _as_page(text: str) -> str:
    """The HTML that Teams sends beside the text, with its own marks for mentions."""
    page, number = html.escape(text, quote=False), 0
    while (start := page.find("&lt;at&gt;")) >= 0 and (end := page.find("&lt;/at&gt;", start)) >= 0:
        name = page[start + len("&lt;at&gt;") : end]
        span = (
            f'<span itemtype="http://schema.skype.com/Mention" itemscope="" itemid="{number}">{name}</span>'
        )
        page = page[:start] + span + page[end + len("&lt;/at&gt;") :]
        number += 1
    return page
