"""A certificate as a file: written whole or not at all, and read only if it is whole."""

import hashlib
import json
import math
import os
from contextlib import suppress
from dataclasses import asdict
from datetime import date
from pathlib import Path
from uuid import uuid4

from pydantic import BaseModel, TypeAdapter, ValidationError

from skills.confidence.certificate import Certificate

VERSION = 1
MOST_BYTES = 4_000_000  # an isotonic curve over 100,000 labels stays below; anything larger is another file
AGAIN = "Make a new one: confidant calibrate --questions FILE."


class CertificateError(Exception):
    """A certificate file cannot be read or written; the message says which, why and what to do."""


class _Page(BaseModel, extra="forbid"):
    """The file: the digest is over the certificate's own canonical JSON, so a changed digit is noticed."""

    version: int
    digest: str
    certificate: dict[str, object]


class _Version(BaseModel, extra="ignore"):
    version: int


def write_certificate(path: Path, certificate: Certificate) -> None:
    """Replace the file at once, so that a kill at any instant leaves the old one or the new one.

    Raises CertificateError when the certificate contradicts itself or the disk refuses."""
    if flaw := _flaw(certificate):
        raise CertificateError(f"The certificate for {path} was not written: {flaw}.")
    contents: dict[str, object] = asdict(certificate)
    page = _Page(version=VERSION, digest=_digest(contents), certificate=contents)
    part = path.with_name(f".{path.name}.{uuid4().hex}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_through(part, page.model_dump_json(indent=1) + "\n")
        part.replace(path)
        _settle(path.parent)
    except OSError as error:
        with suppress(OSError):  # where nothing could be made there is nothing to remove
            part.unlink()
        raise CertificateError(
            f"The certificate {path} cannot be written: {error.strerror or error}."
        ) from error


def read_certificate(path: Path) -> Certificate | None:
    """The certificate in this file, or None if there is no file.

    Raises CertificateError when the file is not a whole certificate of a version that is known here."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise CertificateError(f"{path} is too large to be a certificate. {AGAIN}")
        raw = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CertificateError(
            f"The certificate {path} cannot be read: {error.strerror or error}."
        ) from error
    return _parsed(path, raw)


def _parsed(path: Path, raw: bytes) -> Certificate:
    try:
        version = _Version.model_validate_json(raw).version
        if version != VERSION:
            raise CertificateError(
                f"{path} is a certificate of version {version}; this program reads version {VERSION}. {AGAIN}"
            )
        page = _Page.model_validate_json(raw)
        certificate = TypeAdapter(Certificate).validate_python(page.certificate)
    except ValidationError as error:
        raise CertificateError(f"{path} is not a whole certificate: {_first(error)}. {AGAIN}") from error
    changed = page.digest != _digest(page.certificate)
    if flaw := "its contents were changed after it was issued" if changed else _flaw(certificate):
        raise CertificateError(f"{path} is not a whole certificate: {flaw}. {AGAIN}")
    return certificate


def _flaw(certificate: Certificate) -> str | None:
    """What no honest certificate says, or None."""
    one = certificate
    checks = (
        (0 <= one.errors <= one.answered <= one.labels, "its counts contradict each other"),
        (0 < one.target < 1 and 0 < one.level < 1, "target and level do not lie between 0 and 1"),
        (all(map(math.isfinite, (one.threshold, one.bound, *one.steps))), "a threshold is not a number"),
        (one.kind == "precision" or (one.risk is not None and 0 < one.risk < 1), "its risk is missing"),
        (_is_date(one.issued) and (not one.expires or _is_date(one.expires)), "a date cannot be read"),
    )
    return next((words for holds, words in checks if not holds), None)


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _digest(contents: dict[str, object]) -> str:
    return hashlib.sha256(json.dumps(contents, sort_keys=True).encode()).hexdigest()


def _first(error: ValidationError) -> str:
    """The first complaint with its place, without the value, which may be anything."""
    complaint = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(map(str, complaint["loc"]))
    return f"{place}: {complaint['msg']}" if place else complaint["msg"]


def _write_through(path: Path, text: str) -> None:
    with path.open("x", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Make the new name itself survive a power cut; not every system lets a folder be opened."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
