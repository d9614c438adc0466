"""How speech is turned into words: the `CONFIDANT_SPEECH__*` section of the configuration."""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, Field


class SpeechSettings(BaseModel, extra="forbid", frozen=True):
    """Every default works on a machine without a GPU."""

    engine: str = Field(
        "faster-whisper",
        min_length=1,
        description="The program that hears; others join by the entry point confidant.speech_engines.",
    )
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
    gpus: str = Field(
        "auto",
        pattern=r"^(auto|[0-9]{1,3}(\s*,\s*[0-9]{1,3})*)$",
        description="The numbers of the GPUs to use, such as 0,1; auto takes all that are there.",
    )
    compute_type: Literal[
        "auto", "int8", "int8_float16", "int8_float32", "float16", "bfloat16", "float32"
    ] = Field("auto", description="The arithmetic; auto is float16 on a GPU and int8 on a CPU.")
    language: str | None = Field(
        None, description="The language spoken, as a code such as en; none detects it."
    )
    language_segments: int = Field(
        4,
        ge=1,
        le=20,
        description="How many half minutes of speech may be heard to find out the language.",
    )
    multilingual: bool = Field(
        False,
        description="Whether people change language as they speak: it is found out anew each half minute.",
    )
    hotwords: str = Field(
        "", description="Names and jargon to listen for, separated by commas (about 200 tokens count)."
    )
    beam_size: int = Field(5, ge=1, le=20, description="How many readings of a sentence are weighed at once.")
    batched: Literal["auto", "always", "never"] = Field(
        "auto", description="Whether stretches of speech are heard several at once; auto does so on a GPU."
    )
    batch_size: int = Field(
        8, ge=1, le=128, description="How many of them at once; fewer where the GPU has no room for them."
    )
    window_seconds: int = Field(
        600,
        ge=40,
        le=3600,
        description="How much of a long recording is held in memory; work cut short goes on at the last one.",
    )
    speakers: Literal["auto", "off", "pyannote"] = Field(
        "auto",
        description="How speakers are told apart: auto goes by channel, else by voice; pyannote needs pyannote.audio.",
    )
    speaker_model: str = Field(
        "", description="The folder or the hub id of pyannote's pipeline; empty takes community-1."
    )
    silence_rms: float = Field(
        0.0025,
        ge=0,
        lt=1,
        description="Sound whose loudest half second has a root mean square below this (1 is full scale) is "
        "silence, in which Whisper would invent words; 0 lets all but pure zeros through.",
    )
