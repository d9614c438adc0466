"""Every skill, one line each."""

from typing import Any

from skills.admin import ADMIN
from skills.ask import ask
from skills.catch_up import catch_up
from skills.contract import Skill
from skills.creative.chat import BRAND, CREATIVE
from skills.evidence import evidence, results
from skills.feedback import feedback
from skills.file import file
from skills.help import help_
from skills.home import home
from skills.meetings import meetings
from skills.minutes import minutes
from skills.person import answer, claim, decline, person
from skills.research.chat import RESEARCH
from skills.share import share
from skills.sql.chat import SQL
from skills.status import status

# Any: the catalogue holds skills of every query and answer type
SKILLS: tuple[Skill[Any, Any], ...] = (
    ask,
    minutes,
    meetings,
    catch_up,
    SQL[0],
    CREATIVE[0],
    RESEARCH[0],
    home,
    status,
    help_,
    # about a question that was asked
    feedback,
    evidence,
    results,
    person,
    share,
    file,
    # about a query that was drafted
    *SQL[1:],
    # about advertisements that were drafted
    *CREATIVE[1:],
    # about research that was planned
    *RESEARCH[1:],
    # for whoever answers it
    claim,
    answer,
    decline,
    # for whoever looks after it
    BRAND,
    *ADMIN,
)
DEFAULT = ask
