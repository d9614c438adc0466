"""`python -m benchmarks.retrieval [HOME]`: HOME keeps the index between runs."""

import sys
from pathlib import Path

from benchmarks.retrieval import main

main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
