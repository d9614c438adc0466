"""What people say about a database beside its schema: other words, metrics, verified questions."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

# "CR = …", "CR is defined as …", "the return rate is the share of …"
_NOTE = re.compile(
    r"^[\s\-*•]*(?P<short>[^=\n]{1,80}?)\s*(?:=|\b(?:is|are) (?:defined|calculated|computed) as\b"
    r"|\b(?:is|means) (?=(?:the )?(?:share|percentage|proportion|fraction|ratio|number|sum|average|total)"
    r" (?:of|between)\b))"
    r"\s*(?P<long>.+)$"
)
_BRACKETS = re.compile(r"^(?P<one>[^()]+?)\s*\((?P<two>[^()]+)\)\s*(?P<tail>.*)$")


@dataclass(frozen=True)
class Metric:
    """A named figure: `names` as people say it, `meaning` in the words in which they would ask for it."""

    names: tuple[str, ...]
    meaning: str


@dataclass(frozen=True)
class Verified:
    """A question whose SQL a person has approved; `by` is their name, empty where it is not known."""

    question: str
    sql: str
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class Layer:
    """`synonyms` maps what people say to a table `t` or a column `t.c`."""

    synonyms: Mapping[str, str] = field(default_factory=dict)
    metrics: tuple[Metric, ...] = ()
    verified: tuple[Verified, ...] = ()


def metrics_of(notes: str) -> tuple[Metric, ...]:
    """The lines of a glossary or of a question's instructions that define a word: `ABV (Average …) = …`."""
    sentences = re.split(r"\n|(?<=[a-z)])\.\s+(?=[A-Z])", notes)
    return tuple(metric for sentence in sentences if (metric := _metric(sentence)))


def _metric(sentence: str) -> Metric | None:
    match = _NOTE.match(sentence.strip().rstrip("."))
    if match is None or "'" in match["short"]:
        return None
    brackets = _BRACKETS.match(match["short"])
    if brackets:
        return Metric((brackets["one"].strip(), brackets["two"].strip()), match["long"].strip())
    return Metric((match["short"].strip(),), match["long"].strip())
