"""What people asked to be left out of meetings: whose words, and which said words begin and end a stretch."""

import re
import unicodedata
from dataclasses import dataclass

from skills.language import say

_ASIDE = re.compile(r"\s*[(\[][^)\]]*[)\]]")


@dataclass(frozen=True)
class OptOuts:
    """`people` are names as a transcript shows them; `off` and `on` are spoken phrases, `titles` words of a title.

    `whole`: a meeting that one of these people attends is left out as a whole, not only their words."""

    people: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    whole: bool = False

    def names(self, speaker: str | None) -> bool:
        """Whether a label is one of these people, however it is spelt: "Raman, Priya (Aero)" is Priya Raman."""
        return bool(speaker) and plain_name(speaker or "") in {plain_name(one) for one in self.people}

    def why_left_out(self, title: str, attendees: tuple[str, ...] = ()) -> str | None:
        """Why a meeting is not to be listened to, in words that name nobody; None if it may be."""
        said = tokens(title)
        for phrase in self.titles:
            if holds(said, tokens(phrase)):
                return say("its title holds {phrase!r}", phrase=phrase)
        if self.whole and any(self.names(one) for one in attendees):
            return say("somebody who was there opted out")
        return None


def plain_name(name: str) -> str:
    """A name for comparing: no aside, no accents, given name first, lower case."""
    bare = _ASIDE.sub("", name).strip()
    family, comma, given = bare.partition(",")
    turned = f"{given} {family}" if comma and given.strip() else bare
    apart = unicodedata.normalize("NFKD", turned.casefold())
    return " ".join("".join(one for one in apart if not unicodedata.combining(one)).split())


def tokens(text: str) -> list[str]:
    """The words of a text for comparing: "Off-the-record!" is off, the, record."""
    return re.findall(r"[^\W_]+", text.casefold())


def holds(said: list[str], phrase: list[str]) -> bool:
    """Whether the words of a phrase stand together, in order."""
    width = len(phrase)
    return bool(width) and any(
        said[start : start + width] == phrase for start in range(len(said) - width + 1)
    )
