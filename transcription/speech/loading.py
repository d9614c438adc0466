"""The model that the settings name, on the GPUs or the CPU that they name."""

from functools import lru_cache
from pathlib import Path

import ctranslate2
import faster_whisper

from transcription import SAMPLE_VOICE
from transcription.engine import Engine
from transcription.errors import SpeechModelError
from transcription.settings import SpeechSettings
from transcription.speech.engine import WhisperEngine
from transcription.speech.failures import first_line, is_out_of_memory
from transcription.speech.hub import from_hub
from transcription.speech.models import Models
from transcription.weights import MEND, find_folder


@lru_cache(maxsize=1)
def load(settings: SpeechSettings) -> Engine:
    """The engine with its model, kept for the next call. Raises SpeechModelError."""
    folder = find_folder(settings) or from_hub(settings)
    device, indices = place(settings, ctranslate2.get_cuda_device_count())
    compute_type = settings.compute_type
    if compute_type == "auto":
        compute_type = "float16" if device == "cuda" else "int8"

    def open_model(kind: str) -> faster_whisper.WhisperModel:
        model = _open(folder, settings, device=device, indices=indices, compute_type=kind)
        _check_fit(model, settings)
        return model

    models = Models(open_model, compute_type, settings)
    batched = device == "cuda" if settings.batched == "auto" else settings.batched == "always"
    return WhisperEngine(
        models,
        settings,
        batched=batched,
        lazy=device == "cpu",
        at_once=len(indices),
        has_prompt=not _is_sample_voice(folder),
    )


def _is_sample_voice(folder: Path) -> bool:
    """The model of the demo learnt without prompts: one in front of it, and it hears half of what is said."""
    return folder.resolve() == SAMPLE_VOICE.resolve()


def place(settings: SpeechSettings, gpu_count: int) -> tuple[str, list[int]]:
    """The device and the numbers of its parts; raises SpeechModelError for a GPU that is not there."""
    if settings.device == "cpu" or (settings.device == "auto" and not gpu_count):
        return "cpu", [0]
    if settings.gpus == "auto":
        return "cuda", list(range(max(gpu_count, 1)))
    indices = list(dict.fromkeys(int(number) for number in settings.gpus.split(",")))
    missing = [index for index in indices if index >= gpu_count]
    if missing:
        raise SpeechModelError(
            f"There is no GPU {missing[0]} (found: {gpu_count}, counted from 0); "
            "set CONFIDANT_SPEECH__GPUS to those that are there, or to auto."
        )
    return "cuda", indices


def _open(
    folder: Path, settings: SpeechSettings, *, device: str, indices: list[int], compute_type: str
) -> faster_whisper.WhisperModel:
    try:
        return faster_whisper.WhisperModel(
            str(folder),
            device=device,
            device_index=indices if len(indices) > 1 else indices[0],
            compute_type=compute_type,
        )
    except Exception as error:  # ctranslate2 and tokenizers raise whatever their C++ and Rust parts do
        if is_out_of_memory(error):
            raise
        raise SpeechModelError(
            f"The speech model {settings.model!r} cannot be loaded on {device} as {compute_type} "
            f"({first_line(error)}); {MEND}."
        ) from error


def _check_fit(model: faster_whisper.WhisperModel, settings: SpeechSettings) -> None:
    bands = model.feature_extractor.mel_filters.shape[0]
    if bands != model.model.n_mels:
        raise SpeechModelError(
            f"The speech model {settings.model!r} needs {model.model.n_mels} mel bands but its "
            f"preprocessor_config.json gives {bands}; copy that file from the model's source."
        )
    if settings.language and settings.language not in model.supported_languages:
        raise SpeechModelError(
            f"The speech model {settings.model!r} does not know the language {settings.language!r}; set "
            f"CONFIDANT_SPEECH__LANGUAGE to one of {', '.join(sorted(model.supported_languages))}."
        )
