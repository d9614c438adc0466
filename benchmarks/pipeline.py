"""Our whole way from a file to a transcript, against bare faster-whisper on the same audio and settings."""

from faster_whisper import WhisperModel

from benchmarks.corpus import SAMPLE_COMPANY
from benchmarks.figures import median, paired, show
from transcription import SAMPLE_VOICE, SpeechSettings, transcribe

RECORDING = SAMPLE_COMPANY / "meetings" / "launch-review.flac"
ROUNDS = 5


def main() -> None:
    settings = SpeechSettings(model=str(SAMPLE_VOICE), device="cpu", compute_type="int8", speakers="off")
    bare = WhisperModel(str(SAMPLE_VOICE), device="cpu", compute_type="int8")

    def alone() -> None:
        segments, _ = bare.transcribe(
            str(RECORDING),
            beam_size=5,
            vad_filter=True,
            word_timestamps=True,
            condition_on_previous_text=False,
        )
        list(segments)

    transcribe(RECORDING, settings)
    alone()
    ours, theirs = paired(lambda: transcribe(RECORDING, settings), alone, ROUNDS)
    ratio = median([mine / other for mine, other in zip(ours, theirs, strict=True)])
    show(
        "recording to transcript",
        f"{median(ours):.2f} s",
        f"bare faster-whisper {median(theirs):.2f} s, ratio {ratio:.2f} (≤ 1.05)",
    )


if __name__ == "__main__":
    main()
