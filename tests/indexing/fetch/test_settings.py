"""The fetcher's settings, from code and from the environment."""

import pytest
from pydantic import ValidationError

from indexing.settings import FetchSettings


def test_nothing_private_is_allowed_by_default() -> None:
    assert FetchSettings().networks == ()


def test_networks_are_read_from_a_list_with_commas() -> None:
    chosen = FetchSettings.model_validate({"allowed_networks": "10.1.0.0/16, 127.0.0.1 ,fd00::/8,"})
    assert chosen.allowed_networks == ("10.1.0.0/16", "127.0.0.1", "fd00::/8")
    assert [network.num_addresses for network in chosen.networks[:2]] == [65536, 1]


@pytest.mark.parametrize("name", ["intranet", "10.0.0.5/8", "10.0.0.0/33", "0177.0.0.1"])
def test_a_wrong_network_is_told_in_one_sentence(name: str) -> None:
    with pytest.raises(ValidationError, match=f"'{name}' is not a network; write"):
        FetchSettings(allowed_networks=(name,))
