"""The files of a meeting at its source, and which it is written up from: a transcript knows best who said what."""

import hashlib
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.arrivals.notice import ALL, Artefact, Notice
from bot.meetings.tables import ArtefactRow, MeetingRow

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


def files_of(session: Session, meeting: MeetingRow) -> list[ArtefactRow]:
    return list(session.scalars(select(ArtefactRow).where(ArtefactRow.meeting_id == meeting.id)))


def files_after(session: Session, meeting: MeetingRow, notice: Notice) -> list[ArtefactRow]:
    """The files at the source once this notice is noted; one that comes again brings a fresher address and secret."""
    for artefact in notice.artefacts:
        session.merge(
            ArtefactRow(
                meeting_id=meeting.id,
                artefact_id=artefact.id,
                kind=artefact.kind,
                name=artefact.name,
                source=artefact.source,
                secret=artefact.secret,
                speaker=artefact.speaker,
                size=artefact.size,
            )
        )
    session.flush()
    files = files_of(session, meeting)
    gone = [file for file in files if ALL in notice.gone or file.artefact_id in notice.gone]
    for file in gone:
        session.delete(file)
    return [file for file in files if file not in gone]


def artefact_of(row: ArtefactRow) -> Artefact:
    """As its source knows it."""
    return Artefact(
        kind=row.kind,  # type: ignore[arg-type]  # only kinds are written there
        id=row.artefact_id,
        name=row.name,
        source=row.source,
        size=row.size,
        speaker=row.speaker,
        secret=row.secret,
    )
