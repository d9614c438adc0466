"""Sentences of `indexing` and `transcription`, which know no reader: an error of theirs is known again by its template.

A template is what the code says in an f-string, with a name for each field. It goes into the catalogues like any other.
"""

import ast
import builtins
import re
from collections.abc import Iterator
from functools import cache
from string import Formatter

from skills.language.catalogues import languages, places_of
from skills.language.readers import current
from skills.language.sentences import say

PACKAGES = ("indexing", "transcription")
FEWEST_CHARACTERS = 12  # of a template besides its fields; less would fit anything
_REPR = r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\""


def templates_in(source: str) -> Iterator[tuple[int, str]]:
    """Each sentence that a module gives to an error, with its line: `Nothing is at {link} (any more).`"""
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
            continue
        name = node.func.id
        # a bug of ours raises one of Python's own, which nobody reads
        is_ours = name.endswith("Error") and not hasattr(builtins, name)
        if is_ours and len(_literal(template := _template(node.args[0]))) >= FEWEST_CHARACTERS:
            yield node.lineno, template


def said_below(text: str) -> str:
    """What a library said in English, for whoever is spoken to now; as it is where no template fits."""
    for template, pattern in _patterns() if current().language in languages() else ():
        if match := pattern.fullmatch(text):
            return say(template, **{name: _value(found) for name, found in match.groupdict().items()})
    return text


def _template(said: ast.expr) -> str:
    """Empty for words that are put together elsewhere."""
    if isinstance(said, ast.Constant):
        words = said.value
        return words if isinstance(words, str) and " " in words and "{" not in words else ""
    if not isinstance(said, ast.JoinedStr):
        return ""
    parts, names = [], list[str]()
    for part in said.values:
        if isinstance(part, ast.FormattedValue):
            names.append(_name(part.value, names))
            parts.append(f"{{{names[-1]}{'!r' if part.conversion == ord('r') else ''}}}")
        elif isinstance(part, ast.Constant):
            parts.append(str(part.value).replace("{", "{{").replace("}", "}}"))
    return "".join(parts)


def _name(value: ast.expr, taken: list[str]) -> str:
    """A name for a field that says what it holds: the last one in its expression."""
    said = [name for one in ast.walk(value) if (name := _named(one))]
    name = (said[0] if said else "value").strip("_")
    return name if name not in taken else f"{name}_{len(taken)}"


def _named(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) and not hasattr(builtins, node.id) else ""


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The longest first, so that one which begins like another is not taken for it."""
    known = [one for one, places in places_of().items() if places.startswith(PACKAGES)]
    return tuple((one, _pattern(one)) for one in sorted(known, key=len, reverse=True))


def _literal(template: str) -> str:
    return "".join(words for words, _, _, _ in Formatter().parse(template)).strip()


def _pattern(template: str) -> re.Pattern[str]:
    said = ""
    for words, name, _, conversion in Formatter().parse(template):
        said += re.escape(words)
        if name:
            said += f"(?P<{name}>{_REPR})" if conversion else f"(?P<{name}>.+?)"
    return re.compile(said, re.DOTALL)


def _value(found: str) -> str:
    """What stood in quotes as Python writes them, without them: a translation has quotes of its own."""
    if not re.fullmatch(_REPR, found):
        return found
    try:
        return str(ast.literal_eval(found))
    except (ValueError, SyntaxError):
        return found
