"""The sentences people read when a model was not asked or did not answer."""

from bot.gateway.names import ModelName
from bot.gateway.policy import Clearances, widened
from indexing.documents import DataClass
from skills.language import say
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
    if task in (Task.SQL, Task.CREATIVE, Task.RESEARCH):
        return f"Model {name.label} {reason}, so this was drafted without it."
    return f"Model {name.label} {reason}, so what you read is taken word for word from the documents."


def no_picture(name: ModelName, reason: str) -> str:
    """Why there is no picture; `reason` follows the model's name."""
    return say("Model {model} {reason}, so no picture was made with it.", model=name.label, reason=reason)


def elsewhere(name: ModelName) -> str:
    """Why a model was not called where nothing may leave this machine."""
    return say(
        "Model {model} does not run on this machine and third parties are forbidden here, so it was not called;"
        " an admin can name one that does, as local:FOLDER.",
        model=name.label,
    )
