"""Everyone sees the register; a decider or a preparing officer of the call publishes."""

from datetime import datetime
from typing import Any

from avustin_core.access import Guard, Rights, doers, everyone, in_role_of_call
from avustin_core.errors import Refusal
from avustin_core.plugin import Role
from avustin_core.register.models import RegisterEntry
from avustin_core.register.refusals import NothingToPublish

RIGHTS = Rights(
    RegisterEntry,
    rows=everyone,
    fields=dict.fromkeys(
        (
            "id", "call", "programme", "organisationName", "businessId", "purpose", "municipalities", "regions",
            "amountApplied", "outcome", "amountGranted", "decidedOn", "publishedAt", "isFictional",
        ),
        everyone,
    ),
)  # fmt: skip


def _nothing(state: Any, now: datetime) -> Refusal | None:
    return None if state.decided else NothingToPublish()


PUBLISH = Guard(
    "publishDecisions", doers.DECIDER_OR_PREPARER,
    in_role_of_call(Role.DECIDER, Role.PREPARER), _nothing,
)  # fmt: skip
CALL_GUARDS = (PUBLISH,)
CALL_COLUMNS = {"id": "id", "decided": "decided"}
