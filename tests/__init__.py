"""The tests. What one of a run's many processes has compiled the others read, whatever the shell says."""

import os
import sys

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
# a run has more workers than cores: threads of one that share a product of matrices would wait for those of another,
# and that wait keeps a core busy
os.environ.setdefault("OMP_NUM_THREADS", "1")
