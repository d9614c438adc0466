"""The language and the zone of each person, as their platform names them."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.add_column("people", sa.Column("locale", sa.String(length=35), nullable=False, server_default=""))
    op.add_column("people", sa.Column("zone", sa.String(length=64), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("people", "zone")
    op.drop_column("people", "locale")
