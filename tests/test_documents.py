"""README, .env.example, NOTICE, Makefile and the command's help say what the code does."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import typer.main

from bot.cli import app
from bot.settings import PREFIX, example, known_names
from skills.catalogue import SKILLS

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "NOTICE", *(
    str(path.relative_to(ROOT)) for path in (ROOT / "docs").glob("*.md")
), "benchmarks/README.md")]  # fmt: skip
COMMAND = typer.main.get_command(app)
pages = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def commands() -> dict[str, object]:
    """Each command by its words, such as `index add`."""
    found: dict[str, object] = {}
    for name, command in COMMAND.commands.items():  # type: ignore[attr-defined]  # the root is a group
        found[name] = command
        found |= {f"{name} {inner}": sub for inner, sub in getattr(command, "commands", {}).items()}
    return found


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))


@pages
def test_each_confidant_command_on_a_page_exists(page: Path) -> None:
    known = commands()
    for before, words in re.findall(
        r"(`|^|\s|/)confidant ((?:[a-z][a-z-]* ?){1,2})", page.read_text(), re.MULTILINE
    ):
        first, _, second = words.strip().partition(" ")
        if before == "/":
            # in Slack, where the words are those of skills
            assert first in {skill.command for skill in SKILLS}, f"{page.name}: /confidant {words}"
        else:
            assert first in known or f"{first} {second}" in known, f"{page.name}: confidant {words}"


@pages
def test_each_option_on_a_page_exists(page: Path) -> None:
    for line in re.findall(r"confidant ([a-z][^\n`]*--[^\n`]*)", page.read_text()):
        words = line.split()
        known = commands()
        command = known.get(" ".join(words[:2])) or known[words[0]]
        options = {name for parameter in command.params for name in parameter.opts}  # type: ignore[attr-defined]
        assert {word for word in words if word.startswith("--")} <= options | {"--help"}, line


@pages
def test_each_make_target_on_a_page_exists(page: Path) -> None:
    assert set(re.findall(r"(?:`|^)make ([a-z]+)", page.read_text(), re.MULTILINE)) <= make_targets()


@pages
def test_each_path_and_link_on_a_page_exists(page: Path) -> None:
    text = page.read_text()
    links = re.findall(r"\]\(([^)#:]+)\)", text)
    paths = re.findall(r"`((?:bot|skills|indexing|transcription|tests|docs|benchmarks)/[\w./-]+)`", text)
    missing = [link for link in links if not (page.parent / link).exists()]
    missing += [path for path in paths if not (ROOT / path).exists()]
    assert not missing


@pages
def test_each_setting_on_a_page_exists(page: Path) -> None:
    named = set(re.findall(rf"{PREFIX}[A-Z_]*[A-Z]", page.read_text()))
    assert named <= set(known_names()) | {f"{PREFIX}TEST_POSTGRES", f"{PREFIX}BENCH__DATA"}


def test_the_example_of_settings_is_the_one_the_code_writes() -> None:
    assert (ROOT / ".env.example").read_text() == example()


def test_the_readme_names_every_command() -> None:
    text = (ROOT / "README.md").read_text()
    groups = {words.split()[0] for words in commands() if " " in words}
    assert [
        words for words in commands() if words not in groups and f"confidant {words.split()[0]}" not in text
    ] == []


def test_make_alone_lists_every_target() -> None:
    listed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert {"demo", "test", "check", "slow", "bench", "deep", "serve", "clean"} <= set(
        re.findall(r"make ([a-z]+)", listed)
    )


def test_help_says_something_about_each_command() -> None:
    assert all(command.help for command in commands().values())  # type: ignore[attr-defined]


def test_help_loads_nothing_heavy() -> None:
    heavy = (
        "torch",
        "numpy",
        "chromadb",
        "tantivy",
        "sqlalchemy",
        "faster_whisper",
        "langchain_core",
        "pydantic",
    )
    code = f"import sys, bot.cli; print([name for name in {heavy!r} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_every_shipped_model_stands_in_the_notice() -> None:
    shipped = [
        path.relative_to(ROOT)
        for package in ("bot", "skills", "indexing", "transcription")
        for pattern in ("*.bin", "*.npz", "*.safetensors", "starter.json")
        for path in (ROOT / package).rglob(pattern)
    ]
    notice = (ROOT / "NOTICE").read_text()
    assert shipped
    assert [str(path) for path in shipped if str(path) not in notice] == []


def test_constraints_pin_every_dependency_and_name_no_host() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    text = (ROOT / "constraints.txt").read_text()
    pinned = {
        re.split(r"==", line)[0].lower().replace("_", "-") for line in text.splitlines() if "==" in line
    }
    assert {re.split(r"[\[<>=~ ]", name)[0].lower() for name in wanted} <= pinned
    assert "torch==2.13.0\n" in text
    assert "://" not in text
    assert "@" not in text
