"""The only place where text models load: one that embeds, one that reorders, and one that reads."""

from indexing.models.text_models import TextModels

__all__ = ["TextModels"]
