"""Stands in for taking a file apart: keeps to the limit on memory, and wants more."""

import resource
import sys

resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[5]), int(sys.argv[5])))
held = bytearray(2 * int(sys.argv[5]))
