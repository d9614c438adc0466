"""What Slack refuses, in one place: sizes of messages and blocks, and how a size is counted.

Source: Slack's Block Kit reference, the models of slack_sdk 3.47.0, and, for the whole message, the refusals
(`msg_blocks_too_long` near 13,200) that metabase#79908 and bolt-js#2509 measured.
"""

from bot.platforms.text.split import size as size

BLOCKS = 50
SECTION = 3_000
HEADER = 150
CONTEXT = 2_000
CONTEXT_ELEMENTS = 10
BUTTONS = 25
BUTTON_LABEL = 75
BUTTON_VALUE = 2_000
ACTION_ID = 255
MODAL_TITLE = 24
MODAL_BLOCKS = 100
INPUT = 3_000
INPUT_LABEL = 2_000
ALT = 2_000  # what is said in the place of a picture
OPTIONS = 100
OPTION_VALUE = 150
TABLE_ROWS = 100  # the header counts
TABLE_COLUMNS = 20
TABLE_CHARACTERS = 10_000  # over all tables of a message, and Slack takes one table a message
LINK = 2_000  # markup and words; Slack takes longer ones, but a link is never cut and has to fit beside words
MESSAGE = 12_000  # every text and value of a message together
TEXT = 3_900  # chat.update refuses over 4,000, chat.postMessage only over 40,000
NOTIFICATION = 1_000  # what a notification or a screen reader gets beside the blocks; our choice
