"""What the checkup says of each source, and that settings which cannot work stop the start."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from bot.arrivals.checkup import SourceLine, source_lines
from bot.settings import Settings

Given = dict[str, Any]  # Any: settings as they are written
GRAPH = {"client_state": "x" * 16, "tenant_id": "t", "client_id": "c", "client_secret": "s"}


def line(source: str, **sections: Given) -> SourceLine:
    settings = Settings.model_validate(sections)
    return next(one for one in source_lines(settings) if one.source == source)


def test_names_the_first_setting_of_each_source_that_is_not_set_up() -> None:
    lines = list(source_lines(Settings.model_validate({})))
    assert [one.set_up for one in lines] == [None] * 5
    assert all(one.mend.startswith("set CONFIDANT_") for one in lines)


def test_names_what_is_missing_beside_what_is_set() -> None:
    found = line("Zoom", zoom={"secret_token": "s", "client_id": "c"})
    assert (found.set_up, found.mend) == (
        False,
        "set CONFIDANT_ZOOM__ACCOUNT_ID, CONFIDANT_ZOOM__CLIENT_SECRET",
    )
    found = line("Teams meetings", graph=GRAPH | {"client_id": ""})
    assert found.mend == "set CONFIDANT_GRAPH__CLIENT_ID, CONFIDANT_ARRIVALS__PUBLIC_URL"
    assert line("Google Meet", meet={"audience": "a"}).set_up is False


def test_shows_the_address_to_register() -> None:
    public = {"public_url": "https://bot.example.org/"}
    assert (
        "https://bot.example.org/hooks/zoom" in line("Zoom", zoom={"secret_token": "s"}, arrivals=public).says
    )
    assert "https://bot.example.org/hooks/graph" in line("Teams meetings", graph=GRAPH, arrivals=public).says


def test_graph_is_not_reached_over_plain_http() -> None:
    public = {"public_url": "http://bot.example.org"}
    assert line("Teams meetings", graph=GRAPH, arrivals=public).set_up is False


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert line("watched folder", arrivals={"folder": tmp_path}).set_up
    assert line("watched folder", arrivals={"folder": tmp_path / "away"}).set_up is False


def test_no_secret_is_shown() -> None:
    secret = "do-not-show-this-1234"
    sections: dict[str, Given] = {
        "zoom": {"secret_token": secret, "client_secret": secret},
        "graph": GRAPH | {"client_state": secret, "client_secret": secret},
        "arrivals": {"upload_tokens": f"{secret}:ana@example.org"},
    }
    settings = Settings.model_validate(sections)
    assert secret not in repr(settings) + repr(list(source_lines(settings)))


@pytest.mark.parametrize(
    "sections",
    [
        {"arrivals": {"public_url": "bot.example.org"}},
        {"arrivals": {"upload_tokens": "short:ana@example.org"}},
        {"arrivals": {"upload_tokens": "a-long-enough-token"}},
        {"arrivals": {"upload_tokens": "a-long-enough-token:ana"}},
        {"graph": {"client_state": "short"}},
        {"graph": {"subscription_hours": 72}},
        {"meet": {"targets": "11:ana@example.org"}},
        {"meet": {"targets": "ana", "topic": "projects/a/topics/b"}},
        {"zoom": {"base_url": "ftp://zoom.us"}},
    ],
)
def test_a_setting_that_cannot_work_stops_the_start(sections: dict[str, Given]) -> None:
    with pytest.raises(ValidationError):
        Settings.model_validate(sections)
