"""The manifest for more than one workspace: over HTTP, installed by OAuth, for an organisation, with expiring tokens.

No choice wants another scope: OAuth, organisations and token rotation need none.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from bot.errors import SettingsError
from bot.platforms.slack.listener import PATH
from bot.platforms.slack.oauth import REDIRECT

Payload = dict[str, Any]  # Any: Slack's own JSON
# Slack says by these that an installation ended
ENDS = ("app_uninstalled", "tokens_revoked")


@dataclass(frozen=True)
class Choices:
    """`url` is where Slack and browsers reach the web server, such as https://bot.example.org."""

    http: bool = False
    url: str = ""
    org: bool = False
    rotation: bool = False

    def __post_init__(self) -> None:
        if self.url and not _is_public(self.url):
            raise SettingsError(f"--url {self.url!r} is not an address such as https://bot.example.org.")
        if self.http and not self.url:
            raise SettingsError("--http needs --url: Slack must know where to send events.")
        if (self.org or self.rotation) and not self.url:
            raise SettingsError(
                "--org and --rotation need --url: such an app is installed from /slack/install."
            )


def chosen(manifest: Payload, choices: Choices) -> Payload:
    """The default manifest with what was chosen."""
    features, oauth, settings = manifest["features"], manifest["oauth_config"], manifest["settings"]
    events, interactivity = settings["event_subscriptions"], settings["interactivity"]
    base = choices.url.rstrip("/")
    if base:
        oauth = {"redirect_urls": [base + REDIRECT], **oauth}
        events = {**events, "bot_events": sorted((*events["bot_events"], *ENDS))}
    if choices.http:
        commands = [{**one, "url": base + PATH} for one in features["slash_commands"]]
        features = {**features, "slash_commands": commands}
        events = {"request_url": base + PATH, **events}
        interactivity = {**interactivity, "request_url": base + PATH}
    return {
        **manifest,
        "features": features,
        "oauth_config": oauth,
        "settings": {
            **settings,
            "event_subscriptions": events,
            "interactivity": interactivity,
            "org_deploy_enabled": choices.org,
            "socket_mode_enabled": not choices.http,
            "token_rotation_enabled": choices.rotation,
        },
    }


def _is_public(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme == "https" and bool(parts.hostname) and parts.path in ("", "/") and not parts.query
