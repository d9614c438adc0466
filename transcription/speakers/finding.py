"""Who speaks in a recording, by the best way that it allows: a channel each, else the sound of the voices."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from transcription.audio import open_recording
from transcription.speakers.channels import turns_by_channel
from transcription.speakers.turns import Diarizer, Turn
from transcription.speakers.words import assign
from transcription.transcript import Transcript

Way = Literal["auto", "off", "pyannote"]


@dataclass(frozen=True)
class SpeakerFinder:
    """Finds speakers as it was told to; made before a recording is transcribed, so that what is missing shows then."""

    make: Callable[[], Diarizer] | None
    channels: bool = True

    def label(self, path: Path, transcript: Transcript) -> Transcript:
        """The transcript with "Speaker 1", "Speaker 2" … for each word; as it is where one voice is heard.

        One voice gets no label: that nobody else spoke is not certain enough to put a name to all of it.
        Raises UnreadableAudioError and DiarizationError.
        """
        if self.make is None or all(segment.speaker for segment in transcript.segments):
            return transcript
        turns = self.turns(path)
        if len({turn.speaker for turn in turns}) < 2:
            return transcript
        labelled = assign(transcript, turns)
        return labelled if len(labelled.speakers) > 1 else transcript

    def turns(self, path: Path) -> list[Turn]:
        """Who speaks when in a recording; no turns where this finder is off."""
        if self.make is None:
            return []
        return (turns_by_channel(path) if self.channels else None) or self._voice_turns(path, self.make())

    def _voice_turns(self, path: Path, diarizer: Diarizer) -> list[Turn]:
        with open_recording(path) as recording:
            return diarizer.turns(recording.blocks())


def speaker_finder(way: Way, *, model: str = "", count: int | None = None) -> SpeakerFinder:
    """`model` is pyannote's, a folder or a hub id; `count` is how many people speak, if that is known.

    Raises DiarizationError if pyannote is asked for and is not there.
    """
    if way == "off":
        return SpeakerFinder(None)
    if way == "pyannote":
        from transcription.speakers.pyannote import DEFAULT_MODEL, PyannoteDiarizer

        ready = PyannoteDiarizer(model or DEFAULT_MODEL, count)
        return SpeakerFinder(lambda: ready)
    return SpeakerFinder(lambda: _built_in(count))


def _built_in(count: int | None) -> Diarizer:
    from transcription.speakers.built_in import BuiltInDiarizer  # here, because faster-whisper takes seconds

    return BuiltInDiarizer(count)
