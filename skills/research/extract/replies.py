"""What the sentence behind says of the one before: that it is untrue, or that the answer to its question is no."""

import re

# short, and about nothing but what was said: “It had not.”, “That was wrong.”, “The poster made it up.”
_UNTRUE = re.compile(
    r"(?:(?:it|he|she|they|we|this|that|there)(?: (?:had|has|have|does|do|did|is|was|are|were|would|will)(?: not|"
    r"n[’']t)|"
    r" won[’']t|[’'](?:s|re) not)"
    r"(?: (?:so|true|correct|right|the case|(?:done )?anything of the (?:kind|sort)))?|"
    r"(?:that|this|it|(?:the|that|this) (?:claim|story|report|figure|number|post|rumou?r|sentence|statement)) "
    r"(?:is|was|has been|turned out(?: to be)?|proved(?: to be)?) (?:\w+ )?(?:wrong|false|untrue|incorrect|made up|"
    r"invented|"
    r"an error|(?:a|our|my) (?:mistake|error|typo)|not (?:true|so|correct|right)|withdrawn|retracted|a hoax|a joke)"
    r"(?:,? (?:and|for which) [^.]{3,60})?|"
    r"(?:we|i) (?:were|was|stand) (?:wrong|mistaken|corrected)|(?:we|i) got (?:that|it|this) wrong|"
    r"(?:our|my) (?:mistake|error|apologies)|nothing of the (?:kind|sort)(?: \w+){0,3}|"
    r"(?:the )?(?:poster|author|writer|user|reviewer|reader)s? (?:\w+ ){0,2}(?:admitted|conceded|confessed|withdrew|"
    r"retracted)"
    r"\b[^.]{0,60}|"
    r"das (?:stimmt|stimmte|trifft|traf) (?:so )?nicht(?: zu)?|das (?:ist|war) (?:falsch|unwahr|ein irrtum|ein fehler)|"
    r"(?:cela|c[’']) ?(?:est|était) (?:faux|inexact|une erreur)|il n[’']en (?:est|était) rien|"
    r"(?:no es|no era) (?:cierto|verdad)|(?:es|era) falso|(?:fue|era) un error)[.!]?",
    re.IGNORECASE,
)
# what was published and is there no more
_TAKEN_DOWN = re.compile(
    r"\b(?:taken down|took down|removed|deleted|withdrawn|withdrew|retracted|pulled) "
    r"(?:the|a|my|our|his|her|their|that|this) (?:\w+ )?(?:post|article|claim|story|comment|statement|review|"
    r"report)s?\b",
    re.IGNORECASE,
)
_NO = re.compile(
    r"(?:(?:no|nope|sorry|unfortunately|sadly)[,:]? )?(?:no|nope|none|not (?:yet|at (?:the moment|present)|currently|"
    r"today|so far|"
    r"for now|right now|really|any ?more)|(?:sadly|unfortunately|alas|regrettably),? (?:not|no)|"
    r"(?:i[’']m|we[’']re|i am|we are) afraid not|there (?:isn[’']t|is not|aren[’']t|are not)(?: one| any)?(?: yet)?|"
    r"(?:it|we|you|they) (?:doesn[’']t|does not|don[’']t|do not|can[’']t|cannot|isn[’']t|is not|aren[’']t)(?: yet)?|"
    r"nein|leider (?:nicht|nein)|noch nicht|derzeit nicht|non|pas encore|malheureusement (?:non|pas)|"
    r"(?:no, )?(?:todavía|aún) no|por desgracia no)[.!]?",
    re.IGNORECASE,
)
# what a buyer hopes to hear yes to
_CAN_IT = re.compile(
    r"(?:(?:and|so|but) )?(?:(?:is|are) there|does|do you (?:have|offer|support|make|sell|deliver|ship|provide)|can|"
    r"is it (?:possible|available)|will it|gibt es|kann|können|lässt sich|unterstützt|haben sie|läuft|"
    r"existe-t-il|y a-t-il|peut-on|puis-je|proposez-vous|hay|se puede|puedo|tienen)\b[^?]{8,}\?",
    re.IGNORECASE,
)
# and what he hopes to hear no to
_SPARED = re.compile(
    r"\b(?:need|have to|must|hidden|fees?|costs?|charged?|surcharge|contracts?|minimum|limits?|lock|lose|losing|share|"
    r"sell (?:my|our|your)|catch|commitment|obligation|card|discounts?|expire|penalt\w+|slow|hurt|harm|damage|risks?|"
    r"dangerous|void|"
    r"break|replace|difference|track|spy|ads|interfere|disturb|installation|deposit|"
    r"gebühr\w*|kosten\w*|vertrag\w*|mindest\w*|muss|müssen|brauch\w*|frais|engagement|faut-il|dois-je|"
    r"permanencia|comisi\w+|hace falta)\b",
    re.IGNORECASE,
)


def is_untrue(following: str) -> bool:
    """Whether the sentence behind says that what stands before it is not so."""
    return bool(_UNTRUE.fullmatch(following.strip()))


def is_taken_down(text: str) -> bool:
    """Whether a sentence tells of what somebody published and took back."""
    return bool(_TAKEN_DOWN.search(text))


def is_answered_no(question: str, answer: str) -> bool:
    """Whether a buyer's question whether it can do something is answered in one word or two with no."""
    return bool(
        _CAN_IT.fullmatch(question.strip()) and not _SPARED.search(question) and _NO.fullmatch(answer.strip())
    )
