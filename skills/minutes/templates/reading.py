"""Reads an admin's own templates, one YAML file each; a file with a fault is left out and the fault said."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, Field, StringConstraints, ValidationError

from skills.errors import UserError
from skills.minutes.templates.builtin import BUILT_IN
from skills.minutes.templates.template import HEADINGS, MOST_SUMMARY_LINES, Shown, Template, plain_name

FOLDER = "templates"  # in the home folder
MOST_BYTES = 64_000

_Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80, pattern=r"\w")]


class _File(BaseModel, extra="forbid"):
    name: _Words
    sections: list[str | dict[str, _Words]] = Field(min_length=1)
    match: list[_Words] = []
    summary_lines: Annotated[int, Field(ge=0, le=MOST_SUMMARY_LINES, strict=True)] = MOST_SUMMARY_LINES


class _FaultError(UserError):
    """What is wrong with a file, to follow its name."""


@dataclass(frozen=True)
class Templates:
    """All that can be used, an admin's own first, and a sentence for each file that cannot."""

    all: tuple[Template, ...] = BUILT_IN
    faults: tuple[str, ...] = ()


def load_templates(home: Path) -> Templates:
    """The built-in templates and those of `<home>/templates`; one with a built-in's name takes its place."""
    folder = home / FOLDER
    files = sorted(path for path in folder.glob("*") if path.suffix.lower() in (".yaml", ".yml"))
    own: dict[str, tuple[Template, Path]] = {}
    faults: list[str] = []
    for path in files:
        try:
            _add(own, _read(path), path)
        except _FaultError as error:
            faults.append(f"Template file {path.name} is left out: {error}")
    rest = [template for template in BUILT_IN if plain_name(template.name) not in own]
    return Templates((*(template for template, _ in own.values()), *rest), tuple(faults))


def _add(own: dict[str, tuple[Template, Path]], template: Template, path: Path) -> None:
    _, taken = own.setdefault(plain_name(template.name), (template, path))
    if taken != path:
        raise _FaultError(f"its name {template.name!r} is that of {taken.name}; choose another.")


def _read(path: Path) -> Template:
    value = _yaml(path)
    if not isinstance(value, dict):
        raise _FaultError("it holds no `name:` and `sections:`; write them as in the manual.")
    try:
        file = _File.model_validate(value)
    except ValidationError as error:
        raise _FaultError(_sentence(error)) from error
    return Template(file.name, _sections(file.sections), tuple(file.match), file.summary_lines)


def _yaml(path: Path) -> object:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _FaultError(f"it is larger than {MOST_BYTES // 1000} kB; a template takes a few lines.")
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}" if mark else "it"
        raise _FaultError(f"{where} is not YAML; check the indents and quotes there.") from error
    except UnicodeDecodeError as error:
        raise _FaultError("it is not UTF-8 text; save it as UTF-8.") from error
    except OSError as error:
        raise _FaultError(f"it cannot be read ({error.strerror}); check its rights.") from error


def _sections(rows: Sequence[str | dict[str, str]]) -> tuple[Shown, ...]:
    found: list[Shown] = []
    for row in rows:
        if isinstance(row, dict) and len(row) != 1:
            raise _FaultError(
                f"{row!r} is not one section; write `- decisions: What we decided`, one a line."
            )
        name, heading = next(iter(row.items())) if isinstance(row, dict) else (row, "")
        if name not in HEADINGS:
            raise _FaultError(f"{name!r} is no section; the sections are {', '.join(HEADINGS)}.")
        if any(shown.section == name for shown in found):
            raise _FaultError(f"the section {name!r} stands there twice; keep one.")
        found.append(Shown(name, " ".join(heading.split()) or HEADINGS[name]))
    return tuple(found)


def _sentence(error: ValidationError) -> str:
    fault = error.errors()[0]
    field = str(fault["loc"][0]) if fault["loc"] else "it"
    if fault["type"] == "missing":
        return f"`{field}:` is missing; add it."
    if fault["type"] == "extra_forbidden":
        return f"it may not have `{field}:`; only {', '.join(f'`{name}:`' for name in _File.model_fields)} can be set."
    message = re.sub(r"^Input ", "", fault["msg"])
    return f"`{field}:` does not fit: {message[0].lower()}{message[1:]}; correct it."
