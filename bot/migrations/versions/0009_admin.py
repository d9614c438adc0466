"""Settings that live in the database, changes that wait for a click, and counts of what is used."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "live_settings",
        sa.Column("key", sa.String(length=255), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.String(length=255), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_live_settings")),
    )
    op.create_table(
        "proposals",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(length=255), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("before", sa.String(length=64), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("is_now", sa.Text(), nullable=False),
        sa.Column("will_be", sa.Text(), nullable=False),
        sa.Column("proposer", sa.String(length=255), nullable=False),
        sa.Column("proposer_name", sa.String(length=255), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("settled_by", sa.String(length=255), nullable=False),
        sa.Column("was", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposals")),
    )
    op.create_index(op.f("ix_proposals_proposer"), "proposals", ["proposer"])
    op.create_index(op.f("ix_proposals_proposed_at"), "proposals", ["proposed_at"])
    op.create_table(
        "skill_uses",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("skill", sa.String(length=32), nullable=False),
        sa.Column("group", sa.String(length=255), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "skill", "group", name=op.f("pk_skill_uses")),
    )


def downgrade() -> None:
    op.drop_table("skill_uses")
    op.drop_table("proposals")
    op.drop_table("live_settings")
