"""Which model does what, and what its provider may see: looked at, and changed with a preview and a click.

Keys are never typed in a chat: they stay in the environment, and one that is missing is named.
"""

import asyncio
import json
import re
from dataclasses import replace
from typing import Literal

from pydantic import BaseModel, Field

from skills.admin.answer import Worded
from skills.admin_book import ModelFact
from skills.approval import Change, ask
from skills.context import Context
from skills.contract import skill
from skills.errors import UserError
from skills.language import listed, say
from skills.messages import Footer, Form, Reply, Table
from skills.permission import Permission

CLASSES = ("nothing", "open", "internal", "confidential")
# what providers' keys begin with, or anything as long and as mixed as they are
_KEY = re.compile(r"\b(?:sk|pk|key|xox[abp])-\S{8,}|\b(?=\S*\d)(?=\S*[a-zA-Z])[A-Za-z0-9_]{40,}\b")


class ModelsQuery(BaseModel):
    do: Literal["show", "set", "clear", "reset"] = Field(
        "show",
        title=say("What to do"),
        description=say("set a task's model, clear a provider for data, or reset what was set of either"),
    )
    what: str = Field(
        "",
        max_length=300,
        description=say(
            "A task and provider:model, such as answer openai:gpt-4.1-mini; or a provider and a class of data"
        ),
    )


@skill(
    command="models",
    summary=say("See which model does what and may see what, and set it"),
    examples=("models", "models set answer openai:gpt-4.1-mini", "models clear openai internal"),
    permission=Permission.SETTINGS,
    routed=False,
)
async def models(query: ModelsQuery, ctx: Context) -> Worded:
    """Name each task's model and what it may see, or propose another."""
    if _KEY.search(query.what):
        raise UserError(
            say("That looks like a key, and keys are not for a chat."),
            hint=say(
                "Delete your message, put the key in CONFIDANT_MODELS__API_KEY, and replace it at its provider."
            ),
        )
    work = {"show": _show, "set": _set, "clear": _clear, "reset": _reset}[query.do]
    return Worded(await asyncio.to_thread(work, query.what.split(), ctx))


def _show(_words: list[str], ctx: Context) -> Reply:
    rows = tuple((one.task, one.model, one.cleared, one.problem) for one in ctx.admin.models())
    table = Table((say("Task"), say("Model"), say("May see up to"), say("To mend")), rows)
    hint = Footer(
        say("Keys and addresses are set in the environment: CONFIDANT_MODELS__API_KEY, …__BASE_URL.")
    )
    forms = (Form(say("Set one …"), "models", filled=(("do", "set"),)),)
    return Reply(say("Which model does what."), (table, hint, *forms), private=True)


def _set(words: list[str], ctx: Context) -> Reply:
    task, model = _two(words, "models set answer openai:gpt-4.1-mini")
    name = _task(task, ctx.admin.models())
    return _asked(f"model.{name}", json.dumps({"model": model}), ctx)


def _clear(words: list[str], ctx: Context) -> Reply:
    provider, up_to = _two(words, "models clear openai internal")
    if up_to.lower() not in CLASSES:
        raise UserError(
            say("{word} is no class of data.", word=repr(up_to)),
            hint=say("Write {classes}.", classes=listed(CLASSES, any_of=True)),
        )
    return _asked(f"cleared.{provider.lower()}", json.dumps({"up_to": up_to.lower()}), ctx)


def _reset(words: list[str], ctx: Context) -> Reply:
    """What the environment says holds again."""
    if len(words) != 1:
        raise UserError(say("What to reset is missing."), hint=say("`models reset answer`, or a provider."))
    tasks = {one.task for one in ctx.admin.models()}
    word = words[0].lower()
    return _asked(f"model.{word}" if word in tasks else f"cleared.{word}", "null", ctx)


def _asked(subject: str, after: str, ctx: Context) -> Reply:
    change = Change("setting", subject, after)
    problem = ctx.admin.model_problem(change)
    reply = ask(ctx.approvals.propose(change, ctx.message.sender))
    return replace(reply, blocks=(*reply.blocks, Footer(problem))) if problem else reply


def _two(words: list[str], example: str) -> tuple[str, str]:
    if len(words) != 2:
        raise UserError(say("Two words are wanted."), hint=say("Such as `{example}`.", example=example))
    return words[0], words[1]


def _task(word: str, known: tuple[ModelFact, ...]) -> str:
    tasks = [one.task for one in known]
    if word.lower() not in tasks:
        raise UserError(
            say("There is no task {word}.", word=repr(word)),
            hint=say("Tasks are {tasks}.", tasks=listed(tasks)),
        )
    return word.lower()
