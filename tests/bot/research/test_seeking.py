"""Searches for one report: the budget, the pace, and failures that leave the rest."""

import asyncio
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.research.remembered import Remembered
from bot.research.seeking import Seeker, Sought
from bot.research.settings import ResearchSettings
from indexing.errors import SearchBusyError, SearchError, SearchKeyError
from indexing.web.seek import Result
from indexing.web.snapshots import Snapshots
from skills.research.order import Order, queries_of


@dataclass
class Told:
    """A provider that answers what it was told to, in turn."""

    answers: list[list[str] | SearchError]
    asked: list[str] = field(default_factory=list)

    name = "Told"

    async def search(self, query: str, limit: int) -> tuple[Result, ...]:
        self.asked.append(query)
        answer = self.answers.pop(0)
        if isinstance(answer, SearchError):
            raise answer
        return tuple(Result(f"https://{one}/") for one in answer[:limit])


def seek(
    told: Told,
    *queries: str,
    most: int = 5,
    gap: float = 0.0,
    slept: list[float] | None = None,
    left: float = 60,
    remembered: Remembered | None = None,
) -> Sought:
    async def sleep(seconds: float) -> None:
        if slept is not None:
            slept.append(seconds)

    seeker = Seeker(told, most, time.monotonic() + left, gap_seconds=gap, sleep=sleep, remembered=remembered)
    return asyncio.run(seeker.seek(queries, lambda _: None))


def test_no_more_searches_are_made_than_the_budget_has() -> None:
    told = Told([["a"], ["b"], ["c"]])
    found = seek(told, "one", "two", "three", most=2)
    assert (told.asked, found.spent, found.urls) == (["one", "two"], 2, ("https://a/", "https://b/"))


def test_each_search_gives_its_best_before_any_gives_its_second() -> None:
    found = seek(Told([["a1", "same", "a3"], ["b1", "same"], []]), "a", "b", "c")
    assert found.urls == ("https://a1/", "https://b1/", "https://same/", "https://a3/")


def test_at_most_twenty_addresses_are_taken() -> None:
    pages = [[f"{number}-{page}" for page in range(30)] for number in range(5)]
    assert len(seek(Told(list(pages)), "a", "b", "c", "d", "e").urls) == 20


def test_one_result_is_enough_and_none_is_said() -> None:
    assert seek(Told([["a"]]), "one") == Sought(("https://a/",), (), 1)
    [missed] = seek(Told([[], []]), "one", "two").missed
    assert missed.why == "2 searches found no page."


def test_a_search_that_fails_leaves_the_others() -> None:
    found = seek(Told([SearchError("It broke."), ["b"]]), "one", "two")
    assert [(one.address, one.why) for one in found.missed] == [("search: one", "It broke.")]
    assert (found.urls, found.spent) == (("https://b/",), 2)


def test_a_key_that_is_refused_is_not_tried_again() -> None:
    told = Told([SearchKeyError("No.", 401), ["b"]])
    assert [one.why for one in seek(told, "one", "two").missed] == ["No."]
    assert told.asked == ["one"]


def test_a_busy_provider_is_waited_for_once_within_the_budget() -> None:
    slept: list[float] = []
    found = seek(Told([SearchBusyError("Busy.", 3.0), ["a"]]), "one", slept=slept)
    assert (found.urls, found.spent, slept) == (("https://a/",), 2, [3.0])
    spent = seek(Told([SearchBusyError("Busy.", 3.0)]), "one", most=1)
    assert (spent.spent, [one.why for one in spent.missed]) == (1, ["Busy."])
    assert seek(Told([SearchBusyError("Busy.", 900.0)]), "one").spent == 1


def test_searches_keep_a_pace() -> None:
    slept: list[float] = []
    seek(Told([["a"], ["b"], ["c"]]), "a", "b", "c", gap=1.5, slept=slept)
    assert slept == [1.5, 1.5]


def test_nothing_is_searched_after_the_time_is_over() -> None:
    assert seek(Told([]), "one", left=-1) == Sought(whole=False)


def test_the_question_comes_first_then_prices_then_customers() -> None:
    order = Order(question="compare Acme and Bolt", companies=("Acme", "Bolt"))
    assert queries_of(order) == (
        "compare Acme and Bolt",
        "Acme pricing",
        "Bolt pricing",
        "Acme customers funding",
        "Bolt customers funding",
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"search": "searxng"}, "SEARCH_ADDRESS"),
        ({"search": "searxng", "search_address": "file:///etc"}, "http"),
        ({"search": "brave"}, "SEARCH_KEY"),
        ({"search": "tavily", "search_key": "  "}, "SEARCH_KEY"),
        ({"search": "tavily", "search_key": "k", "search_address": "http://a.example"}, "plain http"),
        ({"search": "else"}, "searxng"),
    ],
    ids=["no address", "file", "no key", "blank key", "plain", "unknown"],
)
def test_settings_that_cannot_search_are_named(given: dict[str, str], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        ResearchSettings.model_validate(given)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"search": "searxng", "search_address": "http://10.0.0.7:8080/"}, "SearXNG"),
        ({"search": "brave", "search_key": "k"}, "Brave"),
        ({"search": "tavily", "search_key": "k", "search_address": "http://127.0.0.1:9/"}, "Tavily"),
    ],
    ids=["searxng", "brave", "tavily"],
)
def test_settings_name_a_provider_and_keep_its_key(given: dict[str, str], name: str) -> None:
    settings = ResearchSettings.model_validate(given)
    assert settings.provider().name == name
    assert "'k'" not in repr(settings) + repr(settings.provider())


NOW = datetime(2026, 11, 28, 9, tzinfo=UTC)


def memory(folder: Path, *, later: timedelta = timedelta(), of: str = "Told") -> Remembered:
    return Remembered(of, Snapshots(folder), timedelta(hours=6), lambda: NOW + later)


def test_what_was_searched_before_a_stop_is_not_asked_or_paid_for_again(tmp_path: Path) -> None:
    first = Told([["a"], SearchError("It broke.")])
    seek(first, "one", "two", remembered=memory(tmp_path))
    again = Told([["b"]])
    found = seek(again, "one", "two", "three", most=2, remembered=memory(tmp_path, later=timedelta(hours=5)))
    assert (again.asked, found.spent, found.urls) == (["two"], 1, ("https://a/", "https://b/"))


@pytest.mark.parametrize(
    ("later", "of"), [(timedelta(hours=7), "Told"), (timedelta(), "Another")], ids=["too old", "another's"]
)
def test_old_answers_and_those_of_another_provider_are_asked_for_again(
    tmp_path: Path, later: timedelta, of: str
) -> None:
    seek(Told([["a"]]), "one", remembered=memory(tmp_path))
    again = Told([["b"]])
    assert seek(again, "one", remembered=memory(tmp_path, later=later, of=of)).urls == ("https://b/",)


def test_what_is_remembered_and_cannot_be_read_is_asked_for_again(tmp_path: Path) -> None:
    seek(Told([["a"]]), "one", remembered=memory(tmp_path))
    for path in (tmp_path / "bytes").rglob("*"):
        if path.is_file():
            path.write_bytes(b"[{]")
    assert seek(Told([["b"]]), "one", remembered=memory(tmp_path)).urls == ("https://b/",)


def test_a_disk_that_takes_no_more_costs_no_search(tmp_path: Path) -> None:
    (tmp_path / "full").write_text("a file where a folder should be")
    found = seek(Told([["a"]]), "one", remembered=memory(tmp_path / "full"))
    assert found.urls == ("https://a/",)


def test_what_found_nothing_is_asked_again_and_said_again(tmp_path: Path) -> None:
    seek(Told([[]]), "one", remembered=memory(tmp_path))
    again = Told([[]])
    [missed] = seek(again, "one", remembered=memory(tmp_path)).missed
    assert (again.asked, missed.why) == (["one"], "1 search found no page.")


def test_what_was_asked_is_not_kept_in_words_and_goes_when_it_is_old(tmp_path: Path) -> None:
    seek(Told([["a"]]), "secret merger", remembered=memory(tmp_path))
    kept = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert kept
    assert not any(b"secret" in one.read_bytes() or "secret" in one.name for one in kept)
    far = Remembered(
        "Told", Snapshots(tmp_path), timedelta(hours=6), lambda: datetime.now(UTC) + timedelta(days=1)
    )
    seek(Told([["b"]]), "other", remembered=far)
    assert not any(one.is_file() and one in kept for one in tmp_path.rglob("*"))
