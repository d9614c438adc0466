"""One Message in, one Reply out: find the skill, check the permission, run it, explain what fails."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from bot.commands import AnySkill, find_skill, parse_query
from bot.explain import explain
from indexing.audience import Audience
from skills.context import Context, SearchIndex, SkillCard
from skills.contract import Answer, Permission
from skills.errors import ForbiddenError
from skills.messages import Message, Reply, User
from skills.model import Model
from transcription import SpeechSettings

Allowed = Callable[[User, Permission], bool]
AudienceOf = Callable[[Message], Audience]


class Dispatcher:
    """Joins messages to skills. Platforms call `reply_to`; the command line calls `answer` for typed results."""

    def __init__(
        self,
        *,
        skills: Sequence[AnySkill],
        default: AnySkill,
        index: SearchIndex,
        model: Model,
        speech: SpeechSettings,
        home: Path,
        allowed: Allowed,
        audience_of: AudienceOf,
        now: Callable[[], datetime],
    ) -> None:
        self.skills = tuple(skills)
        self.default = default
        self.index = index
        self.model = model
        self.speech = speech
        self.home = home
        self.allowed = allowed
        self.audience_of = audience_of
        self.now = now

    async def reply_to(self, message: Message) -> Reply:
        """Always a reply: an answer, or one plain sentence that says why not."""
        try:
            chosen, words = find_skill(message.text, self.skills, self.default)
            answer = await self.answer(chosen, parse_query(chosen.query, words), message)
            reply: Reply = answer.to_reply()
            return reply
        except Exception as error:  # noqa: BLE001  # promise 1: whatever fails, the person gets a sentence
            return explain(error)

    async def answer(
        self, skill: AnySkill, query: BaseModel, message: Message
    ) -> Any:  # Any: the skill's answer type
        """Run one skill after the permission check.

        Raises ForbiddenError, or what the skill raises."""
        self._check(skill, message.sender)
        answer: Answer = await skill(query, self.context_for(message))
        return answer

    def context_for(self, message: Message) -> Context:
        return Context(
            message=message,
            audience=self.audience_of(message),
            index=self.index,
            model=self.model,
            speech=self.speech,
            home=self.home,
            now=self.now(),
            catalogue=tuple(SkillCard(one.command, one.summary, one.examples[0]) for one in self.skills),
        )

    def _check(self, skill: AnySkill, sender: User) -> None:
        if not sender.known:
            raise ForbiddenError(
                f"I do not know {sender.name!r}.",
                hint="An admin can add people with `confidant people import FILE`.",
            )
        if not self.allowed(sender, skill.permission):
            raise ForbiddenError(
                f"You need the {skill.permission} permission for {skill.command}.", hint="Ask an admin."
            )
