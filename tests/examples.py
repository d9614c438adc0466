"""How often a property is tried whose examples are costly: 40 times, and as often as any other where `CI` is set.

What keeps people from what they may not read, and what is planted from giving orders, is tried in full everywhere."""

import os

from hypothesis import settings

_USUAL = 100
FEWER = settings(deadline=None, max_examples=_USUAL if os.environ.get("CI") else 40)
