"""How the speakers of a meeting sounded, for the days in which they may say which voice is theirs."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.create_table(
        "heard_voices",
        sa.Column("meeting_id", sa.String(length=32), nullable=False),
        sa.Column("speaker", sa.String(length=255), nullable=False),
        sa.Column("voice", sa.Text(), nullable=False),
        sa.Column("person_id", sa.String(length=255), nullable=False),
        sa.Column("delete_after", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("meeting_id", "speaker", name=op.f("pk_heard_voices")),
    )
    op.create_index(op.f("ix_heard_voices_delete_after"), "heard_voices", ["delete_after"])


def downgrade() -> None:
    op.drop_table("heard_voices")
