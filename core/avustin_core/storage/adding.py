"""Adding many rows that nobody needs at hand: by one statement, without making objects of them."""

from functools import cache
from typing import Any

from sqlalchemy import Insert, insert, inspect

from avustin_core.storage.rows import Row
from avustin_core.storage.together import WAITS


@cache
def insert_of(model: type[Row]) -> Insert:
    """The statement. Refuses a model whose objects something listens to, as what keeps its words for the search does."""
    mapper: Any = inspect(model)
    if mapper.dispatch.before_insert or mapper.dispatch.after_insert:
        raise TypeError(f"rows of {model.__name__} are added one by one: something listens to each")
    return insert(mapper.local_table).execution_options(**{WAITS: True})
