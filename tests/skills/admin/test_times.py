"""Times in words, to cron lines and back."""

import pytest

from skills.admin.times import cron_of, said


@pytest.mark.parametrize(
    ("words", "cron", "back"),
    [
        ("every Friday 16:00", "0 16 * * fri", "every Friday at 16:00 UTC"),
        ("Fridays at 4 pm", "0 16 * * fri", "every Friday at 16:00 UTC"),
        ("every monday and thursday 9:05", "5 9 * * mon,thu", "every Monday and Thursday at 09:05 UTC"),
        ("on wednesdays, sat 12 am", "0 0 * * wed,sat", "every Wednesday and Saturday at 00:00 UTC"),
        ("every Tuesday at 7.30 UTC", "30 7 * * tue", "every Tuesday at 07:30 UTC"),
        ("every day 7:00", "0 7 * * *", "every day at 07:00 UTC"),
        ("daily at 7", "0 7 * * *", "every day at 07:00 UTC"),
        ("every weekday 8:30", "30 8 * * mon-fri", "every weekday at 08:30 UTC"),
        ("hourly", "0 * * * *", "every hour"),
        ("every 15 minutes", "*/15 * * * *", "every 15 minutes"),
        ("every 6 hours", "0 */6 * * *", "every 6 hours"),
    ],
)
def test_a_time_in_words_is_a_cron_line_and_said_back(words: str, cron: str, back: str) -> None:
    assert cron_of(words) == cron
    assert said(cron) == back


@pytest.mark.parametrize(
    "words",
    [
        "",
        "soon",
        "every Friday",
        "every Fryday 16:00",
        "every Friday 25:00",
        "every Friday 16:60",
        "every Friday 13 pm",
        "every Friday or so 16:00",
        "every 7 minutes",
        "every 0 minutes",
        "every 5 hours",
        "16:00",
        "0 16 * * fri",
    ],
)
def test_what_says_no_time_is_none(words: str) -> None:
    assert cron_of(words) is None


def test_a_cron_line_from_elsewhere_is_shown_as_it_is() -> None:
    assert said("5 4 1 * *") == "by the cron line 5 4 1 * *, in UTC"
