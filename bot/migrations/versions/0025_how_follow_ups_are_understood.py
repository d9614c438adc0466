"""How a follow-up was understood with its thread, so that its label can be given to that question."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    # of questions that were kept before nobody knows any more, so they have none
    with op.batch_alter_table("questions") as batch_op:
        batch_op.add_column(sa.Column("resolved", sa.Text(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("questions") as batch_op:
        batch_op.drop_column("resolved")
