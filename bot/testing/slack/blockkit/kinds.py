"""The kinds of blocks, each with its required fields and limits."""

from collections.abc import Callable, Mapping

from bot.testing.slack.blockkit.elements import (
    IN_ACTIONS,
    IN_CONTEXT_ACTIONS,
    IN_INPUT,
    IN_SECTION,
    check_element,
    image_parts,
)
from bot.testing.slack.blockkit.findings import Findings
from bot.testing.slack.blockkit.rich import check_rich_text
from bot.testing.slack.blockkit.tables import check_data_table, check_table
from bot.testing.slack.texts import Json

Check = Callable[[Findings, Json, str], None]
NOTHING: frozenset[str] = frozenset()


def check_block(findings: Findings, block: object, path: str, unsupported: frozenset[str] = NOTHING) -> None:
    """One block; an unknown kind is refused."""
    if not isinstance(block, Mapping):
        findings.add(path, "must be an object")
        return
    kind = str(block.get("type"))
    if kind not in BLOCKS or kind in unsupported:
        findings.add(f"{path}/type", f"unsupported type: {kind}")
        return
    keys, check = BLOCKS[kind]
    findings.keys(block, path, {"type", "block_id", *keys.split()})
    findings.block_id(block, path)
    check(findings, block, path)


def _section(findings: Findings, block: Json, path: str) -> None:
    if block.get("text") is None and block.get("fields") is None:
        findings.add(path, "missing required field: text or fields")
    findings.optional_text(block, "text", path, findings.limits.section_text)
    if block.get("fields") is not None:
        for place, text in enumerate(findings.items(block, "fields", path, findings.limits.section_fields)):
            findings.text_object(text, f"{path}/fields/{place}", findings.limits.field_text)
    if block.get("accessory") is not None:
        check_element(findings, block["accessory"], f"{path}/accessory", path, IN_SECTION)


def _header(findings: Findings, block: Json, path: str) -> None:
    findings.text(block, "text", path, findings.limits.header_text, plain=True)


def _divider(_findings: Findings, _block: Json, _path: str) -> None:
    """A line has nothing to check."""


def _context(findings: Findings, block: Json, path: str) -> None:
    for place, element in enumerate(
        findings.items(block, "elements", path, findings.limits.context_elements)
    ):
        where = f"{path}/elements/{place}"
        if isinstance(element, Mapping) and element.get("type") == "image":
            image_parts(findings, element, where)
        else:
            findings.text_object(element, where, findings.limits.context_text)


def _actions(findings: Findings, block: Json, path: str) -> None:
    for place, element in enumerate(findings.items(block, "elements", path, findings.limits.actions)):
        check_element(findings, element, f"{path}/elements/{place}", path, IN_ACTIONS)


def _context_actions(findings: Findings, block: Json, path: str) -> None:
    for place, element in enumerate(findings.items(block, "elements", path, findings.limits.context_actions)):
        check_element(findings, element, f"{path}/elements/{place}", path, IN_CONTEXT_ACTIONS)


def _image(findings: Findings, block: Json, path: str) -> None:
    image_parts(findings, block, path)
    findings.optional_text(block, "title", path, findings.limits.image_text, plain=True)


def _input(findings: Findings, block: Json, path: str) -> None:
    findings.text(block, "label", path, findings.limits.label, plain=True)
    findings.optional_text(block, "hint", path, findings.limits.label, plain=True)
    if block.get("element") is None:
        findings.add(path, "missing required field: element")
    else:
        check_element(findings, block["element"], f"{path}/element", path, IN_INPUT)


def _markdown(findings: Findings, block: Json, path: str) -> None:
    findings.string(block, "text", path, findings.limits.markdown_block)


def _video(findings: Findings, block: Json, path: str) -> None:
    for name in ("video_url", "thumbnail_url"):
        findings.url(block, name, path)
    findings.string(block, "alt_text", path, findings.limits.image_text)
    findings.text(block, "title", path, findings.limits.card_body, plain=True)


def _file(findings: Findings, block: Json, path: str) -> None:
    findings.string(block, "external_id", path, findings.limits.block_id)


def _task_card(findings: Findings, block: Json, path: str) -> None:
    findings.string(block, "task_id", path, findings.limits.block_id)
    findings.string(block, "title", path, findings.limits.section_text)
    findings.choice(block, "status", path, ("pending", "in_progress", "complete", "error"))
    for name in ("details", "output"):
        if isinstance(block.get(name), Mapping):
            check_rich_text(findings, block[name], f"{path}/{name}")


def _plan(findings: Findings, block: Json, path: str) -> None:
    findings.string(block, "title", path, findings.limits.section_text)
    for place, task in enumerate(findings.optional_items(block, "tasks", path)):
        check_block(findings, task, f"{path}/tasks/{place}")


def _alert(findings: Findings, block: Json, path: str) -> None:
    findings.text(block, "text", path, findings.limits.section_text)
    findings.choice(block, "level", path, ("default", "info", "warning", "error", "success"))


def _card(findings: Findings, block: Json, path: str) -> None:
    if not any(block.get(name) for name in ("hero_image", "title", "actions", "body")):
        findings.add(path, "missing required field: hero_image, title, actions or body")
    findings.optional_text(block, "title", path, findings.limits.card_title)
    findings.optional_text(block, "subtitle", path, findings.limits.card_title)
    findings.optional_text(block, "body", path, findings.limits.card_body)
    for place, element in enumerate(findings.optional_items(block, "actions", path)):
        check_element(findings, element, f"{path}/actions/{place}", path, frozenset({"button"}))


def _carousel(findings: Findings, block: Json, path: str) -> None:
    for place, card in enumerate(findings.items(block, "elements", path, findings.limits.cards)):
        check_block(findings, card, f"{path}/elements/{place}")


def _container(findings: Findings, block: Json, path: str) -> None:
    if block.get("title") is None and block.get("rich_text_title") is None:
        findings.add(path, "missing required field: title or rich_text_title")
    findings.optional_text(block, "title", path, findings.limits.card_title)
    findings.optional_text(block, "subtitle", path, findings.limits.card_title)
    for place, child in enumerate(findings.items(block, "child_blocks", path, findings.limits.cards)):
        check_block(findings, child, f"{path}/child_blocks/{place}", frozenset({"container"}))


# kind -> (its fields beside type and block_id, its check)
BLOCKS: dict[str, tuple[str, Check]] = {
    "section": ("text fields accessory expand", _section),
    "header": ("text", _header),
    "divider": ("", _divider),
    "context": ("elements", _context),
    "actions": ("elements", _actions),
    "context_actions": ("elements", _context_actions),
    "image": ("alt_text image_url slack_file title", _image),
    "input": ("label element hint optional dispatch_action", _input),
    "markdown": ("text", _markdown),
    "rich_text": ("elements", check_rich_text),
    "table": ("rows column_settings", check_table),
    "data_table": ("rows caption page_size column_settings", check_data_table),
    "video": (
        "alt_text author_name description provider_icon_url provider_name thumbnail_url title title_url video_url",
        _video,
    ),
    "file": ("external_id source", _file),
    "task_card": ("task_id title details output sources status", _task_card),
    "plan": ("title tasks", _plan),
    "alert": ("text level", _alert),
    "card": ("actions body hero_image icon subtitle title", _card),
    "carousel": ("elements", _carousel),
    "container": (
        "child_blocks default_collapsed has_header_divider icon is_collapsible rich_text_title subtitle title width",
        _container,
    ),
}
