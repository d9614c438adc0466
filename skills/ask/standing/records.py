"""What minutes hold beside facts: who was there, who is to do what, what was left open; and papers not in force."""

import re
from collections.abc import Sequence

from indexing.documents import Passage
from skills.ask.pieces.people import groups_in
from skills.ask.pieces.sentences import Sentence
from skills.ask.pieces.words import stems_of, words_of
from skills.stems import stem

_PRESENT = re.compile(
    r"^\W*(?:also )?(?:present|attend(?:ees|ance|ing)|participants?|in attendance|"
    r"excused|apologies|absent|chair(?:ed by)?|"
    r"minutes(?: taken)?(?: by)?|note[- ]?taker|anwesend\w*|teilnehmer\w*|teilnehmende|entschuldigt|abwesend|protokoll|"
    r"vorsitz|présents?|participants?|excusés?|absents?|présidence|secrétaire)\W*:\W*"
    r"(?-i:[A-ZÀ-Þ][\w'’.-]*(?:,|\s+[A-ZÀ-Þ(]|\s+(?:and|und|et)\s|\W*$))",
    re.IGNORECASE,
)
_ASKS_PRESENT = re.compile(
    r"\b(?:present|attend\w*|participa\w*|excused|absent|chair\w*|minutes|meetings?|committees?|was there|took part|"
    r"anwesend\w*|teil\w*|protokoll\w*|sitzung\w*|vorsitz\w*|présent\w*|réunion\w*|assist\w*)\b",
    re.IGNORECASE,
)
_TASKS = re.compile(
    r"^\W*(?:\d+\.?\s*)?(?:actions?(?: items| points)?|action list|to-?dos?|tasks|next steps|aufgaben|maßnahmen|"
    r"nächste schritte|actions à mener|tâches|prochaines étapes)\W*$",
    re.IGNORECASE,
)
_ASKS_TASK = re.compile(
    r"\b(?:who(?:m|se)?|actions?|tasks?|to-?dos?|next steps|supposed to|wer|wen|aufgaben?|qui|tâches?)\b",
    re.IGNORECASE,
)
# "Ana Ruiz orders", "Bo to ask"; not "Sign your contract", "Keep all fridges cold", "The shift lead locks"
_DOER = re.compile(
    r"^\W*(?!(?:The|Each|Every|All|An?|Der|Die|Das|Jede[rs]?|Alle|Le|La|Les|L['’]\w+|Chaque|Tous|Toutes)\b)"
    r"(?:[A-ZÀ-Þ][\w'’-]+\s+){1,3}"
    r"(?!(?:the|an?|your|our|my|his|her|its|their|all|each|every|any|both|this|that|these|those|no|it|them|us|me|yourself|"
    r"in|on|at|for|from|with|by|up|out|off|into|after|before|until|if|when|where|"
    r"die|der|das|den|dem|ein|eine[nmrs]?|ihre?[nmrs]?|alle[nmrs]?|jede[nmrs]?|im|am|bei|vor|nach|"
    r"les?|la|des?|du|une?|votre|vos|tous|toutes|chaque|au|aux|avant|après)\b)"
    r"(?P<does>[a-zà-ÿ]{2,})"
)
_LEFT_OPEN = re.compile(
    r"^\W*(?:whether|ob)\b.*\b(?:(?:was|is|were) (?:not (?:yet )?decided|left open|still open|undecided)|"
    r"to be decided\W*$|"
    r"(?:wurde|ist|bleibt) (?:noch )?(?:nicht entschieden|offen)|n['’](?:a|est) pas (?:encore )?(?:été )?décidé)",
    re.IGNORECASE,
)
_ASKS_OPEN = re.compile(
    r"\b(?:decid\w*|decision\w*|open (?:questions?|points?|matters?|items?)|still open|undecided|whether|discuss\w*|"
    r"entschieden|entscheidung|offene\w*|décid\w*|décision\w*)\b",
    re.IGNORECASE,
)
_STATUS = re.compile(
    r"(?:^|[.;·]\s)\W*status\W{0,3}:\W{0,4}(?:proposal|proposed|draft|rejected|declined|not adopted|"
    r"not approved|not in force|withdrawn|"
    r"superseded|obsolete|expired|under discussion|vorschlag|entwurf|abgelehnt|zurückgezogen|nicht in kraft|"
    r"überholt)\b(?=\s*(?:$|[^\w\s]|(?:since|by|on|for|from|of|to|as|and|seit|vom|am|von)\b))|(?:^|[.;·]\s)\W*statut\W{0,3}:\W{0,4}(?:proposition|projet|brouillon|rejetée?|refusée?|retirée?|abandonnée?|remplacée?)\b|"
    r"(?:^|[.!?]\s)\W*(?:this (?:paper|document|policy|proposal) is )?(?:not (?:yet )?in force|only a proposal|"
    r"(?:noch )?nicht in kraft|pas (?:encore )?en vigueur)\s*(?:[.!]|$)",
    re.IGNORECASE | re.MULTILINE,
)
_ANY_STATUS = re.compile(r"^\W*statu[st]\W{0,3}:", re.IGNORECASE | re.MULTILINE)
_TOP = 500  # characters in which a paper says what it is


def not_in_force(passages: Sequence[Passage]) -> frozenset[str]:
    """Ids of the documents that say at their top that they are a proposal, a draft, rejected or superseded.

    Where several are told, the page explains what they mean."""
    tops = [(one.document_id, one.text[: max(0, _TOP - one.start)]) for one in passages]
    return frozenset(name for name, top in tops if _STATUS.search(top) and len(_ANY_STATUS.findall(top)) < 2)


def is_beside_the_facts(question: str, sentence: Sentence) -> bool:
    """Whether it only records who was there, who is to do what or what was left open, and the question is not of that.

    Somebody who is to buy six lorries tells neither how many there are nor who sells them."""
    if sentence.is_row:
        return False
    text = sentence.text
    if _PRESENT.search(text):
        return not _ASKS_PRESENT.search(question)
    if _LEFT_OPEN.search(text):
        return not _ASKS_OPEN.search(question)
    return _is_task(sentence) and not _asks_of_task(question, sentence)


def _is_task(sentence: Sentence) -> bool:
    under = (*sentence.passage.heading_path[-1:], sentence.lead)
    match = _DOER.match(sentence.text) if any(map(_TASKS.match, under)) else None
    return match is not None and not groups_in(sentence.text[: match.start("does")])


def _asks_of_task(question: str, sentence: Sentence) -> bool:
    """Whether somebody is asked for, or what is done: "when are the lorries ordered"."""
    match = _DOER.match(sentence.text)
    does = stem(match["does"]) if match else ""
    return bool(_ASKS_TASK.search(question)) or does in stems_of(" ".join(words_of(question)))
