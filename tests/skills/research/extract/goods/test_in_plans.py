"""Products by the places where a house names them, and what is none."""

from tests.skills.research.extract.world import page, read

FRONT = (
    "<h1>Money on the road</h1><h2>Claims without the chase</h2><h3>Kiln Card</h3><p>Prepaid, with daily limits. "
    "The office blocks each Kiln Card itself.</p><h3>Phone Support</h3><p>We pick up. Our phone support is free.</p>"
)
PLANS = (
    "<h1>Plans</h1><h3>Quay</h3><p>£12</p><p>per user per month</p><ul><li>Kiln Card</li><li>Phone Support</li></ul>"
    "<h3>Pier</h3><p>£18</p><p>per user per month</p>"
)


def products(*bodies: str) -> set[str]:
    pages = [page(body, url=f"https://norvik.example/{number}") for number, body in enumerate(bodies)]
    return {one.value for one in read(*pages).facts if (one.company, one.field) == ("Norvik", "product")}


def test_a_heading_that_plans_hold_and_sentences_name_is_a_product() -> None:
    assert "Kiln Card" in products(FRONT, PLANS)


def test_what_is_also_written_small_is_a_feature() -> None:
    assert "Phone Support" not in products(FRONT, PLANS)


def test_a_certificate_is_no_product() -> None:
    html = "<h2>ISO 27001</h2><p>ISO 27001 is our standard. ISO 27001 keeps your data safe.</p>"
    assert not {one for one in products(html, html) if "27001" in one}
