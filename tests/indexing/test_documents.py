import pytest

from indexing import ReadersError, parse_readers


def test_reads_a_list_of_readers() -> None:
    assert parse_readers("everyone, group:hr,channel:C1") == {"everyone", "group:hr", "channel:C1"}


@pytest.mark.parametrize("text", ["evryone", "group:", "group:a b", "user", "world;everyone", "Everyone"])
def test_refuses_a_reader_it_does_not_know_by_name(text: str) -> None:
    with pytest.raises(ReadersError, match="is not a reader: use world"):
        parse_readers(text)


@pytest.mark.parametrize("text", ["", " , "])
def test_refuses_to_name_nobody(text: str) -> None:
    with pytest.raises(ReadersError, match="No readers were named"):
        parse_readers(text)
