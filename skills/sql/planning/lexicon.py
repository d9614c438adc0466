"""Which words name which table, column or value of one database; built once, asked for every stretch of a question."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from skills.sql.keys import key_of
from skills.sql.layer import Layer
from skills.sql.names import (
    ABBREVIATIONS,
    Named,
    column_words,
    cuts_short,
    parts_of,
    spelled_out,
    table_words,
)
from skills.sql.planning.cues import PHRASES, Cue, is_participle
from skills.sql.planning.flags import decoded, yes_and_no
from skills.sql.planning.graph import same_root
from skills.sql.planning.likeness import COUNTED, LEAN, NAMED, Entry, Link, likeness
from skills.sql.planning.places import codes_of
from skills.sql.planning.synonyms import OTHER_WORDS
from skills.sql.run_together import COMMON
from skills.sql.schema import Column, Kind, Schema
from skills.stems import stem

LEAST = 0.55  # a weaker likeness of names is none
OTHERWISE = 0.8
BARE, APART = 0.9, 0.9  # what sets a table's name apart from those of others
PLACE = 0.9  # a name that is put for a code
POINTER = 0.98  # a name that stands where rows only point at the thing
LONGEST_VALUE = 6  # words
LONGEST_CUT = 5  # letters of a name that cuts a word short
SHORTEST_INITIALS = 3
_SPELLED = {stem(short): tuple(map(stem, whole.split())) for short, whole in ABBREVIATIONS.items()}
_JOINING = frozenset(
    (Cue.NOT, Cue.SMALL, Cue.RELATIVE, Cue.PREP, Cue.AND, Cue.OR, Cue.TO, Cue.BY, Cue.EACH)
) | {
    Cue.COMPARE,
    Cue.LIKE,
    Cue.NULL,
}
_RATES = frozenset(("hour", "day", "week", "month", "year"))
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
NUMERAL = re.compile(r"-?\d+(?:\.\d+)?")
_LONG_TEXT = 60


@dataclass(frozen=True)
class Value:
    """One reading of a stretch of words as a value: the literals that stand in a column; `whole` if nothing is left."""

    table: str
    column: str
    literals: tuple[str | int | bool, ...]
    whole: bool
    score: float
    flag: bool = False  # a yes or no, said by the name of its column


class Lexicon:
    """Names and values of one schema, with the other words of a layer."""

    def __init__(self, schema: Schema, layer: Layer | None = None) -> None:
        self.schema = schema
        self.tables = {table.name: table for table in schema.tables}
        self.called = table_words(schema)
        self.named = {table.name: column_words(table) for table in schema.tables}
        self.columns = {column.id: column for column in schema.columns()}
        self.keys = _joined_columns(schema)
        self.key_columns = {
            table.name: key
            for table in schema.tables
            if (key := key_of(table, self.named[table.name], self.called[table.name]))
        }
        self._by_stem: dict[str, list[Entry]] = defaultdict(list)
        self._joined: dict[str, list[Link]] = defaultdict(list)
        self._said: dict[tuple[str, ...], list[Link]] = defaultdict(list)
        self._whole: dict[str, list[Value]] = defaultdict(list)
        self._added: set[tuple[str, Value]] = set()
        self._inside: dict[str, list[tuple[tuple[str, str], str]]] = defaultdict(list)
        self._shorts = frozenset(
            part
            for words in (
                *self.called.values(),
                *(one for named in self.named.values() for one in named.values()),
            )
            for part in words.words
            if 3 <= len(part) <= LONGEST_CUT and part not in COMMON and part.isalpha()
        )
        self._add_names()
        self._add_values()
        self._add_layer(layer or Layer())

    def links(self, stems: Sequence[str]) -> tuple[Link, ...]:
        """Tables and columns that these words may name, best first; small words in between do not count."""
        said = frozenset(one for one in stems if one not in ("of", "the", "a", "for"))
        found: dict[tuple[str, str | None], Link] = {}
        for link in (*self._joined.get("".join(stems), ()), *self._said.get(tuple(stems), ())):
            kept = found.get((link.table, link.column))
            if kept is None or kept.score <= link.score:
                found[link.table, link.column] = link
        for entry in self._candidates(said):
            score = 0.0 if entry.flag else entry.link.score * likeness(entry, said, stems)
            kept = found.get((entry.link.table, entry.link.column))
            if score >= LEAST and (kept is None or kept.score < score):
                found[entry.link.table, entry.link.column] = replace(entry.link, score=score)
        return tuple(sorted(found.values(), key=lambda link: -link.score))

    def shortened(self, stems: Sequence[str]) -> tuple[Link, ...]:
        """Names that cut a word short: "insurance type" for `ins_type`."""
        whole = tuple(other for one in stems for other in _SPELLED.get(one, (one,)))
        if whole != tuple(stems) and (found := self.links(whole)):
            return found  # whoever asks may shorten as well: "dept"
        changed = self._with_initials(stems) or tuple(self._short_for(one) or one for one in stems)
        if changed == tuple(stems):
            return ()
        return tuple(
            replace(link, score=link.score * OTHERWISE)
            for link in self.links(changed)
            if link.column is not None or link.score >= APART
        )

    def _with_initials(self, stems: Sequence[str]) -> tuple[str, ...]:
        """The words with the first of them put as the letters they begin with, where a name holds these."""
        for size in range(len(stems), SHORTEST_INITIALS - 1, -1):
            letters = "".join(one[0] for one in stems[:size])
            if letters in self._shorts and not any(map(_joins, stems[:size])):
                return (stem(letters), *stems[size:])
        return ()

    def _short_for(self, one: str) -> str | None:
        found = [short for short in self._shorts if len(one) >= len(short) + 2 and cuts_short(short, one)]
        return stem(max(found, key=len)) if found else None

    def rooted(self, one: str) -> tuple[Link, ...]:
        """Tables named by what a verb does: "treated" for treatments, "paid" for payments."""
        names = [name for name, called in self.called.items() if same_root(stem(called.words[-1]), one)]
        return tuple(Link(name, None, OTHERWISE) for name in names)

    def alike(self, stems: Sequence[str]) -> tuple[Link, ...]:
        """Tables and columns that other words for these may name, less sure than by their own."""
        found: dict[tuple[str, str | None], Link] = {}
        for place, one in enumerate(stems):
            for other in OTHER_WORDS.get(one, ()):
                for link in self.links([*stems[:place], other, *stems[place + 1 :]]):
                    found.setdefault((link.table, link.column), replace(link, score=link.score * OTHERWISE))
        return tuple(sorted(found.values(), key=lambda link: -link.score))

    def values(self, words: Sequence[str], *, partly: bool = False) -> tuple[Value, ...]:
        """Values that these words may name; `partly` also those that only contain them as whole words."""
        key = _plain(" ".join(words))
        found = list(self._whole.get(key, ()))
        if not found and len(words) == 1:
            found = [
                value
                for value in self._whole.get(f"~{stem(key)}", ())
                if len(key) > 3 and is_participle(key) == is_participle(str(value.literals[0]).lower())
            ]
        if not found and partly and key:
            found = list(self._containing(key))
        return tuple(found)

    def literal(self, link: Link, word: str) -> bool:
        """Whether a name holds this very word, singular or plural, and not only one of its family."""
        parts = parts_of((link.column or link.table).rsplit(".", 1)[-1]) + self.called[link.table].words
        forms = {
            word,
            word.removesuffix("s"),
            word.removesuffix("es"),
            word[:-3] + "y" if word.endswith("ies") else word,
        }
        return any(part in forms or part.removesuffix("s") in forms for part in spelled_out(parts))

    def tells_when(self, link: Link) -> bool:
        """Whether a link is to a column of dates or moments."""
        return link.dated

    def yes_and_no(self, column: Column) -> tuple[str | int | bool, str | int | bool] | None:
        """What stands for yes and for no in a column; None where other things stand in it as well."""
        return yes_and_no(column, self.schema.values.get(column.id, ()))

    def _candidates(self, said: frozenset[str]) -> Iterator[Entry]:
        seen: set[int] = set()
        for one in said:
            for entry in self._by_stem.get(one, ()):
                if id(entry) not in seen:
                    seen.add(id(entry))
                    yield entry

    def _containing(self, key: str) -> Iterator[Value]:
        grouped: dict[tuple[str, str], list[str]] = defaultdict(list)
        first = stem(key.split()[0])
        for place, literal in self._inside.get(first, ()):
            if f" {key} " in f" {_plain(literal)} ":
                grouped[place].append(literal)
        for (table, column), literals in grouped.items():
            named = self.named[table][column].words[-1] in ("name", "title")
            yield Value(table, column, tuple(literals), whole=False, score=0.75 if named else 0.55)

    def _add_names(self) -> None:
        singles = frozenset(
            stem(called.words[0]) for called in self.called.values() if len(called.words) == 1
        )
        for name, called in self.called.items():
            stems = tuple(stem(word) for word in called.words)
            self._add_table(name, stems, singles)
            self._add_key(name, stems)
        for table, column in self.columns:
            self._add_column(table, column, self.named[table][column])
            self._add_written(table, column)

    def _add_table(self, name: str, stems: tuple[str, ...], singles: frozenset[str]) -> None:
        """A table by its whole name, by what sets it apart from others, and with what its name is packed in."""
        link, bare = Link(name, None, 1.0), name.rsplit(".", 1)[-1]
        # payments_received holds payments
        done = len(stems) > 1 and self.called[name].words[-1].endswith("ed")
        self._add(Entry(link, (frozenset(stems),), frozenset(), stems[-2] if done else stems[-1]))
        self._joined["".join(stems)].append(link)
        self._joined[stem(bare.lower())].append(link)
        rest = frozenset(stems) - singles
        if rest and rest != frozenset(stems):  # "comments" for comment_instructor, beside instructors
            self._add(Entry(Link(name, None, APART), (rest,), frozenset(), stems[-1]))
        whole = [stem(word) for word in spelled_out(parts_of(bare))]
        if whole[-1] == stems[-1] and len(whole) > len(stems):
            self._add(Entry(link, (frozenset(whole),), frozenset(), whole[-1]))
        said = {self.named[name][column.name].said for column in self.tables[name].columns}
        if {"first name", "last name"} <= said and "name" not in said:  # "student names" are two columns
            self._add(Entry(link, (frozenset({NAMED}),), frozenset(stems), NAMED))

    def _add_key(self, name: str, stems: tuple[str, ...]) -> None:
        """ "Author ID", whatever the column is called."""
        key = self.key_columns.get(name)
        if key is not None:
            self._joined["".join((*stems, "id"))].append(Link(name, key, 1.0))
            self._joined["id"].append(Link(name, key, BARE))
            self._joined[f"{stems[-1]}id"].append(Link(name, key, 0.98))

    def _add_written(self, table: str, name: str) -> None:
        """A column as it is written, which whoever knows the database may say."""
        if self.yes_and_no(self.columns[table, name]) and len(parts_of(name)) == 1:
            return  # "VIP guests": a yes or no in one word is said as a value
        raw = tuple(stem(part) for part in spelled_out(re.split(r"[_\W]+", name.lower())))
        self._joined["".join(raw)].append(self.link_to(table, name))
        self._joined[stem(name.lower())].append(self.link_to(table, name))

    def link_to(self, table: str, name: str) -> Link:
        """The link to one column, by its whole name."""
        kind, words = self.columns[table, name].kind, self.named[table][name].words
        values = self.schema.values.get((table, name)) or self.columns[table, name].samples
        numeric = kind in (Kind.INTEGER, Kind.NUMBER) or (
            kind is Kind.TEXT and bool(values) and all(NUMERAL.fullmatch(value) for value in values)
        )
        dated = kind in (Kind.DATE, Kind.MOMENT) or (kind is Kind.INTEGER and "year" in words)
        score = POINTER if any((table, name) in join.many for join in self.schema.joins) else 1.0
        return Link(table, name, score, numeric and "id" not in words, dated)

    def _add_column(self, table: str, name: str, words: Named) -> None:
        stems = [stem(word) for word in words.words]
        extra = self.called[table].stems
        own = frozenset(stems)
        rest = own - extra
        # "the number" of a part is how many there are, not its part number
        ways = (own, rest) if rest - LEAN and rest not in (own, {COUNTED}) else (own,)
        column = self.columns[table, name]
        flag = self.yes_and_no(column) is not None
        if words.words == ("full", "name"):
            ways = (*ways, frozenset({NAMED}))
        self._add(Entry(self.link_to(table, name), ways, extra, stems[-1], tuple(stems), flag))
        if "per" in words.words[1:-1] and words.words[-1] in _RATES:  # "hourly rate" for rate_per_hr
            said = (stems[-1], *(one for one in stems[:-1] if one != "per"))
            self._add(Entry(self.link_to(table, name), (frozenset(said),), extra, said[-1], said))

    def _add(self, entry: Entry) -> None:
        for one in frozenset().union(*entry.own):
            self._by_stem[one].append(entry)

    def _add_values(self) -> None:
        for column in self.schema.columns():
            for literal, word in decoded(column, self.schema.values.get(column.id, ())):
                self._add_value(column, word, literal)
            if column.kind is not Kind.TEXT:
                continue
            for literal in self.schema.values.get(column.id) or column.samples:
                self._add_text(column, literal)

    def _add_text(self, column: Column, literal: str) -> None:
        self._add_value(column, literal, literal)
        for place in codes_of(literal, column.name):
            self._add_value(column, place, literal, score=PLACE)
        plain = _plain(literal)
        if len(plain) <= _LONG_TEXT and column.id not in self.keys:
            for word in set(plain.split()):
                self._inside[stem(word)].append((column.id, literal))

    def _add_value(self, column: Column, said: str, literal: str | int | bool, score: float = 1.0) -> None:
        plain = _plain(said)
        flag = said != literal and self.yes_and_no(column) is not None
        value = Value(column.table, column.name, (literal,), whole=True, score=score, flag=flag)
        for key in _keys_of(plain, flag=flag):
            if (key, value) not in self._added:
                self._added.add((key, value))
                self._whole[key].append(value)

    def _add_layer(self, layer: Layer) -> None:
        for said, target in layer.synonyms.items():
            table, column = (target, "") if target in self.named else target.rsplit(".", 1)
            key = tuple(stem(word.lower()) for word in _WORD.findall(said))
            self._said[key].append(Link(table, column or None, 1.0))


def _joins(one: str) -> bool:
    """Whether a word says how others belong together, or that something is not so: no name begins with its letter."""
    cue = PHRASES.get((one,))
    return cue is not None and cue.cue in _JOINING


def _keys_of(plain: str, *, flag: bool) -> tuple[str, ...]:
    """How a value is looked up; a yes or no by its very word, since "activities" are not what is active."""
    if flag:
        return plain, f"{plain}s"  # "with pools"
    return (plain,) if " " in plain else (plain, f"~{stem(plain)}")


def _joined_columns(schema: Schema) -> frozenset[tuple[str, str]]:
    """Columns whose values are references or keys, not words that anybody says."""
    return frozenset(
        end
        for join in schema.joins
        for end in (*join.many, *join.one)
        if re.search(r"id$|key$|code$", end[1], re.IGNORECASE)
    )


def _plain(text: str) -> str:
    return " ".join(word.replace("’", "'").lower() for word in _WORD.findall(text))
