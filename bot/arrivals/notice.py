"""What a source says of a meeting, in no source's words."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Kind = Literal["recording", "transcript", "participant"]
ALL = "*"  # in `gone`: every file of the meeting


@dataclass(frozen=True)
class Participant:
    """Somebody who was there. `email` only where the source vouches for it: it decides who may read."""

    name: str
    email: str = ""


@dataclass(frozen=True)
class Artefact:
    """One file of a meeting, still at its source; a `participant` is the sound of one person alone, `speaker`.

    `id` is the source's own, so that the same file counts once; `source` is its address there; `secret` is what opens
    it, kept until the file was fetched and written to no log."""

    kind: Kind
    id: str
    name: str
    source: str
    size: int | None = None
    speaker: str = ""
    secret: str = field(default="", repr=False)


@dataclass(frozen=True)
class Notice:
    """A meeting and its files as far as the source knows them now; more notices of the same `meeting` may follow.

    `organiser` is a verified e-mail, or empty; `link` is where people watch the recording; `chat` is the source's own
    place for the meeting's talk, `series` its id of what may be held again and again; `account` is the organiser's id
    on the platform where it was held; `gone` says that the source deleted the files of these ids, or `ALL`; `closed`
    why the source keeps a file from us, for people, which may be mended."""

    source: str
    meeting: str
    title: str | None = None
    organiser: str = ""
    started_at: datetime | None = None
    participants: tuple[Participant, ...] = ()
    artefacts: tuple[Artefact, ...] = ()
    link: str = ""
    chat: str = ""
    series: str = ""
    account: str = ""
    closed: str = ""
    gone: tuple[str, ...] = ()
