"""Brings the catalogues in step with the code: `python -m skills.language`, or with `--check` says what is not.

Every sentence goes into `words/words.pot` and, without a translation, into each language's file; what the code does not
say any more goes.
"""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import write_po

from skills.language.below import PACKAGES, templates_in
from skills.language.catalogues import FOLDER, TEMPLATE, languages, missing, read_catalogue

ROOT = Path(__file__).parents[2]
WITH_WORDS = ("bot", "skills", *PACKAGES)
# operators read these in a terminal, in English
ENGLISH = ("bot/cli", "bot/demo", "bot/testing")
KEYWORDS = {"say": None, "say_many": (1, 2)}
_NEVER = datetime(2026, 1, 1, tzinfo=UTC)  # a date of its own would change the file each time


def said_in_code() -> Catalog:
    """Every fixed sentence that the code says, with the files that say it."""
    words = Catalog(project="Confidant", charset="utf-8", creation_date=_NEVER, fuzzy=False)
    words.header_comment = "# What Confidant says; docs/languages.md tells how to add a language."
    for path in _modules():
        name = path.relative_to(ROOT).as_posix()
        for line, sentence, _, _ in extract_from_file("python", path, keywords=KEYWORDS):
            words.add(sentence, locations=[(name, line)])
        if name.startswith(PACKAGES):
            for line, template in templates_in(path.read_text(encoding="utf-8")):
                words.add(template, locations=[(name, line)])
    return words


def in_step(path: Path, said: Catalog) -> Catalog:
    """A language's file with exactly the sentences of the code; each keeps its translation."""
    words = read_catalogue(path, path.stem)
    words.update(said, no_fuzzy_matching=True, update_creation_date=False)
    words.obsolete.clear()
    return words


def as_file(words: Catalog) -> bytes:
    written = BytesIO()
    write_po(written, words, width=100, include_lineno=False)
    return written.getvalue()


def _modules() -> Iterator[Path]:
    for package in WITH_WORDS:
        for path in sorted((ROOT / package).rglob("*.py")):
            if not any(path.is_relative_to(ROOT / folder) for folder in ENGLISH):
                yield path


def main(arguments: list[str]) -> int:
    """0 where every file is in step by the end."""
    said, stale = said_in_code(), []
    files = {TEMPLATE: as_file(said)}
    files |= {path: as_file(in_step(path, said)) for path in sorted(FOLDER.glob("*.po"))}
    for path, content in files.items():
        if not path.exists() or path.read_bytes() != content:
            stale.append(path.name)
            if "--check" not in arguments:
                path.write_bytes(content)
    for language in languages():
        left, wanted = missing(language)
        sys.stdout.write(f"{language}: {wanted - left} of {wanted} sentences\n")
    if "--check" in arguments and stale:
        sys.stdout.write(f"Not in step: {', '.join(stale)}; run python -m skills.language.\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
