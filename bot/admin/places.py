"""Channels, people and groups as admins name them: checked where they are named, and worded for those who read."""

import asyncio
import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy import Engine, func, select

from bot.directory import Directory
from bot.errors import ConfidantError, PlatformRefusedError
from bot.platforms.history import ChannelAbout, Look
from bot.references import CHANNEL, channel_of, platform_of, teams_channel_in
from bot.sources.chats import CHECK
from bot.store import transaction
from bot.tables import MembershipRow
from bot.talk import only
from skills.admin_book import Place
from skills.errors import UserError
from skills.language import say
from skills.messages import Message

HERE = ("here", "this channel", "this")
_CHANNEL = re.compile(r"(?:^|/archives/|<#|:|#)([CGD][A-Z0-9]{2,})(?=$|[/|>?])")
_REFERENCE = re.compile(rf"\b{CHANNEL}")
# what stands alone, in a link or a mention of Slack is one of its ids
_USUAL = "slack"
_PERSON, _GROUP = re.compile(r"^person:(\S+)"), re.compile(r"^group:(.*)", re.DOTALL)


@dataclass(frozen=True)
class Places:
    """`looks` gives who looks at a platform's channels, None where it is not set up; their names are remembered."""

    engine: Engine
    directory: Directory
    looks: Callable[[str], Look | None]
    _names: dict[str, str] = field(default_factory=dict)

    def channel(self, words: str, message: Message) -> Place:
        """The channel that is meant: here, by its id, a mention, a link, or its name if the asker is in it.

        Raises UserError."""
        asked = words.strip()
        place = message.conversation
        if asked.lower() in HERE:
            asked = f"{place.platform}:{place.channel}"
        reference = self._meant(asked, message)
        if not reference:
            raise UserError(
                say("I cannot tell which channel {asked!r} is.", asked=asked),
                hint=say("Pick it in the form, mention it with #, or say `here` in it."),
            )
        about = self._about(reference)
        self._names[reference] = about.name
        return Place(reference, about.name, about.external, about.joined, about.chat)

    async def name_of(self, platform: str, channel: str) -> str:
        """What people call a channel, by the platform's own id. Raises a PlatformError."""
        look = self.looks(platform)
        about = await look.about(channel) if look else None
        return f"#{about.name}" if about and about.name and not about.direct else channel

    def group(self, words: str) -> str:
        """A group of the directory, however it is capitalised. Raises UserError with the nearest one."""
        known = self.groups()
        asked = words.strip().removeprefix("group:").strip()
        found = next((one for one in known if one.lower() == asked.lower()), None)
        if found is None:
            close = difflib.get_close_matches(asked, known, n=1)
            near = (
                say("Did you mean {close!r}?", close=close[0]) if close else say("`people` lists the groups.")
            )
            raise UserError(say("There is no group {asked!r}.", asked=asked), hint=near)
        return found

    def groups(self) -> list[str]:
        return [name for name, _ in self.sizes()]

    def sizes(self) -> tuple[tuple[str, int], ...]:
        """Each group and how many are in it, by name."""
        wanted = (
            select(MembershipRow.name, func.count())
            .where(MembershipRow.kind == "group")
            .group_by(MembershipRow.name)
            .order_by(MembershipRow.name)
        )
        with transaction(self.engine) as session:
            return tuple((name, int(count)) for name, count in session.execute(wanted))

    def worded(self, text: str) -> str:
        """The same with names where it has references of channels, or is one of a person or a group."""
        named = _REFERENCE.sub(lambda match: self._label(match[0]), text)
        person = _PERSON.sub(lambda match: self._person(match[1]), named)
        return _GROUP.sub(lambda match: say("the group {name}", name=match[1]), person)

    def learn(self, references: set[str]) -> None:
        """Ask for the names of channels that are not known yet; one that cannot be seen keeps its id."""
        for channel in references - set(self._names):
            try:
                self._names[channel] = self._about(channel).name
            except (UserError, ConfidantError):
                continue

    def references(self, text: str) -> set[str]:
        return set(_REFERENCE.findall(text))

    def _label(self, reference: str) -> str:
        return f"#{self._names[reference]}" if reference in self._names else channel_of(reference)

    def _person(self, person: str) -> str:
        known = self.directory.find(person)
        return known.name if known else person

    def _meant(self, asked: str, message: Message) -> str:
        """The reference of what is asked for; empty for words that name no channel. Raises UserError."""
        said = dict(message.named).get(asked, asked)
        if found := _reference_in(said):
            return found
        slacks = _slacks_in(said)
        if slacks and message.conversation.platform == _USUAL:
            return slacks
        # elsewhere a channel may well be called as Slack's ids are, such as CRM
        return self._called(asked, message, sure=asked.startswith("#") and not slacks) or slacks

    def _called(self, asked: str, message: Message, *, sure: bool) -> str:
        """The channel of this name that the asker is in; empty for words that need not be one, unless it is `sure`.

        Raises UserError for one that is none, and where several are called so."""
        platform, name = message.conversation.platform, asked.lstrip("#@")
        look, account = self.looks(platform), self.directory.id_on(platform, message.sender.id)
        found = asyncio.run(look.named(name, account)) if look and account and name else ()
        if not found and not sure:
            return ""
        return f"{platform}:{only(f'#{name}', found)}"

    def _about(self, reference: str) -> ChannelAbout:
        platform, channel = platform_of(reference), channel_of(reference)
        look = self.looks(platform)
        if look is None:
            raise UserError(say("Slack is not set up."), hint=say("Give CONFIDANT_SLACK__BOT_TOKEN first."))
        try:
            about = asyncio.run(look.about(channel))
        except PlatformRefusedError as error:
            if error.code != "channel_not_found":
                raise
            raise UserError(
                say("I see no channel {channel}.", channel=channel),
                hint=CHECK[platform],
            ) from error
        if about.direct:
            raise UserError(
                say("This is a direct message and no channel."), hint=say("Name a channel with #.")
            )
        return about


def _reference_in(text: str) -> str:
    """The channel that a text names as a reference or a link of Teams; empty if it names none so."""
    if found := _REFERENCE.search(text):
        return found[0]
    teams = teams_channel_in(text)
    return f"teams:{teams}" if teams else ""


def _slacks_in(text: str) -> str:
    """The channel that a text names by an id, a link or a mention of Slack; empty if it names none so."""
    usual = _CHANNEL.search(text)
    return f"{_USUAL}:{usual[1]}" if usual else ""
