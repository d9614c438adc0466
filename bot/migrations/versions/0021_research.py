"""Plans and reports of research."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def _text(name: str, length: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=length), nullable=False)


def _time(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def upgrade() -> None:
    op.create_table(
        "research_plans",
        _text("id", 16),
        sa.Column("text", sa.Text(), nullable=False),
        _text("made_by", 255),
        _time("made_at"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_research_plans")),
    )
    op.create_table(
        "research_reports",
        _text("id", 16),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("companies", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("readers", sa.Text(), nullable=False),
        _text("made_by", 255),
        _time("made_at"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_research_reports")),
    )
    for table, column in (
        ("research_plans", "made_by"),
        ("research_plans", "made_at"),
        ("research_reports", "made_by"),
        ("research_reports", "made_at"),
    ):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def downgrade() -> None:
    for table in ("research_reports", "research_plans"):
        op.drop_table(table)
