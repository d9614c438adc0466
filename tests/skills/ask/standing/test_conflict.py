"""Two documents that disagree are noticed, and documents about different things are not made to."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from skills.ask.answer import MEETING
from skills.ask.pieces.sentences import Sentence, sentences_of
from skills.ask.standing.conflict import Conflict, Kind, conflicts
from tests.skills.ask.conftest import make_passage

OLD, NEW = datetime(2024, 5, 1, tzinfo=UTC), datetime(2026, 3, 2, tzinfo=UTC)
DAYS = "How many days a year may I work from another country?"


def sentence(text: str, document: str, *, at: datetime | None = None, title: str = "Remote work") -> Sentence:
    passage = make_passage(text, title=title)
    found = replace(passage, document_id=document, location=f"{document}.md", modified_at=at)
    return sentences_of(found)[0]


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (
            DAYS,
            "You may work from another country for up to 20 working days in a calendar year.",
            "You may work from another country for up to 25 working days in a calendar year.",
        ),
        (
            DAYS,
            "You may work from another country for up to 20 working days in a calendar year.",
            "Staff may work from another country at most thirteen days a year.",
        ),
        ("What does a guest lunch cost?", "A guest lunch costs $12.", "A guest lunch costs $15.50."),
        (
            "When does the canteen open?",
            "The canteen opens at 8:00 each day.",
            "The canteen opens at 8:30 each day.",
        ),
        (
            "May guests use the gym?",
            "Guests may use the gym in the evening.",
            "Guests may not use the gym in the evening.",
        ),
        (
            "Who leads the sales team?",
            "The sales team is led by Ana Souza.",
            "The sales team is led by Bo Lind.",
        ),
        (
            "What share is matched?",
            "The company matches 5% of the share.",
            "The company matches 6 % of the share.",
        ),
    ],
)
def test_notices_another_number_denial_or_name_in_either_order(question: str, one: str, other: str) -> None:
    assert conflicts(question, [sentence(one, "a"), sentence(other, "b")])
    assert conflicts(question, [sentence(other, "b"), sentence(one, "a")])


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (DAYS, "You may work from another country for up to 20 days a year.",
         "For up to 20 days a year you may work from another country."),
        (DAYS, "You may work from another country for up to 20 days a year.",
         "You may work from another country for up to twenty days a year."),
        ("What does a lunch cost?", "A guest lunch costs £15.", "A guest lunch costs £15.00."),
        ("How many weeks is parental leave?", "Parental leave is 16 weeks.", "Sick leave is 10 weeks."),
        ("How long is leave in Spain?", "Leave is 22 days in Spain.", "Leave is 30 days in Germany."),
        ("How many days of leave do we get?", "Leave is 22 days in our Spain office.",
         "Leave is 30 days in our Germany office."),
        ("When was the office opened?", "The office was opened in 2012.", "The office has 2012 chairs."),
        ("May guests use the gym?", "Guests may use the gym.", "Guests may not bring their dogs to any desk."),
        ("Where is the travel desk?", "The travel desk is on floor 3.", "The travel desk answers within 2 days."),
        ("", "One is 1.", "Two is 2."),
        ("🎉", "One is 1.", "Two is 2."),
    ],
)  # fmt: skip
def test_is_silent_where_nothing_disagrees(question: str, one: str, other: str) -> None:
    assert conflicts(question, [sentence(one, "a"), sentence(other, "b")]) is None


def test_two_sentences_of_one_document_never_conflict() -> None:
    one = sentence("The canteen opens at 8:00.", "a")
    assert (
        conflicts("When does the canteen open?", [one, sentence("The canteen opens at 9:00.", "a")]) is None
    )


def test_the_title_of_one_that_the_question_names_tells_them_apart() -> None:
    spain = sentence("Leave is 22 days a year.", "a", title="Spain")
    germany = sentence("Leave is 30 days a year.", "b", title="Germany")
    assert conflicts("How many days of leave a year in Spain?", [spain, germany]) is None


@pytest.mark.parametrize("newer_first", [True, False])
def test_the_reply_names_the_newer_and_its_date(newer_first: bool) -> None:
    old = sentence("The canteen opens at 8:00.", "old", at=OLD, title="Canteen")
    new = sentence("The canteen opens at 9:00.", "new", at=NEW, title="Canteen, moved")
    found = conflicts("When does the canteen open?", [new, old] if newer_first else [old, new])
    assert found is not None
    assert found.newer == new
    assert found.says() == (
        "Two documents disagree; the newer (2 Mar 2026, Canteen, moved) says “The canteen opens at 9:00.”, "
        "the older (1 May 2024, Canteen) says “The canteen opens at 8:00.”."
    )


def test_documents_of_one_title_are_told_apart_by_their_path() -> None:
    pages = [sentence("The canteen opens at 8:00.", "a"), sentence("The canteen opens at 9:00.", "b")]
    found = conflicts("When does the canteen open?", pages)
    assert found is not None
    assert "Remote work (a.md) says" in found.says()
    assert "Remote work (b.md) says" in found.says()


def test_without_both_dates_neither_is_called_newer() -> None:
    found = conflicts(
        "When does the canteen open?",
        [sentence("The canteen opens at 8:00.", "a", at=NEW), sentence("The canteen opens at 9:00.", "b")],
    )
    assert found is not None
    assert not found.is_dated
    assert "newer" not in found.says()


def test_one_sentence_in_two_records_of_a_meeting_is_no_conflict_but_another_number_is() -> None:
    def said(words: str, document: str) -> Sentence:
        found = sentence(words, document, title="Launch review")
        return replace(found, passage=replace(found.passage, kind=MEETING))

    question = "To which date did we decide to move the launch?"
    heard = said("[00:26] Speaker 1: We decided to move the launch to the fifteenth of October.", "a")
    named = said("[00:27] Maya Lindqvist: We decided to move the launch to the fifteenth of October.", "b")
    assert conflicts(question, [heard, named]) is None

    ten = said("[00:26] Speaker 1: We agreed to pay ten euros for a filter.", "a")
    twelve = said("[00:31] Maya Lindqvist: We agreed to pay twelve euros for a filter.", "b")
    found = conflicts("What did we agree to pay for a filter?", [ten, twelve])
    assert found
    assert found.newer.text == "We agreed to pay ten euros for a filter."


@pytest.mark.parametrize(
    ("question", "old", "new"),
    [
        ("When does the Spectrometer S8 ship?",
         "Decided: the Spectrometer S8 ships on 1 October 2026, not on 1 September.",
         "The S8 launch was moved again: it ships on 15 November 2026."),
        ("Are dogs allowed in the office?", "The office dog policy: dogs are allowed on Fridays.",
         "Dogs are not allowed in the office any more."),
        ("Is the C200 discontinued?", "Open: whether the C200 is discontinued.",
         "We agreed to discontinue the Centrifuge C200 at the end of 2026."),
        ("Up to how many euros a night are hotels reimbursed?", "Hotels are reimbursed up to 120 euros a night.",
         "Hotels are reimbursed up to 150 euros a night; in London, Zurich and Paris up to 210 euros."),
        ("Who leads the firmware team?", "Jonas Weber leads the firmware team.",
         "Jonas left the firmware team; Amara Okafor leads it from 1 July."),
        ("Which chat tool do we use?", "We use Slack for chat.", "We use Teams instead of Slack for chat."),
        ("Can I park at the office for free?", "Employees park at the office for free.",
         "Parking at the office is no longer free for employees."),
        ("Wann verfällt der Urlaub?", "Der Urlaub verfällt am 31. März des Folgejahres.",
         "Der Urlaub verfällt jetzt am 30. Juni des Folgejahres."),
    ],
)  # fmt: skip
def test_what_a_later_day_changed_is_noticed(question: str, old: str, new: str) -> None:
    found = conflicts(question, [sentence(old, "a", at=OLD), sentence(new, "b", at=NEW)])
    assert found is not None
    assert found.newer.text == new


@pytest.mark.parametrize(
    ("question", "old", "new"),
    [
        # the same day told with and without its year
        ("When does the S8 ship?", "The S8 ships on 1 October 2026.", "As agreed the S8 ships on 1 October."),
        # another thing that changed
        ("When does the S8 ship?", "The S8 ships on 1 October 2026.",
         "The S7 was moved: the S7 ships on 15 November 2026."),
        ("When does the canteen open in Ghent?", "The canteen in Ghent opens on 3 May 2024.",
         "The canteen in Porto now opens on 5 June 2026."),
        ("When was the office opened?", "The office was opened on 3 May 2019.",
         "The new canteen of the office was opened on 5 June 2024."),
        # another clause counts the same
        ("How many months is the warranty?", "The warranty is 24 months; for the C400 it is 36 months.",
         "For the C400 the warranty is 36 months; else the warranty is 24 months."),
        # still open
        ("Is the C200 discontinued?", "Open: whether the C200 is discontinued.",
         "It is not decided whether the C200 is discontinued."),
    ],
)  # fmt: skip
def test_a_later_sentence_about_something_else_takes_nothing_back(question: str, old: str, new: str) -> None:
    assert conflicts(question, [sentence(old, "a", at=OLD), sentence(new, "b", at=NEW)]) is None


@pytest.mark.parametrize(
    ("title", "text", "is_noticed"),
    [
        ("Harvest fair MOVED", "The field is wet. Decision: new date is 3 October.", True),
        ("Harvest fair", "The field is wet. Postponed to 3 October.", True),
        ("Harvest fair", "The field is wet. The cups come on 3 October.", False),
        ("Spring fair", "The field is wet. Decision: new date is 3 October.", False),
    ],
)
def test_later_minutes_change_an_item_under_its_title(title: str, text: str, is_noticed: bool) -> None:
    first, second = datetime(2026, 6, 2, tzinfo=UTC), datetime(2026, 8, 4, tzinfo=UTC)
    old = sentence("It will be on 12 September.", "june", at=first, title="Committee")
    old = replace(old, lead="Harvest fair")
    new = replace(sentence(text, "august", at=second, title="Committee"), lead=title)
    new = replace(new, text=text.partition(". ")[2])
    found = conflicts("When is the harvest fair 2026?", [old, new], today=date(2026, 8, 20))
    assert (found is not None and found.leads is new) is is_noticed


def test_what_changed_is_no_conflict_where_no_day_says_which_is_newer() -> None:
    asked = "When does the Spectrometer S8 ship?"
    one = sentence("Decided: the Spectrometer S8 ships on 1 October 2026.", "a", at=NEW)
    other = sentence("The S8 launch was moved again: it ships on 15 November 2026.", "b")
    assert conflicts(asked, [one, other]) is None


@pytest.mark.parametrize("count", [0, 1])
def test_one_sentence_alone_has_no_conflict(count: int) -> None:
    assert conflicts(DAYS, [sentence("It is 20 days a year.", "a")][:count]) is None


LEAVE_OLD = "Full-time staff get 30 days of leave including bank holidays."
LEAVE_NEW = "Full-time staff get 31 days of leave including bank holidays."
ASKED = "How many days of leave do full-time staff get?"
COPIED = datetime(2026, 11, 29, tzinfo=UTC)  # the older edition was copied last
TODAY = date(2026, 11, 29)


def editions(question: str, old: str, new: str, *, today: date | None = TODAY) -> list[Conflict | None]:
    """What is found whichever was the better found; `old` and `new` are names of files or titles."""
    one = sentence(LEAVE_OLD, old, at=COPIED, title=old.partition("/")[0])
    other = sentence(LEAVE_NEW, new, at=OLD, title=new.partition("/")[0])
    return [conflicts(question, pair, today=today) for pair in ([one, other], [other, one])]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Annual leave/leave-2025", "Annual leave/leave-2026"),
        ("Annual leave 2025", "Annual leave 2026"),
        ("Urlaub Version 2", "Urlaub Version 3"),
        ("Annual leave 2024/25", "Annual leave 2025/26"),
    ],
)
def test_the_later_edition_leads_though_the_older_file_was_copied_after_it(old: str, new: str) -> None:
    for told in editions(ASKED, old, new):
        assert told
        assert told.leads
        assert told.leads.text == LEAVE_NEW


def test_editions_are_told_by_their_years_and_not_by_the_days_of_their_files() -> None:
    for told in editions(ASKED, "Leave/leave-2025", "Leave/leave-2026"):
        assert told
        said = told.says()
        assert "the newer (2026, " in said
        assert "the older (2025, " in said


def test_an_edition_that_the_question_names_leads() -> None:
    better, worse = editions(f"{ASKED[:-1]} in 2025?", "Leave/leave-2025", "Leave/leave-2026")
    assert better is None
    assert worse
    assert worse.leads
    assert worse.leads.text == LEAVE_OLD


def test_where_no_edition_tells_the_order_the_dates_do() -> None:
    for told in editions(ASKED, "Leave in short", "Leave"):
        assert told
        assert told.kind is Kind.DISAGREE
        assert told.newer.text == LEAVE_OLD


@pytest.mark.parametrize("is_best", [True, False])
def test_the_party_to_come_answers_and_not_the_one_that_is_over(is_best: bool) -> None:
    gone = sentence("The Christmas party was held on 12 December 2025.", "gone")
    coming = sentence("The Christmas party will be held on 18 December 2026.", "coming")
    pair = [coming, gone] if is_best else [gone, coming]
    found = conflicts("When is the Christmas party held?", pair, today=date(2026, 11, 29))
    assert found is None if is_best else found is not None and found.leads == coming


@pytest.mark.parametrize(
    ("question", "general", "narrower"),
    [
        ("What does the gym cost?", "The gym costs £10 a month.", "The gym costs £12 a month for guests."),
        ("What is the bonus?", "The bonus is 5 % of pay.", "The bonus for sales is 8 % of pay."),
        (
            "How many days of leave do I get?",
            "You get 28 days of leave.",
            "Apprentices get 25 days of leave.",
        ),
        ("Who is the safety officer?", "The safety officer is Ana.", "The safety officer of Hull is Bo."),
        (
            "What speed is allowed?",
            "A speed of 10 mph is allowed.",
            "A speed of 5 mph is allowed for forklifts.",
        ),
    ],
)
def test_a_newer_sentence_about_a_part_stands_beside_what_holds_for_all(
    question: str, general: str, narrower: str
) -> None:
    best = sentence(general, "guide", at=OLD, title="Guide")
    newer = sentence(narrower, "news", at=NEW, title="News")
    found = conflicts(question, [best, newer], today=date(2026, 11, 29))
    assert found is None or (found.kind, found.leads) == (Kind.APART, best)


@pytest.mark.parametrize(
    ("question", "now", "then"),
    [
        (
            "What is the hotel limit?",
            "The hotel limit is £120.",
            "The hotel limit was £100 until March 2026.",
        ),
        ("How long is lunch?", "Lunch is 30 minutes long.", "Lunch was 45 minutes long."),
    ],
)
def test_what_was_does_not_lead_in_a_newer_document(question: str, now: str, then: str) -> None:
    best, newer = sentence(now, "guide", at=OLD), sentence(then, "news", at=NEW)
    assert conflicts(question, [best, newer], today=date(2026, 11, 29)) is None


def test_what_was_changed_leads() -> None:
    best, newer = (
        sentence("The hotel limit is £120.", "guide", at=OLD),
        sentence("The hotel limit was raised to £140.", "news", at=NEW),
    )
    found = conflicts("What is the hotel limit?", [best, newer], today=date(2026, 11, 29))
    assert found is not None
    assert found.leads == newer


def test_a_page_about_another_kind_of_leave_does_not_disagree() -> None:
    question = "how much notice do i have to give for a week of leave"
    week = sentence("A week of leave needs four weeks' notice.", "a", title="Leave and absence")
    parental = sentence("A week of leave needs eight weeks' notice.", "b", title="Family leave policy")
    assert not conflicts(question, [week, parental])
    other = sentence("A week of leave needs eight weeks' notice.", "b", title="Leave")
    assert conflicts(question, [week, other])
    sick = "How many days of sick leave are paid?"
    for title in ("Sick leave", "Sickness leave", "Leave and absence"):
        ten, twelve = (
            sentence(f"{days} days of sick leave are paid.", name, title=title)
            for name, days in (("a", 10), ("b", 12))
        )
        assert conflicts(sick, [replace(ten, passage=replace(ten.passage, title="Sick leave")), twelve])
    same = sentence("A week of leave needs four weeks' notice.", "c", title="Family leave policy")
    assert conflicts("notice for a week of family leave", [parental, same])


@pytest.mark.parametrize(
    ("question", "before", "after"),
    [
        (
            "which day is the leeds counter closed",
            "AGREED: the Leeds counter is closed on Fridays from 1 May.",
            "*Decision:* the Leeds counter closes on Mondays instead, and only from 1 June.",
        ),
        (
            "from when does the 20 day target for roofs count",
            "Decision: the target for roofs becomes 20 working days from 1 July.",
            "DECIDED: the 20-day target for roofs starts on 1 October, not on 1 July.",
        ),
    ],
)
def test_a_later_decision_on_the_day_takes_the_earlier_ones_place(
    question: str, before: str, after: str
) -> None:
    earlier, later = sentence(before, "a", at=OLD), sentence(after, "b", at=NEW)
    found = conflicts(question, [earlier, later], today=date(2026, 11, 30))
    assert found is not None
    assert found.leads == later


def test_a_later_decision_on_another_counter_takes_nobodys_place() -> None:
    earlier = sentence("The Leeds counter is closed on Fridays from 1 May.", "a", at=OLD)
    later = sentence("DECIDED: the Hull counter closes on Mondays from 1 June.", "b", at=NEW)
    assert not conflicts("which day is the leeds counter closed", [earlier, later], today=date(2026, 11, 30))
