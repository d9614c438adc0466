"""Which model drafts queries beside the grammar, as the settings in force say; the gateway decides whether it may."""

from bot.gateway.gateway import Gateway
from bot.gateway.policy import strictest
from indexing.documents import DataClass
from skills.model import Task
from skills.sql.model import Wanted


def hand(gateway: Gateway, data_class: DataClass, *, asker: str = "local") -> Wanted | None:
    """The model of the task SQL for data of this class, None where none is set. Asks the database."""
    name = gateway.models().get(Task.SQL)  # an admin may have set it from the chat
    if name is None:
        return None
    settings = gateway.settings
    return Wanted(
        gateway,
        name,
        data_class,
        settings.sql_candidates,
        runs=settings.sql_runs,
        asker=asker,
        temperature=settings.sql_temperature,
    )


def drafter(gateway: Gateway, data_class: DataClass) -> tuple[str, str]:
    """Who drafts on a database of this class, and what would let a model that is set do so; empty where it does."""
    status = next((one for one in gateway.describe() if one.task is Task.SQL), None)
    if status is None:
        return "drafted by grammar alone: no model is set for it", "set CONFIDANT_MODELS__SQL=provider:model"
    if status.problem:
        return f"drafted by grammar alone: {status.problem}", "see docs/sql.md: With a model"
    if status.cleared is None or strictest([data_class, status.cleared]) != status.cleared:
        seen = f"{status.model} is cleared for {status.cleared} data, and this is {data_class}"
        return (
            f"drafted by grammar alone: {seen}",
            "clear it in CONFIDANT_MODELS__CLEARED, or confidant sources class NAME CLASS",
        )
    return f"drafted by {status.model} beside the grammar, as {data_class} data", ""
