"""Slack's Web API, one function a method."""

from collections.abc import Callable
from types import MappingProxyType

from bot.testing.slack.methods import assistant, chat, conversations, files, people, streams, views
from bot.testing.slack.methods.request import Request
from bot.testing.slack.records import Json

Method = Callable[[Request], Json]

METHODS: MappingProxyType[str, Method] = MappingProxyType(
    people.METHODS
    | chat.METHODS
    | streams.METHODS
    | conversations.METHODS
    | files.METHODS
    | views.METHODS
    | assistant.METHODS
)
