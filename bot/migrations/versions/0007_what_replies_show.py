"""Which meetings a posted reply shows words of."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "outbox_about",
        sa.Column("outbox_id", sa.Integer(), nullable=False),
        sa.Column("location", sa.String(length=255), nullable=False),
        sa.ForeignKeyConstraint(
            ["outbox_id"],
            ["outbox.id"],
            name=op.f("fk_outbox_about_outbox_id_outbox"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("outbox_id", "location", name=op.f("pk_outbox_about")),
    )
    op.create_index(op.f("ix_outbox_about_location"), "outbox_about", ["location"])


def downgrade() -> None:
    op.drop_index(op.f("ix_outbox_about_location"), table_name="outbox_about")
    op.drop_table("outbox_about")
