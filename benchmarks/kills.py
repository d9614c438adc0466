"""`kill -9` at each step and at each platform call, before and after it takes effect: is every answer there once?"""

import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from benchmarks.figures import show
from bot.testing.product import Product, serving
from bot.testing.slack import FakeSlack, Post

SAMPLE = Path(__file__).parents[1] / "docs" / "sample_company" / "meetings" / "launch-review.flac"
LEAVE = "# Leave\n\n## Parental leave\n\nParents receive 16 weeks of paid parental leave.\n"
QUESTION = "how long is parental leave?"
STEPS = ("fetch", "decode", "transcribe", "write up", "index", "post")
CALLS = ("users.info", "files.info", "download", "chat.postMessage")
PATIENCE = 120.0
# Slack itself waits a minute and five; what matters is that it comes again after the restart
RETRIES = (1.0, 4.0, 10.0)


@dataclass(frozen=True)
class Moment:
    """When the process is killed: at a log line, or at the nth call of a method, before or after it takes effect."""

    name: str
    line: str = ""
    method: str = ""
    when: str = "before"
    nth: int = 1
    recording: bool = True


@dataclass(frozen=True)
class Outcome:
    """`extra` counts posts beyond one for a delivery key, `lost` the expected answers that are not there."""

    extra: int
    lost: int
    killed: bool


def moments() -> list[Moment]:
    """Every step's begin and end, every platform call's before and after, for a recording and for a question."""
    at_steps = [
        Moment(
            f"step {step} {when}", line=f'"says": "step {when}", "job": "slack:{{event}}", "step": "{step}"'
        )
        for step in STEPS
        for when in ("begun", "done")
    ]
    at_calls = [
        Moment(f"{method} {when}", method=method, when=when)
        for method in CALLS
        for when in ("before", "after")
    ]
    last = [
        Moment(f"chat.update to the minutes {when}", method="chat.update", when=when)
        for when in ("before", "after")
    ]
    question = [
        Moment(f"question: {method} {when}", method=method, when=when, recording=False)
        for method in ("auth.test", "conversations.members", "conversations.history", "chat.postMessage")
        for when in ("before", "after")
    ]
    taken = Moment(
        "question: event taken", line='"says": "event taken", "event": "slack:{event}"', recording=False
    )
    handled = Moment(
        "question: event handled", line='"says": "event handled", "event": "slack:{event}"', recording=False
    )
    return [*at_steps, *at_calls, *last, *question, taken, handled]


def survive(moment: Moment, home: Path, extra: dict[str, str] | None = None) -> Outcome:
    """Ask or send a recording, kill the process at this moment, start it again, and count what was posted."""
    document = home / "leave.md"
    document.write_text(LEAVE)
    with FakeSlack(rate_limits=False, retry_delays=RETRIES) as slack:
        product = Product(home, slack, extra=extra or {})
        product.add(document)
        slack.add_user("UANA", "Ana Souza", "ana@example.org")
        slack.add_channel("CGEN", "general", members=["UANA", slack.bot_user_id])
        with serving(product):
            dead = Event()
            _arm(moment, slack, product, dead)
            channel = _speak(moment, slack)
            killed = _kill_at_line(moment, product, dead)
            product.start()
            return _count(moment, slack, channel, killed=killed)


def _arm(moment: Moment, slack: FakeSlack, product: Product, dead: Event) -> None:
    if not moment.method:
        return

    def kill(_call: object) -> None:
        product.kill()
        dead.set()

    when: Callable[..., object] = slack.on_call
    when(moment.method, kill, when=moment.when, nth=moment.nth)


def _speak(moment: Moment, slack: FakeSlack) -> str:
    if not moment.recording:
        slack.says("UANA", "CGEN", QUESTION, mention=True)
        return "CGEN"
    # real sound where decoding and hearing are what is cut short; elsewhere a transcript does, and is quick
    sound = any(step in moment.name for step in ("decode", "transcribe"))
    name, content = ("launch.flac", SAMPLE) if sound else ("launch.vtt", SAMPLE.with_suffix(".vtt"))
    file = slack.add_file("UANA", name, content.read_bytes())
    channel = slack.dm("UANA")
    slack.says("UANA", channel, "minutes", files=[file])
    return channel


def _kill_at_line(moment: Moment, product: Product, dead: Event) -> bool:
    if moment.method:
        return dead.wait(PATIENCE)
    # the event id is the fake's own; whichever it is, only one job or question of ours is under way
    before, _, after = moment.line.partition("{event}")
    product.wait_for_line(before, also=after, timeout=PATIENCE)
    product.kill()
    return True


def _count(moment: Moment, slack: FakeSlack, channel: str, *, killed: bool) -> Outcome:
    lost = int(not _arrives(slack, channel, "Chapters" if moment.recording else "16 weeks"))
    slack.wait_idle(quiet_seconds=2.0, timeout=PATIENCE)
    keys = Counter(_key(post) for post in slack.posts(channel))
    return Outcome(sum(keys.values()) - len(keys), lost, killed)


def _arrives(slack: FakeSlack, channel: str, words: str) -> bool:
    try:
        slack.wait_for_post(channel, containing=words, timeout=PATIENCE)
    except TimeoutError:
        return False
    return True


def _key(post: Post) -> str:
    return str(((post.metadata or {}).get("event_payload") or {}).get("key"))


def main() -> None:
    outcomes = []
    for moment in moments():
        with tempfile.TemporaryDirectory() as home:
            outcome = survive(moment, Path(home))
        outcomes.append(outcome)
        wrong = "" if outcome == Outcome(0, 0, killed=True) else f"WRONG, killed: {outcome.killed}"
        show(f"  {moment.name}", f"extra {outcome.extra}, lost {outcome.lost}", wrong)
    extra, lost = sum(one.extra for one in outcomes), sum(one.lost for one in outcomes)
    show(f"kill -9 at {len(outcomes)} moments", f"extra {extra}, lost {lost}", "target: posts = 1, lost = 0")


if __name__ == "__main__":
    main()
