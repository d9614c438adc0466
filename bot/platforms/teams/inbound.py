"""Teams' activities in our words; pure, nothing is asked of Teams here."""

import html
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.platforms import Payload
from bot.platforms.teams.forms import MODE, OPENS, PLATFORM, SAYS, filled_in, kept_in
from skills.messages import Attachment

NAME = PLATFORM
FILE = "teams-file:"  # before the address of a file that somebody sent
HIDDEN = "teams-hidden:"  # before the number of a file in a channel or chat, of which Teams tells us no more
UNPLACED = "teams-unplaced:"  # before such a file too, where nobody says now which team the channel is of
SHARED = "teams-shared:"  # before the channel and address of such a file, once Microsoft Graph has told it
PERSONAL, GROUP, CHANNEL = "personal", "groupChat", "channel"
DOWNLOAD = "application/vnd.microsoft.teams.file.download.info"
CONSENT = "fileConsent/invoke"
_CODE = re.compile(r"<(code|pre)\b.*?</\1>", re.IGNORECASE | re.DOTALL)
_SPAN = re.compile(r"""itemtype="http://schema\.skype\.com/Mention"[^>]*itemid="(\d+)\"""", re.IGNORECASE)
_OWN_WORD = re.compile(r"^/?confidant\b[:,]?\s*", re.IGNORECASE)
_ATTACHED = re.compile(r"""<attachment\b[^>]*\bid="([^"]*)\"""", re.IGNORECASE)


@dataclass(frozen=True)
class Incoming:
    """One thing a person did. `private`: only they read the reply. `addressed`: it must be answered.

    `user` is their id in Teams, `aad` in the tenant's directory. `thread` is the message that a channel's reply chain
    begins with; `pressed` the id of our message whose card it was. `named` gives people as the text names them, with
    references; `mentions`: it names somebody else. `tenant` is the conversation's."""

    user: str
    aad: str
    name: str
    service: str
    tenant: str
    conversation: str
    kind: str
    text: str
    sent_at: datetime
    private: bool
    addressed: bool
    team: str = ""
    id: str = ""
    thread: str | None = None
    files: tuple[Attachment, ...] = ()
    mentions: bool = False
    values: tuple[tuple[str, str], ...] = ()
    named: tuple[tuple[str, str], ...] = ()
    pressed: str = ""
    targeted: bool = False
    locale: str = ""
    zone: str = ""


def to_incoming(body: Payload, *, received_at: datetime) -> Incoming | None:
    """What a message, a press, a form or feedback says; None for what no person said to us."""
    activity: Payload = body.get("activity") or {}
    if not isinstance(activity.get("from"), dict) or not isinstance(activity.get("conversation"), dict):
        return None
    if activity.get("type") == "message":
        said = _pressed(activity, received_at) if activity.get("value") is not None else None
        return said or _said(activity, received_at)
    if activity.get("type") == "invoke":
        return _invoked(activity, received_at)
    return None


def event_id(activity: Payload) -> str:
    """What names this event however often it is sent: in Teams a message's id is one of its conversation's."""
    where = conversation_of(activity)
    kind = str(activity.get("type") or "")
    named = "" if kind == "message" else f"{kind}:{activity.get('name') or ''}:"
    last = str(activity.get("id") or activity.get("timestamp") or "")
    if kind in ("messageUpdate", "messageDelete"):
        last += f":{activity.get('timestamp') or ''}"
    return f"{named}{where}:{last}"[-255:]


def conversation_of(activity: Payload) -> str:
    """The conversation's own id, without the message that a reply chain begins with."""
    return str((activity.get("conversation") or {}).get("id") or "").partition(";")[0]


def chain_of(activity: Payload) -> str | None:
    """The message that this reply chain of a channel begins with; None elsewhere."""
    conversation = activity.get("conversation") or {}
    if kind_of(activity) != CHANNEL:
        return None
    _, _, root = str(conversation.get("id") or "").partition(";messageid=")
    return root or str(activity.get("id") or "") or None


def kind_of(activity: Payload) -> str:
    conversation = activity.get("conversation") or {}
    stated = conversation.get("conversationType")
    if stated in (PERSONAL, GROUP, CHANNEL):
        return str(stated)
    return GROUP if conversation.get("isGroup") else PERSONAL


def tenant_of(activity: Payload) -> str:
    data = activity.get("channelData") if isinstance(activity.get("channelData"), dict) else {}
    stated = ((data or {}).get("tenant") or {}).get("id")
    return str(stated or (activity.get("conversation") or {}).get("tenantId") or "")


def said(activity: Payload) -> str:
    """A person's words without Teams' markup: no mention of us, others by name, entities as characters."""
    text = str(activity.get("text") or "")
    ours = str((activity.get("recipient") or {}).get("id") or "")
    for one in _mentions(activity):
        written, name = str(one.get("text") or ""), str((one.get("mentioned") or {}).get("name") or "")
        if written:
            text = _replaced(
                text, written, "" if (one.get("mentioned") or {}).get("id") == ours else f"@{name}"
            )
    plain = html.unescape(text.replace("&nbsp;", " ")).replace("\xa0", " ").replace("\x00", "").strip()
    return _unprefixed(plain)


def mentions_us(activity: Payload) -> bool:
    ours = str((activity.get("recipient") or {}).get("id") or "")
    return any((one.get("mentioned") or {}).get("id") == ours for one in _mentions(activity))


def files_of(activity: Payload) -> tuple[Attachment, ...]:
    """What came along; of files in channels and group chats Teams tells us no more than that there are some."""
    found: list[Attachment] = []
    for one in activity.get("attachments") or ():
        kind, name = str(one.get("contentType") or ""), str(one.get("name") or "file")
        content = one.get("content")
        if kind == DOWNLOAD and isinstance(content, dict) and content.get("downloadUrl"):
            found.append(Attachment(name, source=f"{FILE}{content['downloadUrl']}"))
        elif kind == "text/html" and isinstance(content, str):
            found += [Attachment("the file", source=f"{HIDDEN}{one}") for one in _ATTACHED.findall(content)]
    return tuple(found)


def _mentions(activity: Payload) -> list[Payload]:
    """Those that Teams itself made of what was typed, but not one that stands inside code."""
    all_of_them = [one for one in activity.get("entities") or () if one.get("type") == "mention"]
    page = next(
        (
            str(one.get("content") or "")
            for one in activity.get("attachments") or ()
            if one.get("contentType") == "text/html"
        ),
        "",
    )
    in_code = {int(number) for code in _CODE.finditer(page) for number in _SPAN.findall(code[0])}
    outside = {int(number) for number in _SPAN.findall(_CODE.sub("", page))}
    return [one for number, one in enumerate(all_of_them) if number not in in_code or number in outside]


def _replaced(text: str, written: str, words: str) -> str:
    """One mention said in words; what looks like one between backticks is left."""
    for match in re.finditer(re.escape(written), text):
        if text[: match.start()].count("`") % 2 == 0:
            return text[: match.start()] + words + text[match.end() :]
    return text.replace(written, words, 1)


def _unprefixed(text: str) -> str:
    """`confidant status` as `/status`: under our name live all words, and alone it means help."""
    found = _OWN_WORD.match(text)
    if not found:
        return text
    rest = text[found.end() :].strip()
    return f"/{rest.lstrip('/') or 'help'}"


def _said(activity: Payload, received_at: datetime) -> Incoming | None:
    kind = kind_of(activity)
    if not _is_person(activity):
        return None
    targeted = bool((activity.get("recipient") or {}).get("isTargeted"))
    private = kind == PERSONAL or targeted
    ours = str((activity.get("recipient") or {}).get("id") or "")
    others = [one for one in _mentions(activity) if (one.get("mentioned") or {}).get("id") != ours]
    return _incoming(
        activity,
        text=said(activity),
        sent_at=_time(activity, received_at),
        private=private,
        addressed=private or mentions_us(activity),
        files=files_of(activity),
        mentions=bool(others),
        named=tuple(_named(one) for one in others),
        targeted=targeted,
    )


def _pressed(activity: Payload, received_at: datetime) -> Incoming | None:
    """A button of a card: its option is the person's next message; or a form in a card with its fields."""
    return _of_card(activity, activity.get("value"), received_at)


def _invoked(activity: Payload, received_at: datetime) -> Incoming | None:
    name, value = activity.get("name"), activity.get("value")
    value = value if isinstance(value, dict) else {}
    if name == "adaptiveCard/action":
        return _of_card(activity, (value.get("action") or {}).get("data"), received_at)
    if name in ("task/submit", "composeExtension/submitAction"):
        return _of_card(activity, value.get("data"), received_at)
    if name == "message/submitAction":
        return _feedback(activity, value, received_at)
    return None


def _of_card(activity: Payload, data: object, received_at: datetime) -> Incoming | None:
    kept = kept_in(data)
    values: tuple[tuple[str, str], ...] = ()
    if kept.get(MODE) == SAYS:
        text = str(kept.get("say") or "")
    elif kept.get(MODE) == OPENS and kept.get("command"):
        text, values = f"/{kept['command']}", (*_given(kept), *filled_in(data))
    else:
        return None
    return _incoming(
        activity,
        text=text,
        sent_at=received_at,
        private=kind_of(activity) == PERSONAL or bool(kept.get("alone")),
        addressed=True,
        values=values,
        pressed=str(activity.get("replyToId") or ""),
        targeted=bool(kept.get("alone")),
    )


def _feedback(activity: Payload, value: Payload, received_at: datetime) -> Incoming | None:
    """A thumb under an answer, with what its form says."""
    action = value.get("actionValue") or {}
    try:
        filled = json.loads(str(action.get("feedback") or "{}"))
    except ValueError:
        filled = {}
    kept = kept_in(filled)
    question = str(kept.get("question") or "")
    if value.get("actionName") != "feedback" or not question:
        return None
    thumb = "up" if action.get("reaction") == "like" else "down"
    given = (("question", question), ("thumb", thumb))
    return _incoming(
        activity,
        text="/feedback",
        sent_at=received_at,
        private=True,
        addressed=True,
        values=(*given, *((name, words) for name, words in filled_in(filled) if name not in dict(given))),
        # thanks for a thumb are for whoever pressed it
        targeted=kind_of(activity) != PERSONAL,
    )


def sender_of(activity: Payload) -> Incoming:
    """Whoever an activity is from and where, whatever it says."""
    return _incoming(activity, text="", sent_at=datetime.now(UTC), private=True, addressed=True)


def _incoming(activity: Payload, **about: object) -> Incoming:
    sender = activity.get("from") or {}
    data = activity.get("channelData") if isinstance(activity.get("channelData"), dict) else {}
    return Incoming(
        user=str(sender.get("id") or ""),
        aad=str(sender.get("aadObjectId") or ""),
        name=str(sender.get("name") or ""),
        service=str(activity.get("serviceUrl") or ""),
        tenant=tenant_of(activity),
        conversation=conversation_of(activity),
        kind=kind_of(activity),
        team=str(((data or {}).get("team") or {}).get("id") or ""),
        id=str(activity.get("id") or ""),
        thread=_chain(activity),
        locale=str(activity.get("locale") or ""),
        zone=str(activity.get("localTimezone") or ""),
        **about,  # type: ignore[arg-type]  # fields by name, each given above
    )


def _chain(activity: Payload) -> str | None:
    root = chain_of(activity)
    # a press has an id of its own, which begins no chain: the card's message does, or the conversation says so
    if root and activity.get("replyToId") and root == activity.get("id"):
        return str(activity["replyToId"])
    return root


def _given(kept: Payload) -> tuple[tuple[str, str], ...]:
    given = kept.get("given")
    return tuple((str(name), str(one)) for name, one in given.items()) if isinstance(given, dict) else ()


def _named(mention: Payload) -> tuple[str, str]:
    mentioned = mention.get("mentioned") or {}
    reference = str(mentioned.get("aadObjectId") or mentioned.get("id") or "")
    return f"@{mentioned.get('name') or ''}", f"{NAME}:{reference}"


def _is_person(activity: Payload) -> bool:
    """Bots never answer each other."""
    sender = activity.get("from") or {}
    return sender.get("role") != "bot" and not str(sender.get("id") or "").startswith("28:")


def _time(activity: Payload, received_at: datetime) -> datetime:
    try:
        moment = datetime.fromisoformat(str(activity.get("timestamp")))
    except ValueError:
        return received_at
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
