"""Slack's messages, from its history and from its exports, as what people said."""

import html
import re
from collections.abc import Iterable, Mapping, Sequence

from pydantic import BaseModel

from indexing.sources.threads import Said, Thread, moment

# other kinds are notices, such as joins, and traces of what was deleted
_SPOKEN = (None, "", "file_share", "thread_broadcast", "me_message")
_ENTITY = re.compile(r"<([^<>|]*)(?:\|([^<>]*))?>")
_TS = re.compile(r"\d{9,11}\.\d{1,6}")


class SlackFile(BaseModel, extra="ignore"):
    name: str | None = None
    title: str | None = None


class SlackEdit(BaseModel, extra="ignore"):
    ts: str = ""


class SlackMessage(BaseModel, extra="ignore"):
    """A message as Slack writes it; `ts` is its time and its name in the channel."""

    ts: str = ""
    thread_ts: str | None = None
    subtype: str | None = None
    user: str | None = None
    bot_id: str | None = None
    text: str | None = None
    edited: SlackEdit | None = None
    reply_count: int = 0
    latest_reply: str | None = None
    files: list[SlackFile | None] | None = None

    @property
    def root(self) -> str:
        """The message that its thread began with."""
        return self.thread_ts if self.thread_ts and _TS.fullmatch(self.thread_ts) else self.ts

    @property
    def spoken(self) -> bool:
        """Whether a person said it: no bot, no notice, not deleted."""
        return bool(
            _TS.fullmatch(self.ts)
            and self.user
            and self.user != "USLACKBOT"
            and not self.bot_id
            and self.subtype in _SPOKEN
            and (self.text or self.files)
        )


def permalink(workspace_url: str, channel: str, ts: str) -> str:
    return f"{workspace_url.rstrip('/')}/archives/{channel}/p{ts.replace('.', '')}"


def _reply_link(location: str, message: SlackMessage) -> str:
    """A reply stands in the channel of its thread, but opens with it only if that is named."""
    channel = location.rpartition("/")[0]
    query = f"thread_ts={message.root}&cid={channel.rpartition('/')[2]}"
    return f"{channel}/p{message.ts.replace('.', '')}?{query}"


def thread_of(
    messages: Iterable[SlackMessage], names: Mapping[str, str], *, location: str, bots: frozenset[str]
) -> Thread | None:
    """What people said in a thread; None if nobody did. `bots` are user ids whose words are left out."""
    spoken = (one for one in messages if one.spoken and one.user not in bots)
    said = tuple(_said(one, names, location, bots) for one in sorted(spoken, key=lambda one: one.ts))
    return Thread(location, said) if said else None


def people_in(messages: Sequence[SlackMessage]) -> frozenset[str]:
    """The ids of all who wrote or are named."""
    named = (found for one in messages for found in re.findall(r"<@([A-Z0-9]+)", one.text or ""))
    return frozenset({*(one.user for one in messages if one.user), *named})


def plain(text: str, names: Mapping[str, str]) -> str:
    """A message without Slack's markup: people and channels by name, links as their words."""

    def word(match: re.Match[str]) -> str:
        target, label = match[1], match[2]
        if target.startswith("@"):
            return f"@{names.get(target[1:]) or label or target[1:]}"
        if target.startswith("#"):
            return f"#{label or target[1:]}"
        if target.startswith("!"):
            return label or f"@{target[1:].partition('^')[0]}"
        return label or target.removeprefix("mailto:")

    return html.unescape(_ENTITY.sub(word, text)).strip()


def _said(message: SlackMessage, names: Mapping[str, str], location: str, bots: frozenset[str]) -> Said:
    text = plain(message.text or "", names)
    files = [one.title or one.name for one in message.files or () if one]
    shown = "\n".join((*([text] if text else ()), *(f"(file: {name})" for name in files if name)))
    edited = message.edited.ts if message.edited else ""
    return Said(
        author=names.get(message.user or "", message.user or ""),
        text=shown or "(a file)",
        said_at=moment(message.ts),
        changed_at=moment(edited or message.ts),
        link=_reply_link(location, message) if message.root != message.ts else "",
        to_bot=any(f"<@{one}" in (message.text or "") for one in bots),
    )
