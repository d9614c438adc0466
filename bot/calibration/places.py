"""Labels held against what is indexed: the documents that they name, and words that no document would hold."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.calibration.questions import Labelled

_NO_WORDS = frozenset("yes no ja nein oui non sí si true false".split())


@dataclass(frozen=True)
class Placed:
    """The rows that can be judged, a sentence for each other, and one for each whose label may not be meant so."""

    rows: tuple[Labelled, ...]
    left_out: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def is_named(location: str, document: str) -> bool:
    """Whether a label names this document: by its whole location or by its end, as labels may be of another machine."""
    return location == document or location.endswith(f"/{document.removeprefix('./')}")


def placed(rows: Sequence[Labelled], locations: Collection[str]) -> Placed:
    """Leave out rows whose document is not indexed, since a right answer would count as wrong."""
    kept, left_out, notes = [], [], []
    for row in rows:
        found = [one for one in locations if is_named(one, row.document)] if row.document else []
        if row.document and not found:
            left_out.append(f"{_which(row)}: no document {row.document!r} is indexed; this row is left out.")
            continue
        kept.append(row)
        if row.document and row.document not in found and len(found) > 1:
            named = " and ".join(sorted(found)[:2])
            notes.append(f"{_which(row)}: {row.document!r} may be {named}; an answer of any of them counts.")
        if row.golds and all(gold.strip(" .!").casefold() in _NO_WORDS for gold in row.golds):
            notes.append(
                f"{_which(row)}: {row.golds[0]!r} is no label that a quote can hold; give the words of the document "
                "that say so."
            )
    return Placed(tuple(kept), tuple(left_out), tuple(notes))


def _which(row: Labelled) -> str:
    return f"line {row.line} ({row.id})" if row.line else f"question {row.id!r}"
