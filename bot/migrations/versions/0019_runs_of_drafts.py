"""Which press runs a draft, what the draft reads, and who settled a change, by their id.

What was asked to be run despite its cost held the query itself; from now on only a hash of it is kept."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    with op.batch_alter_table("sql_drafts") as batch_op:
        batch_op.add_column(sa.Column("reads", sa.Text(), nullable=False, server_default="{}"))
        batch_op.add_column(sa.Column("press", sa.String(length=255), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("pressed_by", sa.String(length=255), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("pressed_at", sa.DateTime(timezone=True)))
    with op.batch_alter_table("proposals") as batch_op:
        batch_op.add_column(
            sa.Column("settled_by_id", sa.String(length=255), nullable=False, server_default="")
        )
    # they wait a quarter of an hour and cannot be undone, and the audit holds who let what be run
    op.execute("DELETE FROM proposals WHERE kind = 'sql-run'")


def downgrade() -> None:
    with op.batch_alter_table("proposals") as batch_op:
        batch_op.drop_column("settled_by_id")
    with op.batch_alter_table("sql_drafts") as batch_op:
        for name in ("pressed_at", "pressed_by", "press", "reads"):
            batch_op.drop_column(name)
