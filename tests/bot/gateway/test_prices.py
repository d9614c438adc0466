from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.gateway.names import ModelName, Provider, parse_model
from bot.gateway.prices import load_prices

KNOWN = ModelName(Provider.OPENAI, "gpt-4.1")


def test_a_token_costs_its_price_in_millionths_of_a_dollar() -> None:
    assert load_prices().cost_micros(KNOWN, 1000, 100) == 1000 * 2 + 100 * 8


@pytest.mark.parametrize(
    "name", [ModelName(Provider.OPENAI, "gpt-99"), ModelName(Provider.LOCAL, "/models/gpt-4.1")]
)
def test_an_unknown_model_has_no_cost_rather_than_none_at_all(name: ModelName) -> None:
    assert load_prices().cost_micros(name, 1000, 100) is None


def test_uncounted_tokens_have_no_cost() -> None:
    assert load_prices().cost_micros(KNOWN, None, None) is None


def test_each_shipped_price_is_of_a_model_that_can_be_configured() -> None:
    assert all(str(parse_model(name)) == name for name in load_prices().models)


def test_your_own_table_is_used(tmp_path: Path) -> None:
    table = tmp_path / "ours.json"
    table.write_text('{"version": "ours-1", "models": {"compatible:qwen": {"input": 1, "output": 2}}}')
    prices = load_prices(table)
    assert (prices.version, prices.cost_micros(ModelName(Provider.COMPATIBLE, "qwen"), 3, 4)) == (
        "ours-1",
        11,
    )


@pytest.mark.parametrize("content", [b"", b"[]", b'{"version": "", "models": {}}', b"\xff"])
def test_a_file_that_is_no_price_table_is_named(tmp_path: Path, content: bytes) -> None:
    table = tmp_path / "ours.json"
    table.write_bytes(content)
    with pytest.raises(SettingsError, match=r"ours\.json is not a price table"):
        load_prices(table)


def own_table(tmp_path: Path, price: str) -> Path:
    table = tmp_path / "ours.json"
    table.write_text(f'{{"version": "ours-1", "models": {{"compatible:sdxl": {price}}}}}')
    return table


@pytest.mark.parametrize(
    ("price", "cost"),
    [
        ('{"per_image_micros": 40000}', 40_000),
        ('{"input": 1, "output": 2, "per_image_micros": 40000}', 40_000),
        ('{"input": 1, "output": 2}', 11),
        ('{"per_image_micros": 0}', 0),
    ],
)
def test_a_picture_costs_its_own_price_or_else_that_of_its_tokens(
    tmp_path: Path, price: str, cost: int
) -> None:
    prices = load_prices(own_table(tmp_path, price))
    assert prices.cost_micros(ModelName(Provider.COMPATIBLE, "sdxl"), 3, 4, pictures=1) == cost


def test_a_price_for_pictures_says_nothing_of_words(tmp_path: Path) -> None:
    prices = load_prices(own_table(tmp_path, '{"per_image_micros": 40000}'))
    assert prices.cost_micros(ModelName(Provider.COMPATIBLE, "sdxl"), 3, 4) is None


@pytest.mark.parametrize("price", ["{}", '{"input": 1}', '{"output": 1}', '{"per_image_micros": -1}'])
def test_a_price_that_is_half_a_price_is_refused(tmp_path: Path, price: str) -> None:
    with pytest.raises(SettingsError, match=r"ours\.json is not a price table"):
        load_prices(own_table(tmp_path, price))
