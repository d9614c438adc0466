"""The week's picture: in the reader's language where a font can write it, and the same for the same week."""

import io
from datetime import date, timedelta

import pytest
from PIL import Image

from bot.calibration.pictures import week as drawing
from bot.calibration.pictures.fonts import family_for
from bot.calibration.pictures.week import draw_week
from skills.language import reader_of
from skills.overview import Day, Week

DAYS = tuple(Day(date(2026, 11, 20) + timedelta(days=n), asked=n, answered=n // 2) for n in range(7))
WEEK = Week(9, 12, checked=3, right=2, liked=0, disliked=0, to_check=0, to_answer=0, days=DAYS)
EMPTY = Week(0, 0, checked=1, right=0, liked=0, disliked=0, to_check=0, to_answer=0, days=())


def test_the_same_week_is_the_same_picture_and_another_one_is_not() -> None:
    english = draw_week(WEEK, reader_of("en-GB"))
    draw_week.cache_clear()
    assert draw_week(WEEK, reader_of("en-GB")) == english
    assert draw_week(WEEK, reader_of("de-DE")) != english
    with Image.open(io.BytesIO(english)) as drawn:
        assert drawn.width > 1_000


def test_a_week_without_questions_or_days_is_drawn_all_the_same() -> None:
    assert draw_week(EMPTY, reader_of("fr-FR")).startswith(b"\x89PNG")


def test_a_language_that_no_font_here_can_write_is_drawn_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    def only_latin(words: str) -> str | None:
        return "DejaVu Sans" if words.isascii() else None

    monkeypatch.setattr(drawing, "family_for", only_latin)
    draw_week.cache_clear()
    assert draw_week(WEEK, reader_of("ja-JP")) == draw_week(WEEK, reader_of("en"))
    draw_week.cache_clear()


def test_a_font_is_chosen_by_what_it_can_write() -> None:
    assert family_for("Geprüft: 50 %, février") == "DejaVu Sans"
    assert family_for("\U0001f3fb\ue000") is None
