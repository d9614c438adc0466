"""Passages per second into the index, against sentence-transformers alone on the same text."""

import tempfile
from pathlib import Path

from sentence_transformers import SentenceTransformer

from benchmarks.corpus import invented
from benchmarks.figures import median, paired, show
from bot.store import open_store
from indexing.documents import DocumentDraft
from indexing.drafts import embedded_text
from indexing.index import Index
from indexing.split import split
from indexing.weights import bundled_folder

DOCUMENTS = 120
ROUNDS = 3


def main() -> None:
    drafts = list(invented(DOCUMENTS))
    passages = [
        (piece, draft.markdown[piece.start : piece.end])
        for draft in drafts
        for piece in split(draft.markdown, title=draft.title, media=draft.media)
    ]
    texts = [embedded_text(piece.context, text) for piece, text in passages]
    model = SentenceTransformer(str(bundled_folder()), device="cpu")
    model.encode(texts[:8])
    ours, bare = paired(
        lambda: _index(drafts), lambda: model.encode(texts, normalize_embeddings=True), ROUNDS
    )
    rate, alone = len(texts) / median(ours), len(texts) / median(bare)
    show(
        "index rate",
        f"{rate:.0f} passages/s",
        f"sentence-transformers alone {alone:.0f}/s, ratio {rate / alone:.2f}",
    )


def _index(drafts: list[DocumentDraft]) -> None:
    with tempfile.TemporaryDirectory() as home:
        engine = open_store(f"sqlite:///{home}/bench.db")
        index = Index(engine, Path(home) / "index")
        index.add(drafts)
        index.close()
        engine.dispose()


if __name__ == "__main__":
    main()
