"""A causal language model and its tokenizer, loaded from a folder (transformers, torch)."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any

import torch
from langchain_core.exceptions import ContextOverflowError
from transformers import AutoModelForCausalLM, AutoTokenizer, StoppingCriteria, StoppingCriteriaList
from transformers.utils import logging


@dataclass(frozen=True)
class Weights:
    """Model and tokenizer, ready to write."""

    model: Any  # Any: transformers picks the class from config.json
    tokenizer: Any

    def answer(
        self, turns: Sequence[dict[str, str]], limit_tokens: int, given_up: Event
    ) -> tuple[str, int, int]:
        """The most likely reply, with the tokens read and written; ends early when it is given up."""
        # documents may hold the model's own control tokens, and must not open a turn with them
        inputs = self.tokenizer.apply_chat_template(
            list(turns),
            add_generation_prompt=True,
            return_tensors="pt",
            return_dict=True,
            sanitize_control_tokens=True,
        ).to(self.model.device)
        read = int(inputs["input_ids"].shape[1])
        output = self.model.generate(
            **inputs,
            max_new_tokens=min(limit_tokens, self._room_tokens(read)),
            do_sample=False,
            stopping_criteria=StoppingCriteriaList([_GivenUp(given_up)]),
        )
        written = output[0][read:]
        return self.tokenizer.decode(written, skip_special_tokens=True), read, len(written)

    def _room_tokens(self, read: int) -> int:
        room = int(getattr(self.model.config, "max_position_embeddings", None) or 2**31) - read
        if room < 1:
            raise ContextOverflowError
        return room


class _GivenUp(StoppingCriteria):
    def __init__(self, given_up: Event) -> None:
        self._given_up = given_up

    # Any: transformers' annotations ask for tensor classes that nobody makes
    def __call__(self, input_ids: Any, scores: Any, **kwargs: Any) -> Any:  # noqa: ARG002
        return torch.full(
            (len(input_ids),), self._given_up.is_set(), device=input_ids.device, dtype=torch.bool
        )


def load_weights(folder: Path) -> Weights:
    """Read a folder, to the GPU if there is one; raises what transformers raises when it is no chat model."""
    # the reader's terminal is not transformers' to draw in
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    if not tokenizer.chat_template:
        raise ValueError(f"{folder} has no chat template")
    place = "cuda" if torch.cuda.is_available() else "cpu"
    model: Any = AutoModelForCausalLM.from_pretrained(folder, local_files_only=True, dtype="auto")
    return Weights(model.to(place), tokenizer)
