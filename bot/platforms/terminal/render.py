"""A Reply as rich text; whatever documents and models wrote is shown as text, never as terminal markup."""

import re

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text as RichText

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

# escape sequences in a document could move the cursor or retitle the window
_LONGEST_TYPED = 80  # characters of a value that is shown to be typed
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def show(reply: Reply, console: Console, *, numbered: bool = False, verbose: bool = False) -> None:
    console.print(to_rich(reply, numbered=numbered, verbose=verbose))


def to_rich(reply: Reply, *, numbered: bool = False, verbose: bool = False) -> RenderableType:
    """The summary, unless the first block says it again, and the blocks.

    What can be done next comes last, in one line of numbers where somebody can type one, and else not at all;
    `verbose` shows the words behind all buttons instead."""
    first = reply.blocks[0] if reply.blocks else None
    repeated = isinstance(first, Text) and first.text == reply.summary
    head = () if repeated else (clean(reply.summary, style="bold"),)
    if verbose:
        return Group(*head, *(render(block) for block in reply.blocks))
    shown = [
        _numbered(block, reply) if numbered else render(block)
        for block in reply.blocks
        if not is_aside(block)
    ]
    return Group(*head, *shown, *(_asides(reply) if numbered else ()))


def offered(reply: Reply) -> tuple[tuple[str, str], ...]:
    """What can be said next, by the number under which it is shown, from 1: the words, and what stands for them."""
    return tuple(pair for block in reply.blocks for pair in _pairs(block))


def is_aside(block: Block) -> bool:
    """Whether a block only offers what one may do about an answer, and asks nothing."""
    return isinstance(block, Feedback) or (isinstance(block, Choices) and not block.prompt)


def _pairs(block: Block) -> tuple[tuple[str, str], ...]:
    if isinstance(block, Feedback):
        return (block.up, "it helped"), (block.down, "it did not")
    return block.labelled if isinstance(block, Choices) else ()


def _numbered(block: Block, reply: Reply) -> RenderableType:
    """A question with a number before each answer; any other block as it is."""
    if not isinstance(block, Choices):
        return render(block)
    first = _first_number(block, reply)
    rows = (
        clean(f"  {number}  {label}", style="cyan")
        for number, (_, label) in enumerate(block.labelled, start=first)
    )
    return Group(clean(block.prompt), *rows)


def _asides(reply: Reply) -> tuple[RenderableType, ...]:
    said = [
        f"{number} {label}"
        for block in reply.blocks
        if is_aside(block)
        for number, (_, label) in enumerate(_pairs(block), start=_first_number(block, reply))
    ]
    return (clean(f"Type a number: {' · '.join(said)}", style="dim"),) if said else ()


def _first_number(block: Block, reply: Reply) -> int:
    before = reply.blocks[: next(at for at, one in enumerate(reply.blocks) if one is block)]
    return 1 + sum(len(_pairs(one)) for one in before)


def render(block: Block) -> RenderableType:  # noqa: C901  # one case a kind
    """One block; a new kind of block makes mypy point here."""
    match block:
        case Text():
            return clean(block.text)
        case Verbatim():
            return Padding(clean(block.text), (0, 0, 0, 2))
        case Heading():
            return clean(block.text, style="bold cyan")
        case Quote():
            return Padding(
                Group(clean(f"“{block.text}”", style="green"), clean(_source(block), style="dim")),
                (0, 0, 0, 2),
            )
        case Lines():
            return Group(
                *(clean(f"• {item}  {link}" if link else f"• {item}") for item, link in block.linked)
            )
        case Table():
            return _table(block)
        case Choices():
            prompt = (clean(block.prompt),) if block.prompt else ()
            options = (clean(_option(option, label), style="cyan") for option, label in block.labelled)
            return Group(*prompt, *options)
        case Form():
            return clean(_option(_typed(block), block.label), style="cyan")
        case Feedback():
            return clean(f"  → {block.up}   or   {block.down}", style="cyan")
        case Footer():
            return clean(block.text, style="dim")
        case File():
            size = f" ({len(block.content)} bytes)" if block.content else ""
            return Group(clean(f"File {block.name}{size}:", style="bold"), clean(block.text))
        case Picture():
            return clean(block.alt, style="dim")


def _source(quote: Quote) -> str:
    return f"— {quote.source}  {quote.link}" if quote.link else f"— {quote.source}"


def _option(option: str, label: str) -> str:
    return f"  → {option}" if label == option else f"  → {option}   ({label})"


def _typed(form: Form) -> str:
    """What to type instead of filling in a form; what it asks goes behind that."""
    known = [(name, value) for name, value in form.given if value]
    # a query in quotes cannot be typed within quotes, and a long one is nothing to type again
    filled = [(name, one) for name, one in form.filled if '"' not in one and len(one) <= _LONGEST_TYPED]
    first = [value for _, value in known[:1] if " " not in value]
    values = (f'{name}="{value}"' for name, value in (*known[len(first) :], *filled))
    return " ".join((form.command, *first, "…", *values))


def clean(text: str, style: str = "") -> RichText:
    return RichText(_CONTROL.sub(" ", text), style=style)


def _table(block: Table) -> RichTable:
    table = RichTable(box=None, pad_edge=False)
    for column in block.columns:
        table.add_column(clean(column, style="bold"))
    for row in block.rows:
        table.add_row(*(clean(cell) for cell in row))
    return table
