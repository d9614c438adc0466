"""Every error of ours has a sentence for a person."""

import pytest

from bot import errors as bot_errors
from bot.explain import PLAIN
from indexing import errors as indexing_errors
from skills import errors as skill_errors
from transcription import errors as transcription_errors

MODULES = (bot_errors, indexing_errors, skill_errors, transcription_errors)
OURS = [
    value
    for module in MODULES
    for value in vars(module).values()
    if isinstance(value, type) and issubclass(value, Exception) and value.__module__ == module.__name__
]


@pytest.mark.parametrize("error", OURS, ids=lambda error: error.__name__)
def test_each_error_of_ours_may_be_read_by_a_person(error: type[Exception]) -> None:
    assert issubclass(error, PLAIN)
    assert error.__name__.endswith("Error")
    assert error.__doc__
