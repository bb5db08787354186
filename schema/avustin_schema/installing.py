"""The plugins of an installation, as its settings say."""

from avustin_core.registry import Registry
from avustin_core.settings import Settings


def registry_of(settings: Settings) -> Registry:
    """The plugins that are installed and not blocked."""
    blocked = [name.strip() for name in settings.plugins_blocked.split(",") if name.strip()]
    return Registry.installed(blocked=blocked, trace=settings.plugins_trace)
