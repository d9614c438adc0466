"""How sure an answer must be: what is in force, what another target would bring, and that put in force."""

import asyncio
import re
from typing import Literal

from pydantic import BaseModel, Field

from skills.admin.answer import Worded
from skills.admin_book import Trial
from skills.approval import Change, ask
from skills.context import Context
from skills.contract import Permission, skill
from skills.errors import UserError
from skills.messages import Block, Choices, File, Footer, Form, Lines, Reply, Table

KEY = "threshold.ask"
_SHARE = re.compile(r"(\d+(?:[.,]\d+)?)\s*(%?)")


class ThresholdQuery(BaseModel):
    do: Literal["show", "try", "apply", "reset"] = Field(
        "show", title="What to do", description="reset takes back what was applied"
    )
    target: str = Field(
        "", max_length=20, description="Share of the answers shown that must be right, such as 0.9"
    )
    level: str = Field("0.95", max_length=20, description="How sure of that, such as 0.95")


@skill(
    command="threshold",
    summary="See how sure answers must be, and try another target",
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
        raise UserError(f"Audits do not show that {_percent(trial.target)} are right.", hint=trial.missing)
    change = Change("setting", KEY, trial.after)
    return Worded(ask(await asyncio.to_thread(ctx.approvals.propose, change, ctx.message.sender)))


def _show(ctx: Context) -> Reply:
    table = Table(("What", "Now"), tuple(ctx.admin.certificate()))
    form = Form("Try a target …", "threshold", given=(("do", "try"),))
    return Reply("How sure an answer must be to be shown.", (table, form), private=True)


def _tried(trial: Trial) -> Reply:
    picture = (File("risk-coverage.png", content=trial.picture),) if trial.picture else ()
    asked = f"{_percent(trial.target)} right, with {_percent(trial.level)} confidence"
    if trial.threshold is None:
        summary = f"Audits do not show yet that a threshold reaches {asked}."
        return Reply(summary, (Footer(trial.missing), *picture), private=True)
    words = f"threshold apply {trial.target:g} level={trial.level:g}"
    blocks: tuple[Block, ...] = (
        Lines((*_coverage(trial), trial.promise, trial.evidence)),
        Choices("Nothing is changed yet.", (words,), ("Apply …",)),
    )
    return Reply(
        f"For {asked}, answers would be shown from {trial.threshold:.3f} on.",
        (*blocks, *picture),
        private=True,
    )


def _coverage(trial: Trial) -> tuple[str, ...]:
    if trial.coverage is None:
        return ()
    now = f"; now it is {_percent(trial.now)}" if trial.now is not None else ""
    return (f"{_percent(trial.coverage)} of the questions that are kept would get an answer{now}.",)


def _share(name: str, words: str) -> float:
    """0.9, 0,9, 90 or 90 % as .9. Raises UserError."""
    match = _SHARE.fullmatch(words.strip())
    value = float(match[1].replace(",", ".")) if match else 0.0
    value = value / 100 if match and (match[2] or value > 1) else value
    if not 0.0 < value < 1.0:
        raise UserError(
            f"The {name} {words!r} is no share between 0 and 1.", hint="Write `threshold try 0.9`."
        )
    return value


def _percent(share: float) -> str:
    return f"{100 * share:.4g} %"
