"""Saved pages without menus."""

import pytest

from indexing.sources.convert import convert
from indexing.sources.menus import without_menus

PAGE = """<html><head><title>Berths</title></head><body>
<nav><a>Home</a> <a>News</a></nav><aside>News: new pontoon in July!</aside>
<article><h1>Visitor berths</h1><p>A berth costs 30 euros a night.</p><aside>Pay at the kiosk.</aside></article>
<footer>Harbour Ltd.</footer></body></html>"""


def test_menus_footers_and_what_stands_beside_are_not_read_and_asides_of_the_text_are() -> None:
    markdown = convert("berths.html", PAGE.encode(), "html").markdown
    assert "A berth costs 30 euros a night." in markdown
    assert "Pay at the kiosk." in markdown
    assert not {"News", "pontoon", "Harbour"} & set(markdown.replace(":", " ").split())


@pytest.mark.parametrize("page", ["<p>No menu</p>", "<nav>Only a menu</nav>", "", "<nav>"], ids=range(4))
def test_a_page_of_nothing_else_is_kept_and_none_is_refused(page: str) -> None:
    kept = without_menus(page)
    assert "nav" not in page or kept == page or "a" not in page
