"""Ingest killed with `kill -9` at random points, again and again: is the index sound each time, and whole at the end?

The process kills itself at a function call chosen beforehand, so that a point can be repeated. What it leaves is looked
at in a copy; the next ingest goes on from the original, half-done as it is, while documents change, come and go.
"""

import argparse
import multiprocessing
import os
import random
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType

from benchmarks.corpus import SEED
from benchmarks.figures import show
from bot.store import open_store
from bot.testing.words import WordEmbedder
from indexing.candidates import Visible
from indexing.index import Index
from indexing.ingest import add_paths

KILLS = 100
DOCUMENTS = 12


@dataclass(frozen=True)
class Outcome:
    """`rebuilt`: how often the caches had to be; `lost`: passages, over all looks, that did not find themselves."""

    kills: int
    rebuilt: int
    lost: int
    asked: int
    same_as_calm: bool


def survive(kills: int, folder: Path, seed: int = SEED) -> Outcome:
    """Kill so many ingests, then let one end; everything lies below the folder."""
    draw = random.Random(seed)
    pages, home = folder / "pages", folder / "home"
    pages.mkdir()
    write_pages(pages, 0)
    ingest(home, pages)
    write_pages(pages, 1)
    calls = ingest(home, pages)  # what a turn takes that nothing cuts short
    killed = rebuilt = lost = asked = 0
    for turn in range(2, kills + 2):
        write_pages(pages, turn)
        killed += ingest(home, pages, die_at=draw.randrange(1, calls)) == 0
        sound, missing, count = look(home, folder / "copy")
        rebuilt, lost, asked = rebuilt + (not sound), lost + missing, asked + count
    ingest(home, pages)
    ingest(folder / "calm", pages)
    _, missing, count = look(home, folder / "copy")
    same = contents(home) == contents(folder / "calm")
    return Outcome(killed, rebuilt, lost + missing, asked + count, same)


def write_pages(pages: Path, turn: int) -> None:
    """A third of the pages change each turn; one goes and another comes."""
    for number in range(DOCUMENTS):
        if (number + turn) % 3 == 0 or turn == 0:
            words = " ".join(f"word{turn}x{number}x{place}" for place in range(60))
            (pages / f"{number}.md").write_text(
                f"# Page {number}\n\n{words}\n\n## Part two\n\n{words[::2]}\n"
            )
    (pages / f"{turn % DOCUMENTS}.md").unlink(missing_ok=True)


def ingest(home: Path, pages: Path, die_at: int = 0) -> int:
    """Bring the pages in, in a process of its own; returns how many calls that took, or 0 if it was killed."""
    home.mkdir(exist_ok=True)
    ours, theirs = _PROCESSES.Pipe(duplex=False)
    child = _PROCESSES.Process(target=_ingest, args=(theirs, home, pages, die_at))
    child.start()
    theirs.close()
    child.join()
    if child.exitcode == 0:
        return int(ours.recv())
    if child.exitcode != -signal.SIGKILL:
        raise AssertionError(f"the ingest ended by itself, with {child.exitcode}")
    return 0


def look(home: Path, copy: Path) -> tuple[bool, int, int]:
    """Open a copy as the next start would: were the caches sound, how many passages are not found, of how many?"""
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(home, copy)
    index = _open(copy)
    sound = not (copy / "index" / "search" / "state.json").exists() or index.check()
    with index.caches.reading() as generation:
        entries = [entry for some in index.library.all_entries() for entry in some]
        missing = sum(
            not generation.keywords.holds(entry.passage_id)
            or entry.passage_id not in dict(generation.nearest(entry.vector, Visible(None), 3))
            for entry in entries
        )
        extra = abs(generation.keywords.count() - len(entries))
    index.close()
    return sound, missing + extra, len(entries)


def contents(home: Path) -> list[tuple[str, str]]:
    """Every passage with its words."""
    index = _open(home)
    return sorted((one.passage_id, one.words) for some in index.library.all_entries() for one in some)


def _open(home: Path) -> Index:
    return Index(open_store(f"sqlite:///{home}/store.db"), home / "index", embedder=WordEmbedder())


def _ingest(told: Connection, home: Path, pages: Path, die_at: int) -> None:
    index = _open(home)
    calls = _counted(die_at)
    add_paths(index, [pages])
    sys.setprofile(None)
    told.send(calls())


def _counted(die_at: int) -> Callable[[], int]:
    """Count calls, of Python and of C, from now on; at the chosen one this process is gone."""
    count = 0

    def each(frame: FrameType, event: str, argument: object) -> None:  # noqa: ARG001  # as sys.setprofile wants it
        nonlocal count
        if event in ("call", "c_call"):
            count += 1
            if count == die_at:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(each)
    return lambda: count


# a server that has loaded everything and forks for each ingest: starting Python takes longer than the ingest
_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(["bot.store", "bot.testing.words", "indexing.ingest"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=KILLS)
    kills = parser.parse_args().kills
    with tempfile.TemporaryDirectory() as folder:
        seen = survive(kills, Path(folder))
    recall = 1 - seen.lost / seen.asked
    show(
        f"kill -9 at {seen.kills} random points of an ingest",
        f"self-query recall {recall:.2%}",
        f"{seen.asked} passages asked; caches rebuilt {seen.rebuilt} times; same as without: {seen.same_as_calm}",
    )


if __name__ == "__main__":
    main()
