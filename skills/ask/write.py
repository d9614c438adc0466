"""A model's wording of an answer, kept only where the cited passages hold every number, name and most words of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from indexing.documents import Passage, ScoredPassage
from skills.ask.answer import Citation
from skills.ask.sentences import Sentence, sentences_of
from skills.ask.words import content_words, stem, stems_of
from skills.context import Context
from skills.model import Task

PROMPT = (Path(__file__).parent / "prompt.md").read_text(encoding="utf-8")
# share of a sentence's content words that its cited passages must hold; paraphrase needs some room
HELD = 0.6
READ = 5
REFUSAL = "NOT ANSWERED"  # as the prompt asks for
_CITED = re.compile(r"\[(\d+)\]")
_NAMED = re.compile(r"(?<!^)\b[A-Z][\w-]+|\b\w*\d[\w.,]*\w|\b\d\b")
_UNSAFE = re.compile(r"https?://|!\[|<[!@#]|@(?:here|channel|everyone)\b", re.IGNORECASE)


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
    completion = await ctx.model.complete(
        Task.ANSWER,
        system=PROMPT,
        prompt=_prompt(question, passages),
        data_classes=[passage.data_class for passage in passages],
        asker=ctx.message.sender.id,
    )
    if completion.text is None:
        return Written(note=completion.note)
    if completion.text.strip().strip(".").upper() == REFUSAL:
        return Written(note=f"{completion.model} found no answer in the passages.", refused=True)
    written = check(completion.text, passages)
    if not written.text:
        return Written(note="The model's wording was not supported by the documents and was dropped.")
    return Written(
        written.text, written.citations, f"Worded by {completion.model}, checked against the quotes."
    )


def check(text: str, passages: Sequence[Passage]) -> Written:
    """Keep the sentences whose cited passages hold them; each kept one brings a verbatim quote per passage."""
    kept, citations = [], {}
    for sentence, numbers in _cited_sentences(text):
        cited = [passages[number - 1] for number in numbers if 1 <= number <= len(passages)]
        if not cited or len(cited) != len(numbers) or not _supported(sentence, cited):
            continue
        kept.append(sentence)
        for passage in cited:
            quote = _nearest(sentence, passage)
            citations[quote.start, passage.id] = Citation(passage, quote.text, quote.start, quote.end)
    return Written(" ".join(kept), tuple(citations.values()))


def _cited_sentences(text: str) -> list[tuple[str, list[int]]]:
    """Sentences without their marks, each with the passage numbers that stand behind it."""
    found = []
    for piece in re.findall(r".+?(?:(?:\s*\[\d+\])+\s*[.!?]?|$)", text, re.DOTALL):
        numbers = [int(number) for number in _CITED.findall(piece)]
        sentence = re.sub(r"\s+", " ", _CITED.sub("", piece)).strip()
        sentence = re.sub(r"\s+([.,;!?])", r"\1", sentence)
        if sentence:
            found.append((sentence if sentence[-1] in ".!?" else sentence + ".", numbers))
    return found


def _supported(sentence: str, cited: Sequence[Passage]) -> bool:
    source = " ".join(" ".join((p.title, *p.heading_path, p.text)) for p in cited)
    if _UNSAFE.search(sentence) or not _names_held(sentence, source):
        return False
    held = stems_of(source)
    words = content_words(sentence)
    return sum(stem(word) in held for word in words) >= HELD * len(words)


def _names_held(sentence: str, source: str) -> bool:
    """Whether every number and every capitalised word inside the sentence stands in the source as written."""
    plain = source.lower()
    return all(
        re.search(rf"(?<!\w){re.escape(name.lower().strip('.,'))}(?!\w)", plain)
        for name in _NAMED.findall(sentence)
    )


def _nearest(sentence: str, passage: Passage) -> Sentence:
    """The sentence of the passage that shares most words with this one."""
    wanted = stems_of(sentence)
    quotable = sentences_of(passage) or [Sentence(passage, passage.start, passage.end, passage.text)]
    return max(quotable, key=lambda candidate: len(wanted & stems_of(candidate.text)))


def _prompt(question: str, passages: Sequence[Passage]) -> str:
    numbered = "\n\n".join(
        f"[{number}] {passage.title}\n{passage.text}" for number, passage in enumerate(passages, start=1)
    )
    return f"Passages:\n\n{numbered}\n\nQuestion: {question}"
