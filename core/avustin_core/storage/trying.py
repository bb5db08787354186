"""When a transaction is worth another try: another one was in its way, and the database undid it whole."""

import random

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnection
from sqlalchemy.orm.exc import StaleDataError

IN_THE_WAY = (DBAPIError, NoConnection, StaleDataError)  #: what may come of others' transactions; ask `was_in_the_way`
SQLSTATES = frozenset({"40001", "40P01", "55P03"})  #: a serialization failure, a deadlock, a lock_timeout
LOCKED = ("database is locked", "database table is locked")


def was_in_the_way(error: Exception) -> bool:
    """Whether others' transactions were the reason, so that the same may go well a moment later."""
    if not isinstance(error, DBAPIError):
        return True
    return getattr(error.orig, "sqlstate", None) in SQLSTATES or any(text in str(error.orig) for text in LOCKED)


def pause(attempt: int) -> float:
    """Seconds before the next try: longer each time, and not the same for all who wait."""
    return 0.01 * 2.0**attempt * random.uniform(0.5, 1.5)
