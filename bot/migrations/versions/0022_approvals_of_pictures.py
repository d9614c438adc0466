"""An approval is of one picture in one set, where it was of the same content in whatever set.

Each approval is kept for every picture that it counted for, so that none is lost; where changes were wanted of one,
it counts no more.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"

_TIME = sa.DateTime(timezone=True)
_ASSETS = sa.table("creative_assets", *(sa.column(name) for name in ("id", "seal", "wish")))
_WANTED = "changes were asked for"


def upgrade() -> None:
    was, connection = _table("seal"), op.get_bind()
    pictures = sa.select(_ASSETS.c.id, _ASSETS.c.wish, was).join(was, was.c.seal == _ASSETS.c.seal)
    rows = [
        {
            "asset": row.id,
            "person": row.person,
            "seal": row.seal,
            "name": row.name,
            "at": row.at,
            "void": row.void or (_WANTED if row.wish else ""),
        }
        for row in connection.execute(pictures)
    ]
    op.drop_table("creative_approvals")
    _create(("asset", 16), ("person", 255), more=("seal", 64))
    if rows:
        op.bulk_insert(_table("asset", "seal"), rows)


def downgrade() -> None:
    """Of several approvals of the same content by one person, one that counts stays."""
    was = _table("asset", "seal")
    kept: dict[tuple[str, str], dict[str, object]] = {}
    for row in op.get_bind().execute(sa.select(was).order_by(was.c.void.desc(), was.c.at)):
        kept[row.seal, row.person] = {
            "seal": row.seal,
            "person": row.person,
            "name": row.name,
            "at": row.at,
            "void": row.void,
        }
    op.drop_table("creative_approvals")
    _create(("seal", 64), ("person", 255))
    if kept:
        op.bulk_insert(_table("seal"), list(kept.values()))


def _create(*keys: tuple[str, int], more: tuple[str, int] | None = None) -> None:
    texts: Sequence[tuple[str, int]] = (*keys, *([more] if more else []), ("name", 255))
    op.create_table(
        "creative_approvals",
        *(sa.Column(name, sa.String(length=length), nullable=False) for name, length in texts),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("void", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint(*(name for name, _ in keys), name=op.f("pk_creative_approvals")),
    )


def _table(*names: str) -> sa.TableClause:
    texts = (sa.column(name, sa.String()) for name in (*names, "person", "name", "void"))
    return sa.table("creative_approvals", *texts, sa.column("at", _TIME))
