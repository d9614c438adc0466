"""Addresses of pages found by a search provider; what it says of them is never evidence, only the pages are."""

from indexing.web.seek.port import Provider, Result
from indexing.web.seek.providers import HOMES, NAMES, provider

__all__ = ["HOMES", "NAMES", "Provider", "Result", "provider"]
