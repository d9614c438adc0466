"""A fake Slack on loopback that speaks to the real SDKs and enforces Slack's limits; see README.md."""

from bot.testing.slack.company import Company, FakeTeam
from bot.testing.slack.deliveries import Attempt, Delivery, Envelope
from bot.testing.slack.fake import FakeSlack
from bot.testing.slack.limits import Limits
from bot.testing.slack.records import Call, Channel, File, Post, Status, User, View

__all__ = [
    "Attempt",
    "Call",
    "Channel",
    "Company",
    "Delivery",
    "Envelope",
    "FakeSlack",
    "FakeTeam",
    "File",
    "Limits",
    "Post",
    "Status",
    "User",
    "View",
]
