"""Conversations in Teams, the questions that its messages answer, and files that wait for consent."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.create_table(
        "teams_conversations",
        sa.Column("conversation", sa.String(length=255), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("service", sa.Text(), nullable=False),
        sa.Column("tenant", sa.String(length=64), nullable=False),
        sa.Column("team", sa.String(length=255), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("person", sa.String(length=255), nullable=False),
        sa.Column("account", sa.String(length=255), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("conversation", name=op.f("pk_teams_conversations")),
    )
    op.create_index(op.f("ix_teams_conversations_person"), "teams_conversations", ["person"])
    op.create_table(
        "teams_answers",
        sa.Column("conversation", sa.String(length=255), nullable=False),
        sa.Column("message", sa.String(length=255), nullable=False),
        sa.Column("question", sa.String(length=64), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("conversation", "message", name=op.f("pk_teams_answers")),
    )
    op.create_index(op.f("ix_teams_answers_sent_at"), "teams_answers", ["sent_at"])
    op.create_table(
        "teams_files",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("person", sa.String(length=255), nullable=False),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_teams_files")),
    )
    op.create_index(op.f("ix_teams_files_offered_at"), "teams_files", ["offered_at"])


def downgrade() -> None:
    op.drop_table("teams_files")
    op.drop_table("teams_answers")
    op.drop_table("teams_conversations")
