"""Whether a report is asked for at all, by the call's settings."""

from collections.abc import Mapping, Sequence

from avustin_core.plugin import UNKNOWN, ReportForm
from avustin_core.plugin.expressions import Named, Values


class _Settings:
    """What there is before anything is answered: the settings."""

    def __init__(self, settings: Mapping[str, object]) -> None:
        self._settings = settings

    def value(self, field: Named) -> object:
        return UNKNOWN

    def blank(self, field: Named) -> bool:
        return True

    def rows(self, field: Named) -> Sequence[Values]:
        return ()

    def setting(self, key: str) -> object:
        value = self._settings.get(key)
        return UNKNOWN if value is None else value


def is_asked(form: type[ReportForm], settings: Mapping[str, object]) -> bool:
    """A report without a condition is always asked; one whose setting isn't set isn't."""
    return form.asked_when is None or form.asked_when.evaluate(_Settings(settings)) is True
