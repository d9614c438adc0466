"""A model that drafts queries, in Slack: the real program, a fake Slack and a scripted model on loopback."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.databases.keeping import sqlite_file
from bot.testing.openai_server import OpenAIServer, answers, fails
from bot.testing.product import Product, serving
from bot.testing.slack import FakeSlack
from tests.bot.platforms.slack.conftest import PATIENCE, PATIENT
from tests.skills.sql.chat.conftest import SALES
from tests.skills.sql.chat.test_modelled import HARD, HARD_SQL

# starts the real program for itself
pytestmark = pytest.mark.slow


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with FakeSlack(rate_limits=False, limits=PATIENT) as made:
        made.add_user("U001", "Ana Souza", "ana@example.org")
        yield made


def test_a_draft_of_a_model_is_shown_and_one_that_is_down_is_said_to_be(
    slack: FakeSlack, tmp_path: Path
) -> None:
    with OpenAIServer(*[answers(f"```sql\n{HARD_SQL}\n```")] * 3, fails(400)) as model:
        environment = {
            "CONFIDANT_MODELS__SQL": "compatible:m",
            "CONFIDANT_MODELS__BASE_URL": model.url,
            "CONFIDANT_MODELS__CLEARED": "compatible:internal",
            "CONFIDANT_MODELS__TIMEOUT_SECONDS": "60",
            "CONFIDANT_MODELS__RETRIES": "0",
            "NO_PROXY": "127.0.0.1",
        }
        home = tmp_path / "home"
        home.mkdir()
        product = Product(home, slack, extra=environment)
        product.add_database("Sales", sqlite_file(SALES, tmp_path / "sales.sqlite"))
        with serving(product):
            place = slack.dm("U001")
            slack.says("U001", place, f"sql {HARD}")
            drafted = slack.wait_for_post(place, containing="Drafted by compatible:m", timeout=PATIENCE)
            assert "MAX" in drafted.all_text
            slack.says("U001", place, "sql how many customers?")
            alone = slack.wait_for_post(place, containing="drafted without it", timeout=PATIENCE)
            assert "COUNT(*)" in alone.all_text
    assert all("customers" in request.prompt for request in model.requests)
