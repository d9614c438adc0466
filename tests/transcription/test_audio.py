"""Any file to samples, or one sentence that says why not."""

import os
from pathlib import Path

import av
import numpy as np
import pytest

from tests.transcription.conftest import MakeWav, noise, silence, tone
from transcription import UnreadableAudioError
from transcription.audio import duration_seconds, load_samples, loudest_rms, open_recording


def encode(path: Path, *, codec: str, seconds: float = 4.0, rate: int = 48_000) -> Path:
    """Write a stereo tone with PyAV, in the container that the name asks for."""
    samples = (np.tile(tone(seconds, hertz=300 * 16_000 / rate), rate // 16_000) * 32_767).astype("<i2")
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=rate, layout="stereo")
        assert isinstance(stream, av.AudioStream)
        for start in range(0, len(samples), 960):
            block = np.repeat(samples[start : start + 960], 2).reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(block, format="s16", layout="stereo")
            frame.sample_rate = rate
            frame.pts = start
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def encode_without_sound(path: Path) -> Path:
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=10)
        stream.width = stream.height = 64
        for _ in range(10):
            container.mux(
                stream.encode(av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), "u1"), format="rgb24"))
            )
        container.mux(stream.encode(None))
    return path


def test_samples_are_mono_16_khz_floats(make_wav: MakeWav) -> None:
    samples = load_samples(make_wav("tone.wav", tone(2.0)))
    assert samples.shape == (32_000,)
    assert samples.dtype == np.float32
    assert np.abs(samples).max() == pytest.approx(0.3, abs=0.01)


@pytest.mark.parametrize(
    ("name", "codec"),
    [("a.mp3", "mp3"), ("a.m4a", "aac"), ("a.mp4", "aac"), ("a.webm", "libopus"), ("a.flac", "flac")],
)
def test_every_usual_container_gives_the_same_sound(tmp_path: Path, name: str, codec: str) -> None:
    path = encode(tmp_path / name, codec=codec)
    samples = load_samples(path)
    assert len(samples) / 16_000 == pytest.approx(4.0, abs=0.15)
    assert loudest_rms(samples) == pytest.approx(0.3 / 2**0.5, rel=0.1)
    assert duration_seconds(path) == pytest.approx(4.0, abs=0.15)


def test_the_content_decides_and_not_the_name(tmp_path: Path, make_wav: MakeWav) -> None:
    assert len(load_samples(make_wav("call.vtt", tone(1.0)))) == 16_000
    assert len(load_samples(encode(tmp_path / "a.mp3", codec="mp3").rename(tmp_path / "a.txt"))) > 60_000


def test_a_recording_comes_in_blocks(make_wav: MakeWav) -> None:
    with open_recording(make_wav("long.wav", tone(60.0))) as recording:
        assert max(map(len, recording.blocks())) < 10 * 16_000
        assert recording.decoded_seconds == pytest.approx(60.0)
        assert recording.damage() is None


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.wav", b"", r"is empty \(0 bytes\)"),
        ("talk.mp4", b"these are only words\n" * 50, "is text without times; give the recording, or"),
        ("plain.txt", "Zoë: Déjà vu.\n".encode(), "is text without times"),
        ("half.mp4", b"\0\0\0\x18ftypisom" + bytes(200) + b"mdat" * 50, "is cut short: .* download it again"),
        ("zeros.mp3", bytes(3_000_000), "starts with nothing but zero bytes"),
        ("noise.bin", bytes(range(7, 256)) * 400, "is not audio or video"),
        ("head.wav", b"RIFF\x24\x00\x00\x00WAVE", "(is not audio or video|has no sound)"),
        (
            "list.wav",
            b"ffconcat version 1.0\nfile secret.wav\n",
            "is a playlist and holds no sound itself; give",
        ),
        ("list.mp3", b"#EXTM3U\n#EXTINF:10,\nsecret.wav\n#EXT-X-ENDLIST\n", "is a playlist and holds"),
    ],
)
def test_what_is_no_sound_is_refused_in_one_sentence(
    tmp_path: Path, make_wav: MakeWav, name: str, content: bytes, reason: str
) -> None:
    make_wav("secret.wav", tone(1.0))
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableAudioError, match=rf"^'{name}' {reason}.*\.$"):
        load_samples(tmp_path / name)


def test_half_a_gigabyte_of_zeros_is_refused_from_its_beginning(tmp_path: Path) -> None:
    path = tmp_path / "zeros.mp3"
    with path.open("wb") as file:
        file.truncate(500_000_000)
    with pytest.raises(UnreadableAudioError, match="nothing but zero bytes"):
        load_samples(path)


def test_a_video_without_sound_says_so(tmp_path: Path) -> None:
    path = encode_without_sound(tmp_path / "screen.mp4")
    with pytest.raises(UnreadableAudioError, match=r"^'screen.mp4' has no sound track;"):
        load_samples(path)


def test_a_missing_file_and_a_folder_say_so(tmp_path: Path) -> None:
    with pytest.raises(
        UnreadableAudioError, match=r"^'nope.wav' cannot be opened \(No such file or directory\)"
    ):
        load_samples(tmp_path / "nope.wav")
    with pytest.raises(UnreadableAudioError, match=r"cannot be opened \(Is a directory\)"):
        load_samples(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_rights_says_so(make_wav: MakeWav) -> None:
    path = make_wav("mine.wav", tone(1.0))
    path.chmod(0)
    with pytest.raises(UnreadableAudioError, match=r"cannot be opened \(Permission denied\)"):
        load_samples(path)


@pytest.mark.parametrize(
    ("name", "codec"), [("a.mp3", "mp3"), ("a.flac", "flac"), ("a.webm", "libopus"), ("a.wav", "pcm_s16le")]
)
def test_half_a_file_gives_what_it_has_and_says_so(tmp_path: Path, name: str, codec: str) -> None:
    path = encode(tmp_path / name, codec=codec, seconds=8.0)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with open_recording(path) as recording:
        seconds = sum(map(len, recording.blocks())) / 16_000
        assert 2.5 < seconds < 5.5
        assert recording.damage() == (
            f"'{name}' is damaged or cut short: only {seconds:.0f} seconds of it could be heard."
        )


def test_sound_after_a_damaged_stretch_is_kept(tmp_path: Path) -> None:
    path = encode(tmp_path / "a.mp3", codec="mp3", seconds=20.0)
    content = bytearray(path.read_bytes())
    content[60_000:80_000] = np.random.default_rng(3).bytes(20_000)
    path.write_bytes(content)
    after = (len(content) - 80_000) / len(content) * 20
    before = 60_000 / len(content) * 20
    assert len(load_samples(path)) / 16_000 > (before + after) * 0.9


def test_the_loudest_half_second_decides_what_is_silence() -> None:
    whisper = np.concatenate([silence(30), noise(1, loudness=0.01), silence(30)]).astype(np.float32)
    assert loudest_rms(whisper) == pytest.approx(0.01, rel=0.1)
    assert loudest_rms(silence(5).astype(np.float32)) == 0.0
    assert loudest_rms(np.zeros(0, np.float32)) == 0.0
    assert loudest_rms(np.full(100, 0.5, np.float32)) == 0.5
