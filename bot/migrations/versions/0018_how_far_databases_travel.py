"""The class of the data of each kept database, which says what models may draft for it."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    # of those that were added before nobody said how far they may travel, so they travel nowhere
    column = sa.Column("data_class", sa.String(length=16), nullable=False, server_default="confidential")
    with op.batch_alter_table("sql_databases") as batch_op:
        batch_op.add_column(column)


def downgrade() -> None:
    with op.batch_alter_table("sql_databases") as batch_op:
        batch_op.drop_column("data_class")
