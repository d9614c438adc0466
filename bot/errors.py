"""What can go wrong in the running program itself; each message is one sentence with the mend."""


class ConfidantError(Exception):
    """Base of the program's own errors."""


class SettingsError(ConfidantError):
    """A setting is misspelt or has a value that cannot be used."""


class StoreError(ConfidantError):
    """The database cannot be opened, is locked, or is newer than this program."""


class DirectoryError(ConfidantError):
    """A people file or a name in it cannot be used."""
