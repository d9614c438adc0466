"""The product as a user starts it: `confidant serve` in a process of its own, against a chat platform on loopback."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from bot.app import App
from bot.build import build
from bot.databases.adding import Wish
from bot.databases.keeping import keep_at_once
from bot.directory import Directory
from bot.settings import DatabaseSettings, Settings
from bot.store import open_store
from bot.testing.slack import FakeSlack
from bot.testing.teams import FakeTeams
from indexing.documents import EVERYONE
from indexing.ingest import add_paths
from transcription import SAMPLE_VOICE

READY_SECONDS = 60


@dataclass
class Product:
    """One home folder and its settings; `start` and `kill` as often as a test likes.

    Commands run in `folder`, or in the home."""

    home: Path
    fake: FakeSlack | FakeTeams
    extra: Mapping[str, str] = field(default_factory=dict)
    http: bool = True
    words: tuple[str, ...] = ()
    folder: Path | None = None
    process: subprocess.Popen[str] | None = None
    lines: list[str] = field(default_factory=list)
    said: threading.Condition = field(default_factory=threading.Condition)
    port: int = 0

    @property
    def environment(self) -> dict[str, str]:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("CONFIDANT_")}
        return {
            **inherited,
            **_settings_of(self.fake, http=self.http),
            # several products share the cores of a test machine
            "OMP_NUM_THREADS": "1",
            "CONFIDANT_HOME": str(self.home),
            "CONFIDANT_WEB__PORT": "0",
            "CONFIDANT_SPEECH__MODEL": str(SAMPLE_VOICE),
            **self.extra,
        }

    def start(self) -> None:
        """Start serving, and wait until events are heard."""
        self.lines.clear()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", "serve", *self.words],
            env=self.environment,
            cwd=self.folder or self.home,
            stderr=subprocess.PIPE,
            text=True,
        )
        threading.Thread(target=self._read, args=(self.process,), daemon=True).start()
        line = self.wait_for_line("Listening on http://")
        self.port = int(line.split("127.0.0.1:")[1].split()[0])
        if isinstance(self.fake, FakeTeams):
            self.fake.events_url = f"http://127.0.0.1:{self.port}/api/messages"
        elif self.http:
            self.fake.events_url = f"http://127.0.0.1:{self.port}/slack/events"
        else:
            self.fake.wait_for_sockets(timeout=READY_SECONDS)

    def wait_for_line(
        self, text: str, *, also: str = "", but: str = "\n\n", timeout: float = READY_SECONDS
    ) -> str:
        """The first line of its log that holds both and not `but`; raises TimeoutError with the log without one."""
        with self.said:
            found = self.said.wait_for(
                lambda: (
                    next((one for one in self.lines if text in one and also in one and but not in one), None)
                    or self._ended()
                ),
                timeout,
            )
        if not isinstance(found, str):
            raise TimeoutError(f"no line with {text!r} in:\n" + "".join(self.lines[-60:]))
        return found

    def kill(self) -> None:
        """As the kernel does when memory is short."""
        if self.process:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()

    def stop(self) -> int:
        """As an operator does; the exit code."""
        if self.process is None:
            return 0
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=READY_SECONDS)

    def add(self, *paths: Path, readers: frozenset[str] = EVERYONE) -> None:
        """Index these, in this process, which has its text model loaded already."""
        app = self._app()
        add_paths(app.index, paths, readers=readers)
        app.close()

    def add_database(self, name: str, address: str, layer: str = "") -> None:
        """Let everyone ask a database, as an admin does."""
        app = self._app()
        keep_at_once(app.engine, app.databases.schemas, Wish(address, name, layer=layer), app.now())
        app.close()

    def _app(self) -> App:
        url = self.extra.get("CONFIDANT_DATABASE__URL", "")
        return build(Settings.model_construct(home=self.home, database=DatabaseSettings(url=url)))

    @contextmanager
    def database(self) -> Iterator[Directory]:
        """The people that the product knows."""
        engine = open_store(
            self.extra.get("CONFIDANT_DATABASE__URL") or f"sqlite:///{self.home / 'confidant.db'}"
        )
        try:
            yield Directory(engine)
        finally:
            engine.dispose()

    def run(self, *words: str) -> None:
        """Another command on the same home."""
        subprocess.run(
            [sys.executable, "-m", "bot", *words],
            env=self.environment,
            cwd=self.folder or self.home,
            check=True,
            capture_output=True,
        )

    def _ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def _read(self, process: subprocess.Popen[str]) -> None:
        with process.stderr or StringIO() as stderr:
            for line in stderr:
                with self.said:
                    self.lines.append(line)
                    self.said.notify_all()
        # whoever waits for a line must see that no more will come
        process.wait()
        with self.said:
            self.said.notify_all()


def _settings_of(fake: FakeSlack | FakeTeams, *, http: bool) -> dict[str, str]:
    if isinstance(fake, FakeTeams):
        return fake.environment
    slack = {
        "CONFIDANT_SLACK__BOT_TOKEN": fake.bot_token,
        "CONFIDANT_SLACK__SIGNING_SECRET": fake.signing_secret,
        "CONFIDANT_SLACK__BASE_URL": fake.api_url,
    }
    return slack if http else {**slack, "CONFIDANT_SLACK__APP_TOKEN": fake.app_token}


@contextmanager
def serving(product: Product) -> Iterator[Product]:
    product.start()
    try:
        yield product
    finally:
        if product.process and product.process.poll() is None:
            product.kill()
