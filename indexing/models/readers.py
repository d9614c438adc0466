"""Readers: the bundled one, and any model for question answering or entailment from a folder or the hub."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import torch

from indexing.known import Known
from indexing.models.cores import KEPT, pool
from indexing.models.network import ReaderNetwork
from indexing.models.pairs import Pairs, PairTokenizer, best_spans
from indexing.models.windows import windows
from indexing.reading import Finding, Page, Span

if TYPE_CHECKING:
    from transformers import PreTrainedModel

NOTHING = -100.0  # log-odds that a page without words answers
_BATCH = 8
_SPANS = 12
Judge = Callable[[Pairs], list[Finding]]


@dataclass(frozen=True)
class _Run:
    """Some sentences of a page: which page, where they begin there, and the text that the model sees."""

    page: int
    start: int
    front: str
    text: str

    def back(self, finding: Finding) -> Finding:
        """The finding in characters of the page, less what points into the front."""
        shift = self.start - len(self.front)
        spans = (one for one in finding.spans if one.start >= len(self.front))
        return Finding(
            finding.answered, tuple(Span(one.start + shift, one.end + shift, one.score) for one in spans)
        )


class PairReader:
    """Reads question and text together, a run of sentences at a time, those of like length beside each other."""

    def __init__(self, name: str, tokenizer: PairTokenizer, judge: Judge) -> None:
        self.name = name
        self._tokenizer = tokenizer
        self._judge = judge
        self._judged: Known[list[Finding]] = Known(KEPT)

    def read(self, question: str, pages: Sequence[Page]) -> list[Finding]:
        """One finding for each page, in order: the best of its runs. Nothing is made of an empty one."""
        runs = sorted(_runs(pages), key=lambda run: len(run.text))
        batches = [runs[start : start + _BATCH] for start in range(0, len(runs), _BATCH)]
        texts = [[run.front + run.text for run in some] for some in batches]
        judged = pool().map(lambda some: self._findings(question, some), texts)
        found: list[list[Finding]] = [[] for _ in pages]
        for run, finding in zip(runs, chain.from_iterable(judged), strict=True):
            found[run.page].append(run.back(finding))
        return [_together(findings) for findings in found]

    def _findings(self, question: str, texts: list[str]) -> list[Finding]:
        known = self._judged.get([question, *texts])
        if known is None:
            pairs = self._tokenizer.pairs(question, texts)
            with torch.inference_mode():
                known = self._judge(pairs)
            self._judged.put([question, *texts], known)
        return known


def _runs(pages: Sequence[Page]) -> list[_Run]:
    return [
        _Run(place, start, page.front, page.text[start:end])
        for place, page in enumerate(pages)
        for start, end in windows(page.text)
    ]


def _together(findings: Sequence[Finding]) -> Finding:
    """A page answers if one of its runs does; words that two runs share count once."""
    answered = max((one.answered for one in findings), default=NOTHING)
    best: dict[tuple[int, int], float] = {}
    for span in (span for one in findings for span in one.spans):
        best[span.start, span.end] = max(span.score, best.get((span.start, span.end), float("-inf")))
    spans = sorted(
        (Span(start, end, score) for (start, end), score in best.items()), key=lambda one: -one.score
    )
    return Finding(answered, tuple(spans[:_SPANS]))


def bundled_judge(network: ReaderNetwork) -> Judge:
    """Our own network says both how surely the passage answers and with which words."""

    def judge(pairs: Pairs) -> list[Finding]:
        out = network(pairs.ids, pairs.attention, pairs.types, pairs.passage)
        return [
            Finding(float(out.answered[row]), best_spans(out.starts, out.ends, pairs, row))
            for row in range(len(pairs.ids))
        ]

    return judge


def span_judge(model: "PreTrainedModel") -> Judge:
    """A model for extractive question answering: how far its best words stand above no answer."""

    def judge(pairs: Pairs) -> list[Finding]:
        out = model(**_inputs(model, pairs))
        starts, ends = out.start_logits.float().cpu(), out.end_logits.float().cpu()
        spans = [best_spans(starts, ends, pairs, row) for row in range(len(pairs.ids))]
        return [Finding(some[0].score if some else NOTHING, some) for some in spans]

    return judge


def label_judge(model: "PreTrainedModel") -> Judge:
    """A model with one score, or with labels of which one is entailment or yes: its log-odds against the others."""
    column = _positive_label(model.config.id2label or {})

    def judge(pairs: Pairs) -> list[Finding]:
        logits = model(**_inputs(model, pairs)).logits.float().cpu()
        if logits.shape[1] == 1:
            return [Finding(float(one)) for one in logits[:, 0]]
        others = torch.cat([logits[:, :column], logits[:, column + 1 :]], dim=1)
        return [Finding(float(one)) for one in logits[:, column] - others.logsumexp(dim=1)]

    return judge


def _positive_label(labels: Mapping[int, str] | Mapping[str, str]) -> int:
    for place, label in labels.items():
        if label.lower() in ("entailment", "yes", "answerable", "sufficient"):
            return int(place)
    return len(labels) - 1


def _inputs(model: "PreTrainedModel", pairs: Pairs) -> dict[str, torch.Tensor]:
    inputs = {"input_ids": pairs.ids, "attention_mask": pairs.attention}
    if getattr(model.config, "type_vocab_size", 0) > 1:
        inputs["token_type_ids"] = pairs.types
    return {name: tensor.to(model.device) for name, tensor in inputs.items()}
