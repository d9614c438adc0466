"""A meeting that comes as one recording for each person: written down one by one, put together with their names."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from transcription.errors import NoSpeechError
from transcription.settings import SpeechSettings
from transcription.speakers.participants import Spoken, merge, participant_name
from transcription.transcript import Transcript


def transcribe_people(
    files: Sequence[Path],
    settings: SpeechSettings,
    *,
    offsets: Mapping[Path, float] | None = None,
    hotwords: Sequence[str] = (),
) -> Transcript:
    """One transcript of the files of one meeting; names come from the files' names, as Zoom writes them.

    `offsets` are the seconds after the meeting's start at which a file begins, 0 where it is not told. A person who
    was muted is left out. Raises a TranscriptionError, also where nobody speaks in any of them.
    """
    from transcription import transcribe  # here, because that module offers this one

    alone = settings.model_copy(update={"speakers": "off"})
    people = []
    for file in files:
        try:
            transcript = transcribe(file, alone, hotwords=hotwords)
        except NoSpeechError:
            continue
        people.append(Spoken(participant_name(file) or "", transcript, (offsets or {}).get(file, 0.0)))
    return merge(people)
