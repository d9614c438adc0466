"""Open questions: asked in the talk, and nothing that looks like an answer came next."""

import re

from skills.minutes.lines import Line
from skills.minutes.sentences import Sentence
from skills.proving.tidy import key_words, tidy
from skills.proving.wording import asks

ANSWER_SENTENCES = 4
ANSWER_SECONDS = 45.0
PROMPT_SECONDS = 5.0
STATEMENT_WORDS = 7
FEWEST_WORDS = 4
FEWEST_KEY_WORDS = 2

_SMALL_TALK = re.compile(
    r"\b(?:can|could|do) (?:you|everyone|everybody|anyone|we|they) (?:all )?(?:hear|see|start|repeat|"
    r"say that|go back)\b|"
    r"\b(?:any|more|other) (?:questions|comments|thoughts)\b|\bdoes (?:that|this|it) make sense\b|"
    r"anything else|"
    r"\b(?:are|is) (?:you|we|everyone|everybody) (?:ready|okay|all right|there|here|done)\b|how are "
    r"you|what do you (?:think|mean)|"
    r"\b(?:is|was) (?:that|it|this) (?:okay|ok|right|all right|fine|correct)\b|shall we (?:start|"
    r"begin|move|go|continue)|"
    r"\bcan I (?:just )?(?:ask|say|start|go)\b|you know what|what (?:was|is|were) (?:that|it|this|I)\b|"
    r"(?:right|okay|yeah|no|huh|isn't it|don't you think|you know|is it|aren't we|don't we)\s*\?$|"
    r"\bmute[d]?\b|\bmy screen\b|what happened|how about that|who cares|why not\s*\?$",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"\b(?:don't know|do not know|not sure|no idea|unclear|still open|open question|find (?:that "
    r")?out|come back to|"
    r"have to (?:check|see|ask)|need to (?:check|see|ask)|nobody (?:yet|knows)|not (?:yet "
    r")?(?:decided|clear|known)|"
    r"undecided|good question|remains open|park (?:it|that)|later)\b",
    re.IGNORECASE,
)
_YES_NO = re.compile(
    r"^(?:(?:oh|well|um|uh|I think|okay)[,.]?\s+)*(?:yes|yeah|yep|no|nope|sure|of course|absolutely|definitely|"
    r"not really|maybe|probably|I (?:think|guess|don't think)|exactly|right|correct|mm-?hmm)\b",
    re.IGNORECASE,
)
_ANSWERS = {
    "who": re.compile(
        r"\b(?:I|me|(?-i:[A-ZÀ-Þ]\w+))(?:'ll| will| can| is| am|'s| does| did| has| was)\b|"
        r"^(?:(?-i:[A-ZÀ-Þ]\w+)|me)(?: and \w+)?[.!]?$|\bthe \w+ (?:team|department)\b",
        re.IGNORECASE,
    ),
    "when": re.compile(
        r"\d|\b(?:\w+day|tomorrow|week|month|year|quarter|soon|now|january|february|march|april|june|july|"
        r"august|september|october|november|december|o'clock|noon)\b",
        re.IGNORECASE,
    ),
    "how many": re.compile(
        r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred|"
        r"thousand|none|zero|half|percent|dozen|few|several)\b",
        re.IGNORECASE,
    ),
}
_WORD = re.compile(
    r"\b(who(?!se)|when|how (?:many|much|long|often|far)|what|why|where|which|whose|how)\b", re.IGNORECASE
)


def find_questions(sentences: list[Sentence], skip: frozenset[int] = frozenset()) -> list[Line]:
    """Questions without an answer, in order. `skip` holds sentences that are written up elsewhere."""
    found: list[Line] = []
    asked: list[frozenset[str]] = []
    for place, sentence in enumerate(sentences):
        words = key_words(sentence.text)
        if place in skip or not _is_serious(sentence.text, words) or words in asked:
            continue
        known_open = any(_UNKNOWN.search(item.text) for item in _following(place, sentences)[:2])
        if known_open or not _is_answered(place, sentences):
            asked.append(words)
            found.append(Line(tidy(sentence.text), sentence.parts, 0.9 if known_open else 0.7))
    return found


def _is_serious(text: str, words: frozenset[str]) -> bool:
    enough = len(text.split()) >= FEWEST_WORDS and len(words) >= FEWEST_KEY_WORDS
    return enough and asks(text) and not _SMALL_TALK.search(text)


def _following(place: int, sentences: list[Sentence]) -> list[Sentence]:
    end = sentences[place].end + ANSWER_SECONDS
    return [item for item in sentences[place + 1 : place + 1 + ANSWER_SENTENCES] if item.start <= end]


def _is_answered(place: int, sentences: list[Sentence]) -> bool:
    question = sentences[place]
    word = _WORD.search(question.text)
    kind = word[1].lower() if word else "yes or no"
    kind = "how many" if kind.startswith("how ") else kind
    following = [item for item in _following(place, sentences) if not asks(item.text)]
    return _is_taken_up(place, sentences, kind) or any(_answers(question, item, kind) for item in following)


def _is_taken_up(place: int, sentences: list[Sentence], kind: str) -> bool:
    """Whether somebody else replies right after with what is asked for, or with a whole statement, in any words."""
    question, reply = sentences[place], next(iter(sentences[place + 1 : place + 2]), None)
    if reply is None or reply.speaker is None or reply.speaker == question.speaker or asks(reply.text):
        return False
    if reply.start - question.end > PROMPT_SECONDS:
        return False
    form = _ANSWERS.get(kind)
    return bool(form.search(reply.text)) if form else len(reply.text.split()) >= STATEMENT_WORDS


def _answers(question: Sentence, reply: Sentence, kind: str) -> bool:
    """Whether the reply has the form that the question wants, or speaks of the same thing."""
    shared = key_words(question.text) & key_words(reply.text)
    other = question.speaker is None or reply.speaker != question.speaker
    form = _ANSWERS.get(kind)
    if form:
        return bool(form.search(reply.text)) and (bool(shared) or len(reply.text.split()) <= 8)
    if kind == "yes or no" and other and _YES_NO.match(reply.text):
        return True
    return bool(shared) and len(reply.text.split()) >= FEWEST_WORDS
