"""Of what day each piece of a page of news is: the day may stand above its heading, below it, or at its end."""

from datetime import date

import pytest

from skills.research.extract.amounts.page_days import days_of_parts
from skills.research.facts import Fact
from tests.skills.research.extract.world import own, page


def counted(html: str) -> dict[str, date | None]:
    return {str(one.measure.amount): one.about for one in facts(html) if one.measure}


def facts(html: str) -> list[Fact]:
    return own(f"<h1>News from the yard</h1>{html}", "customers")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("3 September 2026", "12 May 2022"),
        ("September 3, 2026", "May 12, 2022"),
        ("2026-09-03", "2022-05-12"),
        ("Thursday, 3 Sept 2026", "Thursday, 12 May 2022"),
        ("3. September 2026", "12. Mai 2022"),
    ],
)
@pytest.mark.parametrize("wrapped", [True, False])
def test_a_day_above_each_heading_is_that_of_what_stands_below(
    first: str, second: str, *, wrapped: bool
) -> None:
    item = "<p>{day}</p><h2>{head}</h2><p>{text}</p>"
    item = f"<div>{item}</div>" if wrapped else item
    html = item.format(day=first, head="A busy summer", text="We now have 240 customers.")
    html += item.format(day=second, head="A barn full", text="On that day we had 80 customers.")
    assert counted(html) == {"240": date(2026, 9, 3), "80": date(2022, 5, 12)}


def test_a_day_at_the_end_is_not_that_of_the_next_heading() -> None:
    item = "<h2>{head}</h2><p>{text}</p><p>{day}</p>"
    html = item.format(day="12 May 2022", head="A barn full", text="The doors are new.")
    html += item.format(day="3 September 2019", head="A busy summer", text="We serve 240 customers.")
    html += item.format(day="1 May 2019", head="A late frost", text="The roof holds.")
    assert days_of_parts(page(f"<h1>News from the yard</h1>{html}")) == {}


def test_one_day_above_one_heading_is_of_the_page() -> None:
    html = "<p>12 May 2022</p><h2>Who buys</h2><p>We serve 240 customers.</p><h2>Prices</h2><p>Ask.</p>"
    assert counted(html) == counted(html.replace("<h2>Prices</h2>", "<p>.</p>"))


def test_a_day_below_its_heading_goes_before_one_above() -> None:
    item = "<div><p>1 January 2020</p><h2>{head}</h2><p>{day}</p><p>{text}</p></div>"
    html = item.format(day="3 September 2026", head="A busy summer", text="We now have 240 customers.")
    html += item.format(day="12 May 2022", head="A barn full", text="On that day we had 80 customers.")
    assert counted(html) == {"240": date(2026, 9, 3), "80": date(2022, 5, 12)}


@pytest.mark.parametrize("item", ["<h2>{head}</h2><p>{day}</p>", "<p>{day}</p><h2>{head}</h2>"])
def test_a_heading_is_of_its_own_day(item: str) -> None:
    html = "".join(
        f"<div>{item.format(head=head, day=day)}<p>Thank you all.</p></div>"
        for head, day in (
            ("We have passed 240 customers", "3 September 2026"),
            ("We have passed 80 customers", "12 May 2022"),
        )
    )
    assert counted(html) == {"240": date(2026, 9, 3), "80": date(2022, 5, 12)}
