"""The state of an OAuth flow: signed and short-lived, so that nothing is stored for strangers, and spent once.

The SDK's stores fit less well: the one in SQL looks and deletes in two steps, between which a state passes twice, and
the signed one takes a state as often as it comes.
"""

import hashlib
import hmac
import secrets
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, delete
from sqlalchemy.dialects import postgresql, sqlite

from bot.errors import ConfidantError
from bot.platforms.slack.rows import SpentStateRow
from bot.store import transaction
from skills.language import say

LIVES = timedelta(minutes=10)


class StateError(ConfidantError):
    """A state that is not believed; the message is one sentence for whoever installs."""


class States:
    def __init__(self, engine: Engine, secret: str, now: Callable[[], datetime]) -> None:
        self.engine = engine
        self.now = now
        self._secret = secret.encode()

    def issue(self) -> str:
        body = f"{secrets.token_hex(16)}.{int((self.now() + LIVES).timestamp())}"
        return f"{body}.{self._signature(body)}"

    def spend(self, state: str, *, cookie: str) -> None:
        """Take a state that came back to the browser it was given to; never a second time.

        Raises StateError or StoreError."""
        body, _, signature = state.rpartition(".")
        if not body or not hmac.compare_digest(signature.encode(), self._signature(body).encode()):
            raise StateError(say("This link was not made here."))
        if not hmac.compare_digest(state.encode(), cookie.encode()):
            raise StateError(
                say("This installation was begun in another browser, or another one was begun since.")
            )
        nonce, _, ends = body.partition(".")
        expires_at = datetime.fromtimestamp(int(ends), UTC)
        if self.now() >= expires_at:
            raise StateError(say("This took longer than ten minutes, so the link is good no more."))
        if not self._is_new(nonce, expires_at):
            raise StateError(say("This link was used already."))

    def _is_new(self, nonce: str, expires_at: datetime) -> bool:
        dialect = postgresql if self.engine.dialect.name == "postgresql" else sqlite
        spent = dialect.insert(SpentStateRow).values(nonce=nonce, expires_at=expires_at)
        once = spent.on_conflict_do_nothing().returning(SpentStateRow.nonce)
        with transaction(self.engine) as session:
            session.execute(delete(SpentStateRow).where(SpentStateRow.expires_at < self.now()))
            return session.scalar(once) is not None

    def _signature(self, body: str) -> str:
        return hmac.new(self._secret, body.encode(), hashlib.sha256).hexdigest()
