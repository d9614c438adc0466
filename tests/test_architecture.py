"""The shape of the house, as a test: imports point down, one vendor has one door, modules stay small."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAY_IMPORT = {
    "bot": {"bot", "skills", "indexing", "transcription"},
    "skills": {"skills", "indexing", "transcription"},
    "indexing": {"indexing"},
    "transcription": {"transcription"},
}
DOORS = {
    "aiohttp": {"bot/platforms/slack"},
    "PIL": {
        "bot/platforms/teams/app",
        "bot/platforms/teams/pictures.py",
        "skills/creative",
    },
    "alembic": {"bot/store.py", "bot/migrations"},
    "apscheduler": {"bot/jobs"},
    "av": {"transcription/audio.py"},
    "babel": {"skills/language", "skills/creative/copy"},
    "bidi": {"skills/creative/type"},
    "botbuilder": {"bot/platforms/teams"},
    "botframework": {"bot/platforms/teams"},
    "budoux": {"skills/creative/type"},
    "chromadb": {"indexing/vectors.py"},
    "cryptography": {"indexing/sources/google_token.py", "bot/databases/seal.py", "bot/testing/teams"},
    "ctranslate2": {"transcription/speech"},
    "cv2": {"skills/creative/photo"},
    "dbos": {"bot/jobs"},
    "diffusers": {"bot/gateway/providers"},
    "faster_whisper": {"transcription/speakers/voice_activity.py", "transcription/speech"},
    "fpdf": {"skills/research/deliver"},
    "httpx": {
        "indexing/fetch",
        "indexing/sources/google_token.py",
        "indexing/web/seek/asking.py",
        "bot/arrivals/web_api.py",
        "bot/platforms/teams/upload.py",
        "bot/testing",
    },
    "jsonschema": {"bot/platforms/teams/app"},
    "jwt": {"bot/arrivals/signed_tokens.py", "bot/testing/teams"},
    "langchain_anthropic": {"bot/gateway/providers"},
    "langchain_core": {"bot/gateway/providers"},
    "langchain_openai": {"bot/gateway/providers"},
    "langsmith": {"bot/gateway/providers"},
    "langchain_text_splitters": {"indexing/split.py"},
    "markdown_it": {"bot/platforms/text/markdown.py"},
    "msrest": {"bot/platforms/teams"},
    "lxml": {"indexing/web/reading", "indexing/sources/html"},
    "matplotlib": {"bot/calibration/pictures", "skills/research/deliver/charts"},
    "markitdown": {"indexing/sources"},
    "pyannote": {"transcription/speakers/pyannote.py"},
    "openpyxl": {"indexing/sources/workbook.py"},
    "pdfminer": {"indexing/sources/pdf"},
    "pdfplumber": {"indexing/sources/pdf"},
    "pypdfium2": {"indexing/sources", "indexing/web/reading"},
    "openai": {"bot/gateway/providers"},
    "prometheus_client": {"bot/metrics.py"},
    "protego": {"indexing/web/robots.py"},
    "pydantic_settings": {"bot/settings.py"},
    "pyphen": {"skills/creative/type"},
    "python_multipart": {"bot/arrivals/upload"},
    "requests": {"bot/platforms/teams"},
    "rich": {"bot/cli", "bot/platforms/terminal", "bot/demo"},
    "scipy": {"skills/confidence"},
    "sentence_transformers": {"indexing/models"},
    "sklearn": {"skills/confidence/calibration.py"},
    "slack_bolt": {"bot/platforms/slack"},
    "slack_sdk": {"bot/platforms/slack"},
    "snowballstemmer": {"skills/stems.py"},
    "sqlalchemy": {"bot", "indexing", "skills/sql/database"},
    "sqlglot": {"skills/sql"},
    "starlette": {"bot/web.py", "bot/serve.py", "bot/arrivals", "bot/platforms", "bot/testing"},
    "tantivy": {"indexing/keywords.py"},
    "torch": {"indexing/models", "bot/gateway/providers", "transcription/speakers/pyannote.py"},
    "trafilatura": {"indexing/sources/page.py"},
    "transformers": {"indexing/models", "bot/gateway/providers"},
    "typer": {"bot/cli"},
    "uharfbuzz": {"skills/creative/type"},
    "yaml": {
        "bot/platforms/slack/manifest.py",
        "skills/creative/brand/kit_file.py",
        "skills/creative/brief/brief_file.py",
        "skills/minutes/templates/reading.py",
        "skills/sql/layer_file.py",
    },
    "uvicorn": {"bot/web.py", "bot/testing"},
}
MOST_LINES = 400
MOST_LINES_OF_A_FUNCTION = 50


@dataclass(frozen=True)
class Module:
    """What the tests ask of a module, so that each is parsed once."""

    docstring: str | None
    imports: tuple[ast.Import | ast.ImportFrom, ...]
    functions: tuple[tuple[str, int, int], ...]  # name, first and last line


@cache
def parsed(path: Path) -> Module:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imports, functions = [], []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            imports.append(node)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            functions.append((node.name, node.lineno, node.end_lineno or node.lineno))
    return Module(ast.get_docstring(tree), tuple(imports), tuple(functions))


def modules(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    for node in parsed(path).imports:
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif node.module and node.level == 0:
            yield node.module.split(".")[0]


def everything() -> list[Path]:
    return [path for package in MAY_IMPORT for path in modules(package)]


def test_imports_point_downwards() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for package, allowed in MAY_IMPORT.items()
        for path in modules(package)
        for name in imports(path)
        if name in MAY_IMPORT and name not in allowed
    ]
    assert not wrong, wrong


def test_every_vendor_has_one_door() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in everything()
        for name in imports(path)
        if name in DOORS and not any(path.is_relative_to(ROOT / door) for door in DOORS[name])
    ]
    assert not wrong, wrong


def test_no_door_stands_open_that_nobody_uses() -> None:
    used = {
        (name, door)
        for path in everything()
        for name in imports(path)
        for door in DOORS.get(name, ())
        if path.is_relative_to(ROOT / door)
    }
    assert not [(name, door) for name, doors in DOORS.items() for door in doors if (name, door) not in used]


def test_skills_do_not_know_each_other() -> None:
    # `confidence` is a folder of the frame, which every skill may use
    inits = (path / "__init__.py" for path in (ROOT / "skills").iterdir())
    folders = [init.parent for init in inits if init.is_file() and "@skill(" in init.read_text()]
    assert folders
    wrong = [
        f"{path.relative_to(ROOT)} imports {module}"
        for folder in folders
        for path in folder.rglob("*.py")
        for module in full_imports(path)
        for other in folders
        if other != folder and f"{module}.".startswith(f"skills.{other.name}.")
    ]
    assert not wrong, wrong


def full_imports(path: Path) -> Iterator[str]:
    for node in parsed(path).imports:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_no_file_climbs_out_of_its_package_by_relative_import() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in everything()
        for node in parsed(path).imports
        if isinstance(node, ast.ImportFrom) and node.level > 0
    ]
    assert not wrong, wrong


def test_modules_stay_small() -> None:
    wrong = [
        str(path.relative_to(ROOT))
        for path in everything()
        if path.read_text(encoding="utf-8").count("\n") > MOST_LINES
    ]
    assert not wrong, wrong


def test_functions_stay_small() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{first} {name}"
        for path in everything()
        for name, first, last in parsed(path).functions
        if last - first + 1 > MOST_LINES_OF_A_FUNCTION
        and "migrations" not in path.parts  # a migration is one list of tables
    ]
    assert not wrong, wrong


def test_every_module_says_what_it_is_for() -> None:
    wrong = [
        str(path.relative_to(ROOT))
        for path in everything()
        if not parsed(path).docstring and path.stat().st_size
    ]
    assert not wrong, wrong


@pytest.mark.parametrize("package", ["skills", "indexing", "transcription"])
def test_only_bot_reads_the_environment(package: str) -> None:
    wrong = [
        str(path.relative_to(ROOT))
        for path in modules(package)
        if any(word in path.read_text(encoding="utf-8") for word in ("os.environ", "os.getenv"))
    ]
    assert not wrong, wrong
