"""Readers: the bundled one, and any model for question answering or entailment from a folder or the hub."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import torch

from indexing.models.network import ReaderNetwork
from indexing.models.pairs import Pairs, PairTokenizer, best_spans
from indexing.reading import Finding

if TYPE_CHECKING:
    from transformers import PreTrainedModel

_BATCH = 8
Judge = Callable[[Pairs], list[Finding]]


class PairReader:
    """Reads question and passage together, some passages at a time, those of like length beside each other."""

    def __init__(self, name: str, tokenizer: PairTokenizer, judge: Judge) -> None:
        self.name = name
        self._tokenizer = tokenizer
        self._judge = judge

    def read(self, question: str, texts: Sequence[str]) -> list[Finding]:
        """One finding for each text, in order; nothing is made of an empty one."""
        findings = [Finding(float("-inf"))] * len(texts)
        order = sorted(
            (place for place, text in enumerate(texts) if text), key=lambda place: len(texts[place])
        )
        for start in range(0, len(order), _BATCH):
            some = order[start : start + _BATCH]
            pairs = self._tokenizer.pairs(question, [texts[place] for place in some])
            with torch.inference_mode():
                for place, finding in zip(some, self._judge(pairs), strict=True):
                    findings[place] = finding
        return findings


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
        return [Finding(some[0].score if some else float("-inf"), some) for some in spans]

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
