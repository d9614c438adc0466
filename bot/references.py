"""How channels are named outside of their platform: the platform, a colon, and its own id of the channel."""

# such as slack:C0123456789 and teams:19:abc@thread.tacv2
CHANNEL = r"(?:slack:[CG][A-Z0-9]{2,}|teams:19:[^\s,;\"'?/]+@[a-z]+\.[a-z0-9]+)"
CHANNEL_OR_NONE = rf"^(?:{CHANNEL})?$"


def platform_of(reference: str) -> str:
    return reference.partition(":")[0]


def channel_of(reference: str) -> str:
    """The platform's own id."""
    return reference.partition(":")[2]
