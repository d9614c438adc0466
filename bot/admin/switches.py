"""Which skills are on: for a channel, for a group, or everywhere."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.admin.keys import EVERYWHERE, FOR, IN, SWITCHES
from bot.admin.live import LiveSettings
from skills.language import say
from skills.messages import Message, User

# whoever asks for help must get it, and from there what is on
FIXED = frozenset({"help", "home"})


@dataclass(frozen=True)
class Switchboard:
    """A channel's switch decides, then those of the person's groups, off before on, then the one for everywhere."""

    live: LiveSettings
    groups_of: Callable[[User], frozenset[str]]

    def off(self, command: str, message: Message) -> str | None:
        """Where a skill is switched off for this message, in words; None if it is on."""
        if command in FIXED:
            return None
        place = message.conversation
        here = self._switch(command, f"{IN}{place.platform}:{place.channel}")
        if here is not None:
            return None if here else say("in this channel")
        theirs = self._of_groups(command, message.sender)
        if theirs is not None:
            return None if theirs else say("for your group")
        return say("here") if self._switch(command, EVERYWHERE) is False else None

    def _switch(self, command: str, place: str) -> bool | None:
        found = self.live.get(SWITCHES, f"{command}{place}")
        return found.on if found else None

    def _of_groups(self, command: str, sender: User) -> bool | None:
        start = f"{command}{FOR}"
        set_for = {
            rest.removeprefix(start): switch.on
            for rest, switch in self.live.family(SWITCHES).items()
            if rest.startswith(start)
        }
        theirs = [set_for[group] for group in (self.groups_of(sender) if set_for else ()) if group in set_for]
        return all(theirs) if theirs else None
