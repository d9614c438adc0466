"""Numbers in the story of a customer are the customer's."""

import pytest

from tests.skills.research.extract.world import page, read

_QUOTED = "<p>“Nobody quits over a peg,” says director Tyrell Boone.</p>"


def _told(url: str, title: str, html: str, field: str) -> list[int]:
    one = page(
        f"<h1>{title.split(' |')[0]}</h1>{html}{_QUOTED}", url=f"https://norvik.example{url}", title=title
    )
    return [
        int(each.measure.amount)
        for each in read(one).facts
        if (each.company, each.field, each.span.source) == ("Norvik", field, "s1") and each.measure
    ]


@pytest.mark.parametrize(
    ("url", "title", "html", "field"),
    [
        (
            "/programs/maple-fork",
            "Maple Fork Strings | Norvik",
            "<p>The parents' club has raised $48,000 for a tour to Cleveland.</p>",
            "funding",
        ),
        (
            "/choirs/glenbrack",
            "Glenbrack Parish Choir – Norvik",
            "<p>They have since gathered €58,000 from investors for the roof.</p>",
            "funding",
        ),
        ("/choirs/glenbrack", "Glenbrack Parish Choir – Norvik", "<p>It has 64 members.</p>", "customers"),
        ("/kunden/klinik-senne", "Klinik Senne | Norvik", "<p>Das Haus hat 640 Kunden.</p>", "customers"),
        ("/clients/maison-arve", "Maison Arve | Norvik", "<p>Elle compte 640 clients.</p>", "customers"),
    ],
)
def test_what_a_customer_has_is_not_the_houses(url: str, title: str, html: str, field: str) -> None:
    assert _told(url, title, html, field) == []


@pytest.mark.parametrize(
    ("url", "title", "html", "field", "amount"),
    [
        (
            "/choirs/glenbrack",
            "Glenbrack Parish Choir – Norvik",
            "<p>640 choirs use Norvik.</p>",
            "customers",
            640,
        ),
        (
            "/choirs/glenbrack",
            "Glenbrack Parish Choir – Norvik",
            "<p>We have 640 customers.</p>",
            "customers",
            640,
        ),
        ("/products/desk", "Desk Board | Norvik", "<p>640 customers use it.</p>", "customers", 640),
        ("/about/history", "Our history | Norvik", "<p>640 customers use it.</p>", "customers", 640),
        ("/news/series-b", "Series B | Norvik", "<p>Norvik raised $5 million.</p>", "funding", 5_000_000),
    ],
)
def test_what_the_house_has_is_told_on_any_page(
    url: str, title: str, html: str, field: str, amount: int
) -> None:
    assert _told(url, title, html, field) == [amount]
