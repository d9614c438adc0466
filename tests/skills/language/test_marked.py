"""No sentence for people is left unmarked: words that go straight into a reply, an error or a form are said."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from bot.forms import LABELS, fields_of
from skills.catalogue import SKILLS
from skills.language import Sentence

ROOT = Path(__file__).parents[3]
# where words for people come first, and which arguments hold them; what a button sends is a command and stays English
SAID: dict[str, tuple[int | str, ...]] = {
    "Reply": (0,),
    "Text": (0,),
    "Heading": (0,),
    "Footer": (0,),
    "Quote": (1,),
    "Lines": (0,),
    "Table": (0,),
    "Choices": (0, 2),
    "Form": (0,),
    "UserError": (0, "hint"),
    "ForbiddenError": (0, "hint"),
    "ReviewError": (0, "hint"),
    "Preview": (0, 1, 2),
    "skill": ("summary",),
}
# read by operators in a terminal, by tests, or by nobody
ENGLISH = (
    "bot/cli",
    "bot/demo",
    "bot/testing",
    "bot/calibration",
    "bot/migrations",
    "bot/doctor.py",
    "bot/people_file.py",
    "bot/rows.py",
    "bot/platforms/terminal",
    "bot/meetings/optouts.py",
    "bot/meetings/voices.py",
    "bot/meetings/overview.py",
    "bot/review/audits.py",
    "bot/review/review.py",
)
WORDS = re.compile(r"[^\W\d_]{2,}[ .:…?]|^[A-Z][a-z]+$")


def modules() -> Iterator[Path]:
    for package in ("bot", "skills"):
        for path in sorted((ROOT / package).rglob("*.py")):
            if not any(path.is_relative_to(ROOT / folder) for folder in ENGLISH):
                yield path


def unmarked(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAID:
            for said in filter(None, (argument(node, which) for which in SAID[node.func.id])):
                yield from (f"{path.relative_to(ROOT)}:{node.lineno}: {words}" for words in bare(said))


def argument(call: ast.Call, which: int | str) -> ast.expr | None:
    if isinstance(which, int):
        return call.args[which] if which < len(call.args) else None
    return next((one.value for one in call.keywords if one.arg == which), None)


def bare(said: ast.expr) -> Iterator[str]:
    """Words of our own that stand there as they are."""
    match said:
        case ast.Constant(value=str(words)) if WORDS.search(words):
            yield words
        case ast.JoinedStr(values=parts):
            words = "".join(str(part.value) for part in parts if isinstance(part, ast.Constant))
            if re.search(r"[^\W\d_]{2,}", words):
                yield words
        case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.BoolOp(values=parts):
            for part in parts:
                yield from bare(part)
        case ast.IfExp(body=body, orelse=orelse):
            yield from bare(body)
            yield from bare(orelse)
        case ast.BinOp(left=left, right=right):
            yield from bare(left)
            yield from bare(right)


def test_every_sentence_for_people_is_marked() -> None:
    wrong = [one for path in modules() for one in unmarked(path)]
    assert not wrong, "\n".join(wrong)


def test_every_form_speaks_the_readers_language() -> None:
    fields = [
        (skill, field, skill.query.model_fields[field.name])
        for skill in SKILLS
        for field in fields_of(skill.query)
    ]
    wrong = [
        f"{skill.command} {field.name}"
        for skill, field, about in fields
        if not (isinstance(about.title, Sentence) or field.name in LABELS)
        or not (about.description is None or isinstance(about.description, Sentence))
    ]
    assert not wrong
    assert all(isinstance(skill.summary, Sentence) for skill in SKILLS)
