"""Where a database is, and that it is never our own."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.databases.addresses import Addresses
from bot.databases.settings import SqlSettings
from bot.settings import DatabaseSettings, Settings
from skills.errors import UserError
from skills.sql.database import DatabaseError
from tests.bot.databases.conftest import written

OWN = "postgresql+psycopg://bot@127.0.0.1:5432/confidant"


def addresses(home: Path, *, own: str = "", **kept: str) -> Addresses:
    sql = SqlSettings(addresses={name: SecretStr(url) for name, url in kept.items()})
    return Addresses.of(Settings.model_construct(home=home, sql=sql, database=DatabaseSettings(url=own)))


def test_an_address_is_kept_encrypted_and_comes_back(tmp_path: Path) -> None:
    of = addresses(tmp_path)
    kept = of.keepable(" postgresql://reader:hunter2@db.example.org/shop ")
    assert "hunter2" not in kept
    assert of.url(kept) == "postgresql+psycopg://reader:hunter2@db.example.org/shop"


def test_a_setting_is_kept_by_its_name(tmp_path: Path) -> None:
    of = addresses(tmp_path, shop="mysql://reader:hunter2@db/shop")
    kept = of.keepable("CONFIDANT_SQL__ADDRESS_SHOP")
    assert (kept, of.url(kept)) == ("setting:shop", "mysql://reader:hunter2@db/shop")
    with pytest.raises(UserError, match="ADDRESS_OTHER is not set"):
        of.keepable("CONFIDANT_SQL__ADDRESS_OTHER")


def test_an_address_of_another_key_says_so(tmp_path: Path) -> None:
    kept = addresses(tmp_path / "one").keepable("postgresql://a:b@c/d")
    with pytest.raises(UserError, match="another key"):
        addresses(tmp_path / "two").url(kept)


def test_what_is_no_address_is_not_repeated(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError) as caught:
        addresses(tmp_path).keepable("postgres:/u:hunter2@db shop")
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://reader:x@localhost/confidant",
        "postgresql+psycopg://reader@127.0.0.1:5432/confidant",
        "postgres://reader@/confidant?host=/var/run/postgresql",
        "postgresql://reader@[::1]/confidant",
    ],
)
def test_our_own_server_database_is_refused_however_it_is_called(tmp_path: Path, url: str) -> None:
    with pytest.raises(UserError, match="own database"):
        addresses(tmp_path, own=OWN).keepable(url)


@pytest.mark.parametrize("url", ["postgresql://r@127.0.0.1/other", "postgresql://r@127.0.0.1:5433/confidant"])
def test_another_database_of_the_same_machine_is_not_ours(tmp_path: Path, url: str) -> None:
    assert addresses(tmp_path, own=OWN).keepable(url)


def test_a_file_in_the_home_folder_is_refused_by_any_way_there(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "deep").mkdir(parents=True)
    own = written(home / "confidant.db")
    (tmp_path / "link.db").symlink_to(own)
    (tmp_path / "hard.db").hardlink_to(own)
    for path in (
        own,
        home / "deep" / "new.db",
        tmp_path / "link.db",
        tmp_path / "hard.db",
        home / ".." / "home" / "x",
    ):
        with pytest.raises(UserError, match="own database"):
            addresses(home).keepable(f"sqlite:///{path}")
        with pytest.raises(UserError, match="own database"):
            addresses(home).keepable(f"duckdb:///{path}")


def test_a_relative_path_is_kept_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    of = addresses(tmp_path / "home")
    assert of.url(of.keepable("sqlite:///shop.db")) == f"sqlite:///{tmp_path / 'shop.db'}"
