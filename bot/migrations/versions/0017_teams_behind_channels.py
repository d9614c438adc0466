"""The groups behind teams, who is in a channel of theirs, and notices that stand in channels."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.create_table(
        "teams_teams",
        sa.Column("team", sa.String(length=255), nullable=False),
        sa.Column("group", sa.String(length=64), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("team", name=op.f("pk_teams_teams")),
    )
    op.create_table(
        "teams_notices",
        sa.Column("conversation", sa.String(length=255), nullable=False),
        sa.Column("key", sa.String(length=255), nullable=False),
        sa.Column("message", sa.String(length=255), nullable=False),
        sa.Column("posted_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("conversation", "key", name=op.f("pk_teams_notices")),
    )
    with op.batch_alter_table("teams_conversations") as batch_op:
        batch_op.add_column(sa.Column("membership", sa.String(length=16), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("teams_conversations") as batch_op:
        batch_op.drop_column("membership")
    op.drop_table("teams_notices")
    op.drop_table("teams_teams")
