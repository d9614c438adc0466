"""What people do in Teams and what they get, through the real program and the SDK."""

from tests.bot.platforms.teams.conftest import Tenant

LEAVE = "how long is parental leave?"
ANSWER = "16 weeks"


def test_a_personal_chat_needs_no_mention(tenant: Tenant) -> None:
    ana = tenant.person()
    sent = tenant.teams.says(ana, tenant.dm(ana), LEAVE)
    tenant.answer(tenant.dm(ana), ANSWER)
    assert sent.wait().acked
