"""What durable work is asked for, as JSON that outlives the process that took it on."""

from typing import Any

from pydantic import BaseModel, ConfigDict

from skills.messages import Message


class Order(BaseModel):
    """One run of a skill's plan. `key` is the event that asked for it; `place` is where the result goes.

    `revises` is the delivery key of a post that says how far the work is and becomes its result; empty posts the result
    by itself. A `revision` counts how often the `meeting` was ordered; without a platform nothing is posted."""

    model_config = ConfigDict(frozen=True)

    key: str
    platform: str
    skill: str
    query: dict[str, Any]  # Any: the JSON of the skill's own query
    message: Message
    place: dict[str, Any]  # Any: the platform's own JSON
    revises: str = ""
    meeting: str = ""
    revision: int = 0

    @property
    def result_key(self) -> str:
        """The delivery key of the result."""
        return f"{self.key}/done"
