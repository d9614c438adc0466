"""A channel shared with outsiders, which an admin allowed: what is published is answered there, and nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.testing.product import Product, serving
from bot.testing.slack import FakeSlack
from tests.bot.platforms.slack.conftest import Town

pytestmark = pytest.mark.slow
ALLOWED = "CSHARED"
PUBLISHED = "# Opening hours\n\nThe shop in Ghent is open from 9:00 to 17:00 on weekdays.\n"
INTERNAL = "# Leave\n\nParents receive 16 weeks of paid parental leave.\n"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """A product where one shared channel is allowed, with a published document and one for everyone inside."""
    home = tmp_path_factory.mktemp("shared")
    with FakeSlack(rate_limits=False, retry_delays=(0.0, 0.2, 0.2)) as slack:
        product = Product(home, slack, extra={"CONFIDANT_EXTERNAL_CHANNELS": f"{ALLOWED},CNEVER"})
        product.add(_page(home, "hours.md", PUBLISHED), readers=frozenset({"world"}))
        product.add(_page(home, "leave.md", INTERNAL))
        with serving(product):
            town = Town(slack, product)
            ana, eve = town.person(), town.person(stranger=True)
            members = [ana, eve, slack.bot_user_id]
            slack.add_channel(ALLOWED, "partners", members, private=False, external=True)
            yield town


def _page(home: Path, name: str, text: str) -> Path:
    page = home / name
    page.write_text(text)
    return page


def asks(town: Town, question: str, channel: str = ALLOWED) -> None:
    town.slack.says("U001", channel, question, mention=True)


def test_what_is_published_is_answered_in_a_shared_channel_that_an_admin_allowed(shared: Town) -> None:
    asks(shared, "When is the shop in Ghent open on weekdays?")
    shared.answer(ALLOWED, "9:00 to 17:00")


def test_what_is_for_the_company_is_not_found_there(shared: Town) -> None:
    asks(shared, "How long is paid parental leave?")
    shared.answer(ALLOWED, "I cannot prove an answer")
    assert not [post for post in shared.slack.posts(ALLOWED) if "16 weeks" in post.all_text]


def test_an_outsider_is_not_served_there(shared: Town) -> None:
    shared.slack.says("U002", ALLOWED, "When is the shop in Ghent open on weekdays?", mention=True)
    shared.told("U002", "I do not know")


def test_another_shared_channel_is_still_refused(shared: Town) -> None:
    other = shared.channel("U001", "U002", external=True)
    asks(shared, "When is the shop in Ghent open on weekdays?", other)
    shared.told("U001", "shared with people outside")
