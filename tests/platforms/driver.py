"""What one scenario needs of a chat platform, so that the same lines run on each of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

BOSS = "boss"  # the admin of every company here
PATIENCE = 60.0


@dataclass(frozen=True)
class Seen:
    """A message of ours as a person sees it; `buttons` can be pressed, `pictures` are PNGs."""

    text: str
    buttons: tuple[str, ...]
    id: str
    pictures: tuple[bytes, ...] = ()
    native: Any = None  # Any: each fake's own


class Driver(Protocol):
    """A company on one platform. `None` for a room is a person's own conversation with us."""

    name: str

    def begin(self) -> None:
        """A scenario begins: what was said before is not seen in it, so that each finds its own words."""

    def person(self, *, guest: bool = False) -> str:
        """Somebody who is new to the company, by name."""

    def room(self, *people: str) -> str:
        """A place where all of these read along, and we are."""

    def say(
        self, person: str, text: str, *, room: str | None = None, files: Mapping[str, bytes] | None = None
    ) -> object:
        """Write to us; in a room by a mention."""

    def murmur(self, person: str, text: str, *, room: str) -> None:
        """Write to everybody in a room, where we may hear it."""

    def see(self, person: str, words: str, *, room: str | None = None, count: int = 1) -> Seen:
        """Our count-th message with these words that this person sees there, waited for."""

    def seen(self, person: str, *, room: str | None = None) -> list[Seen]:
        """Everything of ours that they see there now, oldest first."""

    def press(self, person: str, message: Seen, label: str) -> None:
        """Press a button, or type what it says."""

    def fill(self, person: str, message: Seen, label: str, values: Mapping[str, str]) -> None:
        """Open a form by its button, fill it in and send it, or type the same."""

    def ask_in_form(self, person: str, command: str, values: Mapping[str, str]) -> None:
        """Open the form of a command, fill it in and send it."""

    def thumb(self, person: str, message: Seen, *, up: bool, reason: str = "") -> None:
        """Say whether an answer helped."""

    def again(self, said: object) -> None:
        """The platform sends the same event once more."""

    def be_busy(self, times: int) -> None:
        """The platform refuses our next messages for now."""

    def call(self, transcript: str, *people: str) -> str:
        """These people had a call, and its program has the transcript; the room where its minutes belong."""

    def look_again(self) -> None:
        """Time passes until every watched report is due and was looked at."""

    def take_file(self, person: str, name: str) -> bytes:
        """The content of a file that we gave this person, whose name holds these words."""
