"""How sure an answer must be: what is in force, what another target would bring, and that put in force."""

import asyncio
import re
from typing import Literal

from pydantic import BaseModel, Field

from skills.admin.answer import Worded
from skills.admin_book import Trial
from skills.approval import Change, ask
from skills.context import Context
from skills.contract import skill
from skills.errors import UserError
from skills.language import joined, number, say
from skills.messages import Block, Choices, File, Footer, Form, Lines, Reply, Table
from skills.permission import Permission

KEY = "threshold.ask"
_SHARE = re.compile(r"(\d+(?:[.,]\d+)?)\s*(%?)")


class ThresholdQuery(BaseModel):
    do: Literal["show", "try", "apply", "reset"] = Field(
        "show", title=say("What to do"), description=say("reset takes back what was applied")
    )
    target: str = Field(
        "", max_length=20, description=say("Share of the answers shown that must be right, such as 0.9")
    )
    level: str = Field("0.95", max_length=20, description=say("How sure of that, such as 0.95"))


@skill(
    command="threshold",
    summary=say("See how sure answers must be, and try another target"),
    examples=("threshold", "threshold try 0.9"),
    permission=Permission.SETTINGS,
    routed=False,
)
async def threshold(query: ThresholdQuery, ctx: Context) -> Worded:
    """Show the certificate in words, try a target on audited answers, or propose to hold answers to it."""
    if query.do == "show":
        return Worded(await asyncio.to_thread(_show, ctx))
    if query.do == "reset":
        change = Change("setting", KEY, "null")
        return Worded(ask(await asyncio.to_thread(ctx.approvals.propose, change, ctx.message.sender)))
    trial = await ctx.admin.trial(_share("target", query.target), _share("level", query.level))
    if query.do == "try":
        return Worded(_tried(trial))
    if not trial.after:
        raise UserError(
            say("Audits do not show that {share} are right.", share=_percent(trial.target)),
            hint=trial.missing,
        )
    change = Change("setting", KEY, trial.after)
    return Worded(ask(await asyncio.to_thread(ctx.approvals.propose, change, ctx.message.sender)))


def _show(ctx: Context) -> Reply:
    table = Table((say("What"), say("Now")), tuple(ctx.admin.certificate()))
    form = Form(say("Try a target …"), "threshold", given=(("do", "try"),))
    return Reply(say("How sure an answer must be to be shown."), (table, form), private=True)


def _tried(trial: Trial) -> Reply:
    shows = joined((say("How often it is wrong, by how much it answers."), *_coverage(trial)))
    picture = (File("risk-coverage.png", content=trial.picture, alt=shows),) if trial.picture else ()
    asked = say(
        "{share} right, with {level} confidence", share=_percent(trial.target), level=_percent(trial.level)
    )
    if trial.threshold is None:
        summary = say("Audits do not show yet that a threshold reaches {goal}.", goal=asked)
        return Reply(summary, (Footer(trial.missing), *picture), private=True)
    words = f"threshold apply {trial.target:g} level={trial.level:g}"
    blocks: tuple[Block, ...] = (
        Lines((*_coverage(trial), trial.promise, trial.evidence)),
        Choices(say("Nothing is changed yet."), (words,), (say("Apply …"),)),
    )
    return Reply(
        say(
            "For {goal}, answers would be shown from {threshold} on.",
            goal=asked,
            threshold=number(trial.threshold, 3),
        ),
        (*blocks, *picture),
        private=True,
    )


def _coverage(trial: Trial) -> tuple[str, ...]:
    if trial.coverage is None:
        return ()
    share = _percent(trial.coverage)
    if trial.now is None:
        return (say("{share} of the questions that are kept would get an answer.", share=share),)
    return (
        say(
            "{share} of the questions that are kept would get an answer; now it is {now}.",
            share=share,
            now=_percent(trial.now),
        ),
    )


def _share(name: str, words: str) -> float:
    """0.9, 0,9, 90 or 90 % as .9. Raises UserError."""
    match = _SHARE.fullmatch(words.strip())
    value = float(match[1].replace(",", ".")) if match else 0.0
    value = value / 100 if match and (match[2] or value > 1) else value
    if not 0.0 < value < 1.0:
        raise UserError(
            say("The {name} {words!r} is no share between 0 and 1.", name=name, words=words),
            hint=say("Write `threshold try 0.9`."),
        )
    return value


def _percent(share: float) -> str:
    return f"{100 * share:.4g} %"
