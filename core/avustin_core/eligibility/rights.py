"""Who sees findings, and who may set their own beside a rule's."""

from avustin_core.access import ROW, Guard, Rights, in_role
from avustin_core.applications.audiences import handlers, of_application, officials
from avustin_core.applications.rights import COLUMNS as APPLICATION
from avustin_core.applications.states import handed_in_and_undecided
from avustin_core.eligibility.models import FindingRow
from avustin_core.plugin import Role

RIGHTS = Rights(
    FindingRow,
    rows=of_application(handlers),
    fields=dict.fromkeys(
        (
            "id", "application", "version", "ruleKey", "position", "outcome", "rule", "reason", "source",
            "legalReference", "bars", "paths", "params", "completionFirst", "actions",
        ),
        ROW,
    )
    | dict.fromkeys(
        ("officialOutcome", "officialReason", "official", "officialAt"), of_application(officials)
    ),
)  # fmt: skip

RECORD = Guard(
    "recordFinding", "a preparing officer or a rapporteur of the call", in_role(Role.PREPARER, Role.RAPPORTEUR),
    handed_in_and_undecided,
)  # fmt: skip
GUARDS = (RECORD,)
COLUMNS = {name: path if "." in path else f"application.{path}" for name, path in APPLICATION.items()}
