"""Logs of the running program: one JSON object a line, so that a reference, an event or a job finds its lines."""

import json
import logging
from contextlib import suppress
from datetime import UTC, datetime

# what our own lines carry besides their text; anything else a library adds stays out
FIELDS = ("reference", "event", "job", "step", "outcome", "attempt", "server")


class JsonFormatter(logging.Formatter):
    """`at` is UTC; a traceback stands in `trace`."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "says": record.getMessage(),
        }
        line |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


class LogFile(logging.FileHandler):
    """A file of such lines. Where it cannot be written, such as on a full disk, work goes on without a word of it."""

    def emit(self, record: logging.LogRecord) -> None:
        with suppress(OSError):  # it is opened at its first line
            super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  # logging's name for it
        """Say nothing: a traceback of the log would stand above the sentence that the person needs."""

    def close(self) -> None:
        with suppress(OSError):
            super().close()
