"""A file is what it holds, whatever it is called."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.arrivals.kinds import check_kind, is_sound, kind_of
from skills.errors import UserError
from tests.bot.arrivals.desk import SOUND, VTT

SOUNDS = {
    "m4a": SOUND,
    "wav": b"RIFF\x24\x08\x00\x00WAVEfmt " + bytes(100),
    "mp3 with tags": b"ID3\x04" + bytes(100),
    "mp3": b"\xff\xfb\x90\x64" + bytes(100),
    "aac": b"\xff\xf1\x50\x80" + bytes(100),
    "flac": b"fLaC" + bytes(100),
    "ogg": b"OggS" + bytes(100),
    "webm": b"\x1aE\xdf\xa3" + bytes(100),
    "amr": b"#!AMR\n" + bytes(100),
    "wma": b"\x30\x26\xb2\x75\x8e\x66\xcf\x11" + bytes(100),
    "ts": (b"\x47" + bytes(187)) * 3,
}
OTHERS = {
    "page": b"<!doctype html><html></html>",
    "program": b"\x7fELF" + bytes(100),
    "windows program": b"MZ" + bytes(100),
    "script": b"#!/bin/sh\nrm -rf /\n",
    "picture": b"\xff\xd8\xff\xe0" + bytes(100),
    "webp": b"RIFF\x24\x08\x00\x00WEBPVP8 " + bytes(100),
    "pdf": b"%PDF-1.7\n",
    "archive": b"PK\x03\x04" + bytes(100),
    "playlist": b"#EXTM3U\n#EXTINF:10,\nhttps://example.org/a.ts\n",
    "words": b"We met and talked about the launch.",
    "utf-16 words": "We met.".encode("utf-16"),
    "nothing": b"",
    "blank": b"  \n ",
}


@pytest.mark.parametrize("content", SOUNDS.values(), ids=SOUNDS)
def test_knows_sound_under_any_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file.vtt"
    path.write_bytes(content)
    assert kind_of(path) == "recording"


@pytest.mark.parametrize("content", OTHERS.values(), ids=OTHERS)
def test_knows_what_is_neither(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file.m4a"
    path.write_bytes(content)
    assert kind_of(path) is None


@pytest.mark.parametrize(
    "content",
    [
        VTT,
        b"\xef\xbb\xbf" + VTT,
        VTT.decode().encode("utf-16"),
        b'[{"start": 0, "text": "x"}]',
        b"1\n00:00:01,000 --> 00:00:02,000\nHi\n",
    ],
)
def test_knows_a_transcript_under_any_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file.m4a"
    path.write_bytes(content)
    assert kind_of(path) == "transcript"


def test_a_recording_that_was_announced_as_a_transcript_is_removed(tmp_path: Path) -> None:
    path = tmp_path / "file.vtt"
    path.write_bytes(SOUND)
    with pytest.raises(UserError, match="came as no transcript"):
        check_kind(path, "transcript", "file.vtt")
    assert not path.exists()


@given(st.binary(max_size=600))
def test_no_bytes_break_the_look_at_a_file(content: bytes) -> None:
    assert is_sound(content) in (True, False)
