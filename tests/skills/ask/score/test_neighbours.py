"""What tells of another month, place or relative is no answer; what tells of the thing itself stays one."""

import pytest

from skills.ask.score.neighbours import is_of_neighbour

SEATS = "At Hull there are 14 seats, for staff first; at York the seats by the door are for guests."


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("what were sales in october", "Sales in September were 74."),
        ("how many seats are at york", SEATS),
        ("how many days off when my aunt dies", "On the death of a parent or child: 5 days."),
        ("days off for my ex-husband's funeral", "Partner, parent or child: 5 days."),
        ("how many loans were refused in june", "In May 2026 there were 30 loans, of which 4 were refused."),
        ("how many mugs were broken in 2026", "Whoever breaks one buys two; in 2025 nine were broken."),
        ("does my nan get a pass", "Your husband or wife gets a pass."),
        ("how many complaints were there in May?", "In March there were 9; anyone may write one."),
        (
            "how many requests were refused in June",
            "In May we lent 30 tools to members and refused 4 requests.",
        ),
        ("how many accidents were there in 2024", "In 2023 there were 6, two of them on the way to work."),
        ("Wie viele Beschwerden gab es im Juni", "Im Mai gab es 6 Beschwerden."),
        ("how many people joined in June", "In May, 6 joined."),
    ],
)
def test_of_a_neighbour_nothing_is_an_answer(question: str, said: str) -> None:
    assert is_of_neighbour(question, said)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("what were sales in sept", "Sales in September were 74."),
        ("what were sales in october", "Sales in September were 74 and a tenth more in October."),
        ("what was decided in october", "The vans come in November."),
        ("how many seats are at hull", SEATS),
        ("where do i sit at york", SEATS),
        ("how many seats are at york", "At Hull there are 14 seats; at York there are none."),
        ("how many days off when my nan dies", "Five days for a parent, two for grandparents."),
        ("how many days off when my aunt dies", "Five days for a parent, one for other relatives."),
        ("how many days off when my aunt dies", "Up to three days, agreed with your manager."),
        ("how many loans were refused in may", "In May 2026 there were 30 loans, of which 4 were refused."),
        ("how many mugs were broken in 2026", "Nine were broken, as in 2025; in 2026 they were counted."),
        ("how many loans were refused in june", "From May to July 4 loans were refused."),
        ("how many loans may I have in june", "In May you may have two."),
        ("how many mugs were broken in 2025", "In 2024/25 nine were broken."),
        ("how much was the bonus for 2025", "The bonus paid in March 2026 was 4 %."),
        ("how many loans were refused in june", "4 of 30 loans were refused."),
        ("how many people were hired in 2025?", "We hired 42 people, twelve more than in 2024."),
        ("how much was the electricity bill in March", "£4,200, paid in April."),
        ("how many people were hired in December", "11, who start in January."),
        ("how many came to the party in July", "120 people came; tickets had sold out in May."),
        ("how much was the mileage rate in 2025", "45p a mile; it was last changed in 2011."),
        ("what were sales in october", "Sales in September were 74; those of October may be told."),
        ("does my husband get leave", "Mothers and fathers get 16 weeks."),
        ("my daughter is ill, may I stay at home", "Parents of a child that is ill may stay at home."),
        ("", ""),
    ],
)
def test_of_the_thing_itself_or_of_all_it_is_one(question: str, said: str) -> None:
    assert not is_of_neighbour(question, said)


def test_a_year_may_stand_in_the_heading() -> None:
    question, said = "how many loans were refused in 2026", "Four were refused in 2025."
    assert is_of_neighbour(question, said)
    assert not is_of_neighbour(question, said, "Loans 2026")


def test_what_holds_for_the_family_by_its_heading_is_no_others() -> None:
    assert not is_of_neighbour(
        "days off when my aunt dies", "A parent or child: 5 days.", "Family and others"
    )
