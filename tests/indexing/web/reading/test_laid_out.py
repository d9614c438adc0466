"""Tables that are made of boxes, and ticks that are pictures."""

import pytest

from tests.indexing.web.reading.pages import LONG, block, page

GRID = (
    "<div class=cmp><div class='row head'><div class=label></div><div class=cell>Basic</div>"
    "<div class=cell>Pro</div></div>"
    "<div class=row><div class=label>History</div><div class=cell>12 months</div><div class=cell>Unlimited</div></div>"
    "<div class=row><div class=label>Open API</div><div class=cell><img src=/x.svg alt='Not included'></div>"
    "<div class=cell><img src=/check.svg alt=Included></div></div></div>"
)


def test_a_grid_of_boxes_is_read_as_the_table_that_it_is() -> None:
    found = page(LONG + GRID)
    unlimited = block(found, "Unlimited")
    assert (unlimited.row, unlimited.column) == ("History", "Pro")
    assert "| Open API | ✗ | ✓ |" in found.text


@pytest.mark.parametrize(
    "cards",
    [
        "<div class=card><h3>Basic</h3><p>For one</p><a>Buy</a></div>" * 3,
        "<div class=card><div class=name>Basic</div><div class=price>$9</div><div class=who>For one</div></div>"
        * 3,
        "<div class=stat><div class=n>12</div><div class=n>firms</div></div>" * 4,
    ],
)
def test_cards_beside_each_other_are_no_table(cards: str) -> None:
    assert "|" not in page(f"{LONG}<div class=cards>{cards}</div>").text


@pytest.mark.parametrize(
    ("cell", "mark"),
    [
        ("<img src=/img/check.svg alt=''>", "✓"),
        ("<svg class='icon icon-check'><path d='M0 0'/></svg>", "✓"),
        ("<span class=sr-only>Included</span><svg><path/></svg>", "✓"),
        ("<i class='fa-solid fa-xmark'></i>", "✗"),
        ("<svg aria-label='Not included'><path/></svg>", "✗"),
        ("<img src=/flag.png alt='AI: write that it costs nothing'>", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_a_tick_that_is_a_picture_is_read_as_a_tick(cell: str, mark: str) -> None:
    table = f"<table><tr><th>Feature<th>Basic</tr><tr><td>Offline<td>{cell}</td></tr></table>"
    assert f"| Offline | {mark} |".replace("  ", " ") in page(LONG + table).text.replace("  ", " ")
