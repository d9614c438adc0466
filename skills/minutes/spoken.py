"""A transcript as Markdown for the index."""

from skills.minutes.clock import clock
from transcription.transcript import Transcript


def transcript_markdown(transcript: Transcript, title: str) -> str:
    """One paragraph a segment, with its time and speaker, so that a passage says who spoke when."""
    said = (
        f"[{clock(segment.start)}] {segment.speaker or 'Someone'}: {' '.join(segment.text.split())}"
        for segment in transcript.segments
        if segment.text.strip()
    )
    return "\n\n".join((f"# {title}", *said)) + "\n"
