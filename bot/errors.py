"""What can go wrong in the running program itself; each message is one sentence with the mend."""


class ConfidantError(Exception):
    """Base of the program's own errors."""


class SettingsError(ConfidantError):
    """A setting is misspelt or has a value that cannot be used."""


class StoreError(ConfidantError):
    """The database cannot be opened, is locked, or is newer than this program."""


class DirectoryError(ConfidantError):
    """A people file or a name in it cannot be used."""


class PlatformError(ConfidantError):
    """A chat platform did not do what it was asked; base of the three below."""


class PlatformBusyError(PlatformError):
    """The platform refused for now and did nothing; try again after `retry_seconds`."""

    def __init__(self, message: str, *, retry_seconds: float) -> None:
        super().__init__(message)
        self.retry_seconds = retry_seconds


class PlatformUnreachableError(PlatformError):
    """No answer came, so nobody knows whether the call took effect."""


class FileWithheldError(PlatformUnreachableError):
    """A file that somebody sent does not come just now; asking again may do."""


class PlatformRefusedError(PlatformError):
    """The platform said no for good; `code` is its word for it, such as `channel_not_found`."""

    def __init__(self, message: str, *, code: str) -> None:
        super().__init__(message)
        self.code = code


class RightMissingError(PlatformRefusedError):
    """Nobody gave us a right that the platform wants for this; `right` is its name there, `hint` says who gives it."""

    def __init__(self, message: str, *, code: str, right: str, hint: str) -> None:
        super().__init__(message, code=code)
        self.right, self.hint = right, hint


class LinkExpiredError(PlatformRefusedError):
    """The platform does not go on from a place in a list that it named itself; the list must be read anew."""


class ClaimLostError(ConfidantError):
    """Another process took this work over, because this one was not heard of; it must write nothing more."""


class JobError(ConfidantError):
    """Durable work cannot be started or was given up."""
