"""Addresses are encrypted with a key that is not in the database."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.databases.seal import FILE, Seal
from bot.errors import StoreError

ADDRESS = "postgresql://u:hunter2@db/shop"


def test_what_was_closed_is_opened_with_the_same_key_alone(tmp_path: Path) -> None:
    seal = Seal(tmp_path)
    closed = seal.close(ADDRESS)
    assert "hunter2" not in closed
    assert Seal(tmp_path).open(closed) == ADDRESS
    assert Seal(tmp_path / "elsewhere").open(closed) is None
    assert seal.open(closed[:-4] + "AAAA") is None


def test_a_key_of_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    seal = Seal(tmp_path, SecretStr("k" * 32))
    assert Seal(tmp_path / "another", SecretStr("k" * 32)).open(seal.close(ADDRESS)) == ADDRESS
    assert not (tmp_path / FILE).exists()


def test_the_key_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    Seal(tmp_path).close(ADDRESS)
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600


def test_programs_that_start_together_have_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        closed = list(pool.map(lambda _: Seal(tmp_path).close(ADDRESS), range(8)))
    assert {Seal(tmp_path).open(one) for one in closed} == {ADDRESS}
    assert [file.name for file in tmp_path.iterdir()] == [FILE]


def test_a_key_that_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    with pytest.raises(StoreError, match="cannot be read"):
        Seal(tmp_path).close(ADDRESS)
