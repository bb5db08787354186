"""Plugins for tests: one registry for all that name the same, so that a process builds its schema once."""

from functools import cache

from avustin_core.registry import Plugin, Registry


@cache
def installed(*extra: Plugin) -> Registry:
    """The plugins that are installed, and these; nobody changes it."""
    return Registry.installed(extra=extra)
