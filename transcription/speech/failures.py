"""What CTranslate2 says when it stops, in words for a person."""

from transcription.errors import SpeechModelError

# CTranslate2 raises a plain RuntimeError: "CUDA failed with error out of memory", or cuBLAS's own words.
_NO_ROOM = ("out of memory", "alloc_failed")


def is_out_of_memory(error: Exception) -> bool:
    return any(words in str(error).lower() for words in _NO_ROOM)


def no_room(model: str) -> SpeechModelError:
    """After everything smaller was tried."""
    return SpeechModelError(
        f"The GPU has too little free memory for the speech model {model!r}, even for one stretch of speech "
        "at a time in 8-bit arithmetic; set CONFIDANT_SPEECH__MODEL to a smaller one, or "
        "CONFIDANT_SPEECH__DEVICE to cpu."
    )


def stopped(model: str, error: Exception) -> SpeechModelError:
    return SpeechModelError(
        f"The speech model {model!r} stopped ({first_line(error)}); "
        "set CONFIDANT_SPEECH__DEVICE to cpu if the GPU or its libraries are at fault."
    )


def first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__).rstrip(". ")
