"""Where a speech model's files are, before anything heavy is loaded."""

import urllib.error
import urllib.request
from pathlib import Path

from transcription.errors import SpeechModelError
from transcription.settings import SpeechSettings

MEND = (
    "set CONFIDANT_SPEECH__MODEL to a folder with a CTranslate2 Whisper model, "
    "or give a transcript (.vtt) instead"
)
# Without tokenizer.json faster-whisper would quietly ask the hub for another model's.
_FILES = ("model.bin", "config.json", "tokenizer.json", "vocabulary.*")
_HUB_SECONDS = 3.0  # the hub's own client tries each address for 10 seconds, and then again


def find_folder(settings: SpeechSettings) -> Path | None:
    """The folder that `model` names, once its files are checked; None if it names a size or a hub id.

    Raises SpeechModelError if the folder is missing or is not a model.
    """
    folder = Path(settings.model).expanduser()
    if folder.is_dir():
        check_folder(folder)
        return folder
    if folder.exists():
        raise SpeechModelError(f"The speech model {settings.model!r} is a file and not a folder; {MEND}.")
    if folder.is_absolute() or settings.model.startswith((".", "~")) or len(folder.parts) > 2:
        raise SpeechModelError(f"The speech model folder {settings.model!r} does not exist; {MEND}.")
    return None


def check_folder(folder: Path) -> None:
    """Raises SpeechModelError naming what is missing."""
    if missing := missing_files(folder):
        raise SpeechModelError(
            f"The folder {str(folder)!r} is not a CTranslate2 Whisper model "
            f"(missing or empty: {', '.join(missing)}); {MEND}."
        )


def missing_files(folder: Path) -> list[str]:
    """Which of a model's files are not there, or are empty."""
    return [name for name in _FILES if not any(file.stat().st_size for file in folder.glob(name))]


def hub_answers(endpoint: str) -> bool:
    """Whether the model hub can be reached at all, within seconds."""
    request = urllib.request.Request(endpoint, method="HEAD")  # noqa: S310  the hub client's own address
    try:
        urllib.request.urlopen(request, timeout=_HUB_SECONDS).close()  # noqa: S310
    except urllib.error.HTTPError as answer:
        answer.close()
    except OSError:
        return False
    return True
