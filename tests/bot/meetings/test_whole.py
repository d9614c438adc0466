"""From a webhook to the minutes in Slack: the real program, a Slack and a Zoom on loopback."""

import hashlib
import hmac
import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from bot.testing.product import Product, serving
from bot.testing.slack import FakeSlack

SECRET, TOKEN = "a secret token of zoom", "0123456789abcdef0123"
PATIENCE = 90.0
SAMPLE = Path(__file__).parents[3] / "docs" / "sample_company" / "meetings" / "launch-review.vtt"


@dataclass
class Zoom:
    """Serves a transcript to whoever brings the download token, and signs events."""

    files: dict[str, bytes] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    url: str = ""

    def event(self, kind: str, *files: dict[str, object]) -> dict[str, object]:
        meeting = {
            "uuid": "4444AAAiAAAAAiAiAiiAii==",
            "id": 85746065,
            "host_email": "ana@example.org",
            "topic": "Launch review",
            "start_time": "2026-11-20T09:00:00Z",
            "duration": 10,
            "recording_files": list(files),
        }
        return {"event": kind, "event_ts": 1, "download_token": "one-time", "payload": {"object": meeting}}

    def file(self, name: str, kind: str) -> dict[str, object]:
        return {
            "id": name,
            "file_type": kind,
            "file_extension": "VTT" if kind == "TRANSCRIPT" else "M4A",
            "file_size": len(self.files.get(name, b"")),
            "download_url": f"{self.url}/{name}",
            "recording_type": "audio_transcript" if kind == "TRANSCRIPT" else "audio_only",
            "status": "completed",
        }

    def sends(self, product: Product, event: dict[str, object]) -> int:
        body = json.dumps(event)
        stamp = str(int(time.time()))
        signed = hmac.new(SECRET.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
        headers = {"x-zm-request-timestamp": stamp, "x-zm-signature": f"v0={signed}"}
        url = f"http://127.0.0.1:{product.port}/hooks/zoom"
        return httpx.post(url, content=body, headers=headers, timeout=10).status_code


@pytest.fixture
def zoom() -> Iterator[Zoom]:
    known = Zoom({"words": SAMPLE.read_bytes()})

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known.asked.append((self.path, self.headers.get("authorization", "")))
            content = known.files.get(self.path.strip("/"))
            self.send_response(200 if content is not None else 404)
            self.send_header("content-type", "text/vtt")
            self.end_headers()
            self.wfile.write(content or b"")

        def log_message(self, *_words: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    known.url = f"http://127.0.0.1:{server.server_port}"
    yield known
    server.shutdown()
    server.server_close()


@pytest.mark.slow
def test_after_a_call_its_minutes_are_posted_once_and_can_be_asked_in_their_thread(
    zoom: Zoom, tmp_path: Path
) -> None:
    extra = {
        "CONFIDANT_ZOOM__SECRET_TOKEN": SECRET,
        "CONFIDANT_ZOOM__HOSTS": zoom.url.removeprefix("http://"),
        "CONFIDANT_FETCH__ALLOWED_NETWORKS": "127.0.0.0/8",
    }
    with FakeSlack(rate_limits=False) as slack:
        product = Product(tmp_path, slack, extra=extra)
        slack.add_user("UANA", "Ana Souza", "ana@example.org")
        slack.add_user("UBO", "Bo Lind", "bo@example.org")
        slack.add_channel("CLAUNCH", "launch", ["UANA", "UBO", slack.bot_user_id])
        product.run("rules", "add", "--title", "launch", "--post-to", "slack:CLAUNCH")
        with serving(product):
            transcript = zoom.event("recording.transcript_completed", zoom.file("words", "TRANSCRIPT"))
            assert [zoom.sends(product, transcript) for _ in range(3)] == [200, 200, 200]
            post = slack.wait_for_post("CLAUNCH", containing="Decisions", timeout=PATIENCE)
            assert "Launch review" in post.all_text
            assert zoom.asked == [("/words", "Bearer one-time")]
            # its recording comes last, and has nothing to add
            recording = zoom.event("recording.completed", zoom.file("sound", "M4A"))
            assert zoom.sends(product, recording) == 200
            slack.says(
                "UBO", "CLAUNCH", "to which date did we move the launch?", mention=True, thread=post.ts
            )
            answer = slack.wait_for_post("CLAUNCH", containing="October", count=2, timeout=PATIENCE)
            assert answer.thread_ts == post.ts
            slack.wait_idle(quiet_seconds=1.0)
            assert len(slack.posts("CLAUNCH")) == 2
            assert zoom.sends(product, {**transcript, "event_ts": 2}) == 200
            slack.wait_idle(quiet_seconds=1.0)
            assert len(slack.posts("CLAUNCH")) == 2


@pytest.mark.slow
def test_an_uploaded_transcript_reaches_its_uploader_alone(tmp_path: Path) -> None:
    extra = {"CONFIDANT_ARRIVALS__UPLOAD_TOKENS": f"{TOKEN}:ana@example.org"}
    with FakeSlack(rate_limits=False) as slack:
        product = Product(tmp_path, slack, extra=extra)
        slack.add_user("UANA", "Ana Souza", "ana@example.org")
        with serving(product):
            url = f"http://127.0.0.1:{product.port}/hooks/upload"
            for _ in range(2):
                sent = httpx.post(
                    url,
                    files={"file": ("launch.vtt", SAMPLE.read_bytes(), "text/vtt")},
                    headers={"authorization": f"Bearer {TOKEN}"},
                    timeout=30,
                )
                assert sent.status_code == 202
            slack.wait_for_post(slack.dm("UANA"), containing="Decisions", timeout=PATIENCE)
            slack.wait_idle(quiet_seconds=1.0)
            assert len(slack.posts()) == 1
            assert httpx.post(url, content=b"x", headers={"authorization": "Bearer no"}).status_code == 401


@pytest.mark.slow
def test_a_person_claims_a_voice_lets_it_be_kept_and_is_asked_about_in_the_next_recording(
    tmp_path: Path,
) -> None:
    extra = {
        "CONFIDANT_ARRIVALS__UPLOAD_TOKENS": f"{TOKEN}:ana@example.org",
        "CONFIDANT_MEETINGS__KEEP_VOICES_DAYS": "7",
    }
    with FakeSlack(rate_limits=False) as slack:
        product = Product(tmp_path, slack, extra=extra)
        slack.add_user("UANA", "Ana Souza", "ana@example.org")
        with serving(product):
            room = slack.dm("UANA")

            def upload(name: str) -> None:
                # each day's file is another: the same one twice is one meeting
                sound = SAMPLE.with_suffix(".flac").read_bytes() + name.encode()
                sent = httpx.post(
                    f"http://127.0.0.1:{product.port}/hooks/upload",
                    files={"file": (name, sound, "audio/flac")},
                    headers={"authorization": f"Bearer {TOKEN}"},
                    timeout=30,
                )
                assert sent.status_code == 202

            upload("monday.flac")
            post = slack.wait_for_post(room, containing="Which voice is yours?", timeout=PATIENCE)
            slack.click("UANA", post, "I am Speaker 1")
            asked = slack.wait_for_post(room, containing="May I keep how you sound", timeout=PATIENCE)
            slack.click("UANA", asked, "Yes, keep my voice")
            slack.wait_for_post(room, containing="it never names you by itself", timeout=PATIENCE)
            upload("tuesday.flac")
            again = slack.wait_for_post(room, containing="Is Speaker 1 Ana Souza?", timeout=PATIENCE)
            slack.click("UANA", again, "Yes, Ana Souza")
            slack.wait_for_post(room, containing="Speaker 1 is Ana Souza", count=2, timeout=PATIENCE)
            slack.wait_idle(quiet_seconds=1.0)
