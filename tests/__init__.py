"""The tests. What one of a run's many processes has compiled the others read, whatever the shell says."""

import os
import sys

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
