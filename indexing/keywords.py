"""Nearest words (tantivy): BM25 over the visible passages, from terms and never from a query language."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import tantivy
from tantivy import Filter, Occur, Query, Tokenizer

from indexing.candidates import Entry, Scored, Visible
from indexing.spread import Spread

_TERMS = 64  # of a very long query the rarest terms decide; more only cost time
_HEAP_BYTES = 32_000_000
_FILLING_HEAP_BYTES = 200_000_000  # fewer and larger segments to merge and to search
_LONGEST_TERM = 60
_MOST_SETS = 65_000  # reader sets counted in one pass; tantivy refuses more
_ANALYZER = (
    tantivy.TextAnalyzerBuilder(Tokenizer.simple())
    .filter(Filter.remove_long(_LONGEST_TERM))
    .filter(Filter.lowercase())
    .filter(Filter.ascii_fold())
    .filter(Filter.stemmer("english"))
    .build()
)


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("passage", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("document", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("kind", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("words", tokenizer_name="words", index_option="freq")
    # Python integers are stored signed: an unsigned field would end tantivy's writer thread.
    builder.add_integer_field("readers", indexed=True, fast=True)
    builder.add_integer_field("modified", indexed=True, fast=True)
    return builder.build()


def terms_of(text: str) -> list[str]:
    """The distinct terms of a text, in order: lower case, no accents, English word stems."""
    return list(dict.fromkeys(_ANALYZER.analyze(text)))


class Keywords:
    """An inverted index in a folder; a searcher sees the last commit of any process after `reload`."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._index = tantivy.Index(_schema(), str(folder))
        self._index.register_tokenizer("words", _ANALYZER)
        self._filling: tantivy.IndexWriter | None = None
        self.reload()

    def reload(self) -> None:
        self._index.reload()
        self._searcher = self._index.searcher()
        self._spread = Spread(self._count_by_readers)

    def replace(self, documents: Sequence[str], entries: Sequence[Entry]) -> None:
        """Forget these documents, then hold these passages; one commit, so doing it twice changes nothing."""
        writer = self._index.writer(heap_size=_HEAP_BYTES, num_threads=1)
        for document in documents:
            writer.delete_documents_by_term("document", document)
        for entry in entries:
            writer.add_document(_to_tantivy(entry))
        writer.commit()
        writer.wait_merging_threads()
        self.reload()

    def extend(self, entries: Sequence[Entry]) -> None:
        """Add more passages; they are found once `finish` has committed all of them at once."""
        if self._filling is None:
            self._filling = self._index.writer(heap_size=_FILLING_HEAP_BYTES, num_threads=1)
        for entry in entries:
            self._filling.add_document(_to_tantivy(entry))

    def finish(self) -> None:
        if self._filling is not None:
            self._filling.commit()
            self._filling.wait_merging_threads()
        self._filling = None
        self.reload()

    def search(self, terms: Sequence[str], visible: Visible, limit: int) -> Scored:
        """Passage ids with their BM25, best first; only visible ones count, also for how rare a term is."""
        query = self._query(terms, visible)
        if query is None:
            return []
        hits = self._searcher.search(query, limit, count=False).hits
        return [(str(self._searcher.doc(address)["passage"][0]), float(score)) for score, address in hits]

    def scores(self, terms: Sequence[str], visible: Visible, passages: Sequence[str]) -> dict[str, float]:
        """The BM25 of given visible passages, so that one found by meaning alone has its keyword score too."""
        if visible.nothing or not passages:
            return {}
        # Each by its own term: a set of terms is looked for through the whole dictionary.
        named = Query.boolean_query([(Occur.Should, self._term("passage", one)) for one in passages])
        words = [(Occur.Should, one) for one in self._weighted(self._rarest(terms), visible)]
        query = Query.boolean_query([(Occur.Must, Query.const_score_query(named, 0.0)), *words])
        hits = self._searcher.search(query, len(passages), count=False).hits
        return {
            str(self._searcher.doc(where)["passage"][0]): float(score) for score, where in hits if score > 0
        }

    def weights(self, terms: Sequence[str], visible: Visible) -> dict[str, float]:
        """How rare each term is among the visible passages (BM25's IDF); unknown terms weigh most."""
        total = self._frequency(None, visible)
        return {term: _idf(total, self._frequency(term, visible)) for term in terms}

    def count(self) -> int:
        return int(self._searcher.num_docs)

    def holds(self, passage: str) -> bool:
        return self._count([self._term("passage", passage)]) == 1

    def _query(self, terms: Sequence[str], visible: Visible) -> Query | None:
        rarest = self._rarest(terms)
        if visible.nothing or not rarest:
            return None
        filters = [(Occur.Must, Query.const_score_query(one, 0.0)) for one in self._filters(visible)]
        words = Query.boolean_query([(Occur.Should, one) for one in self._weighted(rarest, visible)])
        return Query.boolean_query([(Occur.Must, words), *filters])

    def _rarest(self, terms: Sequence[str]) -> list[str]:
        known = [(self._searcher.doc_freq("words", term), term) for term in terms]
        return [term for frequency, term in sorted(known) if frequency][:_TERMS]

    def _weighted(self, terms: Sequence[str], visible: Visible) -> list[Query]:
        """Terms whose IDF is that of the readable passages: hidden ones must not even sway the order."""
        queries = [self._term("words", term) for term in terms]
        if visible.reader_sets is None:
            return queries
        own = self.weights(terms, Visible(visible.reader_sets))
        overall = [_idf(self.count(), self._searcher.doc_freq("words", term)) for term in terms]
        return [
            Query.boost_query(query, own[term] / everyones)
            for query, term, everyones in zip(queries, terms, overall, strict=True)
        ]

    def _frequency(self, term: str | None, visible: Visible) -> int:
        """How many visible passages hold a term; how many there are, if there is none."""
        only_readers = replace(visible, reader_sets=None) == Visible(None)
        if visible.reader_sets is not None and only_readers:
            return self._spread.among(term, visible.reader_sets)
        words = [] if term is None else [self._term("words", term)]
        return self._count([*words, *self._filters(visible)])

    def _count_by_readers(self, term: str | None) -> Mapping[int, int]:
        query = Query.all_query() if term is None else self._term("words", term)
        by_readers = {"sets": {"terms": {"field": "readers", "size": _MOST_SETS}}}
        found = self._searcher.aggregate(query, by_readers)["sets"]
        return {int(one["key"]): int(one["doc_count"]) for one in found["buckets"]}

    def _count(self, queries: Sequence[Query]) -> int:
        if not queries:
            return self.count()
        both = Query.boolean_query([(Occur.Must, query) for query in queries])
        return int(self._searcher.search(both, 1, count=True).count)  # type: ignore[attr-defined]

    def _filters(self, visible: Visible) -> list[Query]:
        filters = []
        if visible.reader_sets is not None:
            filters.append(Query.term_set_query(self._index.schema, "readers", list(visible.reader_sets)))
        if visible.kind is not None:
            filters.append(self._term("kind", visible.kind))
        if visible.documents is not None:
            named = [(Occur.Should, self._term("document", one)) for one in visible.documents]
            filters.append(Query.boolean_query(named))
        if visible.first_second is not None:
            filters.append(
                Query.range_query(
                    self._index.schema,
                    "modified",
                    tantivy.FieldType.Integer,
                    lower_bound=max(1, visible.first_second),
                )
            )
        return filters

    def _term(self, field: str, value: str) -> Query:
        option = "freq" if field == "words" else "basic"
        return Query.term_query(self._index.schema, field, value, index_option=option)


def _to_tantivy(entry: Entry) -> tantivy.Document:
    return tantivy.Document(
        passage=entry.passage_id,
        document=entry.document_id,
        kind=entry.kind,
        words=entry.words,
        readers=entry.reader_set,
        modified=entry.modified,
    )


def _idf(total: int, frequency: int) -> float:
    """BM25's inverse document frequency, as tantivy computes it."""
    return math.log(1 + (max(total, frequency) - frequency + 0.5) / (frequency + 0.5))
