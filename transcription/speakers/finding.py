"""Who speaks in a recording, by the best way that it allows: a channel each, else the sound of the voices."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from transcription.audio import open_recording
from transcription.speakers.channels import turns_by_channel
from transcription.speakers.turns import Diarizer, Heard, Turn
from transcription.speakers.words import assign
from transcription.transcript import Transcript

Way = Literal["auto", "off", "pyannote"]


@dataclass(frozen=True)
class SpeakerFinder:
    """Finds speakers as it was told to; made before a recording is transcribed, so that what is missing shows then.

    What they sound like is kept in the transcript only where `voices` are wanted."""

    make: Callable[[], Diarizer] | None
    channels: bool = True
    voices: bool = False

    def label(self, path: Path, transcript: Transcript) -> Transcript:
        """The transcript with "Speaker 1", "Speaker 2" … for each word; as it is where one voice is heard.

        One voice gets no label: that nobody else spoke is not certain enough to put a name to all of it.
        Raises UnreadableAudioError and DiarizationError.
        """
        if self.make is None or all(segment.speaker for segment in transcript.segments):
            return transcript
        heard = self._heard(path)
        if len({turn.speaker for turn in heard.turns}) < 2:
            return transcript
        labelled = assign(transcript, heard.turns)
        if len(labelled.speakers) < 2:
            return transcript
        known = tuple(voice for voice in heard.voices if voice.speaker in labelled.speakers)
        return replace(labelled, voices=known if self.voices else ())

    def turns(self, path: Path) -> list[Turn]:
        """Who speaks when in a recording; no turns where this finder is off."""
        return self._heard(path).turns

    def _heard(self, path: Path) -> Heard:
        if self.make is None:
            return Heard([])
        if self.channels and (turns := turns_by_channel(path)):
            return Heard(turns)
        diarizer = self.make()
        with open_recording(path) as recording:
            return diarizer.hear(recording.blocks())


def speaker_finder(
    way: Way, *, model: str = "", count: int | None = None, voices: bool = False
) -> SpeakerFinder:
    """`model` is pyannote's, a folder or a hub id; `count` is how many people speak, if that is known.

    Raises DiarizationError if pyannote is asked for and is not there.
    """
    if way == "off":
        return SpeakerFinder(None)
    if way == "pyannote":
        from transcription.speakers.pyannote import DEFAULT_MODEL, PyannoteDiarizer

        ready = PyannoteDiarizer(model or DEFAULT_MODEL, count)
        return SpeakerFinder(lambda: ready, voices=voices)
    return SpeakerFinder(lambda: _built_in(count), voices=voices)


def _built_in(count: int | None) -> Diarizer:
    from transcription.speakers.built_in import BuiltInDiarizer  # here, because faster-whisper takes seconds

    return BuiltInDiarizer(count)
