"""WebVTT as Teams, Zoom, Slack, Graph, YouTube and others write it."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import replace

from transcription.formats import speaker_names
from transcription.formats.cues import Cue, cues
from transcription.formats.turns import Turn, to_transcript
from transcription.transcript import Transcript

_LANGUAGE = re.compile(r"Language:\s*([A-Za-z]{2,3})\b")
_COMMENT = re.compile(r"(NOTE|STYLE|REGION)(\s|$)")
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,200})?(?:[ \t]+([^<>]{0,200}))?>")
_TAG = re.compile(r"</?(?:c|i|b|u|v|lang|ruby|rt|font)(?:[.\s][^<>]{0,200})?>|<[0-9:.]{1,20}>", re.IGNORECASE)
_ROLLING = re.compile(r"<[0-9]{1,2}:[0-9:]+\.[0-9]+>")


def parse(text: str) -> Transcript:
    """One segment a cue, or more if several people speak in it; no segments if nothing is said."""
    lines = text.split("\n")
    found = list(cues(_without_comments(lines), blank_ends=True))
    if any(_ROLLING.search(line) for line in lines):
        found = list(_unrolled(found))
    texts = ["\n".join(cue.lines) for cue in found]
    has_voices = any(_VOICE.search(cue) for cue in texts)
    known = frozenset[str]() if has_voices else speaker_names.names([_plain(cue) for cue in texts])
    turns = [turn for cue, said in zip(found, texts, strict=True) for turn in _turns(cue, said, known)]
    return to_transcript(turns, language=_language(lines))


def _turns(cue: Cue, said: str, known: frozenset[str]) -> Iterator[Turn]:
    for speaker, words in _graph(said) or _voices(said) or [speaker_names.split(_plain(said), known)]:
        yield Turn(cue.start, cue.end, speaker, words)


def _voices(said: str) -> list[tuple[str | None, str]]:
    """`<v Name>words</v>` as pairs, neighbours of one person joined; empty if there is no such tag."""
    parts = _VOICE.split(said)
    if len(parts) == 1:
        return []
    pairs: list[tuple[str | None, str]] = []
    for name, words in zip([None, *parts[1::2]], parts[::2], strict=True):
        speaker, spoken = html.unescape(name or "").strip() or None, _untagged(words)
        if pairs and pairs[-1][0] == speaker:
            pairs[-1] = (speaker, f"{pairs[-1][1]} {spoken}")
        elif spoken.strip():
            pairs.append((speaker, spoken))
    return pairs


def _graph(said: str) -> list[tuple[str | None, str]]:
    """Microsoft Graph's metadataContent has one JSON object a cue."""
    if not said.lstrip().startswith("{"):
        return []
    try:
        value = json.loads(said)
    except (ValueError, RecursionError):
        return []
    if not isinstance(value, dict) or not isinstance(words := value.get("spokenText"), str):
        return []
    name = value.get("speakerName")
    return [(name if isinstance(name, str) else None, words)]


def _plain(said: str) -> str:
    """Words without tags and entities; Slack begins each with a dash."""
    return "\n".join(line.removeprefix("- ") for line in _untagged(said).split("\n"))


def _untagged(said: str) -> str:
    return html.unescape(_TAG.sub("", said))


def _without_comments(lines: list[str]) -> list[str]:
    """Leave out NOTE, STYLE and REGION blocks: a cue that somebody commented out was not said."""
    kept, inside, after_blank = [], False, True
    for line in lines:
        blank = not line.strip()
        inside = not blank and (inside or (after_blank and bool(_COMMENT.match(line))))
        if not inside:
            kept.append(line)
        after_blank = blank
    return kept


def _unrolled(found: list[Cue]) -> Iterator[Cue]:
    """YouTube shows each line twice, while it grows and while the next one does: keep its first showing."""
    shown = ""
    for cue in found:
        lines = tuple(line for line in cue.lines if _untagged(line).strip())
        if lines and _untagged(lines[0]).strip() == shown:
            lines = lines[1:]
        if lines:
            shown = _untagged(lines[-1]).strip()
        yield replace(cue, lines=lines)


def _language(lines: list[str]) -> str | None:
    """What the header says, if it does."""
    for line in lines[1:]:
        if not line.strip():
            return None
        if found := _LANGUAGE.match(line):
            return found[1].lower()
    return None
