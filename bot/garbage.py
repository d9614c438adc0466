"""How often Python looks for garbage in circles: seldom while a program starts, as usual while it works."""

import gc

_USUAL = gc.get_threshold()
# a start makes 200,000 objects that stay; looking for garbage among them 500 times is an eighth of it
_AT_START = (50_000, 20, 20)


def look_seldom() -> None:
    gc.set_threshold(*_AT_START)


def look_as_usual() -> None:
    """For what runs long: an error that keeps its frame, and what stands there, would stay until 50,000 others do."""
    gc.set_threshold(*_USUAL)
