"""A program that answers in chat does not load what draws and sets pages before somebody wants a report."""

import subprocess
import sys


def test_a_chat_about_markets_brings_no_drawing_library_before_a_report_is_made() -> None:
    code = "import sys, skills.catalogue; print(*{name.split('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "skills" in loaded.split()
    assert not {"matplotlib", "fpdf", "fontTools"} & set(loaded.split())
