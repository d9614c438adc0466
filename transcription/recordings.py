"""A recording to a transcript: decoded once, window by window, so that memory stays flat."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from transcription import hotwords as prompts
from transcription.audio import Recording, open_recording
from transcription.engine import Engine
from transcription.engines import load_engine
from transcription.errors import DiarizationError, NoSpeechError
from transcription.resume import Kept, Part, key_of
from transcription.settings import SpeechSettings
from transcription.speakers.finding import SpeakerFinder, speaker_finder
from transcription.transcript import Segment, Transcript, Word
from transcription.windows import WINDOW_SECONDS, Window, windows

OnProgress = Callable[[float, float], None]  # seconds done, seconds in all


def transcribe_audio(
    path: Path,
    settings: SpeechSettings,
    *,
    hotwords: Sequence[str] = (),
    resume: Path | None = None,
    on_progress: OnProgress | None = None,
    voices: bool = False,
) -> Transcript:
    """Write down a recording with the model that the settings name; `hotwords` come before those of the settings.

    What is finished is kept in `resume`, and work that was cut short goes on from there. Speakers are told apart
    as the settings say, and not named. Raises UnreadableAudioError, SpeechModelError, DiarizationError where
    pyannote is asked for and missing, and NoSpeechError where nobody speaks.
    """
    finder = speaker_finder(settings.speakers, model=settings.speaker_model, voices=voices)
    with open_recording(path) as recording:
        engine = load_engine(
            settings
        )  # only now, so that a bad recording is refused before a model is loaded
        wanted = prompts.cleaned((*hotwords, *prompts.listed(settings.hotwords)))
        words = wanted[: engine.fit(wanted)]
        kept = Kept(resume, key_of(path, settings, words)) if resume else None
        listening = Listening(engine, settings.language, words, on_progress, kept, settings.window_seconds)
        transcript = write_down(recording, listening)
    notes = filter(None, (prompts.left_out(wanted, len(words)), _not_kept(kept)))
    return _with_speakers(replace(transcript, notes=(*transcript.notes, *notes)), finder, path)


def _with_speakers(transcript: Transcript, finder: SpeakerFinder, path: Path) -> Transcript:
    """What was heard is kept in any case: who said it is worth less than what was said."""
    try:
        return finder.label(path, transcript)
    except DiarizationError as error:
        return replace(transcript, notes=(*transcript.notes, f"Speakers were not told apart. {error}"))


@dataclass(frozen=True)
class Listening:
    """How a recording is heard. `kept` holds the windows that are done, None if nobody wants them."""

    engine: Engine
    language: str | None = None
    hotwords: Sequence[str] = ()
    on_progress: OnProgress | None = None
    kept: Kept | None = None
    window_seconds: int = WINDOW_SECONDS


def write_down(recording: Recording, listening: Listening) -> Transcript:
    """The same with any engine; the language of the first window with words holds for the rest."""
    progress = _Progress(recording, listening.on_progress)
    segments: list[Segment] = []
    language = listening.language
    for part in _parts(recording, listening, progress):
        segments += (replace(one, id=place) for place, one in enumerate(part.segments, start=len(segments)))
        language = language or part.language
    progress.end()
    if not segments:
        raise NoSpeechError(
            f"{recording.name!r} has no speech that could be heard; "
            "check the microphone or the sound track, and record it again."
        )
    notes = tuple(filter(None, (recording.damage(),)))
    return Transcript(language, round(recording.decoded_seconds, 3), tuple(segments), notes=notes)


def _parts(recording: Recording, listening: Listening, progress: "_Progress") -> Iterator[Part]:
    """What is heard in each window, in order; what an earlier run finished is not heard again."""
    kept = listening.kept
    done = {(part.start, part.end): part for part in kept.parts} if kept else {}
    cut = windows(recording.blocks(), seconds=listening.window_seconds)
    language = listening.language

    def hear(window: Window) -> Part:
        return done.get((window.start, window.end)) or _hear(window, listening, language, progress)

    def told(parts: Iterable[Part]) -> Iterator[Part]:
        for part in parts:
            progress.tell(part.end)
            if kept and (part.start, part.end) not in done:
                kept.add(part)
            yield part

    while language is None and (window := next(cut, None)):
        for part in told([hear(window)]):
            language = part.language
            yield part
    yield from told(_several(hear, cut, listening.engine.at_once))


def _hear(window: Window, listening: Listening, language: str | None, progress: "_Progress") -> Part:
    hearing = listening.engine.hear(window.samples, language=language, hotwords=listening.hotwords)
    segments = []
    for segment in hearing.segments:
        segments.append(_moved(segment, window.start))
        if listening.engine.at_once == 1:
            progress.tell(window.start + segment.end)
    return Part(window.start, window.end, hearing.language if segments else None, tuple(segments))


def _several(hear: Callable[[Window], Part], cut: Iterator[Window], at_once: int) -> Iterator[Part]:
    """Hear as many windows at the same time as the engine has places for; the parts stay in order."""
    if at_once == 1:
        yield from map(hear, cut)
        return
    waiting: deque[Future[Part]] = deque()
    with ThreadPoolExecutor(at_once) as pool:
        for window in cut:
            waiting.append(pool.submit(hear, window))
            if len(waiting) > at_once:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


@dataclass
class _Progress:
    """Says how far the work is, never less than before."""

    recording: Recording
    on_progress: OnProgress | None
    done: float = 0.0

    def tell(self, done: float) -> None:
        if self.on_progress is None:
            return
        total = max(self.recording.declared_seconds or 0.0, self.recording.decoded_seconds)
        self.done = max(self.done, min(done, total))
        self.on_progress(self.done, total)

    def end(self) -> None:
        """All of it, whatever the header says."""
        if self.on_progress:
            self.on_progress(self.recording.decoded_seconds, self.recording.decoded_seconds)


def _not_kept(kept: Kept | None) -> str | None:
    if kept is None or not kept.is_broken:
        return None
    return "The disk is full: had this work been cut short, it would have begun anew."


def _moved(segment: Segment, seconds: float) -> Segment:
    words = tuple(_later(word, seconds) for word in segment.words)
    start, end = round(segment.start + seconds, 3), round(segment.end + seconds, 3)
    return replace(segment, start=start, end=end, words=words)


def _later(word: Word, seconds: float) -> Word:
    return replace(word, start=round(word.start + seconds, 3), end=round(word.end + seconds, 3))
