"""The bundled reader, as `benchmarks/training/reader` trains it."""

from functools import lru_cache
from pathlib import Path

from indexing.models import packed
from indexing.models.cores import precision
from indexing.models.minilm import MiniLM
from indexing.models.network import ReaderNetwork
from indexing.models.readers import PairReader, bundled_judge
from indexing.weights import READER, about_in, bundled_folder

WEIGHTS = "reader.safetensors"


@lru_cache(maxsize=1)
def bundled_reader() -> PairReader:
    """Loaded once for all indexes of a process. Raises ModelFolderError as `load_bundled_reader`."""
    return load_bundled_reader()


def load_bundled_reader(folder: Path = READER) -> PairReader:
    """Raises ModelFolderError when MiniLM or the reader's own weights are not those that were checked."""
    network = packed.load(empty_network(), folder, WEIGHTS)
    network.encoder.to(precision())
    return PairReader(str(about_in(folder)["name"]), packed.bundled_tokenizer(), bundled_judge(network))


def empty_network(*, dropout: float = 0.1) -> ReaderNetwork:
    """The network in MiniLM's shape, before any weights are put in."""
    return ReaderNetwork(MiniLM.empty(bundled_folder(), dropout=dropout), dropout=dropout)


def save(network: ReaderNetwork, folder: Path, *, name: str, about: dict[str, object]) -> None:
    """Write weights and `about.json`, which names their hash, so that others are refused."""
    packed.save(network, folder, WEIGHTS, name=name, about=about)
