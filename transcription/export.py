"""A transcript as a file for people and programs: .vtt, .srt, .md and .json."""

import html
import json
from pathlib import Path

from transcription.errors import TranscriptionError
from transcription.transcript import Segment, Transcript

FORMATS = frozenset({".vtt", ".srt", ".md", ".json"})


def write_transcript(transcript: Transcript, path: Path) -> None:
    """Write the format that the file's name asks for. Raises TranscriptionError if there is none."""
    if path.suffix.lower() not in FORMATS:
        raise TranscriptionError(
            f"{path.name!r} names no format of a transcript; end it in .vtt, .srt, .md or .json."
        )
    path.write_text(render_transcript(transcript, path.suffix), encoding="utf-8", newline="\n")


def render_transcript(transcript: Transcript, suffix: str) -> str:
    """The transcript as the text of a file that ends in one of FORMATS."""
    writers = {".vtt": to_vtt, ".srt": to_srt, ".md": to_markdown, ".json": to_json_text}
    return writers[suffix.lower()](transcript)


def to_vtt(transcript: Transcript) -> str:
    """WebVTT with a voice tag where the speaker is known."""
    language = f"Language: {transcript.language}\n" if transcript.language else ""
    return f"WEBVTT\n{language}\n" + "\n".join(_vtt_cue(segment) for segment in transcript.segments)


def to_srt(transcript: Transcript) -> str:
    """SubRip, which has no place for a speaker: the name stands before the words."""
    return "\n".join(
        f"{number}\n{_span(segment, ',')}\n{_spoken(segment).replace('-->', '→')}\n"
        for number, segment in enumerate(transcript.segments, start=1)
    )


def to_markdown(transcript: Transcript) -> str:
    """To read: a paragraph for each stretch of one speaker, with the time it begins."""
    parts = [f"# {_line(transcript.title or 'Transcript')}"]
    speaker: str | None = ""
    for segment in transcript.segments:
        if segment.speaker != speaker:
            speaker = segment.speaker
            parts.append(f"**{_markdown(_line(speaker or 'Unknown'))}** ({clock_time(segment.start)})  ")
        parts.append(_markdown(_line(segment.text)))
    return "\n\n".join(parts).replace("  \n\n", "  \n") + "\n"


def to_json_text(transcript: Transcript) -> str:
    """The public JSON form, indented."""
    return json.dumps(transcript.to_json(), ensure_ascii=False, indent=1) + "\n"


def clock_time(seconds: float) -> str:
    """H:MM:SS, as players show it; a started second does not count."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"


def _vtt_cue(segment: Segment) -> str:
    text = html.escape(_line(segment.text), quote=False)
    if segment.speaker:
        text = f"<v {html.escape(_line(segment.speaker), quote=False)}>{text}</v>"
    return f"{_span(segment, '.')}\n{text}\n"


def _span(segment: Segment, point: str) -> str:
    return f"{_cue_time(segment.start, point)} --> {_cue_time(segment.end, point)}"


def _cue_time(seconds: float, point: str) -> str:
    whole, milliseconds = divmod(round(seconds * 1000), 1000)
    minutes, rest = divmod(whole, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest:02}{point}{milliseconds:03}"


def _spoken(segment: Segment) -> str:
    text = _line(segment.text)
    return f"{_line(segment.speaker)}: {text}" if segment.speaker else text


def _line(text: str) -> str:
    """One line: a blank one would end a cue or a paragraph."""
    return " ".join(text.split())


def _markdown(text: str) -> str:
    """What was said is not markup."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>#|~" else letter for letter in text)
