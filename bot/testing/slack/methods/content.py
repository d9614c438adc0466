"""What a message may hold: text, blocks and metadata, checked as Slack checks them."""

import re

from bot.testing.slack.blockkit import check_blocks, markdown_length
from bot.testing.slack.errors import RefusedError
from bot.testing.slack.methods.request import Request
from bot.testing.slack.records import Json
from bot.testing.slack.world import BOT_USER

EVENT_TYPE = re.compile(r"^\w[\w.-]{0,254}$")


def text_of(request: Request, most: int) -> str | None:
    """The `text` argument, or None where it was not given; raises msg_too_long."""
    text = request.arguments.get("text")
    if text is not None and not isinstance(text, str):
        raise RefusedError("invalid_arguments", "[ERROR] must be a string: text")
    if text is not None and len(text) > most:
        raise RefusedError("msg_too_long")
    return text


def blocks_of(request: Request, name: str = "blocks") -> tuple[Json, ...] | None:
    """The blocks, each with a block_id, or None where none were given; raises what Slack raises."""
    blocks = request.arguments.get(name)
    if blocks is None or blocks == "":
        return None
    if not isinstance(blocks, list):
        raise RefusedError("invalid_blocks_format")
    errors = [*check_blocks(blocks, request.limits), *file_errors(request, blocks, "/blocks")]
    if errors:
        raise RefusedError("invalid_blocks", *errors)
    if markdown_length(blocks) > request.limits.message_markdown:
        raise RefusedError("msg_blocks_too_long")
    return with_ids(request, blocks)


def file_errors(request: Request, blocks: object, path: str) -> list[str]:
    """Images by `slack_file` that Slack would not show: they must be there, be looked at, and the bot's to see."""
    if not isinstance(blocks, list):
        return []
    return [
        f"[ERROR] invalid slack file [json-pointer:{path}/{place}/slack_file]"
        for place, block in enumerate(blocks)
        if isinstance(block, dict) and "slack_file" in block and not _may_show(request, block["slack_file"])
    ]


def _may_show(request: Request, named: object) -> bool:
    file = request.world.files.get(str(named.get("id"))) if isinstance(named, dict) else None
    if file is None or not file.is_image:
        return False
    shared = any(
        file.id in {one.id for one in post.files} and BOT_USER in request.world.channels[post.channel].members
        for post in request.world.posts.values()
    )
    return file.user == BOT_USER or shared


def with_ids(request: Request, blocks: list[Json]) -> tuple[Json, ...]:
    """Slack gives a block its own id where the app gave none."""
    return tuple(
        block if block.get("block_id") else {**block, "block_id": request.world.new_id("b")}
        for block in blocks
    )


def markdown_of(request: Request) -> str | None:
    """The `markdown_text` argument, which goes with neither text nor blocks."""
    markdown = request.optional("markdown_text")
    if markdown is None:
        return None
    if request.arguments.get("text") or request.arguments.get("blocks"):
        raise RefusedError("markdown_text_conflict")
    if len(markdown) > request.limits.markdown_text:
        raise RefusedError("msg_too_long")
    return markdown


def metadata_of(request: Request) -> Json | None:
    """{"event_type", "event_payload"}; {} where it is to be removed; None where it was not given."""
    metadata = request.arguments.get("metadata")
    if metadata is None or metadata == "":
        return None
    if metadata == {}:
        return {}
    if not isinstance(metadata, dict) or set(metadata) - {"event_type", "event_payload", "entities"}:
        raise RefusedError("invalid_metadata_format")
    payload, kind = metadata.get("event_payload"), metadata.get("event_type")
    if not isinstance(kind, str) or not EVENT_TYPE.match(kind) or not isinstance(payload, dict):
        raise RefusedError("invalid_metadata_format")
    if len(str(payload)) > request.limits.metadata_characters:
        raise RefusedError("metadata_too_large")
    return metadata
