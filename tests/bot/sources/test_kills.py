"""A sync that is killed with SIGKILL and run again ends as one that never was."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.sources.adding import Wish, add
from bot.sources.book import Added, Book
from bot.sources.places import TeamsPlace
from bot.sources.sources import Sources
from bot.testing.slack import FakeSlack
from bot.testing.teams import FakeTeams
from indexing.documents import EVERYONE, DataClass
from indexing.index import Index
from tests.bot.sources.test_sources import chatty, directory
from tests.bot.sources.worlds import NOW, met

__all__ = ["chatty", "directory"]  # fixtures
ROOT = Path(__file__).parents[3]
# syncs the one source of a database, and waits for a line before each cursor and each batch of vectors
CHILD = """
import sys
from pathlib import Path
from bot.directory import Directory
from bot.settings import Settings
from bot.sources.book import Book
from bot.sources.build import Builder
from bot.sources.sources import Sources
from bot.store import open_store
from bot.testing.words import WordEmbedder
from indexing.index import Index
from tests.bot.sources.worlds import NOW, chats_from

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

url, home, given = sys.argv[1:]
engine = open_store(url)
settings = Settings.model_construct(home=Path(home))
builder = Builder(settings, Directory(engine), chats_from(given, engine), lambda: NOW)
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


KILLS = pytest.mark.parametrize(
    "kills",
    [pytest.param([4], marks=pytest.mark.slow), pytest.param(list(range(1, 16)), marks=pytest.mark.deep)],
    ids=["one", "every step"],
)


@KILLS
def test_history_goes_on_after_a_kill_and_nothing_is_lost_or_doubled(
    chatty: Sources, slack: FakeSlack, local: Engine, index: Index, tmp_path: Path, kills: list[int]
) -> None:
    for number in range(11):
        slack.says("UANA", "CGEN", f"Line {number} of the log.")
    wish = Wish("slack", ("CGEN",), None, EVERYONE, DataClass.INTERNAL)
    add(chatty, wish)
    given = {"base_url": slack.api_url, "bot_token": slack.bot_token, "signing_secret": "x"}
    kill_and_check(
        local, index, [str(local.url), str(tmp_path / "index"), json.dumps({"slack": given})], kills
    )


@KILLS
def test_a_channel_of_teams_goes_on_after_a_kill_and_nothing_is_lost_or_doubled(
    local: Engine, index: Index, tmp_path: Path, kills: list[int]
) -> None:
    with FakeTeams() as teams:
        teams.add_person("ana")
        channel = teams.add_channel("general", "ana", listening=True)
        met(teams, local, channel)
        for number in range(11):
            teams.says("ana", channel, f"Line {number} of the log.")
        place = TeamsPlace(channel=channel.id, title="general")
        Book(local).add(Added("general", place, EVERYONE, DataClass.INTERNAL, "ana", NOW))
        given = json.dumps({"teams": teams.environment, "graph": teams.graph.environment})
        kill_and_check(local, index, [str(local.url), str(tmp_path / "index"), given], kills)


def kill_and_check(local: Engine, index: Index, arguments: list[str], kills: list[int]) -> None:
    """Kill a sync at each of these steps, let it end, and see that every line is stored once."""
    for at_step in kills:
        run_and_kill(arguments, at_step)
    assert run_and_kill(arguments, 10_000)
    stored = [one.markdown for one in index.library.drafts(index.library.document_ids())]
    assert len(stored) == 11
    assert all(any(f"Line {number} of" in one for one in stored) for number in range(11))
    assert Book(local).all()[0].trouble == ""
    assert index.check()
