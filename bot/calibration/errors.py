"""What can go wrong with labelled questions; each message is one sentence with the mend."""

from bot.errors import ConfidantError


class CalibrationError(ConfidantError):
    """Labelled questions, or the documents that belong to them, cannot be used."""
