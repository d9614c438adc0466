"""What was asked and answered earlier in a conversation."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "turns",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("platform", sa.String(length=32), nullable=False),
        sa.Column("channel", sa.String(length=255), nullable=False),
        sa.Column("thread", sa.String(length=255), nullable=False),
        sa.Column("reader", sa.String(length=255), nullable=False),
        sa.Column("asker", sa.String(length=255), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("answered", sa.Text(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_turns")),
    )
    op.create_index("ix_turns_place", "turns", ["platform", "channel", "reader"])
    op.create_index(op.f("ix_turns_asker"), "turns", ["asker"])
    op.create_index(op.f("ix_turns_said_at"), "turns", ["said_at"])


def downgrade() -> None:
    op.drop_index(op.f("ix_turns_said_at"), table_name="turns")
    op.drop_index(op.f("ix_turns_asker"), table_name="turns")
    op.drop_index("ix_turns_place", table_name="turns")
    op.drop_table("turns")
