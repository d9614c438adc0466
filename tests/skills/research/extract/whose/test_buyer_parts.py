"""What stands below the name of one who buys is that one's: its prices, its money, its prizes, its numbers."""

from tests.skills.research.extract.world import own

_HOSPITAL = "<h1>At work</h1><h2>Alderbrook General Hospital</h2>"


def test_what_a_customer_asks_of_its_visitors_is_no_price_of_the_house() -> None:
    html = (
        f"{_HOSPITAL}<table><tr><td>Visitors pay</td><td>€2.50 an hour</td></tr></table>"
        "<p>With Norvik, late arrivals at Alderbrook fell by 18%. A locker costs €3 a day.</p>"
    )
    assert not own(html, "price")


def test_what_a_customer_builds_is_no_funding_of_the_house() -> None:
    html = (
        f"{_HOSPITAL}<p>Alderbrook came to us in 2024. In the same year the trust put £2.3 million into a new ward "
        "and has asked us to wait.</p>"
    )
    assert not own(html, "funding")


def test_a_prize_below_the_name_of_a_customer_is_that_customers() -> None:
    html = f"{_HOSPITAL}<p>With Norvik, Alderbrook prints in an hour. Its new ward won the Building Prize in 2025.</p>"
    assert not own(html, "proof")


def test_below_words_that_speak_of_those_who_buy_all_sums_are_theirs() -> None:
    html = (
        "<h1>Norvik</h1><h2>Who already uses Norvik</h2><p>The Alder Mall opened in 2025. It has 3,100 customers "
        "and raised €18 million for a second floor.</p>"
    )
    assert not own(html, "customers")
    assert not own(html, "funding")


def test_a_result_with_the_houses_product_stays_a_proof() -> None:
    html = (
        f"{_HOSPITAL}<p>With Norvik, late arrivals at Alderbrook fell by 18%, as counted by the hospital.</p>"
    )
    assert [one.value for one in own(html, "proof")]


def test_below_a_product_with_two_words_in_its_name_its_price_is_the_houses() -> None:
    html = "<h1>Prices</h1><h2>Harbour Desk</h2><p>Harbour Desk costs €25 a month. With it, a quay is planned.</p>"
    assert [(one.of, one.value) for one in own(html, "price")] == [("Harbour Desk", "€25 a month")]
