"""Passwords in what people write: found, and taken out, and nothing else is."""

import timeit

import pytest

from indexing.passwords import HIDDEN, holds_password, without_passwords


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://reader:hunter2@db.example.org/shop",
        "mysql+pymysql://:hunter2@db/shop",
        "postgres://u:p/hunter2/x@db/shop",
        "https://ana:hunter2@example.org/handbook",
        "postgresql://db/shop?user=u&password=hunter2",
        "host=db port=5432 dbname=shop user=reader password=hunter2",
        "host=db password = 'hunter2 and more' user=u",
        "Server=db;Database=shop;User Id=u;Pwd=hunter2;Encrypt=yes",
        "PASSWORD=hunter2 HOST=db",
    ],
)
def test_a_password_in_an_address_is_found_and_taken_out(address: str) -> None:
    text = f"please add {address} for us"
    assert holds_password(text)
    assert "hunter2" not in without_passwords(text)
    assert HIDDEN in without_passwords(text)
    assert without_passwords(text).startswith("please add ")
    assert without_passwords(text).endswith(" for us")


@pytest.mark.parametrize(
    "text",
    [
        "see https://example.org:8443/@ana/post",
        "mail ana@example.org: it is urgent",
        "postgresql://reader@db/shop",
        "sqlite:////srv/shop.db",
        "how do I reset my password?",
        "https://example.org/a?next=b:c@d",
        "host=db user=reader dbname=shop",
        "set password=secret in the form",
        "host=db user=u password=<yours>",
        "host=db password=${PGPASSWORD} user=u",
        "host=db password=•••",
    ],
)
def test_what_holds_no_password_stays_as_it_is(text: str) -> None:
    assert not holds_password(text)
    assert without_passwords(text) == text


@pytest.mark.parametrize(
    "part",
    [
        "a",
        "a://",
        "://?password",
        "postgres",
        "postgres://:",
        "postgres://a:",
        "://a:",
        "@://a:b",
        "?pwd=",
        "host=a pwd='",
        "user = ",
        "pwd=",
    ],
)
def test_a_long_text_of_any_kind_takes_no_long_look(part: str) -> None:
    text = (part * 60_000)[:60_000]
    took = min(timeit.repeat(lambda: holds_password(text), number=1, repeat=2))
    # what grows with the square of a text takes more than ten seconds
    assert took < 2
