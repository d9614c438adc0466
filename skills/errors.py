"""What a skill raises when the person who asked can mend it."""


class UserError(Exception):
    """Something the person can fix. `message` says what was wrong, `hint` what to do."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class ForbiddenError(UserError):
    """The person lacks a permission; the message names it."""
