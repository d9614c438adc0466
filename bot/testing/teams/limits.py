"""Teams' limits as the fake enforces them, each with its source in Microsoft's documentation."""

from dataclasses import dataclass

# names of the icons that a citation may show: bots/how-to/bot-messages-ai-generated-content
ICONS = frozenset(
    {
        "Microsoft Word",
        "Microsoft Excel",
        "Microsoft PowerPoint",
        "Microsoft OneNote",
        "Microsoft SharePoint",
        "Microsoft Visio",
        "Microsoft Loop",
        "Microsoft Whiteboard",
        "Source Code",
        "Sketch",
        "Adobe Illustrator",
        "Adobe Photoshop",
        "Adobe InDesign",
        "Adobe Flash",
        "Image",
        "GIF",
        "Video",
        "Sound",
        "ZIP",
        "Text",
        "PDF",
    }
)


@dataclass(frozen=True)
class Limits:
    """Sizes in UTF-16 units unless the name says bytes."""

    message_bytes: int = 100_000  # bots/how-to/format-your-bot-messages: 100 KB as UTF-16
    informative: int = 1_000  # bots/streaming-ux
    stream_seconds: float = 120.0  # bots/streaming-ux
    citations: int = 20  # bots/how-to/bot-messages-ai-generated-content, and the next four
    citation_name: int = 80
    citation_abstract: int = 160
    keywords: int = 3
    keyword: int = 28
    # bots/how-to/rate-limit: for one bot in one conversation, (how many, within how many seconds)
    rates: tuple[tuple[int, float], ...] = ((7, 1.0), (8, 2.0), (60, 30.0), (1_800, 3_600.0))
    actions: int = (
        6  # task-modules-and-cards/cards/cards-reference: primary actions of a card or an action set
    )
    card_version: tuple[int, int] = (1, 5)
    # build-conversational-capability: of a picture in a message or card, and of its file
    picture_pixels: int = 1_024
    picture_bytes: int = 1_000_000
    # the shortest address that holds a picture and that some renderer of cards does not take: AdaptiveCards#2881
    address: int = 65_520
    targeted_seconds: float = 86_400.0  # agents-in-teams/targeted-messages
    page: int = 500  # bots/how-to/get-teams-context: members of a page
    invoke_seconds: float = 15.0  # bots/how-to/conversations: how long Teams waits for an answer


def size(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
