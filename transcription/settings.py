"""How speech is turned into words: the `CONFIDANT_SPEECH__*` section of the configuration."""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, Field


class SpeechSettings(BaseModel, extra="forbid", frozen=True):
    """Every default works on a machine without a GPU."""

    model: str = Field(
        "small",
        min_length=1,
        description="A Whisper size, a hub id, or a folder with a CTranslate2 Whisper model.",
    )
    revision: str | None = Field(
        None, description="The commit or tag of a model from the hub; none takes the newest."
    )
    download_root: Path | None = Field(
        None, description="The folder that models from the hub are kept in; none is the hub's own cache."
    )
    device: Literal["auto", "cpu", "cuda"] = Field(
        "auto", description="Where the model runs; auto takes the GPU if there is one."
    )
    compute_type: Literal[
        "auto", "int8", "int8_float16", "int8_float32", "float16", "bfloat16", "float32"
    ] = Field("auto", description="The arithmetic; auto is float16 on a GPU and int8 on a CPU.")
    language: str | None = Field(
        None, description="The language spoken, as a code such as en; none detects it."
    )
    hotwords: str = Field(
        "", description="Names and jargon to listen for, separated by commas (about 200 tokens count)."
    )
    beam_size: int = Field(5, ge=1, le=20, description="How many readings of a sentence are weighed at once.")
    batch_size: int = Field(8, ge=1, le=128, description="How many windows a GPU works on at once.")
    silence_rms: float = Field(
        0.0025,
        ge=0,
        lt=1,
        description="Sound whose loudest half second has a root mean square below this (1 is full scale) is "
        "silence, in which Whisper would invent words; 0 lets all but pure zeros through.",
    )
