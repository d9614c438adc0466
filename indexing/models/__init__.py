"""The only place where text models load: one that embeds, one that reorders, one that reads and one that tags."""

from indexing.models.text_models import LateTagger, TextModels

__all__ = ["LateTagger", "TextModels"]
