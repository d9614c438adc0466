"""A model drafts beside the grammar: several queries, each checked, the one that most agree on, and how sure it is."""

import asyncio
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from pathlib import Path

from indexing.documents import DataClass
from skills.confidence import MissingSignalError, Stand, Starter, configuration_hash
from skills.language import joined, say
from skills.model import Model, Task
from skills.sql.database import Rows
from skills.sql.desk import Desk, Drafted
from skills.sql.drafting import Choice, Draft
from skills.sql.guard import Checked, Refusal, check
from skills.sql.layer import Layer
from skills.sql.model.agreement import groups, run_all, tree_key
from skills.sql.model.candidates import Candidate, candidates, examined
from skills.sql.model.linked import linked
from skills.sql.model.prompt import SYSTEM, prompt_of
from skills.sql.model.reading import read_tree, unlimited
from skills.sql.model.signals import ModelSignals, signals_of
from skills.sql.planning import Planned, Settings, render
from skills.sql.reading import Reading, read_back
from skills.sql.schema import Schema
from skills.sql.scorers import certificate_name, configuration_of

NAME = "draft-model"
AGREED = 2 / 3  # of the attempts, from which on they are no slips
KIND = "sql-model"  # of the certificates, beside those of drafts by grammar


def _tell_nobody(_count: int) -> None:
    """Where nobody asks how many queries were run."""


@dataclass(frozen=True)
class Wanted:
    """Which model drafts: what it is called, the class of the data it would see, how many queries it writes.

    `runs` lets its queries be run, unseen, to see whether they agree, and `ran` hears how many were; `temperature` is
    how freely it writes, None for the provider's own; `asker` is whom the ledger names; `seconds` is how long a
    question waits for it, None for as long as each call may take."""

    model: Model
    name: str
    data_class: DataClass = DataClass.INTERNAL
    attempts: int = 3
    runs: bool = False
    asker: str = "local"
    temperature: float | None = None
    seconds: float | None = None
    ran: Callable[[int], None] = _tell_nobody

    @property
    def configuration(self) -> str:
        """The hash that a threshold of drafts by this model belongs to."""
        scorer = json.dumps(asdict(starter().scorers[NAME]), sort_keys=True)
        how = (self.name, str(self.attempts), str(self.runs), str(self.temperature))
        return configuration_hash("sql model", *how, SYSTEM, scorer)


@dataclass(frozen=True)
class _Asked:
    """A question with all that was said beside it."""

    question: str
    settings: Settings
    instructions: str
    meant: tuple[Choice, ...]


@dataclass(frozen=True)
class _Grammar:
    """What the grammar made of the question: all it knows, its decision, and its query past the guard."""

    planned: Planned
    drafted: Drafted
    checked: Checked | None


@lru_cache(maxsize=1)
def starter() -> Starter:
    """The scorer and the threshold that the package ships. Nobody has measured them: they were set by hand."""
    return Starter.load(Path(__file__).with_name("starter.json"))


class ModelDesk:
    """Drafts on one desk by a model, and by grammar where the model is not to be asked, fails, or is not sure."""

    def __init__(self, desk: Desk, wanted: Wanted, stand: Stand | None = None) -> None:
        self.desk, self.wanted = desk, wanted
        self._scorer = starter().scorers[NAME]
        self.configuration = configuration_of(
            desk.database.place, desk.described_by, wanted.configuration, desk.configuration
        )
        self.certificate = certificate_name(desk.database.place, KIND)
        # set by hand, for whichever model: no configuration is a stranger to it
        at_first = replace(starter().certificate, configuration=self.configuration)
        self.standing = (stand or desk.stand)(self.certificate, at_first, self.configuration)
        self.threshold = 0.0 if desk.whatever else self.standing.threshold

    async def draft(
        self,
        question: str,
        settings: Settings,
        instructions: str = "",
        *,
        meant: tuple[Choice, ...] = (),
        drafted: Drafted | None = None,
    ) -> Drafted:
        """`meant` answers questions back; `drafted` is what the desk drafts alone, where somebody knows it already.

        Raises UserError for a question that is empty or longer than a question is."""
        asked = _Asked(question.strip(), settings, instructions, meant)
        if drafted is None:
            drafted = await asyncio.to_thread(self.desk.draft, question, settings, instructions, meant=meant)
        if self._is_settled(drafted, asked):
            return drafted
        grammar = await asyncio.to_thread(self._grammar, drafted, asked)
        notes: list[str] = []
        attempts = await self._attempts(asked, grammar.planned, notes)
        return await asyncio.to_thread(self._decided, grammar, attempts, notes)

    def _is_settled(self, drafted: Drafted, asked: _Asked) -> bool:
        """Whether no model is to be asked: a person has verified the query, is to say what a word means, or asks for
        what not everyone who reads the reply may see, which nothing that is shown stands for."""
        match drafted.draft.decision:
            case "draft":
                return drafted.draft.is_verified
            case "clarify":
                return True
            case _:
                return self.desk.asks_for_unseen(asked.question)

    def _grammar(self, drafted: Drafted, asked: _Asked) -> _Grammar:
        planned = self.desk.plan(asked.question, asked.settings, asked.instructions, meant=asked.meant)
        if planned.candidate is None:
            return _Grammar(planned, drafted, None)
        found = self._passed(render(planned.candidate.query, self.desk.schema.dialect))
        return _Grammar(planned, drafted, None if isinstance(found, Refusal) else found)

    def _passed(self, sql: str) -> Checked | Refusal:
        return check(sql, self.desk.schema, most_rows=self.desk.most_rows)

    def _look(self, sql: str) -> tuple[Candidate, str]:
        return examined(sql, self.desk.schema, self.desk.database, self.desk.most_rows)

    async def _attempts(self, asked: _Asked, planned: Planned, notes: list[str]) -> Sequence[Candidate]:
        shown = linked(self.desk.schema, planned)
        if not shown.tables:
            return ()
        layer = _seen(self.desk.layer, self.desk.schema)
        prompt = prompt_of(
            asked.question, asked.instructions, asked.settings, planned, shown, layer, asked.meant
        )
        wanted = self.wanted

        async def ask(text: str) -> str | None:
            said = await wanted.model.complete(
                Task.SQL, system=SYSTEM, prompt=text, data_classes=(wanted.data_class,), asker=wanted.asker
            )
            if said.note and said.note not in notes:
                notes.append(said.note)
            return said.text

        found = await candidates(ask, prompt, wanted.attempts, self._look, wanted.seconds)
        if found.late and not notes:
            late = say("{model} did not answer in time, so this was drafted without it.", model=wanted.name)
            notes.append(late)
        return found.made

    def _decided(self, grammar: _Grammar, attempts: Sequence[Candidate], notes: Sequence[str]) -> Drafted:
        valid = [(one, one.checked) for one in attempts if one.checked is not None]
        if not valid:
            return self._by_grammar(grammar, [*notes, *_why(attempts, self.wanted.name)])
        queries = [checked for _, checked in valid]
        beside = [grammar.checked] if grammar.checked else []
        rows = self._run([*queries, *beside]) if self.wanted.runs else {}
        best = max(groups([*queries, *beside], rows), key=lambda group: sum(at < len(valid) for at in group))
        places = [place for place in best if place < len(valid)]
        chosen, checked = valid[places[0]]
        agrees = len(valid) in best
        sure = grammar.drafted.draft.decision == "draft" and not self.desk.whatever
        signals = signals_of(
            attempts,
            len(places),
            chosen,
            checked,
            planned=grammar.planned,
            schema=self.desk.schema,
            planner=grammar.drafted.draft.confidence,
            planner_agrees=agrees,
            planner_sure=sure,
        )
        return self._weighed(grammar, checked, signals, notes)

    def _run(self, queries: Sequence[Checked]) -> dict[int, Rows]:
        self.wanted.ran(len(queries))
        return run_all(queries, self.desk.schema, self.desk.database)

    def _weighed(
        self, grammar: _Grammar, checked: Checked, signals: ModelSignals, notes: Sequence[str]
    ) -> Drafted:
        name = self.wanted.name
        try:
            score = self._scorer.probability(signals.vector())
        except MissingSignalError:
            return self._by_grammar(grammar, [*notes, say("I cannot tell how sure the model's query is.")])
        if self.threshold is None or score < self.threshold:
            return self._by_grammar(grammar, [*notes, _unsure(signals, name)])
        if self._wrote_the_same(grammar, checked):
            return self._by_grammar(grammar, [*notes, say("{model} wrote the same query.", model=name)])
        reading = self._reading(grammar, checked)
        draft = Draft("draft", score, unlimited(checked), reading.text, reading.assumptions, checked.tables)
        return Drafted(draft, self.threshold, checked, self.standing.certified, self._footer(notes))

    def _wrote_the_same(self, grammar: _Grammar, checked: Checked) -> bool:
        """Whether the grammar is sure of this very query; then what vouches for its drafts vouches for it, unless only
        drafts by the model are certified here."""
        drafted, mine = grammar.drafted, grammar.checked
        if self.desk.whatever or drafted.draft.decision != "draft" or mine is None:
            return False
        better = self.standing.certified and not drafted.certified
        return not better and tree_key(mine) == tree_key(checked)

    def _reading(self, grammar: _Grammar, checked: Checked) -> Reading:
        """In the grammar's own words where its query is the same one, and not only gives the same rows today."""
        candidate, mine = grammar.planned.candidate, grammar.checked
        if candidate is None or mine is None or tree_key(mine) != tree_key(checked):
            return Reading(read_tree(checked), ())
        return read_back(candidate.query, grammar.planned, self.desk.lexicon)

    def _footer(self, notes: Sequence[str]) -> str:
        said = [say("Drafted by {model} and checked.", model=self.wanted.name)]
        if self.wanted.runs:
            said.append(say("Its attempts were run, unseen, to see whether they agree."))
        if not self.standing.certified:
            said.append(say("No one has measured how often its drafts are right here."))
        return joined([*said, *([self.standing.note] if self.standing.note else []), *notes])

    def _by_grammar(self, grammar: _Grammar, notes: Sequence[str]) -> Drafted:
        """What the grammar says; to be measured, the model stands alone."""
        drafted = grammar.drafted
        note = joined([*([drafted.note] if drafted.note else []), *notes])
        if self.desk.whatever:
            return Drafted(Draft("decline", 0.0, reason=note), self.threshold, note=note)
        return replace(drafted, note=note)


def _seen(layer: Layer, schema: Schema) -> Layer:
    """The layer with those verified pairs alone that the asker may see whole."""
    return replace(
        layer,
        verified=tuple(one for one in layer.verified if not isinstance(check(one.sql, schema), Refusal)),
    )


def _unsure(signals: ModelSignals, name: str) -> str:
    if signals.contradicts and signals.agreement >= AGREED:
        return say(
            "{model} reads the question otherwise, so look closely at what this draft shows.", model=name
        )
    return say("{model} drafted as well; its query was not sure enough.", model=name)


def _why(attempts: Sequence[Candidate], name: str) -> list[str]:
    """Why no attempt gave a query; nothing where the provider's own note says it."""
    if not attempts:
        return []
    if any(one.refused for one in attempts):
        return [say("{model} finds no answer in this database.", model=name)]
    return [say("What {model} wrote did not pass the check, so this is without it.", model=name)]
