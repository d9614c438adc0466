"""Chapters: cut where the talk turns, titled by what was said."""

import asyncio

from skills.minutes.chapters import find_chapters
from skills.minutes.lines import Chapter
from skills.minutes.sentences import to_sentences
from tests.skills.minutes.talk import embed, talk

BATTERY = (
    "Ana: The battery lasts nine hours in the lab.",
    "Tom: The battery lab tests the battery in the cold.",
)
MADRID = ("Ana: The Madrid shop sells blue cases.", "Tom: Blue cases sell best in the Madrid shop.")


def chapters(*lines: str) -> list[Chapter]:
    transcript = talk(*lines)
    sentences = to_sentences(transcript)
    meaning = asyncio.run(embed([sentence.text for sentence in sentences]))
    return find_chapters(sentences, meaning, title="Launch", duration_seconds=transcript.duration_seconds)


def test_a_short_talk_is_one_chapter() -> None:
    assert [(part.start, part.end) for part in chapters(*BATTERY)] == [(0, 10)]


def test_a_chapter_opens_where_the_topic_turns() -> None:
    first, second = chapters(*BATTERY * 30, *MADRID * 30)
    assert (first.start, first.end, second.end) == (0, 300, 600)
    assert "battery" in first.title.lower()
    assert "madrid" in second.title.lower() or "blue" in second.title.lower()


def test_a_chapter_without_a_telling_word_takes_the_meetings_title() -> None:
    assert [part.title for part in chapters("Ana: So that is it then.")] == ["Launch"]
