"""The sample voice's vocabulary: a small byte-pair code, Whisper's special tokens, then its timestamps."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from string import ascii_letters

from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, trainers

TEXT_SIZE = 900
TIMESTAMPS = 1501  # 0.00 to 30.00 s in steps of 0.02
# faster-whisper looks these up by name; from <|endoftext|> on all must be special, timestamps last.
SPECIAL = (
    "<|endoftext|>",
    "<|startoftranscript|>",
    "<|translate|>",
    "<|transcribe|>",
    "<|startoflm|>",
    "<|startofprev|>",
    "<|nospeech|>",
    "<|notimestamps|>",
)


def train_tokenizer(texts: Iterable[str], path: Path) -> None:
    """Learn the byte-pair code and save tokenizer.json.

    Every letter after a space gets a token of its own: faster-whisper suppresses the bare space token, so no
    word may need it."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=TEXT_SIZE, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False
    )
    letters = [f" {letter}" for letter in ascii_letters for _ in range(20_000)]
    tokenizer.train_from_iterator([*(" " + text for text in texts), *letters], trainer)
    tokenizer.add_special_tokens([AddedToken(name, special=True, normalized=False) for name in SPECIAL])
    tokenizer.save(str(path))


@dataclass(frozen=True)
class Codes:
    """The ids of a saved tokenizer."""

    path: Path

    @cached_property
    def tokenizer(self) -> Tokenizer:
        return Tokenizer.from_file(str(self.path))

    def special(self, name: str) -> int:
        found: int | None = self.tokenizer.token_to_id(f"<|{name}|>")
        if found is None:
            raise KeyError(name)
        return found

    @cached_property
    def first_timestamp(self) -> int:
        return self.special("notimestamps") + 1

    @cached_property
    def size(self) -> int:
        return self.first_timestamp + TIMESTAMPS

    def encode(self, word: str) -> list[int]:
        """Ids of one word with the space before it; its punctuation gets ids of its own."""
        ids: list[int] = self.tokenizer.encode(" " + word, add_special_tokens=False).ids
        return ids

    def letters(self, token: int) -> int:
        return max(1, len(self.tokenizer.decode([token]).strip()))

    def names(self) -> list[str]:
        """Every token's name in order of id, timestamps included."""
        stored = [str(self.tokenizer.id_to_token(index)) for index in range(self.first_timestamp)]
        return stored + [f"<|{index * 0.02:.2f}|>" for index in range(TIMESTAMPS)]
