"""How the fake refuses."""


class RefusedError(Exception):
    """Slack's error code; `messages` go to response_metadata, as Slack words what is wrong with a block.

    `details` stand beside the code, as what a missing scope was needed for."""

    def __init__(self, code: str, *messages: str, **details: str) -> None:
        super().__init__(code, *messages)
        self.code = code
        self.messages = messages
        self.details = details


class RateLimitedError(Exception):
    """Too many calls; `seconds` is what Retry-After says."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds
