"""Any error to one sentence for the person who asked; ours keep a reference that stands in the log."""

import logging
import secrets

from bot.errors import ConfidantError
from indexing.errors import IndexingError
from skills.confidence import CertificateError, DriftError
from skills.errors import UserError
from skills.language import again, joined, said_below, say
from skills.messages import Reply
from skills.sql.trouble import DatabaseError
from transcription.errors import TranscriptionError

log = logging.getLogger(__name__)

# errors whose own message is one sentence written for a person
PLAIN = (
    UserError,
    ConfidantError,
    IndexingError,
    TranscriptionError,
    CertificateError,
    DriftError,
    DatabaseError,
)


def sentence(error: BaseException) -> str:
    """What a person may read about this error, without a reference, in the language that is spoken now."""
    if isinstance(error, UserError):
        return joined((error.message, error.hint))
    if isinstance(error, DatabaseError):
        return str(error)
    if isinstance(error, PLAIN):
        said = error.args[0] if error.args and isinstance(error.args[0], str) else str(error)
        return said_below(again(said))
    return say("Something went wrong on our side.")


def explain(error: Exception) -> Reply:
    """A private reply for a failed message; anything the person cannot mend is logged under a reference."""
    if isinstance(error, UserError):
        return Reply(sentence(error), private=True)
    reference = secrets.token_hex(3)
    log.error("reference %s", reference, exc_info=error, extra={"reference": reference})
    what = sentence(error).rstrip(".。")
    return Reply(say("{what} (reference {reference}).", what=what, reference=reference), private=True)
