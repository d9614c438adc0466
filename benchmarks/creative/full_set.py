"""Times the real command: `confidant create` for every picture of one product, then of three.

`python -m benchmarks.creative.full_set` copies the sample company's brief with one audience and one locale into a
folder of its own, runs the command there as anyone would, and prints seconds of wall and of processor time, a picture
and in all, and how many pictures passed their checks. The seconds hold the program's start, reading, wording, drawing,
checks, contact sheets and keeping.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import yaml

SAMPLE = Path(__file__).parents[2] / "docs" / "sample_company" / "creative"
MOST_SECONDS, MOST_A_PICTURE = 10.0, 0.15
PRODUCTS = (1, 3)


@dataclass(frozen=True)
class Timed:
    """One run of the command."""

    products: int
    pictures: int
    passed: int
    wall_seconds: float
    cpu_seconds: float

    @property
    def is_good(self) -> bool:
        """Whether all passed in time; a whole set's bound is for one product."""
        in_time = self.products > 1 or self.wall_seconds <= MOST_SECONDS
        return (
            in_time and self.wall_seconds <= MOST_A_PICTURE * self.pictures and self.passed == self.pictures
        )


def brief_of(products: int, folder: Path) -> Path:
    """The sample brief with its first so many products, one audience and one locale, in this new folder."""
    shutil.copytree(SAMPLE, folder)
    brief, table = folder / "brief.yaml", folder / "products.csv"
    asked = yaml.safe_load(brief.read_text(encoding="utf-8"))
    asked |= {"audiences": ["commuters"], "locales": ["en-US"]}
    brief.write_text(yaml.safe_dump(asked, allow_unicode=True), encoding="utf-8")
    lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
    table.write_text("".join(lines[: 1 + products]), encoding="utf-8")
    return brief


def timed(products: int) -> Timed:
    """Run the command once, in a new home. Ends the program with the command's own words where it made no set."""
    with TemporaryDirectory() as place:
        brief, out = brief_of(products, Path(place) / "brief"), Path(place) / "drafts"
        own = {name: value for name, value in os.environ.items() if not name.startswith("CONFIDANT_")}
        command = [sys.executable, "-m", "bot", "create", "--brief", str(brief), "--out", str(out)]
        before, used = perf_counter(), _cpu()
        done = subprocess.run(
            command,
            env={**own, "CONFIDANT_HOME": f"{place}/home"},
            capture_output=True,
            text=True,
            check=False,
        )
        wall, cpu = perf_counter() - before, _cpu() - used
        if not (out / "manifest.json").is_file():
            sys.exit(f"The command made no set: {done.stderr or done.stdout}")
        assets = json.loads((out / "manifest.json").read_text(encoding="utf-8"))["assets"]
    return Timed(products, len(assets), sum(map(_passed, assets)), wall, cpu)


def _cpu() -> float:
    """Processor seconds of all programs that were run from here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _passed(asset: dict[str, Any]) -> bool:  # Any: JSON
    return not any(one["hard"] and not one["mended"] for one in asset["checks"])


def main() -> int:
    good = True
    for products in PRODUCTS:
        one = timed(products)
        good &= one.is_good
        whole = f" (at most {MOST_SECONDS:.0f})" if products == 1 else ""
        print(f"products            {one.products}")
        print(f"pictures            {one.pictures}, {one.passed} passed")
        print(f"seconds             {one.wall_seconds:.1f}{whole}, {one.cpu_seconds:.1f} of processor time")
        each, used = one.wall_seconds / one.pictures, one.cpu_seconds / one.pictures
        print(f"seconds a picture   {each:.3f} (at most {MOST_A_PICTURE}), {used:.3f} of processor time\n")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
