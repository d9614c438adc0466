"""The bot's scopes, and which one a method wants."""

from types import MappingProxyType

from bot.testing.slack.errors import RefusedError

ALL = tuple(
    "app_mentions:read assistant:write channels:history channels:read chat:write commands files:read files:write "
    "groups:history groups:read im:history im:read im:write reactions:write users:read users:read.email".split()
)
# by method, or by its family where all of it wants the same
NEEDED = MappingProxyType(
    {
        "chat.": "chat:write",
        "chat.getPermalink": "",
        "conversations.open": "im:write",
        "users.": "users:read",
        "users.conversations": "channels:read",
        "users.lookupByEmail": "users:read.email",
        "bots.": "users:read",
        "files.": "files:write",
        "files.info": "files:read",
        "reactions.": "reactions:write",
        "assistant.threads.": "assistant:write",
        "assistant.threads.setStatus": "chat:write",
    }
)
FAMILIES = MappingProxyType({"channel": "channels", "group": "groups", "im": "im"})
READERS = MappingProxyType(
    {
        "conversations.history": "history",
        "conversations.replies": "history",
        "conversations.info": "read",
        "conversations.members": "read",
    }
)


def check_scope(method: str, kind: str, granted: tuple[str, ...]) -> None:
    """Refuse a call whose scope the app was not given; `kind` is that of the channel it is about."""
    if method in READERS:
        needed = f"{FAMILIES.get(kind, 'channels')}:{READERS[method]}"
    else:
        needed = NEEDED.get(method, NEEDED.get(f"{method.rpartition('.')[0]}.", ""))
    if needed and needed not in granted:
        raise RefusedError("missing_scope", needed=needed, provided=",".join(granted))
