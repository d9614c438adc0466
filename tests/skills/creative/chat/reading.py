"""What stands in a reply, as a person sees it."""

from skills.messages import Block, Choices, File, Footer, Form, Heading, Lines, Picture, Reply, Table, Text


def labels(reply: Reply) -> list[str]:
    """What can be pressed, in order."""
    pairs = [label for one in reply.blocks if isinstance(one, Choices) for _, label in one.labelled]
    return [*pairs, *(one.label for one in reply.blocks if isinstance(one, Form))]


def option(reply: Reply, label: str) -> str:
    """What pressing this says."""
    found = {shown: said for one in reply.blocks if isinstance(one, Choices) for said, shown in one.labelled}
    return found[label]


def pictures(reply: Reply) -> list[bytes]:
    return [one.content for one in reply.blocks if isinstance(one, Picture)]


def files(reply: Reply) -> list[File]:
    return [one for one in reply.blocks if isinstance(one, File)]


def forms(reply: Reply) -> dict[str, Form]:
    return {one.label: one for one in reply.blocks if isinstance(one, Form)}


def told(reply: Reply) -> str:
    """Everything that is read in it."""
    return "\n".join((reply.summary, *(_words(one) for one in reply.blocks)))


def _words(block: Block) -> str:
    match block:
        case Lines():
            return "\n".join(block.items)
        case Text() | Footer() | Heading():
            return block.text
        case Choices():
            return block.prompt
        case Table():
            return "\n".join(" ".join(row) for row in block.rows)
        case _:
            return ""
