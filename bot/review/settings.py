"""How long questions are kept, how many answers are checked, and how long an expert's answer holds."""

from pydantic import BaseModel, Field


class ReviewSettings(BaseModel, extra="forbid", frozen=True):
    """The section CONFIDANT_REVIEW__…"""

    kept_days: int = Field(90, ge=1, le=3650, description="Days after which a question is deleted")
    audit_rate: float = Field(
        0.1,
        ge=0.0,
        le=1.0,
        description="Share of the answers that an expert is asked to check, drawn at random",
    )
    verified_days: int = Field(180, ge=1, le=3650, description="Days for which an expert's answer is used")
