"""Block Kit's limits: what Slack would refuse in the blocks of a message or a view, and why."""

from collections.abc import Iterable, Mapping, Sequence

from bot.testing.slack.blockkit.findings import Findings
from bot.testing.slack.blockkit.kinds import check_block
from bot.testing.slack.limits import Limits
from bot.testing.slack.texts import Json

VIEW_ONLY = frozenset({"input"})
MESSAGE_ONLY = frozenset({"markdown", "context_actions", "table", "data_table", "plan", "task_card"})


def check_blocks(blocks: Sequence[object], limits: Limits) -> list[str]:
    """What is wrong with a message's blocks, in Slack's words; [] if nothing is."""
    findings = Findings(limits)
    _check_list(findings, blocks, "/blocks", limits.message_blocks)
    if findings.table_characters > limits.table_characters:
        findings.add("/blocks", f"all tables together hold more than {limits.table_characters} characters")
    return findings.messages


def check_view(view: Mapping[str, object], limits: Limits) -> list[str]:
    """What is wrong with a modal or a Home tab."""
    findings = Findings(limits)
    blocks = view.get("blocks")
    if not isinstance(blocks, list):
        findings.add("/view/blocks", "missing required field: blocks")
    else:
        _check_list(findings, blocks, "/view/blocks", limits.view_blocks, MESSAGE_ONLY)
    if view.get("type") == "modal":
        _check_modal(findings, view)
    elif view.get("type") != "home":
        findings.add("/view/type", f"unsupported type: {view.get('type')}")
    findings.optional_string(view, "private_metadata", "/view", limits.private_metadata)
    findings.optional_string(view, "callback_id", "/view", limits.callback_id)
    return findings.messages


def _check_modal(findings: Findings, view: Mapping[str, object]) -> None:
    findings.text(view, "title", "/view", findings.limits.view_title, plain=True)
    for name in ("submit", "close"):
        findings.optional_text(view, name, "/view", findings.limits.view_title, plain=True)
    blocks = view.get("blocks")
    kinds = (
        {block.get("type") for block in blocks if isinstance(block, Mapping)}
        if isinstance(blocks, list)
        else set()
    )
    if "input" in kinds and not view.get("submit"):
        findings.add("/view/submit", "missing required field: submit, as there are input blocks")


def _check_list(
    findings: Findings,
    blocks: Sequence[object],
    path: str,
    most: int,
    unsupported: frozenset[str] = VIEW_ONLY,
) -> None:
    if len(blocks) > most:
        findings.add(path, f"no more than {most} items allowed")
    for place, block in enumerate(blocks):
        check_block(findings, block, f"{path}/{place}", unsupported)


def markdown_length(blocks: Iterable[Json]) -> int:
    """Characters of all Markdown blocks together."""
    return sum(len(str(block.get("text", ""))) for block in blocks if block.get("type") == "markdown")
