"""What can go wrong while indexing or searching; every message is one sentence that says how to mend it."""


class IndexingError(Exception):
    """Anything this package raises on purpose; the message may be shown to the person who runs it."""


class IndexUnavailableError(IndexingError):
    """The database or the disk behind the index cannot be used just now."""


class UnreadableFileError(IndexingError):
    """A file or folder that gives no text: missing, locked, damaged, too large, or not a document."""


class ModelFolderError(IndexingError):
    """A text model that is not there, is not a model, or is not the one that was checked."""


class ReadersError(IndexingError):
    """A list of readers that cannot be understood."""
