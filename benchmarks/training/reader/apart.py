"""Which questions the reader does not learn from, so that the answer score can be fitted and judged on them."""

HELD_OUT = ("squad/Force", "squad/Normans", "squad/Yuan_dynasty")


def is_held_out(group: str, place: int) -> bool:
    """`place` counts the questions of ClapNQ from 0."""
    return place % 2 == 1 if group.startswith("clapnq/") else group in HELD_OUT
