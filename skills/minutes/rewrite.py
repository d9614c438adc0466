"""A model words the summary; what its segments do not prove stays as it was said."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from indexing.documents import DataClass
from skills.minutes.answer import Minutes
from skills.minutes.lines import Evidence, Line
from skills.minutes.support import is_supported
from skills.model import Model, Task
from transcription.transcript import Segment, Transcript

NEIGHBOURS = 2  # segments shown before and after each one that a line quotes
MOST_CHARACTERS = 24_000  # of the prompt; beyond it only the quoted segments are shown
PROMPT = Path(__file__).parent / "prompt.md"
UNUSABLE = "The model's summary could not be used, so the lines are as they were said."
TOO_LONG = "The quoted segments are too long for the model, so the summary is as it was said."


class _Rewritten(BaseModel):
    line: int
    text: str = Field(min_length=1, max_length=600)
    segments: list[int]


_ANSWER = TypeAdapter(list[_Rewritten])


async def rewrite_summary(
    minutes: Minutes, transcript: Transcript, model: Model, *, data_class: DataClass, asker: str
) -> Minutes:
    """The minutes with each summary line in the model's words where the cited segments support them."""
    prompt = _prompt(minutes.summary, transcript)
    if not minutes.summary:
        return minutes
    if prompt is None:
        return replace(minutes, notes=(*minutes.notes, TOO_LONG))
    completion = await model.complete(
        Task.SUMMARISE,
        system=PROMPT.read_text(encoding="utf-8"),
        prompt=prompt,
        data_classes=(data_class,),
        asker=asker,
    )
    notes = (*minutes.notes, completion.note) if completion.note else minutes.notes
    if completion.text is None:
        return replace(minutes, notes=notes)
    rewritten = _read(completion.text)
    if rewritten is None:
        return replace(minutes, notes=(*notes, UNUSABLE))
    return replace(minutes, summary=_checked(minutes.summary, rewritten, transcript), notes=notes)


def _prompt(lines: Sequence[Line], transcript: Transcript) -> str | None:
    """The lines and what was said around them, as JSON so that speech is no part of the prompt."""
    for neighbours in (NEIGHBOURS, 0):
        shown = _shown(lines, transcript, neighbours)
        prompt = json.dumps(
            {
                "lines": [{"line": number, "text": line.text} for number, line in enumerate(lines, 1)],
                "segments": [{"segment": s.id, "speaker": s.speaker, "text": s.text} for s in shown],
            },
            ensure_ascii=False,
        )
        if len(prompt) <= MOST_CHARACTERS:
            return prompt
    return None


def _shown(lines: Sequence[Line], transcript: Transcript, neighbours: int) -> list[Segment]:
    quoted = {item.segment for line in lines for item in line.evidence}
    places = [place for place, segment in enumerate(transcript.segments) if segment.id in quoted]
    near = {place + step for place in places for step in range(-neighbours, neighbours + 1)}
    return [segment for place, segment in enumerate(transcript.segments) if place in near]


def _read(answer: str) -> list[_Rewritten] | None:
    start, end = answer.find("["), answer.rfind("]")
    try:
        return _ANSWER.validate_json(answer[start : end + 1])
    except ValidationError:
        return None


def _checked(lines: Sequence[Line], rewritten: list[_Rewritten], transcript: Transcript) -> tuple[Line, ...]:
    shown = {segment.id: segment for segment in _shown(lines, transcript, NEIGHBOURS)}
    proposed = {item.line: item for item in rewritten}
    checked: list[Line] = []
    for number, line in enumerate(lines, 1):
        item = proposed.get(number)
        cited = (
            [shown[segment] for segment in dict.fromkeys(item.segments) if segment in shown] if item else []
        )
        supported = (
            item is not None and len(cited) == len(set(item.segments)) and is_supported(item.text, cited)
        )
        worded = _worded(line, item.text, cited) if item and supported else line
        if all(worded.text != other.text for other in checked):
            checked.append(worded)
    return tuple(checked)


def _worded(line: Line, text: str, cited: list[Segment]) -> Line:
    evidence = tuple(Evidence(segment.id, segment.start, segment.end, segment.text) for segment in cited)
    return replace(line, text=" ".join(text.split()), evidence=evidence)
