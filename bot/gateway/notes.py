"""The sentences people read when a model was not asked or did not answer."""

from bot.gateway.names import ModelName
from bot.gateway.policy import Clearances, widened
from indexing.documents import DataClass
from skills.model import Task


def uncleared(name: ModelName, data_class: DataClass, clearances: Clearances) -> str:
    """Why a configured model was not called, and the setting that would allow it."""
    setting = widened(clearances, name.provider, data_class)
    return (
        f"Model {name.label} is configured but not cleared for {data_class} data;"
        f" an admin can clear it with CONFIDANT_MODELS__CLEARED={setting}."
    )


def unanswered(name: ModelName, reason: str, task: Task) -> str:
    """Why there are no words of a model in this reply; `reason` follows the model's name."""
    if task is Task.SQL:
        return f"Model {name.label} {reason}, so this was drafted without it."
    return f"Model {name.label} {reason}, so what you read is taken word for word from the documents."
