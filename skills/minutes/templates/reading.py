"""Reads an admin's own templates, one YAML file each; a file with a fault is left out and the fault said."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, Field, StringConstraints, ValidationError

from skills.errors import UserError
from skills.faults import fault_said
from skills.language import say
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
            faults.append(say("Template file {name} is left out: {error}", name=path.name, error=error))
    rest = [template for template in BUILT_IN if plain_name(template.name) not in own]
    return Templates((*(template for template, _ in own.values()), *rest), tuple(faults))


def _add(own: dict[str, tuple[Template, Path]], template: Template, path: Path) -> None:
    _, taken = own.setdefault(plain_name(template.name), (template, path))
    if taken != path:
        raise _FaultError(
            say("its name {name!r} is that of {name2}; choose another.", name=template.name, name2=taken.name)
        )


def _read(path: Path) -> Template:
    value = _yaml(path)
    if not isinstance(value, dict):
        raise _FaultError(say("it holds no `name:` and `sections:`; write them as in the manual."))
    try:
        file = _File.model_validate(value)
    except ValidationError as error:
        raise _FaultError(_sentence(error)) from error
    return Template(file.name, _sections(file.sections), tuple(file.match), file.summary_lines)


def _yaml(path: Path) -> object:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _FaultError(
                say(
                    "it is larger than {most_bytes} kB; a template takes a few lines.",
                    most_bytes=MOST_BYTES // 1000,
                )
            )
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}" if mark else "it"
        raise _FaultError(
            say("{where} is not YAML; check the indents and quotes there.", where=where)
        ) from error
    except UnicodeDecodeError as error:
        raise _FaultError(say("it is not UTF-8 text; save it as UTF-8.")) from error
    except OSError as error:
        raise _FaultError(
            say("it cannot be read ({strerror}); check its rights.", strerror=error.strerror)
        ) from error


def _sections(rows: Sequence[str | dict[str, str]]) -> tuple[Shown, ...]:
    found: list[Shown] = []
    for row in rows:
        if isinstance(row, dict) and len(row) != 1:
            raise _FaultError(
                say("{row!r} is not one section; write `- decisions: What we decided`, one a line.", row=row)
            )
        name, heading = next(iter(row.items())) if isinstance(row, dict) else (row, "")
        if name not in HEADINGS:
            raise _FaultError(
                say(
                    "{name!r} is no section; the sections are {headings}.",
                    name=name,
                    headings=", ".join(HEADINGS),
                )
            )
        if any(shown.section == name for shown in found):
            raise _FaultError(say("the section {name!r} stands there twice; keep one.", name=name))
        found.append(Shown(name, " ".join(heading.split()) or HEADINGS[name]))
    return tuple(found)


def _sentence(error: ValidationError) -> str:
    fault = error.errors()[0]
    field = str(fault["loc"][0]) if fault["loc"] else "it"
    if fault["type"] == "missing":
        return say("`{field}:` is missing; add it.", field=field)
    if fault["type"] == "extra_forbidden":
        return say(
            "it may not have `{field}:`; only {value} can be set.",
            field=field,
            value=", ".join(f"`{name}:`" for name in _File.model_fields),
        )
    return say("`{field}:` does not fit: {why}; correct it.", field=field, why=fault_said(fault))
