"""A chat's channel as a new source: who may add it, and what its members are told before anything of it is read."""

import asyncio
import re
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any, TypeVar

from bot.errors import PlatformRefusedError, RightMissingError
from bot.platforms.history import ChannelAbout, Followed
from bot.references import teams_channel_in
from bot.sources.chats import CHECK, ENTRY, SLACK, TEAMS, Chats
from bot.sources.places import ChatPlace, SlackPlace, TeamsPlace
from skills.errors import UserError
from skills.language import filled, say, speaking

if TYPE_CHECKING:
    from bot.directory import Person
    from bot.sources.sources import Sources

_SLACKS = re.compile(r"(?:^|/archives/|<#)([CGD][A-Z0-9]{2,})(?=$|[/|>?])")
_NOTICE = say(
    "From now on I index what is written in this channel, so that I can answer its members from it. "
    "{person} asked for this. Nobody else reads it through me; an admin can end it with `confidant sources remove`.",
    person="",
)
_SOMEBODY = say("An admin")
Result = TypeVar("Result")


def add_channel(sources: "Sources", platform: str, text: str, person: str | None) -> ChatPlace:
    """The channel that a text names, once it may be read.

    `person` is who asks, by id or e-mail. Raises UserError or a PlatformError."""
    channel = _named(platform, text)
    history = _history(sources.builder.chats, platform)
    about = _about(history, platform, channel)
    _check_open(about, platform)
    asker = sources.builder.directory.find(person) if person else None
    if about.private:
        _check_member(sources, history, platform, channel, about, asker)
    if sources.builder.chats.teams is not None and platform == TEAMS:
        _check_consent(sources.builder.chats, channel)
    if about.private or platform == TEAMS:
        with speaking(sources.builder.settings.workspace.reader):
            words = filled(_NOTICE, person=asker.name if asker else _SOMEBODY)
        _answer(history.announce(channel, words, f"source:{channel}"))
    private_by = asker.id if asker and about.private else ""
    if platform == TEAMS:
        return TeamsPlace(channel=channel, title=about.name, private_by=private_by)
    return SlackPlace(channel=channel, title=about.name, private_by=private_by)


def _named(platform: str, text: str) -> str:
    if platform == TEAMS:
        if found := teams_channel_in(text):
            return found
        raise UserError(
            say("{text!r} is no channel of Teams.", text=text),
            hint=say("Give its id (19:…@thread.tacv2) or the link that Teams copies for it."),
        )
    if slacks := _SLACKS.search(text):
        return slacks[1]
    raise UserError(
        say("{text!r} is no Slack channel.", text=text),
        hint=say("Give its id (C…) or the link that Slack copies for it."),
    )


def _history(chats: Chats, platform: str) -> Followed:
    history = chats.of(platform)
    if history is not None:
        return history
    if platform == TEAMS:
        raise UserError(
            say("Channels of Teams are read through Microsoft Graph, which is not set up."),
            hint=say("Give CONFIDANT_GRAPH__TENANT_ID, __CLIENT_ID and __CLIENT_SECRET first."),
        )
    raise UserError(say("Slack is not set up."), hint=say("Give CONFIDANT_SLACK__BOT_TOKEN first."))


def _about(history: Followed, platform: str, channel: str) -> ChannelAbout:
    if platform == SLACK and channel.startswith("D"):
        raise _direct()
    try:
        about = _answer(history.about(channel))
    except RightMissingError as error:
        raise _lacking(error) from error
    except PlatformRefusedError as error:
        if error.code == "channel_not_found":
            raise UserError(
                say("I see no channel {channel}.", channel=channel), hint=CHECK[platform]
            ) from error
        raise
    if about.direct:
        raise _direct()
    return about


def _check_consent(chats: Chats, channel: str) -> None:
    """Whether its messages can be read: told now, and not by the first sync alone."""
    try:
        if chats.teams is not None:
            _answer(chats.teams.everything(channel, ""))
    except RightMissingError as error:
        raise _lacking(error) from error


def _lacking(error: RightMissingError) -> UserError:
    """Which right is missing and who gives it."""
    return UserError(str(error.args[0]), hint=error.hint)


def _direct() -> UserError:
    return UserError(say("Direct and group messages are never indexed."))


def _check_open(about: ChannelAbout, platform: str) -> None:
    if not about.joined:
        raise UserError(say("I am not in #{name}.", name=about.name), hint=ENTRY[platform])
    if about.external:
        raise UserError(say("#{name} is shared with outsiders, so it is not indexed.", name=about.name))


def _check_member(
    sources: "Sources",
    history: Followed,
    platform: str,
    channel: str,
    about: ChannelAbout,
    asker: "Person | None",
) -> None:
    """A private channel is added by a member's word alone."""
    external_id = sources.builder.directory.id_on(platform, asker.id) if asker else None
    try:
        member = bool(external_id) and _answer(history.has_member(channel, external_id or ""))
    except RightMissingError as error:
        raise _lacking(error) from error
    if not member:
        raise UserError(
            say("#{name} is private: only one of its members can add it.", name=about.name),
            hint=say("Name them with --as, by directory id or e-mail."),
        )


def _answer(question: Coroutine[Any, Any, Result]) -> Result:  # Any: what a coroutine takes
    return asyncio.run(question)
