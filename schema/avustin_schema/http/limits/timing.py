"""Time: a query that takes too long is given up. A mutation isn't, since nobody would know whether it was done."""

import asyncio
from collections.abc import Awaitable
from typing import Any

from graphql import OperationType
from strawberry.types import ExecutionResult

from avustin_schema.http.limits.admission import Admitted
from avustin_schema.http.limits.measuring import error_of
from avustin_schema.http.limits.refusals import TimeLimit


async def in_time(running: Awaitable[Any], admitted: Admitted | None, seconds: float) -> Any:
    """The result, or that it took too long. What blocks the process itself can't be given up."""
    operation = admitted.operation if admitted else None
    if not seconds or operation is None or operation.node.operation is not OperationType.QUERY:
        return await running
    try:
        async with asyncio.timeout(seconds) as time:
            return await running
    except TimeoutError:
        if not time.expired():
            raise
        return ExecutionResult(data=None, errors=[error_of(TimeLimit(most=f"{seconds:g}"))])
