"""What can go wrong between a file and its words.

Every message is one sentence that names the thing and how to mend it.
"""


class TranscriptionError(Exception):
    """Anything this package refuses or cannot do."""


class UnreadableAudioError(TranscriptionError):
    """The file holds no sound that can be decoded."""


class DiskFullError(TranscriptionError):
    """There is no room on the disk for the sound of a recording."""


class NoSpeechError(TranscriptionError):
    """The file holds sound, but nobody can be heard to speak."""


class SpeechModelError(TranscriptionError):
    """The speech model cannot be found, fetched, loaded or run."""


class DiarizationError(TranscriptionError):
    """The voices of a recording cannot be told apart as asked, or a speaker is not there."""


class UnreadableTranscriptError(TranscriptionError):
    """The file is not a transcript in a form we know, or has no words in it."""
