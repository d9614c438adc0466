"""Stands in for taking a file apart: says who it is in the file, and never comes to an end."""

import os
import signal
import sys
from pathlib import Path

Path(sys.argv[2]).write_text(str(os.getpid()))
signal.pause()
