"""Files of an application's fields: what a field takes, and which fields hold a file that turned out to be infected."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from avustin_core.applications.loading import VERSIONS, form_of, get_call
from avustin_core.applications.models import Application
from avustin_core.documents.limits import FieldLimits
from avustin_core.documents.models import Document
from avustin_core.documents.operations import remove_document
from avustin_core.documents.refusals_of_files import AlreadyHandedIn
from avustin_core.errors import InvalidInput
from avustin_core.forms import EACH, Path, value_at
from avustin_core.matters.models import Matter
from avustin_core.plugin import Kind, Language, Text
from avustin_core.work import Work, operation

FILES = (Kind.ATTACHMENT, Kind.ATTACHMENTS)


async def limits_of(work: Work, application: Application, path: Sequence[str]) -> FieldLimits:
    """What the field takes, and how many files stand in it as it was last saved. Another kind of field is refused."""
    form = await form_of(work.session, work.registry, application, await get_call(work.session, application.call_id))
    found = form.spec.at(tuple(path))
    if found is None or found.kind not in FILES:
        raise InvalidInput("field", reason=NO_FILES)
    held = value_at(await VERSIONS.answers(work, application.current_id), tuple(path))
    count = len(held) if isinstance(held, list) else 0  # what stands in a field of one file is replaced
    return FieldLimits(tuple(path), found.label, found.accepts, found.largest, found.bounds.at_most, count)


async def matter_and_field(
    work: Work, application_id: UUID, path: Sequence[str] | None
) -> tuple[UUID, FieldLimits | None]:
    """The application's matter, and what the named field takes."""
    application = await work.get(Application, application_id)
    return application.matter_id, await limits_of(work, application, path) if path else None


@operation(refuses=(AlreadyHandedIn,))
async def remove_attachment(work: Work, id: UUID) -> Matter:
    """Takes an attachment of a draft out of its matter, and never while it is just being handed in."""
    matter_id = (await work.get(Document, id)).matter_id
    application = select(Application).where(col(Application.matter_id) == matter_id)
    await work.session.scalar(application.with_for_update().execution_options(populate_existing=True))
    return await remove_document(work, id)


def places_of(answers: object, document: str, above: Path = ()) -> Iterator[Path]:
    """The fields that hold the document; rows by their keys. Needs no form, which may not be installed any more."""
    if isinstance(answers, Mapping):
        for name, value in answers.items():
            yield from places_of(value, document, (*above, str(name)))
    elif isinstance(answers, list) and document in answers:
        yield above
    elif isinstance(answers, list):
        for row in answers:
            key = str(row.get("key")) if isinstance(row, Mapping) else ""
            yield from places_of(row, document, (*above, key))
    elif answers == document:
        yield above


def label_at(descriptors: Sequence[Mapping[str, Any]], path: Path, language: Language) -> str:
    """What the field is called in its released form; of a row, what its list is called."""
    while path:
        for each in descriptors:
            if len(each["path"]) == len(path) and all(a in (EACH, b) for a, b in zip(each["path"], path, strict=True)):
                return str(each["label"][language.value])
        path = path[:-1]
    return ""


NO_FILES = Text(
    fi="Anna lomakkeen kohta, johon lisätään tiedostoja, tai jätä se pois.",
    sv="Ange en punkt i blanketten som tar emot filer eller utelämna den.",
    en="Give a field of the form that takes files, or leave it out.",
)
