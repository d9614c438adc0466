"""The suite that tries to lead the fetcher astray: it names what it must, and a sample of it finds no way."""

import asyncio
from pathlib import Path

from benchmarks.research.escapes import FRONT, SECRET, Servers, cases, escapes, spellings
from indexing.fetch import fetch
from indexing.settings import FetchSettings


def test_an_address_is_written_in_the_ways_that_other_clients_take() -> None:
    assert {"2130706433", "0x7f000001", "017700000001", "127.1", "[::ffff:127.0.0.1]"} <= set(
        spellings(SECRET)
    )


def test_no_case_of_a_sample_of_each_kind_reaches_what_it_must_not(tmp_path: Path) -> None:
    async def tried() -> tuple[list[str], int]:
        async with Servers() as servers:
            some = list(cases(servers.front, servers.port))[::23]
            return [one.url for one in some if await escapes(one, tmp_path)], servers.reached

    assert asyncio.run(tried()) == ([], 0)


def test_the_servers_that_the_cases_use_can_be_reached_where_that_is_allowed(tmp_path: Path) -> None:
    """So that a refusal is one, and not a server that is away."""

    async def tried() -> int:
        both = FetchSettings(allowed_networks=(f"{FRONT}/32", f"{SECRET}/32"))
        async with Servers() as servers:
            to = f"http://{SECRET}:{servers.port}/"
            await fetch(f"{servers.front}/302/{to.encode().hex()}", tmp_path / "page", both)
            return servers.reached

    assert asyncio.run(tried()) == 1
