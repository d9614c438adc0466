"""A model drafts beside the grammar: several queries, each checked, the one that most agree on, and how sure it is."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from pathlib import Path

from indexing.documents import DataClass
from skills.confidence import MissingSignalError, Stand, Starter, configuration_hash
from skills.language import joined, say
from skills.model import Model, Task
from skills.sql.desk import Desk, Drafted
from skills.sql.drafting import Draft
from skills.sql.guard import Checked, Refusal, check
from skills.sql.layer import Layer
from skills.sql.model.agreement import groups, run_all, tree_key
from skills.sql.model.candidates import Candidate, candidates
from skills.sql.model.linked import linked
from skills.sql.model.prompt import SYSTEM, prompt_of
from skills.sql.model.reading import read_tree, unlimited
from skills.sql.model.signals import ModelSignals, signals_of
from skills.sql.planning import Planned, Settings, render
from skills.sql.reading import Reading, read_back
from skills.sql.schema import Schema
from skills.sql.scorers import certificate_name, configuration_of

NAME = "draft-model"
KIND = "sql-model"  # of the certificates, beside those of drafts by grammar


@dataclass(frozen=True)
class Wanted:
    """Which model drafts: what it is called, the class of the data it would see, how many queries it writes.

    `runs` lets its queries be run, unseen, to see whether they agree; `asker` is whom the ledger names."""

    model: Model
    name: str
    data_class: DataClass = DataClass.INTERNAL
    attempts: int = 3
    runs: bool = False
    asker: str = "local"


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


def configuration(name: str, attempts: int, *, runs: bool) -> str:
    """The hash that a threshold of drafts by this model belongs to."""
    scorer = json.dumps(asdict(starter().scorers[NAME]), sort_keys=True)
    return configuration_hash("sql model", name, str(attempts), str(runs), SYSTEM, scorer)


class ModelDesk:
    """Drafts on one desk by a model, and by grammar where the model is not to be asked, fails, or is not sure."""

    def __init__(self, desk: Desk, wanted: Wanted, stand: Stand | None = None) -> None:
        self.desk, self.wanted = desk, wanted
        self._scorer = starter().scorers[NAME]
        mine = configuration(wanted.name, wanted.attempts, runs=wanted.runs)
        self.configuration = configuration_of(
            desk.database.place, desk.described_by, mine, desk.configuration
        )
        self.certificate = certificate_name(desk.database.place, KIND)
        # set by hand, for whichever model: no configuration is a stranger to it
        at_first = replace(starter().certificate, configuration=self.configuration)
        self.standing = (stand or desk.stand)(self.certificate, at_first, self.configuration)
        self.threshold = 0.0 if desk.whatever else self.standing.threshold

    async def draft(self, question: str, settings: Settings, instructions: str = "") -> Drafted:
        """Raises UserError for a question that is empty or longer than a question is."""
        grammar = await asyncio.to_thread(self._grammar, question, settings, instructions)
        if grammar.drafted.draft.query is None and grammar.drafted.draft.decision == "draft":
            return grammar.drafted  # a person has verified it
        notes: list[str] = []
        attempts = await self._attempts(question, settings, instructions, grammar.planned, notes)
        return await asyncio.to_thread(self._decided, grammar, attempts, notes)

    def _grammar(self, question: str, settings: Settings, instructions: str) -> _Grammar:
        drafted = self.desk.draft(question, settings, instructions)
        planned = self.desk.plan(question, settings, instructions)
        if planned.candidate is None:
            return _Grammar(planned, drafted, None)
        found = check(render(planned.candidate.query, self.desk.schema.dialect), self.desk.schema)
        return _Grammar(planned, drafted, None if isinstance(found, Refusal) else found)

    async def _attempts(
        self, question: str, settings: Settings, instructions: str, planned: Planned, notes: list[str]
    ) -> Sequence[Candidate]:
        shown = linked(self.desk.schema, planned)
        layer = _seen(self.desk.layer, self.desk.schema)
        prompt = prompt_of(question, instructions, settings, planned, shown, layer)
        wanted = self.wanted

        async def ask(text: str) -> str | None:
            said = await wanted.model.complete(
                Task.SQL, system=SYSTEM, prompt=text, data_classes=(wanted.data_class,), asker=wanted.asker
            )
            if said.note and said.note not in notes:
                notes.append(said.note)
            return said.text

        return await candidates(ask, prompt, wanted.attempts, self.desk.schema, self.desk.database)

    def _decided(self, grammar: _Grammar, attempts: Sequence[Candidate], notes: Sequence[str]) -> Drafted:
        valid = [(one, one.checked) for one in attempts if one.checked is not None]
        if not valid:
            return self._by_grammar(grammar, [*notes, *_why(attempts, self.wanted.name)])
        queries = [checked for _, checked in valid]
        beside = [grammar.checked] if grammar.checked else []
        rows = run_all([*queries, *beside], self.desk.schema, self.desk.database) if self.wanted.runs else {}
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

    def _weighed(
        self, grammar: _Grammar, checked: Checked, signals: ModelSignals, notes: Sequence[str]
    ) -> Drafted:
        name = self.wanted.name
        try:
            score = self._scorer.probability(signals.vector())
        except MissingSignalError:
            return self._by_grammar(grammar, [*notes, say("I cannot tell how sure the model's query is.")])
        if self.threshold is None or score < self.threshold:
            unsure = say("{model} drafted as well; its query was not sure enough.", model=name)
            return self._by_grammar(grammar, [*notes, unsure])
        reading = self._reading(grammar, checked)
        draft = Draft("draft", score, unlimited(checked), reading.text, reading.assumptions, checked.tables)
        return Drafted(draft, self.threshold, checked, self.standing.certified, self._footer(notes))

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


def _why(attempts: Sequence[Candidate], name: str) -> list[str]:
    """Why no attempt gave a query; nothing where the provider's own note says it."""
    if not attempts:
        return []
    if any(one.refused for one in attempts):
        return [say("{model} finds no answer in this database.", model=name)]
    return [say("What {model} wrote did not pass the check, so this is without it.", model=name)]
