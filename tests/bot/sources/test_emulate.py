"""Google Drive as somebody else wrote it: npm's `emulate`, which knows files and neither changes nor sharing.

`npm install emulate@0.6.1` somewhere and put its `node_modules/.bin` on PATH; run with `-m live`."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from indexing.documents import EVERYONE, DataClass
from indexing.index import Index
from indexing.ingest import IngestReport, sync
from indexing.sources.drive import Drive
from indexing.sources.drive_api import DriveApi
from tests.indexing.sources.servers import LOOPBACK

SEED = """google:
  users: [{email: ana@acme.example, name: Ana Souza}]
  drive_items:
    - {id: F1, user_email: ana@acme.example, name: leave.md, mime_type: text/markdown, data: "Leave is 16 weeks."}
    - {id: F2, user_email: ana@acme.example, name: logo.png, mime_type: image/png, data: "x"}
"""
PATIENCE = 60.0
HEADERS = {"authorization": "Bearer anything"}
pytestmark = [
    pytest.mark.live,
    pytest.mark.skipif(not shutil.which("emulate"), reason="npm's emulate is not on PATH"),
]


@pytest.fixture
def base_url(tmp_path: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    seed = tmp_path / "emulate.yaml"
    seed.write_text(SEED)
    command = ["emulate", "start", "--service", "google", "--port", str(port), "--seed", str(seed)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        url = f"http://localhost:{port}/drive/v3"
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            try:
                httpx.get(f"{url}/files", headers=HEADERS)
                break
            except httpx.TransportError:
                continue
        yield url
        process.terminate()


def read(index: Index, base_url: str, unsaid: frozenset[str]) -> IngestReport:
    source = Drive(
        DriveApi(base_url, lambda: "anything", LOOPBACK),
        index.settings,
        scope="source:drive",
        person_of=lambda _email: None,
        unsaid=unsaid,
    )
    return sync(
        index,
        source,
        "",
        readers=EVERYONE,
        data_class=DataClass.INTERNAL,
        on_cursor=lambda _cursor: None,
    )


def test_files_are_listed_read_renamed_and_trashed(index: Index, base_url: str) -> None:
    assert read(index, base_url, frozenset()).added == 0  # nothing says who may read them
    report = read(index, base_url, frozenset({"group:hr"}))
    assert (report.added, report.failed) == (1, [])
    [document] = index.list()
    assert document.title == "leave.md"
    assert document.readers == {"group:hr"}
    httpx.post(
        f"{base_url}/files", headers=HEADERS, json={"name": "plan.txt", "mimeType": "text/plain"}
    ).raise_for_status()
    httpx.patch(f"{base_url}/files/F1", headers=HEADERS, json={"name": "leave-2027.md"}).raise_for_status()
    report = read(index, base_url, frozenset({"group:hr"}))
    assert report.changed == 1
    assert "is empty" in report.failed[0][1]  # the new file has no content yet
    assert [one.title for one in index.list()] == ["leave-2027.md"]
