"""Addresses with their passwords, encrypted before they are written down: AES and a check, in the form of Fernet.

The key is `CONFIDANT_SQL__KEY`, or else a file in the home folder that its owner alone can read; so a copy of the
database without the folder opens nothing."""

import base64
import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken
from pydantic import SecretStr

from bot.errors import StoreError

FILE = "sql.key"


@dataclass(frozen=True)
class Seal:
    """`key` is None for the file in `home`, which is made with the first address."""

    home: Path
    key: SecretStr | None = None

    def close(self, text: str) -> str:
        return self._fernet().encrypt(text.encode()).decode()

    def open(self, sealed: str) -> str | None:
        """None where it was closed with another key, or somebody changed it."""
        try:
            return self._fernet().decrypt(sealed.encode()).decode()
        except (InvalidToken, ValueError):
            return None

    def _fernet(self) -> Fernet:
        secret = self.key.get_secret_value() if self.key else self._from_file()
        return Fernet(base64.urlsafe_b64encode(hashlib.sha256(secret.encode()).digest()))

    def _from_file(self) -> str:
        file = self.home / FILE
        try:
            if not file.exists():
                _make(file)
            return file.read_text(encoding="ascii")
        except (OSError, UnicodeDecodeError) as error:
            raise StoreError(
                f"{file}, the key of your databases' addresses, cannot be read; restore it from a backup, or delete it "
                "and add the databases again."
            ) from error


def _make(file: Path) -> None:
    """Whole or not at all; of several processes that make one at once, the first one's is kept."""
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_name(f"{file.name}.{secrets.token_hex(6)}")
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as opened:
        opened.write(secrets.token_hex(32))
        opened.flush()
        os.fsync(opened.fileno())
    try:
        os.link(unfinished, file)
    except FileExistsError:
        return
    finally:
        unfinished.unlink()
