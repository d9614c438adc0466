"""A fake Teams on loopback that speaks to the real SDK and enforces Teams' limits; see README.md."""

from bot.testing.teams.fake import APP, OTHER_TENANT, SECRET, TENANT, FakeTeams, seen_by
from bot.testing.teams.limits import Limits
from bot.testing.teams.records import Call, Chat, Delivery, Meeting, Person, Post

__all__ = [
    "APP",
    "OTHER_TENANT",
    "SECRET",
    "TENANT",
    "Call",
    "Chat",
    "Delivery",
    "FakeTeams",
    "Limits",
    "Meeting",
    "Person",
    "Post",
    "seen_by",
]
