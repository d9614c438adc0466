"""Questions as colleagues type them on sections of invented company documents, each piece as the product shows it.

`questions/chat/*.jsonl`, `chat2` and `chat3` beside it hold a section a line: `title`, `heading`, its Markdown `text`,
and `asked` and `near` as in `own`, where a third element says from where on the words are looked for. A third of the
questions are answered by yes or no, a third share hardly a word with the section; a third of the sections hold a table.
Those of the second and third folder are nearly all in other words than the section's. Their writers had read nothing
of SQuAD, ClapNQ or the Handbook.

The product reads a table row, a term with its meaning and the answer to a written question alone, and the rest of a
passage without them. So a section is cut by the product's own hands: a question is answered in the piece that holds
its words, and one that another piece answers is a near miss of this one."""

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.training.reader.examples import Example, Where
from benchmarks.training.reader.own import QUESTIONS
from indexing.documents import DataClass, Passage
from indexing.reading import Page
from skills.ask.pieces.sentences import Sentence, sentences_of
from skills.ask.score.reader import pieces_of

CHAT = (QUESTIONS / "chat", QUESTIONS / "chat2", QUESTIONS / "chat3")
_BESIDE = 1  # other pieces of its section that a question is asked of
Piece = tuple[Sentence | None, Page]


def read_sections(folders: Sequence[Path] = CHAT) -> list[Example]:
    """Every question of every file, each on its own piece and on another one of its section."""
    files = [file for folder in folders for file in sorted(folder.glob("*.jsonl"))]
    return [one for file in files for one in _of_file(file)]


def _of_file(file: Path) -> Iterator[Example]:
    draw = random.Random(file.stem)
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            row = json.loads(line)
            pieces = _cut(row)
            group = f"chat/{file.stem}/{number}"
            for kind in ("asked", "near"):
                for question, *where in row[kind]:
                    yield from _examples(question, place_of(row["text"], where), kind, pieces, group, draw)


def _cut(row: dict[str, Any]) -> list[Piece]:
    passage = Passage(
        id="section",
        document_id=row["title"],
        location=row["title"],
        title=row["title"],
        text=row["text"],
        start=0,
        end=len(row["text"]),
        heading_path=(row["heading"],),
        page=None,
        row=None,
        author=None,
        modified_at=None,
        readers=frozenset(),
        data_class=DataClass.INTERNAL,
        kind="file",
    )
    alone = [one for one in sentences_of(passage) if one.stands_alone]
    return [(one, page) for (_, one), page in pieces_of(passage, alone)]


def place_of(text: str, where: Sequence[str], begin: int = 0) -> Where:
    """Where the words stand, from `begin` on or, if a second text is named, from that on.

    Raises ValueError for words that the section does not hold."""
    words, *after = where
    start = text.index(words, text.index(after[0], begin) if after else begin)
    return start, start + len(words)


def _examples(
    question: str, place: Where, kind: str, pieces: Sequence[Piece], group: str, draw: random.Random
) -> Iterator[Example]:
    own = next((one for one in pieces if _found_in(one, place)), None)
    if own:
        words = _found_in(own, place)
        answer, tempting = (words, None) if kind == "asked" else (None, words)
        yield Example(question, own[1].text, _front(own[1]), group, answer, tempting)
    others = [one for one in pieces if one is not own]
    for _, page in draw.sample(others, min(_BESIDE, len(others))) if own else ():
        yield Example(question, page.text, _front(page), group)


def _found_in(piece: Piece, place: Where) -> Where | None:
    """Where the words at this place of the section stand in the piece, if they do."""
    row, page = piece
    if row is None:
        words = page.text[slice(*place)]
        return place if words.strip() else None
    if not row.start <= place[0] < row.end:
        return None
    words = row.passage.text[slice(*place)].strip("*_` ")
    at = page.text.rfind(words)
    return (at, at + len(words)) if at >= 0 else None


def _front(page: Page) -> str:
    return page.front.rstrip().rstrip(".")
