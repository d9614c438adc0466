"""Samples to words by faster-whisper, of which this module is the one door."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import ctranslate2
import faster_whisper
from faster_whisper.transcribe import Segment as WhisperSegment
from faster_whisper.transcribe import Word as WhisperWord
from huggingface_hub import constants

from transcription.audio import SAMPLE_RATE, Samples, loudest_rms
from transcription.engine import Engine, Hearing
from transcription.errors import SpeechModelError
from transcription.settings import SpeechSettings
from transcription.transcript import Segment, Word
from transcription.weights import MEND, check_folder, find_folder, hub_answers, missing_files

# A word before a silence is sometimes stretched over it: https://github.com/suitenumerique/meet/pull/1323
_LONGEST_WORD_SECONDS = 4.0
# Whisper's own rule for invented text, which faster-whisper leaves out when it works in batches.
_NO_SPEECH, _UNSURE = 0.6, -1.0


@lru_cache(maxsize=1)
def load(settings: SpeechSettings) -> Engine:
    """The model that the settings name, kept for the next call. Raises SpeechModelError."""
    folder = find_folder(settings) or _from_hub(settings)
    device = settings.device
    if device == "auto":
        device = "cuda" if ctranslate2.get_cuda_device_count() else "cpu"
    compute_type = settings.compute_type
    if compute_type == "auto":
        compute_type = "float16" if device == "cuda" else "int8"
    try:
        model = faster_whisper.WhisperModel(str(folder), device=device, compute_type=compute_type)
    except Exception as error:  # ctranslate2 and tokenizers raise whatever their C++ and Rust parts do
        raise SpeechModelError(
            f"The speech model {settings.model!r} cannot be loaded on {device} as {compute_type} "
            f"({_first_line(error)}); {MEND}."
        ) from error
    _check_fit(model, settings)
    return WhisperEngine(model, settings, batched=device == "cuda")


class WhisperEngine:
    """An Engine: in batches on a GPU; on a CPU one window after another, which loses least speech."""

    def __init__(
        self, model: faster_whisper.WhisperModel, settings: SpeechSettings, *, batched: bool
    ) -> None:
        self._settings = settings
        self._model = model
        self._batches = faster_whisper.BatchedInferencePipeline(model) if batched else None

    def hear(self, samples: Samples, *, language: str | None, hotwords: str) -> Hearing:
        """See Engine. Near-digital silence never reaches the model."""
        if loudest_rms(samples) <= self._settings.silence_rms:
            return Hearing(language, iter(()))
        try:
            segments, found = self._transcribe(samples, language, hotwords)
        except (RuntimeError, ValueError) as error:
            raise self._failure(error) from error
        return Hearing(found, self._heard(segments, samples))

    def _transcribe(
        self, samples: Samples, language: str | None, hotwords: str
    ) -> tuple[Iterable[WhisperSegment], str]:
        options = {
            "language": language,
            "hotwords": hotwords or None,
            "beam_size": self._settings.beam_size,
            "vad_filter": True,
            "word_timestamps": True,
            "condition_on_previous_text": False,
        }
        if self._batches:
            # With timestamps a batch gives sentences and not paragraphs of 30 seconds.
            options |= {"batch_size": self._settings.batch_size, "without_timestamps": False}
        segments, found = (self._batches or self._model).transcribe(samples, **options)
        return segments, found.language

    def _heard(self, segments: Iterable[WhisperSegment], samples: Samples) -> Iterator[Segment]:
        try:
            for segment in segments:
                if segment.text.strip() and not self._is_invented(segment, samples):
                    yield _to_segment(segment)
        except (RuntimeError, ValueError) as error:
            raise self._failure(error) from error

    def _is_invented(self, segment: WhisperSegment, samples: Samples) -> bool:
        if segment.no_speech_prob > _NO_SPEECH and segment.avg_logprob < _UNSURE:
            return True
        heard = samples[int(segment.start * SAMPLE_RATE) : int(segment.end * SAMPLE_RATE) + 1]
        return loudest_rms(heard) <= self._settings.silence_rms

    def _failure(self, error: Exception) -> SpeechModelError:
        return SpeechModelError(
            f"The speech model {self._settings.model!r} stopped ({_first_line(error)}); "
            "set CONFIDANT_SPEECH__DEVICE to cpu if the GPU or its libraries are at fault."
        )


def _to_segment(segment: WhisperSegment) -> Segment:
    words = tuple(_to_word(word) for word in segment.words or () if word.word.strip())
    start = words[0].start if words else float(segment.start)
    end = words[-1].end if words else float(segment.end)
    return Segment(segment.id, start, end, None, segment.text.strip(), words)


def _to_word(word: WhisperWord) -> Word:
    start, end = float(word.start), float(word.end)
    end = min(max(start, end), start + _LONGEST_WORD_SECONDS)
    return Word(word.word.strip(), start, round(end, 3), float(word.probability))


def _from_hub(settings: SpeechSettings) -> Path:
    """The files kept here, else those of the hub; never another model."""
    kept = _kept(settings)
    if kept and not missing_files(kept):
        return kept
    model = f"The speech model {settings.model!r} is not on this machine"
    if not hub_answers(constants.ENDPOINT):
        raise SpeechModelError(f"{model} and the model hub does not answer ({constants.ENDPOINT}); {MEND}.")
    try:
        folder = _download(settings, offline=False)
    except Exception as error:  # the hub's client raises its own errors and its vendors'
        raise SpeechModelError(f"{model} and cannot be fetched ({_first_line(error)}); {MEND}.") from error
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


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__).rstrip(". ")
