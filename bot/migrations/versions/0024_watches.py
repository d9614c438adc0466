"""Watches of research, and the order of each report, so that it can be looked at again."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def _text(name: str, length: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=length), nullable=False)


def upgrade() -> None:
    op.create_table(
        "research_watches",
        _text("name", 16),
        _text("owner", 255),
        _text("platform", 32),
        _text("channel", 255),
        sa.Column("text", sa.Text(), nullable=False),
        _text("report", 16),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_research_watches")),
    )
    for column in ("owner", "report", "due_at"):
        op.create_index(op.f(f"ix_research_watches_{column}"), "research_watches", [column])
    # what earlier reports were to find is told by what they found
    with op.batch_alter_table("research_reports") as batch_op:
        batch_op.add_column(sa.Column("wanted", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("research_reports") as batch_op:
        batch_op.drop_column("wanted")
    op.drop_table("research_watches")
