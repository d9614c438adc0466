"""What a tagger takes for a fault, and praises by words that leave no doubt; and the other way round."""

import pytest

from indexing.tagging import Tag
from skills.research.extract.tagging.marks import put_right

PRAISE = [
    "There is no minimum order, so even a single classroom can start.",
    "Support picks up within a minute, and it is always a person.",
    "The spare parts come the next day.",
    "Clients sign without an account.",
    "Die Einrichtung gelang uns an einem Vormittag.",
    "Acme is the only one of the three to publish its failure rates.",
    "In our test Acme leads in ease of use: it needs 6 clicks, and the slowest needs 17.",
    "Kein Vertrag, keine Mindestlaufzeit.",
]
BLAME = [
    "Support never picks up within a day.",
    "The app does not work without an account.",
    "The spare parts came, but only the next day.",
    "There is no minimum order, but only until June.",
    "Acme leads in complaints.",
    "It drops your account with no notice period.",
    "The goods were delivered the next day, broken.",
]


def _label(text: str) -> str:
    [tag] = put_right(text, [Tag("weakness", 0, len(text), 0.95)])
    return tag.label


@pytest.mark.parametrize("text", PRAISE)
def test_praise_is_no_weakness(text: str) -> None:
    assert _label(text) == "edge"


@pytest.mark.parametrize("text", BLAME)
def test_blame_stays_one(text: str) -> None:
    assert _label(text) == "weakness"
