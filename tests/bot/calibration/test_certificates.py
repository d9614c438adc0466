"""How the running product reads its certificates, and what doctor says of them."""

import logging
from dataclasses import replace
from pathlib import Path

import pytest

from bot.calibration.certificates import Certificates, Held, certificate_path
from bot.calibration.checkup import MEND, certificate_lines
from skills.confidence import Certificate, write_certificate
from tests.bot.calibration.days import NOW, TODAY

STARTER = Certificate(0.7, 0.75, 0.95, 100, 60, 5, 0.8, "d0", "2026-01-01", "c1")
OWN = replace(
    STARTER,
    threshold=0.8,
    target=0.95,
    bound=0.951,
    issued="2026-11-01",
    expires="2027-01-30",
    certified=True,
)


@pytest.fixture
def certificates(tmp_path: Path) -> Certificates:
    return Certificates(tmp_path, lambda: NOW)


def test_without_a_file_there_is_none(certificates: Certificates) -> None:
    assert certificates.of("ask") is None


def test_a_new_file_counts_without_a_restart(certificates: Certificates, tmp_path: Path) -> None:
    certificates.of("ask")
    write_certificate(certificate_path(tmp_path, "ask"), OWN)
    assert certificates.of("ask") == OWN
    stricter = replace(OWN, threshold=0.9)
    write_certificate(certificate_path(tmp_path, "ask"), stricter)
    assert certificates.of("ask") == stricter
    certificate_path(tmp_path, "ask").unlink()
    assert certificates.of("ask") is None


@pytest.mark.parametrize("content", ["", "{", '{"version": 99}', "[]", '"' + "x" * 5_000 + '"'])
def test_a_corrupt_file_counts_as_none_and_is_logged_once(
    certificates: Certificates, tmp_path: Path, caplog: pytest.LogCaptureFixture, content: str
) -> None:
    path = certificate_path(tmp_path, "ask")
    path.parent.mkdir()
    path.write_text(content)
    with caplog.at_level(logging.WARNING):
        assert certificates.of("ask") is None
        assert certificates.of("ask") is None
    assert len(caplog.records) == 1
    assert str(path) in caplog.text


@pytest.mark.parametrize("how", ["a digit", "{}", "half", "random bytes", "a folder"])
def test_a_damaged_file_is_named_with_what_to_do(
    certificates: Certificates, tmp_path: Path, how: str
) -> None:
    path = certificate_path(tmp_path, "ask")
    write_certificate(path, OWN)
    damage(path, how)
    standing = certificates.standing("ask", STARTER, configuration="c1", certified_only=False)
    assert (standing.threshold, standing.certified) == (0.7, False)
    assert f"the certificate file {path} is damaged" in (standing.note or "")
    assert "confidant calibrate" in (standing.note or "")


def damage(path: Path, how: str) -> None:
    whole = path.read_bytes()
    path.unlink()
    if how == "a folder":
        path.mkdir()
        return
    contents = {"a digit": whole.replace(b"0.8", b"0.7"), "half": whole[: len(whole) // 2], "{}": b"{}"}
    path.write_bytes(contents.get(how, bytes(range(128, 256))))


def test_what_was_applied_goes_before_a_damaged_file(tmp_path: Path) -> None:
    certificate_path(tmp_path, "ask").mkdir(parents=True)
    assert Certificates(tmp_path, lambda: NOW, lambda _skill: OWN).held("ask") == Held(OWN)


def test_every_beginning_of_a_file_that_was_written_halfway_counts_as_none(tmp_path: Path) -> None:
    path = certificate_path(tmp_path, "ask")
    write_certificate(path, OWN)
    whole = path.read_bytes()
    for end in range(0, len(whole.rstrip()), 37):
        path.write_bytes(whole[:end])
        assert Certificates(tmp_path, lambda: NOW).of("ask") is None


def test_an_own_certificate_is_in_force_until_it_expires(certificates: Certificates, tmp_path: Path) -> None:
    write_certificate(certificate_path(tmp_path, "ask"), OWN)
    standing = certificates.standing("ask", STARTER, configuration="c1", certified_only=False)
    assert (standing.threshold, standing.certified) == (0.8, True)
    write_certificate(certificate_path(tmp_path, "ask"), replace(OWN, expires="2026-11-24"))
    standing = certificates.standing("ask", STARTER, configuration="c1", certified_only=False)
    assert (standing.threshold, standing.certified) == (0.7, False)


def test_doctor_says_what_holds_and_until_when() -> None:
    [line] = certificate_lines(
        "ask", STARTER, Held(OWN), configuration="c1", today=TODAY, certified_only=False
    )
    assert line.holds
    assert "2027-01-30" in line.says
    assert "At least 95 in 100" in line.says
    assert line.mend == ""


@pytest.mark.parametrize(
    ("own", "configuration", "says"),
    [
        (Held(None), "c1", "not certified here yet; the starter threshold 0.70 is in force"),
        (Held(None, "home/ask.json"), "c1", "the certificate file home/ask.json is damaged"),
        (Held(OWN), "c2", "another configuration"),
        (Held(replace(OWN, expires="2026-11-24")), "c1", "expired on 2026-11-24"),
        (Held(replace(OWN, issued="2026-12-24")), "c1", "check the clock"),
        (Held(replace(OWN, certified=False)), "c1", "synthetic"),
    ],
)
def test_doctor_names_the_command_that_makes_one(own: Held, configuration: str, says: str) -> None:
    [line] = certificate_lines(
        "ask", STARTER, own, configuration=configuration, today=TODAY, certified_only=False
    )
    assert not line.holds
    assert says in line.says
    assert line.mend == MEND


@pytest.mark.parametrize(
    "own", [Held(None), Held(None, "home/ask.json"), Held(replace(OWN, certified=False))]
)
def test_doctor_says_that_nothing_is_answered_where_only_certified_answers_are_allowed(own: Held) -> None:
    [line] = certificate_lines("ask", STARTER, own, configuration="c1", today=TODAY, certified_only=True)
    assert (
        "nothing is answered. Only certified answers are allowed here and no certificate holds" in line.says
    )
    assert "in force" not in line.says
    assert (line.holds, line.mend) == (False, MEND)


def test_an_own_certificate_holds_where_only_certified_answers_are_allowed() -> None:
    [line] = certificate_lines(
        "ask", STARTER, Held(OWN), configuration="c1", today=TODAY, certified_only=True
    )
    assert line.holds
