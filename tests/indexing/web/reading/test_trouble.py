"""Why a page cannot be relied on, and what bytes of it are read all the same."""

import pytest

from indexing.web.page import Trouble
from tests.indexing.web.reading.pages import LONG, page, read, texts

PLANS = "<h1>Plans</h1><p>Acme costs $12 a month.</p>"


@pytest.mark.parametrize(
    ("html", "trouble"),
    [
        ("<title>Sign in</title><form><input type=password></form><p>Sign in to go on</p>", Trouble.LOGIN),
        (f"{LONG}<form><input type=password></form>", Trouble.NONE),
        (LONG + "<script type='application/ld+json'>{\"isAccessibleForFree\": \"False\"}</script>", Trouble.PAYWALL),
        (f"{LONG}<div class=paywall>More…</div>", Trouble.PAYWALL),
        (f"{LONG}<p>Already a subscriber? Log in</p>", Trouble.PAYWALL),
        ("<div id=app></div><script src=a.js></script>", Trouble.NEEDS_JAVASCRIPT),
        ("<p>You need to enable JavaScript to run this app.</p>", Trouble.NEEDS_JAVASCRIPT),
        (f"<title>404 – Acme</title>{LONG}", Trouble.NOT_FOUND),
        ("<h1>Seite nicht gefunden</h1>", Trouble.NOT_FOUND),
        ("<p>In 404 tests no bug was left.</p>" + LONG, Trouble.NONE),
        (PLANS, Trouble.NONE),
        ("<img src=a.png>", Trouble.EMPTY),
    ],
)  # fmt: skip
def test_a_page_says_what_is_wrong_with_it(html: str, trouble: Trouble) -> None:
    assert read(f"<html>{html}").trouble is trouble


def test_what_stands_before_a_door_is_kept() -> None:
    assert "long enough" in page(f"{LONG}<p>Subscribe to continue reading.</p>").text


@pytest.mark.parametrize(
    ("content", "media"),
    [
        ("<p>Größe: 5 €</p>".encode("cp1252"), "text/html; charset=utf-8"),
        ("<p>Größe: 5 €</p>".encode() + b"<p>caf\xe9</p>", "text/html; charset=iso-8859-1"),
        (b"\xef\xbb\xbf" + "<p>Größe: 5 €</p>".encode(), "text/html; charset=windows-1252"),
        ("<p>Größe: 5 €</p>".encode("utf-16-le"), "text/html"),
        ("<?xml version='1.0' encoding='cp1252'?><html><p>Größe: 5 €</p></html>".encode("cp1252"), "application/xml"),
        ("<p>Größe: 5 €</p>".encode(), "text/html; charset=nonsense"),
        (b"<html>" + "<p>Gr\x00öße: 5 €</p>".encode() + LONG.encode(), "text/html"),
    ],
)  # fmt: skip
def test_a_charset_that_is_wrong_or_mixed_spoils_no_word(content: bytes, media: str) -> None:
    assert "Größe: 5 €" in read(content, media=media).text


def test_a_charset_of_many_bytes_is_taken_as_named() -> None:
    assert "価格" in read("<meta charset=shift_jis><p>価格は五百円です。</p>".encode("shift_jis")).text
    assert "цена" in read("<html lang=ru><p>Наша цена</p></html>".encode("cp1251")).text


@pytest.mark.parametrize("media", ["image/png", "application/zip", "video/mp4"])
def test_what_is_no_text_by_its_type_is_not_read(media: str) -> None:
    assert read("<p>words</p>", media=media).trouble is Trouble.UNREADABLE


def test_links_are_taken_from_their_base_and_hidden_ones_are_left() -> None:
    found = page(
        "<a href=b?c=1#d>B</a> <a href='//c.example/x' rel=nofollow>C</a> <a href='tel:1'>T</a> <a href='http://[x'>X</a>"
        "<div hidden><a href=/trap>Trap</a></div>",
        "<base href='https://acme.example/a/'>",
    )
    assert [one.url for one in found.links] == ["https://acme.example/a/b?c=1", "https://c.example/x"]


def pdf(*lines: str, made: str = "20260303120000Z") -> bytes:
    shown = " ".join(f"({one}) Tj 0 -16 Td" for one in lines)
    stream = f"BT /F1 12 Tf 72 700 Td {shown} ET"
    parts = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        f"<</Title(Acme prices)/CreationDate(D:{made})>>",
    ]
    body = "".join(f"{number} 0 obj{part}endobj\n" for number, part in enumerate(parts, 1))
    return f"%PDF-1.4\n{body}trailer<</Root 1 0 R/Info 6 0 R>>\n%%EOF".encode()


def test_a_document_is_read_by_pages_and_paragraphs() -> None:
    found = read(
        pdf("Prices", "Acme costs 12 dollars a month for each user", "of the smallest plan.", "- Fast"),
        media="application/pdf",
    )
    assert found.trouble is Trouble.NONE
    assert found.title == "Acme prices"
    assert str(found.published) == "2026-03-03"
    assert found.text.startswith("<!-- Page: 1 -->\n\nPrices")
    assert "Acme costs 12 dollars a month for each user\nof the smallest plan." in texts(found)
    assert "Fast" in texts(found)


@pytest.mark.parametrize(
    ("lines", "made", "day"),
    [
        (("Acme prices", "Brochure, edition September 2025"), "20260303120000Z", "2025-09-01"),
        (("Acme prices", "Stand: 3. September 2026"), "20261126120000Z", "2026-09-03"),
        (("Acme prices", "Founded in May 1998"), "20260303120000Z", "2026-03-03"),
        (("Acme prices", "Fair on 3 March 2027"), "20260303120000Z", "2026-03-03"),
        (("Acme prices", "Pumps"), "20261126230000Z", "None"),
    ],
)
def test_a_document_is_of_the_day_that_its_first_lines_say_and_not_of_when_it_was_made_for_us(
    lines: tuple[str, ...], made: str, day: str
) -> None:
    assert str(read(pdf(*lines, made=made), media="application/pdf").published) == day


def test_a_damaged_document_is_unreadable() -> None:
    assert read(pdf("Prices")[:60], media="application/pdf").trouble is Trouble.UNREADABLE
