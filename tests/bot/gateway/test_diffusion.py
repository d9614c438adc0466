"""Pictures from a folder on this machine; those that draw need the package diffusers, which comes not with us."""

import asyncio
import json
import struct
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from bot.gateway import readiness
from bot.gateway.gateway import Gateway
from indexing.documents import DataClass
from tests.bot.gateway.desk import Desk

drawing = pytest.mark.skipif(find_spec("diffusers") is None, reason="needs the package diffusers")


def local(desk: Desk, folder: Path, **settings: object) -> Gateway:
    given = {"images": f"local:{folder}", "cleared": "local:confidential", "images_timeout_seconds": 300}
    return desk.artist(None, **(given | settings))


def written(place: Path, index: object, *others: str) -> Path:
    """A folder that looks like a pipeline."""
    place.mkdir()
    (place / "model_index.json").write_text(json.dumps(index))
    for name in ("model.safetensors", *others):
        (place / name).write_text("")
    return place


def test_without_the_package_one_sentence_says_what_to_install(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readiness, "find_spec", lambda _: None)
    place = written(tmp_path / "sd", {"_class_name": "StableDiffusionPipeline"})
    gateway = local(desk, place)
    needed = "Model local:{} needs the package diffusers (an admin can run `pip install diffusers`)"
    assert desk.draw(gateway).note == f"{needed.format('sd')}, so no picture was made with it."
    assert [one.problem for one in gateway.describe()] == [f"{needed.format(place)}."]
    assert desk.outcomes() == ["error"]


@pytest.mark.parametrize(
    ("files", "words"),
    [
        (None, "is not a folder"),
        ({}, "has no model_index.json"),
        ({"model_index.json": "{}"}, "has no weights as safetensors"),
        ({"model_index.json": "{}", "model.bin": ""}, "has no weights as safetensors"),
        (
            {"model_index.json": "{}", "m.safetensors": "", "pipeline.py": ""},
            "holds code, which is never run",
        ),
    ],
)
def test_a_folder_that_is_no_pipeline_is_named_in_one_sentence(
    desk: Desk, tmp_path: Path, files: dict[str, str] | None, words: str
) -> None:
    place = tmp_path / "not-a-pipeline"
    if files is not None:
        place.mkdir()
        for name, content in files.items():
            (place / name).write_text(content)
    gateway = local(desk, place)
    note = desk.draw(gateway).note or ""
    assert f"{place} {words}" in note
    assert note.count(". ") == 0
    assert words in str(gateway.describe())


def test_an_uncleared_folder_is_not_loaded(desk: Desk, tmp_path: Path) -> None:
    picture = desk.draw(local(desk, tmp_path / "sd", cleared="openai:confidential"))
    assert "CONFIDANT_MODELS__CLEARED=openai:confidential,local:internal" in (picture.note or "")
    assert desk.outcomes() == ["refused"]


@drawing
@pytest.mark.parametrize(
    "index",
    [
        {},
        [],
        {"_class_name": ["pipeline", "Mine"]},
        {"_class_name": "StableDiffusionPipeline", "unet": ["this", "s"]},
        {"_class_name": "StableDiffusionPipeline", "unet": ["../this", "s"]},
        {"_class_name": "StableDiffusionPipeline", "unet": [7, "s"]},
        {"_class_name": "StableDiffusionPipeline", "unet": ["diffusers", "UNet2DConditionModel"]},
    ],
)
def test_a_folder_that_would_import_something_else_is_not_loaded(
    desk: Desk, tmp_path: Path, index: object
) -> None:
    sys.modules.pop("this", None)
    note = desk.draw(local(desk, written(tmp_path / "sd", index))).note or ""
    assert "cannot be loaded from" in note
    assert "this" not in sys.modules


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A tiny pipeline that has learned nothing and draws squares of 64 pixels."""
    import torch

    # on busy cores the threads of one small step wait for each other longer than they work
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    place = tmp_path_factory.mktemp("models") / "tiny-diffusion"
    _tiny_pipeline(place.parent).save_pretrained(place)
    (place / "README.md").write_text("---\nlicense: openrail++\n---\n# Tiny\n")
    yield place
    torch.set_num_threads(threads)


def _tiny_pipeline(at: Path) -> Any:  # Any: a class of a package that need not be here
    import torch
    from diffusers import AutoencoderKL, DDIMScheduler, StableDiffusionPipeline, UNet2DConditionModel
    from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer

    torch.manual_seed(1)
    words = ["<|startoftext|>", "<|endoftext|>", "a", "d", "w", "n</w>", "a</w>"]
    (at / "vocab.json").write_text(json.dumps({word: index for index, word in enumerate(words)}))
    (at / "merges.txt").write_text("#version: 0.2\n")
    # Any: neither package says what its classes take
    tokenizer: Any = CLIPTokenizer(str(at / "vocab.json"), str(at / "merges.txt"), model_max_length=16)
    heard = CLIPTextConfig(
        vocab_size=len(words),
        hidden_size=32,
        intermediate_size=37,
        num_attention_heads=4,
        num_hidden_layers=1,
        max_position_embeddings=16,
        bos_token_id=0,
        eos_token_id=1,
        pad_token_id=1,
    )
    unet = UNet2DConditionModel(
        block_out_channels=(32, 64),
        layers_per_block=1,
        sample_size=32,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"),
        cross_attention_dim=32,
    )
    vae = AutoencoderKL(
        block_out_channels=(32, 64),
        down_block_types=("DownEncoderBlock2D",) * 2,
        up_block_types=("UpDecoderBlock2D",) * 2,
        latent_channels=4,
    )
    return StableDiffusionPipeline(
        vae=vae,
        text_encoder=CLIPTextModel(heard),
        tokenizer=tokenizer,
        unet=unet,
        scheduler=DDIMScheduler(steps_offset=1, clip_sample=False),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )


def pixels(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@drawing
def test_a_folder_draws_on_this_machine_even_where_third_parties_are_forbidden(
    desk: Desk, folder: Path
) -> None:
    picture = desk.draw(
        local(desk, folder), DataClass.CONFIDENTIAL, prompt="a dawn", ratio=(1920, 1080), only_local=True
    )
    assert (picture.note, picture.model, picture.provider) == (None, "local:tiny-diffusion", "local")
    assert picture.licence == "tiny-diffusion is under the licence openrail++."
    width, height = pixels(picture.content or b"")
    assert width > height
    (row,) = desk.rows()
    assert (row.outcome, row.data_class, row.cost_micros) == ("ok", "confidential", None)


@drawing
def test_the_same_words_give_the_same_bytes_from_two_loadings(desk: Desk, folder: Path) -> None:
    one, other = (desk.draw(local(desk, folder), prompt="dawn").content for _ in range(2))
    assert one == other
    assert pixels(one or b"") == (64, 64)


@drawing
def test_a_picture_that_nobody_waits_for_is_given_up_and_the_next_is_drawn(desk: Desk, folder: Path) -> None:
    gateway = local(desk, folder)
    assert desk.draw(gateway).content

    async def ask_and_leave() -> None:
        async with asyncio.timeout(0.05):
            await gateway.picture("dawn", width=1, height=1, asker="U1")

    with pytest.raises(TimeoutError):
        asyncio.run(ask_and_leave())
    assert desk.draw(gateway).content
    assert desk.outcomes() == ["ok", "cancelled", "ok"]


@drawing
def test_a_folder_without_a_card_names_no_licence(desk: Desk, folder: Path) -> None:
    card = (folder / "README.md").read_text()
    (folder / "README.md").unlink()
    try:
        licence = desk.draw(local(desk, folder)).licence
    finally:
        (folder / "README.md").write_text(card)
    assert licence == "The folder of tiny-diffusion names no licence."
