"""What durable work is asked for, as JSON that outlives the process that took it on."""

from typing import Any

from pydantic import BaseModel, ConfigDict

from skills.messages import Message


class Order(BaseModel):
    """One run of a skill's plan. `key` is the event that asked for it; `place` is where the result goes."""

    model_config = ConfigDict(frozen=True)

    key: str
    platform: str
    skill: str
    query: dict[str, Any]  # Any: the JSON of the skill's own query
    message: Message
    place: dict[str, Any]  # Any: the platform's own JSON

    @property
    def result_key(self) -> str:
        """The delivery key of the result."""
        return f"{self.key}/done"
