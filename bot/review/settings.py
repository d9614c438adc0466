"""How long questions are kept, how many answers are checked, how long an expert's answer holds, who hears of gaps."""

from pydantic import BaseModel, Field

from bot.references import CHANNEL_OR_NONE


class ReviewSettings(BaseModel, extra="forbid", frozen=True):
    """The section CONFIDANT_REVIEW__…"""

    kept_days: int = Field(90, ge=1, le=3650, description="Days after which a question is deleted")
    audit_rate: float = Field(
        0.1,
        ge=0.0,
        le=1.0,
        description="Share of the answers that an expert is asked to check, drawn at random",
    )
    gaps_channel: str = Field(
        "",
        pattern=CHANNEL_OR_NONE,
        description="Where questions that got no answer are posted on Mondays, such as slack:C0123456789 "
        "or teams:19:…@thread.tacv2",
    )
    expert_channel: str = Field(
        "",
        pattern=CHANNEL_OR_NONE,
        description="Where questions wait for a person who knows, such as slack:C0123456789 or teams:19:…; "
        "empty writes to on_call, or to up to five people who may review",
    )
    on_call: str = Field(
        "",
        description="Who is named beside such a question as being on call: a directory id, an e-mail or group:NAME",
    )
    verified_days: int = Field(180, ge=1, le=3650, description="Days for which an expert's answer is used")
