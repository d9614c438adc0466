"""The words of admins: each looks, proposes and waits for a click."""

from typing import Any

from skills.admin.audit import audit
from skills.admin.decide import cancel, confirm, undo
from skills.admin.experts import experts
from skills.admin.listen import listen
from skills.admin.look import gaps, people, templates, usage
from skills.admin.models import models
from skills.admin.privacy import privacy
from skills.admin.rules import rules
from skills.admin.schedule import schedule
from skills.admin.sources import sources
from skills.admin.switch import skills_
from skills.admin.threshold import threshold
from skills.contract import Skill

# Any: skills of every query and answer type
ADMIN: tuple[Skill[Any, Any], ...] = (
    skills_,
    experts,
    listen,
    audit,
    privacy,
    rules,
    threshold,
    gaps,
    usage,
    models,
    sources,
    people,
    schedule,
    templates,
    undo,
    confirm,
    cancel,
)
