"""Organisations, municipalities and documents that answers refer to, resolved by the core before reading."""

from collections.abc import Collection, Iterator, Mapping
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
    if found.is_infected:
        return Fault(Code.DOCUMENT_INFECTED)
    if field.accepts and not is_accepted(found.media_type, field.accepts):
        return Fault(Code.MEDIA_TYPE, {"accepts": ", ".join(field.accepts)})
    if field.largest is not None and found.size > field.largest:
        return Fault(Code.FILE_TOO_LARGE, {"largest": field.largest // 1024, "size": found.size // 1024 + 1})
    return found


def is_accepted(media_type: str, patterns: Collection[str]) -> bool:
    """Whether one of the patterns, such as application/pdf or image/*, fits."""
    return any(
        media_type == each or (each.endswith("/*") and media_type.startswith(each.removesuffix("*")))
        for each in patterns
    )
