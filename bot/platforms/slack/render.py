"""A Reply as Slack messages: Block Kit, or plain text where Slack refuses the blocks.

Whatever documents and models wrote is shown as text: it pings nobody, and links only from Markdown links.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby

from bot.enclosures import FILE, enclosed
from bot.platforms.files import not_taken
from bot.platforms.slack import limits
from bot.platforms.slack.blocks import (
    Payload,
    Shown,
    actions,
    context,
    divider,
    feedback,
    form_button,
    header,
    picture,
    section,
)
from bot.platforms.slack.forms import button_value
from bot.platforms.slack.mrkdwn import escape, unping, write, write_code, write_plain
from bot.platforms.slack.pack import pack
from bot.platforms.slack.tables import show_table
from bot.platforms.text.markdown import Code, Prose, Rule, read
from bot.platforms.text.replies import item_of, summary_of
from bot.platforms.text.spans import BOLD, Piece, Span, clean, is_blank
from skills.language import again, say
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

_NOTHING = say("(This reply is empty.)")


def to_slack(reply: Reply) -> list[Payload]:
    """The reply in as many messages as it needs, in order, each with `text` and `blocks`."""
    messages = pack(_shown(reply))
    said = [
        {"text": _notification(blocks), "blocks": [shown.block for shown in blocks]} for blocks in messages
    ]
    return [*said, *_files(reply)]


def plain(reply: Reply) -> list[Payload]:
    """The same as text alone, for when Slack answers `invalid_blocks`."""
    words = "\n\n".join(shown.words for shown in _shown(reply) if shown.words)
    said = [{"text": piece.written} for piece in write_plain(words, limits.TEXT)] or [
        {"text": again(_NOTHING)}
    ]
    return [*said, *_files(reply)]


def _files(reply: Reply) -> list[Payload]:
    """Each file as a message of its own."""
    return [_file(block) for block in reply.blocks if isinstance(block, File)]


def _file(file: File) -> Payload:
    name, content = clean(file.name), file.content or file.text.encode("utf-8", "replace")
    instead, *_ = _text(not_taken(name, len(content)))
    return {"text": name, FILE: enclosed(name, content, instead=instead.block["text"]["text"])}


def _shown(reply: Reply) -> list[Shown]:
    """The summary, unless the first block says it again, and the blocks."""
    shown = list(_sections(write(summary_of(reply), limits.SECTION)))
    buttons = 0
    for block in _joined(reply.blocks):
        shown.extend(_block(block, buttons))
        buttons += _buttons_of(block)
    return _in_rows(shown) or list(_sections(write_plain(again(_NOTHING), limits.SECTION)))


def _joined(blocks: Sequence[Block]) -> Iterator[Block]:
    """Lists that follow each other as one, so that they take one section."""
    for is_list, group in groupby(blocks, key=lambda block: isinstance(block, Lines)):
        if is_list:
            linked = [pair for block in group if isinstance(block, Lines) for pair in block.linked]
            yield Lines(tuple(item for item, _ in linked), tuple(link for _, link in linked))
        else:
            yield from group


def _block(block: Block, buttons: int) -> Iterable[Shown]:  # noqa: C901  # one case a kind
    """One block; a new kind of block makes mypy point here. `buttons` is how many came before."""
    match block:
        case Text():
            return _text(clean(block.text))
        case Verbatim():
            return _sections(write_code(clean(block.text), limits.SECTION))
        case Heading():
            return _heading(clean(block.text))
        case Quote():
            return _quote(clean(block.text), clean(block.source), block.link)
        case Lines():
            return _lines(block.linked)
        case Table():
            return show_table(block)
        case Choices():
            return _choices(block, buttons)
        case Form():
            return _form(block, buttons)
        case Feedback():
            return _thumbs(block)
        case Footer():
            return _small_print(clean(block.text))
        case File():
            return ()  # a message of its own
        case Picture():
            shown = picture(clean(block.name), block.alt, block.content)
            return (Shown(shown, str(shown["alt_text"])),)


def _text(markdown: str) -> Iterator[Shown]:
    """Paragraphs that follow each other share a section; code and tables stand alone."""
    prose: list[tuple[Piece, bool]] = []
    for part in read(markdown):
        if isinstance(part, Prose):
            prefix = "> " if part.quoted else ""
            pieces = write(part.spans, limits.SECTION, prefix=prefix)
            prose.extend((piece, part.tight) for piece in pieces)
            continue
        yield from _sections(_merged(prose))
        prose = []
        match part:
            case Code():
                yield from _sections(write_code(part.text, limits.SECTION))
            case Table():
                yield from show_table(part)
            case Rule():
                yield Shown(divider(), "———")
    yield from _sections(_merged(prose))


def _heading(text: str) -> Iterator[Shown]:
    line = " ".join(text.split())
    if is_blank(line):
        return
    if limits.size(escape(unping(line))) <= limits.HEADER:
        yield Shown(header(line), line, with_next=True)
    else:
        yield from _sections(write([Span(line, BOLD)], limits.SECTION))


def _quote(text: str, source: str, link: str) -> Iterator[Shown]:
    small = [
        Shown(context(piece.written), piece.words)
        for piece in write([Span(source, url=clean(link))], limits.CONTEXT)
    ]
    quoted = list(_sections(write([Span(text)], limits.SECTION, prefix="> "), with_next=bool(small)))
    return chain(quoted, small)


def _lines(items: Sequence[tuple[str, str]]) -> Iterator[Shown]:
    pieces = []
    for item, link in items:
        if not is_blank(clean(item)):
            pieces.extend(write(item_of(item, link), limits.SECTION))
    return _sections(_merged([(piece, True) for piece in pieces]))


def _choices(block: Choices, buttons: int) -> Iterator[Shown]:
    """The prompt and its buttons; an option no button can hold whole is printed as well."""
    yield from _sections(write_plain(clean(block.prompt), limits.SECTION), with_next=True)
    yield from _lines([(option, "") for option in block.options if limits.size(option) > limits.BUTTON_VALUE])
    row: list[tuple[str, str]] = []
    for option, shown in block.labelled:
        if is_blank(clean(option)):
            continue
        if row and (len(row) == limits.BUTTONS or _characters([*row, (option, "")]) > limits.MESSAGE // 2):
            yield _buttons(row, buttons)
            buttons, row = buttons + len(row), []
        row.append((option, option if is_blank(clean(shown)) else shown))
    if row:
        yield _buttons(row, buttons)


def _thumbs(block: Feedback) -> Iterator[Shown]:
    """None for a question whose name no button can hold: a press that says less would be about another."""
    fits = all(limits.size(said) <= limits.BUTTON_VALUE for said in (block.up, block.down))
    if fits and all(said.isprintable() for said in (block.up, block.down)):
        yield Shown(feedback(block), "")


def _form(block: Form, buttons: int) -> Iterator[Shown]:
    if not is_blank(clean(block.label)):
        yield Shown(form_button(block.label, button_value(block), buttons), f"• {clean(block.label)}")


def _buttons_of(block: Block) -> int:
    return len(block.options) if isinstance(block, Choices) else int(isinstance(block, Form))


def _in_rows(blocks: Sequence[Shown]) -> list[Shown]:
    """Buttons that follow each other in one row, as far as Slack takes them."""
    rows: list[Shown] = []
    for shown in blocks:
        if rows and _is_row(shown) and _is_row(rows[-1]) and not rows[-1].with_next:
            both = [*rows[-1].block["elements"], *shown.block["elements"]]
            if len(both) <= limits.BUTTONS and rows[-1].characters + shown.characters <= limits.MESSAGE // 2:
                before = rows.pop()
                shown = Shown({"type": "actions", "elements": both}, f"{before.words}\n{shown.words}")
        rows.append(shown)
    return rows


def _is_row(shown: Shown) -> bool:
    return bool(shown.block["type"] == "actions")


def _characters(options: Sequence[tuple[str, str]]) -> int:
    return sum(min(limits.size(option), limits.BUTTON_VALUE) + limits.BUTTON_LABEL for option, _ in options)


def _buttons(options: Sequence[tuple[str, str]], first: int) -> Shown:
    return Shown(actions(options, first), "\n".join(f"• {clean(option)}" for option, _ in options))


def _small_print(text: str) -> Iterator[Shown]:
    return (Shown(context(piece.written), piece.words) for piece in write_plain(text, limits.CONTEXT))


def _sections(pieces: Iterable[Piece], *, with_next: bool = False) -> Iterator[Shown]:
    return (Shown(section(piece.written), piece.words, with_next) for piece in pieces)


def _merged(pieces: Sequence[tuple[Piece, bool]]) -> list[Piece]:
    """Pieces that fit one section together; a tight one follows a tight one on the next line."""
    merged: list[Piece] = []
    previous_tight = False
    for piece, tight in pieces:
        gap = "\n" if tight and previous_tight else "\n\n"
        previous_tight = tight
        if merged and limits.size(merged[-1].written + gap + piece.written) <= limits.SECTION:
            last = merged.pop()
            piece = Piece(last.written + gap + piece.written, last.words + gap + piece.words)
        merged.append(piece)
    return merged


def _notification(blocks: Sequence[Shown]) -> str:
    """The beginning of the message in words, for notifications and screen readers."""
    words = "\n".join(shown.words for shown in blocks if shown.words)
    pieces = write_plain(words[: 4 * limits.NOTIFICATION], limits.NOTIFICATION - 1)
    if not pieces:
        return "…"
    return pieces[0].written + ("…" if len(pieces) > 1 else "")
