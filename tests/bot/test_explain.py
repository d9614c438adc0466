"""Every error of ours has a sentence for a person."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from bot.explain import PLAIN

ROOT = Path(__file__).parents[2]
# answered where they are raised; no person ever meets them
INSIDE = {
    "_FaultyError",  # a line of an export; the reader of the file names it
    "MissingSignalError",
    "PressedError",
    "ProviderError",
    "RefusedError",
    "UncoveredError",
    "UnplannedError",
    "UnreachableError",
    "UnusableLabelError",
}


def ours() -> list[type[Exception]]:
    """Every exception class that our packages define."""
    found = []
    for path in (
        file
        for package in ("bot", "skills", "indexing", "transcription")
        for file in (ROOT / package).rglob("*.py")
    ):
        names = re.findall(
            r"^class (\w+)\(\w*(?:Error|Exception)\)", path.read_text(encoding="utf-8"), re.MULTILINE
        )
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        # a package that only some install is needed for the pipeline, whose errors the gateway answers
        if "testing" in module or module == "bot.gateway.providers.pipeline":
            continue
        found += [getattr(import_module(module), name) for name in names]
    return [error for error in found if error.__name__ not in INSIDE]


OURS = ours()


@pytest.mark.parametrize("error", OURS, ids=lambda error: error.__name__)
def test_each_error_of_ours_may_be_read_by_a_person(error: type[Exception]) -> None:
    assert issubclass(error, PLAIN)
    assert error.__name__.endswith("Error")
    assert error.__doc__
