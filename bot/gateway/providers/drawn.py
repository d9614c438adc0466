"""A picture as a model drew it, and what is refused to be taken for one."""

from dataclasses import dataclass, field

from bot.gateway.providers import ProviderError
from skills.language import say

MOST_BYTES = 25_000_000
_WEBP = slice(8, 12)


@dataclass(frozen=True)
class Drawn:
    """A picture's file as it came; `licence` says what is known of the terms, tokens are None where not counted."""

    content: bytes
    licence: str
    input_tokens: int | None = None
    output_tokens: int | None = None
    pictures: int = field(default=1, init=False)

    @property
    def is_empty(self) -> bool:
        return not self.content


def checked(content: bytes) -> bytes:
    """The same bytes, if a file of theirs can be a picture; nothing is decoded. Raises ProviderError."""
    if len(content) > MOST_BYTES:
        raise too_large()
    if content and not _begins_as_a_picture(content):
        raise ProviderError(say("sent something that is no PNG, JPEG or WebP picture"))
    return content


def too_large() -> ProviderError:
    return ProviderError(say("sent a picture of more than {n} megabytes", n=MOST_BYTES // 1_000_000))


def against_its_rules() -> ProviderError:
    return ProviderError(say("refused the description under its content policy"))


def _begins_as_a_picture(content: bytes) -> bool:
    if content.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        return True
    return content.startswith(b"RIFF") and content[_WEBP] == b"WEBP"
