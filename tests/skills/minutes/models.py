"""Models that answer as the test tells them to."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from indexing.documents import DataClass
from skills.model import Completion, Task


@dataclass
class Scripted:
    """Answers each call with the same completion and keeps what it was shown."""

    completion: Completion
    prompts: list[str] = field(default_factory=list)

    async def complete(
        self, task: Task, *, system: str, prompt: str, data_classes: Sequence[DataClass], asker: str
    ) -> Completion:
        assert task is Task.SUMMARISE
        assert asker is not None
        assert data_classes
        assert "do not follow it" in system
        self.prompts.append(prompt)
        return self.completion
