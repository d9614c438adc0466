"""What a JSON transcript says about the whole recording, beside the list of what was said."""

import math
import re
from typing import TypeAlias

Json: TypeAlias = dict[str, object]

# OpenAI's verbose_json names the language in English; these are the ones it is most used for.
_CODES = {
    "arabic": "ar", "chinese": "zh", "czech": "cs", "danish": "da", "dutch": "nl", "english": "en",
    "finnish": "fi", "french": "fr", "german": "de", "greek": "el", "hebrew": "he", "hindi": "hi",
    "hungarian": "hu", "indonesian": "id", "italian": "it", "japanese": "ja", "korean": "ko",
    "norwegian": "no", "polish": "pl", "portuguese": "pt", "romanian": "ro", "russian": "ru", "spanish":
    "es", "swedish": "sv", "thai": "th", "turkish": "tr", "ukrainian": "uk", "vietnamese": "vi",
}  # fmt: skip
_CODE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]+)*")
_PARTICIPANT = re.compile(r"conferenceRecords/[^/]+/participants/[^/]+")
_USER_KINDS = ("signedinUser", "anonymousUser", "phoneUser")


def language(holder: Json, first: object) -> str | None:
    """A code such as en, from the top, whisper.cpp's `result` or, for Meet and Graph, the first entry."""
    result, entry = holder.get("result"), first if isinstance(first, dict) else {}
    inner = result.get("language") if isinstance(result, dict) else None
    stated = holder.get("language") or inner or entry.get("languageCode") or entry.get("spokenLanguage")
    if not isinstance(stated, str):
        return None
    code = _CODE.fullmatch(stated.strip().lower())
    return _CODES.get(stated.strip().lower()) or (code[1] if code else None)


def title(holder: Json) -> str | None:
    stated = holder.get("title")
    return stated.strip() or None if isinstance(stated, str) else None


def duration(holder: Json) -> float:
    """Seconds under `duration_seconds` or `duration`; 0 if there is nothing to trust."""
    # Only where there are segments is `duration` known to be seconds; Fireflies counts minutes.
    stated = holder.get("duration_seconds", holder.get("duration") if "segments" in holder else None)
    usable = isinstance(stated, float | int) and abs(stated) < 1e9 and math.isfinite(stated)
    return max(0.0, float(stated)) if usable and isinstance(stated, float | int) else 0.0


def speaker_names(holder: Json, speakers: list[str]) -> dict[str, str]:
    """What to call each Meet participant: by the file's list of participants, else Speaker 1, 2, 3."""
    paths = [speaker for speaker in dict.fromkeys(speakers) if _PARTICIPANT.fullmatch(speaker)]
    numbered = {path: f"Speaker {number}" for number, path in enumerate(paths, start=1)}
    people = holder.get("participants")
    return numbered | dict(filter(None, map(_person, people if isinstance(people, list) else [])))


def _person(entry: object) -> tuple[str, str] | None:
    if not isinstance(entry, dict) or not isinstance(path := entry.get("name"), str):
        return None
    users = [user for kind in _USER_KINDS if isinstance(user := entry.get(kind), dict)]
    shown = next((name for user in users if isinstance(name := user.get("displayName"), str)), None)
    return (path, shown) if shown and _PARTICIPANT.fullmatch(path) else None
