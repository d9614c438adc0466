"""python -m bot.testing.slack: a workspace to try the product in by hand, without an account."""

import argparse
import contextlib
import time
from collections.abc import Sequence

from bot.testing.slack.fake import FakeSlack

PEOPLE = (
    ("UANA", "ana", "ana@example.org"),
    ("UBO", "bo", "bo@example.org"),
    ("UGUS", "gus", "gus@example.org"),
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve until interrupted; lines typed on the terminal are said to the bot."""
    parser = argparse.ArgumentParser(prog="python -m bot.testing.slack", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="port to listen on; any free one by default")
    parser.add_argument("--events-url", help="where the product takes events; Socket Mode without it")
    options = parser.parse_args(arguments)
    with FakeSlack(port=options.port, events_url=options.events_url) as slack:
        settle(slack)
        print(introduction(slack), flush=True)  # noqa: T201
        with contextlib.suppress(KeyboardInterrupt):
            chat(slack)


def settle(slack: FakeSlack) -> None:
    """The little world: three people, one of them a guest, and two channels."""
    for id_, name, email in PEOPLE:
        slack.add_user(id_, name, email, guest=name == "gus")
    slack.add_channel("CGENERAL", "general", ["UANA", "UBO", "UGUS", slack.bot_user_id])
    slack.add_channel("GHR", "hr", ["UANA", slack.bot_user_id], private=True)


def introduction(slack: FakeSlack) -> str:
    """What to put into .env, and how to speak."""
    app_token = "" if slack.events_url else f"CONFIDANT_SLACK__APP_TOKEN={slack.app_token}\n"
    return (
        f"# A fake Slack listens; the channels stand at {slack.url}/\n"
        f"CONFIDANT_SLACK__BOT_TOKEN={slack.bot_token}\n{app_token}"
        f"CONFIDANT_SLACK__SIGNING_SECRET={slack.signing_secret}\n"
        f"CONFIDANT_SLACK__BASE_URL={slack.api_url}\n"
        "# Type a line to write to the bot as ana; '#general …' mentions it there, '/ask …' is a command."
    )


def chat(slack: FakeSlack) -> None:
    """Say each typed line, until the input ends."""
    while True:
        try:
            line = input().strip()
        except EOFError:
            while True:  # without a terminal it just serves
                time.sleep(3600)
        speak(slack, line)


def speak(slack: FakeSlack, line: str) -> None:
    """One typed line as ana's doing."""
    if line.startswith("/"):
        word, _, rest = line.partition(" ")
        slack.command("UANA", word, rest, slack.dm("UANA"))
    elif line.startswith("#general"):
        slack.says("UANA", "CGENERAL", line.removeprefix("#general").strip(), mention=True)
    elif line:
        slack.says("UANA", slack.dm("UANA"), line)


if __name__ == "__main__":
    main()
