"""`python -m transcription FILE [--json]`: a recording or a transcript to words, on its own."""

import argparse
import sys
from pathlib import Path

from transcription import SpeechSettings, TranscriptionError, transcribe
from transcription.export import to_json_text, to_markdown


def main(arguments: list[str] | None = None) -> int:
    """0 if it could be written down, 1 if not, 2 for a wrong command line."""
    parser = argparse.ArgumentParser(prog="python -m transcription", description=__doc__)
    parser.add_argument("file", type=Path, help="a recording, or a .vtt, .srt or .json transcript")
    parser.add_argument("--json", action="store_true", help="print JSON with times and words")
    parser.add_argument(
        "--model",
        default=SpeechSettings().model,
        help="a Whisper size, a hub id or a folder (default: %(default)s)",
    )
    parser.add_argument(
        "--resume", type=Path, help="keep what is done in this file, and go on from it after a crash"
    )
    chosen = parser.parse_args(arguments)
    settings = SpeechSettings(model=chosen.model)
    try:
        transcript = transcribe(chosen.file, settings, resume=chosen.resume, on_progress=_show)
    except TranscriptionError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stderr.writelines(f"{note}\n" for note in transcript.notes)
    sys.stdout.write(to_json_text(transcript) if chosen.json else to_markdown(transcript))
    return 0


def _show(done: float, total: float) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{done:.0f} of {total:.0f} seconds" + ("\n" if done >= total else ""))


if __name__ == "__main__":
    sys.exit(main())
