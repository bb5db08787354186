"""The items of an application's checklist: those of its programme, or the core's own where its plugin is gone."""

from avustin_core.plugin import GENERAL_PRECONDITIONS, NO_CONVICTIONS, CheckItem
from avustin_core.registry import Registry


def items_of(registry: Registry, programme_code: str) -> tuple[CheckItem, ...]:
    """In the order in which officials go through them."""
    programme = registry.programmes.get(programme_code)
    return programme.whole_checklist() if programme else (*GENERAL_PRECONDITIONS, NO_CONVICTIONS)
