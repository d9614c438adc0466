"""Skills that do not exist yet, known by their phrases alone: they teach and test how a new skill joins a catalogue."""

from dataclasses import dataclass

from pydantic import BaseModel, Field

from bot.commands import AnySkill
from skills.context import Context
from skills.contract import Skill
from skills.messages import Reply
from skills.permission import Permission

PHRASES = {
    "sql": (
        "write SQL that counts orders per day",
        "draft a query for revenue by customer",
        "query the database for new users last month",
        "give me a select statement for unpaid invoices",
        "run a query on the sales table",
        "SQL for average basket size by country",
        "turn this question into SQL",
        "how would I join the orders and customers tables in sql?",
        "build me a report query for churn",
        "correct my query",
        "pull the number of sign-ups per week from the warehouse",
        "get the data for refunds from the database",
    ),
    "create": (
        "make an ad for our new coffee",
        "create instagram creatives for the sale",
        "draft ad copy for the backpack",
        "design banners for the spring campaign",
        "generate three variants of a facebook ad",
        "write a headline for the summer collection",
        "we need social media posts with images for the launch",
        "produce display ads in French and English",
        "come up with a slogan and a picture for the product",
        "creatives for the autumn promotion please",
        "ad drafts for the running jacket",
        "a carousel ad for the winter boots",
    ),
    "research": (
        "research our competitors",
        "compare our product with two rivals on price",
        "write a competitor report about project management tools",
        "do a market analysis of electric scooters",
        "find out what our competitors launched lately, with sources",
        "which vendors sell payroll software? compare them",
        "market scan for translation services",
        "look at the websites of these companies and compare their features",
        "competitive landscape of food delivery",
        "search the web for start-ups in insurance and summarise them",
        "make a comparison table of CRM systems",
        "investigate the pricing of Acme and Globex",
    ),
    "remind": (
        "remind me tomorrow to call the supplier",
        "set a reminder for Monday at ten",
        "remind the channel every Friday about timesheets",
        "ping me in an hour",
        "don't let me forget to send the report",
        "nudge Ana about the review next Tuesday",
        "wake me up when the deadline is near",
        "reminder: renew the certificate in March",
        "can you remind us before the contract ends?",
        "tell me again in three days",
        "schedule a daily reminder to water the plants",
        "poke the team on Thursday about the survey",
    ),
}


class LaterQuery(BaseModel):
    wish: str = Field(min_length=2, description="What is wanted")


@dataclass(frozen=True)
class NotYet:
    def to_reply(self) -> Reply:
        return Reply("This skill does not exist yet.")


async def not_yet(_query: LaterQuery, _ctx: Context) -> NotYet:
    return NotYet()


def later_skill(command: str) -> AnySkill:
    """A skill that only the router's training meets."""
    return Skill(
        command, "Not yet", (command,), Permission.ASK, LaterQuery, not_yet, phrases=PHRASES[command]
    )
