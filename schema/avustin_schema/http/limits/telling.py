"""What a client is told of its cost and of what it has left: in `extensions.cost`, and in headers."""

import math
from typing import Any

from avustin_schema.http.limits.admission import Admitted


def extensions_of(admitted: Admitted | None, limit: int) -> dict[str, Any]:
    """`extensions` with the `cost` of what was asked; nothing of what was never measured."""
    return {"cost": cost_of(admitted, limit)} if admitted else {}


def cost_of(admitted: Admitted, limit: int) -> dict[str, Any]:
    """The cost; nulls where a limit is off."""
    buckets = admitted.allowance.buckets if admitted.allowance else None
    return {
        "requested": admitted.requested,
        "limit": limit or None,
        "remaining": admitted.left.points if admitted.left else None,
        "restored": buckets.restored if buckets else None,
    }


def headers_of(admitted: Admitted | None) -> dict[str, str]:
    """`RateLimit` and `RateLimit-Policy` of the IETF's draft 10, and `Retry-After` where one has to wait."""
    if admitted is None or admitted.left is None or admitted.allowance is None or admitted.allowance.buckets is None:
        return {}
    buckets, name, left = admitted.allowance.buckets, admitted.allowance.name, admitted.left
    until = math.ceil((buckets.most - left.points) / buckets.restored)
    told = {
        "ratelimit-policy": f'"{name}";q={buckets.most};w={math.ceil(buckets.most / buckets.restored)}',
        "ratelimit": f'"{name}";r={left.points};t={until}',
    }
    return told | ({"retry-after": str(left.wait)} if left.wait else {})
