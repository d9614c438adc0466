"""Uploads: who may, what is taken, and that the same file is one meeting."""

import hashlib
import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.arrivals import Notice
from bot.arrivals.upload import UploadArrival
from bot.arrivals.upload.parts import FormError, Parts
from skills.errors import UserError
from tests.bot.arrivals.desk import LOOPBACK, NOW, SOUND, VTT, Shelf, at_noon, listening, run

ANA, BO = "a-token-of-ana-1234", "a-token-of-bo-12345"
ID = hashlib.sha256(SOUND).hexdigest()


@pytest.fixture
def upload(tmp_path: Path) -> UploadArrival:
    people = {ANA: "ana@acme.example", BO: "bo@acme.example"}
    return UploadArrival(people, tmp_path / "home", LOOPBACK, at_noon, None)


@pytest.fixture
def hook(upload: UploadArrival, shelf: Shelf) -> Iterator[httpx.Client]:
    with listening(upload, shelf) as client:
        yield client


def post(client: httpx.Client, content: bytes, token: str = ANA, **query: str) -> httpx.Response:
    headers = {"authorization": f"Bearer {token}", "content-type": "audio/mp4"}
    return client.post("/hooks/upload", content=content, params=query, headers=headers)


def form(
    client: httpx.Client, content: bytes, name: str = "call.m4a", token: str = ANA, **fields: str
) -> httpx.Response:
    headers = {"authorization": f"Bearer {token}"}
    return client.post("/hooks/upload", files={"file": (name, content)}, data=fields, headers=headers)


def notices(upload: UploadArrival, shelf: Shelf) -> list[Notice]:
    return [run(upload.read(body)) for body in shelf.bodies]


def kept(upload: UploadArrival) -> list[str]:
    return sorted(path.name for path in upload.folder.glob("*")) if upload.folder.exists() else []


def test_a_body_becomes_a_meeting_of_who_sent_it(
    hook: httpx.Client, upload: UploadArrival, shelf: Shelf, tmp_path: Path
) -> None:
    answer = post(hook, SOUND, name="call.m4a", title="Launch  review\n")
    assert (answer.status_code, answer.json()) == (202, {"id": ID})
    [notice] = notices(upload, shelf)
    assert (notice.meeting, notice.title, notice.organiser) == (ID, "Launch review", "ana@acme.example")
    assert (notice.started_at, [one.email for one in notice.participants]) == (NOW, ["ana@acme.example"])
    path = run(upload.fetch(notice.artefacts[0], tmp_path / "work"))
    assert (path.name, path.read_bytes()) == ("call.m4a", SOUND)


def test_a_form_becomes_one_too(hook: httpx.Client, upload: UploadArrival, shelf: Shelf) -> None:
    large = SOUND * 100
    assert form(hook, large, "Übergabe.m4a", title="Handover").status_code == 202
    [notice] = notices(upload, shelf)
    assert (notice.title, notice.artefacts[0].name, notice.artefacts[0].size) == (
        "Handover",
        "Übergabe.m4a",
        len(large),
    )


def test_the_same_file_twice_is_one_meeting_also_from_another_person(
    hook: httpx.Client, upload: UploadArrival, shelf: Shelf
) -> None:
    for token in (ANA, ANA, BO):
        assert post(hook, SOUND, token, name="a.m4a").json() == {"id": ID}
    assert form(hook, SOUND, "other name.m4a").json() == {"id": ID}
    found = notices(upload, shelf)
    assert [one.organiser for one in found] == ["ana@acme.example", "bo@acme.example"]
    assert {one.meeting for one in found} == {ID}
    assert kept(upload) == [f"{ID}.m4a"]


def test_a_transcript_is_taken_as_one(hook: httpx.Client, upload: UploadArrival, shelf: Shelf) -> None:
    assert post(hook, VTT).status_code == 202
    assert notices(upload, shelf)[0].artefacts[0].kind == "transcript"


@pytest.mark.parametrize("token", ["", "another-token-12345", ANA[:-1], f"{ANA}x", "é"])
def test_refuses_a_token_that_nobody_has(
    hook: httpx.Client, upload: UploadArrival, shelf: Shelf, token: str
) -> None:
    headers = {b"authorization": f"Bearer {token}".strip().encode()}
    answer = hook.post("/hooks/upload", content=SOUND, headers=headers)
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    assert not shelf.calls
    assert not kept(upload)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<!doctype html><p>hello",
        b"\x7fELF" + bytes(99),
        b"%PDF-1.7",
        b"just some words",
        b"#EXTM3U\n#EXTINF:1,\na.ts\n",
    ],
)
def test_what_is_no_recording_is_refused_and_not_kept(
    hook: httpx.Client, upload: UploadArrival, shelf: Shelf, content: bytes
) -> None:
    assert post(hook, content, name="call.m4a").status_code == 415
    assert form(hook, content).status_code == 415
    assert not shelf.calls
    assert not kept(upload)


def test_what_is_too_large_is_refused_declared_or_counted(
    hook: httpx.Client, upload: UploadArrival, shelf: Shelf
) -> None:
    large = SOUND * 200
    assert post(hook, large).status_code == 413
    assert form(hook, large).status_code == 413

    def pieces() -> Iterator[bytes]:
        yield from (SOUND for _ in range(2000))

    headers = {"authorization": f"Bearer {ANA}"}
    assert hook.post("/hooks/upload", content=pieces(), headers=headers).status_code == 413
    assert not shelf.calls
    assert not kept(upload)


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("multipart/form-data", b"--x\r\n"),
        ("multipart/form-data; boundary=x", b"no boundary here"),
        (
            "multipart/form-data; boundary=x",
            b'--x\r\ncontent-disposition: form-data; name="title"\r\n\r\nhi\r\n--x--\r\n',
        ),
        (
            "multipart/form-data; boundary=x",
            b'--x\r\ncontent-disposition: form-data; name="f"; filename="a.m4a"\r\n\r\nhalf',
        ),
    ],
)
def test_a_damaged_form_is_refused_and_not_kept(
    hook: httpx.Client, upload: UploadArrival, shelf: Shelf, content_type: str, body: bytes
) -> None:
    headers = {"authorization": f"Bearer {ANA}", "content-type": content_type}
    assert hook.post("/hooks/upload", content=body, headers=headers).status_code == 400
    assert not shelf.calls
    assert not kept(upload)


def test_a_name_leads_out_of_no_folder(
    hook: httpx.Client, upload: UploadArrival, shelf: Shelf, tmp_path: Path
) -> None:
    assert form(hook, SOUND, "../../../etc/passwd").status_code == 202
    path = run(upload.fetch(notices(upload, shelf)[0].artefacts[0], tmp_path / "work"))
    assert path == tmp_path / "work" / "passwd"
    assert kept(upload) == [ID]


def test_what_could_not_be_stored_is_not_acknowledged(hook: httpx.Client, shelf: Shelf) -> None:
    shelf.away = True
    assert post(hook, SOUND).status_code == 503
    shelf.away = False
    assert post(hook, SOUND).status_code == 202


def test_what_was_sent_can_be_forgotten(
    hook: httpx.Client, upload: UploadArrival, shelf: Shelf, tmp_path: Path
) -> None:
    post(hook, SOUND, name="call.m4a")
    [artefact] = notices(upload, shelf)[0].artefacts
    assert run(upload.forget(artefact))
    assert not kept(upload)
    with pytest.raises(UserError, match="gone"):
        run(upload.fetch(artefact, tmp_path / "work"))


def test_old_files_are_swept_and_new_ones_stay(hook: httpx.Client, upload: UploadArrival) -> None:
    post(hook, SOUND, name="new.m4a")
    post(hook, VTT, name="old.vtt")
    [old] = upload.folder.glob("*.vtt")
    long_ago = (datetime.fromtimestamp(old.stat().st_mtime, NOW.tzinfo) - timedelta(days=8)).timestamp()
    os.utime(old, (long_ago, long_ago))
    assert upload.sweep(before=datetime.fromtimestamp(long_ago + 1, NOW.tzinfo)) == 1
    assert kept(upload) == [f"{ID}.m4a"]


def test_without_people_nothing_is_heard(shelf: Shelf, tmp_path: Path) -> None:
    assert not UploadArrival({}, tmp_path, LOOPBACK, at_noon, None).routes(shelf.receive)


@given(content=st.binary(max_size=3000), cuts=st.lists(st.integers(1, 200), max_size=30))
def test_a_form_gives_the_files_bytes_however_it_is_cut(content: bytes, cuts: list[int]) -> None:
    boundary = "b0undary"
    if boundary.encode() in content:
        return
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.m4a"\r\n\r\n'.encode()
    body = head + content + f"\r\n--{boundary}--\r\n".encode()
    parts, found, at = Parts(f"multipart/form-data; boundary={boundary}"), b"", 0
    for cut in (*cuts, len(body)):
        found += parts.feed(body[at : at + cut])
        at += cut
    parts.finish()
    assert (found, parts.filename) == (content, "a.m4a")


@given(body=st.binary(max_size=400))
def test_no_bytes_break_the_reading_of_a_form(body: bytes) -> None:
    parts = Parts("multipart/form-data; boundary=x")
    try:
        parts.feed(b"--x\r\n" + body)
        parts.finish()
    except FormError:
        return
    assert parts.ended
