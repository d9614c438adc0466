"""A draft made ready to store: clean text, ids, and its passages with what will be embedded."""

import hashlib
from dataclasses import dataclass, replace

from indexing.documents import DocumentDraft, check_readers
from indexing.errors import IndexingError
from indexing.split import Split, split, splitter_hash


@dataclass(frozen=True)
class Prepared:
    """A draft with its id and content hash filled in."""

    id: str
    draft: DocumentDraft
    content_hash: str
    splitter: str


def document_id(location: str) -> str:
    """A document's id follows from its location, so that adding it again replaces it."""
    return hashlib.sha256(location.encode()).hexdigest()[:24]


def passage_id(document: Prepared, found: Split) -> str:
    """The same slice of the same content always has the same id; other content never does."""
    named = f"{document.id}:{document.content_hash}:{found.start}:{found.end}:{found.context}"
    return hashlib.sha256(named.encode()).hexdigest()[:24]


def prepare(draft: DocumentDraft, size: int) -> Prepared:
    """Check the readers, clean the text, and name the content."""
    check_readers(draft.readers)
    if not draft.location:
        raise IndexingError("A document needs a location: the path or URL it came from.")
    cleaned = replace(
        draft,
        location=storable(draft.location),
        title=" ".join(storable(draft.title).split()),
        markdown=storable(draft.markdown),
        author=draft.author and storable(draft.author),
    )
    content_hash = draft.content_hash or hashlib.sha256(cleaned.markdown.encode()).hexdigest()
    cleaned = replace(cleaned, content_hash=content_hash)
    return Prepared(document_id(cleaned.location), cleaned, content_hash, splitter_hash(size))


def splits_of(document: Prepared, size: int) -> list[Split]:
    return split(document.draft.markdown, title=document.draft.title, media=document.draft.media, size=size)


def words_of(document: Prepared, found: Split) -> str:
    return embedded_text(found.context, document.draft.markdown[found.start : found.end])


def embedded_text(context: str, text: str) -> str:
    """What is embedded and searched for a passage: its title and headings, then its words."""
    return f"{context}\n{text}" if context else text


def storable(text: str) -> str:
    """Text that every database takes: no NUL, and halves of characters written out (`\\udcff`)."""
    return text.replace("\0", "\ufffd").encode("utf-8", "backslashreplace").decode()
