"""Programmes and their released forms are public; an administrator disables and enables a programme."""

from datetime import datetime
from typing import Any

from avustin_core.access import ROW, Guard, Rights, doers, everyone
from avustin_core.errors import Refusal
from avustin_core.plugin import Role
from avustin_core.programmes.models import FormRelease, ProgrammeRow
from avustin_core.programmes.refusals import ProgrammeNotDisabled
from avustin_core.programmes.use import is_disabled

PROGRAMMES = Rights(
    ProgrammeRow,
    rows=everyone,
    fields=dict.fromkeys(
        (
            "id", "code", "name", "purpose", "legalBasis", "grantType", "maximumShare", "lumpSum", "criteria", "settings",
            "commitments", "eligibilityRules", "form", "forms", "reportForms", "templates", "calls", "statistics",
            "distribution", "version", "isInstalled", "disabledAt", "disabledReason", "actions",
        ),
        ROW,
    ),
)  # fmt: skip
FORM_RELEASES = Rights(
    FormRelease,
    rows=everyone,
    fields=dict.fromkeys(
        (
            "id", "programme", "name", "title", "version", "fields", "jsonSchema", "uiSchema", "releasedAt", "structureDigest",
            "textsDigest",
        ),
        ROW,
    ),
)  # fmt: skip


def _not_to_be_disabled(state: Any, now: datetime) -> Refusal | None:
    return is_disabled(state)


def not_disabled(state: Any, now: datetime) -> Refusal | None:
    """Why there is nothing to enable, if so."""
    return None if state.disabled_at else ProgrammeNotDisabled()


def _administers(actor: Any, state: Any) -> bool:
    administers: bool = actor.has(Role.ADMINISTRATOR)
    return administers


DISABLE: Guard[Any] = Guard("disableProgramme", doers.ADMINISTRATOR, _administers, _not_to_be_disabled)
ENABLE: Guard[Any] = Guard("enableProgramme", doers.ADMINISTRATOR, _administers, not_disabled)
GUARDS = (DISABLE, ENABLE)
COLUMNS = {name: name for name in ("disabled_at", "disabled_reason")}  #: what the guards look at
