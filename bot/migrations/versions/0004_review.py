"""Questions and their outcomes, audits, handovers to experts, verified entries, and what watches for drift."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "questions",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("skill", sa.String(length=32), nullable=False),
        sa.Column("asker", sa.String(length=255), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("audience", sa.String(length=16), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("decision", sa.String(length=16), nullable=False),
        sa.Column("score", sa.Double(), nullable=True),
        sa.Column("threshold", sa.Double(), nullable=True),
        sa.Column("certified", sa.Boolean(), nullable=False),
        sa.Column("configuration", sa.String(length=64), nullable=False),
        sa.Column("features", sa.JSON(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questions")),
    )
    op.create_index(op.f("ix_questions_asker"), "questions", ["asker"], unique=False)
    op.create_index(op.f("ix_questions_at"), "questions", ["at"], unique=False)
    op.create_table(
        "verified_entries",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("location", sa.String(length=64), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("restated", sa.Boolean(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("asker", sa.String(length=255), nullable=True),
        sa.Column("expert", sa.String(length=255), nullable=False),
        sa.Column("readers", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verified_entries")),
        sa.UniqueConstraint("location", name=op.f("uq_verified_entries_location")),
    )
    op.create_index(op.f("ix_verified_entries_asker"), "verified_entries", ["asker"], unique=False)
    op.create_index(op.f("ix_verified_entries_state"), "verified_entries", ["state"], unique=False)
    op.create_table(
        "watch_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("skill", sa.String(length=32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rung", sa.Integer(), nullable=False),
        sa.Column("threshold", sa.Double(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.String(length=255), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_watch_events")),
    )
    op.create_index(op.f("ix_watch_events_skill"), "watch_events", ["skill"], unique=False)
    op.create_table(
        "watches",
        sa.Column("skill", sa.String(length=32), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("secret", sa.String(length=64), nullable=False),
        sa.Column("promise", sa.String(length=16), nullable=False),
        sa.Column("drift", sa.Text(), nullable=False),
        sa.Column("rung", sa.Integer(), nullable=False),
        sa.Column("threshold", sa.Double(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("loosened_by", sa.String(length=255), nullable=False),
        sa.PrimaryKeyConstraint("skill", name=op.f("pk_watches")),
    )
    op.create_table(
        "audits",
        sa.Column("question_id", sa.String(length=32), nullable=False),
        sa.Column("rate", sa.Double(), nullable=False),
        sa.Column("drawn_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("verdict", sa.String(length=8), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("graded_by", sa.String(length=255), nullable=True),
        sa.Column("graded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["question_id"], ["questions.id"], name=op.f("fk_audits_question_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("question_id", name=op.f("pk_audits")),
    )
    op.create_table(
        "handovers",
        sa.Column("question_id", sa.String(length=32), nullable=False),
        sa.Column("expert", sa.String(length=255), nullable=True),
        sa.Column("handed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("shadow", sa.String(length=8), nullable=True),
        sa.Column("answered_by", sa.String(length=255), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["question_id"], ["questions.id"], name=op.f("fk_handovers_question_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("question_id", name=op.f("pk_handovers")),
    )
    op.create_table(
        "question_documents",
        sa.Column("question_id", sa.String(length=32), nullable=False),
        sa.Column("document_id", sa.String(length=32), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["questions.id"],
            name=op.f("fk_question_documents_question_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("question_id", "document_id", name=op.f("pk_question_documents")),
    )
    op.create_table(
        "thumbs",
        sa.Column("question_id", sa.String(length=32), nullable=False),
        sa.Column("person", sa.String(length=255), nullable=False),
        sa.Column("up", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"], ["questions.id"], name=op.f("fk_thumbs_question_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("question_id", "person", name=op.f("pk_thumbs")),
    )
    op.create_table(
        "verified_sources",
        sa.Column("entry_id", sa.String(length=32), nullable=False),
        sa.Column("document_id", sa.String(length=32), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"],
            ["verified_entries.id"],
            name=op.f("fk_verified_sources_entry_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("entry_id", "document_id", name=op.f("pk_verified_sources")),
    )


def downgrade() -> None:
    op.drop_table("verified_sources")
    op.drop_table("thumbs")
    op.drop_table("question_documents")
    op.drop_table("handovers")
    op.drop_table("audits")
    op.drop_table("watches")
    op.drop_index(op.f("ix_watch_events_skill"), table_name="watch_events")
    op.drop_table("watch_events")
    op.drop_index(op.f("ix_verified_entries_state"), table_name="verified_entries")
    op.drop_index(op.f("ix_verified_entries_asker"), table_name="verified_entries")
    op.drop_table("verified_entries")
    op.drop_index(op.f("ix_questions_at"), table_name="questions")
    op.drop_index(op.f("ix_questions_asker"), table_name="questions")
    op.drop_table("questions")
