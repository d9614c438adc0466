""" "Are you sure?" and "source?" ask nothing new: the last question is asked again, so that its answer is read anew and
shown with its source and how sure it is."""

import re
from collections.abc import Sequence

from skills.messages import Turn

_DOUBT = re.compile(
    r"\W*(?:(?:hm+|oh|and|but|wait|ok(?:ay)?|und|aber|et|mais)\W+)*(?:"
    r"(?:are you|you|r u) (?:really |quite |absolutely )?(?:sure|certain)(?: (?:about|of) (?:this|that|it))?|"
    r"(?:is|was) (?:that|this|it) (?:really )?(?:true|right|correct|so|up to date)|really|seriously|says who|"
    r"(?:how|where) do you know(?: (?:that|this))?|where (?:does (?:that|this|it) come|is (?:that|this|it)) from|"
    r"(?:what(?:['’]s| is) (?:the|your) |your |the )?(?:source|evidence|proof)|"
    r"(?:bist du|sind sie) (?:dir |sich )?(?:ganz )?sicher|wirklich|stimmt das|(?:die )?quelle|woher weißt du das|"
    r"(?:tu es|vous êtes|es-tu|êtes-vous) sûre?s?|vraiment|c['’]est vrai|(?:la )?source"
    r")\W*",
    re.IGNORECASE,
)


def doubts(question: str) -> bool:
    """Whether somebody only asks how sure the last answer is, or where it stands."""
    return bool(_DOUBT.fullmatch(question))


def asked_before(question: str, earlier: Sequence[Turn]) -> tuple[str, tuple[Turn, ...]] | None:
    """The question whose answer is doubted, with the turns before it; None where none is."""
    if not doubts(question):
        return None
    places = [place for place, turn in enumerate(earlier) if not doubts(turn.asked)]
    return (earlier[places[-1]].asked, tuple(earlier[: places[-1]])) if places else None
