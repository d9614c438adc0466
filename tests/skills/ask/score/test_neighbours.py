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
        ("days off when my aunt dies", "A parent: 5 days, but only after probation."),
        ("how many complaints were there in May?", "In March there were 9; anyone may write one."),
        (
            "how many requests were refused in June",
            "In May we lent 30 tools to members and refused 4 requests.",
        ),
        ("how many accidents were there in 2024", "In 2023 there were 6, two of them on the way to work."),
        ("Wie viele Beschwerden gab es im Juni", "Im Mai gab es 6 Beschwerden."),
        ("how many people joined in June", "In May, 6 joined."),
        ("how many people joined in june", "6 joined during the month of May."),
        ("how many people joined in june", "May: 6 joined."),
        ("how many people joined in june", "We welcomed two new people in May."),
        ("how many accidents did we have in 2024", "2023: 6 accidents."),
        ("how many accidents did we have in 2024", "By the end of 2023 we had 6."),
        ("how many bookings were there last may", "In March there were 6 bookings."),
        ("how many orders went out in june", "In May 6 orders went out."),
        ("how many visitors in May", "9,000 visitors came in March."),
        ("number of complaints in may", "In March there were 9 complaints."),
        ("what was the turnover in 2024", "Turnover was £3m in 2023."),
        ("what was spent on training in May", "In March £400 was spent on training."),
        ("how many shops opened in 2024", "6 shops opened in 2023."),
        ("how many vans did we buy in 2024", "6 vans were bought in 2023."),
        ("Wie viele Unfälle gab es 2024", "2023 gab es 6 Unfälle."),
        ("wie hoch war der Umsatz 2024", "Der Umsatz betrug 2023 3 Mio. Euro."),
        ("wie viele Leute kamen im Juni", "Im Mai kamen 6 Leute."),
        ("combien de plaintes avons-nous reçues en juin", "En mai, nous avons reçu 6 plaintes."),
        ("what were sales in june", "As in every shop, sales in May were 74."),
        ("when is the rota for june out", "The rota for May is out on 20 April."),
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
        ("how much rain did we have in May", "In may of last year we had 30 mm."),
        ("how many people worked here in 2024", "84 against 71 in 2023."),
        ("what was the turnover in 2024", "Turnover rose from £3m in 2023 to £3.4m."),
        ("what was the turnover in 2024", "Turnover was £3.4m (2023: £3m)."),
        ("how many spaces were added in 2025", "In the year after the move in 2024, 12 were added."),
        ("how many days did we have in 2023", "Under the agreement signed in 2019 it is 25 days."),
        ("how many days carry over that were not used in 2025", "In March up to 5 days carry over."),
        ("how much holiday is left over that I had in december", "In January up to 5 days carry over."),
        ("how many days am I owed if I started in may", "For those hired in July it is 12."),
        ("how many days off in December", "There are two at Christmas. In January there was one."),
        ("how many days off in December", "In January you may take 2."),
        ("who is on call at the end of March", "Ana; at the end of December it is Bo."),
        ("is the yard open in the first week of June", "It is shut only in the last week of December."),
        ("do we have school holidays in may", "School holidays in July only."),
        ("when is the rota for june out", "By the 20th of the month before; the rota for May by the 10th."),
        (
            "when are payslips for june out",
            "Payslips for a month come on its last day, payslips for May on the 23rd.",
        ),
        ("what is the target for march", "Targets are £30,000; the target for May was missed."),
        ("how did sales in june go", "Up 4 % on sales in May."),
        ("can my brother park here", "Only your husband or wife may."),
        ("what does a ticket for my sister cost", "Guests pay £5, your wife or husband nothing."),
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
