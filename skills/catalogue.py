"""Every skill, one line each."""

from typing import Any

from skills.ask import ask
from skills.catch_up import catch_up
from skills.contract import Skill
from skills.help import help_
from skills.home import home
from skills.meetings import meetings
from skills.minutes import minutes
from skills.status import status

# Any: the catalogue holds skills of every query and answer type
SKILLS: tuple[Skill[Any, Any], ...] = (ask, minutes, meetings, catch_up, home, status, help_)
DEFAULT = ask
