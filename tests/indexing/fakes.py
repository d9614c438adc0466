"""Who reads and what embeds in the tests of the index."""

from bot.testing.words import WordEmbedder
from indexing.audience import Audience

__all__ = ["MEMBER", "WordEmbedder"]

MEMBER = Audience.of({"world", "everyone", "user:ana"})
