"""Passages with a table row about the very thing that a question names in full, or one of whose columns it names
besides, which a long table hides from a search.

A table of forty people or customers shares few words with a question about one of them, so that it ranks behind every
page that mentions the name in passing.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import islice

from indexing.audience import Audience
from indexing.documents import ScoredPassage
from skills.ask.pieces.lookup import asked_stems, is_looked_up, names_row
from skills.ask.pieces.plain import plain
from skills.ask.pieces.sentences import sentences_of
from skills.ask.pieces.tables import cells_of, columns_at
from skills.ask.pieces.words import content_words, in_a_row, stems_of
from skills.context import SearchIndex

MOST = 2  # passages that come in
_LOOKED_AT = 8  # of a long table every part may name what is asked about
_FEWEST = 2  # words of a name: one alone stands in too many tables
_LONGEST = 60  # characters of a cell that may be a name


def with_keyed(
    question: str,
    ranking: Sequence[ScoredPassage],
    wider: Sequence[ScoredPassage],
    read: int,
    columns: Mapping[str, tuple[str, ...]] | None = None,
) -> tuple[ScoredPassage, ...]:
    """The ranking, of which the first `read` are read, with such passages of a wider one as the last of these.

    `columns` are those of tables that began before a passage, by its id."""
    known = {one.passage.id for one in ranking[:read]}
    asked, stems, before = in_a_row(question), asked_stems(question), columns or {}
    new = [one for one in wider if one.passage.id not in known]
    looked_up = [one for one in new if _holds_row(one, before.get(one.passage.id, ()), stems)]
    named = [one for one in new if one not in looked_up and _names(asked, one.passage.text)]
    keyed = [*looked_up[: MOST - bool(named)], *named][:MOST]
    if not keyed:
        return tuple(ranking)
    taken = {one.passage.id for one in keyed}
    left = [one for one in ranking if one.passage.id not in taken]
    cut = max(read - len(keyed), 0)
    return (*left[:cut], *keyed, *left[cut:])[: max(len(ranking), read)]


async def columns_before(
    ranking: Sequence[ScoredPassage], index: SearchIndex, audience: Audience
) -> dict[str, tuple[str, ...]]:
    """The columns of tables that began before a passage, by the passage's id: their header is elsewhere."""
    found: dict[str, tuple[str, ...]] = {}
    texts: dict[str, str] = {}  # of documents, each fetched once
    for passage in (one.passage for one in ranking if one.passage.text.startswith("|")):
        first = next(iter(sentences_of(passage)), None)
        if first and first.is_row and not first.columns:
            if passage.document_id not in texts:
                document = await index.document(passage.document_id, audience=audience)
                texts[passage.document_id] = document.markdown if document else ""
            found[passage.id] = columns_at(texts[passage.document_id], first.start)
    return found


def naming_rows(question: str, ranking: Sequence[ScoredPassage]) -> list[ScoredPassage]:
    """The first of those with a table row of which the question names a cell."""
    names = partial(names_row, asked=asked_stems(question))
    return list(
        islice((one for one in ranking if any(map(names, one.passage.text.splitlines()))), _LOOKED_AT)
    )


def _holds_row(found: ScoredPassage, columns: tuple[str, ...], asked: frozenset[str]) -> bool:
    if not any(names_row(line, asked) for line in found.passage.text.splitlines()):
        return False
    rows = (one for one in sentences_of(found.passage, columns) if one.is_row)
    context = stems_of(" ".join((found.passage.title, *found.passage.heading_path)))
    return any(is_looked_up(one.text, one.columns, asked, context | stems_of(one.lead)) for one in rows)


def _names(asked: str, text: str) -> bool:
    return any(in_a_row(cell) in asked for cell in _names_in(text))


def _names_in(text: str) -> Iterator[str]:
    """The cells of a passage's rows that may be names."""
    for line in text.splitlines():
        if line.lstrip().startswith("|"):
            cells = (plain(cell) for _, cell in cells_of(line) if len(cell) <= _LONGEST)
            yield from (cell for cell in cells if len(content_words(f"{cell} 0")) > _FEWEST)
