"""An index around another one, which does everything as that does; what is to differ is written over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from indexing.audience import Audience
from indexing.documents import DataClass, Document
from indexing.embed import Vectors
from indexing.reading import Finding, Page
from skills.context import SearchIndex


@dataclass(frozen=True)
class WrappedIndex:
    """All of a search index but the search itself."""

    index: SearchIndex

    @property
    def configuration(self) -> str:
        return self.index.configuration

    async def document(self, location: str, *, audience: Audience) -> Document | None:
        return await self.index.document(location, audience=audience)

    async def term_weights(self, words: Sequence[str], *, audience: Audience) -> dict[str, float]:
        return await self.index.term_weights(words, audience=audience)

    async def embed(self, texts: Sequence[str]) -> Vectors:
        return await self.index.embed(texts)

    async def embed_questions(self, questions: Sequence[str]) -> Vectors:
        return await self.index.embed_questions(questions)

    async def read(self, question: str, pages: Sequence[Page]) -> Sequence[Finding]:
        return await self.index.read(question, pages)

    async def add_text(
        self,
        *,
        location: str,
        title: str,
        markdown: str,
        readers: frozenset[str],
        data_class: DataClass,
        kind: str,
        author: str | None = None,
        modified_at: datetime | None = None,
    ) -> str:
        return await self.index.add_text(
            location=location,
            title=title,
            markdown=markdown,
            readers=readers,
            data_class=data_class,
            kind=kind,
            author=author,
            modified_at=modified_at,
        )
