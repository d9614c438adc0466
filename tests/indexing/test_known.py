"""What is kept of texts, and that the texts are not."""

from threading import Thread

from hypothesis import given
from hypothesis import strategies as st

from bot.testing.words import WordEmbedder
from indexing.known import Known
from indexing.models.packed import bundled_tokenizer
from indexing.models.pairs import Pairs
from indexing.models.readers import PairReader
from indexing.reading import Finding, Page
from indexing.remembered import Remembered


@given(st.lists(st.lists(st.text(max_size=4), max_size=3), max_size=12))
def test_each_row_of_texts_has_its_own_value(rows: list[list[str]]) -> None:
    known: Known[list[str]] = Known(most=20)
    for row in rows:
        known.put(row, row)
    assert [known.get(row) for row in rows] == rows
    assert known.get(["of", "no", "row"]) is None


def test_where_a_text_ends_is_part_of_it() -> None:
    known: Known[int] = Known(most=3)
    known.put(["ab", "c"], 1)
    assert known.get(["a", "bc"]) is None


def test_half_a_sign_is_kept_like_any_other() -> None:
    known: Known[int] = Known(most=3)
    known.put(["\ud83d"], 1)
    assert known.get(["\ud83d"]) == 1


def test_what_was_not_asked_for_longest_goes_first() -> None:
    known: Known[int] = Known(most=2)
    known.put(["one"], 1)
    known.put(["two"], 2)
    assert known.get(["one"]) == 1
    known.put(["three"], 3)
    assert [known.get([name]) for name in ("one", "two", "three")] == [1, None, 3]


def test_many_threads_may_keep_at_once() -> None:
    known: Known[int] = Known(most=1_000)

    def work(first: int) -> None:
        for number in range(first, first + 200):
            known.put([str(number)], number)

    threads = [Thread(target=work, args=(start,)) for start in (0, 100, 200)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert [known.get([str(number)]) for number in range(400)] == list(range(400))


def test_no_word_of_a_document_stays_with_what_was_read_of_it() -> None:
    reader = PairReader("still", bundled_tokenizer(), _nothing)
    remembered = Remembered(WordEmbedder())
    word = "".join(("zwie", "back", "amt"))
    text = f"The {word} opens at nine."
    reader.read("When does it open?", [Page(text)])
    remembered.embed([text])
    kept = [*vars(reader).values(), *vars(remembered).values()]
    assert not any(word in repr(vars(one)) for one in kept if isinstance(one, Known))


def _nothing(pairs: Pairs) -> list[Finding]:
    return [Finding(0.0) for _ in range(len(pairs.ids))]
