"""The company at a terminal: what `confidant chat` shows, a line at a time."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import StringIO
from itertools import count
from pathlib import Path

from rich.console import Console

from bot.app import App
from bot.build import build
from bot.databases.adding import Wish
from bot.databases.keeping import keep_at_once
from bot.directory import Person
from bot.platforms.terminal.chat import converse
from bot.settings import Settings
from bot.testing.databases import prepare
from indexing.ingest import add_paths
from indexing.settings import FetchSettings
from tests.bot.platforms.slack.conftest import company as documents
from tests.platforms.driver import BOSS, Seen
from tests.platforms.sales import LAYER, NAME, sales

_OPTION = re.compile(r"^\s*→ (.+?)(?:   \((.+)\))?\s*$", re.MULTILINE)


class OnTerminal:
    name = "terminal"

    def __init__(self, app: App) -> None:
        self.app = app
        self._numbers = count(1)
        self._lines: dict[str, list[str]] = {}
        self._shown: dict[str, list[str]] = {}
        self._add(BOSS, guest=False)

    def begin(self) -> None:
        self._lines.clear()
        self._shown.clear()

    def _add(self, name: str, *, guest: bool) -> str:
        person = Person(name, name, f"{name}@example.org", guest=guest)
        self.app.directory.write([person], now=self.app.now())
        return name

    def person(self, *, guest: bool = False) -> str:
        return self._add(f"p{next(self._numbers)}", guest=guest)

    def say(
        self, person: str, text: str, *, room: str | None = None, files: Mapping[str, bytes] | None = None
    ) -> object:
        """The whole conversation again with one more line: it lives no longer than the program."""
        assert room is None
        assert not files
        # the words of admins need no other word before them here
        lines = self._lines.setdefault(person, [])
        lines.append(text.removeprefix("confidant").strip())
        screen = Console(file=StringIO(), width=400)
        one = iter([lines[-1]] if not lines[:-1] else [lines[-2], lines[-1]] if _leans(text) else [lines[-1]])
        converse(
            self.app.dispatcher,
            self.app.rights.user(person),
            screen,
            lambda: next(one, "quit"),
            # with the words behind what is offered, which may be typed
            verbose=True,
        )
        assert isinstance(screen.file, StringIO)
        shown = screen.file.getvalue()
        self._shown.setdefault(person, []).append(shown)
        return None

    def murmur(self, person: str, text: str, *, room: str) -> None:
        raise NotImplementedError("nothing is overheard at a terminal")

    def see(self, person: str, words: str, *, room: str | None = None, count: int = 1) -> Seen:
        fitting = [one for one in self.seen(person, room=room) if words in one.text]
        assert len(fitting) >= count, f"{words!r} is not in {self._shown.get(person)}"
        return fitting[count - 1]

    def seen(self, person: str, *, room: str | None = None) -> list[Seen]:
        assert room is None
        return [_seen(number, one) for number, one in enumerate(self._shown.get(person, []))]

    def press(self, person: str, message: Seen, label: str) -> None:
        words = next(option for option, shown in _options(message.text) if label in (shown or option))
        self.say(person, words)

    def fill(self, person: str, message: Seen, label: str, values: Mapping[str, str]) -> None:
        words = next(option for option, shown in _options(message.text) if label in (shown or option))
        given = " ".join(f'{name}="{value}"' for name, value in values.items())
        self.say(person, f"{words.replace(' …', '')} {given}")

    def ask_in_form(self, person: str, command: str, values: Mapping[str, str]) -> None:
        raise NotImplementedError("forms are words to type")

    def thumb(self, person: str, message: Seen, *, up: bool, reason: str = "") -> None:
        wanted = "thumb=up" if up else "thumb=down"
        found = re.search(rf"feedback \S+ {wanted}", message.text)
        assert found
        self.say(person, f'{found[0]} reason="{reason}"' if reason else found[0])

    def room(self, *people: str) -> str:
        raise NotImplementedError("a terminal has one reader")

    def again(self, said: object) -> None:
        raise NotImplementedError("nothing is sent to a terminal")

    def be_busy(self, times: int) -> None:
        raise NotImplementedError("a terminal is never busy")

    def call(self, transcript: str, *people: str) -> str:
        raise NotImplementedError("no program of meetings tells a terminal")

    def look_again(self) -> None:
        raise NotImplementedError("nothing is posted at a terminal by itself")

    def take_file(self, person: str, name: str) -> bytes:
        raise NotImplementedError("files are below the home folder")


def _leans(text: str) -> bool:
    return text.lower().startswith(("and ", "but "))


def _options(text: str) -> list[tuple[str, str]]:
    return [(match[1].strip(), (match[2] or "").strip()) for match in _OPTION.finditer(text)]


def _seen(number: int, text: str) -> Seen:
    return Seen(text, tuple(shown or option for option, shown in _options(text)), str(number), native=text)


@contextmanager
def company(home: Path) -> Iterator[OnTerminal]:
    prepare(home / "confidant.db")
    fetching = FetchSettings(allowed_networks=("127.0.0.1/32",))
    app = build(Settings.model_construct(home=home, admins=(BOSS,), fetch=fetching))
    add_paths(app.index, [documents(home)])
    keep_at_once(app.engine, app.databases.schemas, Wish(sales(home), NAME, layer=LAYER), app.now())
    try:
        yield OnTerminal(app)
    finally:
        app.close()
