"""Plugins that bring tables: each has a folder `migrations` in its package, which is a branch of its own."""

from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

from avustin_core.plugin import NAME


class CannotMigrate(Exception):
    """The database can't be brought to this version as it stands; the text says why and what to do."""


def folders() -> dict[str, Path]:
    """Where the revisions of each such plugin lie, by its name. A blocked one counts: its tables are there."""
    found = {}
    for point in sorted(entry_points(group=NAME), key=lambda point: point.name):
        spec = find_spec(point.module.partition(".")[0])  # looks for the package, and runs nothing of it
        for place in (spec.submodule_search_locations or ()) if spec else ():
            if (folder := Path(place) / "migrations").is_dir():
                found[point.name] = folder
    return found


def belongs_to_plugin(table: str) -> bool:
    """Whether a table is a plugin's: its name begins with that of the plugin."""
    return any(table.startswith(f"{name}_") for name in folders())
