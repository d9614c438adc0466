"""Which channel somebody means who writes its name."""

import re

from skills.messages import Message

_NAME = re.compile(r"(?<![\w&])#([^\s#,;:!?()\"']{1,80})")


def channel_in(words: str, message: Message) -> str:
    """A reference such as slack:C012 where the platform gave one, else the name with its #; empty without one."""
    found = _NAME.search(words)
    if not found:
        return ""
    name = f"#{found[1].rstrip('.')}"
    return dict(message.named).get(name, name)
