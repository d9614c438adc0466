"""The bundled tagger: MiniLM with a head that says of each word what it tells about a company, if anything.

`benchmarks/training/tagger` trains it and says how good it is.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, groupby
from pathlib import Path

import torch
from torch import Tensor, nn

from indexing.known import Known
from indexing.models import packed
from indexing.models.cores import KEPT, pool, precision
from indexing.models.minilm import MiniLM
from indexing.models.pairs import Pairs, PairTokenizer
from indexing.tagging import Line, Tag
from indexing.weights import TAGGER, about_in, bundled_folder

WEIGHTS = "tagger.safetensors"
FAINT = 0.1  # less likely words are not marked
_BATCH = 16
# a blank stands inside a number only before thousands
_WORD = re.compile(r"\d{1,3}(?:[ \u00a0]\d{3})+(?!\d)|\d+(?:[.,'’]\d+)*\w*|\w+")


class TaggerNetwork(nn.Module):
    """Token classification: a logit for no label, then one for each of the labels."""

    def __init__(self, encoder: MiniLM, labels: int, *, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        self.hidden = nn.Linear(encoder.size, encoder.size)
        self.label = nn.Linear(encoder.size, 1 + labels)
        self.dropout = nn.Dropout(dropout)

    def forward(self, ids: Tensor, attention: Tensor, types: Tensor) -> Tensor:
        """All of shape (lines, tokens); returns logits of shape (lines, tokens, 1 + labels)."""
        states = self.encoder(ids, attention, types).float()  # as in `ReaderNetwork`
        logits: Tensor = self.label(self.dropout(nn.functional.gelu(self.hidden(self.dropout(states)))))
        return logits


class BundledTagger:
    """Marks lines, those of like length beside each other; several threads may use it."""

    def __init__(
        self, name: str, labels: Sequence[str], tokenizer: PairTokenizer, network: TaggerNetwork
    ) -> None:
        self.name = name
        self.labels = tuple(labels)
        self._tokenizer = tokenizer
        self._network = network.eval()
        self._tagged: Known[list[tuple[Tag, ...]]] = Known(KEPT)

    def tag(self, lines: Sequence[Line]) -> list[tuple[Tag, ...]]:
        """The tags of each line, in order."""
        order = sorted(range(len(lines)), key=lambda at: len(lines[at].front) + len(lines[at].text))
        batches = [order[start : start + _BATCH] for start in range(0, len(order), _BATCH)]
        tagged = pool().map(lambda some: self._tags([lines[at] for at in some]), batches)
        found = dict(zip(order, chain.from_iterable(tagged), strict=True))
        return [found[at] for at in range(len(lines))]

    def _tags(self, lines: list[Line]) -> list[tuple[Tag, ...]]:
        texts = [part for line in lines for part in (line.front, line.text)]
        known = self._tagged.get(texts)
        if known is None:
            known = self._tag(lines)
            self._tagged.put(texts, known)
        return known

    def _tag(self, lines: list[Line]) -> list[tuple[Tag, ...]]:
        pairs = self._tokenizer.each([(one.front, one.text) for one in lines])
        with torch.inference_mode():
            likely = torch.softmax(self._network(pairs.ids, pairs.attention, pairs.types), dim=2)
        return [tuple(self._runs(line.text, pairs, row, likely[row])) for row, line in enumerate(lines)]

    def _runs(self, text: str, pairs: Pairs, row: int, likely: Tensor) -> Iterator[Tag]:
        """Neighbouring words of one label as one tag, each as likely as its words are on the whole.

        Words that more likely say nothing are marked too, apart from the others, down to `FAINT`."""
        strength, best = (one.tolist() for one in likely[:, 1:].max(dim=1))
        nothing = likely[:, 0].tolist()
        places = torch.nonzero(pairs.passage[row]).squeeze(1).tolist()

        def kind(at: int) -> tuple[int, bool] | None:
            return (best[at], strength[at] > nothing[at]) if strength[at] >= FAINT else None

        last = 0
        for marked, some in groupby(places, kind):
            if marked is None:
                continue
            label, tokens = marked[0], list(some)
            start, end = _whole_words(
                text, int(pairs.offsets[row, tokens[0], 0]), int(pairs.offsets[row, tokens[-1], 1])
            )
            if start >= last:
                yield Tag(self.labels[label], start, end, sum(strength[at] for at in tokens) / len(tokens))
                last = end


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """With all of a word or a number of which only some pieces were told."""
    for word in _WORD.finditer(text):
        if word.start() < start < word.end():
            start = word.start()
        if word.start() < end < word.end():
            end = word.end()
    return start, end


@lru_cache(maxsize=1)
def bundled_tagger() -> BundledTagger:
    """Loaded once for a process. Raises ModelFolderError as `load_bundled_tagger`."""
    return load_bundled_tagger()


def load_bundled_tagger(folder: Path = TAGGER) -> BundledTagger:
    """Raises ModelFolderError when MiniLM or the tagger's own weights are not those that were checked."""
    about = about_in(folder, "labels")
    network = packed.load(empty_tagger(len(about["labels"])), folder, WEIGHTS)
    network.encoder.to(precision())
    return BundledTagger(str(about["name"]), about["labels"], packed.bundled_tokenizer(), network)


def empty_tagger(labels: int) -> TaggerNetwork:
    """The network in MiniLM's shape, before any weights are put in."""
    return TaggerNetwork(MiniLM.empty(bundled_folder()), labels)
