"""A shelf for what is heard, a vendor on loopback, and one issuer of tokens for all tests of a worker."""

from collections.abc import Iterator

import pytest

from tests.bot.arrivals.desk import Issuer, Shelf, Vendor


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def vendor() -> Iterator[Vendor]:
    with Vendor() as vendor:
        yield vendor


@pytest.fixture(scope="session")
def issuer() -> Issuer:
    return Issuer.new()
