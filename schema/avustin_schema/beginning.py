"""Beginning fast: what is made at a start stays, so the garbage collector doesn't look through it, then or later."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MADE = 20_000  #: objects after which garbage is looked for: a page of a hundred rows is some thousands, all of which go


@contextmanager
def made_to_stay() -> Iterator[None]:
    """Makes modules, the schema and the like."""
    gc.disable()
    try:
        yield
    finally:
        gc.set_threshold(MADE, 20, 20)
        gc.freeze()
        gc.enable()
