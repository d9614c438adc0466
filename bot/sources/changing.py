"""A channel of Teams as a source: read whole once and again each week, and by what changed in between."""

from collections.abc import Generator, Iterator
from datetime import UTC, datetime, timedelta

from pydantic import BaseModel, ValidationError

from bot.errors import LinkExpiredError
from bot.platforms.history import Changes, ThreadBatch
from bot.sources.chats import TEAMS
from bot.sources.threads import ALL_ANEW, ChannelThreads
from indexing.errors import SourceUnavailableError
from indexing.sources import Change, Gone, Reached, SourceItem

# the platform's clock may be behind ours
_OVERLAP = timedelta(minutes=5)


class _Cursor(BaseModel, extra="forbid", frozen=True):
    """`began`: when everything was last begun to be read. `walk` leads on in that, and is empty once it is done;
    then `later` leads to what changed since."""

    began: datetime | None = None
    walk: str = ""
    later: str = ""


class ChangingSource(ChannelThreads[Changes]):
    """One channel of Teams."""

    platform = TEAMS

    def changes(self, cursor: str, known: frozenset[str]) -> Iterator[Change]:  # noqa: ARG002  # the contract gives both
        self._check_open()
        state = _read_cursor(cursor)
        if state.walk or state.began is None or self.now - state.began >= ALL_ANEW:
            state = yield from self._everything(state if state.walk else _Cursor(began=self.now))
        try:
            yield from self._changes_since(state)
        except LinkExpiredError:
            # it kept what changed for some time only, so everything is looked at
            state = yield from self._everything(_Cursor(began=self.now))
            try:
                yield from self._changes_since(state)
            except LinkExpiredError as error:
                raise SourceUnavailableError("The chat goes on from none of its own lists.") from error

    def _everything(self, state: _Cursor) -> Generator[Change, None, _Cursor]:
        """Every thread, batch by batch, from where the last sync was stopped; then what comes next begins with it."""
        whole = not state.walk
        while True:
            link = state.walk
            try:
                batch = self._ask(lambda: self.history.everything(self.channel, link))  # noqa: B023  # asked at once
            except LinkExpiredError as error:
                if whole:
                    raise SourceUnavailableError("The chat goes on from none of its own lists.") from error
                state, whole = _Cursor(began=self.now), True
                continue
            yield from self._tell(batch)
            if not batch.more:
                break
            state = state.model_copy(update={"walk": batch.more})
            yield self._reached(state)
            self._threads.clear()
        done = _Cursor(began=state.began)
        yield self._reached(done, whole=whole)
        self._threads.clear()
        return done

    def _changes_since(self, state: _Cursor) -> Iterator[Change]:
        since = (state.began or self.now) - _OVERLAP
        link = state.later
        while True:
            batch = self._ask(lambda: self.history.changed(self.channel, link, since=since))  # noqa: B023  # as above
            yield from self._tell(batch)
            link = batch.more or batch.later
            yield self._reached(state.model_copy(update={"later": link}))
            self._threads.clear()
            if not batch.more:
                return

    def _tell(self, batch: ThreadBatch) -> Iterator[Change]:
        for head in batch.heads:
            origin = self.origin(head.id)
            if head.thread is None:
                yield Gone(origin)
                continue
            self._threads[origin] = head.thread
            yield SourceItem(head.location, origin, head.fingerprint, self.readers)

    def _reached(self, state: _Cursor, *, whole: bool = False) -> Reached:
        return Reached(state.model_dump_json(), whole=whole)


def _read_cursor(text: str) -> _Cursor:
    try:
        state = _Cursor.model_validate_json(text)
    except ValidationError:
        return _Cursor()
    aware = state.began is None or state.began.tzinfo is not None
    return (
        state
        if aware
        else state.model_copy(update={"began": state.began and state.began.replace(tzinfo=UTC)})
    )
