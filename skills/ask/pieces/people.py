"""Which groups of people a text speaks of, so that what holds for drivers is no answer about cleaners."""

import re
from itertools import pairwise

from skills.stems import stem

_GROUPS = (
    "contractors freelancers subcontractors temps agency cleaners drivers apprentices trainees interns managers "
    "directors executives engineers technicians mechanics nurses doctors teachers crew volunteers "
    "visitors guests students pupils children toddlers adults pensioners retirees seniors juniors partners recruiters "
    "expatriates part-timers newcomers customers suppliers distributors resellers tenants lodgers consultants "
    "leiharbeiter praktikanten auszubildende azubis werkstudenten führungskräfte fahrer besucher gäste kunden rentner "
    "stagiaires intérimaires apprentis cadres visiteurs clients retraités chauffeurs"
).split()
# by their own forms: "pension" has the stem of pensioners and is no group
_KNOWN = {form: stem(word) for word in _GROUPS for form in (word, word.removesuffix("s"))}
_KNOWN |= {form: stem("guests") for form in ("visitor", "visitors")}  # one group by two names
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# words before a group's name that make another group of it: "retired drivers" are no drivers
_APART = frozenset("agency retired former temporary external part-time student deck office night".split())
_OWN = frozenset("your my his her their".split())
_FAMILY = frozenset(("children", "partners"))


def groups_in(text: str) -> frozenset[str]:
    """The stems of the groups that are named; "agency cleaners" are of both, and of no others."""
    words = [match.group().lower() for match in _WORD.finditer(text)]
    found = {
        _KNOWN[word]
        for before, word in pairwise(["", *words])
        if word in _KNOWN and not _is_ones(before, word)
    }
    for first, second in pairwise(words):
        if first in _APART and (
            stem(second) in _KNOWN or second in {"staff", "workers", "crew", "employees"}
        ):
            found.add(stem(first))
    return frozenset(found)


def is_narrower(text: str, asked: frozenset[str]) -> bool:
    """Whether a text names a group that is asked for only as a part of it: "agency cleaners" and no other cleaners."""
    words = [match.group().lower() for match in _WORD.finditer(text)]
    before = [(first, _KNOWN[word]) for first, word in pairwise(["", *words]) if word in _KNOWN]
    return any(
        all(first in _APART and stem(first) not in asked for first, group in before if group == one)
        for one in {group for _, group in before} & asked
    )


def _is_ones(before: str, word: str) -> bool:
    """ "your manager", whom somebody asks, and "my children" are no groups."""
    return before in _OWN and (word in _FAMILY or (not word.endswith("s") and word != "children"))
