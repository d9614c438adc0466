"""When each chore is due unless an admin says otherwise, and what it does, in a sentence for them."""

from collections.abc import Mapping

from bot.settings import Settings
from bot.sources.settings import SourceSettings
from skills.language import say

TIDY, SYNC, GAPS, SIGNS = "tidy", "sync", "gaps", "signs"
REMIND, DIGESTS, EXPIRE = "reminders", "meeting-digests", "retention"
DATABASES, WATCHES = "databases", "watches"
# cron lines, in UTC; days by name, because APScheduler counts them from Monday, 0
USUAL: Mapping[str, str] = {
    TIDY: "17 3 * * *",
    SYNC: SourceSettings().schedule,
    DATABASES: "29 2 * * *",
    GAPS: "0 8 * * mon",
    SIGNS: "41 3 * * *",
    REMIND: "30 7 * * mon-fri",
    DIGESTS: "5 8 * * mon-fri",
    EXPIRE: "53 3 * * *",
    WATCHES: "11 * * * *",
}
WHAT: Mapping[str, str] = {
    TIDY: say("what nobody needs any more is dropped"),
    SYNC: say("sources are brought up to date"),
    DATABASES: say("databases are looked at again"),
    GAPS: say("questions without an answer are posted"),
    SIGNS: say("it is looked whether what is asked has changed"),
    REMIND: say("people are reminded of what is due"),
    DIGESTS: say("digests of meetings are posted"),
    EXPIRE: say("meetings past their time are deleted"),
    WATCHES: say("reports that are watched are looked at again"),
}


def from_environment(settings: Settings, chore: str) -> str | None:
    """A cron line that the environment sets; None where the usual one holds."""
    line = settings.sources.schedule if chore == SYNC else USUAL[chore]
    return line if line != USUAL[chore] else None
