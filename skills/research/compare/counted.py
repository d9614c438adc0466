"""What somebody else counted against a company's own number that bears no day: a contradiction, or mere growth.

A page without a day was read today, so that its number would take the place of any other that has one."""

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from decimal import Decimal

from skills.research.compare.figures import figures_in
from skills.research.compare.voices import is_on_own_site, known_on
from skills.research.compare.weigh import Claim, Scale
from skills.research.facts import Fact, Measure
from skills.research.report import Source

ONE_TIME = timedelta(days=730)  # after that nothing is said of today
_SURE = 0.75
_ALMOST, _A_YEAR = (
    Decimal("1.1"),
    Decimal("0.25"),
)  # so much more is the same, and so much more a year is growth
_PART = 3  # who counts fewer than a third has likely counted some of them
_NEAR = 400  # letters before a number in which the other one stands
_CLAIMS = re.compile(
    r"\b(?:advertis\w+|claims?|claimed|says|speaks of|spricht von|parle de|boasts?|promises|"
    r"own (?:figures?|count|words)|according to|"
    r"on its (?:own )?(?:web ?site|site|home page)|brochure|press release|wirbt|nach eigenen angaben|laut|"
    r"revendique|affirme|presume|afirma)\b",
    re.IGNORECASE,
)
_COUNTS = re.compile(
    r"\b(?:accounts?|ledgers?|filings?|filed|registers?|registry|audit\w*|counts?|counted|lists?|listed|arrived at|"
    r"found|figures?|survey\w*|jahresabschluss|register|zählt\w*|comptes|registre|cuentas|registro)\b",
    re.IGNORECASE,
)
# what tells how it was on the way to today's number
_GREW = re.compile(
    r"\b(?:had|were|was|grew|grown|rose|risen|up from|climbed|reached|passed|now|since then|at the time|back then|"
    r"hatte|wuchs|gewachsen|avait|comptait|tenía|creció)\b",
    re.IGNORECASE,
)


# “By the count of the guild it was 1,900”: that is what was counted, and not what was before
_COUNT_WAS = re.compile(
    r"\b(?:by|in|on|at|according to|per|nach|laut|in|selon|d[’']après|según)\s(?:[\w’'-]+ ){0,4}?(?:count|census|tally|"
    r"registers?|registry|records?|accounts?|filings?|ledgers?|audit|annual report|survey|zählung|register|"
    r"jahresabschluss|registre|comptes|decompte|décompte|cuentas|registro)\b[^.;\d]{0,40}?\b(?:it|that|there|they|the "
    r"(?:figure|number|total|count)|es|ce) (?P<was>was|were|waren?|était|étaient|eran?)(?= (?:only |just |nur |"
    r"seulement )?\d)",
    re.IGNORECASE,
)


def without_count_was(text: str) -> str:
    """A sentence in which “was” stands before what was counted, with as many blanks there; one that names a year tells
    of that."""
    found = None if _YEAR.search(text) else _COUNT_WAS.search(text)
    return (
        f"{text[: found.start('was')]}{' ' * len(found['was'])}{text[found.end('was') :]}" if found else text
    )


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def counter(scale: Scale, winner: Claim, older: Sequence[Claim]) -> list[Claim]:
    """Of what would be told as held before, the numbers that contradict a company's own one without a day."""
    own = [fact for fact in winner.facts if is_on_own_site(fact, scale.sources)]
    if not own or any(fact.about for fact in own) or not own[0].measure:
        return []
    others = [one for one in older if not one.own and not one.ours and not one.best.past]
    return [
        one
        for one in others
        if any(_is_set_against(own[0].measure, fact, scale.sources) for fact in one.facts)
        or (
            _is_another(scale, winner, one)
            and not any(scale.replaces(other, one) for other in others if other is not one)
        )
    ]


def _is_set_against(claimed: Measure, fact: Fact, sources: Mapping[str, Source]) -> bool:
    """“It advertises more than 600. Its accounts list 430.”: both stand side by side, each with whose it is."""
    if _GREW.search(without_count_was(fact.span.quote)):
        return False
    text, span = sources[fact.span.source].text, fact.span
    near = text[max(0, span.start - _NEAR) : span.end].rpartition("\n\n")[2]
    lead = near.removesuffix(span.quote)
    told = {figure.amount for figure in figures_in(near)}
    return claimed.amount in told and bool(_CLAIMS.search(lead or near) and _COUNTS.search(span.quote))


def _is_another(scale: Scale, winner: Claim, other: Claim) -> bool:
    """Whether somebody who says nothing of the company's number has counted another one not long ago."""
    mine, theirs = winner.best.measure, other.best.measure
    day = known_on(other.best, scale.sources)
    if mine is None or theirs is None or winner.known is None or day is None:
        return False
    if winner.sites & other.sites or winner.known - day > ONE_TIME:
        return False
    if other.best.sure < _SURE or other.best.tagged or _GREW.search(without_count_was(other.best.span.quote)):
        return False
    years = Decimal((winner.known - day).days) / 365
    return _differs(mine, theirs, _ALMOST + _A_YEAR * years)


def _differs(mine: Measure, theirs: Measure, growth: Decimal) -> bool:
    """Whether the one is more than the other could have grown to, and yet may count the same."""
    low, high = sorted((mine.amount, theirs.amount))
    if not low or high > low * _PART or theirs.at_least:
        return False
    if mine.amount < theirs.amount:
        return not mine.at_least and high > low * _ALMOST
    return high > low * growth
