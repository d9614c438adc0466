"""Where quotes stand, why an answer did not help, and questions on their way to a person and back."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_HANDOVERS = (
    "platform",
    "channel",
    "thread",
    "private",
    "claimed_by",
    "claimed_at",
    "declined_by",
    "declined_at",
    "reason",
    "told_at",
)


def upgrade() -> None:
    op.add_column("questions", sa.Column("proofs", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("thumbs", sa.Column("reason", sa.Text(), nullable=False, server_default=""))
    text, moment = sa.String(length=255), sa.DateTime(timezone=True)
    columns: tuple[sa.Column[object], ...] = (
        sa.Column("platform", sa.String(length=32), nullable=False, server_default=""),
        sa.Column("channel", text, nullable=False, server_default=""),
        sa.Column("thread", text, nullable=False, server_default=""),
        sa.Column("private", sa.Boolean(), nullable=False, server_default=sa.true()),
        sa.Column("claimed_by", text, nullable=True),
        sa.Column("claimed_at", moment, nullable=True),
        sa.Column("declined_by", text, nullable=True),
        sa.Column("declined_at", moment, nullable=True),
        sa.Column("reason", sa.Text(), nullable=False, server_default=""),
        sa.Column("told_at", moment, nullable=True),
    )
    for column in columns:
        op.add_column("handovers", column)
    op.create_table(
        "cards",
        sa.Column("question_id", sa.String(length=32), nullable=False),
        sa.Column("reader", sa.String(length=200), nullable=False),
        sa.Column("platform", sa.String(length=32), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("question_id", "reader", name=op.f("pk_cards")),
    )


def downgrade() -> None:
    op.drop_table("cards")
    for name in reversed(_HANDOVERS):
        op.drop_column("handovers", name)
    op.drop_column("thumbs", "reason")
    op.drop_column("questions", "proofs")
