"""A model's wording of an answer, kept only where a cited source sentence holds every number, name and most words."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from indexing.documents import Passage, ScoredPassage
from indexing.trust import can_stand_alone
from skills.ask.answer import Citation
from skills.ask.pieces.plain import plain
from skills.ask.pieces.sentences import Sentence, sentences_of
from skills.ask.pieces.words import content_words, stems_of, words_of
from skills.context import Context, show_nobody
from skills.language import say
from skills.model import Completion, SpeakingModel, Task
from skills.stems import stem

PROMPT = (Path(__file__).parent / "prompt.md").read_text(encoding="utf-8")
# share of the content words of a sentence, and of each clause, that its source must hold; paraphrase needs room
HELD = 0.6
READ = 5
REFUSAL = "NOT ANSWERED"  # as the prompt asks for
_MARK = re.compile(r"\[([0-9]{1,3})\]")
_LATE_MARKS = re.compile(r"([.!?…]+[*_\"”’)]*)((?:\s*\[[0-9]{1,3}\])+)")
_END = re.compile(
    r"(?<=[.!?…])(?<!\b(?:Mr|Ms|Dr|St|\.g|\.e)\.)[\"'”’)*_]*\s+|\n\s*(?=\n|[-*+•|#>]|\d+[.)]\s)"
)
_CLAUSE = re.compile(r"[,;:–—]\s+|\s+(?:and|but|while|because|so|which|who)\s+", re.IGNORECASE)
_UNSAFE = re.compile(r"\b[a-z][\w+-]*:(?=[\w/+])|\bwww\.|\]\(|<|&(?:#|lt)|!\[|(?<!\w)@\w", re.IGNORECASE)
_ADDRESS = re.compile(r"\w[.。．｡][^\W\d_]{2}")
_WORDS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety""".split()
_DIGITS = dict(zip(_WORDS, map(str, (*range(21), *range(30, 100, 10))), strict=True))
_SIZES = "hundred|thousand|million|billion|dozen|half|quarter|double|triple|once|twice|first|second|third"
_NUMBER = rf"\b(?:{'|'.join(_WORDS)}|{_SIZES})\b"
# "twenty-five" and "16 thousand" are one number, so that neither "five" nor "16" is found in them
_TOKEN = re.compile(rf"(?i)(?:\b\d+(?:[.,]\d+)*\s+)?{_NUMBER}(?:[\s-]+{_NUMBER})*|\w+(?:[.,]\d+)*|[%€$£]")
_BOUND = (
    r"\b(?:before|after|above|below|least|most|more|less|fewer|over|under|m[ai][xn]imum|only|always)\b|[%€$£]"
)
_EXACT = re.compile(rf"\d|{_NUMBER}|{_BOUND}")
_NOT = "not|no|non|never|neither|nor|none|nobody|nothing|without|unless|except|excluding|cannot|rarely|seldom|hardly"
_NEGATION = re.compile(rf"(?i)n['’]t\b|\b(?:{_NOT})\b")
_OPPOSITE = ("un", "in", "im", "ir", "il", "dis", "non")


@dataclass(frozen=True)
class Written:
    """A checked answer and its evidence; empty text when nothing of the model's was kept.

    `refused`: the model says that the passages hold no answer. It may make us more careful, never bolder."""

    text: str = ""
    citations: tuple[Citation, ...] = ()
    note: str | None = None
    refused: bool = False


async def write(question: str, ranking: Sequence[ScoredPassage], ctx: Context) -> Written:
    """Ask the model of task `answer` and drop each sentence that its citations do not support."""
    passages = [found.passage for found in ranking[:READ]]
    completion = await _complete(question, passages, ctx)
    if completion.text is None:
        return Written(note=completion.note)
    if refuses(completion.text):
        return Written(
            note=say("{model} found no answer in the passages.", model=completion.model), refused=True
        )
    written = check(completion.text, passages)
    if not written.text:
        return Written(note=say("The model's wording was not supported by the documents and was dropped."))
    return Written(
        written.text,
        written.citations,
        say("Worded by {model}, checked against the quotes.", model=completion.model),
    )


async def _complete(question: str, passages: Sequence[Passage], ctx: Context) -> Completion:
    """What the model says; where somebody looks on, each sentence is shown once it is whole and proven."""
    task, model = Task.ANSWER, ctx.model
    prompt, classes = _prompt(question, passages), [passage.data_class for passage in passages]
    asker = ctx.message.sender.id
    if ctx.show is show_nobody or not isinstance(model, SpeakingModel):
        return await model.complete(task, system=PROMPT, prompt=prompt, data_classes=classes, asker=asker)
    heard = Proving(passages, ctx.show)
    return await model.complete_aloud(
        task, system=PROMPT, prompt=prompt, data_classes=classes, asker=asker, heard=heard.hear
    )


class Proving:
    """Shows the sentences of a model's words that are whole and hold, while they come."""

    def __init__(self, passages: Sequence[Passage], show: Callable[[str], None]) -> None:
        self._passages = passages
        self._show = show
        self._looked_at = ""
        self._shown = ""

    def hear(self, text: str) -> None:
        """All words so far. What a later mark may still change is not shown yet."""
        whole = _whole_part(text)
        if whole == self._looked_at or refuses(text):
            return
        self._looked_at = whole
        written = check(whole, self._passages)
        grown = written.text.startswith(self._shown) and written.text != self._shown
        if grown and can_stand_alone(one.passage for one in written.citations):
            self._shown = written.text
            self._show(written.text)


def _whole_part(text: str) -> str:
    """Up to the last sentence that another one has begun behind: its marks have all come."""
    text = _LATE_MARKS.sub(r"\2\1", text)
    ends = [match.end() for match in _END.finditer(text)]
    return next((text[:end] for end in reversed(ends) if re.match(r"[^\W\d_]", text[end:])), "")


def refuses(text: str) -> bool:
    """Whether the model says that the passages hold no answer, however it dresses that up."""
    return re.sub(r"[\W_]+", " ", _MARK.sub("", text)).strip().upper().startswith(REFUSAL)


def check(text: str, passages: Sequence[Passage]) -> Written:
    """Keep the sentences that a source sentence of their cited passages holds; that sentence is the quote."""
    kept, quotes = [], list[Sentence]()
    for sentence, numbers in _cited_sentences(text):
        cited = [passages[number - 1] for number in numbers if 1 <= number <= len(passages)]
        support = _support(sentence, cited) if len(cited) == len(numbers) else []
        kept += [sentence] if support else []
        quotes += support
    cites = (Citation(quote.passage, quote.text, quote.start, quote.end) for quote in dict.fromkeys(quotes))
    return Written(" ".join(kept), tuple(cites))


def _cited_sentences(text: str) -> list[tuple[str, list[int]]]:
    """Sentences without their marks, each with the passage numbers that stand behind it."""
    seen = "".join(c for c in text if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf"))
    found = []
    for piece in _END.split(_LATE_MARKS.sub(r"\2\1", seen)):
        sentence = plain(_MARK.sub(" ", piece).lstrip("#> \n")) if not _UNSAFE.search(piece) else ""
        sentence = re.sub(r"\s+([.,;!?])", r"\1", sentence)
        if sentence:
            numbers = [int(number) for number in _MARK.findall(piece)]
            found.append((sentence if sentence[-1] in ".!?…" else sentence + ".", numbers))
    return found


def _support(sentence: str, cited: Sequence[Passage]) -> list[Sentence]:
    """The source sentence of each passage that holds all of it, else one for each clause; none if not held."""
    sources = [source for passage in cited for source in sentences_of(passage)]
    if whole := _holders(sentence, sources):
        return whole
    parts = [_holders(part, _with_subject(part, sources)) for part in _CLAUSE.split(sentence)]
    return [holders[0] for holders in parts] if all(parts) else []


def _with_subject(clause: str, sources: Sequence[Sentence]) -> list[Sentence]:
    """Sources whose first content word the clause repeats, so that it borrows no subject from another clause."""
    stems = stems_of(clause) if len(content_words(clause)) > 2 else frozenset()
    return [source for source in sources if stem(content_words(source.text)[0]) in stems]


def _holders(claim: str, sources: Sequence[Sentence]) -> list[Sentence]:
    """For each passage the sentence that holds the claim and shares most words with it."""
    stems = stems_of(claim)
    ranked = sorted(sources, key=lambda source: len(stems & stems_of(source.text)))
    return list({source.passage.id: source for source in ranked if _holds(claim, source)}.values())


def _holds(claim: str, source: Sentence) -> bool:
    context = " ".join((source.passage.title, *source.passage.heading_path))
    said, held = _tokens(claim), _tokens(source.text)
    return (
        bool(said)
        and _is_covered(claim, stems_of(f"{context} {source.text}"))
        and _agrees(claim, source.text)
        and (said[0].lower() in _tokens(context) or _stands(said[0], held, opens=True))
        and all(_stands(token, held) for token in said[1:])
        and _counts_the_same(said, held)
        and set(filter(_ADDRESS.search, _pieces(claim))) <= set(_pieces(source.text))
    )


def _tokens(text: str) -> list[str]:
    """Words as written, with number words as digits, and the signs that say what a number counts."""
    words = (re.sub(r"[\s-]+", " ", match.group()) for match in _TOKEN.finditer(text))
    return [_DIGITS.get(word.lower(), word) for word in words]


def _is_covered(claim: str, held: frozenset[str]) -> bool:
    parts = [content_words(part) for part in (claim, *_CLAUSE.split(claim))]
    shares = [sum(stem(word) in held for word in words) / len(words) for words in parts if len(words) > 1]
    return bool(shares) and min(shares) >= HELD


def _agrees(claim: str, source: str) -> bool:
    """Whether both deny equally often, no denial moved to an affirmed word, and no word won or lost an 'un-'."""
    apart = set(words_of(claim)) ^ set(words_of(source))
    denied, denials = list(_NEGATION.finditer(claim)), list(_NEGATION.finditer(source))
    if len(denied) != len(denials) or any(prefix + word in apart for word in apart for prefix in _OPPOSITE):
        return False
    affirmed = stems_of(source) - stems_of(source[denials[0].end() :]) if denials else frozenset()
    return all(stem(word) not in affirmed for no in denied for word in content_words(claim[no.end() :])[:1])


def _is_content(word: str) -> bool:
    return word in content_words(f"{word} 0")  # alone, a stop word would be given back


def _stands(token: str, held: list[str], *, opens: bool = False) -> bool:
    """An exact word stands in the source; letter case counts only where it tells May from may.

    The first word is capitalised anyway: it may be a stop word, or another form of a word of the source."""
    word, words = token.lower(), [other.lower() for other in held]
    content, exact = _is_content(word), bool(_EXACT.search(word))
    if opens and (stem(word) in map(stem, words) or not (exact or content)):
        return True
    return not (exact or token != word) or token in held or (word in words and (content or token == word))


def _counts_the_same(said: list[str], held: list[str]) -> bool:
    """Whether what follows each number follows it closely in the source too: 16 weeks are not 16 days."""
    stems = [stem(token.lower()) for token in held]
    near = {(held[at], follower) for at in range(len(held)) for follower in stems[at + 1 : at + 4]}
    counted = ((number, unit.lower()) for number, unit in pairwise(said) if re.search(r"\d", number))
    return all((number, stem(unit)) in near for number, unit in counted if _is_content(unit))


def _pieces(text: str) -> list[str]:
    return [piece.strip(".,;:!?'\"’”“()<>*") for piece in text.split()]


def _prompt(question: str, passages: Sequence[Passage]) -> str:
    numbered = "\n\n".join(
        f"[{number}] {passage.title}\n{passage.text}" for number, passage in enumerate(passages, start=1)
    )
    return f"Passages:\n\n{numbered}\n\nQuestion: {question}"
