"""Pictures of ours that Slack has, the channel that a person has open, and long work that whoever began it may stop."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


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
    op.create_table(
        "begun_work",
        sa.Column("order_key", sa.String(length=255), nullable=False),
        sa.Column("platform", sa.String(length=32), nullable=False),
        sa.Column("asker", sa.String(length=255), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("post_key", sa.String(length=255), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("stopped_by", sa.String(length=255), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("order_key", name=op.f("pk_begun_work")),
    )
    op.create_index(op.f("ix_begun_work_asker"), "begun_work", ["asker"])


def downgrade() -> None:
    op.drop_table("begun_work")
    op.drop_table("open_channels")
    op.drop_table("slack_pictures")
