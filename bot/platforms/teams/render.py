"""A Reply as Teams messages: words as Markdown with citations, the rest of it as an Adaptive Card.

What needs no card stands in words, where people can search and quote it; from the first table, button or form on
everything is in a card, so that the order stays.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from bot.enclosures import FILE, enclosed
from bot.platforms import Payload
from bot.platforms.files import not_taken
from bot.platforms.teams import limits
from bot.platforms.teams.cards import buttons, card, code, heading, label, picture, rich
from bot.platforms.teams.forms import attached, opens, says
from bot.platforms.teams.parts import Cited, Packed, Shown, pack
from bot.platforms.teams.pictures import PNG
from bot.platforms.teams.tables import show_table
from bot.platforms.teams.words import escape, write, write_code
from bot.platforms.text.markdown import Code, Prose, Rule, read
from bot.platforms.text.replies import item_of, summary_of
from bot.platforms.text.spans import BOLD, Piece, Span, clean, is_blank
from skills.language import say
from skills.messages import (
    Block,
    Choices,
    Feedback,
    File,
    Footer,
    Form,
    Heading,
    Lines,
    Picture,
    Quote,
    Reply,
    Table,
    Text,
    Verbatim,
)

QUESTION, REPLACES = "question", "replaces"  # in a message of ours, and not for Teams
_NOTHING = say("(This reply is empty.)")
_MESSAGE = {
    "type": "https://schema.org/Message",
    "@type": "Message",
    "@context": "https://schema.org",
    "@id": "",
}


def to_teams(reply: Reply, *, alone: bool = False) -> list[Payload]:
    """The reply in as many activities as it needs, in order; `alone`: presses on it are answered to whoever presses."""
    messages = pack(list(_shown(reply, alone=alone)))
    said = [_activity(one) for one in messages] or [_plain_activity(_NOTHING)]
    question = next((block.question for block in reply.blocks if isinstance(block, Feedback)), "")
    if question:
        said[0] |= {"channelData": {"feedbackLoop": {"type": "custom"}}, QUESTION: clean(question)}
    return [*said, *_files(reply)]


def plain(reply: Reply) -> list[Payload]:
    """The same as text alone, for when Teams takes no card."""
    words = "\n\n".join(shown.words for shown in _shown(reply, alone=False) if shown.words)
    pieces = write([Span(words)], limits.TEXT) or [Piece(_NOTHING, _NOTHING)]
    return [*(_plain_activity(piece.words) for piece in pieces), *_files(reply)]


def words_so_far(partial: str) -> str:
    """An answer that is still growing, as the text of the whole will begin."""
    shown = [one for one in _text(clean(partial)) if not one.needs_card]
    return _joined(shown)


def _plain_activity(words: str) -> Payload:
    return {"type": "message", "text": words, "textFormat": "plain"}


def _files(reply: Reply) -> list[Payload]:
    """Each file as a message of its own, but for pictures that are shown."""
    files = [block for block in reply.blocks if isinstance(block, File) and not _is_shown(block)]
    return [{"type": "message", "text": "", FILE: _file(one)} for one in files]


def _file(file: File) -> Payload:
    name, content = clean(file.name), file.content or file.text.encode("utf-8", "replace")
    return enclosed(name, content, instead=not_taken(name, len(content)))


def _activity(message: Packed) -> Payload:
    text, numbered = _joined(message.texts), [one.cites for one in message.texts if one.cites]
    activity: Payload = {"type": "message"} | ({"text": text, "textFormat": "markdown"} if text else {})
    citations = [_claim(number, cited) for number, cited in enumerate(numbered, 1)]
    about = {**_MESSAGE, "additionalType": ["AIGeneratedContent"]}
    activity["entities"] = [about | ({"citation": citations} if citations else {})]
    if message.elements:
        elements = [element for one in message.elements for element in one.elements]
        activity["attachments"] = [attached(card(elements))]
        summary = " ".join(one.words for one in message.elements if one.words)
        activity["summary"] = label(text or summary or "…", 200)
    return activity


def _claim(number: int, cited: Cited) -> Payload:
    appearance: Payload = {
        "@type": "DigitalDocument",
        "name": label(cited.name, limits.CITATION_NAME) or f"Source {number}",
        "abstract": label(cited.abstract, limits.CITATION_ABSTRACT),
    }
    if (
        cited.link
        and limits.size(cited.link) <= limits.CITATION_LINK
        and cited.link.startswith(("https://", "http://"))
    ):
        appearance["url"] = cited.link
    return {"@type": "Claim", "position": number, "appearance": appearance}


def _joined(parts: Sequence[Shown]) -> str:
    text, number, previous = "", 0, False
    for one in parts:
        gap = "" if not text else "  \n" if one.tight and previous else "\n\n"
        number += one.cites is not None
        text += gap + one.text + (f" [{number}]" if one.cites else "")
        previous = one.tight
    return text


def _shown(reply: Reply, *, alone: bool) -> Iterator[Shown]:
    """The summary, unless the first block says it again, and the blocks."""
    yield from _prose(summary_of(reply))
    for block in _together(reply.blocks):
        yield from _block(block, alone=alone)


def _together(blocks: Sequence[Block]) -> Iterator[Block]:
    """Choices without words of their own stand in the row before them."""
    for mergeable, group in groupby(
        blocks, key=lambda block: isinstance(block, Choices) and not block.prompt
    ):
        found = list(group)
        if not mergeable:
            yield from found
            continue
        pairs = [pair for block in found if isinstance(block, Choices) for pair in block.labelled]
        yield Choices("", tuple(option for option, _ in pairs), tuple(shown for _, shown in pairs))


def _block(block: Block, *, alone: bool) -> Iterable[Shown]:  # noqa: C901  # one case a kind
    """One block; a new kind of block makes mypy point here."""
    match block:
        case Text():
            return _text(clean(block.text))
        case Verbatim():
            return _code(clean(block.text))
        case Heading():
            return _heading(clean(block.text))
        case Quote():
            return _quote(clean(block.text), clean(block.source), clean(block.link))
        case Lines():
            return _lines(block.linked)
        case Table():
            return show_table(block)
        case Choices():
            return _choices(block, alone=alone)
        case Form():
            return _form(block, alone=alone)
        case Feedback():
            return ()  # Teams' own thumbs, which are the message's
        case Footer():
            return _small_print(clean(block.text))
        case File():
            # else a message of its own
            return _picture(clean(block.alt), block.content) if _is_shown(block) else ()
        case Picture():
            return _picture(clean(block.alt), block.content)


def _text(markdown: str) -> Iterator[Shown]:
    for part in read(markdown):
        match part:
            case Prose():
                yield from _prose(part.spans, quoted=part.quoted, tight=part.tight)
            case Code():
                yield from _code(part.text)
            case Table():
                yield from show_table(part)
            case Rule():
                yield Shown("———", (), "———")


def _code(text: str) -> Iterator[Shown]:
    for piece in write_code(text, limits.CARD // 2):
        yield Shown(piece.written, (code(piece.words),), piece.words)


def _prose(
    spans: Iterable[Span], *, quoted: bool = False, tight: bool = False, quiet: bool = False
) -> Iterator[Shown]:
    spans = list(spans)
    pieces = write(spans, limits.CARD // 2, prefix="> " if quoted else "")
    for piece in pieces:
        # a whole paragraph keeps its styles in a card; one that had to be cut shows its words
        runs = spans if len(pieces) == 1 else [Span(piece.words)]
        element = rich(runs, quiet=quiet, quoted=quoted)
        yield Shown(piece.written, (element,) if element else (), piece.words, tight=tight)


def _heading(text: str) -> Iterator[Shown]:
    line = " ".join(text.split())
    if not is_blank(line):
        for piece in write([Span(line, BOLD)], limits.CARD // 2):
            yield Shown(piece.written, (heading(piece.words),), piece.words)


def _quote(text: str, source: str, link: str) -> Iterator[Shown]:
    """The words as a quote with the number of their source, which opens what it is; in a card the source below."""
    pieces = write([Span(text)], limits.CARD // 2, prefix="> ")
    for number, piece in enumerate(pieces):
        is_last = number == len(pieces) - 1
        elements = [rich([Span(piece.words)], quoted=True)]
        if is_last:
            elements.append(rich([Span(source, url=link)], quiet=True))
        cites = Cited(source, piece.words, link) if is_last and not is_blank(source) else None
        yield Shown(
            piece.written, tuple(one for one in elements if one), f"“{piece.words}” {source}", cites=cites
        )
    if not is_blank(source):
        # the number's window is not everywhere, such as in a notification, so the source is named as well
        named = [] if pieces else [rich([Span(source, url=link)], quiet=True)]
        for piece in write([Span(source, url=link)], limits.CARD // 2):
            yield Shown(
                piece.written,
                tuple(one for one in named if one),
                "" if pieces else piece.words,
                tight=True,
            )


def _lines(items: Sequence[tuple[str, str]]) -> Iterator[Shown]:
    for item, link in items:
        if not is_blank(clean(item)):
            yield from _prose(item_of(item, link), tight=True)


def _choices(block: Choices, *, alone: bool) -> Iterator[Shown]:
    """The prompt and its buttons; an option no button can hold whole is printed as well."""
    yield from _prose([Span(clean(block.prompt))])
    pairs = [(option, shown) for option, shown in block.labelled if not is_blank(clean(option))]
    yield from _lines([(option, "") for option, _ in pairs if limits.size(option) > limits.BUTTON_VALUE])
    for first in range(0, len(pairs), limits.ACTIONS):
        row = [
            (option if is_blank(clean(shown)) else shown, says(_sayable(option), alone=alone))
            for option, shown in pairs[first : first + limits.ACTIONS]
        ]
        words = "\n".join(f"• {label(title, limits.BUTTON_LABEL)}" for title, _ in row)
        yield Shown("", (buttons(row),), words, needs_card=True)


def _sayable(option: str) -> str:
    """What a press says: whole up to what a button holds."""
    value = option.encode("utf-8", "replace").decode("utf-8")  # a lone surrogate is no JSON
    while limits.size(value) > limits.BUTTON_VALUE:
        value = value[: len(value) - max(1, (limits.size(value) - limits.BUTTON_VALUE) // 2)]
    return value


def _form(block: Form, *, alone: bool) -> Iterator[Shown]:
    if not is_blank(clean(block.label)):
        row = buttons([(clean(block.label), opens(block, alone=alone))])
        yield Shown("", (row,), f"• {label(block.label, limits.BUTTON_LABEL)}", needs_card=True)


def _is_shown(file: File) -> bool:
    """Whether a file is a picture with words for it: here it is seen at once, where others are asked about first."""
    return bool(file.alt) and file.content.startswith(PNG)


def _picture(alt: str, content: bytes) -> Iterator[Shown]:
    if not content.startswith(PNG):
        yield from _small_print(alt)
    else:
        yield Shown("", (picture(alt, content),), alt, needs_card=True)


def _small_print(text: str) -> Iterator[Shown]:
    for piece in write([Span(text)], limits.CARD // 2):
        element = rich([Span(piece.words)], quiet=True)
        yield Shown(
            f"*{piece.written}*" if _may_slant(piece.written) else piece.written,
            (element,) if element else (),
            piece.words,
        )


def _may_slant(written: str) -> bool:
    return (
        "\n" not in written and "*" not in written.replace("\\*", "") and escape(written[:1]) == written[:1]
    )
