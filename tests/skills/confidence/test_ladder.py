"""What an alarm does, and who undoes it."""

import math

import pytest

from skills.confidence import Ladder, Rung, audit_rate, loosen, tighten, warn

STEPS = (0.9, 0.8, 0.7)


def test_signs_without_labels_warn_and_then_double_the_audits_and_do_no_more() -> None:
    ladder = Ladder()
    seen = []
    for _ in range(4):
        ladder = warn(ladder, "many questions are new")
        seen.append((ladder.rung, audit_rate(ladder, 0.1), ladder.raised))
    assert seen == [(Rung.WARNED, 0.1, None), *[(Rung.AUDITING, 0.2, None)] * 3]


def test_alarms_climb_the_certified_steps_and_end_at_search_only() -> None:
    ladder, in_force, seen = Ladder(), 0.7, []
    for _ in range(4):
        ladder = tighten(ladder, steps=STEPS, in_force=in_force, reason="wrong answers")
        seen.append((ladder.rung, ladder.raised))
        assert audit_rate(ladder, 0.1) == 0.2
    assert seen == [
        (Rung.STRICTER, 0.8),
        (Rung.STRICTER, 0.9),
        (Rung.SEARCH_ONLY, math.inf),
        (Rung.SEARCH_ONLY, math.inf),
    ]


def test_without_certified_steps_an_alarm_leaves_search_only() -> None:
    assert tighten(Ladder(), steps=(), in_force=0.5, reason="wrong answers").raised == math.inf


def test_a_sign_never_loosens_what_an_alarm_tightened() -> None:
    ladder = tighten(Ladder(), steps=STEPS, in_force=0.7, reason="wrong answers")
    assert warn(ladder, "a sign") == ladder


def test_only_a_person_by_name_loosens() -> None:
    ladder = tighten(Ladder(), steps=STEPS, in_force=0.7, reason="wrong answers")
    loosened = loosen(ladder, by=" Ana ")
    assert (loosened.rung, loosened.raised, loosened.loosened_by) == (Rung.CALM, None, "Ana")
    for nobody in ("", "  "):
        with pytest.raises(ValueError, match="Only a person"):
            loosen(ladder, by=nobody)


def test_all_answers_are_the_most_that_can_be_audited() -> None:
    assert audit_rate(Ladder(Rung.AUDITING), 0.8) == 1.0
