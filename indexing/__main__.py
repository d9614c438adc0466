"""python -m indexing add PATH… | search TEXT: this package by itself, as a full member, in ./.confidant."""

import argparse
import asyncio
import sys
from pathlib import Path

from sqlalchemy import create_engine

from indexing import Audience, Index, IndexingError, Progress, add_paths
from indexing.tables import IndexBase

HOME = Path(".confidant")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m indexing", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("add").add_argument("path", nargs="+")
    commands.add_parser("search").add_argument("text")
    asked = parser.parse_args(arguments)
    try:
        index = open_index(HOME)
        return add(index, asked.path) if asked.command == "add" else search(index, asked.text)
    except IndexingError as error:
        sys.stderr.write(f"{error}\n")
        return 1


def open_index(home: Path) -> Index:
    home.mkdir(parents=True, exist_ok=True)
    engine = create_engine(f"sqlite:///{home / 'confidant.sqlite'}")
    IndexBase.metadata.create_all(engine)
    return Index(engine, home)


def add(index: Index, paths: list[str]) -> int:
    report = add_paths(index, paths, on_progress=_show)
    sys.stdout.write(
        f"{report.added} added, {report.changed} changed, {report.unchanged} unchanged, "
        f"{report.removed} removed, "
        f"{len(report.failed)} failed; {report.passages} passages in {report.seconds:.1f} s\n"
    )
    sys.stderr.writelines(f"{sentence}\n" for _, sentence in report.failed)
    return 1 if report.failed else 0


def search(index: Index, text: str) -> int:
    member = Audience.of({"world", "everyone"})
    for found in asyncio.run(index.search(text, audience=member)):
        passage = found.passage
        where = " > ".join((passage.location, *passage.heading_path))
        sys.stdout.write(f"{found.score:.2f}  {where}\n      {' '.join(passage.text.split())[:150]}\n")
    return 0


def _show(progress: Progress) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{progress.done}/{progress.total} files, {progress.passages} passages ")


if __name__ == "__main__":
    sys.exit(main())
