"""Which files of a meeting it is written up from: who said what is surest in a transcript, then in separate sound."""

import hashlib
from collections.abc import Sequence

from bot.meetings.tables import ArtefactRow

TRANSCRIPT, PARTICIPANT, RECORDING = "transcript", "participant", "recording"
FEWEST_PARTICIPANTS = 2


def best_files(files: Sequence[ArtefactRow]) -> list[ArtefactRow]:
    """A transcript, else everyone's own sound, else a recording; none where there is nothing yet."""
    ordered = sorted(files, key=lambda file: (file.kind, file.name, file.artefact_id))
    transcripts = [file for file in ordered if file.kind == TRANSCRIPT]
    if transcripts:
        # one that people have read and corrected is not larger, but a caption file of a part is smaller
        return [max(transcripts, key=lambda file: file.size or 0)]
    voices = [file for file in ordered if file.kind == PARTICIPANT]
    if len(voices) >= FEWEST_PARTICIPANTS:
        return voices
    recordings = [file for file in ordered if file.kind == RECORDING] or voices
    # sound alone says as much as the picture beside it and is fetched in a tenth of the time
    return [min(recordings, key=lambda file: file.size or 0)] if recordings else []


def named(files: Sequence[ArtefactRow]) -> str:
    """One name for these files, the same in whatever order they came."""
    ids = "\x1f".join(sorted(file.artefact_id for file in files))
    return f"{files[0].kind}:{hashlib.sha256(ids.encode()).hexdigest()[:24]}" if files else ""


def is_better(new: str, old: str) -> bool:
    """Whether it is worth writing the meeting up again for these files, by their names."""
    ranks = ("", RECORDING, PARTICIPANT, TRANSCRIPT)
    one, other = new.partition(":")[0], old.partition(":")[0]
    return ranks.index(one) > ranks.index(other) or (one == other == PARTICIPANT and new != old)
