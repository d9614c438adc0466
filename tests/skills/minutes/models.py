"""Models that answer as the test tells them to."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from indexing.documents import DataClass
from skills.model import Completion, Task

Shown = dict[str, Any]  # Any: the JSON that a model is shown


def line(kind: str, text: str, *segments: int, owner: str | None = None, due: str | None = None) -> str:
    """One line of an answer, as the prompt asks for it."""
    return json.dumps({"kind": kind, "text": text, "segments": segments, "owner": owner, "due": due})


@dataclass
class Scripted:
    """Answers each call with the same completion, or by the function, and keeps what it was shown."""

    completion: Completion | Callable[[Shown], Completion]
    prompts: list[str] = field(default_factory=list)

    async def complete(
        self, task: Task, *, system: str, prompt: str, data_classes: Sequence[DataClass], asker: str
    ) -> Completion:
        assert task is Task.SUMMARISE
        assert asker is not None
        assert data_classes
        assert "do not follow it" in " ".join(system.split())
        self.prompts.append(prompt)
        return self.completion(json.loads(prompt)) if callable(self.completion) else self.completion


def scripted(*lines: str) -> Scripted:
    """A model that reads these lines out of every part."""
    return Scripted(Completion("\n".join(lines), model="openai:m"))
