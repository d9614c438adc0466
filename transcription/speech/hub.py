"""The files of a model that has a name and no folder; never those of another model."""

from pathlib import Path

import faster_whisper
from huggingface_hub import constants

from transcription.errors import SpeechModelError
from transcription.settings import SpeechSettings
from transcription.speech.failures import first_line
from transcription.weights import MEND, check_folder, hub_answers, missing_files


def from_hub(settings: SpeechSettings) -> Path:
    """The files kept here, else those of the hub. Raises SpeechModelError."""
    kept = _kept(settings)
    if kept and not missing_files(kept):
        return kept
    model = f"The speech model {settings.model!r} is not on this machine"
    if not hub_answers(constants.ENDPOINT):
        raise SpeechModelError(f"{model} and the model hub does not answer ({constants.ENDPOINT}); {MEND}.")
    try:
        folder = _download(settings, offline=False)
    except Exception as error:  # the hub's client raises its own errors and its vendors'
        raise SpeechModelError(f"{model} and cannot be fetched ({first_line(error)}); {MEND}.") from error
    check_folder(folder)
    return folder


def _kept(settings: SpeechSettings) -> Path | None:
    try:
        return _download(settings, offline=True)
    except ValueError as error:
        sizes = ", ".join(faster_whisper.available_models())
        raise SpeechModelError(
            f"There is no speech model {settings.model!r} (sizes: {sizes}); {MEND}."
        ) from error
    except OSError:
        return None


def _download(settings: SpeechSettings, *, offline: bool) -> Path:
    cache = str(settings.download_root) if settings.download_root else None
    return Path(
        faster_whisper.download_model(
            settings.model, local_files_only=offline, cache_dir=cache, revision=settings.revision
        )
    )
