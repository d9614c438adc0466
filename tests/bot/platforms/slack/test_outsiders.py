"""A channel that becomes shared with outsiders after minutes were posted in it: the words stand there no more."""

from sqlalchemy import select

from bot.meetings.tables import ActionRow
from bot.store import transaction
from tests.bot.platforms.slack.conftest import MEETING, Town


def test_minutes_that_stand_give_way_to_a_notice_once_the_channel_is_shared(village: Town) -> None:
    ana = village.person()
    channel = village.channel(ana)
    words = MEETING.replace("support guide", "guide of the walruses")
    file = village.slack.add_file(ana, "shared.vtt", words.encode())
    village.slack.says(ana, channel, "minutes", files=[file], mention=True)
    village.answer(channel, "fifteenth of October")
    # no event says so: only asking does
    members = [ana, village.person(stranger=True), village.slack.bot_user_id]
    village.slack.add_channel(channel, channel.lower(), members, external=True)
    with village.product.database() as directory, transaction(directory.engine) as session:
        wanted = select(ActionRow.id).where(ActionRow.text.contains("walruses"))
        action = session.scalars(wanted).one()
    village.slack.says(ana, village.dm(ana), f"meetings done {action}")
    told = village.answer(village.dm(ana), "This goes to you alone: people from outside the company")
    assert f"#{channel.lower()}" in told.all_text
    village.answer(village.dm(ana), "fifteenth of October")
    village.answer(channel, "People from outside the company read along here")
    assert "fifteenth" not in " ".join(post.all_text for post in village.slack.posts(channel))
