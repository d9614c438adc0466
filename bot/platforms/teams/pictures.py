"""Pictures of ours in Adaptive Cards: their bytes stand in the card, made small enough for every client.

So they need no address that whoever has it could open, and are seen by the readers of the message alone, in personal
chats, group chats and channels, and in Microsoft's government clouds, which show no pictures by their address.
Source: Microsoft's pages on inline images of agents and on government clouds, of August 2026.
"""

import base64
import io
from collections.abc import Callable, Iterator

from PIL import Image
from sqlalchemy import Engine

from bot.enclosures import content_of
from bot.platforms import Payload
from bot.platforms.teams import limits
from bot.platforms.teams.cards import PICTURE, quiet_words

PNG = b"\x89PNG\r\n\x1a\n"
_BEFORE = "data:image/png;base64,"
# what a picture is made of until it is small enough: pixels of its longer side, colours
_TRIED = ((limits.PICTURE_PIXELS, 256), (limits.PICTURE_PIXELS, 64), (820, 64), (656, 32))
_MOST_PIXELS = 40_000_000  # of a picture that is read at all


def has_pictures(message: Payload) -> bool:
    return next(_pictures(message), None) is not None


def embedded(message: Payload, engine: Engine) -> Payload:
    """The message with its pictures; one that cannot be made small enough is said in words. Takes a moment."""
    return _with(message, lambda element: _embedded(element, engine))


def in_words(message: Payload) -> Payload:
    """The message with what each picture shows in its place."""
    return _with(message, _worded)


def fitted(content: bytes) -> bytes | None:
    """A PNG within Teams' limits, smaller and of fewer colours where it must be; None where it cannot be."""
    try:
        with Image.open(io.BytesIO(content), formats=("PNG",)) as opened:
            if max(opened.size) <= limits.PICTURE_PIXELS and _is_short(content):
                return content
            if opened.width * opened.height > _MOST_PIXELS:
                return None
            whole = opened.convert("RGBA")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        # what Pillow says of bytes that are no picture
        return None
    paper = Image.new("RGB", whole.size, "white")
    paper.paste(whole, mask=whole)
    tried = (_written(paper, side, colours) for side, colours in _TRIED)
    return next((one for one in tried if _is_short(one)), None)


def _written(picture: Image.Image, side: int, colours: int) -> bytes:
    smaller = picture.copy()
    smaller.thumbnail((side, side), Image.Resampling.LANCZOS)
    drawn = io.BytesIO()
    smaller.quantize(colours).save(drawn, "PNG", optimize=True)
    return drawn.getvalue()


def _is_short(content: bytes) -> bool:
    return len(_BEFORE) + 4 * -(-len(content) // 3) <= limits.PICTURE_ADDRESS


def _embedded(element: Payload, engine: Engine) -> Payload:
    content = fitted(_content(element[PICTURE], engine))
    if content is None:
        return _worded(element)
    kept = {name: value for name, value in element.items() if name != PICTURE}
    return {**kept, "url": _BEFORE + base64.b64encode(content).decode()}


def _content(picture: Payload | str, engine: Engine) -> bytes:
    """What an earlier version wrote into its message is base64."""
    return base64.b64decode(picture) if isinstance(picture, str) else content_of(engine, picture)


def _worded(element: Payload) -> Payload:
    return quiet_words(str(element["altText"]))


def _pictures(message: Payload) -> Iterator[Payload]:
    for attachment in message.get("attachments") or ():
        body = (attachment.get("content") or {}).get("body") or ()
        yield from (one for one in body if PICTURE in one)


def _with(message: Payload, change: Callable[[Payload], Payload]) -> Payload:
    if not has_pictures(message):
        return message
    return {**message, "attachments": [_changed(one, change) for one in message["attachments"]]}


def _changed(attachment: Payload, change: Callable[[Payload], Payload]) -> Payload:
    content = attachment.get("content") or {}
    body = [change(one) if PICTURE in one else one for one in content.get("body") or ()]
    return {**attachment, "content": {**content, "body": body}} if body else attachment
