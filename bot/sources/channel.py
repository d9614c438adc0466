"""A channel of Slack as a source: newest threads first, a page at a time, and all of them anew once a week."""

from collections.abc import Iterator
from datetime import timedelta

from pydantic import BaseModel, ValidationError

from bot.platforms.history import History, HistoryPage
from bot.sources.chats import SLACK
from bot.sources.threads import ALL_ANEW, ChannelThreads
from indexing.sources import Change, Gone, Reached, SourceItem

# new replies to threads begun earlier are heard as events; what was missed then is found by the weekly pass
RECENT = timedelta(days=7)
_LAST = "~"  # after every id, which are digits


class _Cursor(BaseModel, extra="forbid", frozen=True):
    """`done`: the newest thread of the last pass. `full`: when the last pass over everything began.

    While a pass is under way, `at` is the thread it came down to, `top` where it began, `bottom` where it ends."""

    done: str = ""
    full: str = ""
    walking: bool = False
    top: str = ""
    at: str = ""
    bottom: str = ""


class ChannelSource(ChannelThreads[History]):
    """One channel of Slack."""

    platform = SLACK

    def changes(self, cursor: str, known: frozenset[str]) -> Iterator[Change]:
        """Threads of the last week, or all; a thread that stood between two others and does no more is gone."""
        self._check_open()
        state = _read_cursor(cursor)
        state = state if state.walking else self._begin(state)
        ids = sorted(origin.rpartition("/")[2] for origin in known)
        while True:
            page = self._page(state)
            yield from self._tell(page, state, ids)
            state = state.model_copy(update={"top": state.top or _newest(page), "at": page.lowest})
            if not page.more:
                break
            yield Reached(state.model_dump_json())
            self._threads.clear()
        yield Reached(_Cursor(done=max(state.top, state.done), full=state.full).model_dump_json())
        self._threads.clear()

    def _begin(self, state: _Cursor) -> _Cursor:
        """A new pass: over everything the first time and once a week, else over the last days."""
        now = self.now.timestamp()
        whole = not state.full or now - float(state.full) >= ALL_ANEW.total_seconds()
        bottom = "" if whole or not state.done else _id(float(state.done) - RECENT.total_seconds())
        return _Cursor(done=state.done, full=_id(now) if whole else state.full, walking=True, bottom=bottom)

    def _page(self, state: _Cursor) -> HistoryPage:
        return self._ask(lambda: self.history.page(self.channel, after=state.bottom, before=state.at))

    def _tell(self, page: HistoryPage, state: _Cursor, known: list[str]) -> Iterator[Change]:
        told: set[str] = set()
        for head in page.heads:
            if not head.replied and head.thread is None:
                continue
            origin = self.origin(head.id)
            told.add(head.id)
            if head.thread:
                self._threads[origin] = head.thread
            # edits of replies leave no trace in the head, so a pass over everything reads each thread
            version = f"{head.fingerprint}:{state.full}" if head.replied else head.fingerprint
            yield SourceItem(head.location, origin, version, self.readers)
        lowest = page.lowest if page.more else state.bottom
        for one in known:
            if lowest <= one < (state.at or _LAST) and one not in told:
                yield Gone(self.origin(one))


def _newest(page: HistoryPage) -> str:
    return max((head.id for head in page.heads), default="")


def _id(seconds: float) -> str:
    return f"{max(seconds, 0.0):017.6f}"


def _read_cursor(text: str) -> _Cursor:
    try:
        state = _Cursor.model_validate_json(text)
        float(state.full or 0), float(state.done or 0)
    except (ValidationError, ValueError):
        return _Cursor()
    return state
