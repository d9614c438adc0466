"""Who may read an item: those who may where it comes from, and never more than whoever added the source chose."""

_WIDE = ("world", "everyone")


def narrowed(own: frozenset[str] | None, chosen: frozenset[str]) -> frozenset[str]:
    """Readers inside both; empty where nobody certainly is.

    A channel, group or person that only one side names passes where the other side is for everyone: whoever let a
    guest into a channel let them read it. Two different names share nobody that we could know of."""
    if own is None:
        return chosen
    inside = (own & chosen) | _named_within(own, chosen) | _named_within(chosen, own)
    if "everyone" in own | chosen and _is_wide(own) and _is_wide(chosen):
        inside |= {"everyone"}
    return inside


def is_wider(new: frozenset[str], old: frozenset[str]) -> bool:
    """Whether the new readers let somebody in whom the old ones did not."""
    return any(not _covers(old, reader) for reader in new)


def is_for_some(readers: frozenset[str]) -> bool:
    """Whether only named people, groups or channels may read."""
    return not _is_wide(readers)


def _covers(readers: frozenset[str], one: str) -> bool:
    return one in readers or "world" in readers or ("everyone" in readers and one != "world")


def _named_within(names: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    return names.difference(_WIDE) if _is_wide(other) else frozenset()


def _is_wide(readers: frozenset[str]) -> bool:
    return any(word in readers for word in _WIDE)
