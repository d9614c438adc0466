"""Answers in the box that people write in: what is found, as a card that they may send under their own name."""

from bot.platforms import Payload
from bot.platforms.teams.cards import card, heading, label, note, rich
from bot.platforms.teams.forms import attached
from bot.platforms.text.spans import Span, clean
from skills.messages import Lines, Quote, Reply, Text

MOST_QUOTES = 3


def found_cards(question: str, reply: Reply) -> Payload:
    """The answer with its quotes as one result; a sentence where there is none to send."""
    quotes = [block for block in reply.blocks if isinstance(block, Quote)]
    if not quotes:
        return {"type": "message", "text": label(_said(reply), 400)}
    body = [heading(clean(question)), note(reply.summary)]
    for one in quotes[:MOST_QUOTES]:
        parts = (
            rich([Span(clean(one.text))], quoted=True),
            rich([Span(clean(one.source), url=one.link)], quiet=True),
        )
        body += [part for part in parts if part]
    preview = {
        "contentType": "application/vnd.microsoft.card.thumbnail",
        "content": {"title": label(reply.summary, 120), "text": label(quotes[0].source, 120)},
    }
    return {
        "type": "result",
        "attachmentLayout": "list",
        "attachments": [{**attached(card(body)), "preview": preview}],
    }


def _said(reply: Reply) -> str:
    near = [line for block in reply.blocks if isinstance(block, Lines) for line in block.items]
    texts = [block.text for block in reply.blocks if isinstance(block, Text)]
    return " ".join(dict.fromkeys([reply.summary, *texts[:1], *near[:1]]))
