"""Which engine hears: faster-whisper, or one that an installed package offers."""

from importlib.metadata import entry_points

from transcription.engine import Engine
from transcription.errors import SpeechModelError
from transcription.settings import SpeechSettings

# A package names a function of SpeechSettings that returns a loaded Engine or raises SpeechModelError.
GROUP = "confidant.speech_engines"
OURS = "faster-whisper"


def load_engine(settings: SpeechSettings) -> Engine:
    """The engine that the settings name, with its model. Raises SpeechModelError."""
    if settings.engine == OURS:
        from transcription.speech import load  # here, because the libraries behind it take seconds to load

        return load(settings)
    for entry in entry_points(group=GROUP, name=settings.engine):
        engine: Engine = entry.load()(settings)
        return engine
    known = ", ".join(sorted({OURS, *(entry.name for entry in entry_points(group=GROUP))}))
    raise SpeechModelError(
        f"There is no speech engine {settings.engine!r} (engines: {known}); "
        "set CONFIDANT_SPEECH__ENGINE to one of them, or install the package that offers it."
    )
