"""What can go wrong while indexing or searching; every message is one sentence that says how to mend it."""


class IndexingError(Exception):
    """Anything this package raises on purpose; the message may be shown to the person who runs it."""


class IndexUnavailableError(IndexingError):
    """The database or the disk behind the index cannot be used just now."""


class UnreadableFileError(IndexingError):
    """A file or folder that gives no text: missing, locked, damaged, too large, or not a document."""


class SourceUnavailableError(IndexingError):
    """A place documents come from that cannot be asked just now; what was stored of it stays."""


class ItemGoneError(IndexingError):
    """Something that was listed and holds nothing when it is read: it was deleted meanwhile."""


class ModelFolderError(IndexingError):
    """A text model that is not there, is not a model, or is not the one that was checked."""


class ReadersError(IndexingError):
    """A list of readers that cannot be understood."""


class FetchError(IndexingError):
    """An address that gave no file; the message names it without its query, which may hold a key."""


class FetchAddressError(FetchError):
    """Text that is not a plain web address."""


class FetchSchemeError(FetchError):
    """An address that is neither http nor https."""


class FetchRefusedError(FetchError):
    """An address we will not connect to: private, reserved, an odd port, or a step from https down to http."""


class FetchUnresolvedError(FetchError):
    """A host name that leads to no address."""


class FetchUnreachableError(FetchError):
    """No connection could be made, or the certificate is not the host's."""


class FetchTooLargeError(FetchError):
    """More bytes than allowed, as declared or as counted."""


class FetchGoneError(FetchError):
    """The host answers that nothing is there (404, 410)."""


class FetchUnchangedError(FetchError):
    """The host answers that nothing changed since (304); only who asked for that with a header gets it."""


class FetchForbiddenError(FetchError):
    """The host wants a sign-in or refuses ours (401, 403)."""


class FetchServerError(FetchError):
    """The host answers with something that is neither the file nor a reason we know."""


class FetchTimeoutError(FetchError):
    """The host was silent too long, or the whole download took too long."""


class FetchCutOffError(FetchError):
    """The download ended before all of it came, or arrived damaged."""


class FetchTypeError(FetchError):
    """What came is not what was wanted: a sign-in page, a program, another media type."""


class FetchRedirectError(FetchError):
    """A redirect that leads nowhere, or more of them than allowed."""


class FetchDiskError(FetchError):
    """The file cannot be written: the disk is full or the folder is closed to us."""


class FetchBusyError(FetchError):
    """The host asks us to wait (429, 503); retry_after_seconds is how long, None where it does not say."""

    def __init__(self, message: str, retry_after_seconds: float | None = None) -> None:
        super().__init__(message)
        self.retry_after_seconds = retry_after_seconds


class SearchError(IndexingError):
    """A search provider that gave no results to a question; the message holds no key and not the question."""


class SearchKeyError(SearchError):
    """The provider refuses the key, or the plan behind it is used up: asking again is of no use."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


class SearchBusyError(SearchError):
    """The provider asks us to wait (429, 503); retry_after_seconds is how long, None where it does not say."""

    def __init__(self, message: str, retry_after_seconds: float | None = None) -> None:
        super().__init__(message)
        self.retry_after_seconds = retry_after_seconds
