"""Who spoke: turns found in a recording, words given to speakers, and names that a person or a platform gave."""

from transcription.speakers.names import rename
from transcription.speakers.participants import Spoken, merge
from transcription.speakers.turns import Diarizer, Turn
from transcription.speakers.words import assign

__all__ = ["Diarizer", "Spoken", "Turn", "assign", "merge", "rename"]
