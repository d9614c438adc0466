"""Pictures of ours that Slack has, and the channel that a person has open beside a conversation."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.create_table(
        "slack_pictures",
        sa.Column("workspace", sa.String(length=32), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("file_id", sa.String(length=32), nullable=False),
        sa.Column("ready", sa.Boolean(), nullable=False),
        sa.Column("brought_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "digest", name=op.f("pk_slack_pictures")),
    )
    op.create_table(
        "open_channels",
        sa.Column("platform", sa.String(length=32), nullable=False),
        sa.Column("person", sa.String(length=255), nullable=False),
        sa.Column("channel", sa.String(length=255), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("platform", "person", name=op.f("pk_open_channels")),
    )
    op.create_index(op.f("ix_open_channels_seen_at"), "open_channels", ["seen_at"])


def downgrade() -> None:
    op.drop_table("open_channels")
    op.drop_table("slack_pictures")
