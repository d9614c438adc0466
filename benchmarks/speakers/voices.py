"""How often a question such as "Is Speaker 2 Ana?" is right: profiles of some recordings, voices of others."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

import numpy as np

from benchmarks.corpus import SEED
from benchmarks.figures import show
from benchmarks.speakers.built import CHANNELS, Meeting, build
from benchmarks.speakers.material import others, readers, solo_turns
from transcription.audio import SAMPLE_RATE, Samples, load_samples
from transcription.speakers.built_in import BuiltInDiarizer
from transcription.speakers.profiles import (
    BUILT_IN,
    LEAST_SECONDS,
    VoiceProfile,
    ask_about,
    likeness,
)
from transcription.transcript import Voice

_AGREED = datetime(2026, 1, 1, tzinfo=UTC)
_SECONDS = (60, 90)
_BARS = (0.0, 4.0, 6.0, 8.0, BUILT_IN.least, 12.0)


@dataclass(frozen=True)
class Trial:
    """A voice as it was heard in one recording, and who it is."""

    person: str
    recording: str
    voice: Voice


def measure(audio: Path, meetings: int) -> None:
    """Print how many voices are asked about rightly and wrongly, also where their owner has no profile."""
    enrolled = [trial for trial in _enrolled(audio) if trial.voice.seconds >= LEAST_SECONDS]
    trials = [*_built(audio, meetings), *_real(audio)]
    profiles = [VoiceProfile(one.person, one.voice, _AGREED) for one in enrolled]
    people = {profile.person for profile in profiles}
    known = [trial for trial in trials if trial.person in people]
    print(
        f"{len(people)} people have a profile; {len(trials)} voices of other recordings, {len(known)} theirs."
    )
    print("A voice names nobody by itself: names given by sound are 0 by design.")
    with_own = _counts(known, profiles)
    strangers: Counter[str] = Counter()
    for trial in trials:
        strangers += _counts([trial], [one for one in profiles if one.person != trial.person])
    show("asked about, rightly", f"{with_own['right']} of {len(known)}", "their owner has a profile")
    show("asked about, wrongly", f"{with_own['wrong']} of {len(known)}", "their owner has a profile")
    show("asked about, wrongly", f"{strangers['wrong']} of {len(trials)}", "their owner has none, others do")
    _show_bars(trials, profiles)


def _show_bars(trials: Sequence[Trial], profiles: Sequence[VoiceProfile]) -> None:
    """What other thresholds would do to pairs of one voice and one profile."""
    long = [trial for trial in trials if trial.voice.seconds >= LEAST_SECONDS]
    pairs = [
        (likeness(trial.voice, profile.voice), trial.person == profile.person)
        for trial in long
        for profile in profiles
    ]
    alike, same = np.array([pair[0] for pair in pairs]), np.array([pair[1] for pair in pairs])
    for bar in _BARS:
        right, wrong = (alike[same] >= bar).mean(), int((alike[~same] >= bar).sum())
        show(
            f"pairs at {bar:4.1f} or more",
            f"{right:.2f} of one person's",
            f"{wrong} of {(~same).sum()} others",
        )


def _counts(trials: Sequence[Trial], profiles: Sequence[VoiceProfile]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for trial in trials:
        person = next(iter(ask_about([trial.voice], profiles).values()), None)
        counted["nobody" if person is None else "right" if person == trial.person else "wrong"] += 1
    return counted


def _enrolled(audio: Path) -> Iterator[Trial]:
    """One profile a person: a reader's first half, the others as they are heard in one recording."""
    for person, said in readers(audio).items():
        pieces = [piece for one in said[: len(said) // 2] for piece in one]
        yield _alone(person, "first half", np.concatenate(pieces))
    for person, own in others(audio).items():
        yield _alone(person, "one recording", np.concatenate(own[0]))
    yield from _of_truth(audio / "call" / "sample.wav")
    yield from (one for one in _of_truth(audio / "ami" / "EN2001a.wav") if one.person == "MEE068")


def _built(audio: Path, meetings: int) -> Iterator[Trial]:
    """Readers' second halves in meetings, told apart by ours; each label is whoever it mostly covers."""
    pieces = {
        person: [piece for one in said[len(said) // 2 :] for piece in one]
        for person, said in readers(audio).items()
    }
    groups = [
        {who: pieces[who] for who in group}
        for count in (2, 3)
        for group in combinations(sorted(pieces), count)
    ]
    for number in range(meetings):
        for channel in ("clean", "room"):
            seed = SEED + 50_000 + number
            meeting = build(groups[number % len(groups)], seconds=_SECONDS[number % 2], seed=seed)
            meeting = replace(meeting, samples=CHANNELS[channel](meeting.samples, seed))
            heard = BuiltInDiarizer().hear([meeting.samples])
            for voice in heard.voices:
                spans = [(turn.start, turn.end) for turn in heard.turns if turn.speaker == voice.speaker]
                yield Trial(_mostly(meeting, spans), f"built {number} {channel}", voice)


def _real(audio: Path) -> Iterator[Trial]:
    """AMI people in clips that no profile is of, by the true turns, for two clips share people with others."""
    for clip in ("EN2001a", "EN2009b"):
        yield from (one for one in _of_truth(audio / "ami" / f"{clip}.wav") if one.person != "MEE068")


def _of_truth(path: Path) -> Iterator[Trial]:
    samples = load_samples(path)
    for person, spans in solo_turns(path.with_suffix(".rttm")).items():
        if spans:
            parts = [samples[int(a * SAMPLE_RATE) : int(b * SAMPLE_RATE)] for a, b in spans]
            yield _alone(person, path.stem, np.concatenate(parts))


def _alone(person: str, recording: str, samples: Samples) -> Trial:
    """One voice by itself, however the diarizer would cut it."""
    [voice] = BuiltInDiarizer(1).hear([samples]).voices
    return Trial(person, recording, voice)


def _mostly(meeting: Meeting, spans: Sequence[tuple[float, float]]) -> str:
    shared: Counter[str] = Counter()
    for turn in meeting.turns:
        shared[turn.speaker] += sum(
            round(1000 * max(0.0, min(end, turn.end) - max(start, turn.start))) for start, end in spans
        )
    return shared.most_common(1)[0][0]
