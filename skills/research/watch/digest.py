"""What is posted when something changed: was, is, since when, in whose words, and buttons to hear less of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from skills.language import Sentence, day, joined, listed, say, say_many
from skills.messages import Block, Choices, Footer, Lines, Quote, Reply, Table, Text
from skills.research.compare.claims import LEADER_FIELD
from skills.research.compare.dated import named_in, told_day
from skills.research.deliver.telling import short
from skills.research.facts import Span
from skills.research.report import NOT_FOUND
from skills.research.schema import FIELDS
from skills.research.watch.change import Changed, ChangeKind

MOST_ROWS = 20
MOST_QUOTES = 15  # of so many changes the words are shown; a line says of how many they are not
LONGEST_QUOTE = 300  # characters; the page is linked for the rest
SNOOZED_DAYS = 30
MUTED_DAYS = 7
_LABELS = {field.name: field.label for field in FIELDS} | {LEADER_FIELD: say("Leaders")}


@dataclass(frozen=True)
class Failing:
    """An address that gave nothing for so many rounds."""

    address: str
    why: str
    rounds: int


@dataclass(frozen=True)
class Digest:
    """`watch` is its name, as its buttons call it; `report` the one to open; it tells at least one thing."""

    watch: str
    question: str
    report: str
    changes: tuple[Changed, ...]
    failing: tuple[Failing, ...]
    on: date

    @property
    def companies(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(change.company for change in self.changes))

    def to_reply(self) -> Reply:
        return Reply(self._summary(), tuple(self._blocks()))

    def _summary(self) -> Sentence:
        if not self.changes:
            return say_many(
                "{question}: {n} page cannot be read any more.",
                "{question}: {n} pages cannot be read any more.",
                len(self.failing),
                question=self.question,
            )
        return say_many(
            "{question}: {n} change at {companies}.",
            "{question}: {n} changes at {companies}.",
            len(self.changes),
            question=self.question,
            companies=listed(self.companies),
        )

    def _blocks(self) -> Iterator[Block]:
        if self.changes:
            yield Table(
                (say("Company"), say("What"), say("Was"), say("Is"), say("Since")),
                tuple(_row(change) for change in self.changes[:MOST_ROWS]),
            )
            yield from _quotes(_of_all(self.changes))
            if (more := len(self.changes) - MOST_QUOTES) > 0:
                yield Text(
                    say_many(
                        "The words behind {n} more change stand in the report and on its pages.",
                        "The words behind {n} more changes stand in the report and on their pages.",
                        more,
                    )
                )
        if len(self.changes) > MOST_ROWS:
            yield Text(say("and {n} more: the report has them.", n=len(self.changes) - MOST_ROWS))
        if self.failing:
            yield Text(say("These pages cannot be read any more; what they said is kept:"))
            yield Lines(tuple(_failed(page) for page in self.failing))
        yield from self._buttons()
        yield Footer(
            say("A page that cannot be read is no change. Wording, adverts and counters are left out.")
        )

    def _buttons(self) -> Iterator[Block]:
        options = [f"reports show {self.report}", f"watch mute name={self.watch} days={MUTED_DAYS}"]
        labels: list[str] = [
            say("Open report"),
            say_many("Mute for {n} day", "Mute for {n} days", MUTED_DAYS),
        ]
        for company in self.companies:
            fields = {change.field for change in self.changes if change.company == company}
            only = f" field={fields.pop()}" if len(fields) == 1 else ""
            options.append(
                f'watch snooze name={self.watch} company="{_in_quotes(company)}"{only} days={SNOOZED_DAYS}'
            )
            labels.append(
                say("Snooze {company}: {field}", company=company, field=_label(only.partition("=")[2]))
                if only
                else say("Snooze {company}", company=company)
            )
        yield Choices("", tuple(options), tuple(labels))


def _row(change: Changed) -> tuple[str, ...]:
    what: str = _label(change.field)
    if change.kind is ChangeKind.CONTRADICTED:
        what = say("{field}, contradicted", field=what)
    is_: str = change.is_ or (say("no longer said") if change.kind is ChangeKind.WENT else NOT_FOUND)
    if change.kind is ChangeKind.WENT and change.spans_after:
        # the page does not fall silent, it says the opposite: that is more than “no longer said”
        what = say("{field}, no longer said", field=what)
        is_ = short(change.spans_after[0].quote)
    return change.company, what, change.was or say("not said"), is_, _since(change)


def _since(change: Changed) -> Sentence:
    """As exact as the words: of “in October 2026” only the month is known."""
    named = (named_in(change.since, span.quote) for span in change.spans_after)
    exact = next((one for one in named if len(one) == len("2026-10")), "")
    return told_day(exact) if exact and change.since.day == 1 else day(change.since)


def _label(field: str) -> str:
    return _LABELS.get(field, field)


def _of_all(changes: tuple[Changed, ...]) -> tuple[Changed, ...]:
    """Those of which the words are shown: in turn one of each company, so that none goes without."""
    turns: dict[str, int] = {}
    ranked = []
    for place, change in enumerate(changes):
        turns[change.company] = turns.get(change.company, 0) + 1
        ranked.append((turns[change.company], place))
    chosen = {place for _, place in sorted(ranked)[:MOST_QUOTES]}
    return tuple(change for place, change in enumerate(changes) if place in chosen)


def _quotes(changes: tuple[Changed, ...]) -> Iterator[Block]:
    """The words that prove the new value; of what is no longer said, the words that stood there."""
    for change in changes:
        span = next(iter(change.spans_after or change.spans_before), None)
        if span is None:
            continue
        head = joined((change.company, say("{field}:", field=_label(change.field))), ", ")
        if change.kind is ChangeKind.WENT and not change.spans_after:
            head = say("{company}, {field}, until now:", company=change.company, field=_label(change.field))
        yield Text(head)
        link = change.address if change.address.startswith(("http://", "https://")) else ""
        yield Quote(_shortened(span), change.address, link)


def _shortened(span: Span) -> str:
    """A quote may be cut, never changed."""
    return span.quote[:LONGEST_QUOTE]


def _failed(page: Failing) -> Sentence:
    return say_many(
        "{address}: {why} ({n} round)",
        "{address}: {why} ({n} rounds)",
        page.rounds,
        address=page.address,
        why=page.why,
    )


def _in_quotes(company: str) -> str:
    """A command's value in quotes cannot hold one."""
    return company.replace('"', "'")
