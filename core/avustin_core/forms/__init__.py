"""The form engine: from one declaration to reading, saving, descriptors, JSON Schema and locks."""

from avustin_core.forms.asked import is_asked
from avustin_core.forms.building import spec_of
from avustin_core.forms.changes import Change, changed_paths, changes_between
from avustin_core.forms.checking import check_form, settings_of
from avustin_core.forms.comparing import FormDifference, differences, kept_of
from avustin_core.forms.describing import describe, describe_checks, describe_field
from avustin_core.forms.digests import digest, structure_digest, structure_of, text_digest, texts_of
from avustin_core.forms.effects import Effect, FormEffect, effects_of, label_of, place_of
from avustin_core.forms.facts import Facts, ParticipantFact
from avustin_core.forms.json_schema import json_schema
from avustin_core.forms.keys import keyed
from avustin_core.forms.listing import listed, listed_name
from avustin_core.forms.locks import (
    LOCK_NAME,
    Difference,
    Lock,
    LockBroken,
    LockDifference,
    kept_in,
    lock_differences,
    lock_of,
    read_lock,
    write_lock,
)
from avustin_core.forms.merging import TooDeep, Unreadable, merge, overlay, replace
from avustin_core.forms.migrations import migrate, migration_faults
from avustin_core.forms.paths import EACH, MISSING, Path, overlap, value_at
from avustin_core.forms.problems import Problem, ProblemCode
from avustin_core.forms.reading import Reading, read
from avustin_core.forms.references import ReferenceIds, References, is_accepted, references_in
from avustin_core.forms.spec import Bounds, FieldSpec, FormSpec, GroupSpec, OptionSpec
from avustin_core.forms.submitting import submitted
from avustin_core.forms.ui_schema import ui_schema
from avustin_core.forms.versions import FormUnion, UnionField, union_faults, union_of

__all__ = [
    "EACH",
    "LOCK_NAME",
    "MISSING",
    "Bounds",
    "Change",
    "Difference",
    "Effect",
    "Facts",
    "FieldSpec",
    "FormDifference",
    "FormEffect",
    "FormSpec",
    "FormUnion",
    "GroupSpec",
    "Lock",
    "LockBroken",
    "LockDifference",
    "OptionSpec",
    "ParticipantFact",
    "Path",
    "Problem",
    "ProblemCode",
    "Reading",
    "ReferenceIds",
    "References",
    "TooDeep",
    "UnionField",
    "Unreadable",
    "changed_paths",
    "changes_between",
    "check_form",
    "describe",
    "describe_checks",
    "describe_field",
    "differences",
    "digest",
    "effects_of",
    "is_accepted",
    "is_asked",
    "json_schema",
    "kept_in",
    "kept_of",
    "keyed",
    "label_of",
    "listed",
    "listed_name",
    "lock_differences",
    "lock_of",
    "merge",
    "migrate",
    "migration_faults",
    "overlap",
    "overlay",
    "place_of",
    "read",
    "read_lock",
    "references_in",
    "replace",
    "settings_of",
    "spec_of",
    "structure_digest",
    "structure_of",
    "submitted",
    "text_digest",
    "texts_of",
    "ui_schema",
    "union_faults",
    "union_of",
    "value_at",
    "write_lock",
]
