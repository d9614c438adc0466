"""A fixed sentence of ours with its fields, in the reader's language, that can be said again in another one."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from string import Formatter
from typing import Literal, Self

from babel.lists import format_list

from skills.language.catalogues import all_translations, counted, translation
from skills.language.readers import current


class Sentence(str):
    """Words in one reader's language; `made` says them again, to whoever is spoken to then.

    `template` are the English words with names of fields, empty for what was put together."""

    made: Callable[[], str] | None
    template: str

    def __new__(cls, text: str, made: Callable[[], str] | None = None, template: str = "") -> Self:
        sentence = super().__new__(cls, text)
        sentence.made, sentence.template = made, template
        return sentence

    def __format__(self, spec: str) -> str:
        """Inside other words it is said again, so that a constant does not stay English there."""
        return format(str(again(self)), spec)


def say(template: str, /, **fields: object) -> Sentence:
    """A sentence of ours for whoever will read it; `{name}` in it stands for the field of that name."""
    words = translation(current().language, template)
    return Sentence(_filled((words, template), fields), partial(say, template, **fields), template)


def say_many(one: str, many: str, /, n: int, **fields: object) -> Sentence:
    """A sentence that counts something, as the reader's language counts; `{n}` is the number."""
    words = counted(current().language, one, many, n)
    text = _filled((words, one if n == 1 else many), {"n": n, **fields})
    return Sentence(text, partial(say_many, one, many, n, **fields))


def filled(sentence: Sentence, /, **fields: object) -> Sentence:
    """The same sentence with these fields instead: a constant that is said with its fields later on."""
    return say(sentence.template, **fields) if sentence.template else sentence


def says_any_of(sentences: Iterable[Sentence], text: str) -> bool:
    """Whether a text holds one of these sentences, in any language and whatever its fields were filled in with."""
    told = (words for one in sentences for words in all_translations(one.template))
    return any(re.search(_pattern(words), text) for words in told)


def _pattern(words: str) -> str:
    return ".*".join(re.escape(literal) for literal, _, _, _ in Formatter().parse(words))


def joined(parts: Iterable[str], between: str = " ") -> Sentence:
    """Those that say anything, one after the other."""
    kept = tuple(parts)
    return Sentence(
        between.join(said for one in kept if (said := again(one))), partial(joined, kept, between)
    )


def listed(items: Iterable[str], *, any_of: bool = False) -> Sentence:
    """Items as a list in running words, such as "a, b and c"; with `any_of`, "a, b or c"."""
    kept = tuple(items)
    style: Literal["or", "standard"] = "or" if any_of else "standard"
    text = format_list([again(one) for one in kept], style=style, locale=current().locale)
    return Sentence(text, partial(listed, kept, any_of=any_of))


def again(text: str) -> str:
    """A sentence of ours as it is said to whoever is spoken to now; other words as they are."""
    return text.made() if isinstance(text, Sentence) and text.made else text


def _filled(templates: Iterable[str], fields: Mapping[str, object]) -> str:
    """The first template that can be filled in. One that cannot is shown bare: nobody is left without a word."""
    values = {name: again(value) if isinstance(value, str) else value for name, value in fields.items()}
    bare = ""
    for bare in templates:
        try:
            return _NAMED.vformat(bare, (), values)
        except (ValueError, LookupError, AttributeError, TypeError):
            continue
    return bare


class _Named(Formatter):
    """Fields by their plain names: a translation has no business inside of them."""

    def get_field(self, field_name: str, _args: object, kwargs: Mapping[str, object]) -> tuple[object, str]:
        if field_name not in kwargs:
            raise LookupError(field_name)
        return kwargs[field_name], field_name


_NAMED = _Named()
