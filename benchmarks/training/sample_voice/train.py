"""Trains the sample voice: speaks sentences, learns for a given time, saves the model on the way."""

import argparse
import random
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from benchmarks.training.sample_voice.export import export
from benchmarks.training.sample_voice.material import kept_out
from benchmarks.training.sample_voice.model import (
    ALIGNMENT_HEADS,
    LOCATING_LAYER,
    SampleVoice,
    Shape,
    guided_loss,
)
from benchmarks.training.sample_voice.sentences import handbook_sentences, training_sentences
from benchmarks.training.sample_voice.tokens import Codes, train_tokenizer
from benchmarks.training.sample_voice.utterances import Sounds, Utterance, noise_powers, utterances
from benchmarks.training.sample_voice.windows import IGNORED, Composer, Recipe, Window

PEAK_RATE = 1.5e-3
WARM_UP_STEPS = 150
SOUND_WEIGHT, GUIDED_WEIGHT = 0.3, 0.4
SPOKEN_FIRST, SPOKEN_EACH_STEP = 800, 12


@dataclass(frozen=True)
class Phase:
    """From `since` (share of the time) on, batches of `size` windows by one recipe."""

    since: float
    size: int
    recipe: Recipe


PHASES = (
    Phase(0.0, 16, Recipe(length=320, content=320, most=2, silent=0.02)),
    Phase(0.48, 16, Recipe(length=320, content=300, most=3, silent=0.08, cut=True)),
    Phase(0.80, 6, Recipe(length=1500, content=300, most=3, silent=0.1, cut=True)),
)


@dataclass(frozen=True)
class Batch:
    features: Tensor
    sounds: Tensor
    inputs: Tensor
    labels: Tensor
    spans: Tensor


def collate(windows: list[Window]) -> Batch:
    """Stack windows, padding the token rows on the right."""
    longest = max(len(window.inputs) for window in windows)
    inputs = torch.zeros(len(windows), longest, dtype=torch.long)
    labels = torch.full_like(inputs, IGNORED)
    spans = torch.full((len(windows), longest, 2), -1)
    for row, window in enumerate(windows):
        count = len(window.inputs)
        inputs[row, :count] = torch.tensor(window.inputs)
        labels[row, :count] = torch.tensor(window.labels)
        spans[row, :count] = torch.tensor(window.spans)
    features = torch.stack([torch.from_numpy(window.features) for window in windows])
    return Batch(features, torch.stack([torch.from_numpy(w.sounds) for w in windows]), inputs, labels, spans)


def losses(model: SampleVoice, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
    """Text, sound and guided-attention loss of a batch."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits, sounds, scores = model(batch.features, batch.inputs)
    text = functional.cross_entropy(
        logits.float().flatten(0, 1), batch.labels.flatten(), ignore_index=IGNORED
    )
    sound = functional.cross_entropy(
        sounds.float().flatten(0, 1), batch.sounds.flatten(), ignore_index=IGNORED
    )
    said = functional.pad(batch.spans, (0, 0, 1, 0), value=-1)[:, :-1]  # where the token just read was heard
    guides = [guided_loss(scores[LOCATING_LAYER], said)]
    guides += [guided_loss(scores[layer], batch.spans) for layer, _ in ALIGNMENT_HEADS]
    guided = torch.stack(guides).mean()
    return text, sound, guided


def batches(
    composer: Composer, coming_speech: Iterator[Utterance], progress: "Progress"
) -> Iterator[tuple[Phase, Batch]]:
    """Batches without end; while one is learnt from, sentences are spoken for the next."""

    def make() -> tuple[Phase, Batch]:
        composer.store.extend(islice(coming_speech, SPOKEN_EACH_STEP))
        phase = [phase for phase in PHASES if progress.share() >= phase.since][-1]
        return phase, collate([composer.window(phase.recipe) for _ in range(phase.size)])

    with ThreadPoolExecutor(1) as pool:
        coming = pool.submit(make)
        while True:
            ready = coming.result()
            coming = pool.submit(make)
            yield ready


class Progress:
    """How much of the time given has passed; learning rate and phases follow it."""

    def __init__(self, minutes: float, passed_minutes: float = 0.0) -> None:
        self.resumed = passed_minutes > 0
        self.start, self.seconds = time.monotonic() - 60 * passed_minutes, 60 * minutes

    def minutes(self) -> float:
        return (time.monotonic() - self.start) / 60

    def share(self) -> float:
        return (time.monotonic() - self.start) / self.seconds

    def rate(self, step: int) -> float:
        warm = min(1.0, (step + 1) / (WARM_UP_STEPS / 5 if self.resumed else WARM_UP_STEPS))
        return PEAK_RATE * warm * max(0.01, 1.0 - self.share())


def optimizer_for(model: SampleVoice) -> torch.optim.AdamW:
    matrices = [weight for weight in model.parameters() if weight.ndim > 1]
    vectors = [weight for weight in model.parameters() if weight.ndim <= 1]
    groups = [{"params": matrices, "weight_decay": 0.03}, {"params": vectors, "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=PEAK_RATE, betas=(0.9, 0.98))


def learn(
    model: SampleVoice, made: Iterator[tuple[Phase, Batch]], progress: Progress, save_minutes: float
) -> Iterator[int]:
    """Take steps until time or batches run out; yields the step whenever the model should be saved."""
    optimizer = optimizer_for(model)
    saved_at = progress.minutes()
    for step, (phase, batch) in enumerate(made):
        for group in optimizer.param_groups:
            group["lr"] = progress.rate(step)
        began = time.monotonic()
        text, sound, guided = losses(model, batch)
        total = text + SOUND_WEIGHT * sound + GUIDED_WEIGHT * guided
        total.backward()  # type: ignore[no-untyped-call]  # torch leaves backward untyped
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        if step % 20 == 0:
            figures = f"text {text.item():.3f} sound {sound.item():.3f} guided {guided.item():.3f}"
            took = time.monotonic() - began
            print(
                f"{progress.minutes():6.1f} min step {step:5d} windows of {phase.recipe.length / 50:.0f} s",
                f" {figures}  {took:.2f} s",
                flush=True,
            )
        if progress.share() >= 1.0:
            break
        if progress.minutes() - saved_at > save_minutes:
            saved_at = progress.minutes()
            yield step
    yield step


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--out", type=Path, required=True, help="folder for checkpoints and the exported model"
    )
    parser.add_argument("--handbook", type=Path, help="folder of public-domain Markdown pages; optional")
    parser.add_argument("--utterances", type=int, default=30_000, help="sentences to speak")
    parser.add_argument("--minutes", type=float, default=70, help="time to learn for")
    parser.add_argument("--steps", type=int, default=1_000_000, help="steps at most")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--resume", type=Path, help="a checkpoint.pt to go on from")
    parser.add_argument("--passed", type=float, default=0.0, help="minutes already learnt when resuming")
    return parser.parse_args()


def main() -> None:
    options = arguments()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    pick = random.Random(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    excluded = kept_out(options.handbook)
    handbook = [text for text in handbook_sentences(options.handbook) if text not in excluded]
    print(f"{len(handbook)} handbook sentences to train on, {len(excluded)} sentences kept for measuring")
    source = training_sentences(pick, handbook, excluded)
    codes = Codes(options.out / "tokenizer.json")
    if not options.resume:
        train_tokenizer(islice(source, 12_000), codes.path)
    sounds = Sounds()
    past = torch.load(options.resume, weights_only=True) if options.resume else None
    if past:
        sounds.ids.update(past["sounds"])
    began = time.monotonic()
    speech = utterances(islice(source, options.utterances), codes, sounds, pick)
    store = list(islice(speech, SPOKEN_FIRST))
    hours = sum(utterance.positions for utterance in store) * 0.02 / 3600
    print(f"{len(store)} sentences, {hours:.1f} h spoken in {time.monotonic() - began:.0f} s", flush=True)
    shape = Shape(vocabulary=codes.size, sounds=160)
    model = SampleVoice(shape)
    if past:
        model.load_state_dict(past["model"])
    print(
        f"{sum(weight.numel() for weight in model.parameters()):,} parameters, {len(sounds.ids)} sounds",
        flush=True,
    )
    composer = Composer(store, noise_powers(options.seed), codes, options.seed)
    progress = Progress(options.minutes, options.passed)
    made = islice(batches(composer, speech, progress), options.steps)
    for step in learn(model, made, progress, save_minutes=3):
        state = {"model": model.state_dict(), "shape": asdict(shape), "step": step, "sounds": sounds.ids}
        torch.save(state, options.out / "checkpoint.pt")
        export(model, shape, codes, options.out / "model")
        print(f"saved at step {step}", flush=True)


if __name__ == "__main__":
    main()
