"""Names for labels. A name comes from a person or a platform, and is never guessed."""

from collections.abc import Mapping
from dataclasses import replace

from transcription.errors import DiarizationError
from transcription.transcript import Transcript


def rename(transcript: Transcript, names: Mapping[str, str]) -> Transcript:
    """The transcript with labels replaced, as in {"Speaker 2": "Anna"}; two labels may be one person's.

    Raises DiarizationError for a label that is not in it, and for an empty name.
    """
    for label, name in names.items():
        if label not in transcript.speakers:
            known = ", ".join(transcript.speakers) or "none"
            raise DiarizationError(f"Nobody in this transcript is called {label!r}; its speakers: {known}.")
        if not name.strip():
            raise DiarizationError(f"The name for {label!r} is empty; give a name, or leave the label.")
    segments = tuple(
        replace(segment, speaker=names.get(segment.speaker or "", segment.speaker or "").strip() or None)
        for segment in transcript.segments
    )
    return replace(transcript, segments=segments)
