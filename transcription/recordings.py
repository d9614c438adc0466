"""A recording to a transcript: decoded once, window by window, so that memory stays flat."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from transcription.audio import Recording, open_recording
from transcription.engine import Engine
from transcription.errors import NoSpeechError
from transcription.settings import SpeechSettings
from transcription.transcript import Segment, Transcript, Word
from transcription.windows import Window, windows

OnProgress = Callable[[float, float], None]  # seconds done, seconds in all


def transcribe_audio(
    path: Path, settings: SpeechSettings, on_progress: OnProgress | None = None, hotwords: Sequence[str] = ()
) -> Transcript:
    """Write down a recording with the model that the settings name; `hotwords` join those of the settings.

    Raises UnreadableAudioError, SpeechModelError, and NoSpeechError where nobody speaks.
    """
    from transcription import speech  # here, so that a bad recording is refused before a model is loaded

    words = ", ".join(filter(None, (settings.hotwords, *hotwords)))
    with open_recording(path) as recording:
        return write_down(recording, speech.load(settings), settings.language, words, on_progress)


def write_down(
    recording: Recording,
    engine: Engine,
    language: str | None = None,
    hotwords: str = "",
    on_progress: OnProgress | None = None,
) -> Transcript:
    """The same with any engine; the language of the first window with words holds for the rest."""
    segments: list[Segment] = []
    for window in windows(recording.blocks()):
        hearing = engine.hear(window.samples, language=language, hotwords=hotwords)
        for segment in _reported(hearing.segments, window, recording, on_progress):
            segments.append(_moved(segment, len(segments), window.start))
        language = hearing.language if segments else language
    if on_progress:
        on_progress(recording.decoded_seconds, recording.decoded_seconds)
    if not segments:
        raise NoSpeechError(
            f"{recording.name!r} has no speech that could be heard; "
            "check the microphone or the sound track, and record it again."
        )
    notes = tuple(filter(None, (recording.damage(),)))
    return Transcript(language, round(recording.decoded_seconds, 3), tuple(segments), notes=notes)


def _reported(
    segments: Iterable[Segment], window: Window, recording: Recording, on_progress: OnProgress | None
) -> Iterator[Segment]:
    """Pass segments on and say how far we are; the last word of a window is that all of it is done."""
    tell = on_progress or (lambda _done, _total: None)
    for segment in segments:
        tell(*_progress(window.start + segment.end, recording))
        yield segment
    tell(*_progress(recording.decoded_seconds, recording))


def _progress(done: float, recording: Recording) -> tuple[float, float]:
    total = max(recording.declared_seconds or 0.0, recording.decoded_seconds)
    return min(done, total), total


def _moved(segment: Segment, number: int, seconds: float) -> Segment:
    words = tuple(_later(word, seconds) for word in segment.words)
    start, end = round(segment.start + seconds, 3), round(segment.end + seconds, 3)
    return replace(segment, id=number, start=start, end=end, words=words)


def _later(word: Word, seconds: float) -> Word:
    return replace(word, start=round(word.start + seconds, 3), end=round(word.end + seconds, 3))
