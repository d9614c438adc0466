"""How this workspace treats meetings, as far as that is decided outside of how they are received and kept."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.meetings.meetings import Announce, LeftOut
    from bot.meetings.records import DeleteAfter, KeepActions, Shown


@dataclass(frozen=True)
class Customs:
    """`left_out`: why one must not be listened to; `announce`: what is said before; `keep_actions`: what is to be done
    after it; `shown`: its post; `delete_after`: when it goes."""

    left_out: "LeftOut"
    announce: "Announce"
    keep_actions: "KeepActions"
    shown: "Shown"
    delete_after: "DeleteAfter"
