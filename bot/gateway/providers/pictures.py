"""What every model that makes pictures is to the gateway, and what it refuses to take for a picture."""

from dataclasses import dataclass, field
from typing import Protocol

from bot.gateway.names import ModelName, Provider
from bot.gateway.providers import ProviderError
from bot.gateway.readiness import picture_shortcoming
from bot.gateway.settings import ModelSettings
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


class PictureProvider(Protocol):
    """A model that is ready to be asked."""

    async def draw(self, prompt: str, width: int, height: int) -> Drawn:
        """One picture of about this ratio, no retries. Raises ProviderError, whatever the vendor raised."""
        ...


def build_pictures(name: ModelName, settings: ModelSettings) -> PictureProvider:
    """Make the client of this model; nothing is sent and no weights are read yet.

    Raises ProviderError with the mend when a key, an address, a folder or a package is missing."""
    if lacks := picture_shortcoming(name, settings):
        raise ProviderError(lacks)
    if name.provider is Provider.LOCAL:
        try:
            from bot.gateway.providers.diffusion import local_pictures
        except ImportError as error:  # what diffusers itself needs may be missing or of another version
            raise ProviderError(say("needs the package diffusers, which cannot be loaded here")) from error
        return local_pictures(name)
    from bot.gateway.providers.images_endpoint import ImagesEndpoint

    return ImagesEndpoint(name, settings)


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
