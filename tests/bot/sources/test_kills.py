"""A sync that is killed with SIGKILL and run again ends as one that never was."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.sources.adding import Wish, add
from bot.sources.book import Book
from bot.sources.sources import Sources
from bot.testing.slack import FakeSlack
from indexing.documents import EVERYONE, DataClass
from indexing.index import Index
from tests.bot.sources.test_sources import chatty, directory

__all__ = ["chatty", "directory"]  # fixtures
ROOT = Path(__file__).parents[3]
# syncs the one source of a database, and waits for a line before each cursor and each batch of vectors
CHILD = """
import sys
from pathlib import Path
from pydantic import SecretStr
from bot.directory import Directory
from bot.platforms.slack.api import SlackApi
from bot.platforms.slack.history import SlackHistory
from bot.platforms.slack.settings import SlackSettings
from bot.settings import Settings
from bot.sources.book import Book
from bot.sources.build import Builder
from bot.sources.chats import Chats
from bot.sources.sources import Sources
from bot.store import open_store
from bot.testing.words import WordEmbedder
from indexing.index import Index
from tests.bot.sources.worlds import NOW

def step():
    print("step", flush=True)
    sys.stdin.readline()

class SteppingEmbedder(WordEmbedder):
    def embed(self, texts):
        step()
        return super().embed(texts)

class SteppingBook(Book):
    def keep_cursor(self, name, cursor):
        step()
        super().keep_cursor(name, cursor)
        step()

url, home, api_url, token = sys.argv[1:]
engine = open_store(url)
directory = Directory(engine)
slack = SlackSettings(bot_token=SecretStr(token), signing_secret=SecretStr("x"), base_url=api_url)
history = SlackHistory(SlackApi(slack), engine, directory, lambda: NOW, page_size=4)
builder = Builder(Settings.model_construct(home=Path(home), slack=slack), directory, Chats(slack=history), lambda: NOW)
index = Index(engine, Path(home), embedder=SteppingEmbedder())
book = SteppingBook(engine)
report = Sources(book, index, builder, lambda: NOW).sync(book.all()[0])
assert not report.failed, report
print("end", flush=True)
"""


def run_and_kill(arguments: list[str], at_step: int) -> bool:
    """Whether it came to its end before this step."""
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, *arguments],
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as child:
        assert child.stdout is not None
        assert child.stdin is not None
        for number, line in enumerate(child.stdout, start=1):
            if line == "end\n":
                return True
            if number == at_step:
                child.send_signal(signal.SIGKILL)
                return False
            child.stdin.write("\n")
            child.stdin.flush()
    raise AssertionError("the sync ended by itself before its end")


@pytest.mark.parametrize(
    "kills",
    [pytest.param([4], marks=pytest.mark.slow), pytest.param(list(range(1, 16)), marks=pytest.mark.deep)],
    ids=["one", "every step"],
)
def test_history_goes_on_after_a_kill_and_nothing_is_lost_or_doubled(
    chatty: Sources, slack: FakeSlack, local: Engine, index: Index, tmp_path: Path, kills: list[int]
) -> None:
    for number in range(11):
        slack.says("UANA", "CGEN", f"Line {number} of the log.")
    wish = Wish("slack", ("CGEN",), None, EVERYONE, DataClass.INTERNAL)
    add(chatty, wish)
    arguments = [str(local.url), str(tmp_path / "index"), slack.api_url, slack.bot_token]
    for at_step in kills:
        run_and_kill(arguments, at_step)
    assert run_and_kill(arguments, 10_000)
    stored = [one.markdown for one in index.library.drafts(index.library.document_ids())]
    assert len(stored) == 11
    assert all(any(f"Line {number} of" in one for one in stored) for number in range(11))
    assert Book(local).all()[0].trouble == ""
    assert index.check()
