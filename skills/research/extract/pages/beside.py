"""What the place of a line on its page says of it: among plans for later, in a list of people, in somebody's words."""

import re

from indexing.web.page import BlockKind
from skills.research.extract.fields.proofs.holders import is_won_or_held
from skills.research.extract.pages.one_page import OnePage
from skills.research.extract.words.of_something_else import is_of_people
from skills.research.extract.words.ours import speaks_of_us
from skills.research.extract.words.statements import Statement

_LATER = re.compile(
    r"\((?:(?:[^\W\d_]+ )?(?P<year>20\d\d)|some ?day|soon|later|planned|coming|next year|tbd|geplant|"
    r"später|bald|bientôt|prévue?|más adelante|próximamente|previst[oa]|later|gepland)\)\W*$",
    re.IGNORECASE,
)


def is_among_plans(on: OnePage, statement: Statement) -> bool:
    """“SOC 2”, an item between “Travel (2027)” and “Donor portal (someday)”."""
    if statement.kind is not BlockKind.ITEM:
        return False
    beside = on.items_beside(statement)
    later = [one for one in beside if _is_later(one.text, on.page.fetched_at.year)]
    return len(later) * 2 >= len(beside) and len(later) > 1


def _is_later(text: str, year: int) -> bool:
    found = _LATER.search(text)
    return found is not None and (not found["year"] or int(found["year"]) > year)


def is_of_a_person(on: OnePage, statement: Statement) -> bool:
    """Whether a certificate or a prize on a house's own page is that of somebody who works there, or of a customer who
    speaks of his own house."""
    if on.who.own is None or not is_won_or_held(statement.text):
        return False
    if statement.quoted:
        return speaks_of_us(statement.text)
    is_below = is_of_people(statement.path)
    is_ours = speaks_of_us(statement.text) or any(one.name for one in on.who.mentions(statement))
    return is_below and statement.kind is BlockKind.ITEM and not is_ours
