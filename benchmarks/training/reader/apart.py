"""Which questions a reader does not learn from, so that the answer score can be fitted and judged on them.

Two readers learn from one half each and are judged on the other; every question has one that never saw its article.
"""

FOLDS = (0, 1)
_FIRST = (
    "squad/Force",
    "squad/Normans",
    "squad/Yuan_dynasty",
    "squad/Packet_switching",
    "squad/European_Union_law",
)


def held_out_by(group: str, place: int) -> int:
    """The fold whose reader saw nothing of this article; `place` counts the questions of ClapNQ from 0."""
    if group.startswith("clapnq/"):
        return (place + 1) % 2
    return 0 if group in _FIRST else 1
