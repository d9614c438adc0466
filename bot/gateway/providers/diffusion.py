"""Pictures from a diffusers folder on this machine; nothing is downloaded, no code in it is run."""

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from pathlib import Path
from threading import Event

from bot.gateway.names import ModelName
from bot.gateway.providers import ProviderError
from bot.gateway.providers.drawn import Drawn, against_its_rules, checked
from bot.gateway.providers.pipeline import GivenUpError, Pipeline, load_pipeline
from skills.language import say

_LICENCE = re.compile(r"^license:[ \t]*[\"']?([\w.+ -]{1,80})", re.MULTILINE)
_MOST_OF_A_CARD = 20_000


def local_pictures(name: ModelName) -> "Diffusion":
    """The model of this folder; its weights are read when it is first asked."""
    return Diffusion(Path(name.model).expanduser())


class Diffusion:
    """A diffusers pipeline, one picture at a time: each already uses every core or the GPU."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pipeline: Pipeline | None = None
        self._thread = ThreadPoolExecutor(1, "local-pictures")

    async def draw(self, prompt: str, width: int, height: int) -> Drawn:
        """Always the same picture for the same words and ratio."""
        given_up = Event()
        drawing = copy_context().run  # so that what fails is said in the reader's language
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(
                self._thread, drawing, self._drawn, prompt, width, height, given_up
            )
        finally:
            # a thread cannot be cancelled; it looks at this after each step
            given_up.set()

    def _drawn(self, prompt: str, width: int, height: int, given_up: Event) -> Drawn:
        if given_up.is_set():
            raise GivenUpError
        if self._pipeline is None:
            self._pipeline = self._load()
        try:
            content = self._pipeline.draw(prompt, width, height, given_up)
        except GivenUpError:
            raise
        except Exception as error:  # diffusers and torch raise anything, for want of memory too
            raise ProviderError(say("could not make a picture")) from error
        if content is None:
            raise against_its_rules()
        return Drawn(checked(content), _licence(self._folder))

    def _load(self) -> Pipeline:
        try:
            return load_pipeline(self._folder)
        except Exception as error:  # diffusers raises OSError, ValueError, KeyError and more for a bad folder
            raise ProviderError(
                say(
                    "cannot be loaded from {folder} (an admin can name a diffusers pipeline's folder)",
                    folder=self._folder,
                )
            ) from error


def _licence(folder: Path) -> str:
    """What the model card in the folder says of the licence, as written there."""
    try:
        with (folder / "README.md").open(encoding="utf-8", errors="replace") as card:
            found = _LICENCE.search(card.read(_MOST_OF_A_CARD))
    except OSError:
        found = None
    if found is None:
        return say("The folder of {model} names no licence.", model=folder.name)
    return say("{model} is under the licence {licence}.", model=folder.name, licence=found[1].strip())
