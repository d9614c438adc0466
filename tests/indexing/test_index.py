import asyncio
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, select
from sqlalchemy.orm import Session

from indexing import Audience, DataClass, DocumentDraft, IndexUnavailableError, ReadersError, ScoredPassage
from indexing.index import Index
from indexing.settings import IndexSettings
from indexing.tables import PassageRow
from tests.indexing.conftest import MakeIndex
from tests.indexing.fakes import MEMBER, WordEmbedder

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
HR = Audience.of({"everyone", "group:hr"})


def write(index: Index, location: str, markdown: str, readers: str = "everyone", **more: object) -> str:
    writing = index.add_text(
        location=location,
        title=str(more.get("title", location)),
        markdown=markdown,
        kind=str(more.get("kind", "file")),
        readers=frozenset(readers.split(",")),
        modified_at=NOW - timedelta(days=int(str(more.get("age", 0)))),
    )
    return asyncio.run(writing)


def find(index: Index, query: str, audience: Audience = MEMBER, **more: object) -> list[ScoredPassage]:
    return asyncio.run(index.search(query, audience=audience, **more))  # type: ignore[arg-type]


def locations(found: list[ScoredPassage]) -> list[str]:
    return [one.passage.location for one in found]


def test_finds_the_document_that_answers(index: Index) -> None:
    write(index, "leave.md", "# Leave\n\nSick leave is four hours per pay period.")
    write(index, "pay.md", "# Pay\n\nSalaries are paid every second Friday.")
    found = find(index, "how much sick leave?")
    assert locations(found)[0] == "leave.md"
    assert found[0].dense_rank == 1
    assert found[0].keyword > 0
    assert 0 <= found[0].score <= 1


def test_a_passage_says_all_that_is_known_of_it(index: Index) -> None:
    draft = DocumentDraft(
        location="https://x.test/a",
        title="Sick leave",
        markdown="# Leave\n\nFour hours.",
        kind="meeting",
        readers=frozenset({"everyone", "user:bo"}),
        data_class=DataClass.CONFIDENTIAL,
        author="Bo",
        modified_at=NOW,
    )
    index.add([draft])
    passage = find(index, "leave")[0].passage
    assert (passage.title, passage.author, passage.modified_at) == ("Sick leave", "Bo", NOW)
    assert (passage.heading_path, passage.kind) == (("Leave",), "meeting")
    assert passage.readers == {"everyone", "user:bo"}
    assert passage.data_class is DataClass.CONFIDENTIAL


def test_a_passage_is_a_slice_of_the_stored_markdown(index: Index) -> None:
    write(index, "a.md", "  \r\n# Leave 🙂\r\n\r\n" + "Four hours é. " * 200)
    document = asyncio.run(index.document("a.md", audience=MEMBER))
    assert document is not None
    for one in find(index, "leave hours", limit=50):
        assert document.markdown[one.passage.start : one.passage.end] == one.passage.text


def test_hides_what_one_of_the_viewers_may_not_read(index: Index) -> None:
    write(index, "salaries.md", "Salary of the director", readers="group:hr")
    assert locations(find(index, "salary", HR)) == ["salaries.md"]
    assert find(index, "salary", Audience.of({"everyone", "group:hr"}, {"everyone"})) == []
    assert find(index, "salary", Audience(frozenset())) == []
    assert asyncio.run(index.document("salaries.md", audience=MEMBER)) is None


def test_hidden_documents_do_not_change_scores(index: Index) -> None:
    for number in range(10):
        write(index, f"{number}.md", f"Budget number {number} travel")
    before = find(index, "budget travel")
    for number in range(10):
        write(index, f"h{number}.md", "Budget budget budget", readers="group:hr")
    after = find(index, "budget travel")
    assert locations(after) == locations(before)


def test_a_revoked_right_counts_on_the_next_query(index: Index) -> None:
    write(index, "plan.md", "Secret merger plan")
    assert find(index, "merger")
    write(index, "plan.md", "Secret merger plan", readers="group:hr")
    assert find(index, "merger") == []


def test_changing_readers_embeds_nothing_again(engine: Engine, make_index: MakeIndex) -> None:
    index = make_index(engine)
    write(index, "plan.md", "Secret merger plan")
    assert isinstance(index.embedder, WordEmbedder)
    before = index.embedder.embedded
    write(index, "plan.md", "Secret merger plan", readers="group:hr")
    assert index.embedder.embedded == before


def test_a_changed_document_replaces_its_passages_everywhere(index: Index) -> None:
    write(index, "a.md", "old words about parking")
    write(index, "a.md", "new words about lunch")
    assert [one.passage.text for one in find(index, "words")] == ["new words about lunch"]
    assert index.check()


def test_a_removed_document_leaves_nothing_behind(index: Index) -> None:
    write(index, "a.md", "parking")
    assert index.remove("a.md")
    assert not index.remove("a.md")
    assert find(index, "parking") == []
    assert index.list() == ()
    assert index.check()


def test_lists_documents_with_their_passages(index: Index) -> None:
    write(index, "b.md", "# A\n\nOne.\n\n# B\n\nTwo.")
    write(index, "a.md", "One.")
    assert [(one.location, one.passages) for one in index.list()] == [("a.md", 1), ("b.md", 2)]


def test_finds_only_what_is_recent_or_of_a_kind(index: Index) -> None:
    write(index, "old.md", "standup notes", age=100)
    write(index, "new.vtt", "standup notes", kind="meeting")
    assert locations(find(index, "standup", since=NOW - timedelta(days=7))) == ["new.vtt"]
    assert locations(find(index, "standup", kind="file")) == ["old.md"]


def test_finds_only_what_stands_in_the_named_documents(index: Index) -> None:
    write(index, "one.vtt", "standup notes about the launch", kind="meeting")
    write(index, "two.vtt", "standup notes about the launch date", kind="meeting")
    write(index, "hidden.vtt", "standup notes about the launch", readers="user:bo")
    assert locations(find(index, "launch date", within=["one.vtt", "hidden.vtt", "unknown"])) == ["one.vtt"]
    assert find(index, "launch date", within=[]) == []


@pytest.mark.parametrize(
    "query",
    ["", "   ", "?!", "AND OR +(", "title:secret", '"', "a:b^2~[TO]", "\0", "🙂", "word " * 2400, "\ud800x"],
)
def test_no_query_breaks_search(local_index: Index, query: str) -> None:
    assert find(local_index, query) == []
    write(local_index, "a.md", "a word")
    assert len(find(local_index, query)) <= 1


def test_names_neither_reader_nor_document_twice(index: Index) -> None:
    write(index, "a.md", "parking", readers="everyone,group:hr")
    write(index, "a.md", "parking", readers="group:hr,everyone")
    assert len(index.list()) == 1


def test_refuses_an_unknown_reader(local_index: Index) -> None:
    with pytest.raises(ReadersError):
        write(local_index, "a.md", "parking", readers="all")


def test_a_second_process_sees_what_the_first_one_adds(engine: Engine, make_index: MakeIndex) -> None:
    first, second = make_index(engine), make_index(engine)
    write(first, "a.md", "parking")
    assert find(second, "parking")
    write(first, "b.md", "parking behind the house")
    assert len(find(second, "parking")) == 2
    second.remove("a.md")
    assert locations(find(first, "parking")) == ["b.md"]


def test_another_machine_catches_up_from_the_database(
    engine: Engine, make_index: MakeIndex, tmp_path: Path
) -> None:
    here, there = make_index(engine), make_index(engine, home=tmp_path / "other")
    write(here, "a.md", "parking")
    assert find(there, "parking")
    here.remove("a.md")
    assert find(there, "parking") == []
    assert there.check()


def test_two_writers_at_once_lose_nothing(engine: Engine, make_index: MakeIndex) -> None:
    if engine.dialect.name == "sqlite":
        engine = create_engine(engine.url, connect_args={"timeout": 30})
    indexes = [make_index(engine), make_index(engine)]

    def fill(index: Index, name: str) -> None:
        for number in range(8):
            write(index, f"{name}{number}.md", f"parking {name} {number}", readers=f"everyone,user:u{number}")

    threads = [
        threading.Thread(target=fill, args=(one, name)) for one, name in zip(indexes, "ab", strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(find(indexes[0], "parking", limit=50)) == 16
    assert all(index.check() for index in indexes)


def test_rare_words_weigh_more_and_hidden_ones_do_not_count(index: Index) -> None:
    for number in range(5):
        write(index, f"{number}.md", "common words")
        write(index, f"h{number}.md", "merger", readers="group:hr")
    write(index, "x.md", "rare merger")
    weights = asyncio.run(index.term_weights(["common", "merger", "absent", "?"], audience=MEMBER))
    assert weights["common"] < weights["merger"] < weights["absent"]
    assert weights["?"] == 0


def test_a_changed_model_is_refused_until_rebuilt(
    engine: Engine, make_index: MakeIndex, tmp_path: Path
) -> None:
    write(make_index(engine), "a.md", "parking")
    other = Index(engine, tmp_path / "home", embedder=WordEmbedder("better"))
    with pytest.raises(
        IndexUnavailableError, match=r"'words-for-tests'.*'better': run confidant index rebuild"
    ):
        find(other, "parking")
    other.rebuild()
    assert find(other, "parking")
    with Session(engine) as session:
        assert set(session.scalars(select(PassageRow.embedding_model))) == {"better"}
    other.close()


def test_another_passage_size_cuts_documents_again_on_rebuild(engine: Engine, make_index: MakeIndex) -> None:
    write(make_index(engine), "a.md", "parking house. " * 100)
    index = make_index(engine, IndexSettings(passage_characters=200))
    index.rebuild()
    assert index.list()[0].passages > 4
    assert index.check()


def test_embeds_for_others(local_index: Index) -> None:
    assert asyncio.run(local_index.embed(["a", "b c"])).shape == (2, 64)
