"""Which of three readers did not learn from a question: the answer score is fitted and judged on unseen ones."""

FOLDS = 3
_FOLD_OF_ARTICLE = {
    "squad/Force": 0,
    "squad/Normans": 0,
    "squad/Yuan_dynasty": 0,
    "squad/European_Union_law": 1,
    "squad/Immune_system": 1,
    "squad/Imperialism": 1,
    "squad/1973_oil_crisis": 2,
    "squad/Harvard_University": 2,
    "squad/Packet_switching": 2,
    "squad/Steam_engine": 2,
}


def fold_of(group: str, place: int) -> int:
    """The fold, from 0, of an article of SQuAD or a question of ClapNQ; `place` counts the latter from 0.

    Raises KeyError for an article that nobody sorted in."""
    if group.startswith("clapnq/"):
        return 0 if place % 2 else 1 + place // 2 % 2
    return _FOLD_OF_ARTICLE[group]
