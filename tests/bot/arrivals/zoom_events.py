"""Zoom's events in the shape that developers.zoom.us documents, and the signature of them."""

import json
from typing import Any

import httpx

from bot.arrivals.zoom.signature import sign
from tests.bot.arrivals.desk import NOW

Json = dict[str, Any]  # Any: Zoom's JSON
SECRET = "a-secret-token-of-zoom"
UUID = "/ajXp112QmuoKj4854875==//1"
TOKEN = "download-token-of-the-event"


def file(kind: str, file_type: str, url: str, **more: object) -> Json:
    return {
        "id": f"{kind}-id",
        "meeting_id": UUID,
        "recording_start": "2026-11-20T10:00:00Z",
        "recording_end": "2026-11-20T11:00:00Z",
        "file_type": file_type,
        "file_extension": file_type,
        "file_size": 2080,
        "download_url": url,
        "recording_type": kind,
        "status": "completed",
    } | more


def event(name: str, files: list[Json], people: list[Json] | None = None, **more: object) -> Json:
    return {
        "event": name,
        "event_ts": 1795168800000,
        "payload": {
            "account_id": "AAAAAABBBB",
            "object": {
                "uuid": UUID,
                "id": 1234567890,
                "host_id": "x1yCzABCDEfg23HiJKl4mN",
                "host_email": "Ana@acme.example",
                "account_id": "AAAAAABBBB",
                "topic": "Launch review",
                "type": 4,
                "start_time": "2026-11-20T10:00:00Z",
                "timezone": "Europe/Madrid",
                "duration": 60,
                "share_url": "https://acme.zoom.us/rec/share/abc",
                "total_size": 3328371,
                "recording_count": len(files),
                "recording_files": files,
                "participant_audio_files": people or [],
            },
        },
        "download_token": TOKEN,
    } | more


def completed(base: str = "https://acme.zoom.us") -> Json:
    files = [
        file("shared_screen_with_speaker_view", "MP4", f"{base}/rec/download/video", file_size=99_000),
        file("audio_only", "M4A", f"{base}/rec/download/audio"),
        file("chat_file", "CHAT", f"{base}/rec/download/chat"),
        file("timeline", "TIMELINE", f"{base}/rec/download/timeline"),
    ]
    people = [
        file("one", "M4A", f"{base}/rec/download/one", file_name="Audio only - Ana Ruiz.m4a"),
        file("two", "M4A", f"{base}/rec/download/two", file_name="Bo Li"),
        file("three", "M4A", f"{base}/rec/download/three", file_name="audioCy31234567890.m4a"),
    ]
    return event("recording.completed", files, people)


def transcript_completed(base: str = "https://acme.zoom.us") -> Json:
    return event(
        "recording.transcript_completed",
        [file("audio_transcript", "TRANSCRIPT", f"{base}/rec/download/vtt", file_extension="VTT")],
        event_ts=1795169000000,
    )


def post(client: httpx.Client, body: Json | bytes, *, secret: str = SECRET, **headers: str) -> httpx.Response:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    stamp = headers.get("x-zm-request-timestamp", str(int(NOW.timestamp())))
    signed = {"x-zm-request-timestamp": stamp, "x-zm-signature": sign(raw, stamp, secret)}
    return client.post("/hooks/zoom", content=raw, headers=signed | headers)
