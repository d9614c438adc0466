"""A question's everyday words as documents say them: dads are fathers there, and to quit is to give notice.

Only a word that no readable document holds is read as another, and only as one that was found.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from skills.ask.everyday_words import ALIKE
from skills.ask.pieces.words import content_words, in_a_row, words_of
from skills.ask.spelling import is_unknown, put_in_place
from skills.stems import stem

# a do is a party, where it is no verb
_DO = re.compile(
    r"\b(?:(?<=when is )|(?<=when’s )|(?<=when's )|(?<=when was )|(?<=where is )|(?<=where's )|"
    r"(?<=\bto )|(?<=\bat )|(?<=\bafter ))"
    r"(?P<whose>(?:the|our|this year['’]s|next year['’]s)\s+(?:staff|works?|office|team|christmas|xmas|summer|"
    r"leaving|company)\s+)do\b(?=\s*(?:[?.!,]|$|(?:this|next|in|on|at|again|be|going|held)\b))",
    re.IGNORECASE,
)
_PARENTS = frozenset(map(stem, "father dad daddy mother mum mom".split()))
# these mean something else too: to lift and to pass, who presents and what is fired in a kiln
_AS_NOUN = frozenset(map(stem, "lift pass present bill crash display loan monitor quote strike".split()))
_ARTICLE = r"(?:the|an?|my|our|your|his|her|their|this|that|any|no|which|new|lost|spare)"
_AS_STATE = frozenset(map(stem, "fired sacked".split()))
_BE = r"(?:be|been|being|gets?|got|getting|am|was|were|are|is|i['’]m)"
_ONLY_FOUND = frozenset(
    map(stem, ("wrong",))
)  # which documents may say for "dodgy", and questions of anything
_GET = re.compile(r"\b(?:leave|off|pay|paid|weeks?|months?|days?)\b", re.IGNORECASE)
_BY_WORD: dict[str, tuple[str, ...]] = {}
for _line in ALIKE.strip().splitlines():
    _said = tuple(one.strip() for one in _line.split(","))
    for _one in _said:
        if len(words_of(_one)) == 1:
            _BY_WORD.setdefault(stem(_one), _said)


def with_party(question: str) -> str:
    """ "When is the staff do" as "when is the staff party"."""
    return _DO.sub(r"\g<whose>party", question)


def widened(question: str, weights: Mapping[str, float]) -> str:
    """The question with every other way to say those of its words that stand nowhere behind it, to search for.

    `weights` has those of its content words and of NOWHERE."""
    others = (other for _, alike in _unknown(question, weights) for other in alike)
    return " ".join((question, *dict.fromkeys(others)))


def as_documents_say(question: str, weights: Mapping[str, float], texts: Sequence[str]) -> str:
    """The question with its words that stand nowhere as the first of the texts that says them otherwise does."""
    told = [in_a_row(text) for text in texts]
    for word, alike in _unknown(question, weights):
        found = (other for text in told for other in alike if in_a_row(other) in text)
        if said := next(found, ""):
            question = put_in_place(question, word, _in_number(said, word))
    return question


def _unknown(question: str, weights: Mapping[str, float]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each word that stands nowhere, with the other ways to say it."""
    for word in content_words(question):
        alike = _BY_WORD.get(stem(word), ())
        if alike and is_unknown(word, weights) and _is_meant_so(word, question):
            yield word, tuple(one for one in alike if stem(one) != stem(word))


def _is_meant_so(word: str, question: str) -> bool:
    """Whether the question has a word in the meaning that its line is of."""
    its, name = stem(word), re.escape(word)
    if its in _AS_NOUN:
        return bool(re.search(rf"(?i)\b{_ARTICLE} {name}\b", question))
    if its in _AS_STATE:
        return bool(re.search(rf"(?i)\b{_BE} (?:just )?{name}\b", question))
    return its not in _ONLY_FOUND and not _is_of_family(word, question)


def _is_of_family(word: str, question: str) -> bool:
    """Whether it is somebody's mother or father and no question of what parents get at work."""
    if stem(word) not in _PARENTS:
        return False
    return not _GET.search(question) or bool(
        re.search(rf"(?i)\b(?:my|our|his|her|their) {re.escape(word)}", question)
    )


def _in_number(said: str, word: str) -> str:
    """ "partners" for "dads"; "given notice" and the like stay as they are."""
    is_plural = word.endswith("s") and stem(word) != word and " " not in said
    return f"{said}s" if is_plural and re.fullmatch(r".*[^sy]", said) else said
