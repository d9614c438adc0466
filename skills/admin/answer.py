"""What every word of admins gives back: a reply that was worded where the facts were."""

from dataclasses import dataclass

from skills.messages import Reply


@dataclass(frozen=True)
class Worded:
    reply: Reply

    def to_reply(self) -> Reply:
        return self.reply
