"""What a watch tells from round to round, and what it keeps to itself."""

import itertools
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from skills.messages import Choices, Quote, Table, Text
from skills.research.facts import Span
from skills.research.watch.change import Changed, ChangeKind
from skills.research.watch.digest import Digest
from skills.research.watch.watching import Watch, digest, every, look, mute, snooze, unmute
from tests.skills.research.compare.world import NOW

TODAY = NOW.date()
WATCH = Watch(
    name="w1", question="Pumps", report="0123456789", owner="u1", channel="c1", companies=("Acme", "Borea"),
    made_on=TODAY, every_days=1,
)  # fmt: skip


def change(was: str, is_: str, company: str = "Acme", field: str = "price") -> Changed:
    kind = ChangeKind.VALUE if was and is_ else ChangeKind.CAME if is_ else ChangeKind.WENT
    span = Span("s1", 0, len(is_ or was), is_ or was)
    before, after = ((span,) if was else ()), ((span,) if is_ else ())
    return Changed(company, field, was, is_, TODAY, before, after, kind, "https://acme.com/pricing")


def rounds(watch: Watch, *found: list[Changed], days: int = 1) -> tuple[Watch, list[list[tuple[str, str]]]]:
    """What each round tells, a day apart."""
    told: list[list[tuple[str, str]]] = []
    for place, one in enumerate(found):
        watch, said = look(watch, one, (), NOW + timedelta(days=place * days))
        told.append([(each.was, each.is_) for each in said.changes] if said else [])
    return watch, told


UP, DOWN = change("12 USD", "14 USD"), change("14 USD", "12 USD")


def test_without_a_change_there_is_no_digest() -> None:
    assert look(WATCH, [], (), NOW)[1] is None
    assert digest([], WATCH, NOW) is None


def test_a_change_is_told_once() -> None:
    assert rounds(WATCH, [UP], [UP], [])[1] == [[("12 USD", "14 USD")], [], []]


def test_what_goes_to_and_fro_is_held() -> None:
    assert rounds(WATCH, [UP], [DOWN], [UP], [DOWN], [UP])[1] == [[("12 USD", "14 USD")], [], [], [], []]


def test_what_went_back_long_after_is_told_at_once() -> None:
    told = rounds(WATCH, [UP], [DOWN], days=30)[1]
    assert told == [[("12 USD", "14 USD")], [("14 USD", "12 USD")]]


def test_what_went_back_and_stayed_is_told_when_it_is_seen_again() -> None:
    assert rounds(WATCH, [UP], [DOWN], [])[1] == [[("12 USD", "14 USD")], [], [("14 USD", "12 USD")]]


def test_the_same_change_is_told_again_after_it_was_told_to_be_over() -> None:
    dearer = [change("12 USD", "20 USD")]
    told = rounds(WATCH, [UP], [DOWN], [], dearer, [change("20 USD", "12 USD")], [], [UP], [])[1]
    assert [len(one) for one in told] == [1, 0, 1, 1, 0, 1, 0, 1]


def test_a_muted_watch_tells_afterwards_what_still_holds() -> None:
    muted, told = rounds(
        mute(WATCH, TODAY, 3), [UP], [change("9", "8", "Borea")], [change("8", "9", "Borea")], []
    )
    assert told == [[], [], [], [("12 USD", "14 USD")]]
    assert muted.waiting == ()


def test_unmuting_tells_at_the_next_look() -> None:
    watch, told = rounds(mute(WATCH, TODAY, 30), [UP])
    assert told == [[]]
    assert rounds(unmute(watch), [])[1] == [[("12 USD", "14 USD")]]


def test_a_snoozed_cell_is_silent_until_its_day_and_the_others_are_not() -> None:
    watch = snooze(WATCH, "Acme", "price", TODAY, 2)
    told = rounds(watch, [UP, change("1", "2", field="customers")], [], [])[1]
    assert told == [[("1", "2")], [], [("12 USD", "14 USD")]]


def test_a_snoozed_company_is_silent_in_every_field() -> None:
    watch = snooze(WATCH, "Acme", "", TODAY, 5)
    assert rounds(watch, [UP, change("1", "2", field="customers"), change("3", "4", "Borea")])[1] == [
        [("3", "4")]
    ]


def test_what_moved_on_in_its_sleep_is_told_from_where_it_began() -> None:
    watch = snooze(WATCH, "Acme", "price", TODAY, 2)
    assert rounds(watch, [UP], [change("14 USD", "16 USD")], [])[1] == [[], [], [("12 USD", "16 USD")]]


def test_a_later_snooze_replaces_an_earlier_one() -> None:
    watch = snooze(snooze(WATCH, "Acme", "price", TODAY, 2), "Acme", "price", TODAY, 9)
    assert [one.until for one in watch.snoozed] == [TODAY + timedelta(days=9)]


def test_a_page_that_fails_is_told_once_after_three_rounds() -> None:
    watch, counts = WATCH, []
    for _ in range(5):
        watch, said = look(watch, [], [("https://acme.com", "It answers 503.")], NOW)
        counts.append(len(said.failing) if said else 0)
    assert counts == [0, 0, 1, 0, 0]


def test_a_page_that_came_back_begins_anew() -> None:
    failed = [("https://acme.com", "It answers 503.")]
    watch = WATCH
    for these in (failed, failed, [], failed, failed):
        watch, said = look(watch, [], these, NOW)
        assert said is None


def test_it_is_due_at_once_and_then_by_its_days() -> None:
    watch, _ = look(every(WATCH, 3), [], (), NOW)
    assert WATCH.due_at(NOW) == NOW
    assert watch.due_at(NOW) == NOW + timedelta(days=3)


def test_it_is_kept_as_json_and_read_again() -> None:
    watch, _ = look(
        snooze(WATCH, "Acme", "", TODAY, 5), [UP], [("https://a.com", "Down.")], NOW, report="abcdefabcd"
    )
    assert watch.waiting == (UP,)
    assert watch.report == "abcdefabcd"
    assert Watch.model_validate_json(watch.model_dump_json()) == watch


def said() -> Digest:
    found = digest([UP, change("", "ISO 27001", "Borea", "proof")], WATCH, NOW)
    assert found is not None
    return found


def test_the_reply_says_was_is_and_since_with_the_quote() -> None:
    reply = said().to_reply()
    [table] = [block for block in reply.blocks if isinstance(block, Table)]
    assert table.rows[0][:4] == ("Acme", "Price", "12 USD", "14 USD")
    assert "2026" in table.rows[0][4]
    quotes = [block for block in reply.blocks if isinstance(block, Quote)]
    assert (quotes[0].text, quotes[0].link) == ("14 USD", "https://acme.com/pricing")
    assert "2 changes" in reply.summary


def test_its_buttons_open_mute_and_snooze() -> None:
    [buttons] = [block for block in said().to_reply().blocks if isinstance(block, Choices)]
    assert buttons.options == (
        "reports show 0123456789",
        "watch mute name=w1 days=7",
        'watch snooze name=w1 company="Acme" field=price days=30',
        'watch snooze name=w1 company="Borea" field=proof days=30',
    )


def test_each_company_of_a_digest_can_be_snoozed() -> None:
    names = [f"House {n}" for n in range(12)]
    found = digest([change("1 USD", "2 USD", name) for name in names], WATCH, NOW)
    assert found is not None
    [buttons] = [block for block in found.to_reply().blocks if isinstance(block, Choices)]
    assert all(any(f'company="{name}"' in one for one in buttons.options) for name in names)


def test_a_digest_says_of_how_many_changes_it_shows_no_words() -> None:
    many = [change(f"{n} USD", f"{n + 1} USD") for n in range(1, 19)]
    found = digest([*many, change("", "won a prize", "Borea", "proof")], WATCH, NOW)
    assert found is not None
    blocks = found.to_reply().blocks
    quotes = [block.text for block in blocks if isinstance(block, Quote)]
    assert len(quotes) == 15
    assert "won a prize" in quotes  # each company has its turn
    assert any("4 more changes" in block.text for block in blocks if isinstance(block, Text))


def test_of_what_was_withdrawn_the_page_is_heard_as_it_speaks_now() -> None:
    now = "The ISO 27001 certificate was withdrawn in June."
    gone = Changed(
        "Acme", "proof", "certified to ISO 27001", "", TODAY, (Span("s1", 0, 22, "certified to ISO 27001"),),
        (Span("s1", 0, len(now), now),), ChangeKind.WENT, "https://acme.com/trust",
    )  # fmt: skip
    found = digest([gone], WATCH, NOW)
    assert found is not None
    blocks = found.to_reply().blocks
    [table] = [block for block in blocks if isinstance(block, Table)]
    assert table.rows[0][1:4] == ("Proof, no longer said", "certified to ISO 27001", now)
    assert [block.text for block in blocks if isinstance(block, Quote)] == [now]


STEPS = st.lists(st.sampled_from(("9", "12", "15")), min_size=1, max_size=12)


@given(STEPS)
def test_what_is_told_last_is_what_holds_once_it_stayed_for_two_looks(steps: list[str]) -> None:
    values = ["9", *steps, steps[-1], steps[-1]]
    found = [[change(was, is_)] if was != is_ else [] for was, is_ in itertools.pairwise(values)]
    told = [one for round_ in rounds(WATCH, *found)[1] for one in round_]
    assert (told[-1][1] if told else "9") == steps[-1]


@given(STEPS)
def test_no_round_tells_what_the_one_before_took_back(steps: list[str]) -> None:
    values = ["9", *steps]
    found = [[change(was, is_)] if was != is_ else [] for was, is_ in itertools.pairwise(values)]
    told = [one for round_ in rounds(WATCH, *found)[1] for one in round_]
    assert all(was != is_ for was, is_ in told)
    assert all(one[1] == other[0] for one, other in itertools.pairwise(told))


def test_dates_are_plain_days() -> None:
    assert snooze(WATCH, "Acme", "", date(2026, 1, 30), 3).snoozed[0].until == date(2026, 2, 2)


def test_since_a_month_is_told_as_a_month() -> None:
    quote = "In October 2026 Acme took its first outside investment."
    change = Changed(
        "Acme", "funding", "", "first investment", date(2026, 10, 1), (), (Span("s1", 0, len(quote), quote),),
        ChangeKind.CAME, "https://acme.com/news",
    )  # fmt: skip
    found = digest([change], WATCH, NOW)
    assert found is not None
    [table] = [block for block in found.to_reply().blocks if isinstance(block, Table)]
    assert table.rows[0][4] == "Oct 2026"
