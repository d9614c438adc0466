"""How advertisements are made here: how many at once, whether others' models may help, and how long drafts stay."""

from pydantic import BaseModel, Field


class CreativeSettings(BaseModel, extra="forbid", frozen=True):
    """Section CONFIDANT_CREATIVE__…"""

    most_assets: int = Field(
        2_000, ge=1, le=20_000, description="Most pictures that one brief may ask for in a chat"
    )
    third_parties: bool = Field(
        True, description="Whether models of third parties may word adverts and make pictures for them"
    )
    kept_days: int = Field(
        365, ge=1, le=36_500, description="Days that sets are kept of which nothing was approved"
    )
