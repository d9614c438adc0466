"""What a configured model still lacks, found without calling or loading it."""

from pathlib import Path

from bot.gateway.names import ModelName, Provider
from bot.gateway.settings import ModelSettings

_TOKENIZERS = ("tokenizer.json", "tokenizer.model", "tokenizer_config.json")
_WEIGHTS = ("*.safetensors", "*.bin")


def shortcoming(name: ModelName, settings: ModelSettings) -> str | None:
    """What is missing, as words that follow "Model X", with the mend; None when a call can be tried."""
    match name.provider:
        case Provider.LOCAL:
            return _folder_shortcoming(Path(name.model).expanduser())
        case Provider.COMPATIBLE:
            # many such servers ask for no key
            return (
                None if settings.base_url else "has no address (an admin can set CONFIDANT_MODELS__BASE_URL)"
            )
        case _:
            return None if settings.key else "has no key (an admin can set CONFIDANT_MODELS__API_KEY)"


def _folder_shortcoming(folder: Path) -> str | None:
    lacks = _lacking(folder)
    if lacks is None:
        return None
    return f"cannot be loaded because {folder} {lacks} (an admin can name a transformers chat model's folder)"


def _lacking(folder: Path) -> str | None:
    if not folder.is_dir():
        return "is not a folder"
    if not (folder / "config.json").is_file():
        return "has no config.json"
    if not any(any(folder.glob(pattern)) for pattern in _WEIGHTS):
        return "has no weights"
    if not any((folder / name).is_file() for name in _TOKENIZERS):
        return "has no tokenizer"
    return None
