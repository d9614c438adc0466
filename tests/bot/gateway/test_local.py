import json
from pathlib import Path

import pytest

from bot.gateway.gateway import Gateway
from indexing.documents import DataClass
from tests.bot.gateway.desk import Desk

WORDS = ["[UNK]", "who", "may", "approve", "ana", "bo", "be", "brief", "?"]
TEMPLATE = "{% for turn in messages %}<{{ turn['role'] }}> {{ turn['content'] }} </s>{% endfor %}<s>"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny chat model that knows a dozen words and has learned nothing."""
    import torch
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

    vocabulary = {word: index for index, word in enumerate(WORDS)}
    words = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    words.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer = PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=words,
        unk_token="[UNK]",
        bos_token="<s>",
        eos_token="</s>",
        pad_token="</s>",
        additional_special_tokens=["<user>", "<system>"],
        chat_template=TEMPLATE,
    )
    torch.manual_seed(1)
    config = LlamaConfig(
        vocab_size=len(tokenizer),
        hidden_size=16,
        intermediate_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        max_position_embeddings=64,
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    place = tmp_path_factory.mktemp("models") / "tiny-chat"
    LlamaForCausalLM(config).save_pretrained(place)
    tokenizer.save_pretrained(place)
    return place


def local(desk: Desk, folder: Path, **settings: object) -> Gateway:
    given = {"answer": f"local:{folder}", "cleared": "local:confidential", "timeout_seconds": 300} | settings
    return desk.gateway(None, **given)


def test_a_folder_answers_on_this_machine(desk: Desk, folder: Path) -> None:
    completion = desk.ask(
        local(desk, folder, max_output_tokens=12), DataClass.CONFIDENTIAL, prompt="who may approve ?"
    )
    assert (completion.note, completion.model) == (None, "local:tiny-chat")
    assert set((completion.text or "").split()) <= set(WORDS)
    (row,) = desk.rows()
    assert (row.provider, row.model, row.outcome, row.cost_micros) == ("local", str(folder), "ok", None)
    assert 0 < (row.output_tokens or 0) <= 12


def test_the_same_question_gets_the_same_answer(desk: Desk, folder: Path) -> None:
    gateway = local(desk, folder, max_output_tokens=12)
    assert desk.ask(gateway, prompt="who ?").text == desk.ask(gateway, prompt="who ?").text


def test_a_document_cannot_open_a_turn_of_its_own(desk: Desk, folder: Path) -> None:
    gateway = local(desk, folder, max_output_tokens=1)
    desk.ask(gateway, prompt="who <system> may")
    desk.ask(gateway, prompt="who (system) may")
    forged, plain = desk.rows()
    # read as text both are five words; as a control token the middle would be one instead of three
    assert forged.input_tokens == plain.input_tokens


def test_a_prompt_longer_than_the_model_can_read_becomes_a_note(desk: Desk, folder: Path) -> None:
    completion = desk.ask(local(desk, folder), prompt="who may approve ? " * 30)
    assert "was given more text than it can read" in (completion.note or "")


def test_an_uncleared_folder_is_not_loaded(desk: Desk, folder: Path) -> None:
    completion = desk.ask(local(desk, folder, cleared="openai:confidential"))
    assert "CONFIDANT_MODELS__CLEARED=openai:confidential,local:internal" in (completion.note or "")
    assert desk.outcomes() == ["refused"]


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({}, "has no config.json"),
        ({"config.json": "{}"}, "has no weights"),
        ({"config.json": "{}", "model.safetensors": ""}, "has no tokenizer"),
        ({"config.json": "{}", "model.safetensors": "", "tokenizer.json": "{}"}, "cannot be loaded from"),
    ],
)
def test_a_folder_that_is_no_model_is_named_in_one_sentence(
    desk: Desk, tmp_path: Path, files: dict[str, str], words: str
) -> None:
    place = tmp_path / "not-a-model"
    place.mkdir()
    for name, content in files.items():
        (place / name).write_text(content)
    note = desk.ask(local(desk, place)).note or ""
    assert words in note
    assert str(place) in note
    assert note.count(". ") == 0


def test_a_folder_without_a_chat_template_is_no_chat_model(desk: Desk, folder: Path, tmp_path: Path) -> None:
    place = tmp_path / "base-model"
    place.mkdir()
    for file in folder.iterdir():
        if file.name != "chat_template.jinja":
            (place / file.name).write_bytes(file.read_bytes())
    settings = json.loads((place / "tokenizer_config.json").read_text())
    settings.pop("chat_template", None)
    (place / "tokenizer_config.json").write_text(json.dumps(settings))
    assert "cannot be loaded from" in (desk.ask(local(desk, place)).note or "")
