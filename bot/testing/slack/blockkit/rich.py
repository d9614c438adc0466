"""Rich text: sections, lists, quotes and code, down to the single mention and link."""

from collections.abc import Mapping

from bot.testing.slack.blockkit.findings import Findings
from bot.testing.slack.texts import Json

# what each inline part cannot do without
PARTS = {
    "text": "text",
    "link": "url",
    "user": "user_id",
    "usergroup": "usergroup_id",
    "channel": "channel_id",
    "emoji": "name",
    "broadcast": "range",
    "color": "value",
    "date": "timestamp",
    "team": "team_id",
}
STYLE_KEYS = frozenset("bold italic strike code underline highlight client_highlight unlink".split())
SECTIONS = frozenset({"rich_text_section", "rich_text_preformatted", "rich_text_quote"})
MAX_INDENT = 8


def check_rich_text(findings: Findings, block: Json, path: str) -> None:
    """A rich_text block or cell."""
    for place, part in enumerate(_list(findings, block, path)):
        where = f"{path}/elements/{place}"
        if not isinstance(part, Mapping):
            findings.add(where, "must be an object")
        elif part.get("type") == "rich_text_list":
            _check_list(findings, part, where)
        elif str(part.get("type")) in SECTIONS:
            _check_section(findings, part, where)
        else:
            findings.add(f"{where}/type", f"unsupported type: {part.get('type')}")


def _check_list(findings: Findings, part: Json, path: str) -> None:
    if part.get("style") not in ("bullet", "ordered"):
        findings.add(f"{path}/style", "must be one of bullet, ordered")
    indent = part.get("indent", 0)
    if not isinstance(indent, int) or not 0 <= indent <= MAX_INDENT:
        findings.add(f"{path}/indent", f"must be 0 to {MAX_INDENT}")
    for place, item in enumerate(_list(findings, part, path)):
        where = f"{path}/elements/{place}"
        if isinstance(item, Mapping) and item.get("type") == "rich_text_section":
            _check_section(findings, item, where)
        else:
            findings.add(f"{where}/type", "must be a rich_text_section")


def _check_section(findings: Findings, section: Json, path: str) -> None:
    for place, part in enumerate(_list(findings, section, path)):
        where = f"{path}/elements/{place}"
        kind = str(part.get("type")) if isinstance(part, Mapping) else None
        if not isinstance(part, Mapping) or kind not in PARTS:
            findings.add(f"{where}/type", f"unsupported type: {kind}")
            continue
        _check_part(findings, part, where)


def _check_part(findings: Findings, part: Json, path: str) -> None:
    kind = str(part["type"])
    if kind == "link":
        findings.url(part, "url", path)
    elif kind == "date":
        if not isinstance(part.get("timestamp"), int) or not part.get("format"):
            findings.add(path, "missing required field: timestamp and format")
    else:
        findings.string(part, PARTS[kind], path, findings.limits.message_text)
    if kind == "broadcast":
        findings.choice(part, "range", path, ("channel", "here", "everyone"))
    style = part.get("style")
    if style is not None:
        if isinstance(style, Mapping):
            findings.keys(style, f"{path}/style", STYLE_KEYS)
        else:
            findings.add(f"{path}/style", "must be an object")


def _list(findings: Findings, node: Json, path: str) -> list[object]:
    # an empty section is allowed, a missing list is not
    return findings.items(node, "elements", path, 10_000, least=0)
