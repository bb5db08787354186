"""The schema of each set of plugins, since an installation has the types of its own programmes only."""

from collections.abc import Iterator
from pathlib import Path

from avustin_core.registry import Registry
from avustin_core.settings import Settings
from avustin_schema.build import build
from avustin_schema.installing import registry_of

CORE = "core"  #: no programme at all


def sdl(registry: Registry) -> str:
    """The schema in GraphQL's own language."""
    return f"{build(registry).as_str().rstrip()}\n"


def files(whole: Path) -> Iterator[tuple[Path, str]]:
    """Each file and what belongs into it: all plugins, none of them, and each alone, which `sets/` holds by name."""
    registry = registry_of(Settings())
    names = [plugin.name for plugin in registry.plugins]
    yield whole, sdl(registry)
    yield whole.parent / "sets" / f"{CORE}.graphql", sdl(Registry.installed(blocked=names))
    for name in names:
        alone = Registry.installed(blocked=[other for other in names if other != name])
        yield whole.parent / "sets" / f"{name}.graphql", sdl(alone)
