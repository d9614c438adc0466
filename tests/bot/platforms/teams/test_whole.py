"""The whole program in Teams while something takes long or ends: a slow model, a kill, a restart."""

from pathlib import Path

import pytest

from bot.testing.openai_server import OpenAIServer, answers
from bot.testing.product import Product, serving
from bot.testing.teams import FakeTeams
from tests.bot.platforms.slack.conftest import prepared

LEAVE = "how long is parental leave?"
PATIENCE = 90.0
SAID = "Parents receive 16 weeks of paid parental leave [1]. Whales sing in the sea [1]. " + "And so on " * 12


@pytest.mark.slow
def test_with_a_slow_model_it_is_acknowledged_at_once_and_the_proven_words_are_streamed(
    tmp_path: Path,
) -> None:
    with OpenAIServer(answers(SAID, seconds_a_word=0.4)) as model, FakeTeams() as teams:
        settings = {
            "CONFIDANT_MODELS__ANSWER": "compatible:talker",
            "CONFIDANT_MODELS__BASE_URL": model.url,
            "CONFIDANT_MODELS__CLEARED": "compatible:internal",
        }
        product = Product(tmp_path, teams, extra=settings)
        prepared(product)
        teams.add_person("ana")
        chat = teams.personal("ana")
        with serving(product):
            sent = teams.says("ana", chat, LEAVE).wait()
            assert sent.acked
            assert not teams.posts(chat)
            whole = teams.wait_for_post(chat, containing="Worded by", timeout=PATIENCE)
        assert len(teams.posts(chat)) == 1
        assert "Whales" not in whole.all_text
        assert not any("Whales" in str(one.body) for one in teams.calls)
        streamed = [
            str(call.body.get("text"))
            for call in teams.calls
            for entity in call.body.get("entities") or ()
            if entity.get("streamType") == "streaming"
        ]
        assert streamed[0].startswith("Parents receive 16 weeks of paid parental leave.")
        assert any(kind == chat.id for kind, _ in teams.world.typing)


@pytest.mark.slow
def test_what_was_acknowledged_is_answered_after_a_kill(tmp_path: Path) -> None:
    with FakeTeams(rate_limits=False) as teams:
        product = Product(tmp_path, teams)
        prepared(product)
        teams.add_person("ana")
        chat = teams.personal("ana")
        with serving(product):
            teams.hold("member")
            assert teams.says("ana", chat, LEAVE).wait().acked
            product.kill()
            teams.release("member")
            product.start()
            teams.wait_for_post(chat, containing="16 weeks", timeout=PATIENCE)
            assert len(teams.posts(chat)) == 1
