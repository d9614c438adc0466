"""One question to its candidates: the reading that costs least, and what would be next."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from skills.sql.keys import BY_VALUES
from skills.sql.layer import Layer, Metric, metrics_of
from skills.sql.planning.accounting import traces_of
from skills.sql.planning.anaphora import filled_in
from skills.sql.planning.choose import Chooser
from skills.sql.planning.compounds import joined_up
from skills.sql.planning.conditions import CONTAINS, EXACT
from skills.sql.planning.cues import Cue
from skills.sql.planning.dates import Settings
from skills.sql.planning.definitions import (
    definitions_of,
    lists_in,
    restricts,
    said_aside,
    sentences_of,
    with_definitions,
)
from skills.sql.planning.expressions import Notes, UnplannedError
from skills.sql.planning.figures import Span, Spans, figures_in
from skills.sql.planning.fillers import without_fillers, without_repeats
from skills.sql.planning.formulas import formula_in, formulas_of, is_used
from skills.sql.planning.grammar import read
from skills.sql.planning.graph import Graph, Hop, Ways
from skills.sql.planning.items import VERBAL, Item, is_plural_of, items_of
from skills.sql.planning.lexicon import Lexicon
from skills.sql.planning.plan import Query
from skills.sql.planning.references import UNUSED, part_words, unused_parts, with_parts
from skills.sql.planning.roles import Roles
from skills.sql.planning.sanity import oddities
from skills.sql.planning.shares import ShareBuilder
from skills.sql.planning.sketch import Sketch
from skills.sql.planning.spans import Put, TimeSpans, computed, with_spans
from skills.sql.planning.tree import UnreachableError
from skills.sql.schema import Schema

PASSED_OVER = "passed over"  # a doubt: a column elsewhere is just so called
DONE_ELSEWHERE = "done elsewhere"  # a doubt: "ordered" has no part in it, though there is a table of orders
ALSO_VALUE = "also a value"  # a doubt: "monthly tickets", where that is a kind of ticket
ROLE_UNSAID = (
    "part unsaid"  # a doubt: "their projects" may be those that they lead or those that they work on
)
GUESSED = "guessed join"  # a doubt: nothing but values speaks for it
_JOINING = re.compile(r"\bjoin(?:ed|ing)?\b", re.IGNORECASE)  # how to join is found without being told
_HINT = re.compile(r"\bcase[- ]?(?:in)?sensitiv|\bwildcard|\bLIKE\b|\bexact match", re.IGNORECASE)


@dataclass(frozen=True)
class Candidate:
    """One reading as a query; `notes` say what it takes for granted."""

    query: Query
    notes: Notes
    sures: tuple[float, ...] = ()  # of the joins it uses
    twins: int = 0
    ties: int = 0


@dataclass(frozen=True)
class Planned:
    """All that is known about one question: its items, its sketch, and the query, if there is one.

    `margins` say how far behind the next reading of each name was; `rivals` are names with two near readings."""

    question: str
    items: tuple[Item, ...]
    sketch: Sketch | None
    candidate: Candidate | None
    problem: str = ""
    margins: tuple[float, ...] = ()
    rivals: tuple[tuple[str, tuple[str, ...]], ...] = ()
    expanded: tuple[str, ...] = ()  # metrics whose meaning was put in
    unread_notes: tuple[str, ...] = field(default=())


class Planner:
    """Plans questions on one schema; built once, as its lexicon takes a moment for a large one."""

    def __init__(self, schema: Schema, layer: Layer | None = None) -> None:
        self.schema, self.layer = schema, layer or Layer()
        self.lexicon = Lexicon(schema, self.layer)
        self.roles = Roles(self.lexicon)
        self.spans = TimeSpans(self.lexicon, self.roles)
        self.graph = Graph(schema, self.lexicon.called)

    def plan(self, question: str, settings: Settings, instructions: str = "") -> Planned:
        """The best reading of a question; `instructions` are hints that came with it."""
        bare, instructions = _sorted_out(question, instructions)
        text, expanded, figures = self._expanded(bare, instructions)
        put = self.spans.put(text)
        items, undefined = self._items(put, instructions, settings)
        sketch = read(items)
        graph = _ways_for(self.graph, items)
        chooser = Chooser(self.lexicon, graph, self.roles)
        chooser.notice([item for item in items if item.cue is Cue.REF and item.links])
        chooser.context += [
            (item.values[0].table, item.first)
            for item in items
            if item.cue is Cue.VALUE and is_plural_of(item) and len({one.table for one in item.values}) == 1
        ]
        builder = ShareBuilder(self.lexicon, graph, self.roles, chooser, matching_of(instructions))
        builder.named = figures_in(text, figures) if put.text == text else ()
        builder.said = frozenset(
            item.stem for item in items if item.stem and item.cue in (Cue.VERB, Cue.UNKNOWN)
        )
        problem, candidate = "", None
        try:
            _refuse_half_read(sketch, put)
            query = computed(builder.query(sketch), put.spans)
            _refuse_odd(query, items, self.roles)
            tree = getattr(builder, "tree", None)
            hops = tree.hops if tree else []
            builder.notes.doubts.extend(PASSED_OVER for _ in chooser.made.passed_over)
            builder.notes.doubts.extend(_doubts(query, items, graph, hops, self.lexicon))
            candidate = Candidate(
                query,
                builder.notes,
                tuple(hop.sure for hop in hops),
                tree.twins if tree else 0,
                tree.ties if tree else 0,
            )
        except (UnplannedError, UnreachableError) as error:
            problem = f"{type(error).__name__}: {error}"
        return Planned(
            question,
            items,
            sketch,
            candidate,
            problem,
            tuple(chooser.made.margins),
            tuple(chooser.made.rivals),
            expanded,
            unread_hints(instructions, items, self.lexicon, undefined),
        )

    def _is_formula(self, metric: Metric) -> bool:
        written = re.search(r"\b[A-Z]{3,}\s*\(|\w+\.\w+|_\w+ =", metric.meaning)
        return bool(written) or formula_in(metric.meaning, self.lexicon) is not None

    def _items(
        self, put: Put, instructions: str, settings: Settings
    ) -> tuple[tuple[Item, ...], tuple[str, ...]]:
        """The items of a question in the words of its hints, and hints that it needs but that nobody can read."""
        said = [
            one
            for one in sentences_of(instructions)
            if not _HINT.search(one) and one not in lists_in(instructions)
        ]
        definitions = definitions_of(said, self.lexicon, settings)
        metrics = (*metrics_of(instructions), *self.layer.metrics)
        definitions = (*definitions, *formulas_of(metrics, self.lexicon))
        items = items_of(put.text, self.lexicon, settings)
        items, undefined = with_definitions(items, put.text, definitions)
        found = with_spans(filled_in(joined_up(items, self.lexicon)), put.spans)
        return with_parts(without_fillers(found, self.lexicon), self.graph), undefined

    def _expanded(self, question: str, instructions: str) -> tuple[str, tuple[str, ...], tuple[Span, ...]]:
        """The question with each metric that it names put as what it means, and where that stands then."""
        used, spans = [], Spans()
        for metric in (*metrics_of(instructions), *self.layer.metrics):
            for name in metric.names:
                pattern = re.compile(rf"\b{re.escape(name)}\b", 0 if name.isupper() else re.IGNORECASE)
                found = pattern.search(question)
                if found and not self._is_formula(metric):
                    meaning = _as_asked(metric.meaning)
                    question = f"{question[: found.start()]}{meaning}{question[found.end() :]}"
                    spans.put(found.start(), found.end(), len(meaning), metric.names[0])
                    used.append(name)
                    break
        return question, tuple(used), spans.all


def _sorted_out(question: str, instructions: str) -> tuple[str, str]:
    """What is asked, with all that says what to return, and what only tells how to read it."""
    question, hints = without_hints(question)
    question, aside = said_aside(question)
    instructions = "\n".join(part for part in (instructions, hints, *aside) if part)
    question = " ".join((question, *(f"{one}." for one in lists_in(instructions))))
    return without_repeats(question), instructions


def without_hints(question: str) -> tuple[str, str]:
    """A question without the sentences that only say how text is to be matched, and these."""
    sentences = re.split(r"(?<=[.?!])\s+", question)
    hints = [one for one in sentences[1:] if _HINT.search(one)]
    return " ".join(one for one in sentences if one not in hints), " ".join(hints)


def unread_hints(
    instructions: str, items: tuple[Item, ...], lexicon: Lexicon, undefined: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Hints that the question needs and that are understood neither as matching nor as definitions.

    `undefined` are those that define a word of the question in a way that nobody can read."""
    named = {
        link.column
        for item in items
        for link in item.links[:1]
        if link.column is not None and link.score >= 0.75
    }
    said = {stem for item in items for stem in (item.stem,) if item.cue is Cue.REF}
    found, listed = list(undefined), lists_in(instructions)
    defined = {
        one.sentence for one in definitions_of(sentences_of(instructions), lexicon, Settings(date.min))
    }
    for sentence in sentences_of(instructions):
        if _HINT.search(sentence) or metrics_of(sentence) or _JOINING.search(sentence):
            continue
        if sentence in defined or sentence in listed:
            continue
        hinted = {
            link.column
            for item in items_of(sentence, lexicon, Settings(date.min))
            if item.cue is Cue.REF and item.stem in said
            for link in item.links[:1]
            if link.column is not None
        }
        if hinted & named or restricts(sentence):
            found.append(sentence)
    return tuple(found)


def matching_of(instructions: str) -> str:
    """Whether hints ask for text to be matched in part."""
    said = instructions.lower()
    return CONTAINS if re.search(r"\blike\b|wildcard|partial match|contains", said) else EXACT


def _ways_for(graph: Graph, items: tuple[Item, ...]) -> Ways:
    """The joins of a schema, those nearer that the question's verbs speak for."""
    roles = frozenset(item.said.lower() for item in items if item.cue in (Cue.VERB, Cue.REF))
    verbs = frozenset(
        item.stem for item in items if item.stem and (item.cue is Cue.VERB or item.means == VERBAL)
    )
    return Ways(graph, roles | part_words(items), verbs)


def _refuse_half_read(sketch: Sketch, put: Put) -> None:
    """Raises UnplannedError where a query would hold the contrary of what was said, or only half of it."""
    refused = [*sketch.refused, *([put.lost] if put.lost else [])]
    if refused:
        raise UnplannedError(refused[0])


def _refuse_odd(query: Query, items: tuple[Item, ...], roles: Roles) -> None:
    """Raises UnplannedError where a query shows by itself that it is not what anybody asks for."""
    if any(item.formula is not None and not is_used(item, query) for item in items):
        raise UnplannedError("formula")
    odd = next(oddities(query, items, roles), None)
    if odd is not None:
        raise UnplannedError(odd)


def _doubts(
    query: Query, items: tuple[Item, ...], graph: Ways, hops: list[Hop], lexicon: Lexicon
) -> Iterator[str]:
    """What speaks against the tables and joins of a query, held against the words of its question."""
    if _is_done_elsewhere(graph, traces_of(query).tables, items):
        yield DONE_ELSEWHERE
    if _is_role_unsaid(hops, graph):
        yield ROLE_UNSAID
    yield from (ALSO_VALUE for item in items if _is_also_value(item, lexicon))
    yield from (GUESSED for hop in hops if hop.sure <= BY_VALUES)
    yield from [UNUSED] * unused_parts(items, hops)


def _is_done_elsewhere(graph: Ways, tables: set[str], items: tuple[Item, ...]) -> bool:
    """Whether a verb names a table that has no part, though it would join two, or one has that nothing names."""
    if not graph.told or graph.told & tables:
        return False
    named = {link.table for item in items for link in item.links}
    named |= {value.table for item in items for value in item.values}
    between = any(len({hop.end for hop in graph.hops[told]} & tables) > 1 for told in graph.told)
    return between or not tables <= named


def _is_also_value(item: Item, lexicon: Lexicon) -> bool:
    """Whether a word of the grammar stands in the data as well."""
    cues = (Cue.UNIT, Cue.NULL, Cue.SUPER, Cue.COMMON, Cue.DURATION, Cue.VERB)
    said = item.said.lower()
    found = lexicon.values([said]) if item.cue in cues and " " not in said else ()
    return any(str(literal).lower() == said for value in found for literal in value.literals)


def _is_role_unsaid(hops: list[Hop], graph: Ways) -> bool:
    """Whether a join goes over a reference in a part that nobody named, though a table of pairs joins the same two."""
    unsaid = [hop for hop in hops if hop.role and not hop.role & graph.spoken]
    pairs = [
        {other.end for other in others if not other.fans_out and not other.role}
        for others in graph.hops.values()
    ]
    return any({hop.start, hop.end} <= ends for hop in unsaid for ends in pairs)


def _as_asked(meaning: str) -> str:
    """A meaning as one would ask for it: `a / b` is a ratio."""
    halves = meaning.split("/")
    if len(halves) == 2 and not re.search(r"[+*=]| - ", meaning):
        return f"ratio of {halves[0].strip(' ()')} to {halves[1].strip(' ()')}"
    return meaning
