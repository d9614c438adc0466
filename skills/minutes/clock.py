"""Times as people read them."""

from skills.moments import clock

__all__ = ["clock"]
