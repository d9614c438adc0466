"""Questions of our own on passages of our own: half are answered there, half only look so.

`questions/*.jsonl` holds a passage a line: `asked` are questions with the words that answer them, `near` such that the
passage does not answer, with the words that tempt. Both were written in two ways, close to the passage's words and
far from them, so that likeness of words betrays nothing. None is about an article that a reader is judged on.

`questions/near/*.jsonl` holds others, on invented articles, in the manner of SQuAD's own workers: many a near miss is
an answered question with one phrase put in another's place. Their writers had read twelve passages of SQuAD with their
questions, all of articles of the last third (see `apart`). `questions/second/*.jsonl` was written later, half of it on
things that there are and half on invented ones, by people who had read nothing of SQuAD; many an answered question
of theirs looks like a near miss. `questions/third/*.jsonl` is by them too, and no reader ever learns from it: it
is what the shipped one is judged on. `questions/fourth/*.jsonl` came last, by people who had read nothing of SQuAD
either: seven of each kind on a passage, most of them in other words than its own; what ships has not learnt from it.
`questions/fifth/*.jsonl`, 110 passages as an encyclopedia has them with near misses of eight kinds, waits for a
training that tries it."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.training.reader.examples import Example, Where

QUESTIONS = Path(__file__).parent / "questions"
NEAR, SECOND, THIRD = QUESTIONS / "near", QUESTIONS / "second", QUESTIONS / "third"
_APART = 10  # one passage in so many is learnt from by no reader


def learnt_and_apart(
    folders: Sequence[Path] = (QUESTIONS, NEAR, SECOND),
) -> tuple[list[Example], list[Example]]:
    """Our own questions: those to practise on, and those that each reader's log-odds are brought to one height with."""
    return parted([one for folder in folders for one in read_own(folder)])


def parted(every: Sequence[Example]) -> tuple[list[Example], list[Example]]:
    """Those to learn from and those kept apart, by passage."""
    apart = [one for one in every if _is_apart(one)]
    return [one for one in every if not _is_apart(one)], apart


def read_own(folder: Path = QUESTIONS) -> list[Example]:
    """Every question of every file, each on its own passage."""
    return [one for file in sorted(folder.glob("*.jsonl")) for one in _of_file(file)]


def _is_apart(example: Example) -> bool:
    return int(example.group.rpartition("/")[2]) % _APART == _APART - 1


def _of_file(file: Path) -> Iterator[Example]:
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            row = json.loads(line)
            group = f"own/{file.stem}/{number}"
            for question, words in row["asked"]:
                yield Example(question, row["passage"], row["title"], group, _where(row, words))
            for question, words in row["near"]:
                yield Example(question, row["passage"], row["title"], group, None, _where(row, words))


def _where(row: dict[str, Any], words: str) -> Where:
    """Raises ValueError for words that the passage does not hold."""
    start = row["passage"].index(words)
    return start, start + len(words)
