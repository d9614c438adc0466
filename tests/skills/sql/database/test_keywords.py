"""An address of Postgres in its own keywords is the same as its URL, or is refused without a word of it."""

import pytest

from skills.sql.database.address import read_address, shown
from skills.sql.database.keywords import is_keywords, quoted, url_of
from skills.sql.schema import Dialect
from skills.sql.trouble import DatabaseError, Trouble


@pytest.mark.parametrize(
    ("address", "url"),
    [
        (
            "host=db.example.org port=5433 dbname=shop user=reader password=hunter2",
            "postgresql+psycopg://reader:hunter2@db.example.org:5433/shop",
        ),
        ("  dbname = shop  host = db ", "postgresql+psycopg://db/shop"),
        (r"host=db password='it\'s a \\ secret' user=u", r"postgresql+psycopg://u:it%27s a %5C secret@db/u"),
        ("host=db user=u password=a@b/c:d dbname=shop", "postgresql+psycopg://u:a%40b%2Fc%3Ad@db/shop"),
        ("host=/run/postgresql dbname=shop", "postgresql+psycopg:///shop?host=%2Frun%2Fpostgresql"),
        ("host=db dbname=shop sslmode=require", "postgresql+psycopg://db/shop?sslmode=require"),
        ("user=u password='' dbname=shop", "postgresql+psycopg://u@/shop"),
    ],
)
def test_keywords_are_read_as_postgres_reads_them(address: str, url: str) -> None:
    found, dialect = read_address(address)
    assert dialect is Dialect.POSTGRES
    assert found.render_as_string(hide_password=False) == url
    assert "hunter2" not in shown(found)


@pytest.mark.parametrize(
    "address",
    [
        "host=db password=hunter2 port=many",
        "host=db password='hunter2",
        "host=db hunter2",
        "host=db password=hunter2 service=shop",
        "host=db password=hunter2 options='-c statement_timeout=0'",
        "host=db user=a=b password=hunter2 ☃",
    ],
)
def test_what_is_none_is_refused_in_one_sentence_without_a_word_of_it(address: str) -> None:
    with pytest.raises(DatabaseError) as caught:
        read_address(address)
    assert caught.value.trouble is Trouble.ADDRESS
    assert "hunter2" not in f"{caught.value} {caught.value!r} {caught.value.__cause__!r}"


@pytest.mark.parametrize(
    "address", ["postgresql://u@db/shop?host=x", "sqlite:///host=1.db", "shop", "mine=1"]
)
def test_other_addresses_are_none_of_this_form(address: str) -> None:
    assert not is_keywords(address)


@pytest.mark.parametrize("value", ["plain", "two words", "it's", "back\\slash", "'in quotes'"])
def test_what_a_shell_took_the_quotes_off_is_read_the_same(value: str) -> None:
    asked = " ".join(map(quoted, ("host=db", f"password={value}")))
    assert url_of(asked).password == (value.strip("'") if value.startswith("'") else value)
