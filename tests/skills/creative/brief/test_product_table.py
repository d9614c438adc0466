"""Products from a table, whatever a spreadsheet made of it."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skills.creative.brief.brief import Brief
from skills.creative.brief.brief_file import brief_of
from skills.creative.brief.product_table import products_in
from skills.errors import UserError

BRIEF = "brand: X\nlocales: [en-US, de-DE]\nlanguage: en\nproducts: products.csv"
ROWS = "sku,name,price,currency,material\nA,Lämp,129.00,EUR,wool\n\nB,Bag,9.90,EUR,\n"


def brief(content: str | bytes, folder: Path) -> Brief:
    raw = content.encode() if isinstance(content, str) else content
    (folder / "products.csv").write_bytes(raw)
    return brief_of(BRIEF, folder)


def fault(content: str | bytes, folder: Path) -> str:
    with pytest.raises(UserError) as caught:
        brief(content, folder)
    return str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_a_table_is_read_whatever_saved_it(encoding: str, mark: str, tmp_path: Path) -> None:
    told = brief(ROWS.replace(",", mark).encode(encoding), tmp_path)
    assert [one.name for one in told.products] == ["Lämp", "Bag"]
    assert told.products[0].attributes == {"material": "wool"}
    assert told.products[1].attributes == {}


def test_columns_may_have_german_names_and_a_decimal_comma(tmp_path: Path) -> None:
    told = brief("Artikelnummer;Bezeichnung;Preis;Währung\nA;Leuchte;129,00;EUR\n", tmp_path)
    assert str(told.products[0].price) == "129.00"


def test_a_column_may_hold_the_words_or_the_price_of_one_market(tmp_path: Path) -> None:
    text = "sku,name,name:de,material,material (de-DE),price,currency,price:en-US,currency:en-US\n"
    [one] = brief(f"{text}A,Lamp,Leuchte,wool,Wolle,9.90,EUR,10.90,USD\n", tmp_path).products
    assert one.names == {"de": "Leuchte"}
    assert one.translated == {"de-DE": {"material": "Wolle"}}
    assert (one.prices["en-US"].currency, str(one.prices["en-US"].amount)) == ("USD", "10.90")


def test_a_column_of_attributes_may_hold_several(tmp_path: Path) -> None:
    [one] = brief(
        'sku,name,attributes,care\nA,Bag,"material: wool; waterproof",wash cold\n', tmp_path
    ).products
    assert one.attributes == {"material": "wool", "waterproof": "", "care": "wash cold"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "products.csv is empty"),
        ("\n\n", "products.csv is empty"),
        ("sku,name\n", "holds no products"),
        ("sku,name\n , \n", "holds no products"),
        ("name,price\nA,3\n", "line 1: there is no column sku"),
        ("sku,name,prise\nA,a,3\n", "line 1: there is no column 'prise'. Did you mean price?"),
        ("sku,name,name\nA,a,b\n", "line 1: the column 'name' is there twice"),
        ("sku,name\nA,a\nB,b,c\n", "line 3, has 3 cells and the first line 2"),
        ("sku,name\nA,\n", "line 2, name: it is missing"),
        ('sku,name\nA,"half', "is not CSV"),
        (
            "sku,name\nA,a\nA,b\n",
            "products.csv, line 3: A is there twice. The first one is in products.csv, line 2.",
        ),
        (
            "sku,name,price,currency\nA,a,3,EUR\nB,b,-3,EUR\n",
            "products.csv, line 3, price: a price is not negative",
        ),
        ("sku,name,photo\nA,a,gone.png\n", "products.csv, line 2, photo: there is no file gone.png"),
        (b"\x00\x01\x02", "not text that can be read"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(text: str | bytes, said: str, tmp_path: Path) -> None:
    assert said in fault(text, tmp_path)


def test_too_many_rows_are_refused(tmp_path: Path) -> None:
    rows = "".join(f"A{at},a\n" for at in range(5_001))
    assert "5,000" in fault(f"sku,name\n{rows}", tmp_path)


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_rows_or_one_sentence(content: bytes) -> None:
    with suppress(UserError):
        list(products_in(content, "products.csv"))
