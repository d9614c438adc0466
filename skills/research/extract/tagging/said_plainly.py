"""What is said plainly enough to be believed where a trained tagger sees nothing in it."""

import re

from skills.research.extract.fields.edges.eased import is_eased
from skills.research.extract.fields.edges.edge import NOBODY_ELSE, is_unlike_others
from skills.research.extract.fields.faults.no_fault import goes_on
from skills.research.extract.fields.faults.weakness import regrets
from skills.research.extract.fields.prices.passes import is_of_a_pass
from skills.research.extract.labels.labels import asks, gives_reasons, is_asked_for, names_reasons, says_all
from skills.research.extract.labels.nobody_else import is_listed_alone
from skills.research.extract.labels.value import FIGURES, Said, Value
from skills.research.extract.words.families import NO_OTHER, SOLE

ALONE = re.compile(
    r"\b(?:find (?:another|a second)|know of (?:another|any other)|no one else|nobody (?:else|but)|"
    rf"the {SOLE}|{NO_OTHER}|"
    r"unique|alone|no (?:rival|competitor)|none of (?:the|our|its) (?:others?|rivals|competitors)|"
    r"every other|"
    r"every(?:one|body) else[’']s|with every(?:one|body) else|any other (?:maker|vendor|supplier|brand|provider|"
    r"firm)|aucun concurrent|"
    rf"{NOBODY_ELSE}|"
    r"tout(?:es)? les autres|tous les autres|alle anderen|"
    r"the next (?:quick|fast|small|light|cheap|near|clos)est)\b",
    re.IGNORECASE,
)
_HAS_NO = re.compile(
    r"\b(?:ha[sd]|have|offers?|comes with|gives|provides) (?:still )?no\b|\black(?:s|ed|ing)?\b",
    re.IGNORECASE,
)
_DOES_NOT = re.compile(
    r"\b(?:does|do|can)(?: not|n[’']t|not) (?:yet )?(?:work|run|support|export|import|sync|include|offer|"
    r"handle|print|"
    r"connect|supply|deliver|ship|repair|install)\b|\bno longer (?:ship|deliver|sell|come|support|repair)s? (?:to|"
    r"in|on)\b|\b(?:kan|understøtter|fungerer|virker) (?:endnu )?ikke\b|\bkan (?:nog )?niet\b|\bkan (?:ännu )?inte\b",
    re.IGNORECASE,
)
_LEAST_OF_SENTENCE = 6  # words: in fewer the tagger has nothing to go by


def is_said_plainly(value: Value, field: str, said: Said) -> bool:
    """Whether words are plain enough without a tagger: “no other does”, “free”, “€49 a month”, a cell of a table, what
    stands below a heading that asks for it."""
    text = said.text
    if field in FIGURES:
        is_sum = value.measure is not None and value.measure.amount > 0 and not value.measure.per
        is_short = len(text.split()) < _LEAST_OF_SENTENCE
        return not is_sum or is_short or (field == "price" and is_of_a_pass(text, value.start))
    if field == "weakness":
        is_plain = any(one.search(text, value.start, value.end) for one in (_HAS_NO, _DOES_NOT))
        is_asked = any(asks(field, one) for one in said.label.split(" › "))
        return is_plain or is_asked or regrets(text) or is_asked_for(field, text, said.path)
    if field != "edge":
        return False
    is_plain = says_all("edge", said.path) or (said.leads and gives_reasons(said.path))
    is_plain = is_plain or (said.alone and (is_listed_alone(said.path) or names_reasons(said.path)))
    is_plain = is_plain or is_unlike_others(text) or goes_on(text) or is_eased(said)
    # above what others list there is no advertising
    return (
        is_plain
        or is_asked_for("edge", text, () if said.own else said.path)
        or bool(ALONE.search(text, value.start))
    )
