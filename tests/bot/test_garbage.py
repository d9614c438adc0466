"""How often Python looks for garbage, in a process of its own: it is one setting for all that runs there."""

import subprocess
import sys

STARTED = """
import asyncio, gc
from types import SimpleNamespace

usual = gc.get_threshold()
import bot.cli
from bot.program import Program

bot.cli._command = lambda: lambda: None
bot.cli.main()
assert gc.get_threshold() > usual, "a start looks seldom"

async def embed(_texts):
    pass

started = Program.__new__(Program)
started.app = SimpleNamespace(index=SimpleNamespace(embed=embed))
asyncio.run(started._warm_up())
assert gc.get_threshold() == usual, "a program that works looks as usual"
"""


def test_a_program_that_works_looks_for_garbage_as_usual_and_its_start_seldom() -> None:
    ran = subprocess.run([sys.executable, "-c", STARTED], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
