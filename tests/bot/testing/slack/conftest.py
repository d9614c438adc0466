"""A fake Slack with three people and two channels, and the real SDK's client to it."""

from collections.abc import Iterator

import pytest
from slack_sdk import WebClient

from bot.testing.slack import FakeSlack
from tests.bot.testing.slack.product import BoltProduct


def settle(slack: FakeSlack) -> FakeSlack:
    slack.add_user("UANA", "ana", "ana@example.org")
    slack.add_user("UBO", "bo", "bo@example.org")
    slack.add_user("UZED", "zed", "zed@elsewhere.example", stranger=True)
    slack.add_channel("CGEN", "general", ["UANA", "UBO", slack.bot_user_id])
    slack.add_channel("CFAR", "far", ["UBO"])
    return slack


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with FakeSlack() as fake:
        yield settle(fake)


@pytest.fixture
def web(slack: FakeSlack) -> WebClient:
    # the SDK sends a call again when its line breaks; here each call is to be seen alone
    return WebClient(token=slack.bot_token, base_url=slack.api_url, retry_handlers=[])


@pytest.fixture
def product() -> Iterator[BoltProduct]:
    """The app of product.py behind the fake `product.slack`'s events address."""
    with FakeSlack(retry_delays=(0.0, 0.0, 0.0)) as fake:
        settle(fake)
        with BoltProduct(fake) as app:
            fake.events_url = app.url
            yield app
