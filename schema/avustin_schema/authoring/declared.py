"""What plugins of this environment declare, unchecked: for commands that tell an author what is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from itertools import groupby
from pathlib import Path
from typing import Any

from avustin_core.faults import PluginFault, place_of_error
from avustin_core.faults.places import folder_of
from avustin_core.forms import FormSpec, spec_of
from avustin_core.plugin import NAME, Programme
from avustin_schema.refused import Refused

HOOK = "avustin_programmes"


@dataclass(frozen=True)
class Declared:
    """A programme, and the plugin that declares it."""

    plugin: str
    programme: type[Programme]

    @property
    def folder(self) -> Path:
        """Where its locks lie."""
        return folder_of(self.programme)

    @property
    def forms(self) -> list[list[FormSpec]]:
        """The versions of each of its forms, the oldest first."""
        specs = [spec_of(form) for form in (*self.programme.released_forms(), *self.programme.report_forms)]
        return [
            list(versions) for _, versions in groupby(sorted(specs, key=lambda each: each.name), lambda each: each.name)
        ]


def declared(name: str = "") -> list[Declared]:
    """The programmes of all plugins, or those of one plugin or programme of that name."""
    points = sorted(entry_points(group=NAME), key=lambda point: point.name)
    chosen = [point for point in points if point.name == name] or points
    found = [Declared(point.name, programme) for point in chosen for programme in _programmes(point)]
    wanted = [each for each in found if name in ("", each.plugin, each.programme.code)]
    if not wanted:
        known = ", ".join(each.programme.code for each in found) or "none"
        raise Refused(
            f"no plugin or programme {name!r} is installed; there are: {known}" if name else "no plugin is installed"
        )
    return wanted


def _programmes(point: EntryPoint) -> Iterator[type[Programme]]:
    try:
        loaded = point.load()
        if isinstance(loaded, type) and issubclass(loaded, Programme):
            yield loaded
        else:
            yield from (each for hook in _hooks(loaded) for each in hook())
    except (Exception, SystemExit) as error:
        place = place_of_error(error, f"entry point {point.value}")
        raise PluginFault(point.name, place, f"{type(error).__name__}: {error}", "mend it") from error


def _hooks(module: object) -> Iterator[Any]:
    for name in dir(module):
        found = getattr(module, name, None)
        options = getattr(found, f"{NAME}_impl", None)
        if isinstance(options, dict) and HOOK in (options.get("specname"), name):
            yield found
