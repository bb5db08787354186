"""Beginning fast: what is made at a start stays, so the garbage collector doesn't look through it, then or later."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def made_to_stay() -> Iterator[None]:
    """Makes modules, the schema and the like."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
