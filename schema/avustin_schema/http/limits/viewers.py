"""Whose allowance a request draws on: a person's, or an address's of those who haven't signed in."""

import ipaddress
from functools import lru_cache

from starlette.requests import HTTPConnection

from avustin_core.access import Actor

NETWORK = 64  #: bits of an IPv6 address that one household or company has for itself


def viewer_of(actor: Actor, address: str) -> str:
    """A person is never limited by the address: a municipality's people share one."""
    return f"user {actor.user_id}" if actor.user_id else f"address {address}"


def address_of(request: HTTPConnection) -> str:
    """Where a request comes from, as uvicorn found it behind the proxies that are trusted."""
    return _network(request.client.host if request.client else "")


@lru_cache(maxsize=1_000)
def _network(host: str) -> str:
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, NETWORK), strict=False))
    return str(address)
