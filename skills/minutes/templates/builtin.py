"""The templates that come with the program."""

from skills.language import say
from skills.minutes.templates.template import Template, sections

DEFAULT = Template(
    "default",
    sections("summary", "decisions", "actions", "questions", "risks", "mentions", "chapters"),
)
BUILT_IN = (
    DEFAULT,
    Template(
        "stand-up",
        sections(
            "people",
            "decisions",
            "actions",
            "questions",
            "risks",
            "mentions",
            risks=say("Other risks"),
        ),
        match=("stand-up", "stand-ups", "daily", "daily scrum", "scrum", "huddle"),
        summary_lines=0,
    ),
    Template(
        "1:1",
        sections(
            "summary",
            "actions",
            "decisions",
            "questions",
            "risks",
            summary=say("What was talked about"),
            decisions=say("What was agreed"),
            questions=say("To come back to"),
            risks=say("Worries"),
        ),
        match=("1:1", "1-1", "1on1", "one on one", "one to one", "check-in", "catchup"),
        summary_lines=4,
    ),
    Template(
        "review",
        sections(
            "summary",
            "decisions",
            "risks",
            "questions",
            "actions",
            "mentions",
            "chapters",
            risks=say("Problems and risks"),
        ),
        match=("review", "reviews", "retro", "retrospective", "post-mortem", "postmortem", "lessons learned"),
    ),
    Template(
        "client call",
        sections(
            "summary",
            "decisions",
            "actions",
            "questions",
            "risks",
            "mentions",
            "chapters",
            decisions=say("Agreed with the client"),
            questions=say("Open with the client"),
            risks=say("Concerns"),
        ),
        match=(
            "client",
            "client call",
            "customer",
            "customer call",
            "account",
            "sales call",
            "prospect",
            "kick-off",
        ),
        summary_lines=4,
    ),
)
