"""Who may use the screens that are served.

Whoever can reads and writes as the person who serves them. So a page needs the key in the address that the server shows
to that person alone: other users of the machine can reach the port too. And another website that is open in the browser
must not: its scripts may connect to any address, also by a name of its own that it lets point here.
"""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping


def is_own_name(host: str, served: str) -> bool:
    """Whether a request came by a name that no stranger can point here: an address, localhost, or the one served."""
    name = _name(host)
    return name in {"localhost", served.lower()} or _is_address(name)


def is_own_page(headers: Mapping[str, str]) -> bool:
    """Whether a request comes from a page of this very server; browsers always say from which."""
    origin = urlsplit(headers.get("Origin", ""))
    return origin.scheme in {"http", "https"} and bool(origin.netloc) and origin.netloc == headers.get("Host")


def _name(host: str) -> str:
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""


def _is_address(name: str) -> bool:
    try:
        return bool(ip_address(name))
    except ValueError:
        return False


def is_this_machine(served: str) -> bool:
    """Whether nobody on another machine can reach what is served there."""
    return served.lower() == "localhost" or (_is_address(served) and ip_address(served).is_loopback)
