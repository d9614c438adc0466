"""Training windows: sentences, pauses, noise and silence as faster-whisper will hand them to the model."""

import random
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from benchmarks.training.sample_voice.tokens import Codes
from benchmarks.training.sample_voice.utterances import Features, Utterance

IGNORED = -100
LATEST_FIRST_TIMESTAMP = 50  # faster-whisper allows no first timestamp after 1.00 s
AFTERGLOW = 15  # positions (0.3 s) after the last word that belong to its full stop
Span = tuple[int, int]
NOWHERE: Span = (-1, -1)


@dataclass(frozen=True)
class Recipe:
    """How a window is filled; lengths in positions of 20 ms. What `content` leaves of `length` is padding."""

    length: int
    content: int
    most: int  # sentences at most
    silent: float = 0.04  # share of windows without speech
    plain: float = 0.25  # share without timestamps: faster-whisper aligns words with that prompt
    cut: bool = False  # whether the last sentence may run over the end


@dataclass
class _Plan:
    placed: list[tuple[int, Utterance]] = field(default_factory=list)
    cut_at: int | None = None
    content: int = 0


@dataclass(frozen=True)
class Window:
    """A training example: features (80, 2 * length), and each decoder position's label and where to look."""

    features: Features
    sounds: NDArray[np.int64]
    inputs: list[int]
    labels: list[int]
    spans: list[Span]


class Composer:
    """Draws windows from a store of utterances."""

    def __init__(self, store: list[Utterance], noises: list[Features], codes: Codes, seed: int) -> None:
        self.store, self.noises, self.codes = store, noises, codes
        self.pick = random.Random(seed)

    def window(self, recipe: Recipe) -> Window:
        plan = self._plan(recipe)
        features, sounds = self._render(plan, recipe)
        plain = self.pick.random() < recipe.plain
        make_rows = plain_rows if plain else timed_rows
        rows = make_rows(plan.placed, plan.cut_at, self.codes)
        inputs, labels, spans = zip(*rows, strict=True)
        return Window(features, sounds, list(inputs), list(labels), list(spans))

    def _plan(self, recipe: Recipe) -> _Plan:
        plan, pick = _Plan(), self.pick
        position = pick.choice(
            [0, pick.randint(0, 10), pick.randint(5, 45), pick.randint(5, 25), pick.randint(0, 90)]
        )
        wanted = (
            0 if pick.random() < recipe.silent else pick.choice([pick.randint(1, recipe.most), recipe.most])
        )
        for _ in range(wanted):
            utterance = pick.choice(self.store)
            if position + utterance.positions > recipe.content:
                if recipe.cut and plan.placed and position + 25 < recipe.content:
                    plan.placed.append((position, utterance))
                    plan.cut_at = position
                if plan.placed:
                    break
                continue
            plan.placed.append((position, utterance))
            plan.content = position + utterance.positions
            position = plan.content + pick.choice(
                [pick.randint(0, 10), pick.randint(5, 40), pick.randint(15, 65)]
            )
        tail = pick.choice([0, pick.randint(0, 25), pick.randint(0, 120)])
        empty = pick.randint(20, recipe.content)
        plan.content = min(recipe.content, plan.content + tail if plan.placed else empty)
        if plan.cut_at is not None:
            plan.content = recipe.content
        return plan

    def _render(self, plan: _Plan, recipe: Recipe) -> tuple[Features, NDArray[np.int64]]:
        """Mix powers, then normalise and pad with zeros as faster-whisper does."""
        pick, length = self.pick, recipe.length
        power = np.full((80, 2 * length), -10.0, np.float32)
        sounds = np.full(length, IGNORED, np.int64)
        sounds[: min(length, plan.content + 10)] = 0
        for start, utterance in plan.placed:
            count = min(utterance.positions, recipe.content - start)
            gain = np.float32(pick.uniform(-0.6, 0.3))
            power[:, 2 * start : 2 * (start + count)] = utterance.power[:, : 2 * count] + gain
            sounds[start : start + count] = utterance.sounds[:count]
        if pick.random() < 0.8:
            noise, begin = pick.choice(self.noises), pick.randint(0, 900)
            level = np.float32(2 * pick.uniform(-4.5, -2.3))
            power = np.logaddexp2(
                power * np.float32(_BITS), (noise[:, begin : begin + 2 * length] + level) * np.float32(_BITS)
            )
            power = power / np.float32(_BITS)
        loudest = power[:, : 2 * plan.content].max() + pick.uniform(0.0, 0.4)
        features: Features = (np.maximum(power, loudest - 8.0) + 4.0) / 4.0
        features[:, 2 * plan.content :] = 0.0
        return features.astype(np.float32), sounds


_BITS = np.log2(10.0)
Row = tuple[int, int, Span]


def timed_rows(placed: list[tuple[int, Utterance]], cut_at: int | None, codes: Codes) -> list[Row]:
    """Input, label and span for a target with timestamps: each sentence between its start and its end."""
    whole = [item for item in placed if item[0] != cut_at]
    end = codes.special("endoftext")
    if not whole:
        return [
            (codes.special("startoftranscript"), codes.special("nospeech"), NOWHERE),
            (codes.first_timestamp, end, NOWHERE),
        ]
    labels: list[tuple[int, Span]] = []
    for index, (start, utterance) in enumerate(whole):
        first = min(start, LATEST_FIRST_TIMESTAMP) if index == 0 else start
        stop = start + utterance.end
        labels.append((codes.first_timestamp + first, (start, start + 3)))
        labels += _token_labels(start, utterance, _next_start(placed, index))
        labels.append((codes.first_timestamp + stop, (stop - 1, stop + 2)))
    if cut_at is not None:
        labels.append((codes.first_timestamp + cut_at, (cut_at, cut_at + 3)))
    return _shift([codes.special("startoftranscript")], [*labels, (end, NOWHERE)])


def plain_rows(placed: list[tuple[int, Utterance]], cut_at: int | None, codes: Codes) -> list[Row]:
    """Input, label and span for a target without timestamps, as faster-whisper asks when it aligns words."""
    whole = [item for item in placed if item[0] != cut_at]
    labels: list[tuple[int, Span]] = []
    for index, (start, utterance) in enumerate(whole):
        labels += _token_labels(start, utterance, _next_start(placed, index))
    start, last = whole[-1] if whole else (0, None)
    stop = start + last.end + AFTERGLOW if last else 0
    labels.append((codes.special("endoftext"), (stop, stop + 10) if last else NOWHERE))
    return _shift([codes.special("startoftranscript"), codes.special("notimestamps")], labels)


def _next_start(placed: list[tuple[int, Utterance]], index: int) -> int | None:
    return placed[index + 1][0] if index + 1 < len(placed) else None


def _token_labels(start: int, utterance: Utterance, following: int | None) -> list[tuple[int, Span]]:
    """A sentence's tokens; its last mark also takes the pause up to the next sentence."""
    labels = [
        (token, (start + a, start + b))
        for token, (a, b) in zip(utterance.tokens, utterance.spans, strict=True)
    ]
    token, (first, after) = labels[-1]
    pause = start + utterance.end + AFTERGLOW if following is None else following
    labels[-1] = (token, (first, max(after, pause)))
    return labels


def _shift(prompt: list[int], labels: list[tuple[int, Span]]) -> list[Row]:
    """Pair each input with the label after it; nothing is learnt inside the prompt."""
    inputs = [*prompt, *(token for token, _ in labels[:-1])]
    targets = [(IGNORED, NOWHERE)] * (len(prompt) - 1) + labels
    return [(token, label, span) for token, (label, span) in zip(inputs, targets, strict=True)]
