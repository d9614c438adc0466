"""The one safe fetcher: downloads what people name, and reaches nothing that they should not."""

from indexing.fetch.addresses import Resolver, system_resolver
from indexing.fetch.download import Fetched, fetch
from indexing.fetch.sniff import looks_like

__all__ = ["Fetched", "Resolver", "fetch", "looks_like", "system_resolver"]
