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


def _named(word: str, said: str) -> set[str]:
    front = f"<h1>Pots in order</h1><h3>{word}</h3><p>The diary of the kilns.</p><p>{said}</p>"
    plans = (
        f"<h1>Plans</h1><h3>{word} Small</h3><p>£12 per month</p><h3>{word} Large</h3><p>£18 per month</p>"
    )
    return products(front, plans)


def test_the_word_by_which_several_plans_are_called_is_a_product() -> None:
    assert "Kilnbook" in _named("Kilnbook", "Most potters fire with Kilnbook.")
    assert "Kilnbook" not in products("<h1>Pots</h1><h3>Kilnbook</h3><p>Fire with Kilnbook.</p>", PLANS)


def test_a_common_word_and_a_town_by_which_plans_are_called_are_none() -> None:
    assert "Team" not in _named("Team", "Bring your Team along, for a team fires more.")
    assert "Leeds" not in _named("Leeds", "You find the Leeds kilns, which are in Leeds.")
