"""A word back to a greeting, to thanks, and to a message without a word, which ask nothing."""

import re

from skills.errors import UserError
from skills.language import say
from skills.messages import Reply

_TO_WHOM = r"(?:[ ,]+(?:there|all|everyone|team|bot|confidant))?"
_GREETING = re.compile(
    rf"\W*(?:(?:hi|hey|hello|hallo|good (?:morning|afternoon|evening)|guten (?:morgen|tag|abend)|bonjour|salut|hola)"
    rf"{_TO_WHOM}\W*)+",
    re.IGNORECASE,
)
_THANKS = re.compile(
    rf"\W*(?:(?:(?:many )?thanks|thank you|thx|cheers|danke|vielen dank|merci|gracias)"
    rf"(?: (?:a lot|so much|very much|schön|sehr|beaucoup))?{_TO_WHOM}\W*)+",
    re.IGNORECASE,
)


def small_talk(text: str) -> Reply | None:
    """One line back; None where the text asks or tells something. Raises UserError where it holds no word."""
    if text and not re.search(r"\w", text):
        raise UserError(say("I found no words in that; ask in a sentence."))
    if _GREETING.fullmatch(text):
        return Reply(say("Hello! Ask me something; `help` lists what I can do."), ())
    if _THANKS.fullmatch(text):
        return Reply(say("You are welcome. `help` lists what else I can do."), ())
    return None
