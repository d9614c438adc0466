"""The report card: its figures on scores that are known, and its pictures."""

import json
import math
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.calibration.baselines import Nearest, ways_of
from bot.calibration.calibrate import Wanted
from bot.calibration.clusters import join_alike
from bot.calibration.curves import aurc, auroc, coverage_at, risk_coverage
from bot.calibration.errors import CalibrationError
from bot.calibration.evaluate import write_report
from bot.calibration.grading import Graded
from bot.calibration.report import Report, make_report
from bot.calibration.report_words import report_lines, rivals_table
from bot.calibration.shadow import starting_certificate
from skills.confidence import Standing
from tests.bot.calibration.graded import graded, population, run_of

NAN = math.nan
TODAY = Standing(0.6, certified=False, note=None, certificate=starting_certificate())


@cache
def report_of(count: int = 400, *, synthetic: bool = False) -> Report:
    rows = population(count, synthetic=synthetic)
    draw = np.random.default_rng(3)
    near = [
        Nearest(*(NAN if math.isnan(one.score) else float(one.score + draw.normal(0, 0.3)) for _ in range(2)))
        for one in rows
    ]
    return report_on(rows, near, notes=("half of it.",), faults=("line 3: no.",))


def report_on(
    rows: list[Graded], near: list[Nearest], *, notes: tuple[str, ...] = (), faults: tuple[str, ...] = ()
) -> Report:
    ways = ways_of(rows, near, range(len(rows)))
    return make_report(run_of(rows), ways, Wanted(), TODAY, notes=notes, faults=faults)


def test_risk_and_coverage_are_counted_by_hand() -> None:
    points = risk_coverage([0.9, 0.8, 0.8, 0.2, NAN], [True, True, False, False, False])
    assert [(point.threshold, point.coverage, round(point.risk, 3)) for point in points] == [
        (0.9, 0.2, 0.0),
        (0.8, 0.6, 0.333),
        (0.2, 0.8, 0.5),
    ]
    assert aurc(points) == pytest.approx((0.2 * 0 + 0.4 / 3 + 0.2 * 0.5) / 0.8)
    assert coverage_at(points, 0.6) == 0.6
    assert coverage_at(points, 0.95) == 0.2
    assert coverage_at(risk_coverage([0.9], [False]), 0.95) == 0.0


def test_a_question_that_is_never_scored_ranks_below_all() -> None:
    assert auroc([0.1, NAN], [True, False]) == 1.0
    assert auroc([0.1, 0.1], [True, False]) == 0.5
    assert auroc([0.1, 0.2], [True, True]) is None
    assert aurc(risk_coverage([NAN], [False])) is None


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=30))
def test_whatever_the_scores_the_last_point_answers_all_of_them(rows: list[tuple[float, bool]]) -> None:
    points = risk_coverage([score for score, _ in rows], [right for _, right in rows])
    assert points[-1].coverage == 1.0
    assert points[-1].risk == pytest.approx(1 - sum(right for _, right in rows) / len(rows))
    area = aurc(points)
    assert area is not None
    assert 0.0 <= area <= 1.0


def test_questions_alike_to_one_that_is_alike_to_another_are_one_cluster() -> None:
    angles = np.radians([0.0, 90.0, 15.0, 30.0, 180.0])
    vectors = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    assert join_alike(vectors, alike=0.95) == (0, 1, 0, 0, 2)


def test_the_report_holds_what_was_asked_and_what_is_in_force() -> None:
    report = report_of()
    assert report.questions == 400
    assert report.in_force
    assert report.in_force.threshold == 0.6
    assert report.in_force.precision is not None
    assert report.in_force.precision_low < report.in_force.precision < report.in_force.precision_high
    assert report.faults == ("line 3: no.",)


def test_every_way_to_decide_is_measured_by_the_same_rules() -> None:
    report = report_of()
    names = [rival.name for rival in report.rivals]
    assert names == ["our score", "top cosine", "top BM25", "logistic regression on cosine", "has a citation"]
    ours, cosine = report.rivals[0], report.rivals[1]
    assert ours.auroc
    assert cosine.auroc
    assert ours.auroc > cosine.auroc
    assert 0 < ours.certified_coverage <= 1
    assert set(ours.against) == {"near miss"}


def test_slices_add_up_to_all() -> None:
    first, *others = report_of().slices
    assert first.name == "all"
    named = [one for one in others if one.name in ("answerable", "near miss")]
    assert sum(one.questions for one in named) == first.questions
    assert sum(one.chosen.answered for one in named if one.chosen) == (first.chosen and first.chosen.answered)


def test_few_questions_make_a_report_without_what_they_cannot_show() -> None:
    rows = [graded("1", 0.9, True), graded("2", NAN, False, answerable=False)]
    report = report_on(rows, [Nearest(0.5, 3.0), Nearest(NAN, NAN)])
    assert report.certificate is None
    assert report.reliability == ()
    assert any("no certificate" in line for line in report_lines(report))


def test_too_few_questions_for_a_picture_say_so() -> None:
    assert "No reliability picture: it takes 20 questions" in " ".join(report_lines(report_of(8)))


def test_no_question_with_a_score_is_a_report_too(tmp_path: Path) -> None:
    rows = [graded(str(place), NAN, False) for place in range(4)]
    report = report_on(rows, [Nearest(NAN, NAN)] * 4)
    assert report.curve == ()
    assert [path.name for path in write_report(report, tmp_path)] == ["report.json", "slices.png"]


def test_the_report_in_words_names_the_promise_and_the_doubt() -> None:
    text = "\n".join(report_lines(report_of(800)))
    assert "Threshold in force (not certified here): from 0.60 on" in text
    assert "At least 95 in 100 answers shown are right" in text
    assert "half of it." in text
    assert "nothing is promised" in "\n".join(report_lines(report_of(800, synthetic=True)))
    assert rivals_table(report_of()).rows[0][0] == "our score"


def test_json_and_pictures_are_written_and_readable(tmp_path: Path) -> None:
    written = write_report(report_of(), tmp_path / "new" / "folder")
    assert [path.name for path in written] == [
        "report.json",
        "risk_coverage.png",
        "precision_recall.png",
        "reliability.png",
        "slices.png",
    ]
    report = json.loads(written[0].read_text(), parse_constant=pytest.fail)  # NaN is not JSON
    assert report["questions"] == 400
    for path in written[1:]:
        with Image.open(path) as picture:
            assert picture.width > 1000
            colours = picture.convert("RGB").getcolors(1 << 24)
            assert colours is not None
            assert len(colours) > 20


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CalibrationError, match="cannot be written"):
        write_report(report_of(100), tmp_path / "file")
