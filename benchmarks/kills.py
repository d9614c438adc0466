"""`kill -9` at each step and at each platform call, before and after it takes effect: is every answer there once?

So too from a question to a person and back: card, claim, answer, the asker's reply, the verified entry. And while
adverts are made: their set is kept once, with its contact sheet; and while the approved ones are handed out: one zip.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from sqlalchemy import text

from benchmarks.figures import show
from bot.testing.product import Product, serving
from bot.testing.slack import FakeSlack, Post

SAMPLE = Path(__file__).parents[1] / "docs" / "sample_company" / "meetings" / "launch-review.flac"
LEAVE = "# Leave\n\n## Parental leave\n\nParents receive 16 weeks of paid parental leave.\n"
QUESTION = "how long is parental leave?"
STEPS = ("fetch", "decode", "transcribe", "write up", "index", "post")
CALLS = ("users.info", "files.info", "download", "chat.postMessage")
PATIENCE = 120.0
EXPERTS = "CEXP"
WITHOUT_ANSWER = "Who feeds the goldfish in the lobby?"
ADVERTS = 'create products="Mug | 12.90 GBP | made in: Leeds" locales=en-GB platforms=Pinterest variants=1'
ADVERT_STEPS = ("gather", "make")
ADVERT_CALLS = (
    "chat.postMessage",
    "files.getUploadURLExternal",
    "files.completeUploadExternal",
    "chat.update",
)
OUT_CALLS = ("chat.postMessage", "files.getUploadURLExternal", "upload", "files.completeUploadExternal")
APPROVING = (
    ("Review one by one", "are ready to be reviewed"),
    ("Approve", "1 of 2"),
    ("Download what is approved", "is approved, exactly"),
)
REPLY = "The porter feeds the goldfish at noon."
# what each press or form of the way through a person leads to: in which channel, and its words
LOOP = {
    "asking": (EXPERTS, WITHOUT_ANSWER),
    "claim": (EXPERTS, "Claimed by"),
    "answer": ("CGEN", REPLY),
}
LOOP_CALLS = {
    "asking": ("chat.postMessage", "chat.postEphemeral"),
    "claim": ("chat.update", "chat.postEphemeral"),
    "answer": ("chat.postMessage", "chat.update"),
}
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
    # of the way through a person: at which of its presses
    press: str = ""
    adverts: bool = False
    # of adverts: while the approved ones are handed out
    out: bool = False


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
    return [*at_steps, *at_calls, *last, *question, taken, handled, *_moments_of_loop(), *_of_adverts()]


def _of_adverts() -> Iterator[Moment]:
    for step in ADVERT_STEPS:
        for when in ("begun", "done"):
            line = f'"says": "step {when}", "job": "slack:{{event}}", "step": "{step}"'
            yield Moment(f"adverts: step {step} {when}", line=line, recording=False, adverts=True)
    for method in ADVERT_CALLS:
        for when in ("before", "after"):
            yield Moment(f"adverts: {method} {when}", method=method, when=when, recording=False, adverts=True)
    for word in ("taken", "handled"):
        line = f'"says": "event {word}", "event": "slack:{{event}}"'
        yield Moment(f"adverts out: event {word}", line=line, out=True)
    for method in OUT_CALLS:
        for when in ("before", "after"):
            yield Moment(f"adverts out: {method} {when}", method=method, when=when, out=True)


def _moments_of_loop() -> Iterator[Moment]:
    for press, methods in LOOP_CALLS.items():
        for word in ("taken", "handled"):
            line = f'"says": "event {word}", "event": "slack:{{event}}"'
            yield Moment(f"{press}: event {word}", line=line, press=press)
        for method in methods:
            for when in ("before", "after"):
                yield Moment(f"{press}: {method} {when}", method=method, when=when, press=press)
    yield Moment("answer: views.open before", method="views.open", press="answer")


def survive(moment: Moment, home: Path, extra: dict[str, str] | None = None) -> Outcome:
    """Ask or send a recording, kill the process at this moment, start it again, and count what was posted."""
    document = home / "leave.md"
    document.write_text(LEAVE)
    with FakeSlack(rate_limits=False, retry_delays=RETRIES) as slack:
        experts = {"CONFIDANT_REVIEW__EXPERT_CHANNEL": f"slack:{EXPERTS}"} if moment.press else {}
        # whoever lets adverts go
        admins = {"CONFIDANT_ADMINS": "ana@example.org"} if moment.out else {}
        product = Product(home, slack, extra={**experts, **admins, **(extra or {})})
        product.add(document)
        slack.add_user("UANA", "Ana Souza", "ana@example.org")
        slack.add_user("UCY", "Cy Curator", "cy@example.org")
        slack.add_channel("CGEN", "general", members=["UANA", slack.bot_user_id])
        slack.add_channel(EXPERTS, "experts", members=["UCY", slack.bot_user_id])
        with serving(product):
            if moment.press:
                return _through_a_person(moment, slack, product)
            if moment.out:
                return _handed_out(moment, slack, product)
            dead = Event()
            _arm(moment, slack, product, dead)
            channel = _speak(moment, slack)
            killed = _kill_at_line(moment, product, dead)
            product.start()
            counted = _count(moment, slack, channel, killed=killed)
            return _with_sets(counted, product) if moment.adverts else counted


def _arm(moment: Moment, slack: FakeSlack, product: Product, dead: Event) -> None:
    if not moment.method:
        return

    def kill(_call: object) -> None:
        product.kill()
        dead.set()

    when: Callable[..., object] = slack.on_call
    when(moment.method, kill, when=moment.when, nth=moment.nth)


def _with_sets(counted: Outcome, product: Product) -> Outcome:
    """A set that is kept a second time is one too many, one that is not kept is lost."""
    with product.database() as directory, directory.engine.connect() as connection:
        kept = connection.execute(text("SELECT count(*) FROM creative_sets")).scalar_one()
    return Outcome(counted.extra + max(0, kept - 1), counted.lost + int(kept == 0), counted.killed)


def _speak(moment: Moment, slack: FakeSlack) -> str:
    if moment.adverts:
        channel = slack.dm("UANA")
        slack.says("UANA", channel, ADVERTS)
        return channel
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
    wanted = "are ready to be reviewed" if moment.adverts else "Chapters" if moment.recording else "16 weeks"
    lost = int(not _arrives(slack, channel, wanted))
    slack.wait_idle(quiet_seconds=2.0, timeout=PATIENCE)
    return Outcome(_doubled(slack, channel), lost, killed)


def _arrives(slack: FakeSlack, channel: str, words: str) -> bool:
    try:
        slack.wait_for_post(channel, containing=words, timeout=PATIENCE)
    except TimeoutError:
        return False
    return True


def _key(post: Post) -> str:
    return str(((post.metadata or {}).get("event_payload") or {}).get("key"))


def _through_a_person(moment: Moment, slack: FakeSlack, product: Product) -> Outcome:
    """The whole way, killed at one of its presses; at the end the question is asked again and must find the entry."""
    asked = slack.says("UANA", "CGEN", WITHOUT_ANSWER, mention=True)
    slack.wait_for_post("CGEN", containing="A person can help", timeout=PATIENCE)
    killed = False
    for press, (channel, words) in LOOP.items():
        slack.wait_idle(quiet_seconds=0.5, timeout=PATIENCE)
        if press != moment.press:
            _press(press, slack)
        else:
            dead = Event()
            with product.said:
                product.lines.clear()
            _arm(moment, slack, product, dead)
            _press(press, slack, opens=moment.method != "views.open")
            killed = _kill_at_line(moment, product, dead)
            product.start()
            if moment.method == "views.open":
                # nobody heard that press, which Slack tells whoever made it
                _press(press, slack)
        if not _arrives(slack, channel, words):
            return Outcome(0, len(LOOP), killed)
    slack.wait_idle(quiet_seconds=2.0, timeout=PATIENCE)
    extra = sum(_doubled(slack, channel) for channel in ("CGEN", EXPERTS))
    slack.says("UANA", "CGEN", WITHOUT_ANSWER, mention=True)
    told = sum(REPLY in post.all_text for post in slack.posts("CGEN", thread=asked.ts))
    lost = int(told != 1) + int(not _arrives(slack, "CGEN", "verified/"))
    return Outcome(extra, lost, killed)


def _handed_out(moment: Moment, slack: FakeSlack, product: Product) -> Outcome:
    """Adverts made and one of them approved; killed while that comes as a zip."""
    channel = slack.dm("UANA")
    slack.says("UANA", channel, ADVERTS)
    dead = Event()
    for button, words in APPROVING:
        slack.wait_for_post(channel, containing=words, timeout=PATIENCE)
        slack.wait_idle(quiet_seconds=0.5, timeout=PATIENCE)
        if button == APPROVING[-1][0]:
            with product.said:
                product.lines.clear()
            _arm(moment, slack, product, dead)
        slack.click("UANA", _newest(slack, channel, button), button)
    killed = _kill_at_line(moment, product, dead)
    product.start()
    zips = slack.wait_for(lambda: _zips(slack, channel), timeout=PATIENCE)
    slack.wait_idle(quiet_seconds=2.0, timeout=PATIENCE)
    return Outcome(_doubled(slack, channel) + max(0, len(_zips(slack, channel)) - 1), int(not zips), killed)


def _zips(slack: FakeSlack, channel: str) -> list[str]:
    return [file.name for post in slack.posts(channel) for file in post.files if file.name.endswith(".zip")]


def _press(press: str, slack: FakeSlack, *, opens: bool = True) -> None:
    """What Ana and Cy do, each on the newest message that offers it."""
    if press == "asking":
        slack.click("UANA", _newest(slack, "CGEN", "Ask a person"), "Ask a person")
        return
    card = _newest(slack, EXPERTS, "Answer")
    if press == "claim":
        slack.click("UCY", card, "Claim")
        return
    slack.click("UCY", card, "Answer")
    if opens:
        view = slack.wait_for(lambda: next((one for one in slack.views if one.open), None), timeout=PATIENCE)
        if view:
            source = str(next(one for one in _places(card)))
            slack.submit("UCY", view, {"text": REPLY, "sources": source})


def _newest(slack: FakeSlack, channel: str, button: str) -> Post:
    offered = [post for post in slack.posts(channel) if any(button in str(one) for one in post.buttons)]
    return offered[-1]


def _places(card: Post) -> Iterator[str]:
    """The documents that a card names."""
    yield from (word.strip("()") for word in card.all_text.split() if word.strip("()").endswith(".md"))


def _doubled(slack: FakeSlack, channel: str) -> int:
    """Posts beyond one for a key; of what one person alone sees Slack keeps no keys."""
    keys = Counter(_key(post) for post in slack.posts(channel) if post.metadata)
    return sum(keys.values()) - len(keys)


def main(only: str = "") -> None:
    """`only` takes the moments whose names begin so."""
    outcomes = []
    for moment in (one for one in moments() if one.name.startswith(only)):
        with tempfile.TemporaryDirectory() as home:
            outcome = survive(moment, Path(home))
        outcomes.append(outcome)
        wrong = "" if outcome == Outcome(0, 0, killed=True) else f"WRONG, killed: {outcome.killed}"
        show(f"  {moment.name}", f"extra {outcome.extra}, lost {outcome.lost}", wrong)
    extra, lost = sum(one.extra for one in outcomes), sum(one.lost for one in outcomes)
    show(f"kill -9 at {len(outcomes)} moments", f"extra {extra}, lost {lost}", "target: posts = 1, lost = 0")


if __name__ == "__main__":
    main(*sys.argv[1:2])
