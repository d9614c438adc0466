import subprocess
import sys
from pathlib import Path

import pytest

from indexing.__main__ import main


def test_adds_and_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("docs").mkdir()
    Path("docs/leave.md").write_text("# Leave\n\nSick leave is four hours per pay period.")
    assert main(["add", "docs"]) == 0
    assert "1 added" in capsys.readouterr().out
    assert main(["search", "how much sick leave"]) == 0
    assert "docs/leave.md > Leave" in capsys.readouterr().out
    assert main(["add", "gone"]) == 1
    assert "'gone' is not there" in capsys.readouterr().err


def test_importing_the_package_loads_nothing_heavy() -> None:
    heavy = "chromadb torch transformers tantivy markitdown sqlalchemy langchain_text_splitters numpy".split()
    code = (
        f"import sys, indexing, indexing.settings; print([name for name in {heavy} if name in sys.modules])"
    )
    said = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert said.stdout.strip() == "[]"
