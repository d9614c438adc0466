"""File names out of headers, and what first bytes tell."""

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexing.fetch import looks_like
from indexing.fetch.headers import MOST_NAME_BYTES, filename, harmless_name, media_type


def named(value: str) -> str | None:
    return filename(httpx.Headers([(b"content-disposition", value.encode())]))


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ('attachment; filename="call.mp4"', "call.mp4"),
        ("inline; filename=call.mp4", "call.mp4"),
        ('attachment; filename="../../etc/passwd"', "passwd"),
        ('attachment; filename="C:\\\\temp\\\\call.mp4"', "call.mp4"),
        ("attachment; filename=\"x.mp4\"; filename*=UTF-8''%E2%82%AC%20rates.mp4", "€ rates.mp4"),
        ("attachment; filename*=UTF-8''..%2F..%2Fetc%2Fpasswd%00.mp4", "passwd.mp4"),
        ("attachment; filename*=nonsense''%ff.mp4", "ÿ.mp4"),
        ('attachment; filename="…"', "…"),
        ('attachment; filename=".."', None),
        ('attachment; filename=""', None),
        ("attachment", None),
        ("", None),
        (";;;=;filename", None),
    ],
)
def test_a_file_name_is_read_and_made_harmless(header: str, name: str | None) -> None:
    assert named(header) == name


@pytest.mark.parametrize(
    ("given_name", "name"),
    [
        ("a\0b.mp4", "ab.mp4"),
        ("call\u202e4pm.exe", "call4pm.exe"),
        (".bashrc", "bashrc"),
        ("con.mp4", "_con.mp4"),
        ('a<b>|"?.mp4', "a_b____.mp4"),
        ("  .. ", None),
    ],
)
def test_names_that_trick_a_system_or_a_reader_are_changed(given_name: str, name: str | None) -> None:
    assert harmless_name(given_name) == name


def test_a_long_name_is_cut_and_keeps_its_ending() -> None:
    name = harmless_name("€" * 500 + ".mp4")
    assert name
    assert name.endswith("€.mp4")
    assert len(name.encode()) <= MOST_NAME_BYTES


@given(st.text())
def test_no_name_leaves_its_folder(name: str) -> None:
    harmless = harmless_name(name)
    if harmless is not None:
        assert harmless not in ("", ".", "..")
        assert not set(harmless) & set("/\\\0\n")
        assert len(harmless.encode()) <= MOST_NAME_BYTES


@given(st.text(st.characters(max_codepoint=0xFF, exclude_characters="\r\n\0")))
def test_no_header_breaks_the_reading_of_a_name(value: str) -> None:
    headers = httpx.Headers([(b"content-disposition", value.encode("latin-1"))])
    assert filename(headers) is None or "/" not in str(filename(headers))


@pytest.mark.parametrize(
    ("header", "read"),
    [
        ("Audio/MP4; codecs=x", "audio/mp4"),
        ("", "application/octet-stream"),
        ("*", "application/octet-stream"),
    ],
)
def test_a_media_type_is_read_or_unknown(header: str, read: str) -> None:
    assert media_type(httpx.Headers({"content-type": header})) == read


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\n  <!-- hi -->\n<HTML lang=en>", "html"),
        (b"\xef\xbb\xbf<!doctype html>", "html"),
        ("<html>".encode("utf-16"), "html"),
        (b'<?xml version="1.0"?><html xmlns="x">', "html"),
        (b"\x7fELF\x02", "executable"),
        (b"MZ\x90\0", "executable"),
        (b"\xcf\xfa\xed\xfe\x07", "executable"),
        (b"#!/usr/bin/env python3\n", "script"),
        (b"<?php system($_GET[0]);", "script"),
        (b"MZ is a postcode area", "other"),
        (b"<htmlish", "other"),
        (b"WEBVTT\n\n00:00.000 --> 00:01.000\n<b>hi</b>", "other"),
        (b"ID3\x04\0", "other"),
        (b"RIFF\x24\0\0\0WAVE", "other"),
        (b"%PDF-1.7", "other"),
        (b"", "other"),
    ],
)
def test_first_bytes_tell_what_a_file_is(head: bytes, kind: str) -> None:
    assert looks_like(head) == kind


@given(st.binary(max_size=6000))
def test_any_bytes_look_like_something(head: bytes) -> None:
    assert looks_like(head) in {"html", "executable", "script", "other"}
