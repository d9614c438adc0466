"""Any audio or video file to 16 kHz mono samples, block by block, so that a day needs the memory of a minute.

The one door to PyAV, which brings its own FFmpeg.
"""

import struct
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

import av
import numpy as np
import numpy.typing as npt

from transcription.errors import UnreadableAudioError, UnreadableTranscriptError
from transcription.formats.text import decode

SAMPLE_RATE = 16_000
Samples = npt.NDArray[np.float32]

# Playlists (hls, concat) are left out: a file called call.wav could make FFmpeg read other files and URLs.
_CONTAINERS = (
    "aac,ac3,aiff,amr,amrnb,amrwb,ape,asf,au,avi,caf,dts,eac3,flac,flv,matroska,"
    "mov,mp3,mpeg,mpegts,ogg,tta,w64,wav,wv"
)
_HEAD_BYTES = 1 << 20
_TEXT_BYTES = 4096
_PLAYLISTS = (b"#extm3u", b"[playlist]", b"ffconcat", b"<asx", b"<smil", b"<?wpl")
_BLOCK_SAMPLES = 1 << 17
_MISSING_SECONDS = 1.0  # headers round; less than this (or a twentieth) short of the header is not damage
_UNKNOWN_SIZE = 0x7FFFFFFF  # a WAV that is streamed has this or more in its header


class Recording:
    """The sound of one open file; `declared_seconds` is what its header says, None where it says nothing."""

    def __init__(self, name: str, container: av.container.InputContainer, *, cut_short: bool) -> None:
        stream = container.streams.best("audio")
        if not isinstance(stream, av.AudioStream):
            raise UnreadableAudioError(
                f"{name!r} has no sound track; choose a recording with sound, or a transcript (.vtt)."
            )
        self.name = name
        self.declared_seconds = container.duration / av.time_base if container.duration else None
        self._decoded_samples = 0
        self._container, self._stream, self._cut_short = container, stream, cut_short

    def blocks(self) -> Iterator[Samples]:
        """Every sample once, from front to back. Raises UnreadableAudioError if there is not one."""
        for frame in _resampled(self._frames()):
            block = frame.to_ndarray()[0].astype(np.float32) / 32768
            self._decoded_samples += len(block)
            yield block
        if not self.decoded_seconds:
            raise UnreadableAudioError(
                f"{self.name!r} has no sound that can be decoded; export it again as WAV or MP3."
            )

    @property
    def channels(self) -> int:
        """How many channels the sound has: 1 is mono, 2 stereo."""
        return self._stream.codec_context.layout.nb_channels

    def channel_blocks(self) -> Iterator[Samples]:
        """The sound of each channel, shape (channels, samples); instead of `blocks`, not after it."""
        for frame in _resampled(self._frames(), self._stream.codec_context.layout.name):
            self._decoded_samples += frame.samples
            yield frame.to_ndarray().astype(np.float32) / np.float32(32768)

    @property
    def decoded_seconds(self) -> float:
        """How much has been decoded so far."""
        return self._decoded_samples / SAMPLE_RATE

    def damage(self) -> str | None:
        """Once all blocks are read: what a reader must know if sound is missing, else None."""
        missing = (self.declared_seconds or 0) - self.decoded_seconds
        if not self._cut_short and missing <= max(_MISSING_SECONDS, self.decoded_seconds / 20):
            return None
        heard = f"{self.decoded_seconds:.0f} seconds"
        return f"{self.name!r} is damaged or cut short: only {heard} of it could be heard."

    def _frames(self) -> Iterator[av.AudioFrame]:
        packets = self._container.demux(self._stream)
        while True:
            # Packet by packet, because `container.decode` ends at the first one that is damaged.
            try:
                packet = next(packets)
                yield from self._stream.decode(packet)
            except StopIteration:
                return
            except av.error.FFmpegError:
                continue


@contextmanager
def open_recording(path: Path) -> Iterator[Recording]:
    """Open a file by its content, whatever its name. Raises UnreadableAudioError."""
    with ExitStack() as opened:
        yield _open(path, opened)


def load_samples(path: Path) -> Samples:
    """Decode a whole file to float32 in [-1, 1], shape (samples,), 16,000 Hz, mono.

    Raises UnreadableAudioError.
    """
    with open_recording(path) as recording:
        return np.concatenate(list(recording.blocks()))


def duration_seconds(path: Path) -> float | None:
    """How long a recording says it is, without decoding it; None if it does not say.

    Raises UnreadableAudioError.
    """
    with open_recording(path) as recording:
        return recording.declared_seconds


def loudest_rms(samples: Samples) -> float:
    """The root mean square of the loudest half second, 0 to 1: one sentence in an hour is not silence."""
    frame = min(len(samples), SAMPLE_RATE // 2)
    if not frame:
        return 0.0
    frames = samples[: len(samples) // frame * frame].reshape(-1, frame)
    return float(np.sqrt(np.square(frames).mean(axis=1).max()))


def _open(path: Path, opened: ExitStack) -> Recording:
    name = path.name
    try:
        file = opened.enter_context(path.open("rb"))
        cut_short = _check_head(name, file, path.stat().st_size)
        options = {"format_whitelist": _CONTAINERS}
        container = opened.enter_context(av.open(file, "r", metadata_errors="ignore", options=options))
    except av.error.FFmpegError as error:
        raise _no_recording(path, name) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UnreadableAudioError(
            f"{name!r} cannot be opened ({reason}); check the path and its rights."
        ) from error
    return Recording(name, container, cut_short=cut_short)


def _no_recording(path: Path, name: str) -> UnreadableAudioError:
    """What a file is that is no recording, and what to do about it."""
    with path.open("rb") as file:
        head = file.read(_TEXT_BYTES)
    if head.lstrip().lower().startswith(_PLAYLISTS):
        return UnreadableAudioError(
            f"{name!r} is a playlist and holds no sound itself; give the recording that it names."
        )
    if head[4:8] == b"ftyp":
        return UnreadableAudioError(
            f"{name!r} is cut short: the end of the file, which says how to read it, is missing; "
            "copy or download it again."
        )
    if _is_text(head):
        return UnreadableAudioError(
            f"{name!r} is text without times; give the recording, or a transcript as .vtt, .srt or .json."
        )
    return UnreadableAudioError(
        f"{name!r} is not audio or video that can be decoded; export it again as WAV, MP3 or MP4."
    )


def _is_text(head: bytes) -> bool:
    try:
        return bool(decode(head, "").strip())
    except UnreadableTranscriptError:
        return False


def _check_head(name: str, file: BinaryIO, size: int) -> bool:
    """Refuse what is surely empty; True if a WAV header promises more bytes than the file has."""
    head = file.read(_HEAD_BYTES)
    file.seek(0)
    if not head:
        raise UnreadableAudioError(f"{name!r} is empty (0 bytes); record or download it again.")
    if not any(head):
        raise UnreadableAudioError(
            f"{name!r} starts with nothing but zero bytes; record or download it again."
        )
    promised = struct.unpack("<I", head[4:8])[0] if head[:4] == b"RIFF" and len(head) >= 8 else 0
    return size < promised + 8 and promised < _UNKNOWN_SIZE


def _resampled(frames: Iterable[av.AudioFrame], layout: str = "mono") -> Iterator[av.AudioFrame]:
    """16-bit planes at 16 kHz; a new resampler wherever the format changes within a file."""
    for _, alike in groupby(frames, _format):
        resampler = av.AudioResampler(format="s16p", layout=layout, rate=SAMPLE_RATE)
        for frame in _merged(alike):
            yield from resampler.resample(frame)
        yield from resampler.resample(None)


def _format(frame: av.AudioFrame) -> tuple[str, str, int]:
    return frame.format.name, frame.layout.name, frame.sample_rate


def _merged(frames: Iterable[av.AudioFrame]) -> Iterator[av.AudioFrame]:
    """Fewer and larger frames of one format: a step in Python for each small one would double the time."""
    queue = av.AudioFifo()
    for frame in frames:
        frame.pts = None  # damaged timestamps would make the queue refuse the frame
        queue.write(frame)
        if queue.samples >= _BLOCK_SAMPLES:
            yield from filter(None, [queue.read()])
    if queue.samples:
        yield from filter(None, [queue.read()])
