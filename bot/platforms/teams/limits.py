"""What Teams refuses, in one place.

Source: Microsoft's pages on formatting bot messages, AI-generated bot messages, streaming, rate limits and dialogs.
"""

from bot.platforms.text.split import size as size

MESSAGE_BYTES = 100_000  # a whole message as UTF-16, without images
TEXT = 10_000  # UTF-16 units of one message's text; longer ones go on in the next message, our choice
CARD = (
    14_000  # UTF-16 units of one card's JSON, so that text, card and citations together stay within a message
)
# Microsoft: 1024 by 1024 pixels and 1 MB, which do not count towards a message. The address that holds the bytes is
# kept shorter, by our choice, than the shortest that a renderer takes whole: 65,519 characters (AdaptiveCards#2881)
PICTURE_PIXELS, PICTURE_ADDRESS = 1_024, 65_000
ALT = 2_000  # of the words that stand for a picture; our choice
ACTIONS = 6  # buttons of one row
BUTTON_LABEL = 80  # our choice: Teams cuts longer ones on a phone
BUTTON_VALUE = 4_000  # our choice: what a press says, and a form keeps
TABLE_ROWS = 40  # of one card; our choice, clients grow slow beyond
TABLE_COLUMNS = 12
CITATIONS = 20
CITATION_NAME = 80
CITATION_ABSTRACT = 160
CITATION_LINK = 500  # our choice: a longer link is left out of a citation
INFORMATIVE = 1_000
STREAM_SECONDS = 120.0
SUGGESTED = 3  # suggested actions, in personal chats alone
COMMANDS = 12
COMMAND_TITLE = 32
# what one bot may send into one conversation: (how many, within how many seconds)
RATES = ((7, 1.0), (8, 2.0), (60, 30.0), (1_800, 3_600.0))
