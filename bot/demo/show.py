"""Gives the tour in a home of its own, so that it leaves your documents alone."""

import shutil
from pathlib import Path

from rich.console import Console
from rich.panel import Panel

from bot.build import build
from bot.demo.company import DemoError
from bot.demo.tour import Tour
from bot.platforms.terminal.render import clean
from bot.settings import Settings, load_settings
from transcription import SAMPLE_VOICE, SpeechSettings

HOME = "tour"
MARK = "made by confidant demo"  # a folder without it is not ours to remove
OPENING = (
    "Confidant answers from your documents and meetings when it can prove the answer, and says so when it cannot.\n"
    "This tour uses a sample company. It needs no account, no key and no download."
)
CLOSING = """All of it worked.

Defaults you saw: answers are quotes, because no model provider is configured. One would word them more fluently \
and could not lower the bar: each of its sentences is checked against the quotes. The threshold is the starter that \
ships with Confidant, set on other people's questions; answers say "not certified here yet" until your own labelled \
questions certify it. The voice model only knows the sample voices; your recordings use Whisper.

Go on:
  CONFIDANT_HOME={home} .venv/bin/confidant chat --as maya
  .venv/bin/confidant index add PATH…
  .venv/bin/confidant doctor"""


def give(console: Console) -> bool:
    """Build everything anew, walk through it, and say how to go on; True if every step came out right."""
    settings = demo_settings(load_settings())
    _start_anew(settings.home)
    console.print(Panel(clean(OPENING), style="magenta"))
    app = build(settings)
    try:
        tour = Tour(app, console)
        came_out = tour.run()
    finally:
        app.close()
    console.print(Panel(clean(closing(settings, tour.failed)), style="green" if came_out else "red"))
    return came_out


def _start_anew(home: Path) -> None:
    """Empty the tour's folder; one that the tour did not make stays, and stops it."""
    mark = home / MARK
    if home.exists() and not mark.exists():
        raise DemoError(
            f"{home} exists and was not made by the tour; move it away or set CONFIDANT_HOME elsewhere."
        )
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    mark.touch()


def demo_settings(settings: Settings) -> Settings:
    """Defaults in a folder of its own: no provider, and the sample voice, which no other command chooses."""
    home = settings.home / HOME
    speech = SpeechSettings(model=str(SAMPLE_VOICE))
    return Settings.model_construct(home=home, speech=speech)


def closing(settings: Settings, failed: list[str]) -> str:
    """What was a default in this tour, what a provider would add, and how to go on."""
    if failed:
        return f"Not everything came out as it should: {'; '.join(failed)}."
    return CLOSING.format(home=settings.home)
