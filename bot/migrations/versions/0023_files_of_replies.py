"""Files of replies in pieces, beside the messages that name them; what waits for consent in Teams is kept so too."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    op.create_table(
        "enclosures",
        sa.Column("waits_for", sa.String(length=96), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("waits_for", "sha256", "number", name=op.f("pk_enclosures")),
    )
    # those that wait already are whole in their row
    with op.batch_alter_table("teams_files") as batch_op:
        batch_op.add_column(sa.Column("sha256", sa.String(length=64), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("size_bytes", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("instead", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    """Files that wait in pieces are lost: whoever wants one asks again."""
    op.execute("DELETE FROM teams_files WHERE sha256 <> ''")
    with op.batch_alter_table("teams_files") as batch_op:
        batch_op.drop_column("instead")
        batch_op.drop_column("size_bytes")
        batch_op.drop_column("sha256")
    op.drop_table("enclosures")
