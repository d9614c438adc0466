"""Brand kits, sets of drafts, each version of a picture, who approved it, uploads, and how pictures fared."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    op.create_table(
        "creative_kits",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("brand", sa.String(length=120), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("files", sa.Text(), nullable=False),
        sa.Column("two_persons", sa.Boolean(), nullable=False),
        sa.Column("kept_by", sa.String(length=255), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_creative_kits")),
    )
    op.create_index(op.f("ix_creative_kits_brand"), "creative_kits", ["brand"])
    op.create_table(
        "creative_brands",
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("kit_sha256", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.String(length=255), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_creative_brands")),
    )
    op.create_table(
        "creative_sets",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("campaign", sa.String(length=255), nullable=False),
        sa.Column("brand", sa.String(length=120), nullable=False),
        sa.Column("kit_sha256", sa.String(length=64), nullable=False),
        sa.Column("brief", sa.Text(), nullable=False),
        sa.Column("brief_sha256", sa.String(length=64), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("readers", sa.Text(), nullable=False),
        sa.Column("violations", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("sheets", sa.Text(), nullable=False),
        sa.Column("by_models", sa.Text(), nullable=False),
        sa.Column("tool", sa.String(length=32), nullable=False),
        sa.Column("made_by", sa.String(length=255), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_creative_sets")),
    )
    for column in ("campaign", "brand", "made_by", "made_at"):
        op.create_index(op.f(f"ix_creative_sets_{column}"), "creative_sets", [column])
    op.create_table(
        "creative_assets",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("set_id", sa.String(length=16), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("newest", sa.Boolean(), nullable=False),
        sa.Column("asset", sa.Text(), nullable=False),
        sa.Column("seal", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("kit_sha256", sa.String(length=64), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("licence", sa.Text(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("wish", sa.Text(), nullable=False),
        sa.Column("wished_by", sa.String(length=255), nullable=False),
        sa.Column("made_by", sa.String(length=255), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_creative_assets")),
    )
    for column in ("set_id", "key", "seal", "sha256", "made_by", "made_at"):
        op.create_index(op.f(f"ix_creative_assets_{column}"), "creative_assets", [column])
    op.create_table(
        "creative_approvals",
        sa.Column("seal", sa.String(length=64), nullable=False),
        sa.Column("person", sa.String(length=255), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("void", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seal", "person", name=op.f("pk_creative_approvals")),
    )
    op.create_table(
        "creative_uploads",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("product", sa.String(length=255), nullable=False),
        sa.Column("campaign", sa.String(length=255), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("licence", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("readers", sa.Text(), nullable=False),
        sa.Column("uploaded_by", sa.String(length=255), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_creative_uploads")),
    )
    for column in ("sha256", "uploaded_by"):
        op.create_index(op.f(f"ix_creative_uploads_{column}"), "creative_uploads", [column])
    op.create_table(
        "creative_results",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("network", sa.String(length=64), nullable=False),
        sa.Column("campaign", sa.Text(), nullable=False),
        sa.Column("ad", sa.Text(), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("until", sa.String(length=10), nullable=False),
        sa.Column("impressions", sa.BigInteger(), nullable=False),
        sa.Column("clicks", sa.BigInteger(), nullable=False),
        sa.Column("spend", sa.String(length=40), nullable=False),
        sa.Column("currency", sa.String(length=8), nullable=False),
        sa.Column("conversions", sa.Double(), nullable=True),
        sa.Column("kept_by", sa.String(length=255), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_creative_results")),
    )
    op.create_index(op.f("ix_creative_results_key"), "creative_results", ["key"])


def downgrade() -> None:
    op.drop_table("creative_results")
    op.drop_table("creative_uploads")
    op.drop_table("creative_approvals")
    op.drop_table("creative_assets")
    op.drop_table("creative_sets")
    op.drop_table("creative_brands")
    op.drop_table("creative_kits")
