"""What a configured model still lacks, found without calling or loading it."""

from importlib.util import find_spec
from pathlib import Path

from bot.gateway.names import ModelName, Provider
from bot.gateway.settings import ModelSettings
from skills.language import say

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


def picture_shortcoming(name: ModelName, settings: ModelSettings) -> str | None:
    """As `shortcoming`, of a model that makes pictures."""
    if name.provider is not Provider.LOCAL:
        return shortcoming(name, settings)
    folder = Path(name.model).expanduser()
    if lacks := _lacking_pictures(folder):
        return say(
            "cannot be loaded because {folder} {lacks} (an admin can name a diffusers pipeline's folder)",
            folder=folder,
            lacks=lacks,
        )
    if find_spec("diffusers") is None:
        return say("needs the package diffusers (an admin can run `pip install diffusers`)")
    return None


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


def _lacking_pictures(folder: Path) -> str | None:
    if not folder.is_dir():
        return say("is not a folder")
    if not (folder / "model_index.json").is_file():
        return say("has no model_index.json")
    if not any(folder.rglob("*.safetensors")):
        return say("has no weights as safetensors")
    if any(folder.rglob("*.py")):
        return say("holds code, which is never run")
    return None
