"""Times in recordings, and links that play from there."""

import base64
import json
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills.moments import clock, is_web_link, link_at, seconds_of


@given(st.integers(0, 99 * 3600))
def test_a_clock_time_can_be_read_back(seconds: int) -> None:
    assert seconds_of(clock(seconds)) == seconds


@pytest.mark.parametrize("words", ["", "12", "1:2", "leave.md", "12:31 today"])
def test_other_words_are_no_time(words: str) -> None:
    assert seconds_of(words) is None


def test_stream_on_sharepoint_takes_the_second_in_its_own_form() -> None:
    link = "https://acme-my.sharepoint.com/:v:/g/personal/ana/EaLK?e=hgVNiJ&nav=old"
    parts = urlsplit(link_at(link, 751.9))
    given_back = parse_qs(parts.query)
    assert given_back["e"] == ["hgVNiJ"]
    assert json.loads(base64.b64decode(given_back["nav"][0])) == {
        "playbackOptions": {"startTimeInSeconds": 751}
    }


@pytest.mark.parametrize(
    ("link", "there"),
    [
        ("https://drive.google.com/file/d/1a/view?usp=sharing", "https://drive.google.com/file/d/1a/view?usp=sharing&t=90"),
        ("https://www.youtube.com/watch?v=x&t=3s#top", "https://www.youtube.com/watch?v=x&t=90s"),
        ("https://youtu.be/x", "https://youtu.be/x?t=90s"),
    ],
)  # fmt: skip
def test_hosts_that_take_a_time_get_it(link: str, there: str) -> None:
    assert link_at(link, 90) == there


@pytest.mark.parametrize(
    "link",
    [
        "",
        "https://us02web.zoom.us/rec/share/abc",
        "https://drive.google.com.evil.example/file/d/1/view",
        "https://acme.sharepoint.com/sites/plan.docx",
        "javascript:alert(1)//youtube.com",
        "https://[",
        "https://youtu.be/x y",
    ],
)
def test_other_links_get_no_time(link: str) -> None:
    assert link_at(link, 90) == ""


@given(st.text(max_size=60), st.floats(-10, 1e9))
def test_any_link_gives_a_web_link_or_nothing(link: str, seconds: float) -> None:
    there = link_at(link, seconds)
    assert there == "" or is_web_link(there)
