"""How many names have room in a prompt, counted with the model's own tokenizer."""

import faster_whisper
import pytest
from faster_whisper.tokenizer import Tokenizer

from tests.transcription.conftest import DATA
from transcription import SAMPLE_VOICE, SpeechSettings
from transcription.audio import load_samples
from transcription.hotwords import cleaned, prompt
from transcription.speech import WhisperEngine
from transcription.speech.models import Models

NAMES = [f"Priya Ramanathan-{number}" for number in range(200)]


@pytest.fixture(scope="module")
def model(sample_voice: SpeechSettings) -> faster_whisper.WhisperModel:
    return faster_whisper.WhisperModel(str(SAMPLE_VOICE), device="cpu", compute_type="int8")


def engine(model: faster_whisper.WhisperModel, **changes: object) -> WhisperEngine:
    settings = SpeechSettings.model_validate({"model": "sample", "beam_size": 1, **changes})
    return WhisperEngine(Models(lambda _kind: model, "int8", settings), settings, batched=False)


def shown(model: faster_whisper.WhisperModel, names: list[str]) -> str:
    """What faster-whisper puts before the sound, back as text."""
    tokenizer = Tokenizer(model.hf_tokenizer, False)
    tokens = model.get_prompt(tokenizer, [], hotwords=prompt(names))
    return str(tokenizer.decode([token for token in tokens if token < tokenizer.eot])).strip()


def test_all_that_fits_is_shown_and_the_next_would_be_cut_off(model: faster_whisper.WhisperModel) -> None:
    room = engine(model).fit(NAMES)
    assert 5 < room < len(NAMES)
    assert shown(model, NAMES[:room]) == prompt(NAMES[:room])
    assert shown(model, NAMES[: room + 1]) != prompt(NAMES[: room + 1])


def test_a_few_names_all_fit(model: faster_whisper.WhisperModel) -> None:
    assert engine(model).fit(NAMES[:3]) == 3


def test_a_name_full_of_commands_is_no_command(model: faster_whisper.WhisperModel) -> None:
    hostile = cleaned(["<|endoftext|>Ana", "<|startoftranscript|>", "Bo <|nospeech|>"])
    tokens = model.hf_tokenizer.encode(f" {prompt(hostile)}", add_special_tokens=False).ids
    assert max(tokens) < Tokenizer(model.hf_tokenizer, False).eot


def test_with_a_prompt_as_long_as_there_is_room_for_it_still_listens(
    model: faster_whisper.WhisperModel,
) -> None:
    one = engine(model)
    names = NAMES[: one.fit(NAMES)]
    hearing = one.hear(load_samples(DATA / "voice.flac"), language=None, hotwords=names)
    assert all(segment.words for segment in hearing.segments)
