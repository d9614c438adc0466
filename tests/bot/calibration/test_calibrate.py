"""Graded questions to a certificate, and what is said about it."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.calibration.calibrate import Outcome, Wanted, issue, store
from bot.calibration.errors import CalibrationError
from bot.calibration.judged import Judged
from bot.calibration.split import split
from bot.calibration.words import ORDERS_ONLY, outcome_json, outcome_lines
from skills.confidence import Certificate, read_certificate
from tests.bot.calibration.days import TODAY
from tests.bot.calibration.graded import graded, population, run_of

PATH = Path("certificates/ask.json")


def certified(outcome: Outcome) -> Certificate:
    assert outcome.certificate
    return outcome.certificate


def said(outcome: Outcome, path: Path = PATH, *, stored: bool = False) -> str:
    return "\n".join(outcome_lines(outcome, path, stored=stored))


def test_enough_good_labels_certify_and_every_part_of_the_promise_is_said() -> None:
    outcome = run_of(population(600)).outcome
    certificate = certified(outcome)
    assert (certificate.kind, certificate.certified, certificate.labels) == ("precision", True, 300)
    assert certificate.bound >= 0.95
    assert certificate.expires == "2027-02-23"
    text = said(outcome, stored=True)
    assert "600 questions judged" in text
    assert "300 set the grid of thresholds, 300 certify" in text
    assert "At least 95 in 100 answers shown are right, with 95 % confidence." in text
    assert f"{certificate.bound:.1%}" in text
    assert "2027-02-23" in text
    assert all(assumption in text for assumption in certificate.assumptions)
    assert f"Written to {PATH}" in text


def test_the_grid_owes_nothing_to_the_labels_that_certify() -> None:
    rows = population(300)
    parts = split(rows, range(300), 0.5)
    judged = {one.row.id for one in parts.certifying.graded}
    turned = [replace(one, right=not one.right) if one.row.id in judged else one for one in rows]
    first, second = (
        issue(each, range(300), wanted=Wanted(), configuration="c", today=TODAY) for each in (rows, turned)
    )
    assert first.counts
    assert second.counts
    assert first.counts.thresholds == second.counts.thresholds


def test_few_labels_give_the_promise_per_question_and_say_what_more_would_do() -> None:
    outcome = run_of(population(120, wrong=0.0)).outcome
    assert certified(outcome).kind == "risk"
    text = said(outcome)
    assert "On average at most 2 in 100 questions get a wrong answer." in text
    assert "It takes 59 right answers in a row" in text


def test_very_few_labels_give_nothing_and_the_old_certificate_stays() -> None:
    outcome = run_of(population(30, wrong=0.0)).outcome
    assert outcome.certificate is None
    assert "No certificate can be given. The starter threshold stays in force." in said(outcome)
    assert "59 right answers in a row" in said(outcome)
    assert outcome_json(outcome, None)["certificate"] is None


def test_answers_that_are_wrong_too_often_are_said_to_be_beyond_more_labels() -> None:
    outcome = run_of(population(400, wrong=0.4, sure=True)).outcome
    assert outcome.certificate is None
    assert "More labels will not help" in said(outcome)


def test_questions_without_any_score_give_nothing() -> None:
    rows = [graded(str(place), float("nan"), False) for place in range(10)]
    assert "got an answer with a score" in said(run_of(rows).outcome)


def test_one_question_alone_gives_nothing() -> None:
    assert run_of([graded("1", 0.9, True)]).outcome.certificate is None


def test_near_duplicates_count_once() -> None:
    rows = population(600)
    clusters = tuple(place // 5 for place in range(600))
    outcome = issue(rows, clusters, wanted=Wanted(), configuration="c1", today=TODAY)
    assert certified(outcome).labels == 60
    assert "near-duplicates of others do not count" in said(outcome)


def test_synthetic_questions_certify_nothing_and_that_is_said() -> None:
    outcome = run_of(population(600, synthetic=True)).outcome
    assert certified(outcome).certified is False
    assert ORDERS_ONLY in said(outcome)
    assert "Promised:" not in said(outcome)
    assert outcome_json(outcome, PATH)["promise"] is None


def test_synthetic_questions_beside_real_ones_only_help_to_set_the_grid() -> None:
    made = [
        replace(one, row=replace(one.row, id=f"s{one.row.id}"))
        for one in population(200, seed=2, synthetic=True)
    ]
    rows = [*population(600), *made]
    outcome = run_of(rows).outcome
    assert not any(one.row.synthetic for one in outcome.parts.certifying.graded)
    assert certified(outcome).certified is True
    assert certified(outcome).labels == 300


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(), share=st.floats(0.05, 0.95))
def test_the_split_does_not_depend_on_the_order_and_keeps_clusters_whole(seed: int, share: float) -> None:
    rows = [(one, place // 3) for place, one in enumerate(population(60))]
    mixed = random.Random(seed).sample(rows, len(rows))  # noqa: S311  # repeatable, no secret
    first, second = (split([one for one, _ in each], [at for _, at in each], share) for each in (rows, mixed))
    assert _names(first.certifying.graded) == _names(second.certifying.graded)
    assert not set(first.setting.clusters) & set(first.certifying.clusters)
    assert len(first.setting.graded) + len(first.certifying.graded) == len(rows)


def _names(rows: tuple[Judged, ...]) -> set[str]:
    return {one.row.id for one in rows}


def test_the_same_labels_in_another_order_give_the_same_certificate() -> None:
    rows = population(600)
    assert run_of(rows[::-1]).outcome.certificate == run_of(rows).outcome.certificate


def test_other_labels_have_another_data_hash() -> None:
    rows = population(600)
    turned = [*rows[:-1], replace(rows[-1], right=not rows[-1].right)]
    assert certified(run_of(rows).outcome).data != certified(run_of(turned).outcome).data


def test_a_certificate_is_written_and_read_back(tmp_path: Path) -> None:
    certificate = certified(run_of(population(600)).outcome)
    assert store(certificate, tmp_path / "certificates" / "ask.json")
    assert read_certificate(tmp_path / "certificates" / "ask.json") == certificate


def test_a_synthetic_one_never_replaces_a_certified_one(tmp_path: Path) -> None:
    real = certified(run_of(population(600)).outcome)
    made = certified(run_of(population(600, synthetic=True)).outcome)
    assert store(made, tmp_path / "ask.json")
    assert store(real, tmp_path / "ask.json")
    assert not store(made, tmp_path / "ask.json")
    assert read_certificate(tmp_path / "ask.json") == real


def test_a_broken_file_is_mended_by_a_new_certificate(tmp_path: Path) -> None:
    (tmp_path / "ask.json").write_text("{")
    certificate = certified(run_of(population(600)).outcome)
    assert store(certificate, tmp_path / "ask.json")
    assert read_certificate(tmp_path / "ask.json") == certificate


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CalibrationError, match="cannot be written"):
        store(certified(run_of(population(600)).outcome), tmp_path / "file" / "ask.json")
