"""Passages for the tests of `ask`."""

from collections.abc import Callable

import pytest

from indexing.documents import DataClass, Passage

MakePassage = Callable[..., Passage]


def make_passage(
    text: str, *, title: str = "Leave", headings: tuple[str, ...] = (), start: int = 0
) -> Passage:
    """A passage that everyone may read, at this offset of its document."""
    return Passage(
        id=f"p{start}",
        document_id="d1",
        location="handbook/leave.md",
        title=title,
        text=text,
        start=start,
        end=start + len(text),
        heading_path=headings,
        page=None,
        row=None,
        author="Ana",
        modified_at=None,
        readers=frozenset({"everyone"}),
        data_class=DataClass.INTERNAL,
        kind="file",
    )


@pytest.fixture
def passage() -> MakePassage:
    return make_passage
