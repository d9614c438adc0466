"""A channel is followed by the real program, and what was said in it is found when somebody asks there."""

from pathlib import Path

import pytest

from bot.testing.product import Product, serving
from bot.testing.slack import FakeSlack

PATIENCE = 240.0  # the text model is loaded for the first event


@pytest.mark.slow
def test_what_is_said_in_an_added_channel_answers_the_next_question_and_a_deletion_counts(
    tmp_path: Path,
) -> None:
    with FakeSlack(rate_limits=False) as slack:
        slack.add_user("UANA", "ana", "ana@example.org")
        slack.add_channel("CGEN", "general", members=["UANA", slack.bot_user_id])
        product = Product(tmp_path, slack)
        product.run("sources", "add", "slack", "CGEN", "--later")
        with serving(product):
            sent = slack.says("UANA", "CGEN", "The door code of the laboratory in Leeds is 4711.")
            _handled(product, sent.event_ids)
            question = "What is the door code of the laboratory in Leeds?"
            asked = slack.says("UANA", "CGEN", question, mention=True)
            slack.wait_for_post("CGEN", containing="4711", thread=asked.ts, timeout=PATIENCE)
            deleted = slack.deletes(sent)
            _handled(product, deleted.event_ids)
            again = slack.says("UANA", "CGEN", question, mention=True)
            reply = slack.wait_for_post("CGEN", thread=again.ts, timeout=PATIENCE)
            assert "4711" not in reply.all_text


def _handled(product: Product, event_ids: tuple[str, ...]) -> None:
    for one in event_ids:
        product.wait_for_line(f'"event handled", "event": "slack:{one}"', also='"ignored"', timeout=PATIENCE)
