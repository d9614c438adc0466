"""A diffusion pipeline, loaded from a folder (diffusers, torch)."""

import json
from dataclasses import dataclass
from importlib.util import find_spec
from inspect import signature
from io import BytesIO
from pathlib import Path
from threading import Event
from typing import Any

import torch
from diffusers import DiffusionPipeline
from diffusers.utils import logging

from bot.gateway.sizes import Size, fitted

# the same words are to give the same picture, whoever asks and whenever
_SEED = 1
_USUAL_SIDE = 1024
# beyond this, models repeat what they draw
_WIDEST = 2.0


class GivenUpError(Exception):
    """Nobody waits for this picture any more."""


@dataclass(frozen=True)
class Pipeline:
    """A text-to-image pipeline, ready to draw."""

    parts: Any  # Any: diffusers picks the class from model_index.json

    def draw(self, prompt: str, width: int, height: int, given_up: Event) -> bytes | None:
        """A PNG in about this ratio; None where the model's own safety checker blacked it out.

        Raises GivenUpError soon after it is given up."""
        size = self._size(width, height)
        output = self.parts(
            prompt=prompt,
            width=size.width,
            height=size.height,
            generator=torch.Generator("cpu").manual_seed(_SEED),
            **self._watched(given_up),
        )
        if any(getattr(output, "nsfw_content_detected", None) or ()):
            return None
        file = BytesIO()
        output.images[0].save(file, "PNG")
        return file.getvalue()

    def _size(self, width: int, height: int) -> Size:
        side = self._side()
        step = 64 if side >= 512 else 16
        return fitted(Size(max(1, width), max(1, height)), area=side * side, step=step, widest=_WIDEST)

    def _side(self) -> int:
        """The side of the squares it was trained on."""
        core = getattr(self.parts, "unet", None) or getattr(self.parts, "transformer", None)
        sample = getattr(self.parts, "default_sample_size", None)
        sample = sample or getattr(getattr(core, "config", None), "sample_size", None)
        scale = getattr(self.parts, "vae_scale_factor", 8)
        return sample * scale if isinstance(sample, int) else _USUAL_SIDE

    def _watched(self, given_up: Event) -> dict[str, Any]:
        # Any: diffusers' signature; a few pipelines cannot be watched and draw to the end
        def look(_pipeline: Any, _step: int, _time: Any, tensors: dict[str, Any]) -> dict[str, Any]:
            if given_up.is_set():
                raise GivenUpError
            return tensors

        known = signature(self.parts.__call__).parameters
        return {"callback_on_step_end": look} if "callback_on_step_end" in known else {}


def load_pipeline(folder: Path) -> Pipeline:
    """Read a folder, to the GPU if there is one; raises ValueError or what diffusers raises for a bad one."""
    _refuse_code(folder)
    # the reader's terminal is not diffusers' to draw in
    logging.disable_progress_bar()
    parts: Any = DiffusionPipeline.from_pretrained(
        folder,
        local_files_only=True,
        use_safetensors=True,
        trust_remote_code=False,
    )
    parts.set_progress_bar_config(disable=True)
    return Pipeline(parts.to("cuda", torch.float16) if torch.cuda.is_available() else parts)


def _refuse_code(folder: Path) -> None:
    """Raise ValueError where the index would have diffusers import anything but itself and transformers.

    It imports whatever package a component names, and runs a pipeline's own file, whatever it is told to trust."""
    index = json.loads((folder / "model_index.json").read_text(encoding="utf-8"))
    if any(folder.rglob("*.py")) or not isinstance(index["_class_name"], str):
        raise ValueError(f"{folder} holds code")
    components = [value for name, value in index.items() if not name.startswith("_")]
    for library in (value[0] for value in components if isinstance(value, list) and value):
        if library not in (None, "diffusers", "transformers") and not _is_its_own(library):
            raise ValueError(f"{folder} would import {library!r}")


def _is_its_own(library: object) -> bool:
    """Whether this is a module of diffusers' pipelines, such as the older safety checker's."""
    return (
        isinstance(library, str)
        and library.isidentifier()
        and find_spec(f"diffusers.pipelines.{library}") is not None
    )
