"""`confidant audits`: answers to check, questions to answer, and what follows from both."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.reading import Force

if TYPE_CHECKING:
    from bot.app import App
    from bot.review.audits import Audit
    from bot.review.handovers import Card
    from bot.review.people import Reviewer
    from bot.review.tables import Verdict

app = typer.Typer(
    help="Check answers drawn at random, and answer what was handed to an expert.", no_args_is_help=True
)

Who = Annotated[str, typer.Option("--as", help="Who you are: directory id or e-mail.")]
Id = Annotated[str, typer.Argument(help="A question's id, or the beginning of it.")]


@app.command("list")
def list_(as_: Who) -> None:
    """Show what waits for you."""
    from bot.cli.session import console, open_app, say

    with open_app(check=False) as app:
        reviewer = app.review.people.named(as_)
        cards = app.review.handovers.waiting(reviewer)
        audits, hidden = app.review.audits.waiting(reviewer) if reviewer.may_review else ([], 0)
        for audit in audits:
            say(f"{audit.id[:10]}  check   {_short(audit.question)}", console())
        for card in cards:
            say(f"{card.id[:10]}  answer  {_short(card.question)}", console())
        say(_counted(len(audits), len(cards), hidden, reviewer), console(), style="dim")


@app.command("next")
def next_(as_: Who) -> None:
    """Show the oldest answer that waits for your check, whole."""
    from bot.cli.session import console, open_app, say

    with open_app(check=False) as app:
        reviewer = app.review.people.named(as_)
        audits, _ = app.review.audits.waiting(reviewer)
        cards = app.review.handovers.waiting(reviewer)
        shown = _audit(audits[0]) if audits else _card(cards[0]) if cards else "Nothing waits for you."
        say(shown, console())


@app.command("grade")
def grade(
    question: Id,
    verdict: Annotated[str, typer.Argument(help="right or wrong")],
    as_: Who,
    note: Annotated[str, typer.Option(help="Why, for whoever reads it later.")] = "",
) -> None:
    """Say whether an answer was right."""
    from bot.cli.session import console, open_app, say
    from skills.confidence import Rung

    judged = _verdict(verdict)
    with open_app(check=False) as app:
        rung = app.review.audits.grade(question, judged, app.review.people.named(as_), note=note)
        say("Kept.", console())
        if rung >= Rung.AUDITING:
            say(_alarm(app), console(), style="yellow")


@app.command("thumbs")
def thumbs(as_: Who) -> None:
    """Show answers that did not help somebody, and why, as far as they said."""
    from bot.cli.session import console, open_app, say

    with open_app(check=False) as app:
        complaints = app.review.audits.complaints(app.review.people.named(as_))
        for one in complaints:
            why = f"\n  Why: {one.reason}" if one.reason else ""
            answered = f"\n  Answer: {_short(one.answer, 300)}"
            say(f"{one.id[:12]}  {one.at:%Y-%m-%d}  {_short(one.question)}{answered}{why}", console())
        say(f"{len(complaints)} thumbs point down.", console(), style="dim")


@app.command("hand")
def hand(
    question: Id,
    as_: Who,
    to: Annotated[str | None, typer.Option(help="An expert; whoever may review if left away.")] = None,
) -> None:
    """Hand a question of yours to an expert."""
    from bot.cli.session import console, open_app, say

    with open_app(check=False) as app:
        people = app.review.people
        asker = people.named(as_).id
        app.review.handovers.hand(question, asker=asker, expert=people.named(to) if to else None)
        say("Handed over.", console())


@app.command("answer")
def answer(
    question: Id,
    as_: Who,
    text: Annotated[str, typer.Option(help="Your answer, as Markdown.")],
    shadow: Annotated[str | None, typer.Option(help="Was the answer not shown right or wrong?")] = None,
    source: Annotated[list[str] | None, typer.Option(help="A document your answer rests on.")] = None,
    title: Annotated[str, typer.Option(help="The question in your words; the asker's if left away.")] = "",
) -> None:
    """Answer a question that was handed to you; it can then be found by whoever may read its sources."""
    from bot.cli.session import console, open_app, say
    from bot.review.handovers import ExpertAnswer

    judged = None if shadow is None else _verdict(shadow)
    with open_app() as app:
        given = ExpertAnswer(text, judged, tuple(source or ()), title)
        entry = app.review.handovers.answer(question, given, app.review.people.named(as_))
        say(
            f"Kept as {entry.location}, readable by {entry.readers.replace(',', ', ')}, "
            f"until {entry.expires_at:%Y-%m-%d} or until a source changes.",
            console(),
        )


@app.command("export")
def export(
    file: Annotated[Path, typer.Argument(help="Where the labels go, one JSON object a line.")],
    shadow: Annotated[
        bool, typer.Option("--shadow", help="Also experts' verdicts on answers that were not shown.")
    ] = False,
    name_askers: Annotated[
        bool, typer.Option("--name-askers", help="Say who asked, so that it can be asked again as them.")
    ] = False,
    force: Force = False,
) -> None:
    """Write the verdicts of random audits as rows for `confidant calibrate --questions`."""
    from bot.cli.session import console, open_app, say
    from bot.outputs import check_output
    from bot.review.review import write_labels

    check_output(file, force=force)
    with open_app(check=False) as app:
        labels = app.review.audits.labels(shadow=shadow)
        left_out = write_labels(labels, file, name_askers=name_askers)
    say(f"{len(labels) - left_out} labels written to {file}.", console())
    if left_out:
        say(
            f"{left_out} left out: follow-ups such as “and on Sundays?”, kept before it was noted how they were "
            "understood, so their labels would belong to another question.",
            console(),
        )


@app.command("loosen")
def loosen(
    as_: Who,
    skill: Annotated[str, typer.Argument(help="Which skill")] = "ask",
) -> None:
    """Set back what an alarm tightened, under your name."""
    from bot.cli.session import console, open_app, say

    with open_app(check=False) as app:
        person = app.review.people.named(as_)
        person.require_set()
        app.review.watch.loosen(skill, by=person.id)
        say(f"Loosened by {person.name}; the watch starts afresh.", console())


def _verdict(word: str) -> "Verdict":
    from bot.review.tables import Verdict

    try:
        return Verdict(word.strip().lower())
    except ValueError:
        raise typer.BadParameter(f"{word!r} is no verdict: say right or wrong") from None


def _alarm(app: "App") -> str:
    again = "confidant audits loosen --as NAME sets it back."
    return f"Careful now: {app.review.watch.of('ask').says}. {again}"


def _counted(audits: int, cards: int, hidden: int, reviewer: "Reviewer") -> str:
    parts = [f"{audits} to check" if reviewer.may_review else "", f"{cards} to answer"]
    parts.append(f"{hidden} to check by somebody who may read their sources" if hidden else "")
    return ", ".join(part for part in parts if part) + "."


def _audit(audit: "Audit") -> str:
    changed = f"\nChanged since: {', '.join(audit.changed)}" if audit.changed else ""
    rests = f"\nIt rests on: {', '.join(audit.documents)}{changed}" if audit.documents else ""
    grade = f"\nconfidant audits grade {audit.id[:10]} right|wrong --as YOU"
    return f"Question: {audit.question}\nAnswer: {audit.answer}{rests}{grade}"


def _card(card: "Card") -> str:
    shadow = f"\nNot shown, as it was not sure enough: {card.shadow}" if card.shadow else ""
    rests = f"\nIt rests on: {', '.join(card.documents)}" if card.documents else ""
    verdict = " --shadow right|wrong" if card.shadow else ""
    return (
        f"Question: {card.question}{shadow}{rests}"
        f"\nconfidant audits answer {card.id[:10]} --text …{verdict} --as YOU"
    )


def _short(text: str, most: int = 90) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"
