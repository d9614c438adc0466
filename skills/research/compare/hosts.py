"""Who publishes an address: the part of its host that one owner registers, so that subdomains count once."""

import ipaddress
import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

# where names are registered below a second level, as registries of these countries have it
_SECOND = frozenset(
    "ac co com edu gob gov go gouv govt gv ltd me mil ne net nom or org plc sch asso id web gen firm "
    "ind".split()
)
_COUNTRIES = frozenset(
    "ae ar at au bd bo br bw by cn co cr cy do ec eg es fj ge gh gt hk hu id il in ir is ke kh kr kw lb "
    "lk ly ma mm mo mt mx my na ng ni np nz om pa pe pg ph pk pl pr pt py qa ro ru sa sg sv th tn tr tt "
    "tw tz ua ug uk uy uz ve vn za zm zw jp fr".split()
)
# registered below the top level of these countries too, so that only words that registries reserve are second levels
_NARROW = {
    "at": frozenset("ac co gv or".split()),
    "fr": frozenset("asso com gouv nom".split()),
    "es": frozenset("com edu gob nom org".split()),
    "in": frozenset("ac co edu firm gen gov ind net org".split()),
    "jp": frozenset("ac co ed go gr lg ne or".split()),
    "co": frozenset("com edu gov mil net nom org".split()),
    "uk": frozenset("ac co gov ltd me net nhs org plc police sch".split()),
    "is": frozenset(), "pt": frozenset("com edu gov org".split()), "me": frozenset(),
}  # fmt: skip
# hosts that lend a name below their own to anybody
_LENT = frozenset(
    "github.io gitlab.io pages.dev workers.dev netlify.app vercel.app web.app firebaseapp.com "
    "herokuapp.com blogspot.com wordpress.com medium.com substack.com tumblr.com weebly.com wixsite.com "
    "webflow.io notion.site ghost.io hubspotpagebuilder.com myshopify.com azurewebsites.net "
    "cloudfront.net onrender.com fly.dev sourceforge.io readthedocs.io gitbook.io squarespace.com "
    "typepad.com jimdofree.com".split()
)
_MOST_KEPT = 1_024  # addresses; each is asked for again and again, by all that tells whose a page is
_HOST_IN_PATH = re.compile(r"^(?:[a-z0-9-]+\.)+[a-z]{2,}$")
# a page by its name alone lies in no folder; .md and .zip are domains too
_FLAT = re.compile(r"[^/]+\.(?:x?html?|pdf|txt)", re.IGNORECASE)
_FILES = frozenset("html htm xhtml pdf txt md json xml php asp aspx jsp mhtml csv zip".split())


@lru_cache(_MOST_KEPT)
def publisher_of(address: str) -> str:
    """The registrable domain of a URL; on this machine each port is a host, in a folder each site's folder.

    Lower case; empty for what is no address of a page, and for a saved page beside others in one folder."""
    if _FLAT.fullmatch(address):
        return ""
    parts = urlsplit(address if "//" in address else f"//{address}")
    if parts.scheme == "file" or not parts.netloc:
        return _in_folder(unquote(parts.path))
    host = (parts.hostname or "").rstrip(".")
    if is_local(host):
        shown = f"[{host}]" if ":" in host else host
        return f"{shown}:{_port(parts.port, parts.scheme)}"
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return _registered(_ascii(host))
    return host


@lru_cache(_MOST_KEPT)
def is_local(host: str) -> bool:
    """Whether a host is this machine, where a port is all that tells two sites apart."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _port(port: int | None, scheme: str) -> int:
    return port or (443 if scheme == "https" else 80)


def _ascii(host: str) -> str:
    try:
        return host.encode("idna").decode().lower()
    except UnicodeError:
        return host.lower()


def _registered(host: str) -> str:
    labels = host.split(".")
    if len(labels) < 3:
        return host
    if ".".join(labels[-2:]) in _LENT:
        return ".".join(labels[-3:])
    second, top = labels[-2:]
    reserved = _NARROW.get(top, _SECOND if top in _COUNTRIES else frozenset())
    return ".".join(labels[-3:] if second in reserved else labels[-2:])


def _in_folder(path: str) -> str:
    """The folder named like a host that a saved page lies in, else the folder that it lies in."""
    folders = [part.lower() for part in path.split("/") if part][:-1]
    for part in folders:
        if _HOST_IN_PATH.match(part) and part.rpartition(".")[2] not in _FILES:
            return _registered(part)
    return folders[-1] if folders else ""
