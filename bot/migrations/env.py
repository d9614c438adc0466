"""Runs migrations on the connection that `bot.store` opened, inside the transaction that it began and ends."""

from alembic import context

from bot.admin.tables import AdminBase
from bot.creative.tables import CreativeBase
from bot.databases.tables import DatabaseBase
from bot.gateway.tables import GatewayBase
from bot.meetings.tables import MeetingBase
from bot.platforms.slack.rows import SlackBase
from bot.platforms.teams.rows import TeamsBase
from bot.research.tables import ResearchBase
from bot.review.tables import ReviewBase
from bot.tables import BotBase
from indexing.tables import IndexBase

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=[
        BotBase.metadata,
        IndexBase.metadata,
        GatewayBase.metadata,
        ReviewBase.metadata,
        MeetingBase.metadata,
        SlackBase.metadata,
        TeamsBase.metadata,
        AdminBase.metadata,
        DatabaseBase.metadata,
        CreativeBase.metadata,
        ResearchBase.metadata,
    ],
    # SQLite cannot alter a table in place; alembic copies it
    render_as_batch=True,
    # alembic believes that SQLite cannot; with the transaction begun by `bot.store` it can
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
