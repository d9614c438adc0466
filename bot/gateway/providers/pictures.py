"""What every model that makes pictures is to the gateway, and how one is made ready."""

from typing import Protocol

from bot.gateway.names import ModelName, Provider
from bot.gateway.providers import ProviderError
from bot.gateway.providers.drawn import Drawn
from bot.gateway.readiness import picture_shortcoming
from bot.gateway.settings import ModelSettings
from skills.language import say


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
