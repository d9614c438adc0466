"""The catalogues hold what the code says, no more and no less, and each translation has the fields of its sentence."""

from string import Formatter

import pytest
from babel.messages.catalog import Message

from skills.language.__main__ import main
from skills.language.catalogues import FOLDER, TEMPLATE, languages, read_catalogue

Forms = tuple[str, ...]


def forms(words: str | Forms | list[str] | None) -> Forms:
    return tuple(words) if isinstance(words, tuple | list) else (words or "",)


def fields(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}


def entries(language: str) -> list[Message]:
    return [one for one in read_catalogue(FOLDER / f"{language}.po", language) if one.id]


def test_the_files_are_in_step_with_the_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check"]) == 0, capsys.readouterr().out


def test_every_sentence_of_the_code_can_be_filled_in() -> None:
    # the template is what the code says: the test before holds it
    for message in read_catalogue(TEMPLATE, "en"):
        for form in forms(message.id):
            assert all(name.isidentifier() for name in fields(form)), form


@pytest.mark.parametrize("language", languages())
def test_a_translation_has_the_fields_of_its_sentence(language: str) -> None:
    wrong = [
        (message.id, form)
        for message in entries(language)
        for form in forms(message.string)
        # a form that is for one thing alone may leave out the number
        if form and fields(form) - {"n"} != fields(forms(message.id)[-1]) - {"n"}
    ]
    assert not wrong


@pytest.mark.parametrize("language", languages())
def test_a_count_has_every_form_that_its_language_has(language: str) -> None:
    words = read_catalogue(FOLDER / f"{language}.po", language)
    wrong = [
        message.id
        for message in words
        if isinstance(message.id, tuple | list)
        and any(forms(message.string))
        and (len(forms(message.string)) != words.num_plurals or not all(forms(message.string)))
    ]
    assert not wrong


@pytest.mark.parametrize("language", ["de", "es", "fr", "ja"])
def test_a_language_that_we_ship_says_everything(language: str) -> None:
    missing = [message.id for message in entries(language) if not all(forms(message.string))]
    assert not missing


def test_no_two_languages_say_a_whole_sentence_in_the_same_words() -> None:
    said: dict[str, str] = {}
    wrong = []
    for language in ("de", "es", "fr", "ja"):
        for message in entries(language):
            for form in forms(message.string):
                words = [word for word in form.split() if word.isalpha()]
                if len(words) > 2 and said.setdefault(form, language) != language:
                    wrong.append((said[form], language, form))
    assert not wrong
