"""Untagged messages in threads that were answered in, labelled by hand: which are taken up, and which are left alone.

Beside it the rules that other bots have: whoever asked last and nobody else, and everybody in the thread.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import show
from bot.followups import Said, Thread, is_for_us

DIALOGUES = Path(__file__).parent / "dialogues.jsonl"
NAMES = ("Ana", "Bo", "Cy")
COMMANDS = ("ask", "minutes", "meetings", "help", "status")
Rule = Callable[["Dialogue"], bool]


@dataclass(frozen=True)
class Dialogue:
    """A message with what was said before it, and whether its writer wants an answer from us."""

    kind: str
    said: Said
    thread: Thread
    wanted: bool


def dialogues() -> Iterator[Dialogue]:
    for line in DIALOGUES.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        since = tuple(Said(by, text) for by, text in row["since"])
        thread = Thread(row["asker"], since, bool(row.get("asked_back")), NAMES, COMMANDS)
        said = Said(row["by"], row["text"], bool(row.get("mentions")))
        yield Dialogue(row["kind"], said, thread, bool(row["wanted"]))


def taken_up(rule: Rule, kind: str) -> tuple[int, int]:
    """How many of this kind are answered, of how many."""
    of_kind = [rule(one) for one in dialogues() if one.kind == kind]
    return sum(of_kind), len(of_kind)


def by_the_rules(one: Dialogue) -> bool:
    return is_for_us(one.said, one.thread)


def asker_only(one: Dialogue) -> bool:
    return one.said.by == one.thread.asker and not one.said.mentions


def everybody(one: Dialogue) -> bool:
    return not one.said.mentions


def main() -> None:
    for name, kinds, target in (
        ("second person, without a tag", ("second",), "target: >= 95 %"),
        ("asker, without a tag", ("asker",), "target: >= 95 %"),
        ("unwanted replies", ("talk", "mention"), "target: <= 2 %"),
    ):
        ours, first, all_ = (_share(rule, kinds) for rule in (by_the_rules, asker_only, everybody))
        show(name, ours, f"the asker alone: {first}; everybody: {all_}; {target}")


def _share(rule: Rule, kinds: tuple[str, ...]) -> str:
    counts = [taken_up(rule, kind) for kind in kinds]
    found, total = sum(one for one, _ in counts), sum(all_ for _, all_ in counts)
    return f"{found} of {total} ({found / total:.1%})"


if __name__ == "__main__":
    main()
