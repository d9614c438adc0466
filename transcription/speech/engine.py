"""An Engine on faster-whisper: in batches on a GPU, one stretch after another on a CPU."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import faster_whisper
from faster_whisper.transcribe import Segment as WhisperSegment
from faster_whisper.transcribe import Word as WhisperWord

from transcription import hotwords as prompts
from transcription.audio import SAMPLE_RATE, Samples, loudest_rms
from transcription.engine import Hearing
from transcription.settings import SpeechSettings
from transcription.speech.doubt import doubts
from transcription.speech.failures import stopped
from transcription.speech.mending import Again, complete, mended
from transcription.speech.models import Fit, Models
from transcription.speech.voice import Packed, Stretch, Voice, joined, moved, stretches
from transcription.transcript import Segment, Word

# A word before a silence is sometimes stretched over it: https://github.com/suitenumerique/meet/pull/1323
_LONGEST_WORD_SECONDS = 4.0
# Whisper's own rule for invented text, which faster-whisper leaves out when it works in batches.
_NO_SPEECH, _UNSURE = 0.6, -1.0
_SURE_WORDS = 0.8

Options = dict[str, object]
_NO_CIRCLES: Options = {"no_repeat_ngram_size": 3}
InBatches = Callable[[faster_whisper.WhisperModel], Any]  # Any: faster-whisper's pipeline has no types


class WhisperEngine:
    """See Engine. `lazy`: words are told as they are heard, where memory cannot run out; `has_prompt`: the
    model learnt to go by hotwords; `in_batches` makes the pipeline that hears several stretches at once."""

    def __init__(
        self,
        models: Models,
        settings: SpeechSettings,
        *,
        batched: bool,
        lazy: bool = True,
        at_once: int = 1,
        has_prompt: bool = True,
        in_batches: InBatches = faster_whisper.BatchedInferencePipeline,
    ) -> None:
        self._models, self._settings = models, settings
        self._lazy = lazy and not batched
        self._hear = self._in_batches if batched else self._in_order
        self._pipeline = in_batches
        self._has_prompt = has_prompt
        self.at_once = at_once

    def fit(self, hotwords: Sequence[str]) -> int:
        """As many as have room in the half of the model's memory for text that is kept for a prompt."""
        if not hotwords or not self._has_prompt:
            return 0
        return self._models.run(lambda fit: _room(fit.model, hotwords))

    def hear(self, samples: Samples, *, language: str | None, hotwords: Sequence[str]) -> Hearing:
        """Near-digital silence never reaches the model, nor does what is surely nobody's voice."""
        if loudest_rms(samples) <= self._settings.silence_rms or not Voice(samples).is_there:
            return Hearing(language, iter(()))
        asked = self._options(language, hotwords)

        def listen(fit: Fit) -> tuple[str | None, Iterable[WhisperSegment]]:
            found, segments = self._hear(fit, samples, hotwords, asked)
            return found, segments if self._lazy else list(segments)

        found, segments = self._models.run(listen)
        return Hearing(found, self._told(segments))

    def _told(self, segments: Iterable[WhisperSegment]) -> Iterator[Segment]:
        try:
            for segment in segments:
                yield _to_segment(segment)
        except (RuntimeError, ValueError) as error:
            raise stopped(self._settings.model, error) from error

    def _in_order(
        self, fit: Fit, samples: Samples, hotwords: Sequence[str], asked: Options
    ) -> tuple[str | None, Iterable[WhisperSegment]]:
        spoken = stretches(samples, longest_seconds=fit.model.feature_extractor.chunk_length)
        if not spoken:
            return None, ()
        packed = Packed(samples, joined(spoken))
        segments, found = fit.model.transcribe(packed.samples, vad_filter=False, **asked)
        kept = self._without_leaks(fit, packed.restored(segments), samples, hotwords, asked)
        again = self._second_ear(fit, samples, asked | {"language": found.language})
        return found.language, complete(spoken, kept, again)

    def _without_leaks(
        self,
        fit: Fit,
        segments: Iterable[WhisperSegment],
        samples: Samples,
        hotwords: Sequence[str],
        asked: Options,
    ) -> Iterator[WhisperSegment]:
        """Where the prompt came back instead of what was said, listen once more without one."""
        for segment in self._sound(segments, samples):
            if not prompts.is_leak(segment.text, hotwords):
                yield segment
                continue
            stretch = Stretch(int(segment.start * SAMPLE_RATE), int(segment.end * SAMPLE_RATE) + 1)
            yield from self._again(fit, stretch, samples, asked | {"hotwords": None})

    def _in_batches(
        self, fit: Fit, samples: Samples, hotwords: Sequence[str], asked: Options
    ) -> tuple[str | None, Iterable[WhisperSegment]]:
        """A batch loses speech now and then: https://github.com/SYSTRAN/faster-whisper/issues/1179"""
        longest = fit.model.feature_extractor.chunk_length
        spoken = stretches(samples, longest_seconds=longest)
        if not spoken:
            return None, ()
        packed = Packed(samples, spoken)
        clips = packed.clips(longest_seconds=longest)
        # With timestamps a batch gives sentences and not paragraphs of 30 seconds.
        batch = {"batch_size": fit.batch_size, "clip_timestamps": clips, "without_timestamps": False}
        segments, found = self._pipeline(fit.model).transcribe(packed.samples, **batch, **asked)
        all_heard = list(self._sound(packed.restored(segments), samples))
        heard = [segment for segment in all_heard if not prompts.is_leak(segment.text, hotwords)]
        asked = asked | {"language": found.language}
        if len(heard) < len(all_heard):
            asked |= {"hotwords": None}
        found_doubts = doubts(spoken, heard, mixed=self._settings.multilingual)
        return found.language, mended(found_doubts, heard, self._second_ear(fit, samples, asked))

    def _second_ear(self, fit: Fit, samples: Samples, asked: Options) -> Again:
        def again(stretch: Stretch, no_circles: bool) -> list[WhisperSegment]:
            return list(self._again(fit, stretch, samples, asked | (_NO_CIRCLES if no_circles else {})))

        return again

    def _again(
        self, fit: Fit, stretch: Stretch, samples: Samples, asked: Options
    ) -> Iterator[WhisperSegment]:
        """One stretch by itself, with all that faster-whisper does only outside a batch."""
        segments, _ = fit.model.transcribe(samples[stretch.start : stretch.end], vad_filter=False, **asked)
        return self._sound((moved(one, stretch.start / SAMPLE_RATE) for one in segments), samples)

    def _options(self, language: str | None, hotwords: Sequence[str]) -> Options:
        return {
            "language": language,
            "language_detection_segments": self._settings.language_segments,
            "multilingual": self._settings.multilingual,
            "hotwords": prompts.prompt(hotwords) or None,
            "beam_size": self._settings.beam_size,
            "word_timestamps": True,
            "condition_on_previous_text": False,
            "temperature": 0.0,  # nothing is drawn at random: the same sound gives the same words
        }

    def _sound(self, segments: Iterable[WhisperSegment], samples: Samples) -> Iterator[WhisperSegment]:
        """Without what was made up where nobody speaks."""
        voice = Voice(samples)
        for segment in segments:
            if segment.text.strip() and not self._is_invented(segment, samples, voice):
                yield segment

    def _is_invented(self, segment: WhisperSegment, samples: Samples, voice: Voice) -> bool:
        if float(segment.no_speech_prob) > _NO_SPEECH and float(segment.avg_logprob) < _UNSURE:
            return True
        if _is_unsure(segment) and not voice.is_near((segment.start + segment.end) / 2):
            return True
        heard = samples[int(segment.start * SAMPLE_RATE) : int(segment.end * SAMPLE_RATE) + 1]
        return loudest_rms(heard) <= self._settings.silence_rms


def _is_unsure(segment: WhisperSegment) -> bool:
    """By the model's own word: what it makes up of a murmur seldom reaches four fifths."""
    words = segment.words or ()
    return bool(words) and sum(float(word.probability) for word in words) < _SURE_WORDS * len(words)


def _room(model: faster_whisper.WhisperModel, hotwords: Sequence[str]) -> int:
    """faster-whisper cuts a prompt off, in the middle of a word, at half the model's text less one token."""
    most = model.max_length // 2 - 1

    def is_too_long(count: int) -> bool:
        shown = " " + prompts.prompt(hotwords[:count])
        return bool(len(model.hf_tokenizer.encode(shown, add_special_tokens=False).ids) > most)

    return bisect_left(range(1, len(hotwords) + 1), True, key=is_too_long)


def _to_segment(segment: WhisperSegment) -> Segment:
    words = tuple(_to_word(word) for word in segment.words or () if word.word.strip())
    start = words[0].start if words else float(segment.start)
    end = words[-1].end if words else float(segment.end)
    return Segment(segment.id, start, end, None, segment.text.strip(), words)


def _to_word(word: WhisperWord) -> Word:
    start, end = float(word.start), float(word.end)
    end = min(max(start, end), start + _LONGEST_WORD_SECONDS)
    return Word(word.word.strip(), start, round(end, 3), float(word.probability))
