"""How channels are named outside of their platform: the platform, a colon, and its own id of the channel."""

import re
from urllib.parse import unquote

# such as slack:C0123456789 and teams:19:abc@thread.tacv2
CHANNEL = r"(?:slack:[CG][A-Z0-9]{2,}|teams:19:[^\s,;\"'?/]+@[a-z]+\.[a-z0-9]+)"
CHANNEL_OR_NONE = rf"^(?:{CHANNEL})?$"


def platform_of(reference: str) -> str:
    return reference.partition(":")[0]


def channel_of(reference: str) -> str:
    """The platform's own id."""
    return reference.partition(":")[2]


_TEAMS = re.compile(r"19:[^\s,;\"'?/<>|]+@thread\.(?:tacv2|skype)(?=$|[\s,;\"'?/<>|])")


def teams_channel_in(text: str) -> str:
    """The id of a channel of Teams that a text names: alone, as a reference, or in the link that Teams copies.

    Empty for none; chats have ids of another form."""
    found = _TEAMS.search(unquote(text))
    return found[0] if found else ""
