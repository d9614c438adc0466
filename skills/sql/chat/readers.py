"""Why somebody alone sees a draft or its rows."""

from skills.language import Sentence, say


def alone(database: str) -> Sentence:
    """Why others in a channel do not see it."""
    return say(
        "Somebody who reads along here may not ask {database} this, so only you see it.", database=database
    )
