"""The audit trail: who did what to what, written in the transaction of the act, each event chained to the one before."""

from avustin_core.audit.chain import link, values_digest
from avustin_core.audit.models import CORE, AuditEvent, AuditHead, AuditValues
from avustin_core.audit.recording import Event, Recorded, RecordedSession
from avustin_core.audit.spelling import canonical, spelt
from avustin_core.audit.writing import write

__all__ = [
    "CORE", "AuditEvent", "AuditHead", "AuditValues", "Event", "Recorded", "RecordedSession", "canonical", "link",
    "spelt", "values_digest", "write",
]  # fmt: skip
