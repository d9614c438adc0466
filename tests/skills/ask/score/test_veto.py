"""What reads well and is no answer all the same."""

from datetime import date

import pytest

from skills.ask.score.veto import (
    is_no_answer,
    tells_nobody_new,
    tells_only_how_many,
    tells_only_of_today,
)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("how much does the heron e1 cost", "The earlier Heron E1 had a 500 Wh battery and weighed 23.9 kg."),
        ("what is the price of a locker", "Lockers stand beside the lift."),
        ("was kostet ein Schließfach", "Die Schließfächer stehen neben dem Aufzug."),
        ("which printer is on the 2nd floor", "The printer on the 1st floor is called BRS-1F."),
        ("what time does the regatta begin", "The regatta takes place in Gdynia on 18 June."),
        ("when is the budget for the crane decided", "The budget for the new crane is £1.8 million."),
        ("how long is a frame guaranteed for the second owner", "Frames: 10 years for the first owner."),
        ("what did the tent pole cost in 2024", "ZP-11: Price 2026 (£) 17."),
        ("how much is a sauna", "The sauna is hot from 14:00 to 21:30."),
        ("how much is a sauna", "The sauna is hot from half past two to 21:30."),
        ("when was the price raised in 2024", "The price is raised on 1 March 2026."),
        ("how high was the net result in 2023", "Net result: Plan 2025 3.1, Result 2025 2.8."),
    ],
)
def test_another_kind_of_thing_or_another_in_the_row_is_no_answer(question: str, said: str) -> None:
    assert is_no_answer(question, said)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("how much does the heron e2 cost", "Heron E2: Price 3290."),
        ("what does a locker cost", "Lockers are free."),
        ("how much does it cost to park", "We pay for parking at the station."),
        ("how much is it for a van to the isle", "East to Isle: Van with driver not carried."),
        ("what time does the pool open", "The pool opens at 7 am."),
        ("within what time is a leak reported", "A leak is reported within 3 days."),
        ("what time is the canteen open on Sunday", "Canteen: Sunday closed."),
        ("when is the bonus of £150 paid", "The bonus of £150 is paid with the salary in May."),
        ("when do I need a receipt", "Receipts are needed for more than £5."),
        ("how much leave do I get", "You get 26 days."),
        ("how much is a sauna", "The sauna is £6 from 14:00 to 21:30."),
        ("how much is the overtime rate after 18:00", "From 18:00 overtime counts time and a half."),
        ("how much is paid on Saturdays", "From 12:00 on Saturdays the hourly wage is doubled."),
        ("how much is the discount after 17:00", "After 17:00 everything is half off."),
        ("how much is allowed for a taxi after 22:00", "After 22:00 the whole fare is refunded."),
        ("when did the move planned in 2022 start", "The move started in March 2025."),
        ("when was the audit of 2023 paid for", "The audit was paid for in January 2024."),
        ("how much is the delay", "The ferry left at 14:20, 35 minutes late."),
        ("how much is parking", "Nothing after 18:00."),
        ("how much is the weight limit", "140 kg."),
        ("how much is the soup", "Soup 3.50, bread 1.20"),
        ("who is on the second floor", "Finance sits on the second floor, HR on the first floor."),
        ("what happens in the first week", "In week one you get a laptop."),
        ("is the first floor open", "The ground floor is open from 8."),
        ("what did the tent pole cost in 2024", "ZP-11: Price 2024 £16, Price 2026 £17."),
        ("who is our auditor in 2025", "Moss & Lane, until 2027."),
        ("what will the tent pole cost in 2027", "ZP-11: Price 2026 £17."),
        ("when does leave of 2025 lapse", "It has to be taken in the first quarter of 2026."),
        ("started in 2024, how much leave have I", "In 2026 you get 26 days."),
    ],
)
def test_what_may_be_one_is_not_refused(question: str, said: str) -> None:
    assert not is_no_answer(question, said)


def test_a_later_year_may_stand_in_a_document_of_the_asked_one() -> None:
    question, said = "what did the boiler cost in 2025", "The last instalment of £900 came in January 2026."
    assert not is_no_answer(question, said, "Accounts 2025")
    assert is_no_answer(question, said, "Accounts")


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("who approves the expenses of the finance director", "the Finance Director"),
        ("which solicitors send the last letter?", "solicitors"),
        ("wer vertritt die Leitung", "die Leitung"),
        ("which headsets did beacon test", "40 headsets"),
    ],
)
def test_whoever_is_named_in_a_question_is_no_answer_to_who(question: str, answer: str) -> None:
    assert tells_nobody_new(question, answer)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("who approves the expenses of the finance director", "the Managing Director"),
        ("which solicitors send the last letter?", "Pym Hartnell solicitors"),
        ("who signs, the clerk or the manager", "the manager"),
        ("what do solicitors send", "solicitors"),
        ("who signs", ""),
        ("which headsets did beacon test", "40 headsets of Orvane"),
        ("which floors are ours", "2 and 3"),
    ],
)
def test_whoever_is_not_named_in_it_may_be(question: str, answer: str) -> None:
    assert not tells_nobody_new(question, answer)


@pytest.mark.parametrize(
    ("question", "said", "context", "is_none"),
    [
        ("how many stops is a round", "You start with 60 % of the stops and go to 80 % in week 3.", "", True),
        ("how many stops is a round", "A round has 90 stops, 60 % of them in town.", "", False),
        ("how many stops is a round", "You start with half, 60 % of the stops.", "", False),
        ("how many per cent is that", "It is 60 %.", "", False),
        ("what does premier 12 cost", "Premier 12: Zone B 14.85.", "Tariff, GBP per parcel", False),
        ("what does premier 12 cost", "Premier 12: Zone B 14.85.", "Depots", True),
        ("what does the heron cost", "The heron weighs 23.9 kg.", "Price list", True),
    ],
)
def test_a_share_is_no_count_and_a_bare_figure_of_a_price_list_is_a_price(
    question: str, said: str, context: str, is_none: bool
) -> None:
    assert is_no_answer(question, said, context) is is_none


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "how much is statutory maternity pay a week",
            "14 weeks in full, then 12 weeks at half pay until week 39.",
        ),
        ("how many barrels did we make last year", "420 barrels are planned."),
        ("water per litre of beer in 2025", "It is 4.6 litres; the target for 2026 is 4.2."),
    ],
)
def test_how_long_what_was_planned_and_a_later_year_do_not_tell_how_much_there_was(
    question: str, said: str
) -> None:
    assert is_no_answer(question, said)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("how much is the standby allowance per week", "The allowance is 120 a week."),
        ("how much is the standby allowance per week", "£120 for 7 days."),
        ("how much holiday do i get a year", "25 days."),
        ("how many barrels did we make last year", "We made 400, of 420 that were planned."),
        ("water per litre of beer in 2026", "The target for 2026 is 4.2."),
        ("how much was budgeted for training last year", "£40,000 was budgeted for training."),
        ("how much was the bonus last year", "The bonus was £3,000, as was planned."),
        ("who pays for the work approved in 2025", "The landlord, from January 2026."),
        ("notice period of the lease signed in 2021", "It is six months, to 30 June 2028."),
        ("how much sick pay do i get a year", "10 days of full pay a year."),
    ],
)
def test_a_sum_and_what_there_was_do(question: str, said: str) -> None:
    assert not is_no_answer(question, said)


@pytest.mark.parametrize(
    ("question", "said", "only"),
    [
        ("which dressers are on 12 December", "12 December: Stage manager Fay Hale, Dressers 4.", True),
        ("who are the cleaners on Friday?", "Friday: Cleaners: 2", True),
        ("which dressers are on 12 December", "Dressers Ana Ruiz, Bo Lind.", False),
        ("which drivers have room 4", "Drivers 4, 5 and 6.", False),
        ("how many dressers are on 12 December", "12 December: Dressers 4.", False),
        ("which rooms have a screen", "Rooms 4.", False),
        ("what drivers get for a night away", "Meal allowance: Drivers 45 €.", False),
        ("which floors have showers", "Showers: floors 3.", False),
    ],
)
def test_how_many_people_there_are_does_not_tell_which(question: str, said: str, *, only: bool) -> None:
    assert tells_only_how_many(question, said) == only


@pytest.mark.parametrize(
    ("question", "said", "context", "only"),
    [
        ("what did a class cost last school year", "Price for a class £125.", "School visits 2026/27", True),
        ("how much was the parking fee last year", "A permit costs £12 a month.", "Handbook", True),
        ("what did a class cost last school year", "Price for a class £110.", "School visits 2025/26", False),
        ("how much was the fee last year", "The fee was £12.", "Handbook", False),
        ("what does a class cost", "Price for a class £125.", "School visits 2026/27", False),
        ("how many visitors were there last year", "41,000 visitors.", "Handbook", False),
        ("I was off sick last year, do I still get sick pay?", "Sick pay is full pay.", "Handbook", False),
        ("what was the pay rate last summer", "Ushers: £14.20 an hour.", "Summer 2026", False),
        ("how much was the rent last year", "Rent £84,000.", "Last year's figures", False),
        ("what did the party cost last year", "The party cost £4,200.", "Handbook", False),
        ("what did the party cost last year", "Bill of 03.07.2025: £4,200.", "Handbook", False),
    ],
)
def test_what_it_costs_now_does_not_tell_what_it_cost_last_year(
    question: str, said: str, context: str, *, only: bool
) -> None:
    assert tells_only_of_today(question, said, context, date(2026, 11, 30)) == only


def test_when_a_party_is_needs_something_of_the_kind() -> None:
    asked = "when is the staff party"
    assert is_no_answer(asked, "Theatre staff: from 28 November 2026 to 3 January 2027.")
    assert not is_no_answer(asked, "The staff dinner is on 15 January 2027.")
    assert not is_no_answer("when is the staff day", "Staff day: 17 September.")
    assert is_no_answer("when is the staff day", "Office staff: Days 25, Carry-over until 28 February.")
    assert not is_no_answer(asked, "On 3 July from 4 pm.", "Summer party")
    assert not is_no_answer("when is the christmas party", "Weihnachtsfeier: 12. Dezember, 18 Uhr.")
    assert not is_no_answer("when does the work day start?", "Work begins at 8:30.")
    assert not is_no_answer("how much may I spend when we have a team dinner?", "Up to £30 per head.")
