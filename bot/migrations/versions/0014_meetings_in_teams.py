"""Meetings in Teams, why minutes do not stand in their chats, and who talks below answers of ours."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.create_table(
        "teams_meetings",
        sa.Column("meeting", sa.String(length=255), nullable=False),
        sa.Column("conversation", sa.String(length=255), nullable=False),
        sa.Column("series", sa.String(length=512), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("meeting", name=op.f("pk_teams_meetings")),
    )
    op.create_index(op.f("ix_teams_meetings_conversation"), "teams_meetings", ["conversation"])
    op.create_index(op.f("ix_teams_meetings_series"), "teams_meetings", ["series"])
    op.create_index(op.f("ix_teams_meetings_started_at"), "teams_meetings", ["started_at"])
    op.create_table(
        "teams_talk",
        sa.Column("conversation", sa.String(length=255), nullable=False),
        sa.Column("thread", sa.String(length=255), nullable=False),
        sa.Column("people", sa.Text(), nullable=False),
        sa.Column("spoke_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("conversation", "thread", name=op.f("pk_teams_talk")),
    )
    op.create_index(op.f("ix_teams_talk_spoke_at"), "teams_talk", ["spoke_at"])
    with op.batch_alter_table("teams_conversations") as batch_op:
        batch_op.add_column(sa.Column("group", sa.String(length=64), nullable=False, server_default=""))
    with op.batch_alter_table("meetings") as batch_op:
        batch_op.add_column(sa.Column("missed", sa.String(length=16), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("meetings") as batch_op:
        batch_op.drop_column("missed")
    with op.batch_alter_table("teams_conversations") as batch_op:
        batch_op.drop_column("group")
    op.drop_table("teams_talk")
    op.drop_table("teams_meetings")
