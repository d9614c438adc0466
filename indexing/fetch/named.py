"""Services that a setting names: their files may be fetched from where the setting says they stand."""

import ipaddress
from urllib.parse import urlsplit

from indexing.settings import FetchSettings


def origin_of(url: str) -> str:
    """`host:port` of an address, as the fetcher's `bearer_hosts` are written."""
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    port = parts.port or (443 if parts.scheme == "https" else 80)
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def reaching(settings: FetchSettings, base_url: str) -> FetchSettings:
    """The same settings; where the service itself stands at a private address, that address is allowed too."""
    added = _networks(urlsplit(base_url).hostname or "")
    return settings.model_copy(update={"allowed_networks": (*settings.allowed_networks, *added)})


def _networks(host: str) -> tuple[str, ...]:
    if host == "localhost":
        return ("127.0.0.0/8", "::1/128")
    try:
        return (str(ipaddress.ip_network(host)),)
    except ValueError:
        return ()
