"""Problems: what stands in the way of a submission, or asks to be looked at; nothing typed is lost by one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from avustin_core.forms.paths import Path
from avustin_core.plugin import Severity, Text


class ProblemCode(StrEnum):
    """What is wrong, for a program to act on; `messages.py` says it to people."""

    REQUIRED = "REQUIRED"
    UNREADABLE = "UNREADABLE"
    UNKNOWN_FIELD = "UNKNOWN_FIELD"
    TOO_LONG = "TOO_LONG"
    CONTROL_CHARACTER = "CONTROL_CHARACTER"
    BELOW_MINIMUM = "BELOW_MINIMUM"
    ABOVE_MAXIMUM = "ABOVE_MAXIMUM"
    TOO_FEW = "TOO_FEW"
    TOO_MANY = "TOO_MANY"
    DUPLICATE = "DUPLICATE"
    NOT_AN_OPTION = "NOT_AN_OPTION"
    MUST_BE_CONFIRMED = "MUST_BE_CONFIRMED"
    MUST_BE_DENIED = "MUST_BE_DENIED"
    EMAIL_FORM = "EMAIL_FORM"
    PHONE_FORM = "PHONE_FORM"
    PHONE_UNUSUAL = "PHONE_UNUSUAL"
    BUSINESS_ID_FORM = "BUSINESS_ID_FORM"
    BUSINESS_ID_CHECK_DIGIT = "BUSINESS_ID_CHECK_DIGIT"
    IBAN_FORM = "IBAN_FORM"
    IBAN_CHECK_DIGITS = "IBAN_CHECK_DIGITS"
    ORGANISATION_NOT_FOUND = "ORGANISATION_NOT_FOUND"
    MUNICIPALITY_NOT_FOUND = "MUNICIPALITY_NOT_FOUND"
    DOCUMENT_NOT_FOUND = "DOCUMENT_NOT_FOUND"
    DOCUMENT_INFECTED = "DOCUMENT_INFECTED"
    MEDIA_TYPE = "MEDIA_TYPE"
    FILE_TOO_LARGE = "FILE_TOO_LARGE"
    PERIOD_ORDER = "PERIOD_ORDER"
    ONE_LEAD = "ONE_LEAD"
    PARTICIPANT_TWICE = "PARTICIPANT_TWICE"
    CHECK = "CHECK"


def _none() -> Mapping[str, object]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Problem:
    """One problem. `path` has row keys, `pointer` indexes; `params` are the values that the message was made with.

    `rule_key` names the check that failed, or repeats the code for what the engine itself asks.
    """

    code: ProblemCode
    severity: Severity
    message: Text
    path: Path
    pointer: str
    rule_key: str
    legal_reference: str | None = None
    params: Mapping[str, object] = field(default_factory=_none)

    @property
    def blocks(self) -> bool:
        """Whether it stops a submission."""
        return self.severity is Severity.BLOCKS

    def to_json(self) -> dict[str, object]:
        """The problem as clients get it, with its message in all languages."""
        return {
            "code": self.code.value,
            "severity": self.severity.value,
            "message": self.message.to_json(),
            "path": list(self.path),
            "pointer": self.pointer,
            "ruleKey": self.rule_key,
            "legalReference": self.legal_reference,
            "params": dict(self.params),
        }
