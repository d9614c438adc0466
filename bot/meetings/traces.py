"""How to recognise a meeting wherever it may be kept: its ids, its addresses, and a few long stretches of its words.

The words are held in memory while it is deleted, and are never stored, logged or shown.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from bot.meetings.keeping import CHAT
from bot.meetings.tables import MeetingRow
from bot.outbox import alone_key
from indexing.candidates import Entry
from indexing.drafts import document_id, storable
from skills.opt_outs import tokens

PROBES = 8
# shorter ones are said in other meetings too
FEWEST_CHARACTERS, MOST_CHARACTERS = 16, 64
WIDTH = 5  # words that another text must share in a row to count as a quote
# what JSON, Markdown and SQL all write as it is
_PLAIN = re.compile(r"[^\s\"\\\x00-\x1f]+(?: [^\s\"\\\x00-\x1f]+)*")


@dataclass(frozen=True)
class Traces:
    """`locations` are its documents in the index, `entries` what the search caches hold of them before they go.

    `keys` are its jobs, `posts` delivery keys of what was posted of it."""

    id: str
    locations: tuple[str, ...]
    keys: tuple[str, ...]
    posts: tuple[str, ...]
    deleted_at: datetime | None = None
    probes: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = field(default=(), repr=False)
    runs: frozenset[str] = field(default=frozenset(), repr=False)

    @classmethod
    def of(cls, row: MeetingRow) -> "Traces":
        # what people send themselves is known by the key of their order
        own = (row.external_id,) if row.source == CHAT else ()
        keys = (*own, *(f"meeting:{row.id}:{number}" for number in range(1, row.revision + 1)))
        posts = dict.fromkeys(filter(None, (row.post_key, *(f"{key}/done" for key in keys))))
        said = _said(row)
        return cls(
            row.id,
            (row.location,) if row.location else (),
            keys,
            # what one person got of them alone is theirs too
            (*posts, *map(alone_key, posts)),
            deleted_at=row.done_at,
            probes=probes_of(said),
            runs=runs_of(said),
        )

    @property
    def documents(self) -> tuple[str, ...]:
        """Ids of its documents in the index."""
        return tuple(document_id(storable(one)) for one in self.locations)

    def folders(self, home: Path) -> tuple[Path, ...]:
        """Where its jobs put files, as `bot.jobs.runner` names them."""
        names = (hashlib.sha256(key.encode()).hexdigest()[:24] for key in self.keys)
        return tuple(home / "jobs" / name for name in names)

    def is_quoted_in(self, text: str) -> bool:
        """Whether a text shares a run of words with what was said or written."""
        return not self.runs.isdisjoint(runs_of((text,)))


def probes_of(said: Iterable[str]) -> tuple[str, ...]:
    """The longest stretches that every form of storage writes as they were said, the longest first."""
    stretches = {match[0][:MOST_CHARACTERS].strip() for text in said for match in _PLAIN.finditer(text)}
    fit = (one for one in stretches if len(one) >= FEWEST_CHARACTERS)
    return tuple(sorted(fit, key=lambda one: (-len(one), one))[:PROBES])


def runs_of(said: Iterable[str]) -> frozenset[str]:
    """Every run of WIDTH words, as a short hash each."""
    found = set()
    for text in said:
        words = tokens(text)
        for start in range(len(words) - WIDTH + 1):
            found.add(
                hashlib.blake2b(" ".join(words[start : start + WIDTH]).encode(), digest_size=8).hexdigest()
            )
    return frozenset(found)


def _said(row: MeetingRow) -> Sequence[str]:
    """What was said, segment by segment, and the lines that were written of it."""
    spoken = json.loads(row.transcript)["segments"] if row.transcript else []
    written = json.loads(row.minutes) if row.minutes else {}
    lines = [
        line["text"] for part in written.values() if isinstance(part, list) for line in part if "text" in line
    ]
    return [*(str(segment["text"]) for segment in spoken), *map(str, lines)]
