"""One database, ready to be asked: what is drafted here has passed the guard, and nothing was run."""

import hashlib
import math
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from skills.confidence import Stand, Standing, Starter, stand_on_starter
from skills.errors import UserError
from skills.language import joined, say
from skills.sql.database import Database, Limits, Reading, Rows, open_database, remembered
from skills.sql.drafting import Choice, Draft, Drafter
from skills.sql.guard import MOST_ROWS, Checked, Refusal, check, sentence
from skills.sql.layer_file import NOTHING, LayerFile, described, opted_out, spelt
from skills.sql.planning import Lexicon, Planned, Settings
from skills.sql.schema import Schema
from skills.sql.scorers import NAME, at_home, certificate_name, configuration, configuration_of, starter
from skills.sql.unseen import KEPT_BACK, NOTHING_UNSEEN, Unseen

LONGEST_QUESTION = 4_000


@dataclass(frozen=True)
class Drafted:
    """A decision; `checked` is what may be run, None unless it is a draft.

    `threshold` is what was in force, None where nothing is drafted at all; `note` says what is not as it should be."""

    draft: Draft
    threshold: float | None
    checked: Checked | None = None
    certified: bool = False
    note: str = ""

    def to_json(self) -> dict[str, Any]:  # Any: JSON
        """Everything but the question's id and the time it took."""
        draft = self.draft
        asked_back = draft.clarification
        return {
            "decision": draft.decision,
            "sql": draft.sql or None,
            "confidence": round(draft.confidence, 4),
            "threshold": None if self.threshold is None else round(self.threshold, 4),
            "certified": self.certified,
            "reading": draft.reading or None,
            "assumptions": list(draft.assumptions),
            "tables": list(draft.tables),
            "clarification": {"question": asked_back.question, "choices": list(asked_back.choices)}
            if asked_back
            else None,
            "reason": draft.reason or None,
        }


class Desk:
    """Drafts for one database as one person sees it; `stand` says which threshold is in force there.

    `certified_as` is the description that certificates belong to, where this person sees another part of it;
    `whatever` shows every query that can be made, for measuring: with its score, and as if nothing were doubtful."""

    def __init__(
        self,
        database: Database,
        schema: Schema,
        described_by: LayerFile = NOTHING,
        started: Starter | None = None,
        unseen: Unseen = NOTHING_UNSEEN,
        most_rows: int = MOST_ROWS,
        *,
        stand: Stand = stand_on_starter,
        whatever: bool = False,
        certified_as: LayerFile | None = None,
    ) -> None:
        started = started or starter()
        scorer = started.scorers[NAME]
        self.database, self.described_by = database, certified_as or described_by
        self.schema = described(schema, described_by)
        self.unseen, self.most_rows = unseen, most_rows
        self.configuration = configuration_of(database.place, self.described_by, configuration(scorer))
        self.certificate = certificate_name(database.place)
        self._at_first = at_home(started.certificate, configuration(scorer), self.configuration)
        self.stand, self.whatever = stand, whatever
        self.layer = spelt(described_by.layer, self.schema)
        self._drafter = Drafter(self.schema, scorer, started.certificate.threshold, self.layer)

    @property
    def standing(self) -> Standing:
        """What is in force just now."""
        return self.stand(self.certificate, self._at_first, self.configuration)

    def draft(
        self, question: str, settings: Settings, instructions: str = "", *, meant: tuple[Choice, ...] = ()
    ) -> Drafted:
        """`meant` answers questions back. Raises UserError for a question that is empty or longer than one is."""
        question = question.strip()
        if not question:
            raise UserError(say("There is no question; write what you want to know."))
        if len(question) > LONGEST_QUESTION:
            raise UserError(say("That is longer than 4,000 characters; ask for one thing at a time."))
        if not self.schema.tables:
            raise UserError(say("This database holds no table that you may read."))
        standing = self.standing
        threshold = 0.0 if self.whatever else standing.threshold
        enough = math.inf if threshold is None else threshold
        draft = self._drafter.draft(question, settings, instructions, meant=meant, threshold=enough)
        checked: Checked | None = None
        if draft.decision == "draft":
            found = check(draft.sql, self.schema, most_rows=self.most_rows)
            if isinstance(found, Refusal):
                reason = joined((say("My draft did not pass the check."), sentence(found)))
                draft = Draft("decline", draft.confidence, tables=draft.tables, reason=reason)
            else:
                draft, checked = replace(draft, tables=found.tables), found
        if draft.decision != "draft":
            draft = self._with_unseen(draft, question)
        return Drafted(draft, threshold, checked, standing.certified, standing.note or "")

    @property
    def lexicon(self) -> Lexicon:
        """Which words name what in this database."""
        return self._drafter.planner.lexicon

    def plan(
        self, question: str, settings: Settings, instructions: str = "", *, meant: tuple[Choice, ...] = ()
    ) -> Planned:
        """All that is known about a question without deciding about it."""
        return self._drafter.planner_with(meant).plan(question, settings, instructions)

    def asks_for_unseen(self, question: str) -> bool:
        """Whether a question names what somebody who reads the reply may not see, as far as that may be told."""
        return self.unseen.is_asked_for(question, self.lexicon)

    def checked(self, sql: str) -> Checked:
        """A query that a person wrote or that was kept, as what may be run. Raises UserError with the reason."""
        found = check(sql, self.schema, most_rows=self.most_rows)
        if isinstance(found, Refusal):
            raise UserError(sentence(found))
        return found

    def _with_unseen(self, draft: Draft, question: str) -> Draft:
        if not self.asks_for_unseen(question):
            return draft
        return replace(draft, reason=joined((draft.reason, KEPT_BACK)))

    def run(self, checked: Checked, *, anyway: bool = False) -> Rows:
        """The rows of a checked query.

        Raises DatabaseError, also where it would cost too much and nobody said `anyway`."""
        return self.database.run(checked, anyway=anyway)


def open_desk(
    url: str,
    folder: Path,
    described_by: LayerFile = NOTHING,
    *,
    namespaces: Collection[str] = (),
    stand: Stand = stand_on_starter,
    whatever: bool = False,
    limits: Limits | None = None,
) -> Desk:
    """Connect, read the schema or remember it from a file in `folder`. Raises DatabaseError, UserError."""
    database = open_database(url, limits)
    reading = Reading(namespaces=tuple(namespaces), opted_out=opted_out(described_by))
    # a name that tells nobody which database it is
    file = folder / f"{hashlib.sha256(database.place.encode()).hexdigest()[:16]}.json"
    schema, _ = remembered(database, file, reading)
    return Desk(database, schema, described_by, stand=stand, whatever=whatever)
