"""Organisations, municipalities and documents that answers refer to, resolved by the core before reading."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from avustin_core.forms.problems import ProblemCode as Code
from avustin_core.forms.scalars import Fault
from avustin_core.forms.spec import FieldSpec, FormSpec, GroupSpec
from avustin_core.plugin import DocumentView, Kind, MunicipalityView, OrganisationView


@dataclass(frozen=True)
class References:
    """What was found, by id; municipalities by code. What isn't here is a problem of the answer that refers to it."""

    organisations: Mapping[str, OrganisationView] = field(default_factory=lambda: MappingProxyType({}))
    municipalities: Mapping[str, MunicipalityView] = field(default_factory=lambda: MappingProxyType({}))
    documents: Mapping[str, DocumentView] = field(default_factory=lambda: MappingProxyType({}))
    applicant: OrganisationView | None = None


@dataclass(frozen=True)
class ReferenceIds:
    """What has to be found before answers are read."""

    organisations: frozenset[str]
    municipalities: frozenset[str]
    documents: frozenset[str]


def references_in(spec: FormSpec, answers: Mapping[str, object]) -> ReferenceIds:
    """Every id that answers refer to, hidden ones too."""
    found: dict[Kind, set[str]] = {kind: set() for kind in (Kind.ORGANISATION, Kind.MUNICIPALITY, Kind.ATTACHMENT)}
    for kind, value in _references(spec.group, answers):
        found[kind].add(value)
    return ReferenceIds(*(frozenset(ids) for ids in found.values()))


def _references(group: GroupSpec, answers: object) -> Iterator[tuple[Kind, str]]:
    if not isinstance(answers, Mapping):
        return
    for each in group.fields:
        raw = answers.get(each.name)
        if each.group is not None:
            for part in raw if each.repeats and isinstance(raw, list) else [raw]:
                yield from _references(each.group, part)
        elif each.kind is Kind.ATTACHMENTS and isinstance(raw, list):
            yield from ((Kind.ATTACHMENT, item) for item in raw if isinstance(item, str))
        elif each.kind in (Kind.ORGANISATION, Kind.MUNICIPALITY, Kind.ATTACHMENT) and isinstance(raw, str):
            yield each.kind, raw


def read_organisation(raw: object, references: References) -> OrganisationView | Fault:
    """The organisation with an id."""
    found = references.organisations.get(raw) if isinstance(raw, str) else None
    return found or Fault(Code.ORGANISATION_NOT_FOUND)


def read_municipality(raw: object, references: References) -> MunicipalityView | Fault:
    """The municipality with a code."""
    found = references.municipalities.get(raw) if isinstance(raw, str) else None
    return found or Fault(Code.MUNICIPALITY_NOT_FOUND)


def read_document(field: FieldSpec, raw: object, references: References) -> DocumentView | Fault:
    """The document with an id, if it is of a kind that the field accepts."""
    found = references.documents.get(raw) if isinstance(raw, str) else None
    if found is None:
        return Fault(Code.DOCUMENT_NOT_FOUND)
    if field.accepts and not any(_accepted(found.media_type, pattern) for pattern in field.accepts):
        return Fault(Code.MEDIA_TYPE, {"accepts": ", ".join(field.accepts)})
    return found


def _accepted(media_type: str, pattern: str) -> bool:
    return media_type == pattern or (pattern.endswith("/*") and media_type.startswith(pattern[:-1]))
