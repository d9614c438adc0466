"""Certificates and starters as files."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import bot.router
import skills.ask.scorers
from skills.confidence import (
    Certificate,
    CertificateError,
    Scorer,
    Starter,
    calibrate,
    configuration_hash,
    read_certificate,
    write_certificate,
)

ROOT = Path(__file__).parents[3]
SCORER = Scorer(("a", "b"), (0.0, 1.0), (1.0, 2.0), (1.0, -1.0), 0.5)
CERTIFICATE = Certificate(
    threshold=0.1 + 0.2,
    target=0.95,
    level=0.95,
    labels=400,
    answered=124,
    errors=2,
    bound=0.9501,
    data="d",
    issued="2026-11-21",
    configuration="c",
    certified=True,
    coverage_bound=0.26,
    steps=(0.9, 0.3),
    expires="2027-02-19",
    assumptions=("The labels are right.",),
    calibrator=calibrate([0.1, 0.4, 0.9], [False, True, True]),
)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "certificates" / "ask.json"


def test_a_certificate_is_read_back_as_it_was_written(path: Path) -> None:
    write_certificate(path, CERTIFICATE)
    assert read_certificate(path) == CERTIFICATE
    assert list(path.parent.iterdir()) == [path]


@given(threshold=NUMBERS, steps=st.lists(NUMBERS, max_size=5), words=st.text(max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
def test_any_honest_certificate_survives_the_file(
    path: Path, threshold: float, steps: list[float], words: str
) -> None:
    words = words.encode("utf-8", "replace").decode()
    one = replace(CERTIFICATE, threshold=threshold, steps=tuple(steps), assumptions=(words,), data=words)
    write_certificate(path, one)
    assert read_certificate(path) == one


def test_no_file_is_no_certificate(path: Path) -> None:
    assert read_certificate(path) is None


def test_a_file_cut_anywhere_is_refused_in_one_sentence_with_what_to_do(path: Path) -> None:
    write_certificate(path, CERTIFICATE)
    whole = path.read_bytes()
    for end in range(0, len(whole) - 2, 37):
        path.write_bytes(whole[:end])
        with pytest.raises(CertificateError, match=r"is not a whole certificate.*confidant calibrate"):
            read_certificate(path)


def test_a_changed_digit_is_noticed(path: Path) -> None:
    write_certificate(path, CERTIFICATE)
    page = json.loads(path.read_text(encoding="utf-8"))
    page["certificate"]["threshold"] = 0.01
    path.write_text(json.dumps(page), encoding="utf-8")
    with pytest.raises(CertificateError, match="changed after it was issued"):
        read_certificate(path)


@pytest.mark.parametrize(
    "raw",
    [b"", b"{}", b"[]", b"null", b"\xff\xfe\x00", b"[" * 100_000, b'{"version": 1}', b'{"version": "x"}'],
)
def test_what_is_no_certificate_is_refused(path: Path, raw: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(raw)
    with pytest.raises(CertificateError, match="is not a whole certificate"):
        read_certificate(path)


def test_a_version_of_the_future_is_named(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"version": 2, "what": "else"}', encoding="utf-8")
    with pytest.raises(CertificateError, match="version 2; this program reads version 1"):
        read_certificate(path)


def test_a_file_far_too_large_is_not_read(path: Path) -> None:
    path.parent.mkdir()
    with path.open("wb") as file:
        file.truncate(5_000_000)
    with pytest.raises(CertificateError, match="too large"):
        read_certificate(path)


@pytest.mark.parametrize(
    "flawed",
    [
        replace(CERTIFICATE, errors=125),
        replace(CERTIFICATE, answered=401),
        replace(CERTIFICATE, threshold=float("nan")),
        replace(CERTIFICATE, target=1.0),
        replace(CERTIFICATE, issued="yesterday"),
        replace(CERTIFICATE, expires="2027-02-30"),
        replace(CERTIFICATE, kind="risk"),
    ],
)
def test_a_certificate_that_contradicts_itself_is_not_written(path: Path, flawed: Certificate) -> None:
    write_certificate(path, CERTIFICATE)
    with pytest.raises(CertificateError, match="was not written"):
        write_certificate(path, flawed)
    assert read_certificate(path) == CERTIFICATE


def test_a_folder_in_the_way_is_named_and_nothing_is_left_behind(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(CertificateError, match=r"ask\.json cannot be"):
        write_certificate(path, CERTIFICATE)
    with pytest.raises(CertificateError, match=r"ask\.json cannot be read"):
        read_certificate(path)
    assert list(path.parent.iterdir()) == [path]


def test_a_file_where_the_folder_should_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("", encoding="utf-8")
    with pytest.raises(CertificateError, match=r"ask\.json cannot be written"):
        write_certificate(tmp_path / "home" / "ask.json", CERTIFICATE)


WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from skills.confidence import read_certificate, write_certificate
path = Path(sys.argv[1])
one = read_certificate(path)
print("ready", flush=True)
for labels in range(400, 100_000):
    write_certificate(path, replace(one, labels=labels))
"""


def kill_while_writing(path: Path, times: int) -> None:
    write_certificate(path, CERTIFICATE)
    for _ in range(times):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, cwd=ROOT, env=dict(os.environ)
        ) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == b"ready\n"
            before = path.stat().st_mtime_ns
            while path.stat().st_mtime_ns == before:
                pass
            writer.kill()
        found = read_certificate(path)
        assert found is not None
        assert found.labels >= 400


def test_a_kill_while_writing_leaves_a_whole_certificate(path: Path) -> None:
    kill_while_writing(path, times=1)


@pytest.mark.deep
def test_a_hundred_kills_while_writing_leave_a_whole_certificate(path: Path) -> None:
    kill_while_writing(path, times=100)


def test_what_the_package_ships_is_read_back_as_it_was_saved(tmp_path: Path) -> None:
    starter = Starter({"question": SCORER}, CERTIFICATE)
    starter.save(tmp_path / "starter.json")
    assert Starter.load(tmp_path / "starter.json") == starter


def test_starters_from_before_there_were_kinds_still_load(tmp_path: Path) -> None:
    old: dict[str, object] = {
        "threshold": 0.5,
        "target": 0.9,
        "level": 0.95,
        "labels": 100,
        "answered": 60,
        "errors": 2,
        "bound": 0.91,
    }
    old |= {"data": "d", "issued": "2026-11-21", "configuration": "c", "certified": False}
    (tmp_path / "starter.json").write_text(json.dumps({"scorers": {}, "certificate": old}), encoding="utf-8")
    loaded = Starter.load(tmp_path / "starter.json").certificate
    assert (loaded.kind, loaded.certified, loaded.expires) == ("precision", False, "")


def test_the_shipped_starters_load_and_certify_nothing() -> None:
    for starter in (skills.ask.scorers.starter(), bot.router.starter()):
        assert not starter.certificate.certified
        assert starter.scorers


def test_the_configuration_hash_tells_configurations_apart() -> None:
    assert configuration_hash("a", "bc") != configuration_hash("ab", "c")
