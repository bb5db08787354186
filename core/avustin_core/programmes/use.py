"""Whether a programme can be used: its plugin is there, and no administrator disabled it."""

from typing import Any

from avustin_core.errors import Refusal
from avustin_core.plugin import Text
from avustin_core.programmes.refusals import ProgrammeIsDisabled, ProgrammeNotInstalled

NAMES = ("programme_code", "disabled_at", "disabled_reason")
COLUMNS = {name: name for name in NAMES}  #: of a call, as its own guards look at them
OF_CALL = {name: f"call.{name}" for name in NAMES}  #: as guards of what belongs to a call do


def is_disabled(state: Any) -> ProgrammeIsDisabled | None:
    """The refusal, with the administrator's reason, where the call or the programme is disabled."""
    if state.disabled_at is None:
        return None
    reason = state.disabled_reason or {}
    return ProgrammeIsDisabled(reason=Text(reason.get("fi", ""), reason.get("sv", ""), reason.get("en")))


def is_absent(state: Any) -> Refusal | None:
    """Where the plugin is gone, for `actions`; an operation finds out for itself when it asks for the programme."""
    installed = getattr(state, "installed", None)
    if installed is None or state.programme_code in installed:
        return None
    return ProgrammeNotInstalled(programme=state.programme_code)


def unusable(state: Any) -> Refusal | None:
    """Why the plugin can't be asked, if so."""
    return is_disabled(state) or is_absent(state)
