"""The zip that an admin uploads: manifest and icons; checked by Microsoft's schema where that is at hand."""

import json
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from jsonschema import Draft7Validator

from bot.errors import SettingsError
from bot.platforms import Payload
from bot.platforms.teams.app.icons import color_icon, outline_icon
from bot.platforms.teams.app.manifest import COLOR, OUTLINE, AnySkill, Choices, manifest

# the same content gives the same file, whenever it is made
_MOMENT = (2026, 1, 1, 0, 0, 0)


def package(skills: Sequence[AnySkill], choices: Choices) -> bytes:
    """The app as one zip."""
    held = BytesIO()
    parts = {
        "manifest.json": json.dumps(manifest(skills, choices), indent=2, ensure_ascii=False).encode(),
        COLOR: color_icon(),
        OUTLINE: outline_icon(),
    }
    with ZipFile(held, "w", ZIP_DEFLATED) as zipped:
        for name, content in parts.items():
            zipped.writestr(ZipInfo(name, _MOMENT), content, ZIP_DEFLATED)
    return held.getvalue()


def faults(whole: Payload, schema: Path) -> list[str]:
    """What a manifest schema has against a manifest, in its words. Raises SettingsError for what is no schema."""
    try:
        validator = Draft7Validator(json.loads(schema.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise SettingsError(f"{schema} is no schema that can be read.") from error
    return [
        f"{'/'.join(map(str, one.path)) or 'manifest'}: {one.message[:200]}"
        for one in validator.iter_errors(whole)
    ]
