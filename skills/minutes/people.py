"""Who was there and who is meant by a name; a name is never guessed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from skills.proving.tidy import word_set
from transcription.transcript import Transcript

_ANONYMOUS = re.compile(
    r"(?:speaker|sprecher|participant|attendee|caller|guest|user|voice|spk|unknown(?: speaker)?|channel)?"
    r"[\s_#-]*(?:\d+|\w)?",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_ROLES = word_set("manager designer expert engineer chair host moderator interviewer secretary professor")
# First names that are also everyday words: only a capital inside a sentence makes them a name.
_WORDS_TOO = word_set("will may mark grace rob bill art hope joy sue pat drew chase dean guy don rich faith")


@dataclass(frozen=True)
class People:
    """The named people of one meeting, in order of their first words."""

    names: tuple[str, ...]

    @cached_property
    def by_first(self) -> dict[str, str | None]:
        """Lower-case first name -> full name, or None if two people share it."""
        found: dict[str, str | None] = {}
        for name in self.names:
            first = first_name(name).lower()
            found[first] = None if first in found else name
        return found

    def knows(self, word: str) -> bool:
        return word.lower() in self.by_first or self._whole(word) is not None

    def full(self, said: str) -> str:
        """The attendee meant by the name, if only one can be; else the name as it was said."""
        return self._whole(said) or self.by_first.get(said.lower()) or said

    @cached_property
    def pattern(self) -> str:
        """A regular expression for any of their names, whole or first; matches nothing if nobody is named."""
        names = sorted({*self.names, *map(first_name, self.names)}, key=len, reverse=True)
        return "|".join(_as_pattern(name) for name in names) or r"(?!)"

    def _whole(self, said: str) -> str | None:
        return next((name for name in self.names if _plain(name) == _plain(said)), None)


def first_name(name: str) -> str:
    """ "Priya" for "Priya Raman", "Raman, Priya" and "Priya Raman (Aero)"."""
    bare = _ASIDE.sub("", name).strip(" ,")
    if bare.split()[-1].lower() in _ROLES:  # "Project Manager" has no first name
        return bare.strip()
    return (bare.split(",", 1)[1] if "," in bare else bare).split()[0]


def is_named(speaker: str | None) -> bool:
    """Whether the label is a name: "Speaker 2", "A" and "SPEAKER_00" are nobody's."""
    if not speaker or not speaker.strip():
        return False
    bare = _ASIDE.sub("", speaker).strip(" ,")
    return bool(re.search(r"[^\W\d_]", bare)) and not _ANONYMOUS.fullmatch(bare) and not bare.endswith(",")


def people_of(transcript: Transcript, also: Iterable[str] = ()) -> People:
    """The named speakers, then those the uploader says were there, unless the name already means a speaker."""
    spoke = People(tuple(dict.fromkeys(_named(segment.speaker for segment in transcript.segments))))
    listed = (name for name in _named(also) if not spoke.knows(name))
    return People((*spoke.names, *dict.fromkeys(listed)))


def _named(labels: Iterable[str | None]) -> Iterator[str]:
    return (label.strip() for label in labels if label and is_named(label))


def _as_pattern(name: str) -> str:
    escaped = re.escape(name)
    return rf"(?<=\w )\b{escaped}\b" if name.lower() in _WORDS_TOO else rf"\b(?i:{escaped})\b"


def _plain(name: str) -> str:
    return " ".join(_ASIDE.sub("", name).lower().split())
