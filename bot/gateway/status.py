"""What `doctor` says about the models: which are configured, what they may see, what they lack."""

from dataclasses import dataclass

from bot.gateway.names import ModelName
from bot.gateway.policy import widened
from bot.gateway.readiness import picture_shortcoming, shortcoming
from bot.gateway.settings import ModelSettings
from indexing.documents import DataClass
from skills.model import Task


@dataclass(frozen=True)
class ModelStatus:
    """One task's model. `cleared` is the strictest class it may see; `problem` says what to mend."""

    task: Task
    model: str
    cleared: DataClass | None
    problem: str | None


def describe(settings: ModelSettings) -> tuple[ModelStatus, ...]:
    """The configured tasks in order; those without a model are left out, as that is no fault."""
    return tuple(_status(task, name, settings) for task in Task if (name := settings.model_for(task)))


def _status(task: Task, name: ModelName, settings: ModelSettings) -> ModelStatus:
    cleared = settings.clearances.get(name.provider)
    return ModelStatus(task, str(name), cleared, _problem(task, name, settings, cleared))


def _problem(task: Task, name: ModelName, settings: ModelSettings, cleared: DataClass | None) -> str | None:
    lacking = picture_shortcoming if task is Task.IMAGES else shortcoming
    if lacks := lacking(name, settings):
        return f"Model {name} {lacks}."
    if cleared is None:
        setting = widened(settings.clearances, name.provider, DataClass.INTERNAL)
        return (
            f"Model {name} is not cleared for any data, so it is not called;"
            f" clear it with CONFIDANT_MODELS__CLEARED={setting}."
        )
    return None
