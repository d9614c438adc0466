"""Collects what is wrong, with the place, and checks the small parts: strings, text objects, ids, addresses."""

from collections.abc import Collection, Mapping
from urllib.parse import urlsplit

from bot.testing.slack.limits import Limits
from bot.testing.slack.texts import Json

TEXT_KEYS = {"plain_text": {"type", "text", "emoji"}, "mrkdwn": {"type", "text", "verbatim", "emoji"}}


class Findings:
    """One message's or view's faults, and the ids it used so far."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.messages: list[str] = []
        self.table_characters = 0
        self._block_ids: set[str] = set()
        self._action_ids: set[tuple[str, str]] = set()

    def add(self, path: str, why: str) -> None:
        self.messages.append(f"[ERROR] {why} [json-pointer:{path}]")

    def keys(self, node: Json, path: str, allowed: Collection[str]) -> None:
        """Slack refuses fields it does not know."""
        for name in node:
            if name not in allowed:
                self.add(path, f"invalid additional property: {name}")

    def string(self, node: Json, name: str, path: str, most: int) -> str:
        """A required string of 1 to `most` characters; "" if it is none."""
        value = node.get(name)
        if value is None:
            self.add(path, f"missing required field: {name}")
        elif not isinstance(value, str):
            self.add(f"{path}/{name}", "must be a string")
        elif not value:
            self.add(f"{path}/{name}", "must be more than 0 characters")
        elif len(value) > most:
            self.add(f"{path}/{name}", f"must be less than {most + 1} characters")
        return value if isinstance(value, str) else ""

    def optional_string(self, node: Json, name: str, path: str, most: int) -> None:
        value = node.get(name)
        if value is None:
            return
        if not isinstance(value, str):
            self.add(f"{path}/{name}", "must be a string")
        elif len(value) > most:
            self.add(f"{path}/{name}", f"must be less than {most + 1} characters")

    def text(self, node: Json, name: str, path: str, most: int, *, plain: bool = False) -> None:
        """A required text object."""
        if node.get(name) is None:
            self.add(path, f"missing required field: {name}")
        else:
            self.text_object(node[name], f"{path}/{name}", most, plain=plain)

    def optional_text(self, node: Json, name: str, path: str, most: int, *, plain: bool = False) -> None:
        if node.get(name) is not None:
            self.text_object(node[name], f"{path}/{name}", most, plain=plain)

    def text_object(self, text: object, path: str, most: int, *, plain: bool = False) -> None:
        if not isinstance(text, Mapping):
            self.add(path, "must be a text object")
            return
        kind = text.get("type")
        if kind not in (("plain_text",) if plain else ("plain_text", "mrkdwn")):
            self.add(f"{path}/type", f"unsupported type: {kind}")
            return
        self.keys(text, path, TEXT_KEYS[str(kind)])
        if kind == "mrkdwn" and "emoji" in text:
            self.add(path, "invalid additional property: emoji")
        shown = self.string(text, "text", path, most)
        if shown and not shown.strip():
            self.add(f"{path}/text", "must not be blank")

    def url(self, node: Json, name: str, path: str) -> None:
        """A required address of http or https."""
        address = self.string(node, name, path, self.limits.url)
        if address and not _is_address(address):
            self.add(f"{path}/{name}", f"invalid url: {address[:80]}")

    def block_id(self, block: Json, path: str) -> None:
        self.optional_string(block, "block_id", path, self.limits.block_id)
        given = block.get("block_id")
        if isinstance(given, str) and given:
            if given in self._block_ids:
                self.add(f"{path}/block_id", f"block_id already exists: {given[:80]}")
            self._block_ids.add(given)

    def action_id(self, element: Json, path: str, block_path: str) -> None:
        """At most 255 characters, and not twice in one block."""
        self.optional_string(element, "action_id", path, self.limits.action_id)
        given = element.get("action_id")
        if isinstance(given, str) and given:
            if (block_path, given) in self._action_ids:
                self.add(f"{path}/action_id", f"action_id already exists in this block: {given[:80]}")
            self._action_ids.add((block_path, given))

    def items(self, node: Json, name: str, path: str, most: int, least: int = 1) -> list[object]:
        """A required list of `least` to `most` items; [] if it is none."""
        found = node.get(name)
        if found is None:
            self.add(path, f"missing required field: {name}")
        elif not isinstance(found, list):
            self.add(f"{path}/{name}", "must be an array")
        elif len(found) < least:
            self.add(f"{path}/{name}", f"must have at least {least} items")
        elif len(found) > most:
            self.add(f"{path}/{name}", f"no more than {most} items allowed")
        return found if isinstance(found, list) else []

    def optional_items(self, node: Json, name: str, path: str) -> list[object]:
        return (
            []
            if node.get(name) is None
            else self.items(node, name, path, self.limits.message_blocks, least=0)
        )

    def choice(self, node: Json, name: str, path: str, allowed: Collection[str]) -> None:
        """An optional word out of a few."""
        if node.get(name) is not None and node[name] not in allowed:
            self.add(f"{path}/{name}", f"must be one of {', '.join(sorted(allowed))}")


def _is_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if any(character.isspace() for character in address):
        return False
    return (parts.scheme in ("http", "https") and bool(parts.netloc)) or parts.scheme in (
        "mailto",
        "slack",
        "tel",
    )
