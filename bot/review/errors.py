"""What can go wrong in review; each message is one sentence with the mend."""

from bot.errors import ConfidantError


class ReviewError(ConfidantError):
    """A question, an audit or a person that cannot be used as asked."""
