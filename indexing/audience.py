"""Who will see the reply; a document may be used only if every one of them may read it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Audience:
    """Everyone who will see the reply, each as the set of rights they hold.

    Rights are the words readers are made of: a full member holds `world`, `everyone`, `user:ID` and one word
    for each group and channel; a stranger holds `world` only.
    """

    viewers: frozenset[frozenset[str]]

    @classmethod
    def of(cls, *viewers: Iterable[str]) -> "Audience":
        """The audience of these people, each given as their rights."""
        return cls(frozenset(frozenset(rights) for rights in viewers))

    def may_read(self, readers: frozenset[str]) -> bool:
        """Whether every viewer shares a right with the readers; an audience of nobody reads nothing."""
        return bool(self.viewers) and all(rights & readers for rights in self.viewers)
