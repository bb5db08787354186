"""Programmes and their released forms are public."""

from avustin_core.access import ROW, Rights, everyone
from avustin_core.programmes.models import FormRelease, ProgrammeRow

PROGRAMMES = Rights(
    ProgrammeRow,
    rows=everyone,
    fields=dict.fromkeys(
        (
            "id", "code", "name", "purpose", "legalBasis", "grantType", "maximumShare", "lumpSum", "criteria", "settings",
            "commitments", "eligibilityRules", "form", "forms", "reportForms", "templates", "calls", "statistics",
            "distribution", "version", "isInstalled", "actions",
        ),
        ROW,
    ),
)  # fmt: skip
FORM_RELEASES = Rights(
    FormRelease,
    rows=everyone,
    fields=dict.fromkeys(
        (
            "id", "programme", "name", "version", "fields", "jsonSchema", "uiSchema", "releasedAt", "structureDigest",
            "textsDigest",
        ),
        ROW,
    ),
)  # fmt: skip
