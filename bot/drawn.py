"""Who drafts on a database, with or without a model, and the threshold that its drafts must reach."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from bot.databases.hands import hand
from bot.gateway.gateway import Gateway
from indexing.documents import DataClass
from skills.confidence import Standing
from skills.errors import UserError
from skills.language import say
from skills.sql.desk import Desk, Drafted
from skills.sql.model import ModelDesk
from skills.sql.planning import Settings

Drafts = Callable[[str, Settings, str], Drafted]


@dataclass(frozen=True)
class Drawn:
    """`drafts` takes a question, the asker's day and hints; `certificate` is the name of what it is certified by.

    `configuration` is the hash that a threshold for it belongs to."""

    drafts: Drafts
    standing: Standing
    configuration: str
    certificate: str


Drawing = Callable[[Desk], Drawn]


def alone(desk: Desk) -> Drawn:
    """Drafts by grammar, without a model."""
    return Drawn(desk.draft, desk.standing, desk.configuration, desk.certificate)


def by_model(gateway: Gateway, data_class: DataClass) -> Drawing:
    """Drafts by the model that is set for it. Raises UserError where none is."""
    wanted = hand(gateway, data_class)
    if wanted is None:
        raise UserError(
            say("No model is set for drafting SQL."),
            hint=say("Set CONFIDANT_MODELS__SQL=provider:model, or leave --model out."),
        )

    def draw(desk: Desk) -> Drawn:
        second = ModelDesk(desk, wanted)

        def drafts(question: str, day: Settings, instructions: str) -> Drafted:
            return asyncio.run(second.draft(question, day, instructions))

        return Drawn(drafts, second.standing, second.configuration, second.certificate)

    return draw
