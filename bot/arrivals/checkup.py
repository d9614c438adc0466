"""How each source of meetings stands: what is set, what is missing, and which address to register."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.settings import Settings


@dataclass(frozen=True)
class SourceLine:
    """One source. `set_up` is None where nothing of it is set, False where something is missing."""

    source: str
    set_up: bool | None
    says: str
    mend: str = ""


def source_lines(settings: "Settings") -> Iterator[SourceLine]:
    """Looks at the settings only; nothing is asked of anybody."""
    yield _zoom(settings)
    yield _graph(settings)
    yield _meet(settings)
    yield _folder(settings)
    yield _upload(settings)


def _zoom(settings: "Settings") -> SourceLine:
    zoom = settings.zoom
    if zoom.secret_token is None:
        return SourceLine("Zoom", None, "recordings are not heard of", "set CONFIDANT_ZOOM__SECRET_TOKEN")
    parts = (zoom.account_id, zoom.client_id, zoom.client_secret)
    if any(parts) and not all(parts):
        missing = _missing({
            "CONFIDANT_ZOOM__ACCOUNT_ID": zoom.account_id,
            "CONFIDANT_ZOOM__CLIENT_ID": zoom.client_id,
            "CONFIDANT_ZOOM__CLIENT_SECRET": zoom.client_secret,
        })  # fmt: skip
        return SourceLine("Zoom", False, "its app cannot sign in", f"set {missing}")
    later = "" if zoom.has_oauth else "; a file that is not fetched within a day is lost without an OAuth app"
    return _registered(settings, "Zoom", "/hooks/zoom", f"recording.completed and others{later}")


def _graph(settings: "Settings") -> SourceLine:
    graph = settings.graph
    needed = {
        "CONFIDANT_GRAPH__CLIENT_STATE": graph.client_state,
        "CONFIDANT_GRAPH__TENANT_ID": graph.tenant_id,
        "CONFIDANT_GRAPH__CLIENT_ID": graph.client_id,
        "CONFIDANT_GRAPH__CLIENT_SECRET": graph.client_secret,
    }
    if not any(needed.values()):
        return SourceLine("Teams meetings", None, "not heard of", f"set {', '.join(needed)}")
    needed["CONFIDANT_ARRIVALS__PUBLIC_URL"] = settings.arrivals.public_url
    if not all(needed.values()):
        return SourceLine("Teams meetings", False, "not heard of", f"set {_missing(needed)}")
    if not settings.arrivals.public_url.startswith("https://"):
        return SourceLine(
            "Teams meetings",
            False,
            "Graph calls https addresses only",
            "set CONFIDANT_ARRIVALS__PUBLIC_URL to one",
        )
    hours = graph.subscription_hours
    return SourceLine(
        "Teams meetings", True, f"{settings.arrivals.public_url}/hooks/graph, renewed within {hours} hours"
    )


def _meet(settings: "Settings") -> SourceLine:
    meet = settings.meet
    needed = {
        "CONFIDANT_MEET__AUDIENCE": meet.audience,
        "CONFIDANT_MEET__SERVICE_ACCOUNT": meet.service_account,
        "CONFIDANT_MEET__CREDENTIALS": meet.credentials,
    }
    if not any(needed.values()):
        return SourceLine("Google Meet", None, "not heard of", f"set {', '.join(needed)}")
    if not all(needed.values()):
        return SourceLine("Google Meet", False, "not heard of", f"set {_missing(needed)}")
    if meet.credentials and not meet.credentials.is_file():
        return SourceLine(
            "Google Meet", False, f"{str(meet.credentials)!r} is no file", "set CONFIDANT_MEET__CREDENTIALS"
        )
    whose = f"{len(meet.targets)} user(s)" if meet.targets else "subscriptions that you made"
    return _registered(settings, "Google Meet", "/hooks/meet", f"push of {whose}")


def _folder(settings: "Settings") -> SourceLine:
    folder = settings.arrivals.folder
    if folder is None:
        return SourceLine("watched folder", None, "none", "set CONFIDANT_ARRIVALS__FOLDER")
    if not folder.is_dir():
        return SourceLine(
            "watched folder",
            False,
            f"{str(folder)!r} is no folder",
            "make it, or set CONFIDANT_ARRIVALS__FOLDER",
        )
    return SourceLine("watched folder", True, f"{folder}, every {settings.arrivals.folder_seconds:g} s")


def _upload(settings: "Settings") -> SourceLine:
    people = set(settings.arrivals.uploaders.values())
    if not people:
        return SourceLine("upload", None, "nobody may", "set CONFIDANT_ARRIVALS__UPLOAD_TOKENS")
    return SourceLine(
        "upload", True, f"{len(people)} person(s) may POST to {_address(settings, '/hooks/upload')}"
    )


def _registered(settings: "Settings", source: str, path: str, what: str) -> SourceLine:
    if not settings.arrivals.public_url:
        return SourceLine(
            source,
            True,
            f"heard at {path}: {what}",
            f"register {path} of your public address there; CONFIDANT_ARRIVALS__PUBLIC_URL shows it whole",
        )
    return SourceLine(source, True, f"register {_address(settings, path)}: {what}")


def _address(settings: "Settings", path: str) -> str:
    return f"{settings.arrivals.public_url}{path}"


def _missing(needed: Mapping[str, object]) -> str:
    return ", ".join(name for name, value in needed.items() if not value)
