"""All that a case file is made of. A slice adds its tables here: a `Source` in a file of `sources`, or a reason in `LEFT_OUT`."""

from avustin_core.casefile.reading import Source
from avustin_core.casefile.sources import (
    applying,
    contesting,
    deciding,
    documents,
    handling,
    messages,
    reporting,
    time_limits,
    working,
)

SOURCES: tuple[Source, ...] = (
    *applying.SOURCES, *documents.SOURCES, *time_limits.SOURCES, *working.SOURCES, *handling.SOURCES,
    *deciding.SOURCES, *reporting.SOURCES, *contesting.SOURCES, *messages.SOURCES,
)  # fmt: skip
