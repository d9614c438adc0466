"""What is asked about each company: ten fields that every report has, and those that a workspace adds."""

from dataclasses import dataclass
from enum import StrEnum

from skills.language import say


class Kind(StrEnum):
    """What a value is, which decides how two of them are told equal."""

    NAME = "name"
    WORDS = "words"
    MONEY = "money"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True)
class Field:
    """`name` is the key in files; `label` is read by people; `question` finds passages, with {company} in it.

    `cues` are words near which a value stands, for fields that a workspace added. `many`: a company has several."""

    name: str
    label: str
    question: str
    kind: Kind
    many: bool = False
    cues: tuple[str, ...] = ()


FIELDS = (
    Field("company", say("Company"), "What is the full name of {company}?", Kind.NAME),
    Field("segment", say("Segment"), "Which customers is {company} made for?", Kind.WORDS),
    Field("product", say("Product"), "What product does {company} sell?", Kind.NAME),
    Field("price", say("Price"), "What does {company} cost?", Kind.MONEY, many=True),
    Field("customers", say("Customers"), "How many customers does {company} have, and who?", Kind.NUMBER),
    Field("funding", say("Funding"), "How much money has {company} raised?", Kind.MONEY, many=True),
    Field("edge", say("Edge"), "What can {company} do that others cannot?", Kind.WORDS, many=True),
    Field("weakness", say("Weakness"), "What is missing or criticised at {company}?", Kind.WORDS, many=True),
    Field(
        "proof",
        say("Proof"),
        "Which awards, certificates or results does {company} have?",
        Kind.WORDS,
        many=True,
    ),
    Field("date", say("As of"), "When was this written?", Kind.DATE),
)
