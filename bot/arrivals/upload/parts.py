"""The file and the title in a form that was sent as multipart/form-data, as they come in.

Source: RFC 7578."""

from email.message import Message
from email.utils import collapse_rfc2231_value

from python_multipart.exceptions import MultipartParseError
from python_multipart.multipart import MultipartParser

from skills.errors import UserError

MOST_FIELD_BYTES = 1000


class FormError(UserError):
    """A body that is no such form, or holds more than one file."""


class Parts:
    """`feed` takes the body piece by piece and gives back what belongs to the file."""

    def __init__(self, content_type: str) -> None:
        """Raises FormError for a content type without a boundary."""
        said = Message()
        said["content-type"] = content_type
        boundary = said.get_param("boundary")
        if not isinstance(boundary, str) or not boundary:
            raise FormError("The form names no boundary.")
        self.filename = ""
        self.fields: dict[str, str] = {}
        self.ended = False
        self._file = bytearray()
        self._files = 0
        self._header: tuple[bytearray, bytearray] = (bytearray(), bytearray())
        self._part = Message()
        self._field: bytearray | None = None
        self._parser = MultipartParser(
            boundary.encode("latin-1", "replace"),
            {
                "on_part_begin": self._begin,
                "on_header_field": lambda data, start, end: self._header[0].extend(data[start:end]),
                "on_header_value": lambda data, start, end: self._header[1].extend(data[start:end]),
                "on_header_end": self._end_header,
                "on_headers_finished": self._open,
                "on_part_data": self._take,
                "on_part_end": self._close,
                "on_end": self._end,
            },
        )

    def feed(self, piece: bytes) -> bytes:
        """Raises FormError."""
        try:
            self._parser.write(piece)
        except MultipartParseError as error:
            raise FormError("The form is damaged.") from error
        found = bytes(self._file)
        self._file.clear()
        return found

    def finish(self) -> None:
        """Raises FormError unless the form came whole with one file in it."""
        if not self.ended:
            raise FormError("The form broke off.")
        if self._files != 1:
            raise FormError("The form must hold one file.")

    def _begin(self) -> None:
        self._part, self._field = Message(), None
        self._header = (bytearray(), bytearray())

    def _end_header(self) -> None:
        name, value = (bytes(one).decode("utf-8", "replace") for one in self._header)
        self._part[name] = value
        self._header = (bytearray(), bytearray())

    def _open(self) -> None:
        filename = self._said("filename")
        if filename is None:
            self._field = bytearray()
            return
        self._files += 1
        self.filename = self.filename or filename

    def _take(self, data: bytes, start: int, end: int) -> None:
        if self._field is None:
            self._file += data[start:end]
            return
        self._field += data[start:end]
        if len(self._field) > MOST_FIELD_BYTES:
            raise FormError(f"A field of the form is longer than {MOST_FIELD_BYTES} bytes.")

    def _close(self) -> None:
        if self._field is not None:
            self.fields[self._said("name") or ""] = self._field.decode("utf-8", "replace")

    def _end(self) -> None:
        self.ended = True

    def _said(self, name: str) -> str | None:
        found = self._part.get_param(name, header="content-disposition")
        return collapse_rfc2231_value(found) if found is not None else None
