"""What becomes of operations, counted for whoever runs the installation: done, refused by which rule, tried again."""

from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import Counter

from avustin_core.errors import Refusal

OPERATIONS = Counter("avustin_operations_total", "Operations by what became of them.", ["outcome"])
REFUSALS = Counter("avustin_refusals_total", "Operations that a rule refused, by its code.", ["code"])
RETRIES = Counter("avustin_retries_total", "Transactions that the database asked to try again.")


@contextmanager
def counted() -> Iterator[None]:
    """Counts what happens inside as one operation."""
    try:
        yield
    except Refusal as refusal:
        OPERATIONS.labels("refused").inc()
        REFUSALS.labels(refusal.code).inc()
        raise
    except BaseException:
        OPERATIONS.labels("failed").inc()
        raise
    OPERATIONS.labels("done").inc()
