"""Models and clearances as admins set them from the chat, over what the environment says; keys stay there."""

import logging
from collections.abc import Mapping

from pydantic import ValidationError

from bot.admin.keys import CLEARED, MODEL, Clearance, ModelChoice, V, find_key
from bot.admin.live import NOT_SET, LiveSettings
from bot.gateway.names import Provider
from bot.gateway.policy import format_clearances
from bot.gateway.settings import ModelSettings
from bot.gateway.status import describe
from indexing.documents import DataClass
from skills.approval import Change
from skills.errors import UserError
from skills.faults import first_fault
from skills.language import listed, say

log = logging.getLogger(__name__)


def in_force(base: ModelSettings, live: LiveSettings) -> ModelSettings:
    """The section as it holds now. Where what was set does not fit the environment any more, that alone holds."""
    try:
        return merged(base, live.family(MODEL), live.family(CLEARED))
    except ValidationError as error:
        log.warning("models set from the chat do not fit together (%d fault(s))", error.error_count())
        return base


def merged(
    base: ModelSettings, models: Mapping[str, ModelChoice], cleared: Mapping[str, Clearance]
) -> ModelSettings:
    """Raises ValidationError for what cannot be together, such as two providers with one key."""
    if not models and not cleared:
        return base
    chosen = {task: one.model for task, one in models.items()}
    allowed = {**base.clearances, **_classes(cleared)}
    kept = {provider: up_to for provider, up_to in allowed.items() if up_to is not None}
    changed = base.model_copy(update={**chosen, "cleared": format_clearances(kept)})
    return ModelSettings.model_validate(changed.model_dump())


def problem(base: ModelSettings, live: LiveSettings, change: Change) -> str:
    """What a change still lacks, in a sentence; empty if nothing. Raises UserError for what cannot be."""
    models, cleared = live.family(MODEL), live.family(CLEARED)
    kind, _, rest = change.subject.partition(".")
    if find_key(change.subject) is None:
        raise UserError(
            say("There is no provider {name}.", name=repr(rest)),
            hint=say("Providers are {names}.", names=listed(Provider)),
        )
    try:
        if kind == "model":
            models = _with(models, rest, ModelChoice, change.after)
        else:
            cleared = _with(cleared, rest, Clearance, change.after)
        then = merged(base, models, cleared)
    except ValidationError as error:
        raise UserError(say("That cannot be set: {fault}.", fault=first_fault(error))) from error
    lacks = [one.problem for one in describe(then) if one.problem and one.task.value == rest]
    return lacks[0] if kind == "model" and lacks else ""


def _with(family: Mapping[str, V], rest: str, model: type[V], after: str) -> dict[str, V]:
    others = {name: value for name, value in family.items() if name != rest}
    return others if after == NOT_SET else {**others, rest: model.model_validate_json(after)}


def _classes(cleared: Mapping[str, Clearance]) -> dict[Provider, DataClass | None]:
    return {Provider(name): one.data_class for name, one in cleared.items()}
