"""Recordings and transcripts that are not as they should be: what can be heard is, and the rest is one sentence."""

import resource
import signal
import subprocess
import sys
from pathlib import Path

import av
import numpy as np
import pytest

from tests.transcription.conftest import DATA, MakeWav, Samples, noise, tone
from tests.transcription.test_audio import encode, encode_without_sound
from transcription import DiskFullError, SpeechSettings, TranscriptionError, transcribe
from transcription.audio import load_samples, open_recording
from transcription.decode import decode_to

VOICE = DATA / "voice.flac"
NO_MODEL = SpeechSettings(model="/nowhere/model")


def words(path: Path, settings: SpeechSettings) -> list[str]:
    return transcribe(path, settings).text.lower().replace(".", "").split()


def saved(
    path: Path, samples: Samples, *, rate: int, layout: str, codec: str, options: dict[str, str]
) -> Path:
    """Float samples of shape (channels, samples) in the container that the name asks for."""
    with av.open(str(path), "w", options=options) as container:
        stream = container.add_stream(codec, rate=rate, layout=layout)
        assert isinstance(stream, av.AudioStream)
        resampler = av.AudioResampler(format=stream.format, layout=layout, rate=rate)
        for start in range(0, samples.shape[1], 1024):
            block = np.ascontiguousarray(samples[:, start : start + 1024], np.float32)
            frame = av.AudioFrame.from_ndarray(block, format="fltp", layout=layout)
            frame.sample_rate, frame.pts = rate, start
            for ready in resampler.resample(frame):
                container.mux(stream.encode(ready))
        container.mux(stream.encode(None))
    return path


def resampled(rate: int) -> Samples:
    """The sample sentence at another rate."""
    said = load_samples(VOICE)
    places = np.arange(0, len(said), 16_000 / rate)
    return np.asarray(np.interp(places, np.arange(len(said)), said), np.float64)


def test_a_telephone_call_of_8_khz_sounds_as_it_did(tmp_path: Path) -> None:
    said = load_samples(VOICE)
    narrow = (said[:-1:2] + said[1::2]).astype(np.float64) / 2
    path = saved(
        tmp_path / "call.wav", narrow[None], rate=8_000, layout="mono", codec="pcm_mulaw", options={}
    )
    heard = load_samples(path)
    assert len(heard) == pytest.approx(len(said), abs=50)
    pairs = zip(heard[:144_000].reshape(-1, 800), said[:144_000].reshape(-1, 800), strict=False)
    loudness = np.array([[np.square(one).mean() for one in pair] for pair in pairs])
    assert np.corrcoef(loudness.T)[0, 1] > 0.95


def test_surround_sound_of_48_khz_is_heard(tmp_path: Path, sample_voice: SpeechSettings) -> None:
    channels = np.zeros((6, len(resampled(48_000))))
    channels[2] = resampled(48_000)  # somebody speaks in the middle, and nothing else is there
    path = saved(tmp_path / "room.mkv", channels, rate=48_000, layout="5.1", codec="flac", options={})
    heard = words(path, sample_voice)
    assert len(set(heard) & set(words(VOICE, sample_voice))) >= 10, heard


def test_an_mp4_cut_short_gives_what_it_has_or_one_sentence(tmp_path: Path) -> None:
    options = {"movflags": "frag_keyframe+empty_moov"}
    sound = np.tile(tone(20.0, hertz=100), 3)[None]
    whole = saved(tmp_path / "whole.mp4", sound, rate=48_000, layout="mono", codec="aac", options=options)
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    with open_recording(cut) as recording:
        assert 5 < sum(map(len, recording.blocks())) / 16_000 < 15
    plain = encode(tmp_path / "plain.mp4", codec="aac", seconds=8.0)
    plain.write_bytes(plain.read_bytes()[: plain.stat().st_size // 2])
    with pytest.raises(
        TranscriptionError, match=r"^'plain.mp4' is cut short: [^\n]*; copy or download it again\.$"
    ):
        load_samples(plain)


def test_a_header_of_11_hours_does_not_make_11_hours(make_wav: MakeWav, sample_voice: SpeechSettings) -> None:
    path = make_wav("night.wav", load_samples(VOICE).astype(np.float64))
    content = bytearray(path.read_bytes())
    size = 11 * 3600 * 32_000
    content[4:8], content[40:44] = (size + 36).to_bytes(4, "little"), size.to_bytes(4, "little")
    path.write_bytes(content)
    told: list[tuple[float, float]] = []
    transcript = transcribe(path, sample_voice, on_progress=lambda done, total: told.append((done, total)))
    assert transcript.duration_seconds == pytest.approx(9.154, abs=0.01)
    assert told[-1][0] == told[-1][1]
    assert transcript.notes == ("'night.wav' is damaged or cut short: only 9 seconds of it could be heard.",)


@pytest.mark.parametrize("name", ["talk.txt", "talk.vtt", "talk.mp4", "talk"])
def test_a_wrong_ending_is_no_obstacle(tmp_path: Path, name: str, sample_voice: SpeechSettings) -> None:
    (tmp_path / name).write_bytes(VOICE.read_bytes())
    assert len(load_samples(tmp_path / name)) > 140_000


@pytest.mark.parametrize("content", ["#EXTM3U\nhttps://example.org/a.mp3\n", "[playlist]\nFile1=a.wav\n"])
def test_a_playlist_is_no_recording(tmp_path: Path, content: str) -> None:
    path = tmp_path / "list.m3u8"
    path.write_text(content)
    with pytest.raises(TranscriptionError, match=r"^'list.m3u8' [^\n]*; [^\n]*\.$"):
        transcribe(path, NO_MODEL)


def test_a_wave_file_of_no_seconds_says_so(make_wav: MakeWav, sample_voice: SpeechSettings) -> None:
    with pytest.raises(TranscriptionError, match=r"^'nothing.wav' has no sound that can be decoded; "):
        transcribe(make_wav("nothing.wav", noise(0)), sample_voice)


def test_a_screen_recording_without_sound_says_so(tmp_path: Path) -> None:
    with pytest.raises(TranscriptionError, match=r"^'screen.mp4' has no sound track;"):
        transcribe(encode_without_sound(tmp_path / "screen.mp4"), NO_MODEL)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp1252", "utf-8-sig"])
def test_a_transcript_in_another_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "call.vtt"
    path.write_bytes("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Zoë Müller>Déjà vu.</v>\n".encode(encoding))
    (segment,) = transcribe(path, NO_MODEL).segments
    assert (segment.speaker, segment.text) == ("Zoë Müller", "Déjà vu.")


def test_a_transcript_without_names_and_with_one_word_is_read(tmp_path: Path) -> None:
    path = tmp_path / "call.vtt"
    path.write_text("WEBVTT\n\n00:01.000 --> 00:02.000\nYes.\n")
    transcript = transcribe(path, NO_MODEL)
    assert (transcript.text, transcript.speakers) == ("Yes.", ())


def test_one_word_is_heard(make_wav: MakeWav, sample_voice: SpeechSettings) -> None:
    said = load_samples(VOICE)
    friday = next(
        word
        for one in transcribe(VOICE, sample_voice).segments
        for word in one.words
        if word.word == "Friday."
    )
    only = np.concatenate(
        [np.zeros(16_000), said[int(friday.start * 16_000) - 800 : int(friday.end * 16_000) + 800]]
    )
    transcript = transcribe(make_wav("yes.wav", np.concatenate([only, np.zeros(16_000)])), sample_voice)
    assert 1 <= len(transcript.text.split()) <= 3


def test_a_full_disk_is_one_sentence_and_leaves_nothing_behind(make_wav: MakeWav, tmp_path: Path) -> None:
    path = make_wav("long.wav", noise(60))
    out = tmp_path / "sound" / "long.wav"
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]

    def with_little_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))

    code = (
        "import sys; from pathlib import Path; from transcription.decode import decode_to\n"
        "try: decode_to(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "except Exception as error: print(type(error).__name__, error)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, str(path), str(out)],
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=with_little_room,
    )
    assert result.stdout.startswith(
        "DiskFullError There is no room on this machine's disk for the sound of 'long.wav' (about 2 MB, "
    )
    assert result.stdout.count("\n") == 1
    assert list(out.parent.iterdir()) == []


def test_a_real_disk_without_room_is_told_from_one_without_rights(make_wav: MakeWav, tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    (tmp_path / "sound").mkdir()
    (tmp_path / "sound" / "a.wav.part").symlink_to(full)
    with pytest.raises(
        DiskFullError, match=r"^There is no room on this machine's disk for the sound of 'a.wav'"
    ):
        decode_to(make_wav("a.wav", tone(30)), tmp_path / "sound" / "a.wav")
