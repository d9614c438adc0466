"""SubRip, as editors, downloaders and other speech programs write it."""

import html
import re

from transcription.formats import speaker_names
from transcription.formats.cues import cues
from transcription.formats.turns import Turn, to_transcript
from transcription.transcript import Transcript

_TAG = re.compile(r"</?(?:b|i|u|s|font)(?:\s[^<>]{0,200})?>|\{\\[^{}]{0,200}\}|\{/?[biu]\}", re.IGNORECASE)


def parse(text: str) -> Transcript:
    """A transcript of one segment a subtitle; without segments if nothing is said."""
    found = list(cues(text.split("\n"), blank_ends=False))
    texts = [_plain(cue.lines) for cue in found]
    known = speaker_names.names(texts)
    pairs = [speaker_names.split(said, known) for said in texts]
    return to_transcript(
        Turn(cue.start, cue.end, speaker, said) for cue, (speaker, said) in zip(found, pairs, strict=True)
    )


def _plain(lines: tuple[str, ...]) -> str:
    said = html.unescape(_TAG.sub("", "\n".join(lines)))
    return "\n".join(line.removeprefix("- ") for line in said.split("\n"))
